/**
 * npm run login [-- name or e-mail]: prints a link that signs somebody in to the web chat once; without a name, the
 * first admin, or whoever uses it where nobody is admin yet. For the operator, who needs no account for it.
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
