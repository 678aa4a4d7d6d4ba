import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { fillForm } from "../chat/fill-form.ts";
import { asTyped, type Questions, right, wrong } from "../chat/question.ts";
import { defineUseCase, type Turn } from "../chat/use-case.ts";
import { type Deal, dueOn, isAwaiting } from "../deals/facts/deal.ts";
import { editedColumns } from "../deals/facts/edits.ts";
import { factWords } from "../deals/facts/words.ts";
import { closeDateQuestion } from "../deals/fields/deal-questions.ts";
import { readDate } from "../deals/fields/field-values.ts";
import { formatDate } from "../text/format/date.ts";
import { answerValues, carried, ownDeal } from "./answer-values.ts";
import { inTheNameOf } from "./in-the-name-of.ts";
import { quickDates, readIsoDate } from "./quick-dates.ts";
import { recordAnswer } from "./record-answer.ts";
import { forecastNow } from "./show-forecast.ts";
import { forecastWords } from "./words.ts";

const input = answerValues.extend({
  until: z.string().max(20).default(""),
  closeDate: z.string().trim().max(80).default(""),
  reason: z.string().trim().max(500).default(""),
});

/** The signing date moves later: until when, and why if one likes. Of a signed deal the payment does, which is no slip. */
export const answerSlip = defineUseCase({
  name: "forecast.slip",
  needs: "forecast.answer",
  changes: true,
  input,
  async run(asker, values) {
    const turn = await inTheNameOf(asker, values.for);
    const deal = await ownDeal(turn, values);
    const filled = fillForm(turn, slipForm(turn, deal, carried(values)), values);
    if (!filled.ok) return filled.reply;
    const { until, closeDate = until, reason } = filled.said;
    const columns = editedColumns(deal, { closeDate });
    await recordAnswer(turn, deal, isAwaiting(deal) ? "change" : "slipped", { columns, reason });
    return forecastNow(turn, values.page, { replace: true });
  },
});

function slipForm(turn: Turn, deal: Deal, hidden: Record<string, string>) {
  const deals = factWords(turn.locale);
  const forecasts = forecastWords(turn.locale);
  const due = dueOn(deal);
  const overdue = Temporal.PlainDate.compare(due, turn.today) < 0;
  const earliest = overdue ? turn.today : due.add({ days: 1 });
  const tooEarly = forecasts.mustBeLater(formatDate(earliest, turn.locale, turn.today));
  const [soonest, ...later] = quickDates(turn, overdue ? turn.today : due);
  return {
    action: "forecast.slip",
    title: forecasts.slipTitle(deal.customer.name),
    hidden,
    questions: {
      until: {
        label: isAwaiting(deal) ? forecasts.newMoneyDate : forecasts.newDate,
        hint: forecasts.dateWas(formatDate(due, turn.locale, turn.today)),
        type: "choice",
        required: true,
        options: [soonest, ...later].map(({ date, label }) => ({ value: date.toString(), label })),
        now: soonest.date.toString(),
        read: (text) => right(text === "" ? undefined : readIsoDate(text)),
      },
      // What is typed counts: one of the quick ones is always chosen.
      closeDate: {
        ...closeDateQuestion(turn),
        label: forecasts.otherDate,
        required: false,
        read(text) {
          if (text === "") return right(undefined);
          const date = readDate(turn, text);
          return !date.ok || Temporal.PlainDate.compare(date.value, earliest) >= 0 ? date : wrong(tooEarly);
        },
      },
      reason: { type: "line", label: deals.reason, required: false, maxLength: 300, read: asTyped },
    } satisfies Questions,
    check: ({ until, closeDate = until }: { until?: Temporal.PlainDate; closeDate?: Temporal.PlainDate }) =>
      closeDate && Temporal.PlainDate.compare(closeDate, earliest) >= 0 ? undefined : { closeDate: tooEarly },
  };
}
