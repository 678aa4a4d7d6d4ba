import { z } from "zod";
import { type Reply, showCard } from "../chat/reply.ts";
import { defineUseCase, type Turn } from "../chat/use-case.ts";
import { dayOf } from "../company/day-of.ts";
import { coveredBy } from "../measures/absences.ts";
import { isExpected } from "../measures/who-is-asked.ts";
import { runningWeek } from "../schedule/running-week.ts";
import { loadAsked } from "./asked-deals.ts";
import { loadQuarters } from "./asked-quarters.ts";
import { forecastCard } from "./forecast-card.ts";
import { inTheNameOf } from "./in-the-name-of.ts";

/** `/forecast`: this week's card, as it stands. */
export const showForecast = defineUseCase({
  name: "forecast.show",
  command: {
    group: "forecast",
    en: ["show", "mine"],
    zh: ["我的", "看"],
    whenBare: true,
    fromLine: (): Record<string, string> => ({}),
  },
  needs: "forecast.answer",
  changes: false,
  input: z.object({
    page: z.coerce.number().int().min(1).max(1000).default(1),
    for: z.uuid().optional(),
  }),
  async run(turn, { page, for: whom }) {
    return forecastNow(await inTheNameOf(turn, whom), page, { replace: turn.kind === "action" });
  },
});

/** The member's card after whatever was just answered. */
export async function forecastNow(
  turn: Turn,
  page: number,
  options: { replace: boolean; banner?: string },
): Promise<Reply> {
  const week = runningWeek(turn.workspace, turn.now);
  const asked = await loadAsked(turn, turn.member.id, week);
  const day = dayOf(turn.workspace, turn.now);
  const quarters = await loadQuarters(turn, turn.member.id, day, asked.submission);
  const { db, workspace, member, doneBy } = turn;
  const covers = doneBy
    ? []
    : await coveredBy(db, workspace.id, week.closeDate, [member.id], isExpected(week));
  return showCard(forecastCard(turn, { asked, quarters, week, page, covers, banner: options.banner }), {
    replace: options.replace,
  });
}
