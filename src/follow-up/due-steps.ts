/** Next steps that are due, as a card: the same in the morning and after each press. */
import { Temporal } from "temporal-polyfill";
import { type ActionsBlock, actions, answers, button, type Card, card, quiet } from "../chat/card.ts";
import type { Reader } from "../chat/use-case.ts";
import type { Deal } from "../deals/facts/deal.ts";
import { formatMoney } from "../money/money.ts";
import { formatDate, formatRelativeDay } from "../text/format/date.ts";
import { followUpWords } from "./words.ts";

/** As many as one message asks about. */
export const mostAsked = 8;

/**
 * @param due one at least; of many the first ones are asked about, and the others counted
 * @param day of the morning: what stands behind it has been put off
 */
export function dueCard(
  reader: Reader,
  due: readonly Deal[],
  { day }: Readonly<{ day: Temporal.PlainDate }>,
): Card {
  const words = followUpWords(reader.locale);
  const deals = due.slice(0, mostAsked);
  const more = due.length - deals.length;
  const first = deals[0]!;
  const items = deals.map(({ id }) => id).join(",");
  return card(
    reader.locale,
    words.dueTitle(deals.length + more),
    [
      ...deals.map((deal) => row(reader, deal, { day: day.toString(), items })),
      more > 0 ? quiet(words.more(more)) : undefined,
      actions(button(words.turnOff, "team.reminders", { to: "off" })),
    ],
    { summary: `${first.customer.name}: ${first.nextStep ?? words.isDone}` },
  );
}

type OnCard = Readonly<{ day: string; items: string }>;

/** The same buttons before and after, so that nothing moves under the finger. */
function row(reader: Reader, deal: Deal, card: OnCard): ActionsBlock {
  const words = followUpWords(reader.locale);
  const asked = {
    key: deal.id,
    name: deal.customer.name,
    more: `#${deal.number} · ${formatMoney(deal.amount, reader.locale, "short")}`,
    line: lineOf(reader, deal, card),
  };
  const values = { id: deal.id, ...card };
  const write = button(words.write, "deal.touch", { id: deal.id }, isDone(deal) ? { style: "primary" } : {});
  if (deal.outcome !== null) return answers(asked, write);
  return answers(
    asked,
    button(words.done, "followup.done", values, { chosen: isDone(deal) }),
    button(words.tomorrow, "followup.tomorrow", values),
    button(words.nextWeek, "followup.week", values),
    write,
  );
}

const isDone = ({ nextStep }: Deal): boolean => nextStep === null;

function lineOf({ locale, today }: Reader, deal: Deal, { day }: OnCard): string {
  const words = followUpWords(locale);
  const { nextStep, nextStepDate, outcome } = deal;
  if (outcome !== null) return words.closedSince;
  if (nextStep === null) return words.isDone;
  if (!nextStepDate) return nextStep;
  if (Temporal.PlainDate.compare(nextStepDate, Temporal.PlainDate.from(day)) > 0)
    return words.movedTo(formatDate(nextStepDate, locale, today), nextStep);
  return words.dueOn(formatRelativeDay(nextStepDate, locale, today), nextStep);
}
