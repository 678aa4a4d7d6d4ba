/** What a table leaves open, as people are asked: with an example from the file and what it would be in each reading. */
import { Temporal } from "temporal-polyfill";
import type { Turn } from "../../chat/use-case.ts";
import { formatMoney } from "../../money/money.ts";
import { formatList, formatNumber } from "../../text/count.ts";
import { formatDate } from "../../text/format/date.ts";
import { readDayCell } from "../columns/read-day.ts";
import type { DecimalMark } from "../columns/read-money.ts";
import { type OpenQuestion, questionKey } from "../records/open-questions.ts";
import { moneyIn } from "../records/read-records.ts";
import type { Reading } from "../records/reading.ts";
import type { UnderstoodSheet } from "../understand-file.ts";
import { sheetWords } from "../words.ts";

export type ToldQuestion = Readonly<{
  key: string;
  /** What it is about: "Days in “Date”". */
  label: string;
  /** What the answers are about: an example from the file. */
  hint: string | undefined;
  /** The one that holds for now is `now`. */
  options: readonly Readonly<{ value: string; label: string }>[];
  now: string;
  /** As one sentence. */
  sentence: string;
}>;

type Asked = Pick<UnderstoodSheet, "survey"> & Readonly<{ reading: Reading }>;

/** Of which of two columns is meant there are no answers here: it is asked with the columns themselves. */
export function toldQuestion(turn: Turn, sheet: Asked, question: OpenQuestion): ToldQuestion {
  const words = sheetWords(turn.locale);
  const key = questionKey(question);
  if (question.asks === "hiddenRows") {
    const count = formatNumber(question.count, turn.locale);
    const options = [
      { value: "count", label: words.countThem },
      { value: "skip", label: words.leaveThemOut },
    ];
    const label = words.hiddenRows(count);
    return {
      key,
      label,
      hint: undefined,
      options,
      now: sheet.reading.hiddenRows,
      sentence: words.askHidden(count),
    };
  }
  const column = sheet.survey.header.names[question.column] ?? "";
  const [example = "", ...others] = question.examples;
  if (question.asks === "which")
    return { key, label: column, hint: undefined, options: [], now: "", sentence: words.askWhich(column) };
  const habit = sheet.reading.habits[question.field] ?? {};
  const ways = waysOf(question);
  const options = ways.map((value) => ({
    value,
    label: words.means(example, toldAs(turn, sheet.reading, question, example, value)),
  }));
  const now = String(habit[question.asks] ?? ways[0]);
  const assumed = toldAs(turn, sheet.reading, question, example, now);
  const other = toldAs(turn, sheet.reading, question, example, ways.find((way) => way !== now) ?? now);
  return {
    ...{ key, options, now },
    label: words.howWritten[question.asks](column),
    hint: others.length > 0 ? words.alsoThere(formatList(others, turn.locale)) : undefined,
    sentence: words.ask(example, column, assumed, other),
  };
}

type OfCell = Extract<OpenQuestion, { asks: "order" | "decimal" | "unit" }>;

function waysOf(question: OfCell): string[] {
  switch (question.asks) {
    case "order":
      return ["day-first", "month-first"];
    case "decimal":
      return [".", ","];
    case "unit":
      return [String(question.unit), "1"];
  }
}

/** What the example would be. */
function toldAs(
  { locale, today, workspace }: Turn,
  { habits }: Reading,
  { asks, field }: OfCell,
  example: string,
  way: string,
): string {
  switch (asks) {
    case "order": {
      const day = readDayCell(example, { order: way === "day-first" ? "day-first" : "month-first", today });
      return day ? formatDate(Temporal.PlainDate.from(day), locale, today) : example;
    }
    case "decimal":
      return plainNumeral(example, way === "," ? "," : ".");
    case "unit": {
      const money = moneyIn(example, { ...habits[field], unit: Number(way) }, workspace.currency);
      return money ? formatMoney(money, locale, "short") : example;
    }
  }
}

/** 1.234 with a comma before the cents is 1234. */
function plainNumeral(text: string, decimal: DecimalMark): string {
  const numeral = /\d[\d.,]*/.exec(text)?.[0] ?? text;
  return decimal === "." ? numeral.replaceAll(",", "") : numeral.replaceAll(".", "").replace(",", ".");
}
