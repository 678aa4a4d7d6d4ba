/** What was answered to a criterion before, by whom and when, in words. */
import type { Turn } from "../../chat/use-case.ts";
import { type Criterion, kindOf } from "../../pipelines/gates/gate-kinds.ts";
import { formatShortDate } from "../../text/format/date.ts";
import { shorten } from "../../text/shorten.ts";
import type { Answered } from "../facts/answers.ts";
import { moveWords } from "./words.ts";

/** More than that is for the history. */
const longestSaid = 80;

/** "Mr Li, CFO (Fang, Nov 12)"; undefined where nobody ever answered it. */
export function saidBefore(turn: Turn, criterion: Criterion, { last }: Answered): string | undefined {
  const keys = [criterion.key, ...(kindOf(criterion).parts ?? []).map((part) => `${criterion.key}.${part}`)];
  const said = keys
    .flatMap((key) => last[key] ?? [])
    .toSorted((a, b) => (a.at.epochMilliseconds < b.at.epochMilliseconds ? 1 : -1))[0];
  if (!said) return undefined;
  const values = Object.fromEntries(Object.entries(last).map(([key, { value }]) => [key, value]));
  const text = sayAnswer(turn, criterion, values);
  const day = formatShortDate(
    said.at.toZonedDateTimeISO(turn.member.zone).toPlainDate(),
    turn.locale,
    turn.today,
  );
  const words = moveWords(turn.locale);
  return words.saidBy(text, said.who ?? words.bot, day);
}

/** An answer as people read it. @param answers with parts */
export function sayAnswer(
  { locale }: Pick<Turn, "locale">,
  criterion: Criterion,
  answers: Readonly<Record<string, string>>,
): string {
  const text = kindOf(criterion).says?.(criterion, answers, locale) ?? answers[criterion.key] ?? "";
  return shorten(text, longestSaid);
}
