import { larkSetup } from "../fakes/conversation/chat-setups.ts";
import { tellMainJob } from "./main-job.ts";

tellMainJob("Lark", () => larkSetup("websocket"));
