/** A company's way from one database to another: it is at home in exactly one of them, whenever it is interrupted. */
import { Temporal } from "temporal-polyfill";
import { markArrived, markLeaving } from "../company/whereabouts.ts";
import { lockDataDirectory } from "../database/data-directory-lock.ts";
import { executing } from "../database/executing.ts";
import { clusterIn, holdsCluster, openServerPlace, type Place } from "../database/place.ts";
import { recordEverywhere } from "../history/record-everywhere.ts";
import { dump } from "./dump.ts";
import type { Loaded } from "./load.ts";
import { BackupTrouble } from "./trouble.ts";
import { fill, holdsRows, nameOf, type Where, withEmbedded } from "./where.ts";

export type Moved = Readonly<{ to: string; loaded: Loaded | undefined }>;

/**
 * Moves everything into an empty place. The bot must be stopped.
 *
 * First the source is marked as moving, so that no bot starts on it; then all is loaded in one transaction of the
 * target, which also says that it is at home there. Interrupted before that, the source has gone nowhere and the same
 * command does it anew; after it, the same command finds that it is done.
 * @returns `loaded` undefined where it had been done before
 * @throws BackupTrouble; the source is at home then, unless the target's answer was lost
 */
export async function move(from: Where, to: Where): Promise<Moved> {
  const target = nameOf(to);
  if (nameOf(from) === target) throw new BackupTrouble({ code: "same place" });
  return withSource(from, async (source) => {
    await source.migrate();
    const going = await goingTo(source);
    if (going !== undefined && going !== target)
      throw new BackupTrouble({ code: "moving elsewhere", to: going });
    if (await holdsRows(to)) {
      if (going === target) return { to: target, loaded: undefined };
      throw new BackupTrouble({ code: "not empty", place: target, holds: "rows" });
    }
    // Before the rows are read: the history that arrives says how it came.
    if (going === undefined)
      await recordEverywhere(executing(source), { now: Temporal.Now.instant(), via: "operator" }, "move");
    await markLeaving(executing(source), target);
    try {
      const loaded = await fill(to, dump(source), nameOf(from), (session) =>
        markArrived(executing(session)).then(),
      );
      return { to: target, loaded };
    } catch (error) {
      return await afterFailure(source, to, error);
    }
  });
}

/** It may have arrived, and only the answer was lost. Where the target does not say, the mark stays, and with it the choice. */
async function afterFailure(source: Place, to: Where, error: unknown): Promise<Moved> {
  const arrived = await holdsRows(to).catch(() => undefined);
  if (arrived) return { to: nameOf(to), loaded: undefined };
  if (arrived === false) await markArrived(executing(source));
  throw error;
}

/** Takes back a move that is not to be finished, or was finished in vain. @throws what opening a database may throw */
export async function stay(where: Where): Promise<string | undefined> {
  return withSource(where, async (source) => {
    await source.migrate();
    const going = await goingTo(source);
    if (going !== undefined) await markArrived(executing(source));
    return going;
  });
}

async function goingTo(source: Place): Promise<string | undefined> {
  const [row] = await source.query(`SELECT "movedTo" FROM "Workspace" WHERE "movedTo" IS NOT NULL LIMIT 1`);
  return row?.movedTo ?? undefined;
}

/** @throws BackupTrouble while a bot runs on it */
async function withSource<T>(where: Where, work: (source: Place) => Promise<T>): Promise<T> {
  if ("dataDir" in where) {
    if (!holdsCluster(where.dataDir))
      throw new BackupTrouble({ code: "nothing there", place: nameOf(where) });
    const held = await lockDataDirectory(where.dataDir);
    try {
      return await withEmbedded(clusterIn(where.dataDir), held.confirm, work);
    } finally {
      held.release();
    }
  }
  const source = await openServerPlace(where.url);
  try {
    const running = await source.query(`
      SELECT pid::text AS pid FROM pg_stat_activity
       WHERE datname = current_database() AND application_name IN ('loudou', 'loudou-jobs') AND pid <> pg_backend_pid()`);
    if (running.length > 0) throw new BackupTrouble({ code: "bot runs", place: nameOf(where) });
    return await work(source);
  } finally {
    await source.close();
  }
}
