/** What to tell the one who came second. */
import { sql } from "../../database/sql.ts";
import { type Deed, DeedRefused } from "../../history/deed.ts";
import type { Deal } from "../facts/deal.ts";
import { dealEventValues, moveKinds } from "../facts/deal-events.ts";

/** The last thing that happened to the deal: who did it, how long ago, and between which stages if it was a move. */
export type LastChange = Readonly<{
  deal: Deal;
  mine: boolean;
  who: string | null;
  from: string | undefined;
  stage: string | undefined;
  minutesAgo: number;
}>;

/** The refusal; its facts name who moved the deal where and when, if that was the last thing to happen to it. */
export async function changedMeanwhile(
  deed: Deed,
  deal: Deal,
): Promise<DeedRefused<"changed-meanwhile", LastChange>> {
  const rows = await deed.db.$queryRaw<
    { kind: string; memberId: string | null; name: string | null; values: unknown; at: Date }[]
  >(sql`
    SELECT e."kind", e."memberId", m."name", e."values", e."at"
    FROM "Event" e LEFT JOIN "Member" m ON m."id" = e."memberId"
    WHERE e."workspaceId" = ${deed.workspace.id}::uuid AND e."subjectId" = ${deal.id}::uuid AND e."kind" <> 'note'
      -- What came with another version of its process is no event of the deal.
      AND NOT EXISTS (SELECT 1 FROM "DealVersion" v
        WHERE v."workspaceId" = e."workspaceId" AND v."dealId" = e."subjectId" AND v."to" IS NULL AND v."kind" = 'process')
    ORDER BY e."id" DESC LIMIT 1`);
  const last = rows[0];
  const moved = (moveKinds as readonly string[]).includes(last?.kind ?? "") || last?.kind === "undo";
  const values = dealEventValues.safeParse(last?.values);
  const [from, stage] = (values.success ? values.data.columns.stage : undefined) ?? [];
  const minutes = last ? (deed.now.epochMilliseconds - last.at.getTime()) / 60_000 : 0;
  return new DeedRefused("changed-meanwhile", {
    deal,
    mine: last?.memberId === deed.member.id,
    who: last?.name ?? null,
    from: moved ? (from as string | undefined) : undefined,
    stage: moved ? ((stage as string | undefined) ?? deal.stage) : undefined,
    minutesAgo: Math.max(0, Math.round(minutes)),
  });
}
