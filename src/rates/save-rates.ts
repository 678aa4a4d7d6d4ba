import { type Reply, showCard } from "../chat/reply.ts";
import type { Turn } from "../chat/use-case.ts";
import { writeRate } from "../money/rates.ts";
import { formatShortDate } from "../text/format/date.ts";
import { type NewRate, putRates } from "./put-rates.ts";
import { ratesCard } from "./rates-card.ts";
import { ratesWords } from "./words.ts";

/** Sets them, and shows all rates under a sentence about what changed. */
export async function saveRates(turn: Turn, rates: readonly NewRate[]): Promise<Reply> {
  const banner = sayChanges(turn, rates, await putRates(turn, rates));
  return showCard(await ratesCard(turn, 1, banner), { replace: true });
}

function sayChanges(turn: Turn, [first, ...more]: readonly NewRate[], changed: number): string {
  const { locale, today, workspace } = turn;
  const words = ratesWords(locale);
  if (changed === 0) return words.nothingChanged;
  if (!first || more.length > 0) return words.doneAll(changed);
  const { currency, from, worth } = first;
  const since = formatShortDate(from, locale, today);
  return worth === 0n
    ? words.taken(currency, since)
    : words.done(currency, `${writeRate(worth)} ${workspace.currency}`, since);
}
