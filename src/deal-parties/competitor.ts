import { fillForm, saysAll } from "../chat/fill-form.ts";
import { asTyped, choiceOf, needed, optionsOf, type Questions } from "../chat/question.ts";
import { defineUseCase, type Turn } from "../chat/use-case.ts";
import type { Deal } from "../deals/facts/deal.ts";
import type { Parties } from "../deals/facts/parties.ts";
import { aboutDeal, doing, isCalled, partyInput, shown, typedText, withoutEmpty } from "./change-party.ts";
import { readCompetitorLine } from "./party-line.ts";
import { partyWords } from "./words.ts";
import { setCompetitor } from "./write-parties.ts";

const longestWords = 500;

/** `/deal competitor #42 Oracle`, 竞争对手: against whom it is won, what speaks for them and what for us. */
export const changeCompetitor = defineUseCase({
  name: "deal.competitor",
  command: {
    group: "deal",
    en: ["competitor", "rival"],
    zh: ["竞争对手", "对手"],
    fromLine: (_words, rest) => ({ line: rest }),
  },
  needs: "deal.change",
  changes: true,
  input: partyInput.extend({
    name: typedText,
    standing: typedText,
    strengths: typedText,
    weaknesses: typedText,
  }),
  async run(turn, values) {
    const { deal, parties, rest } = await aboutDeal(turn, "deal.competitor", values, readCompetitorLine);
    const typed = withoutEmpty(rest === undefined ? values : readCompetitorLine(rest));
    const plan = competitorForm(turn, deal, parties, typed.name);
    const isOut = rest !== undefined && typed.standing === "gone" && saysAll(plan.questions, typed);
    const filled = fillForm(
      turn,
      { ...plan, complete: turn.kind === "submit" || isOut },
      turn.kind === "submit" ? values : { strengths: plan.questions.strengths.now, ...typed },
    );
    if (!filled.ok) return filled.reply;
    const { name, standing, strengths, weaknesses } = filled.said;
    const words = partyWords(turn.locale);
    const isGone = standing === "gone";
    await doing(turn, () => setCompetitor(turn, deal, name, isGone ? null : { strengths, weaknesses }));
    return shown(turn, deal, (isGone ? words.removed : words.saved).competitor(name));
  },
});

function competitorForm(turn: Turn, deal: Deal, { competitors }: Parties, name: string | undefined) {
  const words = partyWords(turn.locale);
  const now = competitors.find((one) => isCalled(one, name));
  const paragraph = { type: "paragraph", required: false, maxLength: longestWords, read: asTyped } as const;
  return {
    action: "deal.competitor",
    title: words.competitorTitle(deal.customer.name),
    hidden: { id: deal.id },
    questions: {
      name: {
        ...{ type: "line", label: words.competitorName, required: true, maxLength: 120, now: name ?? "" },
        read: needed(words.needCompetitor),
      },
      strengths: {
        ...{ ...paragraph, label: words.strengths, hint: words.strengthsHint },
        now: now?.strengths ?? "",
      },
      weaknesses: {
        ...{ ...paragraph, label: words.weaknesses, hint: words.weaknessesHint },
        now: now?.weaknesses ?? "",
      },
      standing: {
        ...choiceOf(optionsOf(["in", "gone"] as const, words.standings), words.needCompetitor),
        ...{ label: words.standing, required: true, now: "in" },
      },
    } satisfies Questions,
  };
}
