import { z } from "zod";
import { type Field, form } from "../chat/form.ts";
import { openForm } from "../chat/reply.ts";
import { defineUseCase, type Turn } from "../chat/use-case.ts";
import { categories, type Deal, productsOf } from "../deals/deal.ts";
import { editedColumns } from "../deals/edits.ts";
import { readAmount, readDate, readLikelihood } from "../deals/field-values.ts";
import { readShown } from "../deals/shown-values.ts";
import { formatMoney } from "../text/format/money.ts";
import { answerValues, carried, ownDeal } from "./answer-values.ts";
import { isOverdue } from "./attention.ts";
import { recordAnswer } from "./record-answer.ts";
import { forecastNow } from "./show-forecast.ts";

const typed = z.string().trim().max(120).default("");
const input = answerValues.extend({
  product: typed,
  amount: typed,
  closeDate: typed,
  likelihood: typed,
  category: z.enum(categories).optional(),
  /** What stood in the form when it was opened, as JSON: only what differs from it was meant. */
  shown: z.string().max(3000).optional(),
});
type Values = z.output<typeof input>;

/** Which product, which date, how much, how likely: prefilled, and the deal is changed with the answer. */
export const answerChange = defineUseCase({
  name: "forecast.change",
  roles: ["rep", "manager", "admin"],
  changes: true,
  input,
  async run(turn, values) {
    const deal = await ownDeal(turn, values);
    if (turn.kind !== "submit") return openForm(changeForm(turn, deal, carried(values), asTyped(turn, deal)));
    const meant = meantBy(values, asTyped(turn, deal));
    const amount = readAmount(turn, meant.amount, deal.amount.currency);
    const closeDate = readDate(turn, meant.closeDate);
    const likelihood = readLikelihood(turn, meant.likelihood);
    const errors: Record<string, string> = {};
    if (!amount.ok) errors.amount = amount.error;
    if (!closeDate.ok) errors.closeDate = closeDate.error;
    else if (isOverdue({ ...deal, closeDate: closeDate.value }, turn.today))
      errors.closeDate = turn.text.forecasts.datePassed;
    if (!likelihood.ok) errors.likelihood = likelihood.error;
    if (!amount.ok || !closeDate.ok || !likelihood.ok || errors.closeDate) {
      return { type: "invalid", errors, form: changeForm(turn, deal, carried(values), values, errors) };
    }
    const columns = editedColumns(deal, {
      amount: amount.value,
      closeDate: closeDate.value,
      likelihood: likelihood.value,
      category: meant.category,
      product: meant.product,
    });
    await recordAnswer(turn, deal, columns.slips === deal.slips ? "change" : "slipped", { columns });
    return forecastNow(turn, values.page, { replace: true });
  },
});

type Typed = Pick<Values, "product" | "amount" | "closeDate" | "likelihood" | "category">;

/** A field that was left alone does not undo what a manager wrote while the form was open. */
function meantBy(values: Values, now: Typed): Typed {
  const then = readShown(values.shown) ?? {};
  const meant = <Name extends keyof Typed>(name: Name): Typed[Name] =>
    values[name] === then[name] ? now[name] : values[name];
  return {
    product: meant("product"),
    amount: meant("amount"),
    closeDate: meant("closeDate"),
    likelihood: meant("likelihood"),
    category: meant("category"),
  };
}

const asTyped = (turn: Turn, deal: Deal): Typed => ({
  product: productsOf(deal).join(", "),
  amount: formatMoney(deal.amount, turn.locale, "full"),
  closeDate: deal.closeDate.toString(),
  likelihood: `${deal.likelihood}%`,
  category: deal.category,
});

function changeForm(
  turn: Turn,
  deal: Deal,
  hidden: Record<string, string>,
  values: Typed & Pick<Values, "shown">,
  errors: Readonly<Record<string, string>> = {},
) {
  const { deals, chat } = turn.text;
  const line = (
    name: "product" | "amount" | "closeDate" | "likelihood",
    label: string,
    required: boolean,
    placeholder?: string,
  ): Field => ({
    name,
    label,
    required,
    placeholder,
    type: "line",
    value: values[name],
    error: errors[name],
    maxLength: 120,
  });
  return form({
    id: turn.formId,
    action: "forecast.change",
    title: turn.text.forecasts.changeTitle(deal.customer.name),
    submit: chat.save,
    cancel: chat.cancel,
    hidden: { ...hidden, shown: values.shown ?? JSON.stringify(asTyped(turn, deal)) },
    fields: [
      line("product", deals.productOptional, false),
      line("closeDate", deals.closeDate, true, deals.datePlaceholder),
      line("amount", deals.amount, true, deals.amountPlaceholder),
      line("likelihood", deals.likelihood, true),
      {
        name: "category",
        type: "choice",
        label: deals.category,
        required: true,
        value: values.category ?? deal.category,
        options: categories.map((value) => ({ value, label: deals.categories[value] })),
      },
    ],
  });
}
