/** Everything that can be typed after `npm run -s admin --`. */
import type { AdminCommand } from "./admin-command.ts";
import { assign } from "./commands/assign.ts";
import { audit } from "./commands/audit.ts";
import { backup, move, restore, verify } from "./commands/backups.ts";
import { contact } from "./commands/contact.ts";
import { deliveries } from "./commands/deliveries.ts";
import { erase } from "./commands/erase.ts";
import { exportOne } from "./commands/export.ts";
import { importTables } from "./commands/import.ts";
import { installations } from "./commands/installations.ts";
import { jobs } from "./commands/jobs.ts";
import { people } from "./commands/people.ts";
import { purge } from "./commands/purge.ts";
import { refused } from "./commands/refused.ts";
import { retention } from "./commands/retention.ts";
import { roles } from "./commands/roles.ts";
import { sessions } from "./commands/sessions.ts";
import { undelivered } from "./commands/undelivered.ts";

export const adminCommands: readonly AdminCommand[] = [
  people,
  roles,
  sessions,
  assign,
  installations,
  jobs,
  undelivered,
  retention,
  audit,
  refused,
  exportOne,
  erase,
  contact,
  importTables,
  purge,
  backup,
  verify,
  restore,
  move,
  deliveries,
];
