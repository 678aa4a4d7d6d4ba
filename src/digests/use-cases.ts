import { runNow } from "./run-now.ts";
import { showDefinitions } from "./show-definitions.ts";
import { showFunnel } from "./show-funnel.ts";

export const digestUseCases = [showFunnel, showDefinitions, runNow];
