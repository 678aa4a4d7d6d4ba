/** What a start stands on: a port that is free and the database. Asked for first, so that it comes while the rest is loaded. */
import type { Config } from "./config/config.ts";
import { type Database, type DatabaseLog, openDatabase, prepareDatabase } from "./database/open-database.ts";
import { tryPort } from "./http/listening.ts";

/** @throws what `whyNotStarted` explains, or an error of ours */
export async function layGround(config: Config, log: DatabaseLog): Promise<Database> {
  const options = { url: config.databaseUrl, dataDir: config.dataDir, log };
  prepareDatabase(options);
  await tryPort(config);
  return openDatabase(options);
}
