/** The deal a person means: "#42", a customer's name or the beginning of it, pinyin, a title. Pure. */
import { foldName } from "../../understanding/customer-name.ts";
import { nameIn, numberIn } from "../../understanding/deal-name.ts";
import { matchNames } from "../../understanding/match-names.ts";
import type { Deal } from "../facts/deal.ts";

/** Which of a customer's deals is meant when the name alone does not tell. */
export type Preference = "open" | "closed";

export type FoundDeal =
  | Readonly<{ kind: "one"; deal: Deal }>
  | Readonly<{ kind: "several"; deals: readonly Deal[] }>
  /** `near`: what may have been meant. */
  | Readonly<{ kind: "none"; near: readonly Deal[] }>;

const none: FoundDeal = { kind: "none", near: [] };

/**
 * An exact name wins over a part of one; among deals of equal name the open ones win over the closed ones.
 * @param candidates what was loaded for this name and for {@link frontsOf} it, and possibly for others
 */
export function findDeal(candidates: readonly Deal[], typed: string, prefer: Preference = "open"): FoundDeal {
  const query = nameIn(typed);
  const number = numberIn(query);
  const deal = number && candidates.find((one) => one.number === number.value);
  if (deal) return { kind: "one", deal };
  if (number?.isSure) return none;
  const found = rank(query, candidates, prefer);
  return found.kind === "none" ? findByProduct(candidates, query, prefer) : found;
}

/** Whoever has several deals is named with the product: "ACME analytics", "明德 OA". Its words come last. */
const longestProduct = 3;

/** What stands in front of the words that may be a product's, longest first. */
export const frontsOf = (typed: string): string[] => splits(nameIn(typed)).map(({ front }) => front);

function splits(query: string): { front: string; product: string }[] {
  const words = query.split(/\s+/u);
  return Array.from({ length: Math.min(longestProduct, words.length - 1) }, (_, index) => {
    const count = words.length - 1 - index;
    return { front: words.slice(0, count).join(" "), product: words.slice(count).join(" ") };
  });
}

function findByProduct(candidates: readonly Deal[], query: string, prefer: Preference): FoundDeal {
  for (const { front, product } of splits(query)) {
    const folded = foldName(product);
    if (folded === "") continue;
    const fitting = candidates.filter((deal) => foldName(deal.title).includes(folded));
    const found = rank(front, fitting, prefer);
    if (found.kind !== "none") return found;
  }
  return none;
}

/** Its own, and those of what has been merged into it. */
export const namesOf = ({ name, formerly = [] }: Deal["customer"]): string[] => [name, ...formerly];

/** All that may be meant, near misses aside. */
export const dealsIn = (found: FoundDeal): readonly Deal[] =>
  found.kind === "one" ? [found.deal] : found.kind === "several" ? found.deals : [];

function rank(query: string, deals: readonly Deal[], prefer: Preference): FoundDeal {
  const found = matchNames(
    query,
    deals.map((deal) => ({ id: deal.id, names: [...namesOf(deal.customer), deal.title], deal })),
  );
  if (found.kind === "none") return none;
  if (found.kind === "one") return { kind: "one", deal: found.item.deal };
  const hits = found.items.map((item) => item.deal);
  const preferred = hits.filter((deal) => (deal.outcome === null) === (prefer === "open"));
  const deal = preferred[0];
  if (deal && preferred.length === 1) return { kind: "one", deal };
  return { kind: "several", deals: deal ? preferred : hits };
}
