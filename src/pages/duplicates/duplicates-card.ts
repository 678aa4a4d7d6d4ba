/** Pairs of customers that may be one, each with its reason and both answers. Sent by itself as well as asked for. */
import {
  actions,
  type Block,
  button,
  type Card,
  card,
  divider,
  text as paragraph,
  quiet,
  strong,
} from "../../chat/card.ts";
import { type CustomerFacts, customerFacts } from "../../customers/customers-seen.ts";
import type { Pair } from "../../customers/duplicates/find-pairs.ts";
import { cardWords } from "../../deals/card/words.ts";
import type { Deed } from "../../history/deed.ts";
import type { Locale } from "../../text/locale.ts";
import { duplicateWords } from "./words.ts";

/** As many as somebody settles at once. */
export const pairsOnCard = 8;

/** Who reads it: of their deals alone it tells, where the company keeps others' to itself. */
type Reader = Pick<Deed, "db" | "member" | "workspace"> & Readonly<{ locale: Locale }>;

type Options = Readonly<{
  /** How many there are, listed or not. */
  count: number;
  /** What happened. */
  banner?: string;
  /** The customer of the deed that may be taken back, and since when it has been drawn. */
  undo?: Readonly<{ id: string; since: number }>;
  /** Sent by the weekly look: as new, with a button to the rest. */
  news?: boolean;
}>;

export async function duplicatesCard(
  reader: Reader,
  pairs: readonly Pair[],
  { count, banner, undo, news = false }: Options,
): Promise<Card> {
  const words = duplicateWords(reader.locale);
  const shown = pairs.slice(0, pairsOnCard);
  const factsOf = await customerFacts(
    reader,
    shown.flatMap(({ first, second }) => [first.id, second.id]),
  );
  const said = count === 0 ? words.none : news ? words.news(count) : words.found(count);
  const rest = count - shown.length;
  return card(
    reader.locale,
    words.title,
    [
      banner ? strong(banner) : undefined,
      paragraph(said),
      ...shown.flatMap((pair) => pairBlocks(reader.locale, pair, factsOf)),
      rest > 0 && !news ? quiet(words.more(rest)) : undefined,
      actions(
        news && button(words.seeAll, "customer.duplicates", {}),
        undo && button(cardWords(reader.locale).undo, "deal.undo", undo),
      ),
    ],
    { summary: banner ?? said },
  );
}

function pairBlocks(
  locale: Locale,
  { first, second, reason }: Pair,
  factsOf: (id: string) => CustomerFacts,
): (Block | undefined)[] {
  const words = duplicateWords(locale);
  const dealsOf = ({ id }: Pair["first"]) => factsOf(id).open + factsOf(id).closed;
  const label = (one: Pair["first"]) => {
    const owners = factsOf(one.id).owners.slice(0, 2);
    const deals = dealsOf(one) === 0 ? words.noDeals : words.deals(dealsOf(one));
    return `${one.name} (${[...owners, deals].join(" · ")})`;
  };
  // The one with fewer deals goes into the other; the preview can turn it round.
  const [from, into] = dealsOf(first) < dealsOf(second) ? [first, second] : [second, first];
  return [
    divider,
    paragraph(words.pair(label(into), label(from))),
    quiet(words.reasons[reason]),
    actions(
      button(words.merge, "customer.merge", { from: from.id, into: into.id }),
      button(words.areDifferent, "customer.different", { first: into.id, second: from.id }),
    ),
  ];
}
