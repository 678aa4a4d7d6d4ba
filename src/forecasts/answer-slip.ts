import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { form } from "../chat/form.ts";
import { openForm } from "../chat/reply.ts";
import { defineUseCase, type Turn } from "../chat/use-case.ts";
import type { Deal } from "../deals/deal.ts";
import { editedColumns } from "../deals/edits.ts";
import { readDate } from "../deals/field-values.ts";
import { formatDate } from "../text/format/date.ts";
import { answerValues, carried, ownDeal } from "./answer-values.ts";
import { recordAnswer } from "./record-answer.ts";
import { forecastNow } from "./show-forecast.ts";

const input = answerValues.extend({
  closeDate: z.string().trim().max(80).default(""),
  reason: z.string().trim().max(500).default(""),
});

/** The signing date moves later: until when, and why if one likes. */
export const answerSlip = defineUseCase({
  name: "forecast.slip",
  roles: ["rep", "manager", "admin"],
  changes: true,
  input,
  async run(turn, values) {
    const deal = await ownDeal(turn, values);
    if (turn.kind !== "submit") return openForm(slipForm(turn, deal, values));
    const date = readDate(turn, values.closeDate);
    const earliest =
      Temporal.PlainDate.compare(deal.closeDate, turn.today) < 0
        ? turn.today
        : deal.closeDate.add({ days: 1 });
    const error = !date.ok
      ? date.error
      : Temporal.PlainDate.compare(date.value, earliest) < 0
        ? turn.text.forecasts.mustBeLater(formatDate(earliest, turn.locale, turn.today))
        : undefined;
    if (!date.ok || error) {
      const errors = { closeDate: error ?? "" };
      return { type: "invalid", errors, form: slipForm(turn, deal, values, error) };
    }
    const columns = editedColumns(deal, { closeDate: date.value });
    await recordAnswer(turn, deal, "slipped", { columns, reason: values.reason });
    return forecastNow(turn, values.page, { replace: true });
  },
});

function slipForm(turn: Turn, deal: Deal, values: z.output<typeof input>, error?: string) {
  const { deals, chat, forecasts } = turn.text;
  return form({
    id: turn.formId,
    action: "forecast.slip",
    title: forecasts.slipTitle(deal.customer.name),
    submit: chat.save,
    cancel: chat.cancel,
    hidden: carried(values),
    fields: [
      {
        name: "closeDate",
        type: "line",
        label: forecasts.newDate,
        required: true,
        maxLength: 40,
        value: values.closeDate,
        error,
        placeholder: deals.datePlaceholder,
        hint: forecasts.dateWas(formatDate(deal.closeDate, turn.locale, turn.today)),
      },
      {
        name: "reason",
        type: "line",
        label: deals.reason,
        required: false,
        maxLength: 300,
        value: values.reason,
      },
    ],
  });
}
