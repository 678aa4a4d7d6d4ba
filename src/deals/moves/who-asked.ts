import { sql } from "../../database/sql.ts";
import type { Deed } from "../../history/deed.ts";
import { askedOf } from "../../pipelines/gates/approval/approval.ts";
import type { Locale } from "../../text/locale.ts";

export type Asker = Readonly<{ id: string; name: string; locale: Locale; active: boolean }>;

/** Who asked last for an approval: whose wish it is, also where somebody else is asked by now, because who was has left. */
export async function whoAsked(
  { db, workspace }: Pick<Deed, "db" | "workspace">,
  dealId: string,
  key: string,
): Promise<Asker | undefined> {
  const [asker] = await db.$queryRaw<Asker[]>(sql`
    SELECT m."id"::text AS "id", m."name", m."locale", m."active" FROM "DealFact" f
    JOIN "Event" e ON e."id" = f."eventId" AND e."kind" <> 'ask-instead' JOIN "Member" m ON m."id" = e."memberId"
    WHERE f."workspaceId" = ${workspace.id}::uuid AND f."dealId" = ${dealId}::uuid AND f."key" = ${askedOf(key)}
    ORDER BY f."eventId" DESC LIMIT 1`);
  return asker;
}
