/** This week's answers as tables: one's own deals with what was said of them, and who has answered with which number. */

import type { Quarter } from "../calendar/quarter.ts";
import type { Reader } from "../chat/use-case.ts";
import { stageName } from "../deals/card/deal-card.ts";
import { dueOn } from "../deals/facts/deal.ts";
import { factWords } from "../deals/facts/words.ts";
import type { MemberAnswer } from "../measures/week-answers.ts";
import { meaningOf } from "../measures/words.ts";
import type { Table } from "../spreadsheets/writing/table.ts";
import type { Asked } from "./asked-deals.ts";
import { forecastWords } from "./words.ts";

/** What the card asks about, in its order. */
export function askedTable(reader: Reader, { deals }: Asked): Table {
  const words = forecastWords(reader.locale);
  const facts = factWords(reader.locale);
  return {
    name: words.exportName,
    columns: [
      { label: "#", type: "number" },
      { label: facts.customer, type: "text" },
      { label: facts.stage, type: "text" },
      { label: facts.amount, type: "money" },
      { label: facts.closeDate, type: "day" },
      { label: facts.category, type: "text", means: meaningOf(reader.locale, "Commit, best case") },
      { label: facts.nextStep, type: "text" },
      { label: words.answerColumn, type: "text", means: words.answerMeans },
    ],
    rows: deals.map(({ deal, answer }) => [
      deal.number,
      deal.customer.name,
      stageName(reader, deal),
      deal.amount,
      dueOn(deal),
      facts.categories[deal.category],
      deal.nextStep,
      answer ? words[answer === "change" ? "changed" : answer] : "",
    ]),
  };
}

/** @param standing what each has done, in words @param answers by quarter, each of the same people in the same order */
export function statusTable(
  { locale }: Pick<Reader, "locale">,
  quarters: readonly Quarter[],
  answers: readonly (readonly MemberAnswer[])[],
  standing: (row: MemberAnswer) => string,
): Table {
  const words = forecastWords(locale);
  return {
    name: words.statusName,
    columns: [
      { label: factWords(locale).owner, type: "text" },
      { label: words.statusColumn, type: "text" },
      ...quarters.map(({ number }) => ({
        label: quarters.length > 1 ? words.promisedFor(number) : words.promised,
        type: "money" as const,
        means: meaningOf(locale, "Forecast call"),
      })),
    ],
    rows: (answers[0] ?? []).map((row, nth) => [
      row.name,
      standing(row),
      ...answers.map((ofQuarter) => ofQuarter[nth]?.promised),
    ]),
  };
}
