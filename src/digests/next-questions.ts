/** Buttons for what is asked next: the period before, by person, by team, what was lost and why. */
import { exportButton } from "../asking/as-file.ts";
import { asValues } from "../asking/asked.ts";
import { periodBefore, periodNamed } from "../calendar/period.ts";
import { type ActionsBlock, actions, button } from "../chat/card.ts";
import type { Turn } from "../chat/use-case.ts";
import { reach } from "../company/permissions.ts";
import type { ToldPeriod } from "../measures/told-period.ts";
import { formatPeriod } from "../text/format/date.ts";
import type { FunnelAsked, Measure } from "./funnel-question.ts";
import { digestWords } from "./words.ts";

export function nextQuestions(
  turn: Turn,
  asked: FunnelAsked,
  told: ToldPeriod,
): (ActionsBlock | undefined)[] {
  const words = digestWords(turn.locale);
  const wide = reach(turn.member, turn.needs) !== "own";
  const { fiscalStartMonth } = turn.workspace.settings;
  const present = told.period ?? periodNamed(told.days.id, fiscalStartMonth);
  const before = present && periodBefore(present, fiscalStartMonth);
  const ask = (label: string, more: FunnelAsked) =>
    button(label, "funnel.show", asValues({ ...asked, ...more }));
  const by = (measure: Measure | undefined) =>
    measure !== asked.measure && ask(words.measures[measure ?? "funnel"], { measure });
  const mine = asked.whose === "mine";
  return [
    actions(
      before && ask(`‹ ${formatPeriod(before, turn.locale, turn.today)}`, { period: before.id }),
      asked.measure !== undefined && by(undefined),
      wide && asked.owner === undefined && !mine && by("by-rep"),
      wide && asked.owner === undefined && !mine && by("by-team"),
      by("by-product"),
      by("lost-reasons"),
      asked.measure?.startsWith("lost") && by("lost-by-amount"),
      wide &&
        asked.team === undefined &&
        asked.owner === undefined &&
        ask(mine ? words.showTeam : words.showMine, { whose: mine ? "team" : "mine" }),
      exportButton(turn.locale, "funnel.show", asValues(asked)),
    ),
  ];
}
