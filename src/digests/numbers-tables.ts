/** The funnel's and the week's numbers as tables to go on with: the same ones that stand on the cards, each a number. */

import { calendarOf, workdaysBetween } from "../calendar/workdays.ts";
import type { Reader } from "../chat/use-case.ts";
import { factWords } from "../deals/facts/words.ts";
import { knownAmong } from "../measures/funnel-numbers.ts";
import { gapOf, type PartStanding } from "../measures/part-standings.ts";
import type { QuarterNumbers } from "../measures/quarter-numbers.ts";
import type { NamedDays } from "../measures/told-period.ts";
import { meaningOf } from "../measures/words.ts";
import { coverageOf, leftOf, type Sums } from "../money/sums.ts";
import { currenciesOf, sumsCells, sumsColumns } from "../spreadsheets/writing/sums-columns.ts";
import type { Column, Row, Table } from "../spreadsheets/writing/table.ts";
import type { Unanswered } from "./digest-facts.ts";
import type { FunnelRow } from "./funnel-picture.ts";
import { digestWords } from "./words.ts";

const meansOf = (locale: Reader["locale"], name: string) => ({ means: meaningOf(locale, name) });

/** A row for each stage, as on the card. */
export function stagesTable(reader: Reader, rows: readonly FunnelRow[]): Table {
  const { locale, workspace, member, today } = reader;
  const words = digestWords(locale);
  const facts = factWords(locale);
  const calendar = calendarOf(workspace.settings);
  const currencies = currenciesOf(
    rows.flatMap(({ amount, weighted }) => [amount, weighted]),
    workspace.currency,
  );
  const age = ({ numbers }: FunnelRow): number | null => {
    const [first] = numbers.toSorted((a, b) => b.count - a.count);
    if (!first) return null;
    const [one, other] = first.middleEnteredAt.map((entered) =>
      workdaysBetween(entered.toZonedDateTimeISO(member.zone).toPlainDate(), today, calendar),
    );
    return (one! + other!) / 2;
  };
  const known = rows.map(({ numbers }) => knownAmong(numbers));
  const hasKnown = known.some((one) => one !== undefined);
  return {
    name: words.weekDetails.stages,
    columns: [
      { label: facts.stage, type: "text" },
      { label: words.count, type: "number", ...meansOf(locale, "Open") },
      ...sumsColumns(facts.amount, currencies),
      ...sumsColumns(words.weighted, currencies, meaningOf(locale, "Weighted")),
      ...(hasKnown ? [{ label: words.known, type: "percent", ...meansOf(locale, "Known") } as const] : []),
      { label: words.age, type: "number", ...meansOf(locale, "Age") },
      { label: words.conversion, type: "percent", ...meansOf(locale, "Conversion") },
      { label: words.decided, type: "number" },
    ],
    rows: rows.map((row, nth) => [
      row.label,
      row.numbers.reduce((count, one) => count + one.count, 0),
      ...sumsCells(row.amount, currencies),
      ...sumsCells(row.weighted, currencies),
      ...(hasKnown ? [known[nth] && known[nth].known / known[nth].of] : []),
      age(row),
      row.conversion?.rate,
      row.conversion?.decided,
    ]),
  };
}

/** What the quarter, or another period, comes to: a row for each number. */
export function quarterTable(
  { locale, workspace }: Reader,
  { quota, won, commit, bestCase, openDue }: QuarterNumbers<NamedDays>,
  promised?: Sums,
): Table {
  const words = digestWords(locale);
  const gap = leftOf(quota, won);
  const has = quota.size > 0;
  const said: (readonly [label: string, sums: Sums, means: string | undefined] | false | undefined)[] = [
    has && [words.quota, quota, meaningOf(locale, "Quota, gap")],
    [words.won, won, meaningOf(locale, "Won")],
    [words.commitWithWon, commit, meaningOf(locale, "Commit, best case")],
    [words.bestCaseWithWon, bestCase, meaningOf(locale, "Commit, best case")],
    has && [words.gap, gap, meaningOf(locale, "Quota, gap")],
    [words.openDue, openDue, meaningOf(locale, "Open this quarter, coverage")],
    promised && [words.promised, promised, meaningOf(locale, "Forecast call")],
  ];
  const rows = said.filter((one) => one !== undefined && one !== false);
  const currencies = currenciesOf(
    rows.map(([, sums]) => sums),
    workspace.currency,
  );
  const coverage = has ? coverageOf(openDue, gap) : undefined;
  return {
    name: words.period,
    columns: [
      { label: words.number, type: "text" },
      ...sumsColumns(factWords(locale).amount, currencies),
      { label: words.coverage, type: "number" },
      { label: words.meaning, type: "text" },
    ],
    rows: rows.map(([label, sums, means]) => [
      label,
      ...sumsCells(sums, currencies),
      label === words.openDue ? coverage : null,
      means,
    ]),
  };
}

export type Standing = PartStanding & Readonly<{ bestCase?: Sums; openDue?: Sums }>;

/** Teams, reps or products: quota, won, commit and gap. @param heading what they are */
export function partsTable(
  { locale, workspace }: Reader,
  heading: string,
  parts: readonly Standing[],
): Table {
  const words = digestWords(locale);
  const currencies = currenciesOf(
    parts.flatMap(({ quota, won, commit, bestCase, openDue }) => [
      ...[quota, won, commit],
      ...[bestCase, openDue].filter((one) => one !== undefined),
    ]),
    workspace.currency,
  );
  const withMore = parts.some(({ bestCase }) => bestCase !== undefined);
  return {
    name: heading,
    columns: [
      { label: heading, type: "text" },
      ...sumsColumns(words.quota, currencies, meaningOf(locale, "Quota, gap")),
      ...sumsColumns(words.won, currencies, meaningOf(locale, "Won")),
      ...sumsColumns(words.wonAndCommit, currencies, meaningOf(locale, "Commit, best case")),
      ...(withMore ? sumsColumns(words.withBestCase, currencies) : []),
      ...(withMore
        ? sumsColumns(words.openDue, currencies, meaningOf(locale, "Open this quarter, coverage"))
        : []),
      ...sumsColumns(words.gap, currencies),
    ],
    rows: parts.map((part) => {
      const { name, quota, won, commit, bestCase, openDue } = part;
      const isSet = quota.size > 0;
      return [
        name,
        ...sumsCells(isSet ? quota : undefined, currencies),
        ...sumsCells(won, currencies),
        ...sumsCells(commit, currencies),
        ...(withMore ? [...sumsCells(bestCase, currencies), ...sumsCells(openDue, currencies)] : []),
        ...sumsCells(isSet ? gapOf(part) : undefined, currencies),
      ];
    }),
  };
}

/** Counts and amounts of deals, each under a name: what happened in a week, what moved, why deals were lost. */
export function changesOf(
  { locale, workspace }: Reader,
  { name, heading, means }: Readonly<{ name: string; heading: string; means?: string | undefined }>,
  changes: readonly Readonly<{ label: string; count: number; sums: Sums }>[],
): Table {
  const currencies = currenciesOf(
    changes.map(({ sums }) => sums),
    workspace.currency,
  );
  const first: Column = { label: heading, type: "text", ...(means === undefined ? {} : { means }) };
  return {
    name,
    columns: [
      first,
      { label: digestWords(locale).count, type: "number" },
      ...sumsColumns(factWords(locale).amount, currencies),
    ],
    rows: changes.map(({ label, count, sums }): Row => [label, count, ...sumsCells(sums, currencies)]),
  };
}

/** Who was asked and has not answered, with what they have open. */
export const unansweredTable = (reader: Reader, missing: readonly Unanswered[]): Table => {
  const words = digestWords(reader.locale);
  return changesOf(
    reader,
    {
      name: words.notAnswered,
      heading: factWords(reader.locale).owner,
      means: meaningOf(reader.locale, "Carried over, unconfirmed"),
    },
    missing.map(({ name, deals: { count, sums } }) => ({ label: name, count, sums })),
  );
};
