/** What a manager's number is made of: the teams below, else the people. Pure. */
import type { OwnerScope } from "../company/owner-scope.ts";
import type { People } from "./people.ts";

type Team = People["teams"][number];
type Member = People["members"][number];

/** A team with all who work in it and those nested in it, or one person. */
export type TeamPart = Readonly<{ id: string; name: string; people: readonly string[] }>;

/**
 * Everybody stands in exactly one part, so that these add up. A team that is alone is split further, until there are
 * several, or its people.
 * @param owners a team is a part where all of its people are among them
 */
export function teamParts({ teams, members }: People, owners: OwnerScope): TeamPart[] {
  const ids = new Set(owners === "all" ? members.map(({ id }) => id) : owners);
  const among = (id: string) => ids.has(id);
  const known = new Set(teams.map(({ id }) => id));
  const below = (parent: string | null) =>
    teams.filter(({ parentId }) => (parentId !== null && known.has(parentId) ? parentId : null) === parent);
  // Who leads a team works in it, wherever else they are; who leads several does in the topmost.
  const led = new Map<string, string>();
  const settle = (some: readonly Team[]): void => {
    for (const { id, managerId } of some) if (managerId && !led.has(managerId)) led.set(managerId, id);
    for (const { id } of some) settle(below(id));
  };
  settle(below(null));
  const homeOf = ({ id, teamId }: Member) => led.get(id) ?? teamId;
  const inside = (team: string): Member[] => [
    ...members.filter((member) => homeOf(member) === team),
    ...below(team).flatMap(({ id }) => inside(id)),
  ];
  const isOurs = ({ id }: Team) => inside(id).length > 0 && inside(id).every((member) => among(member.id));
  const ours = (some: readonly Team[]): Team[] =>
    some.flatMap((team) => (isOurs(team) ? [team] : ours(below(team.id))));

  let parts = ours(below(null));
  while (parts.length === 1) parts = below(parts[0]!.id).filter(isOurs);
  const grouped = parts.map(({ id, name }) => ({ id, name, people: inside(id).map((member) => member.id) }));
  const settled = new Set(grouped.flatMap(({ people }) => people));
  const alone = members.filter(({ id }) => among(id) && !settled.has(id));
  return [...grouped, ...alone.map(({ id, name }) => ({ id, name, people: [id] }))];
}
