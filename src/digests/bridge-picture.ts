/** What became of the amount that was open for the quarter: in one sentence, and as a picture. */
import { chartLocale, defineChart, type WaterfallChart } from "../charts/chart.ts";
import type { Reader } from "../chat/use-case.ts";
import type { BridgeCause, WeekBridge } from "../measures/week-bridge.ts";
import { minorDigits } from "../money/currency.ts";
import { differenceOf, formatChanges, formatSums, type Sums } from "../money/sums.ts";
import { formatShortDate } from "../text/format/date.ts";
import type { DigestFacts } from "./digest-facts.ts";
import { digestWords } from "./words.ts";

/** A signed deal leaves the open amount, and is welcome; rates go either way. */
const isWelcome = (cause: BridgeCause, change: number): boolean =>
  cause === "rates" ? change > 0 : welcome.includes(cause);
const welcome: readonly BridgeCause[] = [
  "new",
  "imported",
  "pulled-in",
  "increased",
  "reopened",
  "joined",
  "won",
];

/** What is open for the quarter now, and how that differs from the close before. */
export function bridgeSentence(
  reader: Reader,
  digest: DigestFacts,
  { opening, closing }: WeekBridge,
): string {
  const { currency } = reader.workspace;
  return digestWords(reader.locale).openNow(
    digest.quarter.quarter.number,
    formatSums(closing, reader.locale, currency),
    formatChanges(differenceOf(closing, opening), reader.locale, currency),
    sinceWhen(reader, digest),
  );
}

const sinceWhen = ({ locale, today, workspace }: Reader, { lastClosedAt }: DigestFacts): string =>
  lastClosedAt
    ? formatShortDate(lastClosedAt.toZonedDateTimeISO(workspace.zone).toPlainDate(), locale, today)
    : "";

/** "New +¥1.2M; Won −¥300K" */
export const bridgeInWords = ({ locale, workspace }: Reader, steps: WeekBridge["steps"]): string =>
  steps
    .map(
      ({ cause, sums }) =>
        `${digestWords(locale).bridge[cause]} ${formatChanges(sums, locale, workspace.currency)}`,
    )
    .join(locale === "zh" ? "；" : "; ");

/** @returns undefined where nothing moved, and where amounts are of several currencies, which have no common height */
export function bridgeChart(
  reader: Reader,
  digest: DigestFacts,
  { opening, closing, steps }: WeekBridge,
): WaterfallChart | undefined {
  const words = digestWords(reader.locale);
  const [currency, other] = new Set(
    [opening, closing, ...steps.map(({ sums }) => sums)].flatMap((all) => [...all.keys()]),
  );
  if (currency === undefined || other !== undefined || steps.length === 0) return undefined;
  const major = (sums: Sums) => Number(sums.get(currency) ?? 0n) / 10 ** minorDigits(currency);
  return defineChart({
    type: "waterfall",
    title: words.quarterMoved,
    summary: bridgeInWords(reader, steps),
    summarySaysAll: true,
    locale: chartLocale(reader.locale),
    unit: { kind: "money", currency },
    steps: [
      { label: sinceWhen(reader, digest), delta: major(opening), total: true },
      ...steps.map(({ cause, sums }) => ({
        label: words.bridge[cause],
        delta: major(sums),
        tone: isWelcome(cause, major(sums)) ? ("good" as const) : ("bad" as const),
      })),
      { label: words.atTheEnd, delta: 0, total: true },
    ],
  });
}
