/**
 * The pace of an installation for all replicas together: a row each, one statement per turn. A limiter that counts
 * would only say "too many": here a turn is reserved, and who has it goes at that moment.
 */
import type { Database } from "../database/open-database.ts";
import { sql } from "../database/sql.ts";
import { batched } from "./batched.ts";
import { probeTime } from "./outage.ts";
import type { Rate } from "./platform-pace.ts";
import { createSharedRecipients } from "./shared-recipients.ts";

/** `inMs`: the turn, so many milliseconds from now. `comeBackIn`: too far off, and nothing was reserved. `pausedFor`: an outage. */
export type Reserved = Readonly<{ inMs: number } | { comeBackIn: number } | { pausedFor: number }>;

export type SharedLane = Readonly<{
  reserve(): Promise<Reserved>;
  /** Of one recipient, when the installation's turn is so many milliseconds away: not before it. */
  reserveFor(recipient: string, inMs: number): Promise<Reserved>;
  /** Nobody goes for so many milliseconds, on any replica; then one does. */
  pause(milliseconds: number): Promise<void>;
  resume(): Promise<void>;
}>;

/** What is further away is not reserved, so that a replica that stops takes few turns with it. In milliseconds. */
const farthest = 4_000;
/** Turns reserved by one statement. */
const mostAtOnce = 10;

/** @param installation its id @param rate with the margin, as `recipientGap` of one recipient, in milliseconds */
export function createSharedLane(
  database: Database,
  installation: string,
  rate: Rate,
  recipientGap = 0,
): SharedLane {
  const one = sql`"installationId" = ${installation}::uuid`;
  const reserve = batched<void, Reserved>(
    async (wanted) => {
      const found =
        (await reserveTurns(database, installation, rate, wanted.length)) ??
        (await makeLane(database, installation).then(() =>
          reserveTurns(database, installation, rate, wanted.length),
        ));
      // The installation is gone: its messages are settled when they are taken up.
      if (!found) return wanted.map(() => ({ inMs: 0 }));
      const { pausedFor, firstIn, lastIn, isTaken } = found;
      if (pausedFor > 0) return wanted.map(() => ({ pausedFor }));
      if (!isTaken) return wanted.map((_, nth) => ({ comeBackIn: firstIn + nth * rate.everyMs }));
      return wanted.map((_, nth) => ({
        inMs: Math.max(firstIn, lastIn - (wanted.length - 1 - nth) * rate.everyMs),
      }));
    },
    { most: mostAtOnce },
  );
  const turnOf = createSharedRecipients(database, installation, { everyMs: recipientGap, farthest });
  return {
    reserve: () => reserve(),
    async reserveFor(recipient, inMs) {
      const turn = recipientGap > 0 ? await turnOf({ recipient, inMs }) : inMs;
      return turn > farthest ? { comeBackIn: turn } : { inMs: turn };
    },
    async pause(milliseconds) {
      await database.prisma.$executeRaw(sql`
        UPDATE "SendingLane" SET "pausedUntil" = greatest("pausedUntil", now() + ${milliseconds} * interval '1 millisecond') WHERE ${one}`);
    },
    async resume() {
      await database.prisma.$executeRaw(sql`UPDATE "SendingLane" SET "pausedUntil" = NULL WHERE ${one}`);
    },
  };
}

type Found = Readonly<{ pausedFor: number; firstIn: number; lastIn: number; isTaken: boolean }>;

/**
 * As createPacedRow reckons, by the server's clock. Several turns of one statement are kept out of the window together,
 * as if all were the last. @returns undefined where there is no row yet
 */
async function reserveTurns(
  { prisma }: Database,
  installation: string,
  { everyMs, burst = 1, window }: Rate,
  count: number,
): Promise<Found | undefined> {
  const ms = (milliseconds: number) => sql`(${milliseconds}::float8 * interval '1 millisecond')`;
  const most = window?.count ?? 0;
  const [found] = await prisma.$queryRaw<Found[]>(sql`
    WITH lane AS MATERIALIZED (
      SELECT "even", "recent", "pausedUntil", cardinality("recent") AS "kept" FROM "SendingLane"
       WHERE "installationId" = ${installation}::uuid FOR UPDATE
    ), moment AS MATERIALIZED (SELECT l.*, clock_timestamp() AS "now" FROM lane l
    ), first AS (
      SELECT m.*, greatest(m."now", m."even" - ${ms((burst - 1) * everyMs)},
                           CASE WHEN ${most}::int > 0 AND m."kept" + ${count}::int > ${most}::int
                                THEN m."recent"[m."kept" + ${count}::int - ${most}::int] + ${ms(window?.ms ?? 0)} END) AS "first"
        FROM moment m
    ), turns AS (
      SELECT f.*, greatest(f."even", f."first") + ${ms(count * everyMs)} AS "nextEven",
             greatest(f."first", greatest(f."even", f."first") + ${ms((count - burst) * everyMs)}) AS "last"
        FROM first f
    ), taken AS (
      UPDATE "SendingLane" s
         SET "even" = t."nextEven",
             "recent" = CASE WHEN ${most}::int > 0
               THEN (t."recent" || array_fill(t."last", ARRAY[${count}::int]))[greatest(1, t."kept" + ${count}::int - ${most}::int + 1):] ELSE '{}' END,
             "pausedUntil" = CASE WHEN t."pausedUntil" IS NOT NULL THEN t."now" + ${ms(probeTime)} END
        FROM turns t
       WHERE s."installationId" = ${installation}::uuid AND coalesce(t."pausedUntil" <= t."now", true)
         AND t."last" <= t."now" + ${ms(farthest)}
      RETURNING 1
    )
    SELECT greatest(0, extract(epoch FROM coalesce(t."pausedUntil", t."now") - t."now") * 1000)::float8 AS "pausedFor",
           (extract(epoch FROM t."first" - t."now") * 1000)::float8 AS "firstIn",
           (extract(epoch FROM t."last" - t."now") * 1000)::float8 AS "lastIn",
           EXISTS (SELECT FROM taken) AS "isTaken"
      FROM turns t`);
  return found;
}

/** At its first message. */
async function makeLane({ prisma }: Database, installation: string): Promise<void> {
  await prisma.$executeRaw(sql`
    INSERT INTO "SendingLane" ("installationId", "workspaceId", "even", "recent")
    SELECT "id", "workspaceId", now(), '{}' FROM "Installation" WHERE "id" = ${installation}::uuid
    ON CONFLICT DO NOTHING`);
}
