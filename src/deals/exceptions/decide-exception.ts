import { z } from "zod";
import { fillForm } from "../../chat/fill-form.ts";
import { reasonQuestion } from "../../chat/question.ts";
import { type Reply, refuse, showCard } from "../../chat/reply.ts";
import { defineUseCase, Refusal, type Turn } from "../../chat/use-case.ts";
import { chatWords } from "../../chat/words.ts";
import { ownersWithin } from "../../company/owner-scope.ts";
import { notifyMember } from "../../delivery/notify-member.ts";
import { formatDate } from "../../text/format/date.ts";
import type { Locale } from "../../text/locale.ts";
import { dealName } from "../card/deal-card.ts";
import type { Deal } from "../facts/deal.ts";
import { loadDeal } from "../facts/load-deals.ts";
import { stageAskedFor } from "./ask-managers.ts";
import { answerCard, requestCard } from "./exception-card.ts";
import { decideException, type Exception, lockException } from "./exception-rows.ts";
import { exceptionWords } from "./words.ts";

const input = z.object({ exception: z.uuid(), answer: z.string().trim().max(1000).default("") });
const needs = "exception.decide";

/** One press, on whatever chat it came to. */
export const approveException = defineUseCase({
  ...{ name: "exception.approve", needs, changes: true, input },
  async run(turn, { exception: id }) {
    const { exception, deal } = await undecided(turn, id);
    return decide(turn, exception, deal, "approved", "");
  },
});

/** With a reason, which the person who asked is told. */
export const refuseException = defineUseCase({
  ...{ name: "exception.refuse", needs, changes: true, input },
  async run(turn, { exception: id, answer }) {
    const words = exceptionWords(turn.locale);
    const { exception, deal } = await undecided(turn, id);
    const plan = {
      action: "exception.refuse",
      title: words.refuseTitle(deal.customer.name),
      submit: words.refuse,
      hidden: { exception: id },
      questions: {
        answer: reasonQuestion(words.refuseWhy, words.needReason),
      },
    };
    const filled = fillForm(turn, plan, { answer });
    return filled.ok ? decide(turn, exception, deal, "refused", filled.said.answer) : filled.reply;
  },
});

/** @throws Refusal for one that is another's to decide, one's own, or decided */
async function undecided(turn: Turn, id: string): Promise<{ exception: Exception; deal: Deal }> {
  const words = exceptionWords(turn.locale);
  const exception = await lockException(turn, id);
  const owners = await ownersWithin(turn.db, turn.member, turn.needs);
  const deal = exception && (await loadDeal(turn.db, turn.workspace.id, exception.dealId, owners));
  if (!deal) throw new Refusal(refuse(chatWords(turn.locale).staleButton));
  if (exception.askedById === turn.member.id) throw new Refusal(refuse(words.own));
  if (exception.state !== "asked")
    throw new Refusal(refuse(words.decidedAlready(exception.decidedBy, exception.state === "approved")));
  return { exception, deal };
}

async function decide(
  turn: Turn,
  exception: Exception,
  deal: Deal,
  state: "approved" | "refused",
  answer: string,
): Promise<Reply> {
  await decideException(turn, exception, state, answer);
  const asker = await turn.db.member.findUniqueOrThrow({ where: { id: exception.askedById } });
  const theirs = { ...turn, locale: asker.locale as Locale };
  const { approvedBy, refusedBy } = exceptionWords(theirs.locale);
  const said =
    state === "approved"
      ? approvedBy(turn.member.name, formatDate(exception.until, theirs.locale, turn.today))
      : refusedBy(turn.member.name, answer);
  await notifyMember(turn.db, asker.id, {
    key: `exception-answer:${exception.id}:${asker.id}`,
    card: answerCard(theirs, deal, said, state === "approved"),
  });
  const words = exceptionWords(turn.locale);
  const done =
    state === "approved"
      ? words.youApproved(formatDate(exception.until, turn.locale, turn.today))
      : words.youRefused;
  const to = stageAskedFor(turn, deal, exception);
  return showCard(requestCard(turn, deal, to, exception, `${done} ${dealName(deal)}`), { replace: true });
}
