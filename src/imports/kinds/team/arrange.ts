/**
 * Which teams a team list makes of whom. A team is led by whoever its people report to. Where they report to several, each of
 * these has a team of their own within it. A team is part of the one that its leader belongs to. Pure.
 */
import type { TeamRow } from "../../../teams/team-rows.ts";
import { foldName } from "../../../understanding/customer-name.ts";
import type { Entry, Person } from "./read-members.ts";

/** `key`: the team's id, or for a new one something that is no id. */
export type ListedTeam = {
  readonly key: string;
  readonly name: string;
  readonly known?: TeamRow;
  leader?: Person;
  parent?: ListedTeam;
};

export type Arranged = Readonly<{
  /** Of whom the list says where they belong, by the person's key. */
  teamOf: ReadonlyMap<string, ListedTeam>;
  /** Who lead somebody, by their keys. */
  managers: ReadonlyMap<string, Person>;
  /** People without a row of their own who lead several teams, none of which theirs is. */
  unclear: ReadonlySet<number>;
}>;

export function arrange(known: readonly TeamRow[], entries: readonly Entry[]): Arranged {
  const teams = new Teams(known, entries);
  const teamOf = new Map<string, ListedTeam>();
  const managers = new Map(
    entries.flatMap(({ manager }) => (manager ? [[manager.key, manager] as const] : [])),
  );
  const entryOf = new Map(entries.map((entry) => [entry.person.key, entry]));
  const named = entries.filter(({ path }) => path.length > 0);
  for (const [team, some] of Map.groupBy(named, ({ path }) => teams.at(path)))
    place(teams, team, { some, entryOf, teamOf, managers });
  const unclear = new Set<number>();
  for (const entry of entries.filter(({ path }) => path.length === 0)) {
    const { person, manager, nth } = entry;
    const team = manager ? ledBy(teams, manager, person) : undefined;
    if (team === "several") unclear.add(nth);
    else if (team) teamOf.set(person.key, team);
  }
  for (const manager of managers.values()) {
    if (teamOf.has(manager.key) || manager.known?.teamId) continue;
    const [first, other] = teams.of(manager);
    if (first && (!other || !manager.known)) teamOf.set(manager.key, first);
  }
  nest(teams, { entryOf, teamOf });
  return { teamOf, managers, unclear };
}

type Placing = Readonly<{
  entryOf: ReadonlyMap<string, Entry>;
  managers: Arranged["managers"];
  teamOf: Map<string, ListedTeam>;
}>;

/** The people whom the list says to be in one team. */
function place(
  teams: Teams,
  team: ListedTeam,
  { some, entryOf, managers, teamOf }: Placing & Readonly<{ some: readonly Entry[] }>,
): void {
  const over = new Map(some.flatMap(({ manager }) => (manager ? [[manager.key, manager] as const] : [])));
  // Whoever leads others of the team says with their own row who is above them, not who leads the team.
  const plain = some.filter(({ person }) => !over.has(person.key));
  const leaders = new Map(
    (plain.some(({ manager }) => manager) ? plain : some).flatMap(({ manager }) =>
      manager ? [[manager.key, manager] as const] : [],
    ),
  );
  if (leaders.size <= 1) {
    // Where nobody is above any of them: the one who is above others.
    const [top, second] = some.filter(({ person }) => managers.has(person.key));
    const leader = [...leaders.values()][0] ?? (second ? undefined : top?.person);
    if (leader) team.leader = leader;
    for (const { person } of some) teamOf.set(person.key, team);
    return;
  }
  const above = new Map(
    [...leaders.keys()].map((key) => {
      const boss = entryOf.get(key)?.manager;
      return [boss?.key, boss] as const;
    }),
  );
  const [boss] = above.values();
  if (above.size === 1 && boss && !leaders.has(boss.key)) team.leader = boss;
  for (const { person, manager } of some) {
    const own = leaders.get(person.key) ?? (manager && leaders.get(manager.key));
    teamOf.set(person.key, own ? teams.within(team, own) : team);
  }
}

/** The team that a manager leads; where there is none, one that is called after them. */
function ledBy(teams: Teams, manager: Person, person: Person): ListedTeam | "several" {
  const led = teams.of(manager);
  if (led.length === 0) {
    const made = teams.at([manager.name]);
    made.leader = manager;
    return made;
  }
  if (led.length === 1) return led[0]!;
  return led.find(({ key }) => key === person.known?.teamId) ?? "several";
}

/** What the list has not nested itself: by where the leader belongs, or whose people they are. Never in a circle. */
function nest(teams: Teams, { entryOf, teamOf }: Omit<Placing, "managers">): void {
  for (const team of teams.all()) {
    const { leader } = team;
    if (team.parent || team.known?.parentId || !leader) continue;
    const own = teamOf.get(leader.key);
    const boss = entryOf.get(leader.key)?.manager;
    const [only, other] = boss ? teams.of(boss) : [];
    const parent = own && own !== team ? own : only && !other ? only : undefined;
    if (parent && parent !== team && !isWithin(teams, parent, team)) team.parent = parent;
  }
}

function isWithin(teams: Teams, team: ListedTeam, other: ListedTeam): boolean {
  const seen = new Set<ListedTeam>();
  for (let at: ListedTeam | undefined = team; at && !seen.has(at); at = teams.above(at)) {
    if (at === other) return true;
    seen.add(at);
  }
  return false;
}

class Teams {
  readonly #byKey = new Map<string, ListedTeam>();
  readonly #known: readonly TeamRow[];
  /** Names that stand under several others in the list: they need these to be told apart. */
  readonly #shared: ReadonlySet<string>;

  constructor(known: readonly TeamRow[], entries: readonly Entry[]) {
    this.#known = known;
    const parents = new Map<string, Set<string>>();
    for (const { path } of entries)
      for (const [nth, name] of path.entries()) {
        const key = foldName(name);
        parents.set(key, (parents.get(key) ?? new Set()).add(nth === 0 ? "" : foldName(path[nth - 1]!)));
      }
    this.#shared = new Set([...parents].filter(([, some]) => some.size > 1).map(([name]) => name));
  }

  all(): ListedTeam[] {
    return [...this.#byKey.values()];
  }

  at(path: readonly string[]): ListedTeam {
    const name = path.at(-1)!;
    const parent = path.length > 1 ? this.at(path.slice(0, -1)) : undefined;
    const isShared = parent && this.#shared.has(foldName(name));
    const team = this.#called(isShared ? `${parent.name} · ${name}` : name);
    if (parent && parent !== team && !isWithin(this, parent, team)) team.parent = parent;
    return team;
  }

  /** A manager's own within a larger one; whatever it is called, if there is one. */
  within(team: ListedTeam, leader: Person): ListedTeam {
    const known = this.#known.find(
      ({ managerId, parentId }) => managerId === leader.known?.id && parentId === team.known?.id,
    );
    const found = (team.known && leader.known && known && this.#there(known)) || undefined;
    const own = found ?? this.#called(`${team.name} · ${leader.name}`.slice(0, 80));
    own.leader = leader;
    if (own !== team) own.parent = team;
    return own;
  }

  /** Those that somebody leads, once all is as the list says. */
  of({ key, known }: Person): ListedTeam[] {
    const said = this.all().filter(({ leader }) => leader?.key === key);
    const there = this.#known.filter(({ managerId }) => managerId === known?.id && known !== undefined);
    const kept = there.map((one) => this.#there(one)).filter(({ leader }) => !leader || leader.key === key);
    return [...new Set([...said, ...kept])];
  }

  above({ parent, known }: ListedTeam): ListedTeam | undefined {
    const up = this.#known.find(({ id }) => id === known?.parentId);
    return parent ?? (up && this.#there(up));
  }

  #there(known: TeamRow): ListedTeam {
    const team = this.#byKey.get(known.id) ?? { key: known.id, name: known.name, known };
    this.#byKey.set(known.id, team);
    return team;
  }

  #called(name: string): ListedTeam {
    const known = this.#known.find((one) => foldName(one.name) === foldName(name));
    if (known) return this.#there(known);
    const key = `new ${foldName(name)}`;
    const team = this.#byKey.get(key) ?? { key, name };
    this.#byKey.set(key, team);
    return team;
  }
}
