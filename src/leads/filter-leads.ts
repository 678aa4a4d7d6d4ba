import { z } from "zod";
import { fillForm } from "../chat/fill-form.ts";
import { choiceOf, type Question, right, wrong } from "../chat/question.ts";
import { refuse } from "../chat/reply.ts";
import { defineUseCase, type Turn } from "../chat/use-case.ts";
import { standings } from "../customers/standing/standing.ts";
import { longestFilter, phrasesIn, quotedPhrase } from "./lead-filter.ts";
import { showList } from "./list-leads.ts";
import { type CutsBy, countIdle, cutNames, cutsBy } from "./load-leads.ts";
import { leadWords } from "./words.ts";

const anything = "-";

/** The button of the pool's and the market's list: by what they can be cut, as choices, and a name or whatever else. */
export const filterLeads = defineUseCase({
  name: "customer.filter-leads",
  needs: "lead.see",
  changes: false,
  input: z.object({
    standing: z.enum(standings).catch("pool").default("pool"),
    /** As the list stood. */
    filter: z.string().trim().max(longestFilter).default(""),
    words: z.string().trim().max(longestFilter).default(""),
    ...Object.fromEntries(cutNames.map((name) => [name, z.string().max(200).default(anything)])),
  }),
  async run(turn, { standing, filter, ...typed }) {
    const words = leadWords(turn.locale);
    if (filter === "" && turn.kind !== "submit" && (await countIdle(turn, standing, "")).count === 0)
      return refuse(words.lists[standing].none);
    const cuts = await cutsBy(turn, standing);
    const plan = {
      action: "customer.filter-leads",
      title: words.filterTitle(words.lists[standing].title(0)),
      submit: words.filterSubmit,
      hidden: { standing },
      questions: questionsFor(turn, cuts, filter),
      complete: turn.kind === "submit",
    };
    const filled = fillForm(turn, plan, turn.kind === "submit" ? typed : {});
    if (!filled.ok) return filled.reply;
    const { words: rest = "", ...chosen } = filled.said as Record<string, string>;
    const parts = [
      ...Object.values(chosen)
        .filter((one) => one !== anything)
        .map(quotedPhrase),
      rest,
    ];
    return showList(turn, standing, { filter: parts.filter(Boolean).join(" ") });
  },
});

/** What there is nothing of is not asked; what the list was filtered by stands where it belongs. */
function questionsFor(turn: Turn, cuts: CutsBy, filter: string): Record<string, Question<string>> {
  const words = leadWords(turn.locale);
  const left = new Set(phrasesIn(filter));
  const choices = cutNames.flatMap((name): [string, Question<string>][] => {
    if (cuts[name].length === 0) return [];
    const options = [
      { value: anything, label: words.anyOfThem },
      ...cuts[name].map((value) => ({ value, label: value })),
    ];
    const now = cuts[name].find((value) => left.delete(value.toLowerCase())) ?? anything;
    return [[name, { ...choiceOf(options, words.chooseOne), label: words.cuts[name], required: false, now }]];
  });
  return {
    ...Object.fromEntries(choices),
    words: {
      ...{ type: "line", label: words.filterWords, hint: words.filterWordsHint, required: false },
      ...{ maxLength: longestFilter, now: [...left].map(quotedPhrase).join(" ") },
      read: (text) => (text.length > longestFilter ? wrong(words.filterTooLong(longestFilter)) : right(text)),
    },
  };
}
