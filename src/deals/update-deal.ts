import { z } from "zod";
import { form } from "../chat/form.ts";
import { openForm, type Reply, refuse, showCard } from "../chat/reply.ts";
import { defineUseCase, type Turn } from "../chat/use-case.ts";
import { formatMoney } from "../text/format/money.ts";
import { splitWords } from "../understanding/split-words.ts";
import { theDeal } from "./ask-which.ts";
import { categories, type Deal } from "./deal.ts";
import { dealCard } from "./deal-card.ts";
import { loadStory } from "./deal-story.ts";
import { dealNamed } from "./deal-values.ts";
import { readAmount, readDate, readLikelihood } from "./field-values.ts";
import { readNewDealLine } from "./new-deal-line.ts";
import { type ColumnEdits, updateColumns } from "./update-columns.ts";

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
    const line = values.line === undefined ? undefined : readNewDealLine(splitWords(values.line), turn.today);
    const named = line ? { deal: line.customer } : values;
    const deal = await theDeal(turn, named, { action: "deal.update" });
    if (deal.outcome !== null) return refuse(words.alreadyClosed(deal.customer.name));
    const given: Values = line
      ? { amount: line.amount || undefined, closeDate: line.closeDate || undefined }
      : values;
    if (turn.via !== "submit" && !given.amount && !given.closeDate)
      return openForm(updateForm(turn, deal, given));
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

function readShown(shown: string | undefined): Partial<Texts> | undefined {
  if (!shown) return undefined;
  try {
    return z.partialRecord(z.enum(fieldNames), z.string()).safeParse(JSON.parse(shown)).data;
  } catch {
    return undefined;
  }
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
    return turn.via === "submit" ? { type: "invalid", errors, form: shown } : openForm(shown);
  }
  const now = await updateColumns(turn, deal, edits);
  const banner = now === deal ? turn.text.deals.nothingChanged : turn.text.deals.updated;
  return showCard(dealCard(turn, now, { banner, story: await loadStory(turn, now) }), { replace: true });
}

function readEdits(
  turn: Turn,
  deal: Deal,
  given: Values,
): { edits: ColumnEdits; errors: Record<string, string> } {
  const errors: Record<string, string> = {};
  const take = <T>(
    name: keyof Values,
    read: (text: string) => { ok: true; value: T } | { ok: false; error: string },
  ): T | undefined => {
    const value = given[name];
    if (typeof value !== "string" || value === "") return undefined;
    const result = read(value);
    if (result.ok) return result.value;
    errors[name] = result.error;
    return undefined;
  };
  const category = categories.find((one) => one === given.category);
  const edits: ColumnEdits = {
    amount: take("amount", (text) => readAmount(turn, text, deal.amount.currency)),
    closeDate: take("closeDate", (text) => readDate(turn, text)),
    likelihood: take("likelihood", (text) => readLikelihood(turn, text)),
    category,
    nextStep: given.nextStep === undefined ? undefined : given.nextStep || null,
    nextStepDate: given.nextStepDate === "" ? null : take("nextStepDate", (text) => readDate(turn, text)),
  };
  return { edits, errors };
}

function updateForm(turn: Turn, deal: Deal, given: Values, errors: Readonly<Record<string, string>> = {}) {
  const words = turn.text.deals;
  const now = textsOf(turn, deal);
  const line = (
    name: Exclude<keyof Texts, "category">,
    label: string,
    required: boolean,
    placeholder?: string,
  ) => ({
    name,
    label,
    type: "line" as const,
    required,
    value: given[name] ?? now[name],
    error: errors[name],
    maxLength: name === "nextStep" ? 200 : 40,
    placeholder,
  });
  return form({
    id: turn.formId,
    action: "deal.update",
    title: words.updateTitle(deal.customer.name),
    submit: turn.text.chat.save,
    cancel: turn.text.chat.cancel,
    hidden: { id: deal.id, shown: JSON.stringify(now) },
    fields: [
      line("amount", words.amount, true, words.amountPlaceholder),
      line("closeDate", words.closeDate, true, words.datePlaceholder),
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
