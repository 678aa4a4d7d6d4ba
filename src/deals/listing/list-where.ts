/** Which deals a list has, and how many: for its pages, for a file of it, and for what is done to all of them. */
import type { Turn } from "../../chat/use-case.ts";
import type { OwnerScope } from "../../company/owner-scope.ts";
import { ownersAsked } from "../../measures/told-period.ts";
import { bridgeSpan } from "../../measures/told-week.ts";
import { countDeals } from "../facts/load-deals.ts";
import { type ListFilter, type ListTold, listConditions, toldOfFilter } from "./list-filter.ts";

export async function countedBy(turn: Turn, filter: ListFilter) {
  const told = await toldOfFilter(turn, filter);
  const where = {
    workspaceId: turn.workspace.id,
    owners: await owners(turn, filter, told),
    at: told?.at,
    where: await listConditions(turn, filter, told),
  };
  return { where, count: await countDeals(turn.db, where) };
}

/** Never more than the member may see, whatever the filter says. @param told a closed week counts the people of that day */
async function owners(turn: Turn, filter: ListFilter, told: ListTold | undefined): Promise<OwnerScope> {
  const asked = await ownersAsked(turn, filter, turn.needs, told?.kept);
  const narrowed = filter.owner || filter.team || filter.whose === "mine";
  if (!filter.bridge || !told?.week || narrowed) return asked;
  // Who left the teams during the week took deals along, and these are told of.
  const span = await bridgeSpan(turn, told.week, turn.needs);
  if (!span) return asked;
  const { opening, closing } = span.owners;
  return opening === "all" || closing === "all" ? "all" : [...new Set([...opening, ...closing])];
}
