import type { Campaign } from "../../campaigns/campaign.ts";
import { text as paragraph } from "../../chat/card.ts";
import type { Plan } from "../../chat/fill-form.ts";
import { type Form, form } from "../../chat/form.ts";
import { asTyped, choiceOf, needed, type Question, type Questions } from "../../chat/question.ts";
import type { Turn } from "../../chat/use-case.ts";
import { chatWords } from "../../chat/words.ts";
import type { Customer } from "../../customers/customer.ts";
import { spelledOut } from "../../customers/match-customer.ts";
import { tellApart } from "../../customers/tell-apart.ts";
import { formatMoney } from "../../money/money.ts";
import type { Pipeline } from "../../pipelines/pipeline.ts";
import { formatDate } from "../../text/format/date.ts";
import { amountQuestion, closeDateQuestion, sourceQuestion } from "../fields/deal-questions.ts";
import { amountHint, dateHint, readCloseDate, readDealAmount } from "../fields/field-values.ts";
import { leftOpen, shortened } from "./short-form.ts";
import { editWords } from "./words.ts";

export type NewDealTyped = Readonly<{
  customer?: string;
  amount?: string;
  closeDate?: string;
  product?: string;
  source?: string;
  /** Code of the pipeline it goes through. */
  pipeline?: string;
  /** Id of the deal that it repeats. */
  previous?: string | undefined;
  doubted?: string;
}>;

/**
 * Asks for customer, amount and date; everything else has a default. Which pipeline is asked only where there are several.
 * @param unused what a line also said and no field took
 * @param options `usual`: what the team's deals go through; `previous`: id of the deal that it repeats; `campaigns` may have
 *   brought it
 */
export function newDealForm(
  turn: Turn,
  typed: NewDealTyped,
  unused: readonly string[],
  {
    usual,
    previous,
    campaigns,
  }: Readonly<{
    usual: Pipeline | undefined;
    previous: string | undefined;
    campaigns: readonly Campaign[];
  }>,
) {
  const words = editWords(turn.locale);
  return {
    /** `asksProcess`: nobody has decided it, so no line is logged without it. */
    usualProcess: (usual ?? turn.pipelines.standard).code,
    asksProcess: usual === undefined && turn.pipelines.offered.length > 1 && !typed.pipeline,
    action: "deal.new",
    title: words.newTitle,
    hidden: { ...(previous !== undefined && { previous }) },
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
      source: { ...sourceQuestion(turn, campaigns), now: "self-found" },
      ...processQuestion(turn, usual),
    } satisfies Questions,
  };
}

/** Typed as if it were always there: a form's missing text is undefined, too. */
function processQuestion(turn: Turn, usual: Pipeline | undefined) {
  const { standard, offered } = turn.pipelines;
  const options = [...new Set([...offered, ...(usual ? [usual] : [])])];
  const question = {
    ...choiceOf(
      options.map(({ code, name }) => ({ value: code, label: name[turn.locale] })),
      chatWords(turn.locale).required,
    ),
    ...{ label: editWords(turn.locale).process, required: true, now: (usual ?? standard).code },
  };
  return (options.length > 1 ? { pipeline: question } : {}) as { pipeline: Question<string> };
}

type NewDealPlan = ReturnType<typeof newDealForm>;

/** What has no default. */
const essential = ["customer", "amount", "closeDate"] as const;

/** What a line left open; undefined where it takes the whole form: nothing essential is known, or words fit nowhere. */
export function openIn(
  { questions, intro, asksProcess }: NewDealPlan,
  typed: NewDealTyped,
): string[] | undefined {
  const open = leftOpen(questions, typed);
  const isUseful = intro.length === 0 && essential.some((name) => !open.includes(name));
  if (!isUseful) return undefined;
  // Words that were taken for a name may be the amount that is missing: “ACME plenty 12/31”.
  const { customer = "", product = "", amount = "" } = typed;
  const unsure = [/\S\s+\S/u.test(customer) && "customer", product !== "" && "product"].filter(Boolean);
  const doubted = amount === "" ? unsure : [];
  const undecided = asksProcess ? ["pipeline"] : [];
  return Object.keys(questions).filter((name) => [...open, ...doubted, ...undecided].includes(name));
}

/** The form for what is open only; dates travel as they are meant today. */
export function askingFor(
  turn: Turn,
  plan: NewDealPlan,
  asked: readonly string[],
  typed: NewDealTyped,
): Plan<Questions> {
  const { questions } = plan;
  const { customer = "", amount = "", closeDate = "", product = "", source = "", pipeline = "" } = typed;
  const sum = readDealAmount(turn, amount);
  const day = readCloseDate(turn, closeDate);
  const campaignName = source.includes(":") ? labelled(questions.source, source) : undefined;
  const settled = {
    ...{ customer, amount, product, source: source || questions.source.now },
    pipeline: pipeline || (questions.pipeline?.now ?? ""),
    closeDate: day.ok ? day.value.toString() : closeDate,
  };
  const shown = {
    customer,
    amount: sum.ok ? formatMoney(sum.value, turn.locale, "full") : "",
    closeDate: day.ok ? formatDate(day.value, turn.locale, turn.today) : "",
    product,
    campaign: campaignName ?? "",
  };
  const without = <T extends object>(texts: T) =>
    Object.fromEntries(Object.entries(texts).filter(([name, text]) => !asked.includes(name) && text !== ""));
  return shortened(plan, asked, {
    settled: without(settled),
    summary: Object.values(without(shown)).join(" · "),
    label: editWords(turn.locale).changeRest,
  });
}

const labelled = ({ options }: NewDealPlan["questions"]["source"], chosen: string): string | undefined =>
  options.find(({ value }) => value === chosen)?.label;

/** The whole form, although all was said: because of what is told above it. */
export const warned = (plan: NewDealPlan, warning: string): NewDealPlan => ({
  ...plan,
  intro: [paragraph(`⚠ ${warning}`)],
});

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
  const {
    customer,
    amount = "",
    closeDate = "",
    product = "",
    source = "",
    pipeline = "",
    previous,
    doubted = "",
  } = typed;
  return form({
    locale: turn.locale,
    action: "deal.new",
    title: words.newTitle,
    submit: words.newSubmit,
    cancel: chatWords(turn.locale).cancel,
    hidden: {
      ...{ customer, amount, closeDate, product, source, pipeline, doubted },
      ...(previous !== undefined && { previous }),
    },
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
