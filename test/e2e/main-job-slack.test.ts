import { slackSetup } from "../fakes/conversation/chat-setups.ts";
import { tellMainJob } from "./main-job.ts";

tellMainJob("Slack", () => slackSetup("http"));
