/** What is asked beside the criteria on the way to a win: the days of contract and money, and the final amount. */
import { Temporal } from "temporal-polyfill";
import type { Question } from "../../chat/question.ts";
import type { Turn } from "../../chat/use-case.ts";
import { formatMoney } from "../../money/money.ts";
import { contractSigned, firstPayment } from "../../pipelines/known-criteria.ts";
import type { GateResult } from "../../pipelines/stage-gate.ts";
import { type Deal, isAwaiting } from "../facts/deal.ts";
import { amountQuestion, dayQuestion } from "../fields/deal-questions.ts";
import { columnSaid, type Evidence, type Piece } from "./advance-evidence.ts";
import { moveWords } from "./words.ts";

export type WinQuestions = Readonly<Partial<Record<"signedOn" | "moneyOn" | "amount", Question<Piece>>>>;

/** @param paid whether the form says that the money is in: then its day has been, else it is expected */
export function winQuestions(turn: Turn, deal: Deal, gate: GateResult, paid: boolean): WinQuestions {
  const words = moveWords(turn.locale);
  const today = turn.today.toString();
  const awaited = isAwaiting(deal);
  const signedOn = {
    ...dayQuestion(turn, "past"),
    label: wants(gate, contractSigned) ? words.signedOn : words.wonOn,
    now: today,
  };
  const moneyOn = {
    ...dayQuestion(turn, paid || awaited ? "past" : "future"),
    label: awaited ? words.paidOn : words.moneyDate,
    hint: awaited ? undefined : words.moneyHint,
    now: today,
  };
  const amount = {
    ...amountQuestion(turn, deal.amount.currency),
    label: words.finalAmount,
    now: formatMoney(deal.amount, turn.locale, "full"),
  };
  return {
    ...(awaited ? {} : { signedOn: { ...signedOn, read: columnSaid("signedOn", signedOn.read) } }),
    ...(wants(gate, firstPayment)
      ? { moneyOn: { ...moneyOn, read: columnSaid("moneyOn", moneyOn.read) } }
      : {}),
    amount: { ...amount, read: columnSaid("amount", amount.read) },
  };
}

/** What happened lies behind, what is expected ahead. @returns the errors, by field */
export function wrongDays(
  turn: Turn,
  { answers, columns }: Evidence,
): Partial<Record<keyof WinQuestions, string>> {
  const words = moveWords(turn.locale);
  const { signedOn, moneyOn } = columns;
  const ahead = (day: Temporal.PlainDate) => Temporal.PlainDate.compare(day, turn.today) > 0;
  const paid = answers[firstPayment] === "yes";
  const signs = answers[contractSigned] === "yes";
  return {
    ...(signedOn && ahead(signedOn) ? { signedOn: words.notYet } : {}),
    ...(moneyOn && paid && ahead(moneyOn) ? { moneyOn: words.notYet } : {}),
    ...(moneyOn && signs && !paid && !ahead(moneyOn) ? { moneyOn: words.whenMoney } : {}),
  };
}

/** Whether a criterion lies on the way, met or not. */
export const wants = ({ missing, held }: GateResult, key: string): boolean =>
  [...missing, ...held].some((criterion) => criterion.key === key);
