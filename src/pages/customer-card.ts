/** What people see of one customer. */
import {
  actions,
  button,
  card,
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
import { type OwnerScope, ownersWithin } from "../company/owner-scope.ts";
import { may } from "../company/permissions.ts";
import type { Customer } from "../customers/customer.ts";
import { mayChange } from "../customers/customers-seen.ts";
import { mergedInto } from "../customers/merged-customers.ts";
import { fromTimestamp } from "../database/columns.ts";
import { sql } from "../database/sql.ts";
import { stageName } from "../deals/card/deal-card.ts";
import { cardWords } from "../deals/card/words.ts";
import { dueOn } from "../deals/facts/deal.ts";
import { loadDeals } from "../deals/facts/load-deals.ts";
import { factWords } from "../deals/facts/words.ts";
import { ownedBy } from "../measures/funnel-numbers.ts";
import { inOneCurrency } from "../measures/in-one-currency.ts";
import { formatMoney } from "../money/money.ts";
import { formatWithParts, sumOf } from "../money/sums.ts";
import { leastSatisfied, satisfactionKey, wouldBuyAgainKey } from "../pipelines/known-criteria.ts";
import { ratesNote } from "../rates/rates-note.ts";
import { formatShortDate } from "../text/format/date.ts";
import { sayLastTouch } from "../touches/last-touch.ts";
import { touchWords } from "../touches/words.ts";
import { pageWords } from "./words.ts";

const listed = 20;

/**
 * The customer and the deals with it that one may see.
 * @param options `banner` says what happened; `undo`: the id of the customer of the deed that may be taken back
 */
export async function showOne(
  turn: Turn,
  customer: Customer,
  options: Readonly<{ banner?: string; undo?: string }> = {},
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
  const sums = { open: sumIn(null), won: sumIn("won") };
  const told = await inOneCurrency(turn, dayOf(turn.workspace, turn.now), sums);
  const money = (which: keyof typeof sums) =>
    formatWithParts(told.facts[which], turn.locale, turn.workspace.currency);
  const loyalty = await sayLoyalty(turn, customer.id, owners);
  const names = factWords(turn.locale);
  const changing = await mayChange(turn, [customer.id]);
  return showCard(
    card(turn.locale, customer.isKey ? `★ ${customer.name}` : customer.name, [
      options.banner ? strong(options.banner) : undefined,
      customer.isKey ? quiet(words.key) : undefined,
      loyalty ? quiet(loyalty) : undefined,
      deals.length === 0 ? paragraph(words.noDeals) : paragraph(words.totals(money("open"), money("won"))),
      ...ratesNote(turn, told),
      quiet(await sayLastTouch(turn, customer.id, owners)),
      deals.length > 0
        ? table(
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
          )
        : undefined,
      deals.length > listed ? quiet(words.more) : undefined,
      actions(
        deals.length > listed &&
          button(words.all, "deal.list", { whose: "team", customer: customer.name, customerId: customer.id }),
        may(turn.member, "deal.change") && button(names.newTitle, "deal.new", { customer: customer.name }),
        may(turn.member, "deal.change") &&
          button(touchWords(turn.locale).record, "deal.touch", { customer: customer.id }),
        button(touchWords(turn.locale).all, "customer.touches", { customer: customer.id }),
        changing && button(words.rename, "customer.rename", { id: customer.id }),
        changing && button(words.merge, "customer.merge", { from: customer.id }),
        changing &&
          may(turn.member, "customer.separate") &&
          (await mergedInto(turn, customer.id)).length > 0 &&
          button(words.separate, "customer.separate", { into: customer.id }),
        options.undo !== undefined &&
          button(cardWords(turn.locale).undo, "deal.undo", {
            id: options.undo,
            since: turn.now.epochMilliseconds,
          }),
      ),
    ]),
    { replace: turn.kind !== "command" },
  );
}

/** What they said last about what they bought: how satisfied they are, and whether they would buy again. */
async function sayLoyalty(turn: Turn, customerId: string, owners: OwnerScope): Promise<string | undefined> {
  const rows = await turn.db.$queryRaw<{ key: string; value: string; at: Date }[]>(sql`
    SELECT DISTINCT ON (f."key") f."key", f."value" #>> '{}' AS "value", e."at"
      FROM "Deal" d JOIN "DealFact" f ON f."workspaceId" = d."workspaceId" AND f."dealId" = d."id" JOIN "Event" e ON e."id" = f."eventId"
     WHERE d."workspaceId" = ${turn.workspace.id}::uuid AND d."customerId" = ${customerId}::uuid AND d."outcome" = 'won'
       AND f."key" IN (${satisfactionKey}, ${wouldBuyAgainKey}) ${ownedBy(sql`d`, owners)}
     ORDER BY f."key", f."eventId" DESC`);
  const satisfied = rows.find(({ key, value }) => key === satisfactionKey && value !== "");
  if (!satisfied) return undefined;
  const words = pageWords(turn.locale);
  const day = fromTimestamp(satisfied.at).toZonedDateTimeISO(turn.member.zone).toPlainDate();
  const isLoyal =
    Number(satisfied.value) >= leastSatisfied &&
    rows.some(({ key, value }) => key === wouldBuyAgainKey && value === "yes");
  const said = isLoyal ? words.loyal : words.satisfied;
  return said(satisfied.value, formatShortDate(day, turn.locale, turn.today));
}

type TotalRow = { outcome: string | null; currency: string; on: string | null; minor: bigint };

/** Of all deals, however few of them are listed; what was won in another currency by its day, whose rate it takes. */
async function loadTotals(turn: Turn, customerId: string, owners: OwnerScope) {
  const rows = await turn.db.$queryRaw<TotalRow[]>(sql`
    SELECT d."outcome", d."currency",
           CASE WHEN d."outcome" = 'won' AND d."currency" <> ${turn.workspace.currency} THEN d."wonOn" END::text AS "on",
           sum(d."amountMinor")::bigint AS "minor" FROM "Deal" d
    WHERE d."workspaceId" = ${turn.workspace.id}::uuid AND d."customerId" = ${customerId}::uuid ${ownedBy(sql`d`, owners)}
    GROUP BY 1, 2, 3`);
  return rows.map(({ on, ...row }) => ({ ...row, minor: BigInt(row.minor), on: on ?? undefined }));
}
