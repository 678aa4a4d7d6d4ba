/** Deals as a table, for whoever goes on with them in a spreadsheet: one a row, in the order of their numbers. */

import type { Turn } from "../../chat/use-case.ts";
import { sql } from "../../database/sql.ts";
import { calledThere } from "../../external-ids/external-ids.ts";
import { majorNumeral } from "../../money/currency.ts";
import type { GateResult } from "../../pipelines/stage-gate.ts";
import type { Column, Row, Table } from "../../spreadsheets/writing/table.ts";
import { sourceName, stageName } from "../card/deal-card.ts";
import { loadAnswersOf } from "../facts/answers.ts";
import { type Deal, dueOn, productsOf } from "../facts/deal.ts";
import { reasonOfDeal } from "../facts/deal-reason.ts";
import { gateAhead } from "../facts/gate-ahead.ts";
import { lineText } from "../facts/line-text.ts";
import { type DealFilter, loadDeals } from "../facts/load-deals.ts";
import { loadParties, type Parties } from "../facts/parties.ts";
import { listWords } from "./words.ts";

/** Whom the table is for. */
export type TableReader = Pick<Turn, "db" | "locale" | "today" | "pipelines" | "member" | "workspace">;

/** Loaded at once. */
const atOnce = 1_000;

/** Loaded while it is written; by number, so that changes in between neither repeat nor skip a deal. */
export function dealsTable(reader: TableReader, filter: DealFilter): Table {
  return {
    name: listWords(reader.locale).exportName,
    columns: columnsOf(reader),
    rows: rowsOf(reader, filter),
  };
}

async function* rowsOf(reader: TableReader, filter: DealFilter): AsyncGenerator<Row> {
  let after = 0;
  for (let full = true; full; ) {
    const deals = await loadDeals(reader.db, {
      ...filter,
      where: [...(filter.where ?? []), sql`d."number" > ${after}::int`],
      orderBy: sql`d."number"`,
      limit: atOnce,
    });
    const ids = deals.map(({ id }) => id);
    const answers = await loadAnswersOf(reader, ids);
    const partiesOf = await loadParties(reader, ids);
    const called = await calledThere(reader.db, reader.workspace.id, "deal", ids);
    for (const deal of deals) {
      const { should } = gateAhead(reader, deal, answers.get(deal.id) ?? {});
      yield rowOf(reader, deal, { should, parties: partiesOf(deal.id), externalId: called.get(deal.id) });
    }
    after = deals.at(-1)?.number ?? after;
    full = deals.length === atOnce;
  }
}

/** In the order of `rowOf`. */
function columnsOf({ locale }: TableReader): Column[] {
  const words = listWords(locale);
  const { means } = words;
  const text = (label: string, said?: string): Column => ({
    label,
    type: "text",
    ...(said && { means: said }),
  });
  const day = (label: string, said?: string): Column => ({
    label,
    type: "day",
    ...(said && { means: said }),
  });
  return [
    { label: "#", type: "number", means: means.number },
    text(words.customer),
    text(words.title),
    text(words.owner),
    text(words.stage, means.stage),
    text(words.outcome, means.outcome),
    { label: words.amount, type: "money", means: means.amount },
    text(words.currency),
    day(words.closeDate, means.closeDate),
    { label: words.likelihood, type: "percent", means: means.likelihood },
    text(words.category, means.category),
    text(words.source),
    text(words.products),
    text(words.productLines),
    text(words.partners),
    text(words.competitors),
    text(words.helpers),
    text(words.nextStep),
    day(words.nextStepDate),
    day(words.lastContactOn, means.lastContactOn),
    text(words.lostReason),
    text(words.wonReason),
    day(words.loggedOn),
    { label: words.known, type: "number", means: means.known },
    { label: words.toKnow, type: "number" },
    text(words.externalId, means.externalId),
  ];
}

/** @param known `should`: how much is known of what should be before the deal's next stage; `parties`: who else plays a part */
function rowOf(
  reader: TableReader,
  deal: Deal,
  {
    should,
    parties,
    externalId,
  }: Readonly<{ should: GateResult["should"]; parties: Parties; externalId: string | undefined }>,
): Row {
  const words = listWords(reader.locale);
  const { currency } = deal.amount;
  const day = (instant: Deal["lastContactAt"]) =>
    instant?.toZonedDateTimeISO(reader.member.zone).toPlainDate();
  return [
    deal.number,
    deal.customer.name,
    deal.title,
    deal.owner.name,
    stageName(reader, deal),
    words.outcomes[deal.outcome ?? "open"],
    deal.amount,
    currency,
    dueOn(deal),
    deal.likelihood / 100,
    words.categories[deal.category],
    sourceName(reader, deal),
    productsOf(deal).join("; "),
    deal.lines
      .map((line) => `${lineText(line, currency)} = ${majorNumeral(line.minor, currency)}`)
      .join("; "),
    parties.partners.map(({ name, share }) => `${name} ${share}%`).join("; "),
    parties.competitors.map(({ name }) => name).join("; "),
    parties.helpers.map(({ name }) => name).join("; "),
    deal.nextStep,
    deal.nextStepDate,
    day(deal.lastContactAt),
    deal.outcome === "lost" ? reasonOfDeal(reader, deal, "lostReasons", deal.lostReason) : "",
    reasonOfDeal(reader, deal, "wonReasons", deal.wonReason),
    day(deal.createdAt),
    should.held,
    should.of,
    externalId,
  ];
}
