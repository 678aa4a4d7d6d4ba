import { z } from "zod";
import { card, text as paragraph, quiet, strong } from "../chat/card.ts";
import { showCard } from "../chat/reply.ts";
import { defineUseCase } from "../chat/use-case.ts";
import { weekNamed } from "../schedule/running-week.ts";
import { formatShortDate } from "../text/format/date.ts";
import { asOf } from "./as-of.ts";
import { digestFacts } from "./digest-facts.ts";
import { funnelTable } from "./funnel-picture.ts";
import { partTable } from "./part-table.ts";
import { toldLate } from "./told-late.ts";
import { bridgeTable, changesTable } from "./week-tables.ts";
import { digestWords } from "./words.ts";

const weekParts = ["moved", "stages", "parts"] as const;

/** Behind Friday's pictures: what moved, the stages, everybody's gap; of the digest's week, whenever it is asked. */
export const weekDetails = defineUseCase({
  name: "funnel.week",
  needs: "funnel.see",
  changes: false,
  input: z.object({ part: z.enum(weekParts), week: z.string().max(10) }),
  async run(turn, { part, week }) {
    const words = digestWords(turn.locale);
    const digest = await digestFacts(turn, weekNamed(turn.workspace, turn.now, week));
    const reader = { ...turn, workspace: digest.workspace, today: digest.today };
    const blocks = {
      moved: () => [
        // Several of what moved are also in the other table, and not every chat shows a table's headings.
        digest.bridge && strong(words.quarterMovedOf(digest.quarter.quarter.number)),
        digest.bridge && bridgeTable(reader, digest, digest.bridge),
        strong(words.thisWeek),
        changesTable(reader, digest),
        ...toldLate(reader, digest).map((said) => paragraph(said)),
      ],
      stages: () => [funnelTable(reader, digest.rows, "team", asOf(digest)), quiet(words.conversionNote)],
      parts: () => [partTable(reader, digest.parts)],
    };
    const title = words.weekDetails[part];
    const day = formatShortDate(digest.week.closeDate, turn.locale, turn.today);
    return showCard(card(turn.locale, digest.closed ? `${title} · ${day}` : title, blocks[part]()));
  },
});
