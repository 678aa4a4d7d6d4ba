/** The pace of each recipient for all replicas together: who was written to moments ago, in the installation's one row. */
import type { Database } from "../database/open-database.ts";
import { rowsOf } from "../database/rows-of.ts";
import { sql } from "../database/sql.ts";
import { batched } from "./batched.ts";

type Wanted = Readonly<{ recipient: string; inMs: number }>;

/** Recipients looked up by one statement. */
const mostAtOnce = 20;

/** `everyMs`: least time between two messages for one, with the margin. Beyond `farthest` nothing is reserved. */
type Bounds = Readonly<{ everyMs: number; farthest: number }>;

/**
 * @returns reserves a turn that is so many milliseconds away, or later where another message goes to the same recipient
 *   before; answers how many
 */
export function createSharedRecipients(
  { prisma }: Database,
  installation: string,
  { everyMs, farthest }: Bounds,
): (wanted: Wanted) => Promise<number> {
  const gap = sql`(${everyMs / 1000}::float8)`;
  return batched<Wanted, number>(
    async (wanted) => {
      const asked = wanted.map(({ recipient, inMs }, nth) => ({ recipient, inMs, nth }));
      // Of several for one recipient each goes after the one before. Keys are hashes: no name of an account stays here.
      const rows = await prisma.$queryRaw<{ nth: number; inMs: number }[]>(sql`
        WITH lane AS MATERIALIZED (
          SELECT "recipients" FROM "SendingLane" WHERE "installationId" = ${installation}::uuid FOR UPDATE
        ), moment AS MATERIALIZED (SELECT l.*, extract(epoch FROM clock_timestamp())::float8 AS "now" FROM lane l
        ), asked AS (
          SELECT w."nth", hashtextextended(w."recipient", 0)::text AS "key", m."now", m."now" + w."inMs" / 1000 AS "wanted", m."recipients",
                 ${gap} * row_number() OVER (PARTITION BY w."recipient" ORDER BY w."nth") AS "after"
            FROM ${rowsOf(asked, sql`"recipient" text, "inMs" float8, "nth" int`)} w CROSS JOIN moment m
        ), turns AS (
          SELECT a."nth", a."key", a."now",
                 greatest(a."wanted", (a."recipients" ->> a."key")::float8 + a."after" - ${gap},
                          min(a."wanted") OVER (PARTITION BY a."key") + a."after" - ${gap}) AS "turn"
            FROM asked a
        ), taken AS (
          UPDATE "SendingLane" s
             SET "recipients" = coalesce((SELECT jsonb_object_agg(r."key", r."value") FROM jsonb_each(s."recipients") r
                                           WHERE r."value"::text::float8 > (SELECT m."now" FROM moment m)), '{}')
                             || (SELECT jsonb_object_agg(t."key", t."free") FROM (
                                   SELECT "key", max("turn") + ${gap} AS "free" FROM turns
                                    WHERE "turn" <= "now" + ${farthest / 1000}::float8 GROUP BY "key") t)
           WHERE s."installationId" = ${installation}::uuid
             AND EXISTS (SELECT FROM turns WHERE "turn" <= "now" + ${farthest / 1000}::float8)
          RETURNING 1
        )
        SELECT t."nth", (t."turn" - t."now") * 1000 AS "inMs" FROM turns t WHERE (SELECT count(*) FROM taken) >= 0`);
      const turns = new Map(rows.map(({ nth, inMs }) => [nth, inMs]));
      // The installation is gone: its messages are settled when they are taken up.
      return wanted.map(({ inMs }, nth) => turns.get(nth) ?? inMs);
    },
    { most: mostAtOnce },
  );
}
