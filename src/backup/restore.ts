/** A backup's rows in an empty place, fenced off from what the original has done since. */
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { markRestored } from "../company/whereabouts.ts";
import { executing } from "../database/executing.ts";
import type { Session } from "../database/session.ts";
import { holdWaiting } from "../delivery/held.ts";
import { endAllCodes } from "../joining/purge-joining.ts";
import { endAllAccess } from "../web/end-access.ts";
import { type Loaded, load } from "./load.ts";
import { readBackup, readHead } from "./read-file.ts";
import { fileTrouble } from "./trouble.ts";
import { fill, type Where, withEmbedded } from "./where.ts";

export type Restored = Loaded & Readonly<{ held: number }>;

/**
 * Restores a backup into an empty place. Messages that waited in it are held until somebody decides, what was due
 * before now is left to the original, and sessions and links are ended, as they may have been ended or used since.
 * @throws BackupTrouble, and what opening a database may throw; the place is as empty as before
 */
export async function restore(file: string, into: Where, now: Date): Promise<Restored> {
  let held = 0;
  const loaded = await fill(into, readBackup(file), file, async (session) => {
    await fenceOff(session, now);
    held = Number(
      (await session.query(`SELECT count(*)::text AS count FROM "Delivery" WHERE "state" = 'held'`))[0]
        ?.count,
    );
  });
  return { ...loaded, held };
}

async function fenceOff(session: Session, now: Date): Promise<void> {
  const db = executing(session);
  await markRestored(db, now, null);
  await holdWaiting(db);
  await endAllAccess(db);
  await endAllCodes(db);
}

/**
 * Restores a backup beside its file, into an embedded database that is removed again, and compares every table.
 * @throws BackupTrouble
 */
export async function verify(file: string): Promise<Loaded> {
  // Before anything is made: whether there is such a file, and whether it is one.
  await readHead(file);
  const folder = await mkdtemp(`${file}.verify-`).catch((error: unknown) => {
    throw fileTrouble(error, file, "write");
  });
  try {
    return await withEmbedded(
      join(folder, "postgres"),
      () => {},
      (place) => load(place, readBackup(file), { from: file, place: folder }, async () => {}),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
