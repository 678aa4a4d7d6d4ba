/** Where the running bot says how its operator reaches it: a file that only the bot's own user may read. */
import { chmod, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

const contents = z.object({ url: z.url(), secret: z.string().min(32) });
export type DeskFile = Readonly<z.output<typeof contents>>;

const fileIn = (dataDir: string): string => join(dataDir, "operator.json");

export async function writeDeskFile(dataDir: string, desk: DeskFile): Promise<void> {
  const file = fileIn(dataDir);
  await writeFile(file, JSON.stringify(desk), { mode: 0o600 });
  // The mode above is for new files only.
  await chmod(file, 0o600);
}

/** @returns undefined where there is none, or no such */
export async function readDeskFile(dataDir: string): Promise<DeskFile | undefined> {
  try {
    return contents.parse(JSON.parse(await readFile(fileIn(dataDir), "utf8")));
  } catch {
    return undefined;
  }
}

export const removeDeskFile = (dataDir: string): Promise<void> => rm(fileIn(dataDir), { force: true });
