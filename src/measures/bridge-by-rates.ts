/** What moved between two closes, in the company's currency. Pure. */

import { rateOn } from "../money/rates.ts";
import { partsOf, type Sums, sumOf } from "../money/sums.ts";
import { asTotal, type Exchange, worthIn } from "../money/together.ts";
import type { ClosedWeek } from "./closed-week.ts";
import type { WeekBridge } from "./week-bridge.ts";

/**
 * The opening is told at its own rates, changes and closing at the closing's; what the opening is worth more or less at those
 * is a step of its own. A step is the difference of the worths before and after it, so that all add up to the minor unit.
 */
export function bridgeByRates(bridge: WeekBridge, opening: Exchange, closing: Exchange): WeekBridge {
  const { own } = closing;
  const was = worthIn(bridge.opening, opening);
  const revalued = worthIn(bridge.opening, closing);
  let now: Sums = bridge.opening;
  let worth = revalued;
  const steps = bridge.steps.map((step) => {
    now = sumOf([...partsOf(now), ...partsOf(step.sums)]);
    const before = worth;
    worth = worthIn(now, closing);
    return { ...step, sums: asTotal(worth - before, step.sums, own) };
  });
  const byRates = {
    ...{ cause: "rates" as const, count: bridge.foreign },
    sums: asTotal(revalued - was, bridge.opening, own),
  };
  return {
    ...bridge,
    opening: asTotal(was, bridge.opening, own),
    steps: revalued === was ? steps : [...steps, byRates],
    closing: asTotal(worth, bridge.closing, own),
  };
}

/** The rates that the close before has kept. What had none then counts as it does now: nothing has moved by it. */
export function exchangeThen(
  { rates, closeDate, workspace }: Pick<ClosedWeek, "rates" | "closeDate" | "workspace">,
  now: Exchange,
): Exchange {
  const day = closeDate.toString();
  const asNow = [...new Set(now.rates.map(({ currency }) => currency))].flatMap((currency) => {
    const rate = rateOn(now.rates, currency, now.day);
    return rate ? [{ ...rate, from: day }] : [];
  });
  const kept = workspace.currency === now.own ? rates : [];
  return { own: now.own, rates: [...asNow, ...kept], day };
}
