import { z } from "zod";
import { actions, button, card, text as paragraph, table } from "../../chat/card.ts";
import { type Reply, refuse, showCard } from "../../chat/reply.ts";
import { defineUseCase, type Turn } from "../../chat/use-case.ts";
import { ownersWithin } from "../../company/owner-scope.ts";
import { may } from "../../company/permissions.ts";
import { formatShortDate } from "../../text/format/date.ts";
import { leadWords } from "../words.ts";
import { reviewCard } from "./review-card.ts";
import { reviewOf, whoReported } from "./reviews.ts";

/** `/deal review`, `/商机 线索盘点`: one's own prospects that want a decision, of the last review or an earlier one. */
export const showReview = defineUseCase({
  name: "deal.review",
  command: {
    group: "deal",
    en: ["review", "prospects"],
    zh: ["线索盘点", "盘点"],
    fromLine: (): Record<string, string> => ({}),
  },
  needs: "lead.take",
  changes: false,
  input: z.object({
    on: z.iso.date().optional(),
    page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
  }),
  async run(turn, { on, page }) {
    const review = await reviewOf(turn.db, turn.workspace, turn.member.id, on);
    if (review && (review.items.length > 0 || !may(turn.member, "lead.reviews")))
      return showCard(reviewCard(turn, review, { page }), { replace: turn.kind !== "command" });
    return may(turn.member, "lead.reviews") ? showReported(turn) : refuse(leadWords(turn.locale).noReview);
  },
});

/** `/funnel review`, `/漏斗 线索盘点`: who of one's people has gone through their prospects. */
export const showReviews = defineUseCase({
  name: "funnel.review",
  command: {
    group: "funnel",
    en: ["review", "reviews"],
    zh: ["线索盘点", "盘点"],
    fromLine: (): Record<string, string> => ({}),
  },
  needs: "lead.reviews",
  changes: false,
  input: z.object({}),
  run: (turn) => showReported(turn),
});

async function showReported(turn: Turn): Promise<Reply> {
  const words = leadWords(turn.locale);
  const people = await ownersWithin(turn.db, turn.member, "lead.reviews");
  const found = await whoReported(turn.db, turn.workspace, people);
  if (!found) return refuse(words.noReview);
  const day = (date: typeof found.on) => formatShortDate(date, turn.locale, turn.today);
  return showCard(
    card(turn.locale, words.reportedTitle(day(found.on)), [
      paragraph(
        words.reportedSo(found.reported.filter(({ reportedAt }) => reportedAt).length, found.reported.length),
      ),
      table(
        [words.person, words.decided, words.reportedOn],
        found.reported.map(({ name, asked, answered, reportedAt }) => ({
          cells: [
            name,
            asked === 0 ? words.nothingAsked : `${answered} / ${asked}`,
            reportedAt ? day(reportedAt.toZonedDateTimeISO(turn.member.zone).toPlainDate()) : words.notYet,
          ],
        })),
      ),
      actions(button(words.ownReview, "deal.review")),
    ]),
    { replace: turn.kind !== "command" },
  );
}
