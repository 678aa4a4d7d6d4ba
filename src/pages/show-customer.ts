import { z } from "zod";
import { actions, button, card, text as paragraph, quiet, table, toTheRight } from "../chat/card.ts";
import { refuse, showCard } from "../chat/reply.ts";
import { defineUseCase, type Turn } from "../chat/use-case.ts";
import { dayOf } from "../company/day-of.ts";
import { type OwnerScope, ownersWithin } from "../company/owner-scope.ts";
import { may } from "../company/permissions.ts";
import type { Customer } from "../customers/customer.ts";
import { customerById, matchCustomer, withDealsOf } from "../customers/match-customer.ts";
import { sql } from "../database/sql.ts";
import { stageName } from "../deals/card/deal-card.ts";
import { dueOn } from "../deals/facts/deal.ts";
import { loadDeals } from "../deals/facts/load-deals.ts";
import { factWords } from "../deals/facts/words.ts";
import { nameIn, numberIn } from "../deals/naming/deal-name.ts";
import { namingWords } from "../deals/naming/words.ts";
import { ownedBy } from "../measures/funnel-numbers.ts";
import { inOneCurrency } from "../measures/in-one-currency.ts";
import { formatMoney } from "../money/money.ts";
import { formatWithParts, sumOf } from "../money/sums.ts";
import { ratesNote } from "../rates/rates-note.ts";
import { formatShortDate } from "../text/format/date.ts";
import { pageWords } from "./words.ts";

const listed = 20;

/** `/customer ACME`: the customer and the deals with it that one may see; `/customer` alone lists the latest. */
export const showCustomer = defineUseCase({
  name: "customer.show",
  command: {
    group: "customer",
    en: ["show", "find", "search", "list", "all"],
    zh: ["查看", "查找", "找", "列表", "全部"],
    whenBare: true,
    whenUnknown: true,
    fromLine: (words, rest) => ({ name: words.length > 0 ? rest : "" }),
  },
  needs: "customer.see",
  changes: false,
  input: z.object({ name: z.string().trim().max(200).default(""), id: z.uuid().optional() }),
  async run(turn, { name: typed, id }) {
    const words = pageWords(turn.locale);
    const name = nameIn(typed);
    if (id) {
      const customer = await customerById(turn, id);
      return customer ? showOne(turn, customer) : refuse(words.none(name));
    }
    const number = numberIn(name);
    if (number?.isSure) return showOfDeal(turn, number.value);
    if (name === "") return showCard(choose(turn, words.latest, await latest(turn)));
    const { same, near } = await matchCustomer(turn, name, 9);
    const [only] = near;
    if (same) return showOne(turn, same);
    if (only && near.length === 1) return showOne(turn, only);
    if (near.length > 0) return showCard(choose(turn, words.several(name), near));
    // `/customer new Foo`: customers come with their first deal.
    return refuse(words.none(name.replace(/^(?:new|add|create|新建|新增|录入)\s+(?=\S)/i, "")));
  },
});

/** `/customer #42`: the customer of deal 42. */
async function showOfDeal(turn: Turn, number: number) {
  const [deal] = await loadDeals(turn.db, {
    workspaceId: turn.workspace.id,
    owners: await ownersWithin(turn.db, turn.member, "deal.see"),
    where: [sql`d."number" = ${number}`],
  });
  const customer = deal && (await customerById(turn, deal.customer.id));
  return customer ? showOne(turn, customer) : refuse(namingWords(turn.locale).noneNumbered(number));
}

/** A list is no look-up of a name: it has the customers of the deals that one sees. */
async function latest(turn: Turn): Promise<Customer[]> {
  const owners = await ownersWithin(turn.db, turn.member, "deal.see");
  return turn.db.$queryRaw<Customer[]>(sql`
    SELECT "id", "name", "isKey", "industry" FROM "Customer"
    WHERE "workspaceId" = ${turn.workspace.id}::uuid ${withDealsOf(owners)}
    ORDER BY "createdAt" DESC LIMIT 10`);
}

function choose(turn: Turn, question: string, customers: readonly Customer[]) {
  const said = customers.length > 0 ? question : pageWords(turn.locale).noneYet;
  const choices = customers.map((customer) => button(customer.name, "customer.show", { id: customer.id }));
  return card(turn.locale, pageWords(turn.locale).title, [paragraph(said), actions(...choices)], {
    summary: said,
  });
}

async function showOne(turn: Turn, customer: Customer) {
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
  const names = factWords(turn.locale);
  return showCard(
    card(turn.locale, customer.isKey ? `★ ${customer.name}` : customer.name, [
      customer.isKey ? quiet(words.key) : undefined,
      deals.length === 0 ? paragraph(words.noDeals) : paragraph(words.totals(money("open"), money("won"))),
      ...ratesNote(turn, told),
      deals.length > 0
        ? table(
            [
              "#",
              names.productOptional,
              names.stage,
              toTheRight(names.amount),
              toTheRight(names.signsOn),
              names.owner,
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
      ),
    ]),
    { replace: turn.kind === "action" },
  );
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
