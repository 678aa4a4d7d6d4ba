/** What each row of a team list comes to, as things stand. */
import { type Quarter, quarterNamed } from "../../../calendar/quarter.ts";
import type { Workspace } from "../../../company/member.ts";
import type { Deed } from "../../../history/deed.ts";
import { within } from "../../../quotas/quota-pieces.ts";
import { askedKey, type Quotas, quotasOf } from "../../../quotas/quota-rows.ts";
import type { TeamRow } from "../../../teams/team-rows.ts";
import { People } from "../../finding/people.ts";
import type { Import } from "../../import.ts";
import type { Outcome, ReadRow } from "../../rows.ts";
import type { Act } from "./acts.ts";
import { type Arranged, arrange, type ListedTeam } from "./arrange.ts";
import { type Entry, type Person, readMembers } from "./read-members.ts";

export type PlannedTeam = Readonly<{ outcome: Outcome; acts: readonly Act[] }>;

/** The quarter of its quotas; undefined where they are to be left out, or there are none. */
export const quotaQuarter = (
  { settings }: Pick<Workspace, "settings">,
  { decided }: Pick<Import, "decided">,
): Quarter | undefined => quarterNamed(decided.quarter ?? "", settings.fiscalStartMonth);

export async function planTeam(
  deed: Deed,
  one: Pick<Import, "decided">,
  rows: readonly ReadRow[],
  teams: readonly TeamRow[],
): Promise<PlannedTeam[]> {
  const { entries, outcomes } = readMembers(await People.of(deed), rows);
  const quarter = quotaQuarter(deed.workspace, one);
  const asked = entries.flatMap(({ person: { known } }) =>
    known ? [{ kind: "member" as const, id: known.id }] : [],
  );
  const quotas = quarter ? await quotasOf(deed, asked) : new Map();
  const arranged = arrange(teams, entries);
  const acting = new Acting(arranged, entries);
  const planned = entries.map((entry): PlannedTeam => {
    const { nth, person } = entry;
    if (arranged.unclear.has(nth))
      return {
        outcome: { nth, does: "reject", why: { code: "which-team", name: entry.manager!.name } },
        acts: [],
      };
    const acts = [...acting.of(entry), ...quotaActs(entry, quarter, quotas)];
    const does = person.known ? (acts.length > 0 ? "update" : "same") : "create";
    return {
      outcome: {
        nth,
        does,
        ...(person.known && { subjectId: person.known.id }),
        changes: { acts: [null, acts] },
      },
      acts,
    };
  });
  return [...outcomes.map((outcome) => ({ outcome, acts: [] })), ...planned];
}

function quotaActs({ person, quota }: Entry, quarter: Quarter | undefined, quotas: Quotas): Act[] {
  if (!quarter || !quota) return [];
  const there = person.known
    ? within(quotas.get(askedKey({ kind: "member", id: person.known.id }))!, quarter)
    : [];
  const sum = there.reduce((all, { minor }) => all + minor, 0n);
  const isSame = sum === BigInt(quota.minor) && there.every(({ currency }) => currency === quota.currency);
  return isSame ? [] : [{ act: "quota", id: person.key, ...quota }];
}

/** Row by row, from the top: what one row does is done for those below. */
class Acting {
  readonly #arranged: Arranged;
  readonly #listed: ReadonlySet<string>;
  readonly #done = new Set<string>();

  constructor(arranged: Arranged, entries: readonly Entry[]) {
    this.#arranged = arranged;
    this.#listed = new Set(
      entries.filter(({ nth }) => !arranged.unclear.has(nth)).map(({ person }) => person.key),
    );
  }

  of({ person, mail, manager }: Entry): Act[] {
    const team = this.#arranged.teamOf.get(person.key);
    const { known } = person;
    return [
      ...(team ? this.#team(team) : []),
      ...(manager ? this.#named(manager) : []),
      ...(known ? [] : this.#made(person, mail || null)),
      ...this.#role(person),
      ...(known && team && known.teamId !== team.key
        ? [{ act: "move" as const, id: known.id, from: known.teamId, to: team.key }]
        : []),
      ...(known && mail !== "" && known.email === null
        ? [{ act: "mail" as const, id: known.id, to: mail }]
        : []),
    ];
  }

  #team(team: ListedTeam): Act[] {
    if (!this.#first(`team ${team.key}`)) return [];
    const { key: id, name, known, parent, leader } = team;
    return [
      ...(parent ? this.#team(parent) : []),
      ...(known
        ? parent && known.parentId !== parent.key
          ? [{ act: "under" as const, id, from: known.parentId, to: parent.key }]
          : []
        : [{ act: "team" as const, id, name, parent: parent?.key ?? null }]),
      ...(leader ? this.#named(leader) : []),
      ...(leader && known?.managerId !== leader.key
        ? [{ act: "lead" as const, id, from: known?.managerId ?? null, to: leader.key }]
        : []),
    ];
  }

  /** Who is only named as somebody's manager is made with the first row that does. */
  #named(person: Person): Act[] {
    const team = this.#arranged.teamOf.get(person.key);
    return [
      ...(team ? this.#team(team) : []),
      ...(person.known || this.#listed.has(person.key) ? [] : this.#made(person, null)),
      ...this.#role(person),
    ];
  }

  #made({ key: id, name }: Person, mail: string | null): Act[] {
    if (!this.#first(`person ${id}`)) return [];
    const role = this.#leads(id) ? "manager" : "rep";
    return [{ act: "person", id, name, mail, role, team: this.#arranged.teamOf.get(id)?.key ?? null }];
  }

  #role({ key: id, known }: Person): Act[] {
    if (known?.role !== "rep" || !this.#leads(id)) return [];
    return this.#first(`role ${id}`) ? [{ act: "role", id }] : [];
  }

  #leads = (key: string): boolean => this.#arranged.managers.has(key);

  #first(what: string): boolean {
    if (this.#done.has(what)) return false;
    this.#done.add(what);
    return true;
  }
}
