/** What was read of a sheet: its kind, which column is what, how much it adds up to, and its first rows. */

import { Temporal } from "temporal-polyfill";
import {
  actions,
  type Block,
  button,
  type Card,
  card,
  facts,
  fileAction,
  text as paragraph,
  quiet,
  strong,
  table,
} from "../chat/card.ts";
import type { Turn } from "../chat/use-case.ts";
import { formatSums, sumOf } from "../money/sums.ts";
import { formatList, formatNumber } from "../text/count.ts";
import { formatDate } from "../text/format/date.ts";
import { readDayCell } from "./columns/read-day.ts";
import { dataRows } from "./columns/survey-sheet.ts";
import type { Sent } from "./open-sent.ts";
import { moneyIn } from "./records/read-records.ts";
import { habitOf } from "./records/usual-reading.ts";
import type { UnderstoodSheet } from "./understand-file.ts";
import { sheetWords } from "./words.ts";

/** @param at position of the sheet that is wanted; the one that is told apart best where it is missing */
export async function sheetCard(turn: Turn, id: string, sent: Sent, at?: number): Promise<Card> {
  const words = sheetWords(turn.locale);
  const sheet = sent.sheets.find((one) => one.at === at) ?? sent.sheets[0]!;
  const { survey, guess } = sheet;
  const { kind, missing } = guess;
  const name = kind.label[turn.locale];
  const others = sent.sheets.filter((one) => one !== sheet);
  const isSales = kind.name === "sales" && missing.length === 0;
  const labels = missing.map(({ label }) => label[turn.locale]);
  return card(
    turn.locale,
    words.title(sent.name),
    [
      missing.length > 0 ? paragraph(words.missing(name, formatList(labels, turn.locale))) : undefined,
      facts(
        [words.sheet, survey.name],
        [words.what, name],
        [words.rows, formatNumber(survey.count, turn.locale)],
        ...(await measured(turn, sent, sheet)),
      ),
      strong(words.columns),
      columnsTable(turn, sheet),
      ...notes(turn, sent, sheet),
      isSales ? undefined : quiet(words.onlyTiers),
      actions(
        missing.length === 0 &&
          kind.name === "deals" &&
          button(words.take, "import.begin", { file: id, sheet: sheet.at }, { style: "primary" }),
        isSales && button(words.tiers, "sheet.tiers", { file: id, sheet: sheet.at }, { style: "primary" }),
        ...others
          .slice(0, 5)
          .map((one) => button(words.view(one.survey.name), "sheet.show", { file: id, sheet: one.at })),
        button(words.attach, fileAction, { files: id }),
      ),
    ],
    { summary: `${words.title(sent.name)}: ${name}, ${survey.count}` },
  );
}

/** By which column of the file, with an example from it. */
function columnsTable({ locale }: Turn, { survey, guess: { kind, mapping } }: UnderstoodSheet): Block {
  const words = sheetWords(locale);
  return table(
    [words.meaning, words.inFile],
    kind.fields.flatMap(({ key, label }) => {
      const at = mapping[key];
      if (at === undefined) return [];
      const [example = ""] = survey.columns[at]?.examples ?? [];
      return [{ cells: [label[locale], words.column(survey.header.names[at]!, example)] }];
    }),
  );
}

function notes(
  { locale }: Turn,
  { spreadsheet }: Sent,
  { survey, guess: { mapping } }: UnderstoodSheet,
): Block[] {
  const words = sheetWords(locale);
  const used = new Set(Object.values(mapping));
  const unused = survey.header.names.filter((one, at) => one !== "" && !used.has(at)).slice(0, 20);
  return [
    unused.length > 0 && words.notUsed(formatList(unused, locale)),
    survey.twice.length > 0 && words.twice(formatList(survey.twice, locale)),
    survey.totals > 0 && words.totalsLeft(survey.totals),
    survey.hidden > 0 && words.hidden(survey.hidden),
    spreadsheet.opened.hasMacros && words.macros,
  ]
    .filter((one): one is string => one !== false)
    .map(quiet);
}

/** The period of its days, and the sum of its amounts, by reading the rows once more. */
async function measured(
  { locale, today, workspace }: Turn,
  { spreadsheet }: Sent,
  { at, survey, guess: { kind, mapping } }: UnderstoodSheet,
): Promise<[label: string, value: string][]> {
  const words = sheetWords(locale);
  const columnOf = (type: "day" | "money") =>
    kind.fields.flatMap((one) => (one.type === type && one.key in mapping ? [mapping[one.key]!] : []))[0];
  const [dayColumn, moneyColumn] = [columnOf("day"), columnOf("money")];
  const { currency } = workspace;
  const usual = { currency };
  const dayHabit = dayColumn === undefined ? undefined : habitOf(survey, { type: "day" }, dayColumn, usual);
  const moneyHabit =
    moneyColumn === undefined ? undefined : habitOf(survey, { type: "money" }, moneyColumn, usual);
  if (!dayHabit && !moneyHabit) return [];
  let first: string | undefined;
  let last: string | undefined;
  const sums = new Map<string, bigint>();
  for await (const rows of dataRows(spreadsheet.rows(at), survey.header)) {
    for (const { cells } of rows) {
      const day = dayHabit && readDayCell(cells[dayColumn!], { today, order: dayHabit.order! })?.toString();
      if (day !== undefined && (first === undefined || day < first)) first = day;
      if (day !== undefined && (last === undefined || day > last)) last = day;
      const money = moneyHabit && moneyIn(cells[moneyColumn!], moneyHabit, currency);
      if (money) sums.set(money.currency, (sums.get(money.currency) ?? 0n) + money.minor);
    }
  }
  const parts = [...sums].map(([code, minor]) => ({ currency: code, minor }));
  const told = (day: string) => formatDate(Temporal.PlainDate.from(day), locale, today);
  return [
    ...(first && last ? [[words.period, `${told(first)} – ${told(last)}`] as [string, string]] : []),
    ...(sums.size > 0 ? [[words.sum, formatSums(sumOf(parts), locale, currency)] as [string, string]] : []),
  ];
}
