/** What a tick reads: companies with their hours, and where their people are. */
import type { Temporal } from "temporal-polyfill";
import type { Workspace } from "../company/member.ts";
import { workspaceSettings } from "../company/workspace-settings.ts";
import { fromTimestamp } from "../database/columns.ts";
import type { Tx } from "../database/transaction.ts";

export type ScheduledWorkspace = Readonly<{
  workspace: Workspace;
  createdAt: Temporal.Instant;
  /** `2026-W47`: the last week that was closed. */
  closedWeek: string | null;
  /** The instant at which it closed. */
  closedAt: Temporal.Instant | undefined;
  /** Active members per IANA zone. */
  zones: Readonly<Record<string, number>>;
}>;

type WorkspaceRow = Omit<Workspace, "settings"> & {
  settings: unknown;
  createdAt: Date;
  closedWeek: string | null;
  closedAt: Date | null;
  zones: Record<string, number> | null;
};

/**
 * All companies in one statement.
 * @param onBroken called for a company whose settings cannot be read; the others are not affected
 */
export async function scheduledWorkspaces(
  db: Tx,
  onBroken: (error: unknown, workspaceId: string) => void,
): Promise<ScheduledWorkspace[]> {
  const rows = await db.$queryRaw<WorkspaceRow[]>`
    SELECT w."id"::text AS "id", w."name", w."zone", w."locale", w."currency", w."settings", w."pipelinesRevision", w."demo",
           w."createdAt",
           (SELECT max(c."week") FROM "ClosedWeek" c WHERE c."workspaceId" = w."id") AS "closedWeek",
           (SELECT max(c."closedAt") FROM "ClosedWeek" c WHERE c."workspaceId" = w."id") AS "closedAt",
           (SELECT jsonb_object_agg(z."zone", z."members") FROM (
              SELECT m."zone", count(*)::int AS "members" FROM "Member" m
               WHERE m."workspaceId" = w."id" AND m."active" GROUP BY m."zone") z) AS "zones"
      FROM "Workspace" w ORDER BY w."id"`;
  return rows.flatMap(({ createdAt, closedWeek, closedAt, zones, settings, ...workspace }) => {
    try {
      return [
        {
          workspace: { ...workspace, settings: workspaceSettings.parse(settings) },
          createdAt: fromTimestamp(createdAt),
          closedWeek,
          closedAt: closedAt ? fromTimestamp(closedAt) : undefined,
          zones: zones ?? {},
        },
      ];
    } catch (error) {
      onBroken(error, workspace.id);
      return [];
    }
  });
}

/** Members of a company in a zone who were there at a moment and have no such slot yet. */
export async function membersWithoutSlot(
  db: Tx,
  workspaceId: string,
  wanted: Readonly<{ zone: string; at: Temporal.Instant; slot: string }>,
): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT m."id"::text AS "id" FROM "Member" m
     WHERE m."workspaceId" = ${workspaceId}::uuid AND m."active" AND m."zone" = ${wanted.zone}
       AND m."createdAt" <= ${new Date(wanted.at.epochMilliseconds)}
       AND NOT EXISTS (
         SELECT 1 FROM "Slot" s
          WHERE s."workspaceId" = m."workspaceId" AND s."key" = ${wanted.slot}::text || ':' || m."id"::text)
     ORDER BY m."id"`;
  return rows.map((row) => row.id);
}

/** Those of these members who have no such slot yet. @param slot "digest:2026-W47" */
export async function withoutSlot(
  db: Tx,
  workspaceId: string,
  slot: string,
  memberIds: readonly string[],
): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT m."id" FROM unnest(${memberIds}::text[]) AS m("id")
     WHERE NOT EXISTS (
       SELECT 1 FROM "Slot" s WHERE s."workspaceId" = ${workspaceId}::uuid AND s."key" = ${slot}::text || ':' || m."id")`;
  return rows.map((row) => row.id);
}
