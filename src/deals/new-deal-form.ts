import { text as paragraph } from "../chat/card.ts";
import { type Form, form } from "../chat/form.ts";
import type { Turn } from "../chat/use-case.ts";
import type { Customer } from "../customers/customer.ts";
import { sources } from "./deal.ts";
import { amountHint, dateHint } from "./field-values.ts";

export type NewDealTyped = Readonly<{
  customer?: string;
  amount?: string;
  closeDate?: string;
  title?: string;
  product?: string;
  source?: string;
}>;

/**
 * Asks for customer, amount and date; everything else has a default.
 * @param unused what a line also said and no field took
 */
export function newDealForm(
  turn: Turn,
  typed: NewDealTyped,
  errors: Readonly<Record<string, string>> = {},
  unused: readonly string[] = [],
): Form {
  const words = turn.text.deals;
  const field = (name: keyof NewDealTyped) => ({ name, value: typed[name] ?? "", error: errors[name] });
  return form({
    id: turn.formId,
    action: "deal.new",
    title: words.newTitle,
    submit: words.newSubmit,
    cancel: turn.text.chat.cancel,
    intro: unused.length > 0 ? [paragraph(words.notUsed(unused))] : [],
    fields: [
      {
        ...field("customer"),
        type: "line",
        label: words.customer,
        required: true,
        maxLength: 120,
        placeholder: words.customerPlaceholder,
      },
      {
        ...field("amount"),
        type: "line",
        label: words.amount,
        hint: amountHint(turn, typed.amount ?? ""),
        required: true,
        maxLength: 40,
        placeholder: words.amountPlaceholder,
      },
      {
        ...field("closeDate"),
        type: "line",
        label: words.closeDate,
        hint: dateHint(turn, typed.closeDate ?? ""),
        required: true,
        maxLength: 40,
        placeholder: words.datePlaceholder,
      },
      { ...field("product"), type: "line", label: words.productOptional, required: false, maxLength: 120 },
      {
        name: "source",
        type: "choice",
        label: words.source,
        required: true,
        value: typed.source ?? "self-found",
        options: sources.map((source) => ({ value: source, label: words.sources[source] })),
      },
    ],
  });
}

/** The second page, when the typed name resembles customers that exist already. */
export function whichCustomerForm(
  turn: Turn,
  typed: Required<Pick<NewDealTyped, "customer">> & NewDealTyped,
  near: readonly Customer[],
): Form {
  const words = turn.text.deals;
  const { customer, amount = "", closeDate = "", product = "", source = "" } = typed;
  return form({
    action: "deal.new",
    title: words.newTitle,
    submit: words.newSubmit,
    cancel: turn.text.chat.cancel,
    hidden: { customer, amount, closeDate, product, source },
    fields: [
      {
        name: "customerId",
        type: "choice",
        label: words.whichCustomer(customer),
        required: true,
        value: near[0]?.id,
        options: [
          ...near.map((one) => ({ value: one.id, label: one.name })),
          { value: "new", label: words.asNewCustomer(customer) },
        ],
      },
    ],
  });
}
