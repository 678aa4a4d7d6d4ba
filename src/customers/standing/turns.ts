/** Whose turn it is to take a lead: how many one may have, how many a day, and how soon again what one has given up. */
import { Temporal } from "temporal-polyfill";
import type { WorkspaceSettings } from "../../company/workspace-settings.ts";
import { fromTimestamp, toTimestamp } from "../../database/columns.ts";
import { sql } from "../../database/sql.ts";
import type { Deed } from "../../history/deed.ts";
import { midnight } from "./standing.ts";

export type Taken = Readonly<{
  /** Leads that one has taken and that are prospects still. */
  held: number;
  /** Claimed from the pool today. */
  today: number;
  /** Of those about to be taken, when one gave them up last, by the customer's id. */
  givenUp: ReadonlyMap<string, Temporal.Instant>;
}>;

export type NotYourTurn =
  | Readonly<{ code: "most"; most: number; held: number; left: number }>
  | Readonly<{ code: "today"; perDay: number; left: number }>
  | Readonly<{ code: "again"; customerId: string; days: number; until: Temporal.PlainDate }>;

type Wish = Readonly<{
  customerIds: readonly string[];
  /** What comes from the market is not counted by the day: nobody waits in a line for it. */
  fromPool: boolean;
  now: Temporal.Instant;
  zone: string;
}>;

/** @returns why not; undefined when it is their turn. Pure. */
export function whyNotTake(
  { most, perDay, coolDays }: WorkspaceSettings["pool"],
  { held, today, givenUp }: Taken,
  { customerIds, fromPool, now, zone }: Wish,
): NotYourTurn | undefined {
  for (const customerId of customerIds) {
    const gave = givenUp.get(customerId);
    const until = gave?.toZonedDateTimeISO(zone).toPlainDate().add({ days: coolDays });
    if (until && Temporal.PlainDate.compare(now.toZonedDateTimeISO(zone).toPlainDate(), until) < 0)
      return { code: "again", customerId, days: coolDays, until };
  }
  if (held + customerIds.length > most) return { code: "most", most, held, left: Math.max(0, most - held) };
  if (fromPool && today + customerIds.length > perDay)
    return { code: "today", perDay, left: Math.max(0, perDay - today) };
  return undefined;
}

/** Of a member who takes nothing else until the transaction ends. */
export async function takenBy(deed: Deed, memberId: string, customerIds: readonly string[]): Promise<Taken> {
  const { db, workspace } = deed;
  await db.$executeRaw(sql`
    SELECT pg_advisory_xact_lock(hashtextextended(${`leads ${workspace.id} ${memberId}`}, 0))`);
  const own = sql`h."workspaceId" = ${workspace.id}::uuid AND h."memberId" = ${memberId}::uuid`;
  const [row] = await db.$queryRaw<
    { held: number; today: number; givenUp: Record<string, string> | null }[]
  >(sql`
    SELECT (SELECT count(*)::int FROM "Holding" h JOIN "Deal" d ON d."id" = h."dealId"
              JOIN "Pipeline" p ON p."workspaceId" = d."workspaceId" AND p."code" = d."pipeline" AND p."version" = d."pipelineVersion"
             WHERE ${own} AND h."open" AND d."outcome" IS NULL AND d."ownerId" = h."memberId" AND d."stage" = p."start") AS "held",
           (SELECT count(*)::int FROM "Holding" h
             WHERE ${own} AND h."how" = 'claim' AND h."since" >= ${toTimestamp(midnight(deed))}::timestamptz) AS "today",
           (SELECT jsonb_object_agg(g."customerId", g."until") FROM (
              SELECT h."customerId", max(h."until") AS "until" FROM "Holding" h
               WHERE ${own} AND h."customerId" = ANY(${customerIds}::uuid[]) AND h."ended" IN ('release', 'drop', 'recycle')
               GROUP BY 1) g) AS "givenUp"`);
  const givenUp = Object.entries(row?.givenUp ?? {}).map(
    ([id, until]) => [id, fromTimestamp(new Date(until))] as const,
  );
  return { held: row?.held ?? 0, today: row?.today ?? 0, givenUp: new Map(givenUp) };
}
