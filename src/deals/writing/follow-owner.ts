/** Whoever changes team takes the open deals along; what was won or lost stays where it was. */
import { changeMember } from "../../company/members.ts";
import { toTimestamp } from "../../database/columns.ts";
import { sql } from "../../database/sql.ts";
import type { Deed } from "../../history/deed.ts";
import { recordEvents } from "../../history/record-events.ts";
import { beginVersions, endVersions } from "./versions.ts";

type Mover = Readonly<{ id: string; teamId: string | null }>;

/**
 * One event, and one statement for all the deals. It does not count as a change to a deal: an open form stays
 * valid, and nothing counts as new or advanced.
 */
export async function changeTeam(deed: Deed, member: Mover, teamId: string): Promise<void> {
  const { db, workspace, now } = deed;
  // First, in its own statement: it waits for anyone logging a deal for this person, so that deal is seen below.
  await changeMember(db, { id: member.id, workspaceId: workspace.id }, { teamId });
  const [eventId] = await recordEvents(deed, [
    {
      subject: "member",
      subjectId: member.id,
      kind: "team",
      values: { columns: { teamId: [member.teamId, teamId] } },
    },
  ]);
  await db.$executeRaw(sql`
    WITH changed AS (
      UPDATE "Deal" d SET "teamId" = ${teamId}::uuid
      WHERE d."workspaceId" = ${workspace.id}::uuid AND d."ownerId" = ${member.id}::uuid AND d."outcome" IS NULL
        AND d."teamId" IS DISTINCT FROM ${teamId}::uuid
      RETURNING d.*
    ), ended AS (
      ${endVersions(sql`${toTimestamp(now)}::timestamptz`)}
    )
    ${beginVersions({ id: sql`${eventId}::bigint`, kind: sql`'team'` })}`);
}
