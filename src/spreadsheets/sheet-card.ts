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
  toTheRight,
} from "../chat/card.ts";
import type { Turn } from "../chat/use-case.ts";
import { may } from "../company/permissions.ts";
import { fromTimestamp } from "../database/columns.ts";
import { formatMoney } from "../money/money.ts";
import { formatSums, sumOf } from "../money/sums.ts";
import { formatList, formatNumber } from "../text/count.ts";
import { formatDate, formatShortDate } from "../text/format/date.ts";
import { formatShare } from "../text/format/percent.ts";
import { toldQuestion } from "./correcting/told-question.ts";
import type { Field } from "./kinds/field.ts";
import { openQuestions } from "./records/open-questions.ts";
import { recordReader, type Value } from "./records/read-records.ts";
import { applyReading } from "./records/reading.ts";
import type { Said } from "./said-lately.ts";
import type { UnderstoodSheet } from "./understand-file.ts";
import { whoElseTakes } from "./who-takes-over.ts";
import { sheetWords } from "./words.ts";

/** @param at position of the sheet that is wanted; the one that is told apart best where it is missing */
export function sheetCard(turn: Turn, id: string, said: Said, at?: number): Card {
  const words = sheetWords(turn.locale);
  const sheet = said.sheets.find((one) => one.at === at) ?? said.sheets[0]!;
  const { survey, guess } = sheet;
  const { kind, missing } = guess;
  const name = kind.label[turn.locale];
  const others = said.sheets.filter((one) => one !== sheet);
  const isSales = kind.name === "sales" && missing.length === 0;
  const isCounted = (kind.name === "stages" || kind.name === "churn") && missing.length === 0;
  const open = openQuestions(survey, sheet.reading).map((one) => toldQuestion(turn, sheet, one).sentence);
  const isAsked = open.length > 0 || missing.length > 0;
  const whoElse = whoElseTakes(turn, kind);
  const mayTake = whoElse === undefined;
  // What is open goes before what can be made of it.
  const next = isAsked ? {} : ({ style: "primary" } as const);
  const labels = missing.map(({ label }) => label[turn.locale]);
  return card(
    turn.locale,
    words.title(said.name),
    [
      missing.length > 0 ? paragraph(words.missing(name, formatList(labels, turn.locale))) : undefined,
      facts(
        [words.sheet, survey.name],
        [words.what, name],
        [words.rows, formatNumber(survey.count, turn.locale)],
        ...measured(turn, sheet),
      ),
      ...asked(turn, open, mayTake),
      strong(words.columns),
      columnsTable(turn, sheet),
      ...firstRows(turn, said, sheet),
      ...notes(turn, said, sheet),
      whoElse === undefined ? undefined : quiet(whoElse),
      actions(
        !isAsked &&
          mayTake &&
          button(words.take, "import.begin", { file: id, sheet: sheet.at }, { style: "primary" }),
        isSales && button(words.tiers, "sheet.tiers", { file: id, sheet: sheet.at }, next),
        isCounted && button(words.analyse, "sheet.analysis", { file: id, sheet: sheet.at }, next),
        may(turn.member, "deal.change") &&
          button(
            words.correct,
            "sheet.correct",
            { file: id, sheet: sheet.at },
            isAsked ? { style: "primary" } : {},
          ),
        ...others
          .slice(0, 5)
          .map((one) => button(words.view(one.survey.name), "sheet.show", { file: id, sheet: one.at })),
        button(words.attach, fileAction, { files: id }),
      ),
    ],
    { summary: `${words.title(said.name)}: ${name}, ${survey.count}` },
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

/** What the file leaves open, no more than anybody reads. */
function asked({ locale }: Turn, open: readonly string[], mayTake: boolean): Block[] {
  if (open.length === 0) return [];
  const rest = open.length - mostAsked;
  return [
    paragraph(open.slice(0, mostAsked).join("\n")),
    ...(rest > 0 ? [quiet(sheetWords(locale).moreOpen(rest))] : []),
    ...(mayTake ? [quiet(sheetWords(locale).answerFirst)] : []),
  ];
}

const mostAsked = 3;

/** The first rows as they were understood. */
function firstRows(turn: Turn, { context }: Said, { survey, reading }: UnderstoodSheet): Block[] {
  const { fields } = applyReading(survey.header.names, reading);
  const some = fields.slice(0, mostColumns);
  const read = recordReader(survey.header.names, reading, context);
  const rows = survey.first.slice(0, mostRows).map(read);
  if (some.length === 0 || rows.length === 0) return [];
  return [
    strong(sheetWords(turn.locale).first),
    table(
      some.map(({ field }) =>
        field.type === "money" || field.type === "count" || field.type === "percent"
          ? toTheRight(field.label[turn.locale])
          : field.label[turn.locale],
      ),
      rows.map(({ values, cells }) => ({
        cells: some.map(({ field, at }) => toldValue(turn, field, values[field.key], cells[at] ?? "")),
      })),
    ),
  ];
}

const mostColumns = 5;
const mostRows = 3;

/** What could not be read stands as it is in the file, with a mark. */
function toldValue({ locale, today }: Turn, { type }: Field, value: Value | undefined, cell: string): string {
  if (value === undefined) return cell.trim() === "" ? "–" : `⚠ ${cell.slice(0, 60)}`;
  if (typeof value === "object") return formatMoney(value, locale, "exact");
  if (type === "day") return formatShortDate(Temporal.PlainDate.from(String(value)), locale, today);
  if (type === "percent") return formatShare(Number(value) / 100, locale);
  return typeof value === "number" ? formatNumber(value, locale) : value.slice(0, 60);
}

function notes(
  { locale, today, member }: Turn,
  { hasMacros }: Said,
  { survey, reading, remembered, tally, guess: { mapping } }: UnderstoodSheet,
): Block[] {
  const words = sheetWords(locale);
  const used = new Set(Object.values(mapping));
  const unused = survey.header.names.filter((one, at) => one !== "" && !used.has(at)).slice(0, 20);
  return [
    unused.length > 0 && words.notUsed(formatList(unused, locale)),
    tally.unread > 0 && words.unread(tally.unread),
    tally.undated > 0 && words.undated(tally.undated),
    survey.totals > 0 && words.totalsLeft(survey.totals),
    survey.hidden > 0 &&
      (reading.hiddenRows === "skip" ? words.hiddenLeft(survey.hidden) : words.hidden(survey.hidden)),
    remembered !== undefined &&
      words.asLastTime(
        remembered.by,
        formatDate(fromTimestamp(remembered.at).toZonedDateTimeISO(member.zone).toPlainDate(), locale, today),
      ),
    hasMacros && words.macros,
  ]
    .filter((one): one is string => one !== false)
    .map(quiet);
}

/** The period of its days, and the sum of its amounts. */
function measured(
  { locale, today, workspace }: Turn,
  { tally, guess: { kind } }: UnderstoodSheet,
): [string, string][] {
  const words = sheetWords(locale);
  const told = (day: string) => formatDate(Temporal.PlainDate.from(day), locale, today);
  const parts = [...tally.sums].map(([currency, minor]) => ({ currency, minor }));
  return [
    ...(tally.from && tally.to
      ? [[words.period, [...new Set([tally.from, tally.to])].map(told).join(" – ")] as [string, string]]
      : []),
    ...(parts.length > 0 && !kind.unsummed
      ? [[words.sum, formatSums(sumOf(parts), locale, workspace.currency)] as [string, string]]
      : []),
  ];
}
