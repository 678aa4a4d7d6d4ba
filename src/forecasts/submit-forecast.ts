import { z } from "zod";
import { doubtedInput, fillForm } from "../chat/fill-form.ts";
import type { Questions } from "../chat/question.ts";
import { refuse } from "../chat/reply.ts";
import { defineUseCase, type Turn } from "../chat/use-case.ts";
import { readLikelyAmount } from "../deals/fields/field-values.ts";
import { type QuarterNumbers, quarterNumbers } from "../measures/quarter-numbers.ts";
import { formatMoney, type Money } from "../money/money.ts";
import { formatSums } from "../money/sums.ts";
import { formatList } from "../text/count.ts";
import { sameWeek } from "./answer-values.ts";
import { loadAsked, type Submission } from "./asked-deals.ts";
import { isOverdue } from "./attention.ts";
import { runningWeek } from "./running-week.ts";
import { forecastNow } from "./show-forecast.ts";
import { submitWeek } from "./submit-week.ts";
import { forecastWords } from "./words.ts";

const input = z.object({
  promised: z.string().trim().max(80).default(""),
  page: z.coerce.number().int().min(1).max(1000).default(1),
  week: z.string().max(10).optional(),
  doubted: doubtedInput,
});

/** The rest is unchanged, and one number for the quarter: then the week is answered. */
export const submitForecast = defineUseCase({
  name: "forecast.submit",
  command: {
    group: "forecast",
    en: ["submit"],
    zh: ["提交", "上报"],
    fromLine: (_words, rest) => ({ promised: rest }),
  },
  needs: "forecast.answer",
  changes: true,
  input,
  async run(turn, values) {
    const words = forecastWords(turn.locale);
    sameWeek(turn, values.week);
    const week = runningWeek(turn.workspace, turn.now);
    const asked = await loadAsked(turn, turn.member.id, week);
    const open = asked.deals
      .filter(({ deal, answer }) => !answer && deal.outcome === null)
      .map(({ deal }) => deal);
    const overdue = open.filter((deal) => isOverdue(deal, turn.today));
    if (overdue.length > 0) {
      const customers = [...new Set(overdue.map((deal) => deal.customer.name))].slice(0, 5);
      const banner = words.overdueFirst(overdue.length, formatList(customers, turn.locale));
      // They stand on the first page; a form stays as it is, to be sent again.
      return turn.kind === "submit"
        ? refuse(banner)
        : forecastNow(turn, 1, { replace: turn.kind === "action", banner });
    }
    const quarter = await quarterNumbers(turn, [turn.member.id], week.quarter);
    // A form that was opened by a typed line is of this week, too, and not of the one it is sent in.
    const hidden = { page: String(values.page), week: week.id };
    const likely = [suggested(turn, quarter), ...promisedSoFar(asked.submission)] as const;
    const filled = fillForm(turn, submitForm(turn, quarter, likely, open.length, hidden), values);
    if (!filled.ok) return filled.reply;
    await submitWeek(turn, open, filled.said.promised);
    return forecastNow(turn, values.page, { replace: true, banner: words.thanks(open.length) });
  },
});

/** Won and commit together, in the company's currency, or in the one currency that this person sells in. */
function suggested(turn: Turn, { commit }: QuarterNumbers): Money {
  const own = turn.workspace.currency;
  const [only] = commit.size === 1 ? commit.keys() : [];
  const currency = only ?? own;
  return { minor: commit.get(currency) ?? 0n, currency };
}

const promisedSoFar = (submission: Submission | undefined): Money[] =>
  submission && submission.promisedMinor !== null
    ? [{ minor: submission.promisedMinor, currency: submission.currency }]
    : [];

/** @param likely what the call may be compared with, the suggested one first */
function submitForm(
  turn: Turn,
  quarter: QuarterNumbers,
  likely: readonly [Money, ...Money[]],
  unchanged: number,
  hidden: Record<string, string>,
) {
  const forecasts = forecastWords(turn.locale);
  const { locale, workspace } = turn;
  const sums = [quarter.won, quarter.commit].map((sum) => formatSums(sum, locale, workspace.currency));
  return {
    action: "forecast.submit",
    title: forecasts.submitTitle,
    submit: unchanged > 0 ? forecasts.submitRest(unchanged) : forecasts.submitNow,
    hidden,
    questions: {
      promised: {
        type: "line",
        label: forecasts.promisedLabel(quarter.quarter.number),
        hint: forecasts.promisedHint(sums[0]!, sums[1]!),
        required: true,
        maxLength: 40,
        now: formatMoney(likely[0], locale, "full"),
        read: (text) => readLikelyAmount(turn, text, likely, workspace.currency),
      },
    } satisfies Questions,
  };
}
