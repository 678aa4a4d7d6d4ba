/**
 * npm run -s say -- [--as MAIL|NAME] [--json] "LINE" …: talks to the bot from a terminal as a member of the
 * company, through the same dispatch as the chats. `--help` has the details. For the operator, who needs no
 * account for it.
 */
import { MovedAway, refuseMovedAway } from "../src/backup/settle-home.ts";
import { ConfigError, readConfig } from "../src/config/config.ts";
import { DataDirectoryInUse } from "../src/database/data-directory-lock.ts";
import { openDatabase, whyUnusable } from "../src/database/open-database.ts";
import { toldError } from "../src/told-error.ts";
import { Mistake } from "./say/mistake.ts";
import { parseSteps } from "./say/parse-steps.ts";
import { talk } from "./say/talk.ts";
import { wordsFor } from "./say/words.ts";

// Before the settings are read: a problem with them is no reason to withhold the help.
const words = wordsFor(process.env.LOCALE_DEFAULT === "en" ? "en" : "zh");

const print = (answer: string) => void process.stdout.write(answer);
const complain = (sentence: string) => void process.stderr.write(`${sentence}\n`);

try {
  const wish = parseSteps(process.argv.slice(2), words);
  if (wish.help) print(words.help);
  else {
    const config = readConfig(process.env);
    const database = await openDatabase({ url: config.databaseUrl, dataDir: config.dataDir });
    const onError = (error: unknown) => complain(JSON.stringify(toldError(error)));
    try {
      await refuseMovedAway(database.prisma);
      const well = await talk(wish, { database, config, words, print, onError });
      process.exitCode = well ? 0 : 1;
    } finally {
      await database.close();
    }
  }
} catch (error) {
  const sentence = sentenceFor(error);
  if (sentence === undefined) throw error;
  complain(sentence);
  process.exitCode = 1;
}

function sentenceFor(error: unknown): string | undefined {
  if (error instanceof DataDirectoryInUse) return words.running;
  const isTold = error instanceof Mistake || error instanceof ConfigError || error instanceof MovedAway;
  return isTold ? error.message : whyUnusable(error);
}
