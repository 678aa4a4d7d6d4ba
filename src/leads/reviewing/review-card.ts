import {
  actions,
  answers,
  button,
  type Card,
  card,
  text as paragraph,
  quiet,
  strong,
} from "../../chat/card.ts";
import type { Turn } from "../../chat/use-case.ts";
import { chatWords } from "../../chat/words.ts";
import { formatShortDate } from "../../text/format/date.ts";
import { leadWords } from "../words.ts";
import type { Review, ReviewItem } from "./reviews.ts";

/** A screenful. */
const pageSize = 5;

type Reader = Pick<Turn, "locale" | "today">;

/** The prospects that want a decision, a tap for each; those that are answered say so. */
export function reviewCard(
  { locale, today }: Reader,
  review: Review,
  { page: wanted = 1, banner }: Readonly<{ page?: number | undefined; banner?: string }> = {},
): Card {
  const words = leadWords(locale);
  const { previous, next, page: pageOf } = chatWords(locale);
  const pages = Math.max(1, Math.ceil(review.items.length / pageSize));
  const page = Math.min(wanted, pages);
  const left = review.items.filter(({ answer }) => answer === null).length;
  const day = formatShortDate(review.on, locale, today);
  const on = review.on.toString();
  const said =
    review.items.length === 0 ? words.nothingToReview : left === 0 ? words.reviewed : words.reviewLeft(left);
  return card(
    locale,
    words.reviewTitle(day),
    [
      banner ? strong(banner) : undefined,
      paragraph(said),
      ...review.items
        .slice((page - 1) * pageSize, page * pageSize)
        .map((item) => itemRow({ locale }, review.id, item, page)),
      pages > 1 ? quiet(pageOf(page, pages)) : undefined,
      actions(
        left > 0 &&
          button(words.keepRest(left), "deal.review-answer", { review: review.id, answer: "keep", page }),
        page > 1 && button(previous, "deal.review", { on, page: page - 1 }),
        page < pages && button(next, "deal.review", { on, page: page + 1 }),
      ),
      review.items.length > 0 && quiet(words.reviewMeans),
    ],
    { tone: left === 0 ? "good" : "plain", summary: said },
  );
}

function itemRow({ locale }: Pick<Reader, "locale">, review: string, item: ReviewItem, page: number) {
  const words = leadWords(locale);
  const { dealId: deal, number, name, unanswered, late, untouched, answer } = item;
  const doubts = [
    untouched && words.doubts.untouched,
    late > 0 && words.doubts.late(late),
    unanswered > 0 && words.doubts.unanswered(unanswered),
  ].filter((one) => one !== false);
  const row = (label: string, value: "keep" | "drop" | "release") =>
    button(
      label,
      "deal.review-answer",
      { review, deal, answer: value, page },
      answer === value ? { chosen: true } : {},
    );
  return answers(
    {
      ...{ key: deal, name: `#${number} ${name}`, line: doubts.join(" · ") },
      more: answer === null ? words.openStill : words.answeredSo[answer],
    },
    row(words.keep, "keep"),
    row(words.drop, "drop"),
    row(words.release, "release"),
  );
}
