/** Everything that can be typed after `npm run -s admin --`. */
import type { AdminCommand } from "./admin-command.ts";
import { backup, move, restore, verify } from "./commands/backups.ts";
import { deliveries } from "./commands/deliveries.ts";
import { people } from "./commands/people.ts";

export const adminCommands: readonly AdminCommand[] = [people, backup, verify, restore, move, deliveries];
