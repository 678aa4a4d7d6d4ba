/** Numbers that are asked about before they count. */
import type { Turn } from "../chat/use-case.ts";
import { fromTimestamp } from "../database/columns.ts";
import { formatMoney, type Money } from "../money/money.ts";
import { formatDateTime } from "../text/format/date.ts";
import type { Submission } from "./asked-deals.ts";
import type { AskedQuarter } from "./asked-quarters.ts";
import { forecastWords } from "./words.ts";

export type OpenedWhen = Readonly<{
  /** When the week had been submitted last as the form was opened, in milliseconds; undefined while it is opened. */
  seen: number | undefined;
  submission: Submission | undefined;
}>;

export const submittedAt = (submission: Submission | undefined): number =>
  submission?.submittedAt?.getTime() ?? 0;

/**
 * A form that was opened before the week was submitted last would replace that unseen; and hardly anybody promises less
 * than is won. @returns the sentence under the field
 */
export function doubtAbout(
  turn: Turn,
  asked: AskedQuarter,
  money: Money,
  { seen, submission }: OpenedWhen,
): string | undefined {
  const isOld = seen !== undefined && seen !== submittedAt(submission);
  return (
    [isOld && replacing(turn, asked, money, submission), belowWon(turn, asked, money)]
      .filter(Boolean)
      .join(" ") || undefined
  );
}

function replacing(turn: Turn, { call }: AskedQuarter, money: Money, submission: Submission | undefined) {
  if (!call || !submission?.submittedAt) return undefined;
  if (call.minor === money.minor && call.currency === money.currency) return undefined;
  const { locale, member, today } = turn;
  const at = fromTimestamp(submission.submittedAt).toZonedDateTimeISO(member.zone);
  return forecastWords(locale).replaces(formatMoney(call, locale, "full"), formatDateTime(at, locale, today));
}

function belowWon({ locale }: Turn, { won, quarter }: AskedQuarter, { minor, currency }: Money) {
  const already = won.get(currency) ?? 0n;
  if (minor >= already) return undefined;
  return forecastWords(locale).belowWon(
    quarter.number,
    formatMoney({ minor: already, currency }, locale, "full"),
  );
}
