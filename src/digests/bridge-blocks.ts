/** What became of the amount that was open for the quarter: a sentence, a picture, and each step with its deals. */
import { defineChart } from "../charts/chart.ts";
import { type Block, button, chartBlock, text as paragraph, table, toTheRight } from "../chat/card.ts";
import type { Reader } from "../chat/use-case.ts";
import { factWords } from "../deals/facts/words.ts";
import type { BridgeCause, WeekBridge } from "../measures/week-bridge.ts";
import { minorDigits } from "../money/currency.ts";
import { differenceOf, formatChanges, formatSums, type Sums } from "../money/sums.ts";
import { formatShortDate } from "../text/format/date.ts";
import { asOf } from "./as-of.ts";
import type { DigestFacts } from "./digest-facts.ts";
import { digestWords } from "./words.ts";

/** A signed deal leaves the open amount, and is welcome; rates go either way. */
const isWelcome = (cause: BridgeCause, change: number): boolean =>
  cause === "rates" ? change > 0 : welcome.includes(cause);
const welcome: readonly BridgeCause[] = ["new", "pulled-in", "increased", "reopened", "joined", "won"];

export function bridgeBlocks(reader: Reader, digest: DigestFacts, bridge: WeekBridge): Block[] {
  const words = digestWords(reader.locale);
  const { currency } = reader.workspace;
  const change = formatChanges(differenceOf(bridge.closing, bridge.opening), reader.locale, currency);
  const sentence = words.openNow(
    digest.quarter.quarter.number,
    formatSums(bridge.closing, reader.locale, currency),
    change,
    sinceWhen(reader, digest),
  );
  const picture = waterfall(reader, digest, bridge, sentence);
  const rows = bridge.steps.map(({ cause, count, sums }) => ({
    cells: [words.bridge[cause], String(count), formatChanges(sums, reader.locale, currency)],
    button: button(words.drill, "deal.list", { whose: "team", bridge: cause, ...asOf(digest) }),
  }));
  const { amount } = factWords(reader.locale);
  return [
    paragraph(sentence),
    ...(picture ? [picture] : []),
    ...(rows.length > 0
      ? [table([words.quarterMoved, toTheRight(words.count), toTheRight(amount)], rows)]
      : []),
  ];
}

const sinceWhen = ({ locale, today, workspace }: Reader, { lastClosedAt }: DigestFacts): string =>
  lastClosedAt
    ? formatShortDate(lastClosedAt.toZonedDateTimeISO(workspace.zone).toPlainDate(), locale, today)
    : "";

/** @returns undefined where nothing moved, and where amounts are of several currencies, which have no common height */
function waterfall(
  reader: Reader,
  digest: DigestFacts,
  bridge: WeekBridge,
  summary: string,
): Block | undefined {
  const words = digestWords(reader.locale);
  const { opening, closing, steps } = bridge;
  const [currency, other] = new Set(
    [opening, closing, ...steps.map(({ sums }) => sums)].flatMap((all) => [...all.keys()]),
  );
  if (currency === undefined || other !== undefined || steps.length === 0) return undefined;
  const major = (sums: Sums) => Number(sums.get(currency) ?? 0n) / 10 ** minorDigits(currency);
  return chartBlock(
    defineChart({
      type: "waterfall",
      title: words.quarterMoved,
      summary,
      locale: reader.locale === "zh" ? "zh-CN" : "en",
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
    }),
  );
}
