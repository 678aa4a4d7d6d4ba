import { z } from "zod";
import { fillForm, saysAll } from "../chat/fill-form.ts";
import { choiceOf, needed, optionsOf, type Questions, type Read, right, wrong } from "../chat/question.ts";
import { nothing } from "../chat/reply.ts";
import { defineUseCase, type Turn } from "../chat/use-case.ts";
import type { Deal } from "../deals/facts/deal.ts";
import type { Parties } from "../deals/facts/parties.ts";
import { aboutDeal, doing, partyInput, shown, typedText, withoutEmpty } from "./change-party.ts";
import { readLinkLine } from "./party-line.ts";
import { safeAddress } from "./safe-address.ts";
import { partyWords } from "./words.ts";
import { setLink } from "./write-parties.ts";

/** As long as the label of a button. */
const longestTitle = 60;

/** `/deal link #42 https://docs.example.com/offer The offer`, 链接: a page about it, behind a button of its card. */
export const changeLink = defineUseCase({
  name: "deal.link",
  command: {
    group: "deal",
    en: ["link"],
    zh: ["链接"],
    fromLine: (_words, rest) => ({ line: rest }),
  },
  needs: "deal.change",
  changes: true,
  input: partyInput.extend({
    url: z.string().trim().max(2000).optional(),
    title: typedText,
    keep: typedText,
  }),
  async run(turn, values) {
    const { deal, parties, rest } = await aboutDeal(turn, "deal.link", values, readLinkLine);
    const typed = withoutEmpty(rest === undefined ? values : readLinkLine(rest));
    const plan = linkForm(turn, deal, parties, typed.url);
    const isSaid = rest !== undefined && typed.url !== undefined && typed.title !== undefined;
    const complete = turn.kind === "submit" || (isSaid && saysAll(plan.questions, typed));
    const filled = fillForm(
      turn,
      { ...plan, complete },
      turn.kind === "submit" ? values : { keep: "keep", ...typed },
    );
    if (!filled.ok) return filled.reply;
    const { url, title, keep } = filled.said;
    const words = partyWords(turn.locale);
    await doing(turn, () => setLink(turn, deal, url, keep === "gone" ? null : title));
    return shown(turn, deal, (keep === "gone" ? words.removed : words.saved).link(title));
  },
});

function linkForm(turn: Turn, deal: Deal, { links }: Parties, url: string | undefined) {
  const words = partyWords(turn.locale);
  const now = links.find((one) => one.url === url);
  return {
    action: "deal.link",
    title: words.linkFormTitle(deal.customer.name),
    hidden: { id: deal.id },
    questions: {
      url: {
        ...{ type: "line", label: words.url, hint: words.urlHint, required: true, maxLength: 500 },
        now: url ?? "",
        read: (text) => readAddress(turn, text),
      },
      title: {
        ...{ type: "line", label: words.linkTitle, required: true, maxLength: longestTitle },
        now: now?.title ?? "",
        read: needed(words.needTitle),
      },
      keep: {
        ...choiceOf(optionsOf(["keep", "gone"] as const, words.keepOptions), words.needTitle),
        ...{ label: words.keep, required: true, now: "keep" },
      },
    } satisfies Questions,
  };
}

function readAddress({ locale }: Turn, text: string): Read<string> {
  const address = safeAddress(text);
  return address === undefined ? wrong(partyWords(locale).badUrl(text.slice(0, 60))) : right(address);
}

/** Some chats tell that a button which opens an address was pressed; there is nothing to do. */
export const linkOpened = defineUseCase({
  name: "deal.open-link",
  needs: "deal.see",
  changes: false,
  input: z.object({}),
  run: async () => nothing,
});
