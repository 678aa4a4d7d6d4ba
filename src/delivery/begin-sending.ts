/** Takes deliveries up for sending: the row says so before the platform is asked. */
import type { Card } from "../chat/card.ts";
import type { KeptFile } from "../chat/file.ts";
import type { Database } from "../database/open-database.ts";
import { sql } from "../database/sql.ts";
import { type Tx, transaction } from "../database/transaction.ts";
import type { Hold } from "./lease-table.ts";
import { isNotBegun, notBegun } from "./not-begun.ts";
import { reportDead } from "./report-dead.ts";

/** A delivery whose row now says "sending", and that it is ours for a while. */
export type Sendable = Hold &
  Readonly<{
    key: string;
    /** The chat tenant as the platform names it. */
    installation: string;
    recipient: string;
    card: Card;
    file: KeptFile | undefined;
    attempts: number;
    createdAt: Date;
    usefulUntil: Date | undefined;
    /**
     * The row already said "sending", for so many milliseconds by the server's clock: an earlier attempt crashed, or
     * never learned its outcome.
     */
    doubtfulFor: number | undefined;
    /** The platform's id of the message whose place this one takes. */
    replacesRef: string | undefined;
  }>;

/** Another process is sending it, and has it for so many milliseconds more unless it renews that. */
export type HeldElsewhere = Readonly<{ heldFor: number }>;

/**
 * "late": it waited until it was of no use any more, and is dead from now on. "settled": already sent, dead, superseded or
 * expired. "predecessor": the message it replaces is being sent right now.
 */
export type Begun = Sendable | HeldElsewhere | "late" | "settled" | "predecessor";

type BegunRow = Omit<Sendable, "card" | "file" | "replacesRef" | "usefulUntil" | "doubtfulFor"> &
  Pick<Card, "locale"> & {
    usefulUntil: Date | null;
    doubtfulFor: number | null;
    isLate: boolean;
    content: { card: Omit<Card, "locale"> & Partial<Card>; file?: KeptFile };
    replaces: string | null;
  };
type Predecessor = { of: string; key: string; state: string; messageRef: string | null };

/**
 * One transaction for all of them.
 * @param lasts how long we hold them without renewal, in milliseconds
 * @param now what is of no use any more by then is given up, and its company's admins are told
 * @returns one answer per id, in order
 */
export function beginSending(
  database: Database,
  ids: readonly string[],
  lasts: number,
  now = new Date(),
): Promise<Begun[]> {
  return transaction(database, async (tx) => {
    const found = await takeUp(tx, ids, lasts, now);
    const rows = found.filter(({ isLate }) => !isLate);
    const late = new Set(found.filter(({ isLate }) => isLate).map(({ id }) => id));
    if (late.size > 0) await reportDead(tx, [...late], now);
    const held = found.length < ids.length ? await heldElsewhere(tx, ids, found) : new Map<string, number>();
    const replacing = rows.filter((row) => row.replaces !== null).map((row) => row.id);
    const predecessors = replacing.length > 0 ? await predecessorsOf(tx, replacing) : [];
    await supersede(tx, predecessors);

    const busy = new Set(predecessors.filter(({ state }) => state === "sending").map((each) => each.of));
    if (busy.size > 0)
      await leave(
        tx,
        rows.filter((row) => busy.has(row.id)),
      );

    const refs = new Map(predecessors.map((each) => [each.of, each.messageRef ?? undefined]));
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id): Begun => {
      const row = byId.get(id);
      const heldFor = held.get(id);
      if (heldFor !== undefined) return { heldFor };
      if (late.has(id)) return "late";
      if (!row) return "settled";
      if (busy.has(id)) return "predecessor";
      const { content, locale, usefulUntil, doubtfulFor, replaces: _, isLate: __, ...rest } = row;
      return {
        ...rest,
        // A card from before 0.2 does not say in which language it is written.
        card: { locale, ...content.card },
        file: content.file,
        usefulUntil: usefulUntil ?? undefined,
        doubtfulFor: doubtfulFor ?? undefined,
        replacesRef: refs.get(id),
      };
    });
  });
}

/** A message being sent is taken over only if its lease has expired or nobody holds it. */
function takeUp(tx: Tx, ids: readonly string[], lasts: number, now: Date): Promise<BegunRow[]> {
  return tx.$queryRaw<BegunRow[]>`
    WITH before AS (
      SELECT "id", "state", coalesce("usefulUntil" <= ${now}::timestamptz, false) AS "isLate" FROM "Delivery"
       WHERE "id" = ANY (${ids}::uuid[])
         AND ("state" = 'queued' OR "state" = 'sending' AND ("heldUntil" IS NULL OR "heldUntil" <= now()))
       ORDER BY "id" FOR UPDATE
    )
    UPDATE "Delivery" d
       SET "state" = CASE WHEN b."isLate" THEN 'dead' ELSE 'sending' END,
           "lastError" = CASE WHEN b."isLate" THEN concat_ws('; ', CASE WHEN b."state" = 'sending' THEN 'may have arrived' END,
                                                             'too late to be of use', d."lastError") ELSE d."lastError" END,
           "attempts" = d."attempts" + CASE WHEN b."isLate" THEN 0 ELSE 1 END, "holds" = d."holds" + 1,
           "sendingSince" = CASE WHEN b."state" = 'sending' THEN coalesce(d."sendingSince", d."createdAt") ELSE now() END,
           "heldUntil" = CASE WHEN NOT b."isLate" THEN now() + ${lasts} * interval '1 millisecond' END
      FROM before b, "Installation" i
     WHERE d."id" = b."id" AND i."id" = d."installationId"
    RETURNING d."id"::text AS "id", d."holds" AS "hold", d."key", i."externalId" AS "installation", d."recipient", d."content", d."locale", d."attempts",
              d."createdAt", d."usefulUntil", d."replaces", b."isLate",
              CASE WHEN b."state" = 'sending' THEN extract(epoch FROM now() - d."sendingSince") * 1000 END::float8 AS "doubtfulFor"`;
}

/** Of those that were not taken up, the ones that are not settled either: by id, how many milliseconds are left. */
async function heldElsewhere(
  tx: Tx,
  ids: readonly string[],
  taken: readonly BegunRow[],
): Promise<ReadonlyMap<string, number>> {
  const others = ids.filter((id) => !taken.some((row) => row.id === id));
  const rows = await tx.$queryRaw<{ id: string; left: number }[]>`
    SELECT d."id"::text AS "id",
           greatest(0, extract(epoch FROM coalesce(d."heldUntil", now()) - now()) * 1000)::float8 AS "left"
      FROM "Delivery" d JOIN "Installation" i ON i."id" = d."installationId"
     WHERE d."id" = ANY (${others}::uuid[]) AND d."state" IN ('queued', 'sending')`;
  return new Map(rows.map(({ id, left }) => [id, left]));
}

/**
 * What each one replaces: the nearest earlier message that was, or still may be, shown. One that went to another
 * chat stays there: a person who has moved gets a new message.
 */
function predecessorsOf(tx: Tx, ids: readonly string[]): Promise<Predecessor[]> {
  return tx.$queryRaw<Predecessor[]>`
    WITH RECURSIVE earlier AS (
      SELECT d."id"::text AS "of", d."installationId" AS "chat", e."key", e."state", e."replaces",
             CASE WHEN e."installationId" = d."installationId" THEN e."messageRef" END AS "messageRef"
        FROM "Delivery" d JOIN "Delivery" e ON e."key" = d."replaces"
       WHERE d."id" = ANY (${ids}::uuid[])
      UNION
      SELECT f."of", f."chat", e."key", e."state", e."replaces",
             CASE WHEN e."installationId" = f."chat" THEN e."messageRef" END
        FROM earlier f JOIN "Delivery" e ON e."key" = f."replaces"
       WHERE f."state" IN ('superseded', 'dead', 'expired') OR ${notBegun(sql`f`)}
    )
    SELECT "of", "key", "state", "messageRef" FROM earlier WHERE "state" NOT IN ('superseded', 'dead', 'expired')`;
}

/** Being replaced while it was tried in vain, a message went back to the queue: it is not needed any more. */
async function supersede(tx: Tx, predecessors: readonly Predecessor[]): Promise<void> {
  const keys = predecessors.filter(({ state }) => isNotBegun(state)).map(({ key }) => key);
  if (keys.length === 0) return;
  await tx.$executeRaw(sql`
    UPDATE "Delivery" d SET "state" = 'superseded' WHERE d."key" = ANY (${keys}::text[]) AND ${notBegun(sql`d`)}`);
}

async function leave(tx: Tx, rows: readonly BegunRow[]): Promise<void> {
  const doubtful = rows.filter(({ doubtfulFor }) => doubtfulFor !== null).map(({ id }) => id);
  await tx.$executeRaw`
    UPDATE "Delivery"
       SET "state" = CASE WHEN "id" = ANY (${doubtful}::uuid[]) THEN 'sending' ELSE 'queued' END,
           "sendingSince" = CASE WHEN "id" = ANY (${doubtful}::uuid[]) THEN "sendingSince" END,
           "attempts" = "attempts" - 1, "heldUntil" = NULL
     WHERE "id" = ANY (${rows.map(({ id }) => id)}::uuid[])`;
}
