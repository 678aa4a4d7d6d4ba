import type { Tx } from "../database/transaction.ts";

/** Who works where and under whom: as it is, or as a closed week has kept it. */
export type People = Readonly<{
  teams: readonly Readonly<{ id: string; name: string; parentId: string | null; managerId: string | null }>[];
  members: readonly Readonly<{ id: string; name: string; teamId: string | null }>[];
}>;

/** As it is, in the order of names. */
export async function peopleNow(db: Tx, workspaceId: string): Promise<People> {
  const order = { where: { workspaceId }, orderBy: { name: "asc" } } as const;
  const select = { id: true, name: true } as const;
  const teams = await db.team.findMany({ ...order, select: { ...select, parentId: true, managerId: true } });
  const members = await db.member.findMany({ ...order, select: { ...select, teamId: true } });
  return { teams, members };
}

/** The members of some teams and of those nested in them, and who leads these. */
export function peopleOf({ teams, members }: People, teamIds: readonly string[]): string[] {
  const below = new Set(teamIds);
  // Nobody nests deeper than there are teams.
  for (const _ of teams)
    for (const { id, parentId } of teams) if (parentId !== null && below.has(parentId)) below.add(id);
  const there = members.filter(({ teamId }) => teamId !== null && below.has(teamId)).map(({ id }) => id);
  const leaders = teams.filter(({ id }) => below.has(id)).flatMap(({ managerId }) => managerId ?? []);
  return [...new Set([...there, ...leaders])];
}
