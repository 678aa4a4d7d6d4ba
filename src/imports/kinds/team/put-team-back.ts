/** A team list is taken back: what it made goes, and what it changed is as it was, but for what somebody has worked with since. */
import { changeMails, dropMembers } from "../../../company/members.ts";
import { membersNamed } from "../../../company/members-named.ts";
import { changeTeams } from "../../../deals/writing/follow-owner.ts";
import type { Deed } from "../../../history/deed.ts";
import { recordEvents } from "../../../history/record-events.ts";
import { giveRoles } from "../../../teams/give-role.ts";
import { changeLeaders, deleteTeams, lockTeams, nestTeams, type TeamRow } from "../../../teams/team-rows.ts";
import { setQuotasBack } from "../quotas/put-quotas.ts";
import { type Act, type ActCalled, actsCalled } from "./acts.ts";

type Person = Readonly<{
  id: string;
  name: string;
  role: string;
  teamId: string | null;
  email: string | null;
  active: boolean;
}>;

/** @param eventId of the import: what came later is somebody's work @returns what stays, by name */
export async function putTeamBack(deed: Deed, acts: readonly Act[], eventId: string): Promise<string[]> {
  const teams = await lockTeams(deed);
  const people = await peopleOf(deed);
  const kept = new Set<string>();
  const nameOf = (id: string) =>
    people.get(id)?.name ?? teams.find((team) => team.id === id)?.name ?? undefined;
  const keep = (id: string) => {
    const name = nameOf(id);
    if (name !== undefined) kept.add(name);
  };
  const quotas = actsCalled(acts, "quota").flatMap(({ kept }) => (kept ? [kept] : []));
  for (const { asked, now } of await setQuotasBack(deed, quotas))
    kept.add(`${nameOf(asked.id) ?? "–"} ${now.from} – ${now.to}`);

  const staying = await peopleWhoStay(deed, acts, people);
  const going = actsCalled(acts, "person").filter(({ id }) => people.has(id) && !staying.has(id));
  for (const id of staying) keep(id);
  await moveBack(deed, acts, { people, teams, keep });
  const stayingTeams = teamsThatStay(acts, teams, {
    people: await peopleOf(deed),
    going: new Set(going.map(({ id }) => id)),
    asked: await teamsAsked(deed),
  });
  for (const id of stayingTeams) keep(id);
  await arrangeBack(deed, acts, {
    people,
    teams,
    stayingTeams,
    going: new Set(going.map(({ id }) => id)),
    keep,
  });
  await rolesBack(deed, acts, people, keep);
  await mailsBack(deed, acts, { people, eventId, keep });
  await drop(deed, going);
  return [...kept];
}

async function peopleOf({ db, workspace }: Deed): Promise<ReadonlyMap<string, Person>> {
  const rows = await db.member.findMany({
    where: { workspaceId: workspace.id },
    select: { id: true, name: true, role: true, teamId: true, email: true, active: true },
  });
  return new Map(rows.map((one) => [one.id, one]));
}

/** Of whom something is known by now, or who are no longer as the list made them. */
async function peopleWhoStay(
  { db, workspace }: Deed,
  acts: readonly Act[],
  people: ReadonlyMap<string, Person>,
): Promise<ReadonlySet<string>> {
  const made = actsCalled(acts, "person").filter(({ id }) => people.has(id));
  const named = await membersNamed(
    db,
    workspace.id,
    made.map(({ id }) => id),
    // Those that the list has given them are no work of anybody.
    actsCalled(acts, "lead").map(({ id }) => id),
  );
  const changed = made.filter(({ id, role, mail, team }) => {
    const now = people.get(id)!;
    return now.role !== role || now.email !== mail || now.teamId !== team || !now.active;
  });
  return new Set([...named, ...changed.map(({ id }) => id)]);
}

type Standing = Readonly<{
  people: ReadonlyMap<string, Person>;
  teams: readonly TeamRow[];
  keep(id: string): void;
}>;

async function moveBack(deed: Deed, acts: readonly Act[], { people, teams, keep }: Standing): Promise<void> {
  const moves = actsCalled(acts, "move").flatMap(({ id, from, to }) => {
    const isThere = from === null || teams.some((team) => team.id === from);
    if (people.get(id)?.teamId === to && isThere) return [{ member: { id, teamId: to }, teamId: from }];
    keep(id);
    return [];
  });
  await changeTeams(deed, moves);
}

/** Teams that have a quota. */
async function teamsAsked({ db, workspace }: Deed): Promise<ReadonlySet<string>> {
  const rows = await db.quota.findMany({
    where: { workspaceId: workspace.id, teamId: { not: null } },
    select: { teamId: true },
  });
  return new Set(rows.map(({ teamId }) => teamId!));
}

/** A team that was made stays while it has people or teams of others, a quota, or another name or leader than the list gave it. */
function teamsThatStay(
  acts: readonly Act[],
  teams: readonly TeamRow[],
  {
    people,
    going,
    asked,
  }: Readonly<{
    people: ReadonlyMap<string, Person>;
    going: ReadonlySet<string>;
    asked: ReadonlySet<string>;
  }>,
): ReadonlySet<string> {
  const made = new Map(actsCalled(acts, "team").map((act) => [act.id, act]));
  const leads = new Map(actsCalled(acts, "lead").map(({ id, to }) => [id, to]));
  const staying = new Set(
    teams
      .filter(({ id, name, managerId }) => {
        const act = made.get(id);
        if (!act) return false;
        const isInUse = [...people.values()].some(
          (one) => one.teamId === id && one.active && !going.has(one.id),
        );
        return isInUse || asked.has(id) || name !== act.name || managerId !== (leads.get(id) ?? null);
      })
      .map(({ id }) => id),
  );
  // What one that stays is part of stays, too.
  for (let before = -1; before !== staying.size; ) {
    before = staying.size;
    for (const { id, parentId } of teams)
      if (parentId !== null && made.has(parentId) && (!made.has(id) || staying.has(id)))
        staying.add(parentId);
  }
  return staying;
}

async function arrangeBack(
  deed: Deed,
  acts: readonly Act[],
  {
    people,
    teams,
    stayingTeams,
    going,
    keep,
  }: Standing & Readonly<{ stayingTeams: ReadonlySet<string>; going: ReadonlySet<string> }>,
): Promise<void> {
  const made = new Set(actsCalled(acts, "team").map(({ id }) => id));
  const now = (id: string) => teams.find((team) => team.id === id);
  const leads = actsCalled(acts, "lead").filter(({ id, to }) => {
    if (!now(id) || (made.has(id) && !stayingTeams.has(id))) return false;
    // A team that stays keeps its leader, unless they go.
    if (made.has(id) && !going.has(to)) return false;
    if (now(id)!.managerId === to) return true;
    keep(id);
    return false;
  });
  await changeLeaders(
    deed,
    leads.map(({ id, from, to }) => ({ id, from: to, to: from !== null && people.has(from) ? from : null })),
  );
  const nested = actsCalled(acts, "under").filter(({ id, from, to }) => {
    if (!now(id)) return false;
    if (now(id)!.parentId === to && (from === null || now(from))) return true;
    keep(id);
    return false;
  });
  await nestTeams(
    deed,
    nested.map(({ id, from, to }) => ({ id, from: to, to: from })),
  );
  await deleteTeams(
    deed,
    teams.filter(({ id }) => made.has(id) && !stayingTeams.has(id)),
  );
}

/** Whoever leads a team by now stays a manager. */
async function rolesBack(
  deed: Deed,
  acts: readonly Act[],
  people: ReadonlyMap<string, Person>,
  keep: Standing["keep"],
): Promise<void> {
  const ids = actsCalled(acts, "role").map(({ id }) => id);
  const led = await deed.db.team.findMany({
    where: { workspaceId: deed.workspace.id, managerId: { in: ids } },
    select: { managerId: true },
  });
  const leads = new Set(led.map(({ managerId }) => managerId));
  const back = ids.filter((id) => people.get(id)?.role === "manager" && !leads.has(id));
  for (const id of ids.filter((one) => !back.includes(one))) keep(id);
  await giveRoles(
    deed,
    back.map((id) => ({ id, role: "manager" })),
    "rep",
  );
}

/** An address by which somebody has come in since is theirs. */
async function mailsBack(
  { db, workspace }: Deed,
  acts: readonly Act[],
  { people, eventId, keep }: Pick<Standing, "people" | "keep"> & Readonly<{ eventId: string }>,
): Promise<void> {
  const mails = actsCalled(acts, "mail");
  const cameIn = await db.event.findMany({
    where: {
      ...{
        workspaceId: workspace.id,
        id: { gt: BigInt(eventId) },
        kind: { in: ["account", "sign-in", "link"] },
      },
      subjectId: { in: mails.map(({ id }) => id) },
    },
    select: { subjectId: true },
  });
  const arrived = new Set(cameIn.map(({ subjectId }) => subjectId));
  const own = mails.filter(({ id, to }) => people.get(id)?.email === to && !arrived.has(id));
  for (const { id } of mails.filter((one) => !own.includes(one))) keep(id);
  await changeMails(
    db,
    workspace.id,
    own.map(({ id, to }) => ({ id, from: to, to: null })),
  );
}

async function drop(deed: Deed, going: readonly ActCalled<"person">[]): Promise<void> {
  await recordEvents(
    deed,
    going.map(({ id }) => ({
      ...{ subject: "member" as const, subjectId: id, kind: "remove" },
      values: { columns: { active: [true, false] as const } },
    })),
  );
  await dropMembers(
    deed.db,
    deed.workspace.id,
    going.map(({ id }) => id),
  );
}
