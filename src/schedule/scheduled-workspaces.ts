/** What a tick reads: companies with their hours, and where their people are. */
import type { Temporal } from "temporal-polyfill";
import type { Workspace } from "../company/member.ts";
import { ownDigestAt, ownNudgeAt } from "../company/team-hours.ts";
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
  /** When its rows were restored from a backup; what was due before was the original's to do, but for closes. */
  restoredAt: Temporal.Instant | undefined;
  /** Where and when active members are asked. */
  places: readonly Place[];
  /** Hours of digests, where a team has its own. */
  digestHours: readonly string[];
}>;

/** Members of an IANA zone, of teams with the same nudge hour: null for the company's. */
export type Place = Readonly<{ zone: string; nudgeAt: string | null; members: number }>;

type WorkspaceRow = Omit<Workspace, "settings"> & {
  settings: unknown;
  createdAt: Date;
  closedWeek: string | null;
  closedAt: Date | null;
  restoredAt: Date | null;
  places: Place[] | null;
  digestHours: string[] | null;
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
           w."createdAt", w."restoredAt",
           (SELECT max(c."week") FROM "ClosedWeek" c WHERE c."workspaceId" = w."id") AS "closedWeek",
           (SELECT max(c."closedAt") FROM "ClosedWeek" c WHERE c."workspaceId" = w."id") AS "closedAt",
           (SELECT jsonb_agg(to_jsonb(p)) FROM (
              SELECT m."zone", ${ownNudgeAt} AS "nudgeAt", count(*)::int AS "members" FROM "Member" m
               WHERE m."workspaceId" = w."id" AND m."active" GROUP BY 1, 2 ORDER BY 1, 2) p) AS "places",
           (SELECT jsonb_agg(DISTINCT t."hours" ->> 'digestAt') FROM "Team" t
             WHERE t."workspaceId" = w."id" AND jsonb_exists(t."hours", 'digestAt')) AS "digestHours"
      FROM "Workspace" w ORDER BY w."id"`;
  return rows.flatMap(
    ({ createdAt, closedWeek, closedAt, restoredAt, places, digestHours, settings, ...workspace }) => {
      try {
        return [
          {
            workspace: { ...workspace, settings: workspaceSettings.parse(settings) },
            createdAt: fromTimestamp(createdAt),
            closedWeek,
            closedAt: closedAt ? fromTimestamp(closedAt) : undefined,
            restoredAt: restoredAt ? fromTimestamp(restoredAt) : undefined,
            places: places ?? [],
            digestHours: digestHours ?? [],
          },
        ];
      } catch (error) {
        onBroken(error, workspace.id);
        return [];
      }
    },
  );
}

/** Members of a company in a place who were there at a moment and have no such slot yet. */
export async function membersWithoutSlot(
  db: Tx,
  workspaceId: string,
  wanted: Pick<Place, "zone" | "nudgeAt"> & Readonly<{ at: Temporal.Instant; slot: string }>,
): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT m."id"::text AS "id" FROM "Member" m
     WHERE m."workspaceId" = ${workspaceId}::uuid AND m."active" AND m."zone" = ${wanted.zone}
       AND ${ownNudgeAt} IS NOT DISTINCT FROM ${wanted.nudgeAt}::text
       AND m."createdAt" <= ${new Date(wanted.at.epochMilliseconds)}
       AND NOT EXISTS (
         SELECT 1 FROM "Slot" s
          WHERE s."workspaceId" = m."workspaceId" AND s."key" = ${wanted.slot}::text || ':' || m."id"::text)
     ORDER BY m."id"`;
  return rows.map((row) => row.id);
}

/** Those of these members whose digest comes at an hour and has no slot yet. @param slot "digest:2026-W47" @param hour a team's own */
export async function readersWithoutSlot(
  db: Tx,
  workspaceId: string,
  memberIds: readonly string[],
  { slot, hour }: Readonly<{ slot: string; hour: string | null }>,
): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT m."id"::text AS "id" FROM "Member" m
     WHERE m."id" = ANY(${memberIds}::uuid[]) AND ${ownDigestAt} IS NOT DISTINCT FROM ${hour}::text
       AND NOT EXISTS (
         SELECT 1 FROM "Slot" s WHERE s."workspaceId" = ${workspaceId}::uuid AND s."key" = ${slot}::text || ':' || m."id"::text)
     ORDER BY array_position(${memberIds}::uuid[], m."id")`;
  return rows.map((row) => row.id);
}
