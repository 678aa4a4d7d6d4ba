/** Whoever changes team takes the open deals along; what was won or lost stays where it was. */
import { moveMembers } from "../../company/members.ts";
import { toTimestamp } from "../../database/columns.ts";
import { rowsOf } from "../../database/rows-of.ts";
import { sql } from "../../database/sql.ts";
import type { Deed } from "../../history/deed.ts";
import { recordEvents } from "../../history/record-events.ts";
import { beginVersions, endVersions } from "./versions.ts";

type Mover = Readonly<{ id: string; teamId: string | null }>;

/**
 * One event, and one statement for all the deals. It does not count as a change to a deal: an open form stays
 * valid, and nothing counts as new or advanced.
 */
export const changeTeam = (deed: Deed, member: Mover, teamId: string): Promise<void> =>
  changeTeams(deed, [{ member, teamId }]);

/** The same for several, each once: an event for each, and as few statements. */
export async function changeTeams(
  deed: Deed,
  moves: readonly Readonly<{ member: Mover; teamId: string | null }>[],
): Promise<void> {
  if (moves.length === 0) return;
  const { db, workspace, now } = deed;
  // First, in its own statement: it waits for anyone logging a deal for these people, so that deal is seen below.
  await moveMembers(
    db,
    workspace.id,
    moves.map(({ member: { id }, teamId }) => ({ id, teamId })),
  );
  const events = await recordEvents(
    deed,
    moves.map(({ member, teamId }) => ({
      ...{ subject: "member" as const, subjectId: member.id, kind: "team" },
      values: { columns: { teamId: [member.teamId, teamId] as const } },
    })),
  );
  const moved = moves.map(({ member: { id }, teamId }, nth) => ({ id, teamId, eventId: events[nth]! }));
  await db.$executeRaw(sql`
    WITH moved AS ${rowsOf(moved, sql`"id" uuid, "teamId" uuid, "eventId" bigint`)}, changed AS (
      UPDATE "Deal" d SET "teamId" = m."teamId" FROM moved m
      WHERE d."workspaceId" = ${workspace.id}::uuid AND d."ownerId" = m."id" AND d."outcome" IS NULL
        AND d."teamId" IS DISTINCT FROM m."teamId"
      RETURNING d.*
    ), ended AS (
      ${endVersions(sql`${toTimestamp(now)}::timestamptz`)}
    )
    ${beginVersions({ id: sql`o."eventId"`, kind: sql`'team'` })} JOIN moved o ON o."id" = c."ownerId"`);
}
