/** What this week did to quarters before: what was corrected in won deals, what was won in one and recorded late. */
import type { Reader } from "../chat/use-case.ts";
import { formatChanges, formatSums } from "../money/sums.ts";
import { formatList } from "../text/count.ts";
import { formatQuarter } from "../text/format/date.ts";
import type { DigestFacts } from "./digest-facts.ts";
import { digestWords } from "./words.ts";

/** "Won deals corrected: Q1 2026 +¥100K." · "Won this week includes ¥300K won in Q3 2026, recorded late." */
export function toldLate({ locale, workspace }: Reader, { corrections, late }: DigestFacts): string[] {
  const words = digestWords(locale);
  const { currency } = workspace;
  const corrected = corrections.map(
    ({ quarter, sums }) => `${formatQuarter(quarter, locale)} ${formatChanges(sums, locale, currency)}`,
  );
  const won = late.map(({ quarter, sums }) =>
    words.wonIn(formatSums(sums, locale, currency), formatQuarter(quarter, locale)),
  );
  return [
    ...(corrected.length > 0 ? [words.corrected(formatList(corrected, locale))] : []),
    ...(won.length > 0 ? [words.wonLate(formatList(won, locale))] : []),
  ];
}
