/** What is planned of each product in a year, with what may be changed. */
import { type Period, periodOf } from "../../calendar/period.ts";
import { actions, button, type Card, card, quiet, strong, table, toTheRight } from "../../chat/card.ts";
import type { Turn } from "../../chat/use-case.ts";
import { loadPlans, type Plan } from "../../measures/plans.ts";
import { formatMoney } from "../../money/money.ts";
import { formatNumber } from "../../text/count.ts";
import { formatDate, formatPeriod } from "../../text/format/date.ts";
import { planWords } from "./words.ts";

const mostRows = 30;

export async function planCard(turn: Turn, year: Period, banner?: string): Promise<Card> {
  const { locale, today, workspace } = turn;
  const words = planWords(locale);
  const plans = await loadPlans(turn.db, workspace.id, year);
  const beside = (days: number) =>
    periodOf(
      "year",
      days < 0 ? year.start.subtract({ days: 1 }) : year.end.add({ days: 1 }),
      workspace.settings.fiscalStartMonth,
    );
  const [former, later] = [beside(-1), beside(1)];
  const counted = plans.some(({ count }) => count !== null);
  const title = words.title(formatPeriod(year, locale, today));
  return card(
    locale,
    title,
    [
      banner ? strong(banner) : undefined,
      plans.length === 0
        ? quiet(words.none)
        : table(
            [
              words.product,
              words.period,
              toTheRight(words.planned),
              ...(counted ? [toTheRight(words.units)] : []),
            ],
            plans.slice(0, mostRows).map((plan) => ({
              cells: [
                plan.product,
                daysOf(turn, plan),
                formatMoney({ minor: plan.minor, currency: plan.currency }, locale, "exact"),
                ...(counted ? [plan.count === null ? "–" : formatNumber(plan.count, locale)] : []),
              ],
              button: button(words.change, "forecast.plan", changeOf(turn, plan)),
            })),
            { headline: 2 },
          ),
      plans.length > mostRows ? quiet(words.more(plans.length - mostRows)) : undefined,
      quiet(words.hint),
      actions(
        button(words.add, "forecast.plan", { ask: true, year: year.id }, { style: "primary" }),
        plans.length > 0 &&
          button(words.completion, "funnel.analysis", { part: "plan", period: year.id, whose: "team" }),
        button(formatPeriod(former, locale, today), "forecast.plan", { year: former.id }),
        button(formatPeriod(later, locale, today), "forecast.plan", { year: later.id }),
      ),
    ],
    { tone: banner ? "good" : "plain", summary: banner ?? title },
  );
}

/** The period that a plan is for; undefined where it is for other days, which a file may have said. */
const periodOfPlan = ({ workspace }: Turn, { start, end }: Plan): Period | undefined =>
  (["year", "half", "quarter", "month"] as const)
    .map((kind) => periodOf(kind, start, workspace.settings.fiscalStartMonth))
    .find((one) => one.start.equals(start) && one.end.equals(end));

function daysOf(turn: Turn, plan: Plan): string {
  const { locale, today } = turn;
  const period = periodOfPlan(turn, plan);
  return period
    ? formatPeriod(period, locale, today)
    : `${formatDate(plan.start, locale, today)} – ${formatDate(plan.end, locale, today)}`;
}

/** What the form opens with. */
function changeOf(turn: Turn, plan: Plan) {
  const period = periodOfPlan(turn, plan);
  return {
    ...{ ask: true, product: plan.product },
    amount: formatMoney({ minor: plan.minor, currency: plan.currency }, turn.locale, "full"),
    ...(period && { period: period.id }),
    ...(plan.count !== null && { count: String(plan.count) }),
  };
}
