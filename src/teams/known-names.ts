/** Whose names a line may have: those of people, removed ones too, and of teams. */
import type { Turn } from "../chat/use-case.ts";
import { loadPeople } from "../company/people-known.ts";
import { matchNames } from "../understanding/match-names.ts";

export type NamedKind = "person" | "team";

/** @returns whether somebody, or a team, may be called so: an exact name, a part of one, pinyin */
export async function knownNames(
  { db, workspace: { id: workspaceId } }: Pick<Turn, "db" | "workspace">,
  kinds: readonly NamedKind[],
): Promise<(name: string, kind: NamedKind) => boolean> {
  const person = kinds.includes("person") ? await loadPeople(db, workspaceId) : [];
  const team = kinds.includes("team")
    ? await db.team.findMany({ where: { workspaceId }, select: { id: true, name: true } })
    : [];
  const items = { person, team };
  return (typed, kind) => {
    const named = items[kind].map(({ id, name }) => ({ id, names: [name] }));
    return matchNames(typed, named, { whose: "person" }).kind !== "none";
  };
}
