import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { quarterOf } from "../calendar/quarter.ts";
import {
  type ActionsBlock,
  answers,
  type ButtonValues,
  button,
  type Card,
  card,
  text as paragraph,
  quiet,
} from "../chat/card.ts";
import { showCard } from "../chat/reply.ts";
import { defineUseCase, type Turn } from "../chat/use-case.ts";
import { may } from "../company/permissions.ts";
import { loadDeal } from "../deals/facts/load-deals.ts";
import { changeDeal } from "../deals/writing/write-deals.ts";
import { type Pressing, pressingToday } from "../measures/deal-today.ts";
import { formatMoney } from "../money/money.ts";
import { formatRelativeDay } from "../text/format/date.ts";
import { followUpWords } from "./words.ts";

/** Nobody sees to more in a day. */
const mostShown = 10;

/** `/deal today`, 今天跟谁: ten at most, the most pressing first, each with its reason. */
export const showToday = defineUseCase({
  name: "deal.today",
  command: {
    group: "deal",
    en: ["today"],
    zh: ["今天", "今天跟谁", "今日"],
    alone: true,
    fromLine: (): Record<string, string> => ({}),
  },
  needs: "deal.see",
  changes: false,
  input: z.object({}),
  run: async (turn) => showCard(await todayCard(turn), { replace: turn.kind === "action" }),
});

/** Its button: the next step is done, and the list drawn again. */
export const doneToday = defineUseCase({
  name: "deal.today-done",
  needs: "deal.change",
  changes: true,
  input: z.object({ id: z.uuid() }),
  async run(turn, { id }) {
    const deal = await loadDeal(turn.db, turn.workspace.id, id, [turn.member.id]);
    if (deal && deal.outcome === null && deal.nextStep !== null)
      await changeDeal(turn, { deal, kind: "edit", columns: { nextStepDate: null }, nextStep: null });
    return showCard(await todayCard(turn), { replace: true });
  },
});

async function todayCard(turn: Turn): Promise<Card> {
  const { locale, today, workspace, member } = turn;
  const words = followUpWords(locale);
  const { fiscalStartMonth, touchEvery } = workspace.settings;
  const pressing = await pressingToday(
    turn.db,
    { workspaceId: workspace.id, ownerId: member.id },
    { today, quarterEnd: quarterOf(today, fiscalStartMonth).end, every: touchEvery, limit: mostShown },
  );
  if (pressing.length === 0) return card(locale, words.todayTitle, [paragraph(words.nothing)]);
  return card(locale, words.todayTitle, [...pressing.map((one) => row(turn, one)), quiet(words.ranked)], {
    summary: `${pressing[0]!.customer}: ${reasonOf(turn, pressing[0]!)}`,
  });
}

function row(turn: Turn, one: Pressing): ActionsBlock {
  const { locale, member } = turn;
  const words = followUpWords(locale);
  const { customer, customerId, dealId, number, amountMinor, currency, reason } = one;
  const money =
    amountMinor !== null && currency ? formatMoney({ minor: amountMinor, currency }, locale, "short") : "";
  const about: ButtonValues = dealId ? { id: dealId } : { customer: customerId };
  const writes = may(member, "deal.change");
  return answers(
    {
      key: dealId ?? customerId,
      name: customer,
      more:
        [number === null ? "" : `#${number}`, money].filter(Boolean).join(" · ") || words.reasonNames[reason],
      line: reasonOf(turn, one),
    },
    writes && button(words.write, "deal.touch", about),
    writes &&
      dealId !== null &&
      (reason === "overdue" || reason === "today") &&
      button(words.done, "deal.today-done", { id: dealId }),
    dealId
      ? button(words.open, "deal.show", { id: dealId })
      : button(words.open, "customer.show", { id: customerId }),
  );
}

function reasonOf({ locale, today }: Turn, { reason, on, nextStep }: Pressing): string {
  const { reasons } = followUpWords(locale);
  if (on === null) return reasons.never("", "");
  return reasons[reason](formatRelativeDay(Temporal.PlainDate.from(on), locale, today), nextStep ?? "");
}
