/** What people see of one customer. */
import {
  actions,
  type Button,
  button,
  card,
  facts,
  text as paragraph,
  quiet,
  selfSaid,
  strong,
  table,
  toTheRight,
} from "../chat/card.ts";
import { type Reply, showCard } from "../chat/reply.ts";
import type { Turn } from "../chat/use-case.ts";
import { dayOf } from "../company/day-of.ts";
import { ownersWithin } from "../company/owner-scope.ts";
import { may } from "../company/permissions.ts";
import type { Customer } from "../customers/customer.ts";
import { mayChange } from "../customers/customers-seen.ts";
import { mergedInto } from "../customers/merged-customers.ts";
import { sql } from "../database/sql.ts";
import { stageName } from "../deals/card/deal-card.ts";
import { cardWords } from "../deals/card/words.ts";
import { type Deal, dueOn } from "../deals/facts/deal.ts";
import { loadDeals } from "../deals/facts/load-deals.ts";
import { factWords } from "../deals/facts/words.ts";
import { leadOnCard } from "../leads/on-customer-card.ts";
import { inOneCurrency } from "../measures/in-one-currency.ts";
import { formatMoney } from "../money/money.ts";
import { formatWithParts, sumOf } from "../money/sums.ts";
import { keyButtons, keyFacts } from "../priorities/key/on-customer-card.ts";
import { ratesNote } from "../rates/rates-note.ts";
import { formatShortDate } from "../text/format/date.ts";
import { sayLastTouch } from "../touches/last-touch.ts";
import { touchWords } from "../touches/words.ts";
import { dealsPicture, loadTotals, sayLoyalty, standingsOf } from "./customer-numbers.ts";
import { loadKnown, peopleBlocks } from "./customer-people.ts";
import { everydayFacts, furtherFacts } from "./file/say-file.ts";
import { fileWords } from "./file/words.ts";
import { pageWords } from "./words.ts";

const listed = 20;

/**
 * The customer and the deals with it that one may see.
 * @param options `banner` says what happened; `undo`: the id of the customer of the deed that may be taken back; `whole`: all
 *   of its file
 */
export async function showOne(
  turn: Turn,
  customer: Customer,
  options: Readonly<{ banner?: string; undo?: string; whole?: boolean }> = {},
): Promise<Reply> {
  const words = pageWords(turn.locale);
  const owners = await ownersWithin(turn.db, turn.member, "deal.see");
  const deals = await loadDeals(turn.db, {
    workspaceId: turn.workspace.id,
    owners,
    where: [sql`d."customerId" = ${customer.id}::uuid`],
    orderBy: sql`(d."outcome" IS NOT NULL), d."closeDate" DESC`,
    limit: listed + 1,
  });
  const totals = await loadTotals(turn, customer.id, owners);
  const sumIn = (outcome: "won" | null) => sumOf(totals.filter((one) => one.outcome === outcome));
  const sums = { open: sumIn(null), won: sumIn("won"), standings: standingsOf(turn, totals) };
  const told = await inOneCurrency(turn, dayOf(turn.workspace, turn.now), sums);
  const money = (which: "open" | "won") =>
    formatWithParts(told.facts[which], turn.locale, turn.workspace.currency);
  const loyalty = await sayLoyalty(turn, customer.id, owners);
  const known = await loadKnown(turn, customer, owners);
  const further = known ? orNothing(facts(...furtherFacts(turn, known.file))) : undefined;
  const hasMore = further !== undefined && !options.whole;
  const lead = await leadOnCard(
    turn,
    customer.id,
    deals.filter(({ outcome }) => outcome === null),
  );
  return showCard(
    card(turn.locale, customer.isKey ? `★ ${customer.name}` : customer.name, [
      options.banner ? strong(options.banner) : undefined,
      customer.isKey ? quiet(words.key) : undefined,
      loyalty ? quiet(loyalty) : undefined,
      ...lead.blocks,
      deals.length === 0 ? paragraph(words.noDeals) : paragraph(words.totals(money("open"), money("won"))),
      ...ratesNote(turn, told),
      known && orNothing(facts(...everydayFacts(turn, known.file))),
      known && known.file.externalIds.length > 0
        ? quiet(cardWords(turn.locale).externalId(known.file.externalIds.join(", ")))
        : undefined,
      known && orNothing(facts(...(await keyFacts(turn, customer.id, known.file.words)))),
      options.whole ? further : undefined,
      quiet(await sayLastTouch(turn, customer.id, owners)),
      dealsPicture(turn, told.facts.standings),
      ...dealBlocks(turn, customer, deals),
      ...peopleBlocks(turn, customer, known),
      await buttons(turn, customer, {
        ...options,
        deals: deals.length,
        isKnown: known !== undefined,
        hasMore,
        lead: lead.buttons,
      }),
    ]),
    { replace: turn.kind !== "command" },
  );
}

const orNothing = <Block extends ReturnType<typeof facts>>(block: Block): Block | undefined =>
  block.facts.length > 0 ? block : undefined;

function dealBlocks(turn: Turn, customer: Customer, deals: readonly Deal[]) {
  const names = factWords(turn.locale);
  if (deals.length === 0) return [];
  return [
    table(
      [
        "#",
        names.productOptional,
        selfSaid(names.stage),
        selfSaid(toTheRight(names.amount)),
        toTheRight(names.signsOn),
        selfSaid(names.owner),
      ],
      deals.slice(0, listed).map((deal) => ({
        cells: [
          `#${deal.number}`,
          deal.title === customer.name ? "" : deal.title,
          stageName(turn, deal),
          formatMoney(deal.amount, turn.locale, "short"),
          formatShortDate(dueOn(deal), turn.locale, turn.today),
          deal.owner.name,
        ],
        button: button(names.open, "deal.show", { id: deal.id }),
      })),
      { headline: 2 },
    ),
    deals.length > listed ? quiet(pageWords(turn.locale).more) : undefined,
  ];
}

/** What the reader may do; whoever may only look is offered nothing that would be refused. */
async function buttons(
  turn: Turn,
  customer: Customer,
  {
    undo,
    deals,
    isKnown,
    hasMore,
    lead,
  }: Readonly<{
    undo?: string;
    deals: number;
    isKnown: boolean;
    hasMore: boolean;
    lead: readonly (Button | false)[];
  }>,
) {
  const { id, name } = customer;
  const words = pageWords(turn.locale);
  const changing = await mayChange(turn, [id]);
  const writes = isKnown && may(turn.member, "file.change");
  return actions(
    deals > listed && button(words.all, "deal.list", { whose: "team", customer: name, customerId: id }),
    ...lead,
    may(turn.member, "deal.change") &&
      button(factWords(turn.locale).newTitle, "deal.new", { customer: name }),
    may(turn.member, "deal.change") && button(touchWords(turn.locale).record, "deal.touch", { customer: id }),
    button(touchWords(turn.locale).all, "customer.touches", { customer: id }),
    writes && button(fileWords(turn.locale).file, "customer.file", { id }),
    ...(isKnown ? keyButtons(turn, customer) : []),
    hasMore && button(words.moreOfFile, "customer.show", { id, whole: "yes" }),
    changing && button(words.rename, "customer.rename", { id }),
    changing && button(words.merge, "customer.merge", { from: id }),
    changing &&
      may(turn.member, "customer.separate") &&
      (await mergedInto(turn, id)).length > 0 &&
      button(words.separate, "customer.separate", { into: id }),
    undo !== undefined &&
      button(cardWords(turn.locale).undo, "deal.undo", { id: undo, since: turn.now.epochMilliseconds }),
  );
}
