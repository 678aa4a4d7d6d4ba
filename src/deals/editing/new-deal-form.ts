import { text as paragraph } from "../../chat/card.ts";
import { type Form, form } from "../../chat/form.ts";
import { asTyped, needed, type Questions } from "../../chat/question.ts";
import type { Turn } from "../../chat/use-case.ts";
import { chatWords } from "../../chat/words.ts";
import type { Customer } from "../../customers/customer.ts";
import { spelledOut } from "../../customers/match-customer.ts";
import { tellApart } from "../../customers/tell-apart.ts";
import { amountQuestion, closeDateQuestion, sourceQuestion } from "../fields/deal-questions.ts";
import { amountHint, dateHint, readCloseDate, readDealAmount } from "../fields/field-values.ts";
import { editWords } from "./words.ts";

export type NewDealTyped = Readonly<{
  customer?: string;
  amount?: string;
  closeDate?: string;
  product?: string;
  source?: string;
  doubted?: string;
}>;

/**
 * Asks for customer, amount and date; everything else has a default.
 * @param unused what a line also said and no field took
 */
export function newDealForm(turn: Turn, typed: NewDealTyped, unused: readonly string[]) {
  const words = editWords(turn.locale);
  return {
    action: "deal.new",
    title: words.newTitle,
    submit: words.newSubmit,
    intro: unused.length > 0 ? [paragraph(words.notUsed(unused))] : [],
    questions: {
      customer: {
        type: "line",
        label: words.customer,
        required: true,
        maxLength: 120,
        placeholder: words.customerPlaceholder,
        read: needed(words.needCustomer),
      },
      amount: {
        ...amountQuestion(turn),
        hint: amountHint(turn, typed.amount ?? ""),
        read: (text) => readDealAmount(turn, text),
      },
      closeDate: {
        ...closeDateQuestion(turn),
        hint: dateHint(turn, typed.closeDate ?? ""),
        read: (text) => readCloseDate(turn, text),
      },
      product: {
        type: "line",
        label: words.productOptional,
        required: false,
        maxLength: 120,
        read: asTyped,
      },
      source: { ...sourceQuestion(turn), now: "self-found" },
    } satisfies Questions,
  };
}

/**
 * The second page, when the typed name resembles customers that exist already. It stands on a new one, or one press
 * would book the deal to another company; on none where several are called so, and nobody may have meant a further one.
 * @param alike how many of those that are near are called so, but for their legal forms
 */
export async function whichCustomerForm(
  turn: Turn,
  typed: Required<Pick<NewDealTyped, "customer">> & NewDealTyped,
  near: readonly Customer[],
  alike: number,
): Promise<Form> {
  const words = editWords(turn.locale);
  const label = await tellApart(turn, near);
  const { customer, amount = "", closeDate = "", product = "", source = "", doubted = "" } = typed;
  return form({
    locale: turn.locale,
    action: "deal.new",
    title: words.newTitle,
    submit: words.newSubmit,
    cancel: chatWords(turn.locale).cancel,
    hidden: { customer, amount, closeDate, product, source, doubted },
    fields: [
      {
        name: "customerId",
        type: "choice",
        label: words.whichCustomer(customer),
        required: true,
        value: spelledOut(customer, near)?.id ?? (alike > 1 ? undefined : "new"),
        options: [
          ...near.map((one) => ({ value: one.id, label: label(one) })),
          { value: "new", label: words.asNewCustomer(customer) },
        ],
      },
    ],
  });
}
