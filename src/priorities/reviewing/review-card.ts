import { answers, type Block, button, type Card, card, quiet, strong } from "../../chat/card.ts";
import type { Turn } from "../../chat/use-case.ts";
import { priorityWords } from "../words.ts";
import { priorityButtons, sayReasons } from "../worth-list.ts";
import { customersToReview, type ToReview } from "./changed-reasons.ts";

/** Of more the next ones come up as these are decided. */
const shown = 8;

export type ReviewReader = Pick<Turn, "db" | "workspace" | "now" | "member" | "locale">;

/** The reader's own customers whose reasons have changed. @param banner what has just happened */
export async function reviewCard(reader: ReviewReader, banner?: string): Promise<Card> {
  return cardOf(reader, await customersToReview(reader, reader.member.id), banner);
}

export function cardOf(
  reader: Pick<ReviewReader, "member" | "locale">,
  found: readonly ToReview[],
  banner?: string,
) {
  const { locale } = reader;
  const words = priorityWords(locale);
  const said = found.length === 0 ? words.reviewNothing : words.reviewSays(found.length);
  return card(
    locale,
    words.reviewTitle,
    [
      banner ? strong(banner) : undefined,
      strong(said),
      ...found.slice(0, shown).map((one) => row(reader, one)),
      found.length > 0 ? quiet(words.reviewMeans) : undefined,
    ],
    { tone: found.length === 0 ? "good" : "plain", summary: banner ?? said },
  );
}

function row(reader: Pick<ReviewReader, "member" | "locale">, { customer, changed }: ToReview): Block {
  const words = priorityWords(reader.locale);
  const level = (of: keyof typeof words.levels | null) => words.levels[of ?? "none"];
  const said = changed.map(({ what, before, now }) =>
    words.changed(words.what[what], level(before), level(now)),
  );
  return answers(
    {
      key: customer.id,
      name: customer.name,
      more: words.isNow(words.priorities[customer.priority ?? "none"]),
      line: `${said.join(" · ")} · ${sayReasons(reader, customer)}`,
    },
    ...priorityButtons(reader, customer, { review: true }),
    button(words.open, "customer.show", { id: customer.id }),
  );
}
