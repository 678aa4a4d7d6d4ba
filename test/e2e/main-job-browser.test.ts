import { webSetup } from "../fakes/conversation/chat-setups.ts";
import { tellMainJob } from "./main-job.ts";
import { openBrowser } from "./open-browser.ts";

tellMainJob("the web chat", async () => webSetup(await openBrowser()));
