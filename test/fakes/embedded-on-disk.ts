import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { inject } from "vitest";
import { unpackTar } from "../../src/database/unpack-tar.ts";

const template = inject("databaseTemplates").embedded;

/** A data directory with a migrated, empty database: cheaper than one that is made by a first start. */
export async function embeddedOnDisk(folder: string): Promise<string> {
  const dataDir = join(folder, "data");
  await unpackTar(await readFile(template), join(dataDir, "postgres"), () => {});
  return dataDir;
}
