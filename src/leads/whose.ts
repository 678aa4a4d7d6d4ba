/** Whose a customer is, as far as deals and holdings say; and the sentence for who wants it. */
import type { Turn } from "../chat/use-case.ts";
import { knowsOnlyOwn } from "../customers/match-customer.ts";
import { holdingsOf } from "../customers/standing/holdings.ts";
import type { Lead } from "../customers/standing/standing.ts";
import { sql } from "../database/sql.ts";
import type { Deal } from "../deals/facts/deal.ts";
import { loadDeals } from "../deals/facts/load-deals.ts";
import type { Deed } from "../history/deed.ts";
import { formatList } from "../text/count.ts";
import { leadWords } from "./words.ts";

/** Who lost a race within these minutes is told so. */
const race = { minutes: 10 };

/** Whoever's they are. */
export const openDealsWith = ({ db, workspace }: Deed, customerIds: readonly string[]): Promise<Deal[]> =>
  loadDeals(db, {
    workspaceId: workspace.id,
    owners: "all",
    where: [sql`d."customerId" = ANY(${customerIds}::uuid[])`, sql`d."outcome" IS NULL`],
  });

/** @returns why a lead cannot be taken; undefined when it can */
export async function whyNotFree(turn: Turn, lead: Lead): Promise<string | undefined> {
  const words = leadWords(turn.locale);
  const deals = await openDealsWith(turn, [lead.id]);
  if (lead.mergedInto === null && lead.standing !== null && deals.length === 0) return undefined;
  const mine = deals.find(({ owner }) => owner.id === turn.member.id);
  if (mine || lead.ownerId === turn.member.id) return words.isYours(lead.name, mine?.number);
  const [last] = await holdingsOf(turn, lead.id, 1);
  const holder = last && last.until === null ? last : undefined;
  const isRace = holder && turn.now.since(holder.since).total("minutes") < race.minutes;
  if (isRace) return words.wasFaster(holder.name, lead.name);
  if (knowsOnlyOwn(turn)) return words.goneFromHere;
  if (lead.mergedInto !== null) return words.mergedMeanwhile(lead.name, lead.mergedInto);
  const owners = [...new Set(deals.map(({ owner }) => owner.name))];
  if (owners.length > 0) return words.isTheirs(formatList(owners, turn.locale), lead.name);
  return holder ? words.isTheirs(holder.name, lead.name) : words.notThere(lead.name);
}
