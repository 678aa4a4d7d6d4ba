/** Where a database is, and filling an empty one there, whichever kind it is. */
import { mkdir, rename, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { lockDataDirectory } from "../database/data-directory-lock.ts";
import { inDataDirectory } from "../database/data-directory-unusable.ts";
import {
  clusterIn,
  holdsCluster,
  openEmbeddedPlace,
  openServerPlace,
  type Place,
} from "../database/place.ts";
import type { Session } from "../database/session.ts";
import { syncPath } from "../database/sync-path.ts";
import { migrationsIn, quoted, strangersIn, tablesIn } from "./catalogue.ts";
import { type Loaded, load } from "./load.ts";
import type { Piece } from "./pieces.ts";
import { BackupTrouble } from "./trouble.ts";

/** A server's connection string, or the data directory of an embedded database. */
export type Where = Readonly<{ url: string } | { dataDir: string }>;

/** As it is told to people and kept in rows: without user and password. */
export function nameOf(where: Where): string {
  if ("dataDir" in where) return resolve(where.dataDir);
  const { host, pathname } = new URL(where.url);
  return `postgresql://${host}${pathname}`;
}

/** Where an embedded database grows until it is whole. */
const unfinishedIn = (dataDir: string): string => join(dataDir, "restoring");

/**
 * Loads a backup's pieces into an empty place: complete when this returns, and otherwise as empty as before. Of an
 * embedded database that is killed half-way nothing is left in its place, of a server tables without rows.
 * @throws BackupTrouble, and what opening a database may throw
 */
export function fill(
  where: Where,
  pieces: AsyncIterable<Piece>,
  from: string,
  settle: (session: Session) => Promise<void>,
): Promise<Loaded> {
  const place = nameOf(where);
  return "url" in where
    ? fillServer(where.url, (there) => load(there, pieces, { from, place }, settle))
    : fillEmbedded(where.dataDir, (there) => load(there, pieces, { from, place }, settle));
}

type Work = (place: Place) => Promise<Loaded>;

async function fillServer(url: string, work: Work): Promise<Loaded> {
  const place = await openServerPlace(url);
  try {
    const loaded = await work(place);
    await place.migrate();
    return loaded;
  } finally {
    await place.close();
  }
}

async function fillEmbedded(dataDir: string, work: Work): Promise<Loaded> {
  const held = await inDataDirectory(dataDir, () => lockDataDirectory(dataDir));
  const unfinished = unfinishedIn(dataDir);
  try {
    if (holdsCluster(dataDir))
      throw new BackupTrouble({ code: "not empty", place: resolve(dataDir), holds: "postgres" });
    await rm(unfinished, { recursive: true, force: true });
    const loaded = await withEmbedded(clusterIn(unfinished), held.confirm, async (place) => {
      const done = await work(place);
      await place.migrate();
      return done;
    });
    held.confirm();
    await rename(clusterIn(unfinished), clusterIn(dataDir));
    syncPath(dataDir);
    return loaded;
  } finally {
    await rm(unfinished, { recursive: true, force: true });
    held.release();
  }
}

/** Opens an embedded database for some work, and closes it whatever comes of it. */
export async function withEmbedded<T>(
  cluster: string,
  beforeChange: () => void,
  work: (place: Place) => Promise<T>,
): Promise<T> {
  await mkdir(join(cluster, ".."), { recursive: true, mode: 0o700 });
  const place = await openEmbeddedPlace(cluster, beforeChange);
  try {
    return await work(place);
  } finally {
    await place.close();
  }
}

/**
 * Whether there are rows of ours.
 * @throws BackupTrouble where something else is in the way
 */
export async function holdsRows(where: Where): Promise<boolean> {
  if ("dataDir" in where) return holdsCluster(where.dataDir);
  const place = await openServerPlace(where.url);
  try {
    const [stranger] = await strangersIn(place);
    if (stranger) throw new BackupTrouble({ code: "not empty", place: nameOf(where), holds: stranger });
    if ((await migrationsIn(place)).length === 0) return false;
    for (const { name } of await tablesIn(place))
      if ((await place.query(`SELECT 'a row' AS found FROM ${quoted(name)} LIMIT 1`)).length > 0) return true;
    return false;
  } finally {
    await place.close();
  }
}
