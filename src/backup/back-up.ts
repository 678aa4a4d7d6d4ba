/** A backup of a database while the bot works on it. */
import { execFile } from "node:child_process";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { copyCluster, NoRoomForCopy } from "../database/copy-cluster.ts";
import type { Database } from "../database/open-database.ts";
import { clusterIn } from "../database/place.ts";
import { openServerSession } from "../database/session.ts";
import { dump } from "./dump.ts";
import { BackupTrouble, fileTrouble, type Reason } from "./trouble.ts";
import { expectFree, type Written, writeBackup } from "./write-file.ts";

export type BackedUp = Written &
  Readonly<{
    /** For how long commands waited, in milliseconds; undefined on a server, where none does. */
    held: number | undefined;
  }>;

/** What the process that reads a copy prints at its end. */
export type DumpAnswer = Readonly<{ written: Written } | { reason: Reason }>;

const program = fileURLToPath(new URL("./dump-process.ts", import.meta.url));

/**
 * Writes all of a database, as of one instant, into a new file.
 *
 * On a server that is one transaction that only reads. The embedded database has one connection, and a transaction of
 * minutes would stop the bot: its files are copied instead, and another process reads the copy.
 * @param dataDir of the embedded database
 * @throws BackupTrouble, with no file left
 */
export function backUp(database: Database, dataDir: string, file: string): Promise<BackedUp> {
  return database.pglite ? embedded(database.pglite, dataDir, file) : server(database.url ?? "", file);
}

async function server(url: string, file: string): Promise<BackedUp> {
  const session = await openServerSession(url);
  try {
    return { ...(await writeBackup(file, dump(session))), held: undefined };
  } finally {
    await session.close();
  }
}

/** There is one copy at a time: a second backup waits for the first. */
let last: Promise<unknown> = Promise.resolve();

function embedded(pglite: NonNullable<Database["pglite"]>, dataDir: string, file: string): Promise<BackedUp> {
  if (dataDir.startsWith("memory://")) throw new BackupTrouble({ code: "in memory" });
  const mine = last.then(() => copyAndDump(pglite, dataDir, file));
  last = mine.catch(() => {});
  return mine;
}

async function copyAndDump(
  pglite: NonNullable<Database["pglite"]>,
  dataDir: string,
  file: string,
): Promise<BackedUp> {
  const copy = join(dataDir, "copy-for-backup");
  try {
    await expectFree(file);
    const held = await copyCluster(pglite, clusterIn(dataDir), copy);
    return { ...(await dumpApart(copy, file, new Date())), held };
  } catch (error) {
    if (error instanceof NoRoomForCopy) throw new BackupTrouble({ code: "no room", file: dataDir }, error);
    throw fileTrouble(error, file, "write");
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

/**
 * In a process of its own, so that nobody waits for it, and with simply compiled WebAssembly: that takes a third of the
 * memory, and reading tables gains nothing by more.
 */
async function dumpApart(copy: string, file: string, at: Date): Promise<Written> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--liftoff-only", "--disable-warning=ExperimentalWarning", program, copy, file, at.toISOString()],
    { maxBuffer: 16 * 1024 * 1024 },
  );
  const answer = JSON.parse(stdout) as DumpAnswer;
  if ("reason" in answer) throw new BackupTrouble(answer.reason);
  return answer.written;
}
