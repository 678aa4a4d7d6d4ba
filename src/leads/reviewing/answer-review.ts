import { z } from "zod";
import { refuse, showCard } from "../../chat/reply.ts";
import { defineUseCase, type Turn } from "../../chat/use-case.ts";
import { lockLeads } from "../../customers/standing/standing.ts";
import { recordEvents } from "../../history/record-events.ts";
import { giveUp } from "../give-up.ts";
import { whatIsGiven } from "../release-customer.ts";
import { leadWords } from "../words.ts";
import { reviewCard } from "./review-card.ts";
import { answerItems, lockReview, type Review, type ReviewAnswer } from "./reviews.ts";

/** A tap on the review's card: this prospect stays, goes back to the market, or to the pool; without a prospect all the others stay. */
export const answerReview = defineUseCase({
  name: "deal.review-answer",
  needs: "lead.take",
  changes: true,
  input: z.object({
    review: z.uuid().optional(),
    deal: z.uuid().optional(),
    answer: z.enum(["keep", "release", "drop"]).default("keep"),
    page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
  }),
  async run(turn, { review: id, deal, answer, page }) {
    const review = id && (await lockReview(turn.db, turn.workspace, id, turn.member.id));
    if (!review) return refuse(leadWords(turn.locale).noReview);
    const said = deal ? await decide(turn, review, deal, answer) : keepRest(review);
    const now = await answerItems(turn.db, turn.workspace, review, turn.now, said);
    await recordKept(turn, review, said);
    return showCard(reviewCard(turn, now, { page }), { replace: true });
  },
});

const keepRest = ({ items }: Review): Map<string, ReviewAnswer> =>
  new Map(items.filter(({ answer }) => answer === null).map(({ dealId }) => [dealId, "keep"]));

/** What is decided of a customer is decided of all its prospects on the card. One that is none any more says so. */
async function decide(turn: Turn, { items }: Review, deal: string, answer: "keep" | "release" | "drop") {
  const item = items.find(({ dealId }) => dealId === deal);
  const all = items.filter(({ customerId }) => customerId === item?.customerId);
  const answered = (said: ReviewAnswer, some = all) =>
    new Map<string, ReviewAnswer>(some.map(({ dealId }) => [dealId, said]));
  if (!item || item.answer === "release" || item.answer === "drop" || item.answer === "gone")
    return new Map<string, ReviewAnswer>();
  if (answer === "keep") return answered("keep", [item]);
  const [lead] = await lockLeads(turn, [item.customerId]);
  const to = answer === "release" ? "pool" : "market";
  const given = await whatIsGiven(turn, lead!, to, [turn.member.id]);
  await giveUp(turn, [given], { to, kind: answer });
  return answered(answer);
}

async function recordKept(
  turn: Turn,
  { items }: Review,
  said: ReadonlyMap<string, ReviewAnswer>,
): Promise<void> {
  const kept = items.filter(({ dealId }) => said.get(dealId) === "keep").map(({ customerId }) => customerId);
  await recordEvents(
    turn,
    [...new Set(kept)].map((subjectId) => ({ subject: "customer", subjectId, kind: "keep" })),
  );
}
