import { z } from "zod";
import { type Campaign, offeredCampaigns } from "../../campaigns/campaign.ts";
import { sourceFrom } from "../../campaigns/source-value.ts";
import { doubtedInput } from "../../chat/fill-form.ts";
import { mergeForm, shownInput } from "../../chat/merge-form.ts";
import { type Reply, refuse } from "../../chat/reply.ts";
import { defineUseCase, type Turn } from "../../chat/use-case.ts";
import { splitWords } from "../../understanding/split-words.ts";
import { sayChanges } from "../card/say-changes.ts";
import { showChangedDeal } from "../card/show-changed-deal.ts";
import { categoryAfter } from "../facts/category-for.ts";
import type { Deal } from "../facts/deal.ts";
import { differences } from "../facts/deal-columns.ts";
import { dealNamed } from "../facts/deal-values.ts";
import { type Edits, editedColumns } from "../facts/edits.ts";
import { goesOn } from "../facts/goes-on.ts";
import { readDealLine } from "../lines/deal-line.ts";
import { optional, theDeal } from "../naming/ask-which.ts";
import { changeDeal } from "../writing/write-deals.ts";
import { correctDeal } from "./correct-deal.ts";
import { type UpdateTyped, updateForm } from "./update-form.ts";
import { editWords } from "./words.ts";

const typed = z.string().trim().max(200).optional();
const input = dealNamed.extend({
  line: z.string().max(500).optional(),
  amount: typed,
  closeDate: typed,
  likelihood: typed,
  category: typed,
  source: typed,
  nextStep: typed,
  nextStepDate: typed,
  /** Of a won deal, which is corrected. */
  wonOn: typed,
  wonReason: typed,
  note: z.string().trim().max(1000).optional(),
  /** Of a won deal that goes on: only what comes next is asked. */
  plan: z.literal("yes").optional().catch(undefined),
  shown: shownInput,
  doubted: doubtedInput,
});

/** `/deal update ACME 150万`: says what is clear, and opens the form for the rest. */
export const updateDeal = defineUseCase({
  name: "deal.update",
  command: {
    group: "deal",
    en: ["update", "edit", "change"],
    zh: ["修改", "更新", "改"],
    fromLine: (_words, rest) => ({ line: rest }),
  },
  needs: "deal.change",
  changes: true,
  input,
  async run(turn, values) {
    const words = editWords(turn.locale);
    const line = values.line === undefined ? undefined : readDealLine(splitWords(values.line), turn.today);
    // A line leaves unmentioned fields alone; an empty form field was cleared on purpose.
    const given = line ? optional(textsIn(line)) : textsIn(values);
    const named = line ? { deal: line.name } : values;
    const deal = await theDeal(turn, named, { action: "deal.update", values: optional(given) });
    if (goesOn(turn.pipelines, deal) && plansOnly(given, values.plan))
      return planNext(turn, deal, given, values);
    if (deal.outcome === "won") {
      // A line names one date, which of a won deal is that of the win.
      const wonOn = turn.kind === "submit" ? values.wonOn : given.closeDate;
      const unused = unusedFor(given, line?.rest ?? []);
      const { wonReason, note } = values;
      return correctDeal(
        turn,
        deal,
        { ...{ amount: given.amount, wonOn }, ...optional({ wonReason, note }) },
        {
          ...{ unused, shown: values.shown, doubted: values.doubted },
        },
      );
    }
    if (deal.outcome !== null)
      return refuse(words.alreadyClosed(deal.customer.name, deal.number, deal.outcome));
    const campaigns = await offeredCampaigns(turn, turn.today);
    const plan = updateForm(turn, deal, given, line?.rest ?? [], campaigns);
    const { shown, doubted } = values;
    const filled = mergeForm(turn, plan, given, { shown, doubted, clash: words.changedTo });
    if (!filled.ok) return filled.reply;
    const { source, ...others } = filled.said;
    const said = { ...others, ...(source === undefined ? {} : sourceFrom(source)) };
    return save(turn, deal, turn.kind === "submit" ? said : withWhatFollows(deal, said), campaigns);
  },
});

/** A won deal's amount and days are corrected; what comes next is planned as before the sale. */
const plansOnly = ({ amount, closeDate, nextStep, nextStepDate }: UpdateTyped, plan: "yes" | undefined) =>
  plan === "yes" || ((nextStep ?? nextStepDate) !== undefined && (amount ?? closeDate) === undefined);

async function planNext(
  turn: Turn,
  deal: Deal,
  given: UpdateTyped,
  { shown, doubted }: Pick<z.output<typeof input>, "shown" | "doubted">,
): Promise<Reply> {
  const { nextStep, nextStepDate } = updateForm(turn, deal, given, [], []).questions;
  const plan = {
    action: "deal.update",
    title: editWords(turn.locale).updateTitle(deal.customer.name),
    hidden: { id: deal.id, plan: "yes" },
    questions: { nextStep, nextStepDate },
    complete: turn.kind === "submit" || given.nextStep !== undefined,
  };
  const filled = mergeForm(turn, plan, given, { shown, doubted, clash: editWords(turn.locale).changedTo });
  return filled.ok ? save(turn, deal, filled.said) : filled.reply;
}

const textsIn = ({
  amount,
  closeDate,
  likelihood,
  category,
  source,
  nextStep,
  nextStepDate,
}: UpdateTyped) => ({
  ...{ amount, closeDate, likelihood, category, source, nextStep, nextStepDate },
});

/** What a line says that no won deal has. */
const unusedFor = ({ likelihood, nextStep }: UpdateTyped, rest: readonly string[]): string[] =>
  [likelihood, nextStep, ...rest].filter((word): word is string => Boolean(word));

/** A form shows what stays. A line doesn't, so values that depended on the old likelihood or step are reset. */
function withWhatFollows(deal: Deal, edits: Edits): Edits {
  const { likelihood, nextStep } = edits;
  return {
    ...(likelihood === undefined ? {} : { category: categoryAfter(deal, likelihood) }),
    ...(nextStep ? { nextStepDate: null } : {}),
    ...edits,
  };
}

/** @param campaigns by which the one is called that was chosen */
async function save(
  turn: Turn,
  deal: Deal,
  edits: Edits,
  campaigns: readonly Campaign[] = [],
): Promise<Reply> {
  const columns = editedColumns(deal, edits);
  const changes = differences(deal, columns);
  const sameStep = edits.nextStep === undefined || edits.nextStep === deal.nextStep;
  if (Object.keys(changes).length === 0 && sameStep)
    return showChangedDeal(turn, deal, { banner: editWords(turn.locale).nothingChanged });
  const written = await changeDeal(turn, { deal, kind: "edit", columns, nextStep: edits.nextStep });
  const named = campaigns.find(({ id }) => id === written.campaignId)?.name;
  const now = { ...written, campaign: written.campaign ?? named ?? null };
  const said = sayChanges(turn, deal, {
    values: {
      columns: { ...changes, ...(sameStep ? {} : { nextStepId: [deal.nextStepId, now.nextStepId] }) },
      criteria: [],
    },
    steps: [deal.nextStep, now.nextStep],
    campaigns: "campaignId" in changes ? [deal.campaign, now.campaign] : null,
  });
  return showChangedDeal(turn, now, { banner: said || editWords(turn.locale).updated, undo: true });
}
