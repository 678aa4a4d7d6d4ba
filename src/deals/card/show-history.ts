import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { actions, button, type Card, card, text as paragraph } from "../../chat/card.ts";
import { showCard } from "../../chat/reply.ts";
import { defineUseCase, type Turn } from "../../chat/use-case.ts";
import { chatWords } from "../../chat/words.ts";
import { fileWords } from "../../files/words.ts";
import { formatDateTime } from "../../text/format/date.ts";
import type { Deal } from "../facts/deal.ts";
import { type Happening, happenings, happeningsOf } from "../facts/deal-timeline.ts";
import { dealNamed } from "../facts/deal-values.ts";
import { theDeal } from "../naming/ask-which.ts";
import { dealName } from "./deal-card.ts";
import { sayHappening } from "./say-happening.ts";
import { cardWords } from "./words.ts";

const pageSize = 10;

/** `/deal history ACME`: who changed what from what to what, when, from which chat; all of it, page by page. */
export const showHistory = defineUseCase({
  name: "deal.history",
  command: {
    group: "deal",
    en: ["history", "timeline"],
    zh: ["历史", "记录"],
    fromLine: (_words, rest) => ({ deal: rest }),
  },
  needs: "deal.see",
  changes: false,
  input: dealNamed.extend({
    /** Only what is older than this event. */
    before: z
      .string()
      .regex(/^\d{1,18}$/)
      .optional(),
  }),
  async run(turn, input) {
    const deal = await theDeal(turn, input, { action: "deal.history" });
    const [row] = await turn.db.$queryRaw<{ happenings: unknown }[]>(
      happeningsOf(turn, deal.id, { limit: pageSize + 1, before: input.before }),
    );
    const found = happenings(row?.happenings);
    return showCard(historyCard(turn, deal, found, input.before !== undefined), {
      replace: turn.kind === "action" && input.before !== undefined,
    });
  },
});

/** @param found a page of events, plus one if there are more */
function historyCard(turn: Turn, deal: Deal, found: readonly Happening[], isLater: boolean): Card {
  const words = cardWords(turn.locale);
  const shown = found.slice(0, pageSize);
  const oldest = shown.at(-1);
  return card(turn.locale, words.historyTitle(dealName(deal)), [
    ...shown.flatMap((happening) => [
      paragraph(`${whenAndWhere(turn, happening)}\n${sayHappening(turn, deal, happening, 1000)}`),
      fileButtons(turn, happening),
    ]),
    shown.length === 0 ? paragraph(words.historyEnds) : undefined,
    actions(
      isLater && button(words.newest, "deal.history", { id: deal.id }),
      found.length > pageSize && oldest !== undefined
        ? button(words.older, "deal.history", { id: deal.id, before: oldest.id })
        : undefined,
      button(words.open, "deal.show", { id: deal.id }),
    ),
  ]);
}

/** Undone files are named but can't be opened. */
const fileButtons = ({ locale }: Turn, { files }: Happening) =>
  actions(
    ...files
      .filter(({ name, stands }) => stands && name !== "")
      .map(({ id, name }) => button(fileWords(locale).open(name), "deal.open-file", { id })),
  );

function whenAndWhere(turn: Turn, { at, via }: Happening): string {
  const moment = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(turn.member.zone);
  const places: Readonly<Record<string, string>> = {
    ...chatWords(turn.locale).platforms,
    ...cardWords(turn.locale).places,
  };
  const place = places[via];
  return [formatDateTime(moment, turn.locale, turn.today), place].filter(Boolean).join(" · ");
}
