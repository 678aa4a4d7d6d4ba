/** What stands on a deed, so that it cannot be taken away from below. */
import { sql } from "../database/sql.ts";
import type { Deal } from "../deals/deal.ts";
import { columnsOf } from "../deals/deal-columns.ts";
import { dealEventValues, moveKinds } from "../deals/deal-events.ts";
import type { Deed } from "../history/deed.ts";
import type { LastDeed } from "./own-last-deed.ts";

export type Later = Readonly<{ who: string | null; kind: string; values: unknown; at: Date }>;

type Row = Later & { memberId: string | null };

/** Columns that a note sets: another note since then is nobody's loss. */
const free = "lastContactAt";

/**
 * @param deal as it is now
 * @returns the first thing that somebody else has since done to it: moved it, or written what the deed wrote
 */
export async function builtOn(deed: Deed, deal: Deal, last: LastDeed): Promise<Later | undefined> {
  const written = Object.keys(last.values.columns).filter((name) => name !== free);
  const rows = await deed.db.$queryRaw<Row[]>(sql`
    SELECT e."memberId", m."name" AS "who", e."kind", e."values", e."at"
    FROM "Event" e LEFT JOIN "Member" m ON m."id" = e."memberId"
    WHERE e."workspaceId" = ${deed.workspace.id}::uuid AND e."subjectId" = ${deal.id}::uuid AND e."id" > ${last.id}::bigint
      AND e."undoes" IS DISTINCT FROM ${last.id}::bigint
      AND NOT EXISTS (SELECT 1 FROM "Event" u WHERE u."undoes" = e."id")
    ORDER BY e."id"`);
  const columns: Record<string, unknown> = columnsOf(deal);
  const overwritten = written.filter(
    (name) => JSON.stringify(columns[name]) !== JSON.stringify(last.values.columns[name]?.[1]),
  );
  return rows
    .filter((row) => row.memberId !== deed.member.id && row.kind !== "undo")
    .find((row) => {
      if ((moveKinds as readonly string[]).includes(row.kind)) return true;
      const values = dealEventValues.safeParse(row.values);
      return values.success && Object.keys(values.data.columns).some((name) => overwritten.includes(name));
    });
}
