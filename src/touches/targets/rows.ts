/** What people want to do in a week: theirs alone until they share it. */
import { sql } from "../../database/sql.ts";
import type { Deed } from "../../history/deed.ts";

export const targetNames = ["touches", "prospects", "proposals"] as const;
export type TargetName = (typeof targetNames)[number];
export type Targets = Readonly<Record<TargetName, number | null>>;
export type Target = Targets & Readonly<{ memberId: string; name: string; shared: boolean }>;

/** One's own, and what those within reach have shared. @param ids of these; "all" for the company */
export const targetsSeen = (
  { db, member, workspace }: Deed,
  ids: readonly string[] | "all",
): Promise<Target[]> =>
  db.$queryRaw(sql`
    SELECT t."memberId", m."name", t."touches", t."prospects", t."proposals", t."shared"
      FROM "TouchTarget" t JOIN "Member" m ON m."id" = t."memberId" AND m."active"
     WHERE t."workspaceId" = ${workspace.id}::uuid
       AND (t."memberId" = ${member.id}::uuid
            OR t."shared" AND (${ids === "all"} OR t."memberId" = ANY(${ids === "all" ? [] : [...ids]}::uuid[])))
     ORDER BY t."memberId" = ${member.id}::uuid DESC, m."name" LIMIT 50`);

/** No event tells of it: it is nobody else's business. */
export async function putTarget(
  { db, member, workspace }: Deed,
  target: Targets & { shared: boolean },
): Promise<void> {
  const { touches, prospects, proposals, shared } = target;
  await db.$executeRaw(sql`
    INSERT INTO "TouchTarget" ("workspaceId", "memberId", "touches", "prospects", "proposals", "shared")
    VALUES (${workspace.id}::uuid, ${member.id}::uuid, ${touches}::int, ${prospects}::int, ${proposals}::int, ${shared})
    ON CONFLICT ("workspaceId", "memberId") DO UPDATE
      SET "touches" = EXCLUDED."touches", "prospects" = EXCLUDED."prospects", "proposals" = EXCLUDED."proposals", "shared" = EXCLUDED."shared"`);
}
