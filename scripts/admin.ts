/**
 * npm run -s admin -- COMMAND [ARGS] [--json]: what only an operator may do. While the bot runs on the embedded
 * database, the bot carries it out; else this process opens the database itself, beside the replicas of a server.
 */
import { ConfigError, readConfig } from "../src/config/config.ts";
import { DataDirectoryInUse } from "../src/database/data-directory-lock.ts";
import { openDatabase, whyUnusable } from "../src/database/open-database.ts";
import type { AdminAnswer } from "../src/operator/admin-command.ts";
import { askDesk } from "../src/operator/ask-desk.ts";
import { adminCommandCalled, adminHelp, noSuchCommand, runAdmin } from "../src/operator/run-admin.ts";
import { wordsFor } from "../src/operator/words.ts";
import { purges } from "../src/slot-handlers.ts";

const typed = process.argv.slice(2);
const json = typed.includes("--json");
const help = typed.includes("--help");
const [command = "help", ...args] = typed.filter((arg) => arg !== "--json" && arg !== "--help");
// Before the settings are read: a problem with them is no reason to withhold the help.
const locale = process.env.LOCALE_DEFAULT === "en" ? "en" : "zh";

try {
  const known = adminCommandCalled(command);
  if (help || command === "help") print(adminHelp(locale, known && command));
  else tell(known ? await carryOut() : noSuchCommand(locale, command));
} catch (error) {
  const sentence = error instanceof ConfigError ? error.message : whyUnusable(error);
  if (!sentence) throw error;
  complain(sentence);
}

async function carryOut(): Promise<AdminAnswer> {
  const config = readConfig(process.env);
  const asked = { command, args, cwd: process.cwd() };
  if ("runAlone" in adminCommandCalled(command)!) return runAdmin(asked, { config });
  try {
    const database = await openDatabase({ url: config.databaseUrl, dataDir: config.dataDir });
    return await runAdmin(asked, { config, database, purges }).finally(() => database.close());
  } catch (error) {
    if (!(error instanceof DataDirectoryInUse)) throw error;
    const answer = await askDesk(config.dataDir, { order: "admin", ...asked });
    return answer ?? { done: false, says: wordsFor(config.locale).silent };
  }
}

function tell({ done, says, data }: AdminAnswer): void {
  if (json) print(JSON.stringify(data ?? { done, says }));
  else if (done) print(says);
  else complain(says);
  process.exitCode = done ? 0 : 1;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function complain(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}
