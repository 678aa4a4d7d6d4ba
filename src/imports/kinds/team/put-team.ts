/** Does what a team list says, as a whole: teams, people, who leads and who is led, quotas. */
import { randomUUID } from "node:crypto";
import type { Quarter } from "../../../calendar/quarter.ts";
import { changeMails } from "../../../company/members.ts";
import { changeTeams } from "../../../deals/writing/follow-owner.ts";
import type { Deed } from "../../../history/deed.ts";
import { giveRoles } from "../../../teams/give-role.ts";
import { changeLeaders, makeTeams, nestTeams } from "../../../teams/team-rows.ts";
import { addPeople } from "../../finding/people.ts";
import { setQuotas } from "../quotas/put-quotas.ts";
import { type Act, actsCalled } from "./acts.ts";

/**
 * @param acts in the order of the rows
 * @returns by the keys of what was new its ids, and each act as it was done
 */
export async function putTeam(
  deed: Deed,
  acts: readonly Act[],
  quarter: Quarter | undefined,
): Promise<Readonly<{ idOf: (key: string) => string; done: (act: Act) => Act }>> {
  const { db, workspace } = deed;
  const ids = new Map<string, string>();
  const idOf = (key: string): string => ids.get(key) ?? key;

  const teams = actsCalled(acts, "team");
  for (const { id } of teams) ids.set(id, randomUUID());
  await makeTeams(
    deed,
    teams.map(({ id, name, parent }) => ({ id: idOf(id), name, parentId: parent && idOf(parent) })),
  );
  const people = actsCalled(acts, "person");
  const members = await addPeople(
    deed,
    people.map(({ name, mail, role, team }) => ({ name, email: mail, role, teamId: team && idOf(team) })),
  );
  for (const [nth, { id }] of people.entries()) ids.set(id, members[nth]!);

  const made = <Given extends Readonly<{ id: string; from: string | null; to: string }>>(
    some: readonly Given[],
  ) => some.map(({ id, from, to }) => ({ id: idOf(id), from, to: idOf(to) }));
  await nestTeams(deed, made(actsCalled(acts, "under")));
  await changeLeaders(deed, made(actsCalled(acts, "lead")));
  await giveRoles(
    deed,
    actsCalled(acts, "role").map(({ id }) => ({ id, role: "rep" })),
    "manager",
  );
  await changeTeams(
    deed,
    actsCalled(acts, "move").map(({ id, from, to }) => ({ member: { id, teamId: from }, teamId: idOf(to) })),
  );
  await changeMails(
    db,
    workspace.id,
    actsCalled(acts, "mail").map(({ id, to }) => ({ id, from: null, to })),
  );
  const quotas = quarter ? actsCalled(acts, "quota") : [];
  const kept = await setQuotas(
    deed,
    quotas.map(({ id, minor, currency }) => ({
      ...{ asked: { kind: "member" as const, id: idOf(id) }, days: quarter! },
      amount: { minor: BigInt(minor), currency },
    })),
  );
  const quotaOf = new Map<Act, (typeof kept)[number]>(quotas.map((act, nth) => [act, kept[nth]!]));
  return { idOf, done: (act) => doneAct(act, idOf, quotaOf.get(act)) };
}

function doneAct(
  act: Act,
  idOf: (key: string) => string,
  kept: Awaited<ReturnType<typeof setQuotas>>[number] | undefined,
): Act {
  const id = idOf(act.id);
  switch (act.act) {
    case "person":
      return { ...act, id, team: act.team && idOf(act.team) };
    case "team":
      return { ...act, id, parent: act.parent && idOf(act.parent) };
    case "under":
    case "lead":
    case "move":
      return { ...act, id, to: idOf(act.to) };
    case "quota":
      return { ...act, id, kept };
    default:
      return { ...act, id };
  }
}
