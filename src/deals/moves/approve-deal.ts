import { z } from "zod";
import { actions, button, card, text as paragraph } from "../../chat/card.ts";
import { fillForm } from "../../chat/fill-form.ts";
import { reasonQuestion } from "../../chat/question.ts";
import { refuse, showCard } from "../../chat/reply.ts";
import { defineUseCase, type Turn } from "../../chat/use-case.ts";
import { notifyMember } from "../../delivery/notify-member.ts";
import { askedOf } from "../../pipelines/gates/approval/approval.ts";
import type { Criterion } from "../../pipelines/gates/gate-kinds.ts";
import { criteriaOf } from "../../pipelines/pipeline.ts";
import type { Locale } from "../../text/locale.ts";
import { dealName } from "../card/deal-card.ts";
import { loadAnswered } from "../facts/answers.ts";
import type { Deal } from "../facts/deal.ts";
import { isClosed } from "../facts/goes-on.ts";
import { loadDeal } from "../facts/load-deals.ts";
import { changeDeal } from "../writing/write-deals.ts";
import { whoAsked } from "./who-asked.ts";
import { moveWords } from "./words.ts";

/**
 * A colleague's yes or no, by the card that asked them. They need not see the deal otherwise; who asked is told. A no has
 * a reason.
 */
export const approveDeal = defineUseCase({
  name: "deal.approve",
  needs: "deal.see",
  changes: true,
  input: z.object({
    id: z.uuid(),
    key: z.string().max(60),
    yes: z.union([z.boolean(), z.enum(["true", "false"]).transform((text) => text === "true")]),
    reason: z.string().trim().max(1000).default(""),
  }),
  async run(turn, { id, key, yes, reason }) {
    const words = moveWords(turn.locale);
    const deal = await loadDeal(turn.db, turn.workspace.id, id, "all");
    const criterion = deal && criteriaOf(turn.pipelines.of(deal)).find((one) => one.key === key);
    if (!deal || criterion?.kind !== "approval") return refuse(words.nothingToApprove);
    const { answers } = await loadAnswered(turn, deal.id);
    // Whoever was not asked learns nothing about the deal.
    if (answers[askedOf(key)] !== turn.member.id) return refuse(words.notAsked);
    if (deal.owner.id === turn.member.id) return refuse(words.notOwn);
    if (isClosed(turn.pipelines, deal))
      return refuse(words.alreadyClosed(deal.customer.name, deal.number, deal.outcome));
    if (answers[key]) return refuse(words.decidedAlready(answers[key] === "yes"));
    const asker = await whoAsked(turn, deal.id, key);
    if (asker?.id === turn.member.id) return refuse(words.notOwn);
    const filled = yes ? undefined : fillForm(turn, refusalForm(turn, deal, criterion), { reason });
    if (filled && !filled.ok) return filled.reply;
    const remark = filled?.said.reason ?? "";
    await changeDeal(turn, {
      deal,
      kind: yes ? "approve" : "refuse",
      answers: { [key]: yes ? "yes" : "no" },
      remark,
    });
    if (asker) await tellAsker(turn, deal, criterion, asker, remark);
    const said = words.youDecided(yes, criterion.name[turn.locale], dealName(deal));
    return showCard(
      card(turn.locale, words.approvalTitle(criterion.name[turn.locale]), [paragraph(said)], {
        summary: said,
        tone: yes ? "good" : "plain",
      }),
      { replace: true },
    );
  },
});

function refusalForm(turn: Turn, deal: Deal, { key, name }: Criterion) {
  const words = moveWords(turn.locale);
  return {
    action: "deal.approve",
    title: words.refuseTitle(name[turn.locale]),
    submit: words.refuse,
    hidden: { id: deal.id, key, yes: "false" },
    questions: {
      reason: reasonQuestion(words.reason, words.needReason),
    },
  } as const;
}

/** With the button that goes on from there. */
async function tellAsker(
  turn: Turn,
  deal: Deal,
  { key, name }: Criterion,
  asker: Readonly<{ id: string; locale: string }>,
  no: string,
): Promise<void> {
  const locale = asker.locale as Locale;
  const words = moveWords(locale);
  const said = no
    ? words.wasRefused(turn.member.name, name[locale], dealName(deal), no)
    : words.wasApproved(turn.member.name, name[locale], dealName(deal));
  const go = button(words.advance, "deal.advance", { id: deal.id, from: deal.stage }, { style: "primary" });
  await notifyMember(turn.db, asker.id, {
    key: `approved:${asker.id}:${deal.id}:${key}:${turn.now.epochMilliseconds}`,
    card: card(locale, words.approvalTitle(name[locale]), [paragraph(said), actions(go)], {
      summary: said,
      tone: no ? "bad" : "good",
    }),
  });
}
