import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { fillForm } from "../chat/fill-form.ts";
import { asTyped, type Questions, wrong } from "../chat/question.ts";
import { defineUseCase, type Turn } from "../chat/use-case.ts";
import { type Deal, dueOn, isAwaiting } from "../deals/facts/deal.ts";
import { editedColumns } from "../deals/facts/edits.ts";
import { factWords } from "../deals/facts/words.ts";
import { closeDateQuestion } from "../deals/fields/deal-questions.ts";
import { readDate } from "../deals/fields/field-values.ts";
import { formatDate } from "../text/format/date.ts";
import { answerValues, carried, ownDeal } from "./answer-values.ts";
import { inTheNameOf } from "./in-the-name-of.ts";
import { recordAnswer } from "./record-answer.ts";
import { forecastNow } from "./show-forecast.ts";
import { forecastWords } from "./words.ts";

const input = answerValues.extend({
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
    const { closeDate, reason } = filled.said;
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
  return {
    action: "forecast.slip",
    title: forecasts.slipTitle(deal.customer.name),
    hidden,
    questions: {
      closeDate: {
        ...closeDateQuestion(turn),
        label: isAwaiting(deal) ? forecasts.newMoneyDate : forecasts.newDate,
        hint: forecasts.dateWas(formatDate(due, turn.locale, turn.today)),
        read(text) {
          const date = readDate(turn, text);
          if (!date.ok || Temporal.PlainDate.compare(date.value, earliest) >= 0) return date;
          return wrong(forecasts.mustBeLater(formatDate(earliest, turn.locale, turn.today)));
        },
      },
      reason: { type: "line", label: deals.reason, required: false, maxLength: 300, read: asTyped },
    } satisfies Questions,
  };
}
