/** What is asked beside the criteria on the way to a win: the days of contract and money, the final amount, and why it was won. */
import { Temporal } from "temporal-polyfill";
import { choiceOf, type Question } from "../../chat/question.ts";
import type { Turn } from "../../chat/use-case.ts";
import { formatMoney } from "../../money/money.ts";
import { otherReason, reasonOptions } from "../../pipelines/find-reason.ts";
import { contractSigned, firstPayment } from "../../pipelines/known-criteria.ts";
import type { GateResult } from "../../pipelines/stage-gate.ts";
import { type Deal, isAwaiting } from "../facts/deal.ts";
import { amountQuestion, dayQuestion } from "../fields/deal-questions.ts";
import { columnFrom, columnSaid, type Evidence, type Piece } from "./advance-evidence.ts";
import { moveWords } from "./words.ts";

export type WinQuestions = Readonly<
  Partial<Record<"signedOn" | "moneyOn" | "amount" | "wonReason", Question<Piece>>>
>;

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
  const options = reasonOptions(turn.pipelines.of(deal).wonReasons, turn.locale);
  const wonReason = choiceOf(options, words.needReason);
  return {
    ...(awaited ? {} : { signedOn: { ...signedOn, read: columnSaid("signedOn", signedOn.read) } }),
    ...(wants(gate, firstPayment)
      ? { moneyOn: { ...moneyOn, read: columnSaid("moneyOn", moneyOn.read) } }
      : {}),
    amount: { ...amount, read: columnSaid("amount", amount.read) },
    ...(options.length > 0
      ? {
          wonReason: {
            ...wonReason,
            ...{ label: words.wonReason, required: false, now: deal.wonReason ?? undefined },
            read: columnFrom("wonReason", wonReason.read),
          },
        }
      : {}),
  };
}

/** What happened lies behind, what is expected ahead; "other" needs words. @returns the errors, by field */
export function wrongWin(
  turn: Turn,
  { answers, columns, note }: Evidence,
): Partial<Record<keyof WinQuestions | "evidence", string>> {
  const words = moveWords(turn.locale);
  const { signedOn, moneyOn } = columns;
  const ahead = (day: Temporal.PlainDate) => Temporal.PlainDate.compare(day, turn.today) > 0;
  const paid = answers[firstPayment] === "yes";
  const signs = answers[contractSigned] === "yes";
  return {
    ...(signedOn && ahead(signedOn) ? { signedOn: words.notYet } : {}),
    ...(moneyOn && paid && ahead(moneyOn) ? { moneyOn: words.notYet } : {}),
    ...(columns.wonReason === otherReason && note === "" ? { evidence: words.otherReason } : {}),
    ...(moneyOn && signs && !paid && !ahead(moneyOn) ? { moneyOn: words.whenMoney } : {}),
  };
}

/** Whether a criterion lies on the way, met or not. */
export const wants = ({ missing, held }: GateResult, key: string): boolean =>
  [...missing, ...held].some((criterion) => criterion.key === key);
