/** Two members who are one person: what both said in the running week becomes the statement of the one who stays. */
import { sql } from "../database/sql.ts";
import type { Deed } from "../history/deed.ts";
import { runningWeek } from "../schedule/running-week.ts";

/** `joined`: both have begun to answer; undefined: the one who goes has not. */
export type JoinedWeek = "moved" | "joined" | undefined;

export async function whatJoins(deed: Deed, from: string, to: string): Promise<JoinedWeek> {
  const { theirs, own } = await submissionsOf(deed, from, to);
  return theirs === undefined ? undefined : own ? "joined" : "moved";
}

/**
 * Of both, answers and calls of the one who stays stand; those of the other fill the gaps, and what is then not yet
 * submitted waits to be. Weeks that are closed stay as they are.
 */
export async function joinWeek(deed: Deed, from: string, to: string): Promise<void> {
  const { db, workspace } = deed;
  const { theirs, own } = await submissionsOf(deed, from, to);
  if (!theirs) return;
  if (!own) {
    await db.submission.update({
      where: { id: theirs, workspaceId: workspace.id },
      data: { memberId: to, version: { increment: 1 } },
    });
    return;
  }
  await db.$executeRaw(sql`
    UPDATE "ForecastEntry" e SET "submissionId" = ${own}::uuid
     WHERE e."workspaceId" = ${workspace.id}::uuid AND e."submissionId" = ${theirs}::uuid
       AND NOT EXISTS (SELECT 1 FROM "ForecastEntry" o WHERE o."workspaceId" = e."workspaceId"
                          AND o."submissionId" = ${own}::uuid AND o."dealId" = e."dealId")`);
  await db.$executeRaw(sql`
    INSERT INTO "ForecastCall" ("workspaceId", "submissionId", "from", "to", "amountMinor", "currency")
    SELECT c."workspaceId", ${own}::uuid, c."from", c."to", c."amountMinor", c."currency" FROM "ForecastCall" c
     WHERE c."workspaceId" = ${workspace.id}::uuid AND c."submissionId" = ${theirs}::uuid
    ON CONFLICT DO NOTHING`);
}

async function submissionsOf({ db, workspace, now }: Deed, from: string, to: string) {
  const week = runningWeek(workspace, now).id;
  const rows = await db.submission.findMany({
    where: { workspaceId: workspace.id, week, memberId: { in: [from, to] } },
    select: { id: true, memberId: true },
  });
  const of = (member: string) => rows.find(({ memberId }) => memberId === member)?.id;
  return { theirs: of(from), own: of(to) };
}
