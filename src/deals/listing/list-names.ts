/** Whose names a list's line contains: a team, a colleague, a customer by pinyin; and what may have been meant. */
import type { Turn } from "../../chat/use-case.ts";
import { type OwnerScope, ownersWithin } from "../../company/owner-scope.ts";
import { matchCustomer } from "../../customers/match-customer.ts";
import { matchNames } from "../../understanding/match-names.ts";
import type { ListFilter } from "./list-filter.ts";

/** Picks out names of teams and visible colleagues; the rest is taken as a customer's name. */
export async function withPeople(turn: Turn, filter: ListFilter): Promise<ListFilter> {
  if (!filter.customer) return filter;
  const scope = await ownersWithin(turn.db, turn.member, turn.needs);
  const [teams, members] = await Promise.all([teamsOf(turn), membersIn(turn, scope)]);
  let found = filter;
  const words = filter.customer.split(/\s+/u);
  for (let length = words.length; length >= 1; length--) {
    for (let from = 0; from + length <= words.length; from++) {
      const name = words.slice(from, from + length).join(" ");
      const team = found.team || found.owner ? undefined : whole(name, teams);
      const owner = found.team || found.owner || team ? undefined : whole(name, members);
      if (!team && !owner) continue;
      const rest = [...words.slice(0, from), ...words.slice(from + length)].join(" ");
      found = { ...found, customer: rest || undefined, team, owner };
      words.splice(from, length);
    }
  }
  return found;
}

type Called = { id: string; names: string[] };

/** Only a whole name: "e" is no team called East, and hx may be more than 华西. */
function whole(typed: string, called: readonly Called[]): string | undefined {
  const match = matchNames(typed, called);
  if (match.kind !== "one") return undefined;
  return match.how === "exact" || (match.how === "pinyin" && typed.length >= 4) ? match.item.id : undefined;
}

const parts = (name: string): string[] => [name, ...name.split(/\s+/u)];

async function teamsOf(turn: Turn): Promise<Called[]> {
  const teams = await turn.db.team.findMany({
    where: { workspaceId: turn.workspace.id },
    select: { id: true, name: true },
  });
  return teams.map(({ id, name }) => ({ id, names: parts(name) }));
}

async function membersIn(turn: Turn, scope: OwnerScope): Promise<Called[]> {
  const members = await turn.db.member.findMany({
    where: { workspaceId: turn.workspace.id, ...(scope === "all" ? {} : { id: { in: [...scope] } }) },
    select: { id: true, name: true },
  });
  return members.map(({ id, name }) => ({ id, names: parts(name) }));
}

/** The customer that was typed in pinyin or in another spelling; else those that resemble it. */
export async function customerMeant(
  turn: Turn,
  typed: string,
): Promise<{ name?: string; near: readonly string[] }> {
  const { same, near } = await matchCustomer(turn, typed);
  const candidates = same ? [same] : near;
  const match = matchNames(
    typed,
    candidates.map(({ id, name }) => ({ id, name, names: [name] })),
  );
  if (match.kind === "one") return { name: match.item.name, near: [] };
  return { near: candidates.map(({ name }) => name) };
}

/** The name of the team or person a list is about. */
export async function whoseName(turn: Turn, { team, owner }: ListFilter): Promise<string | undefined> {
  const where = { workspaceId: turn.workspace.id };
  if (team)
    return (await turn.db.team.findFirst({ where: { ...where, id: team }, select: { name: true } }))?.name;
  if (owner)
    return (await turn.db.member.findFirst({ where: { ...where, id: owner }, select: { name: true } }))?.name;
  return undefined;
}
