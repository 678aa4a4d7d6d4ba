/**
 * npm run login [-- name or e-mail]: prints a one-time sign-in link for the web chat. Without a name it is for
 * the first admin, or makes the person who uses it the first admin. For the operator, who needs no account for
 * it. While the bot runs on the embedded database, the bot makes the link.
 */
import { MovedAway, refuseMovedAway } from "../src/backup/settle-home.ts";
import { ConfigError, readConfig } from "../src/config/config.ts";
import { DataDirectoryInUse } from "../src/database/data-directory-lock.ts";
import { openDatabase, whyUnusable } from "../src/database/open-database.ts";
import { askDesk } from "../src/operator/ask-desk.ts";
import { type Answer, loginLink } from "../src/operator/login-link.ts";
import { wordsFor } from "../src/operator/words.ts";

const typed = process.argv.slice(2).join(" ").trim();
try {
  const config = readConfig(process.env);
  try {
    const database = await openDatabase({ url: config.databaseUrl, dataDir: config.dataDir });
    try {
      // A link made in the place that was left would lead nowhere.
      await refuseMovedAway(database.prisma);
      tell(await loginLink(database, config, typed));
    } finally {
      await database.close();
    }
  } catch (error) {
    if (!(error instanceof DataDirectoryInUse)) throw error;
    const answer = await askDesk(config.dataDir, { order: "login", typed });
    tell(answer ?? { done: false, says: wordsFor(config.locale).silent });
  }
} catch (error) {
  const isTold = error instanceof ConfigError || error instanceof MovedAway;
  const sentence = isTold ? error.message : whyUnusable(error);
  if (!sentence) throw error;
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}

function tell({ done, says }: Answer): void {
  (done ? process.stdout : process.stderr).write(`${says}\n`);
  process.exitCode = done ? 0 : 1;
}
