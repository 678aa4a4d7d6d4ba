import { z } from "zod";
import { actions, button, card, text as paragraph } from "../chat/card.ts";
import { fillForm } from "../chat/fill-form.ts";
import { type Reply, refuse, showCard } from "../chat/reply.ts";
import { defineUseCase, Refusal, type Turn } from "../chat/use-case.ts";
import { chatWords } from "../chat/words.ts";
import { ownersWithin } from "../company/owner-scope.ts";
import { dealName } from "../deals/card/deal-card.ts";
import { showChangedDeal } from "../deals/card/show-changed-deal.ts";
import { cardWords } from "../deals/card/words.ts";
import type { Deal } from "../deals/facts/deal.ts";
import { dealNamed } from "../deals/facts/deal-values.ts";
import { loadDeal } from "../deals/facts/load-deals.ts";
import { optional, theDeal } from "../deals/naming/ask-which.ts";
import { readDealAndRest } from "../deals/naming/deal-and-rest.ts";
import { assignDeals, holdOwner } from "../deals/writing/assign-deals.ts";
import { theMember } from "../teams/find-member.ts";
import { splitWords } from "../understanding/split-words.ts";
import { receiverQuestion, receivers, whyNotTo } from "./receivers.ts";
import { peopleWords } from "./words.ts";

/** `/deal assign #99 Priya`, `/商机 转给 #99 王芳`: an open deal gets another owner; stage and history stay. */
export const assignDeal = defineUseCase({
  name: "deal.assign",
  command: {
    group: "deal",
    en: ["assign", "reassign", "transfer"],
    zh: ["转给", "转交", "分配"],
    fromLine: (_words, rest) => ({ line: rest }),
  },
  needs: "deal.assign",
  changes: true,
  input: dealNamed.extend({
    line: z.string().max(500).optional(),
    /** A name as typed, or an id from a button or form. */
    to: z.string().trim().max(120).default(""),
  }),
  async run(turn, values) {
    const words = peopleWords(turn.locale);
    const line = values.line === undefined ? undefined : await readDealAndRest(turn, dealFirst(values.line));
    const typed = line ? nameIn(line.rest) : values.to;
    const deal = await theDeal(turn, line ?? values, {
      action: "deal.assign",
      values: optional({ to: typed }),
    });
    if (deal.outcome !== null) return refuse(words.closed(deal.customer.name, deal.number));
    if (turn.kind !== "submit" && typed !== "") {
      const to = await theMember(turn, typed, (id) => ({
        action: "deal.assign",
        values: { id: deal.id, to: id },
      }));
      const hindrance = await whyNotTo(turn, deal.owner.id, to);
      return hindrance ? refuse(hindrance) : give(turn, deal, to.id);
    }
    const people = await receivers(turn, deal.owner.id);
    if (people.length === 0) return refuse(words.nobodyToGive);
    const filled = fillForm(
      turn,
      {
        action: "deal.assign",
        title: words.assignTitle(deal.number),
        submit: words.assignSubmit,
        hidden: { id: deal.id },
        intro: [paragraph(words.assignIntro(dealName(deal), deal.owner.name))],
        questions: { to: receiverQuestion(turn, people) },
      },
      { to: typed },
    );
    return filled.ok ? give(turn, deal, filled.said.to) : filled.reply;
  },
});

async function give(turn: Turn, deal: Deal, id: string): Promise<Reply> {
  const words = peopleWords(turn.locale);
  const owner = await holdOwner(turn, id);
  if (!owner) throw new Refusal(refuse(chatWords(turn.locale).staleButton));
  await assignDeals(turn, [deal], owner);
  const now = (await loadDeal(turn.db, turn.workspace.id, deal.id, "all"))!;
  const people = await ownersWithin(turn.db, turn.member, "deal.see");
  if (people === "all" || people.includes(id))
    return showChangedDeal(turn, now, { banner: words.assigned(deal.number, now.owner.name), undo: true });
  // It is theirs no more to see; only that it went.
  const gone = words.gaveAway(dealName(deal), now.owner.name);
  const takeBack = { id: deal.id, since: turn.now.epochMilliseconds };
  return showCard(
    card(
      turn.locale,
      words.assignTitle(deal.number),
      [paragraph(gone), actions(button(cardWords(turn.locale).undo, "deal.undo", takeBack))],
      { tone: "good", summary: gone },
    ),
    { replace: true },
  );
}

/** `王芳 #99` is `#99 王芳`. */
const dealFirst = (line: string): string =>
  line.replace(/^\s*(?![#＃])(.*\S)\s+([#＃]\s?[\d０-９]+)\s*$/su, "$2 $1");

/** `to "Wang Fang"`, 给王芳 */
const nameIn = (rest: string): string =>
  splitWords(rest.replace(/^(?:to\s+|->|→|给\s*)/iu, ""))
    .map(({ spelling }) => spelling)
    .join(" ");
