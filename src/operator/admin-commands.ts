/** Everything that can be typed after `npm run -s admin --`. */
import type { AdminCommand } from "./admin-command.ts";
import { people } from "./commands/people.ts";

export const adminCommands: readonly AdminCommand[] = [people];
