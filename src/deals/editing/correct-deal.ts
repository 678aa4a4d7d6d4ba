/** `/deal update ACME 1.3m` of a deal that is won: a typo is corrected in place, and it stays won in its quarter. */

import { Temporal } from "temporal-polyfill";
import { text as paragraph } from "../../chat/card.ts";
import { saysAll } from "../../chat/fill-form.ts";
import { mergeForm } from "../../chat/merge-form.ts";
import { asTyped, choiceOf, type Questions, wrong } from "../../chat/question.ts";
import { type Reply, refuse } from "../../chat/reply.ts";
import type { Turn } from "../../chat/use-case.ts";
import { leadersOf } from "../../company/managers.ts";
import { may } from "../../company/permissions.ts";
import { formatMoney, type Money } from "../../money/money.ts";
import { otherReason, reasonOptions } from "../../pipelines/find-reason.ts";
import { formatList } from "../../text/count.ts";
import { sayCorrection } from "../card/say-changes.ts";
import { showChangedDeal } from "../card/show-changed-deal.ts";
import type { Deal } from "../facts/deal.ts";
import { type DealColumns, differences } from "../facts/deal-columns.ts";
import type { DealEventValues } from "../facts/deal-events.ts";
import { editedColumns } from "../facts/edits.ts";
import { amountQuestion, dayQuestion } from "../fields/deal-questions.ts";
import { amountHint, dateHint, readDate, readNewAmount } from "../fields/field-values.ts";
import { changeDeal } from "../writing/write-deals.ts";
import { editWords } from "./words.ts";

/** Texts, as a line or the form says them. */
type Typed = Readonly<{ amount?: string; wonOn?: string; wonReason?: string; note?: string }>;

/**
 * @param unused words of the line that fit no field
 * @param shown what stood in the form when it was opened; `doubted`: what it was asked about
 */
export async function correctDeal(
  turn: Turn,
  deal: Deal,
  given: Typed,
  {
    unused,
    shown,
    doubted,
  }: Readonly<{
    unused: readonly string[];
    shown: string | undefined;
    doubted: string | undefined;
  }>,
): Promise<Reply> {
  const words = editWords(turn.locale);
  if (!may(turn.member, "deal.correct")) {
    const leaders = await leadersOf(turn.db, turn.workspace.id, deal.owner.teamId);
    return refuse(words.askToCorrect(deal.number, formatList(leaders, turn.locale)));
  }
  const filled = mergeForm(turn, correctForm(turn, deal, given, unused), given, {
    ...{ shown, doubted },
    clash: words.changedTo,
  });
  if (!filled.ok) return filled.reply;
  const { note, ...said } = filled.said;
  const columns = corrected(deal, said);
  const changes = differences(deal, columns);
  if (Object.keys(changes).length === 0) return showChangedDeal(turn, deal, { banner: words.nothingChanged });
  const now = await changeDeal(turn, { deal, kind: "correct", columns, remark: note ?? "" });
  const changed = sayCorrection(turn, deal, {
    values: { columns: changes as DealEventValues["columns"], criteria: [] },
    steps: [null, null],
  });
  return showChangedDeal(turn, now, { banner: words.corrected(changed), undo: true });
}

function correctForm(turn: Turn, deal: Deal, given: Typed, unused: readonly string[]) {
  const words = editWords(turn.locale);
  const { currency } = deal.amount;
  const questions = {
    amount: {
      ...amountQuestion(turn, currency),
      hint: amountHint(turn, given.amount ?? "", currency),
      now: formatMoney(deal.amount, turn.locale, "full"),
      read: (text) => readNewAmount(turn, text, deal),
    },
    wonOn: {
      ...dayQuestion(turn, "past"),
      label: words.wonOn,
      hint: dateHint(turn, given.wonOn ?? "", "past"),
      now: deal.wonOn?.toString(),
      read(text) {
        const date = readDate(turn, text, "past");
        return date.ok && Temporal.PlainDate.compare(date.value, turn.today) > 0 ? wrong(words.notYet) : date;
      },
    },
    ...reasonQuestions(turn, deal),
  } satisfies Questions;
  return {
    action: "deal.update",
    title: words.correctTitle(deal.customer.name),
    submit: words.correct,
    hidden: { id: deal.id },
    intro: [...(unused.length > 0 ? [paragraph(words.notUsed(unused))] : []), paragraph(words.staysWon)],
    questions,
    check({ wonReason, note = "" }: Readonly<{ wonReason?: string; note?: string }>) {
      const needsWords = wonReason === otherReason && deal.wonReason !== otherReason && note === "";
      return needsWords ? { note: words.otherReason } : undefined;
    },
    complete: turn.kind === "submit" || (unused.length === 0 && saysAll(questions, given)),
  };
}

/** Why it was won, which a form at the win may leave open; a code of its pipeline. */
function reasonQuestions(turn: Turn, deal: Deal) {
  const words = editWords(turn.locale);
  const options = reasonOptions(turn.pipelines.of(deal).wonReasons, turn.locale);
  return {
    wonReason: {
      ...choiceOf(options, words.needReason),
      ...{ label: words.wonReason, required: false, now: deal.wonReason ?? undefined },
    },
    note: {
      ...{ type: "line", label: words.correctNote, required: false, maxLength: 300 },
      read: asTyped,
    },
  } satisfies Questions;
}

/** Of contract and money the later one made the win, and moves with it; neither can have been after it. */
function corrected(
  deal: Deal,
  {
    amount,
    wonOn = deal.wonOn!,
    wonReason,
  }: { amount?: Money; wonOn?: Temporal.PlainDate; wonReason?: string },
): Partial<DealColumns> {
  const { amountMinor, currency, lines } = editedColumns(deal, { amount });
  const moved = (day: Temporal.PlainDate | null) =>
    day && (day.equals(deal.wonOn!) || Temporal.PlainDate.compare(day, wonOn) > 0 ? wonOn : day);
  return {
    amountMinor,
    currency,
    lines,
    wonOn: wonOn.toString(),
    ...(wonReason !== undefined && { wonReason }),
    signedOn: moved(deal.signedOn)?.toString() ?? null,
    moneyOn: moved(deal.moneyOn)?.toString() ?? null,
  };
}
