import { cp, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { MIGRATIONS } from "../../src/database/migrate.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

/** A folder with this version's migrations, for a test to add its own: a database refuses a program that lacks any. */
export async function shippedMigrations(): Promise<string> {
  const folder = await temporaryDirectory();
  await cp(MIGRATIONS, folder, { recursive: true });
  return folder;
}

export async function shipMigration(folder: string, name: string, sql: string): Promise<void> {
  await mkdir(join(folder, name), { recursive: true });
  await writeFile(join(folder, name, "migration.sql"), sql);
}
