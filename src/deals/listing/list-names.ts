/** Whose names a list's line contains: a customer by pinyin, and what may have been meant. */
import type { Turn } from "../../chat/use-case.ts";
import { matchCustomer } from "../../customers/match-customer.ts";
import { matchNames } from "../../understanding/match-names.ts";
import type { ListFilter } from "./list-filter.ts";

/** The customer that was typed in pinyin, by another spelling or by a former name; else those that resemble it. */
export async function customerMeant(
  turn: Turn,
  typed: string,
): Promise<{ name?: string; near: readonly string[] }> {
  const { same, near } = await matchCustomer(turn, typed);
  // Also by the name of what has been merged into it.
  if (same) return { name: same.name, near: [] };
  const match = matchNames(
    typed,
    near.map(({ id, name }) => ({ id, name, names: [name] })),
  );
  if (match.kind === "one") return { name: match.item.name, near: [] };
  return { near: near.map(({ name }) => name) };
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
