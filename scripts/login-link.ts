/**
 * npm run login [-- name or e-mail]: prints a one-time sign-in link for the web chat. Without a name it is for
 * the first admin, or makes the person who uses it the first admin. For the operator, who needs no account for
 * it.
 */
import { ConfigError, readConfig } from "../src/config.ts";
import { DataDirectoryInUse } from "../src/database/data-directory-lock.ts";
import { openDatabase, whyUnusable } from "../src/database/open-database.ts";
import { loginLink } from "./login/login-link.ts";
import { wordsFor } from "./login/words.ts";

const typed = process.argv.slice(2).join(" ").trim();
try {
  const config = readConfig(process.env);
  try {
    const database = await openDatabase({ url: config.databaseUrl, dataDir: config.dataDir });
    const { done, says } = await loginLink(database, config, typed).finally(() => database.close());
    (done ? process.stdout : process.stderr).write(`${says}\n`);
    process.exitCode = done ? 0 : 1;
  } catch (error) {
    if (!(error instanceof DataDirectoryInUse)) throw error;
    const words = wordsFor(config.locale);
    process.stderr.write(`${words.running(typed || words.aName)}\n`);
    process.exitCode = 1;
  }
} catch (error) {
  const sentence = error instanceof ConfigError ? error.message : whyUnusable(error);
  if (!sentence) throw error;
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}
