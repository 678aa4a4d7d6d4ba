import { MIGRATIONS, readMigrations } from "../database/migrate.ts";

/** Names of the migrations that this version ships, in order. */
export const shippedMigrations = async (): Promise<string[]> =>
  (await readMigrations(MIGRATIONS)).migrationDirectories.map(({ path }) => path);
