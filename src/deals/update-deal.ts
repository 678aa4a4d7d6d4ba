import { z } from "zod";
import { text as paragraph } from "../chat/card.ts";
import { form } from "../chat/form.ts";
import { openForm, type Reply, refuse } from "../chat/reply.ts";
import { defineUseCase, type Turn } from "../chat/use-case.ts";
import { formatMoney } from "../text/format/money.ts";
import { splitWords } from "../understanding/split-words.ts";
import { optional, theDeal } from "./ask-which.ts";
import { categoryAfter } from "./category-for.ts";
import { categories, type Deal } from "./deal.ts";
import { differences } from "./deal-columns.ts";
import { type DealLine, readDealLine } from "./deal-line.ts";
import { dealNamed } from "./deal-values.ts";
import { type Edits, editedColumns } from "./edits.ts";
import { amountHint, dateHint, readAmount, readDate, readLikelihood } from "./field-values.ts";
import { sayChanges } from "./say-changes.ts";
import { showChangedDeal } from "./show-changed-deal.ts";
import { readShown } from "./shown-values.ts";
import { changeDeal } from "./write-deals.ts";

const typed = z.string().trim().max(200).optional();
const input = dealNamed.extend({
  line: z.string().max(500).optional(),
  amount: typed,
  closeDate: typed,
  likelihood: typed,
  category: typed,
  nextStep: typed,
  nextStepDate: typed,
  /** What stood in the form when it was opened, as JSON: only what differs from it was meant. */
  shown: z.string().max(3000).optional(),
});
type Values = z.output<typeof input>;

const fieldNames = ["amount", "closeDate", "likelihood", "category", "nextStep", "nextStepDate"] as const;
type Texts = Readonly<Record<(typeof fieldNames)[number], string>>;

/** `/deal update ACME 150万`: says what is clear, and opens the form for the rest. */
export const updateDeal = defineUseCase({
  name: "deal.update",
  command: {
    group: "deal",
    en: ["update", "edit", "change"],
    zh: ["修改", "更新", "改"],
    fromLine: (_words, rest) => ({ line: rest }),
  },
  roles: ["rep", "manager", "admin"],
  changes: true,
  input,
  async run(turn, values) {
    const words = turn.text.deals;
    const line = values.line === undefined ? undefined : readDealLine(splitWords(values.line), turn.today);
    const given: Values = line ? saidIn(line) : values;
    const named = line ? { deal: line.name } : values;
    const deal = await theDeal(turn, named, {
      action: "deal.update",
      values: optional(Object.fromEntries(fieldNames.map((name) => [name, given[name]]))),
    });
    if (deal.outcome !== null)
      return refuse(words.alreadyClosed(deal.customer.name, deal.number, deal.outcome));
    if (turn.kind !== "submit") {
      const doubt = doubtAbout(turn, deal, given);
      const unused = line?.rest ?? [];
      // Nothing is written on a guess: what was only half understood is shown first.
      if (doubt || unused.length > 0 || fieldNames.every((name) => given[name] === undefined))
        return openForm(
          updateForm(turn, deal, given, { ...readEdits(turn, deal, given).errors, ...doubt }, unused),
        );
    }
    const { meant, clashes } = meantBy(given, textsOf(turn, deal));
    if (Object.keys(clashes).length > 0) {
      const errors = Object.fromEntries(
        Object.entries(clashes).map(([name, now]) => [name, words.changedTo(now)]),
      );
      return openForm(updateForm(turn, deal, given, errors));
    }
    return save(turn, deal, given, meant);
  },
});

/** What a line says, as the form would: nothing stands for what it does not mention. */
function saidIn(line: DealLine): Values {
  const { amount, closeDate, likelihood, category, nextStep, nextStepDate } = line;
  return optional({ amount, closeDate, likelihood, category, nextStep, nextStepDate });
}

/** "ACME 95" of a deal of ¥80,000: thousands were meant, or were they? */
function doubtAbout(turn: Turn, deal: Deal, { amount: typed }: Values): { amount: string } | undefined {
  if (!typed || !/^\d+$/.test(typed)) return undefined;
  const read = readAmount(turn, typed, deal.amount.currency);
  if (!read.ok || read.value.minor === 0n || read.value.minor * 100n > deal.amount.minor) return undefined;
  const [now, before] = [read.value, deal.amount].map((money) => formatMoney(money, turn.locale, "full"));
  return { amount: turn.text.deals.muchLess(typed, now!, before!) };
}

/**
 * What a person changed in the form, and what somebody else changed to something else since it was opened. A field
 * that was left alone never undoes what others wrote meanwhile.
 * @param now the fields' texts as they are now
 */
function meantBy(given: Values, now: Texts): { meant: Values; clashes: Partial<Texts> } {
  const then = readShown(given.shown);
  if (!then) return { meant: given, clashes: {} };
  const changed = fieldNames.filter((name) => given[name] !== undefined && given[name] !== then[name]);
  const clashing = changed.filter((name) => then[name] !== now[name] && given[name] !== now[name]);
  return {
    meant: Object.fromEntries(changed.map((name) => [name, given[name]])),
    clashes: Object.fromEntries(clashing.map((name) => [name, now[name] || "–"])),
  };
}

/** The deal as its form shows it. */
const textsOf = (turn: Turn, deal: Deal): Texts => ({
  amount: formatMoney(deal.amount, turn.locale, "full"),
  closeDate: deal.closeDate.toString(),
  likelihood: `${deal.likelihood}%`,
  category: deal.category,
  nextStep: deal.nextStep ?? "",
  nextStepDate: deal.nextStepDate?.toString() ?? "",
});

/** @param given all of the form, to show it again; `meant` what of it is to be written */
async function save(turn: Turn, deal: Deal, given: Values, meant: Values): Promise<Reply> {
  const { edits, errors } = readEdits(turn, deal, meant);
  if (Object.keys(errors).length > 0) {
    const shown = updateForm(turn, deal, given, errors);
    return turn.kind === "submit" ? { type: "invalid", errors, form: shown } : openForm(shown);
  }
  const columns = editedColumns(deal, edits);
  const changes = differences(deal, columns);
  const sameStep = edits.nextStep === undefined || edits.nextStep === deal.nextStep;
  if (Object.keys(changes).length === 0 && sameStep)
    return showChangedDeal(turn, deal, { banner: turn.text.deals.nothingChanged });
  const now = await changeDeal(turn, { deal, kind: "edit", columns, nextStep: edits.nextStep });
  const said = sayChanges(turn, deal, {
    values: {
      columns: { ...changes, ...(sameStep ? {} : { nextStepId: [deal.nextStepId, now.nextStepId] }) },
      criteria: [],
    },
    steps: [deal.nextStep, now.nextStep],
  });
  return showChangedDeal(turn, now, { banner: said || turn.text.deals.updated, undo: true });
}

function readEdits(turn: Turn, deal: Deal, given: Values): { edits: Edits; errors: Record<string, string> } {
  const errors: Record<string, string> = {};
  const take = <T>(
    name: keyof Values,
    read: (text: string) => { ok: true; value: T } | { ok: false; error: string },
  ): T | undefined => {
    const value = given[name];
    // An emptied field is no wish to keep what stood there; only a next step can be taken away.
    if (typeof value !== "string") return undefined;
    const result = read(value);
    if (result.ok) return result.value;
    errors[name] = result.error;
    return undefined;
  };
  const category = categories.find((one) => one === given.category);
  if (given.category !== undefined && !category) errors.category = turn.text.chat.required;
  const likelihood = take("likelihood", (text) => readLikelihood(turn, text));
  // In a form one sees what stays as it is; behind a line's 90% or new step stands what was true of the old one.
  const follows = turn.kind !== "submit";
  const newStep = follows && Boolean(given.nextStep);
  const edits: Edits = {
    amount: take("amount", (text) => readAmount(turn, text, deal.amount.currency)),
    closeDate: take("closeDate", (text) => readDate(turn, text)),
    likelihood,
    category: category ?? (follows && likelihood !== undefined ? categoryAfter(deal, likelihood) : undefined),
    nextStep: given.nextStep === undefined ? undefined : given.nextStep || null,
    nextStepDate:
      given.nextStepDate === "" || (newStep && given.nextStepDate === undefined)
        ? null
        : take("nextStepDate", (text) => readDate(turn, text)),
  };
  return { edits, errors };
}

function updateForm(
  turn: Turn,
  deal: Deal,
  given: Values,
  errors: Readonly<Record<string, string>> = {},
  unused: readonly string[] = [],
) {
  const words = turn.text.deals;
  const now = textsOf(turn, deal);
  const line = (
    name: Exclude<keyof Texts, "category">,
    label: string,
    required: boolean,
    placeholder?: string,
    hint?: string,
  ) => ({
    name,
    label,
    type: "line" as const,
    required,
    value: given[name] ?? now[name],
    error: errors[name],
    maxLength: name === "nextStep" ? 200 : 40,
    placeholder,
    hint,
  });
  const { currency } = deal.amount;
  return form({
    id: turn.formId,
    action: "deal.update",
    title: words.updateTitle(deal.customer.name),
    submit: turn.text.chat.save,
    cancel: turn.text.chat.cancel,
    hidden: { id: deal.id, shown: JSON.stringify(now) },
    intro: unused.length > 0 ? [paragraph(words.notUsed(unused))] : [],
    fields: [
      line(
        "amount",
        words.amount,
        true,
        words.amountPlaceholder,
        given.amount && amountHint(turn, given.amount, currency),
      ),
      line(
        "closeDate",
        words.closeDate,
        true,
        words.datePlaceholder,
        given.closeDate && dateHint(turn, given.closeDate),
      ),
      line("likelihood", words.likelihood, true),
      {
        name: "category",
        type: "choice",
        label: words.category,
        required: true,
        value: given.category ?? now.category,
        error: errors.category,
        options: categories.map((category) => ({ value: category, label: words.categories[category] })),
      },
      line("nextStep", words.nextStep, false, words.nextStepPlaceholder),
      line("nextStepDate", words.nextStepDate, false, words.datePlaceholder),
    ],
  });
}
