/** The rows of teams that are there: every change with its event. */
import { rowsOf } from "../database/rows-of.ts";
import { sql } from "../database/sql.ts";
import type { Deed } from "../history/deed.ts";
import { recordEvents } from "../history/record-events.ts";

export type TeamRow = Readonly<{
  id: string;
  name: string;
  parentId: string | null;
  managerId: string | null;
}>;

/** Locked until the transaction ends, so that two admins who arrange teams at once do not tie a knot. */
export const lockTeams = ({ db, workspace }: Deed): Promise<TeamRow[]> =>
  db.$queryRaw<TeamRow[]>(sql`
    SELECT "id"::text AS "id", "name", "parentId"::text AS "parentId", "managerId"::text AS "managerId"
    FROM "Team" WHERE "workspaceId" = ${workspace.id}::uuid ORDER BY "id" FOR UPDATE`);

/** One statement, whatever their number. @returns the ids of those whose names were free, by name */
export async function makeTeams(
  deed: Deed,
  teams: readonly Pick<TeamRow, "id" | "name" | "parentId">[],
): Promise<ReadonlyMap<string, string>> {
  const { db, workspace } = deed;
  const made = await db.$queryRaw<Pick<TeamRow, "id" | "name" | "parentId">[]>(sql`
    INSERT INTO "Team" ("id", "workspaceId", "name", "parentId")
    SELECT t."id", ${workspace.id}::uuid, t."name", t."parentId"
      FROM ${rowsOf(teams, sql`"id" uuid, "name" text, "parentId" uuid`)} t ON CONFLICT DO NOTHING
    RETURNING "id"::text AS "id", "name", "parentId"::text AS "parentId"`);
  await recordEvents(
    deed,
    made.map(({ id, name, parentId }) => ({
      ...{ subject: "team" as const, subjectId: id, kind: "new" },
      values: { columns: { name: [null, name] as const, parentId: [null, parentId] as const } },
    })),
  );
  return new Map(made.map(({ id, name }) => [name, id]));
}

/** @param kind of the event */
export async function changeTeamRow(
  deed: Deed,
  id: string,
  kind: "manager" | "rename" | "under",
  change: Partial<Omit<TeamRow, "id">>,
): Promise<void> {
  const where = { id, workspaceId: deed.workspace.id };
  const before = await deed.db.team.findUniqueOrThrow({ where });
  await deed.db.team.update({ where, data: change });
  const columns = Object.fromEntries(
    Object.entries(change).map(([name, after]) => [name, [before[name as keyof TeamRow], after] as const]),
  );
  await recordEvents(deed, [{ subject: "team", subjectId: id, kind, values: { columns } }]);
}

/** From whom or what to whom or what. */
type Change = Readonly<{ id: string; from: string | null; to: string | null }>;

/** Who leads several teams, each once. Two statements, whatever their number. */
export const changeLeaders = (deed: Deed, changes: readonly Change[]): Promise<void> =>
  changeAll(deed, changes, { kind: "manager", column: "managerId" });

/** What several teams are part of, each once. */
export const nestTeams = (deed: Deed, changes: readonly Change[]): Promise<void> =>
  changeAll(deed, changes, { kind: "under", column: "parentId" });

async function changeAll(
  deed: Deed,
  changes: readonly Change[],
  { kind, column }: Readonly<{ kind: "manager" | "under"; column: "managerId" | "parentId" }>,
): Promise<void> {
  const changed = sql`${rowsOf(changes, sql`"id" uuid, "to" uuid`)} c
     WHERE t."workspaceId" = ${deed.workspace.id}::uuid AND t."id" = c."id"`;
  await deed.db.$executeRaw(
    column === "managerId"
      ? sql`UPDATE "Team" t SET "managerId" = c."to" FROM ${changed}`
      : sql`UPDATE "Team" t SET "parentId" = c."to" FROM ${changed}`,
  );
  await recordEvents(
    deed,
    changes.map(({ id, from, to }) => ({
      ...{ subject: "team" as const, subjectId: id, kind },
      values: { columns: { [column]: [from, to] as const } },
    })),
  );
}

/** The teams that somebody leads get another manager, or none. @param which of them; all when missing @returns their ids */
export async function passTeamsOn(
  deed: Deed,
  from: string,
  to: string | null,
  which?: readonly string[],
): Promise<string[]> {
  const teams = await lockTeams(deed);
  const led = teams.filter(({ id, managerId }) => managerId === from && (which?.includes(id) ?? true));
  for (const { id } of led) await changeTeamRow(deed, id, "manager", { managerId: to });
  return led.map(({ id }) => id);
}

/** Events, deals and closed weeks go on naming it by its id. */
export const deleteTeam = (deed: Deed, team: TeamRow): Promise<void> => deleteTeams(deed, [team]);

/** With all that are part of one of them, or none. */
export async function deleteTeams(deed: Deed, teams: readonly TeamRow[]): Promise<void> {
  const ids = teams.map(({ id }) => id);
  await deed.db.team.deleteMany({ where: { id: { in: ids }, workspaceId: deed.workspace.id } });
  await recordEvents(
    deed,
    teams.map(({ id, name, parentId, managerId }) => ({
      ...{ subject: "team" as const, subjectId: id, kind: "delete" },
      values: {
        columns: {
          ...{ name: [name, null] as const, parentId: [parentId, null] as const },
          managerId: [managerId, null] as const,
        },
      },
    })),
  );
}
