import { z } from "zod";
import { type Reply, showCard } from "../chat/reply.ts";
import { defineUseCase, type Turn } from "../chat/use-case.ts";
import { dayOf } from "../company/day-of.ts";
import { coveredBy } from "../measures/absences.ts";
import { isExpected } from "../measures/who-is-asked.ts";
import { runningWeek } from "../schedule/running-week.ts";
import { loadAsked } from "./asked-deals.ts";
import { loadQuarters } from "./asked-quarters.ts";
import { type ForecastView, forecastCard } from "./forecast-card.ts";
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
    page: z.coerce.number().int().min(1).max(1000).optional(),
    for: z.uuid().optional(),
  }),
  async run(asker, { page, for: whom }) {
    const turn = await inTheNameOf(asker, whom);
    const covers = turn.doneBy ? [] : await whomTheyCover(turn);
    return forecastNow(turn, page, { replace: turn.kind === "action", covers });
  },
});

type Shown = Pick<ForecastView, "banner" | "gate" | "covers"> & Readonly<{ replace: boolean }>;

/** The member's card after whatever was just answered. @param page without one, a week that is submitted is folded up */
export async function forecastNow(
  turn: Turn,
  page: number | undefined,
  { replace, ...shown }: Shown,
): Promise<Reply> {
  const week = runningWeek(turn.workspace, turn.now);
  const asked = await loadAsked(turn, turn.member.id, week);
  const day = dayOf(turn.workspace, turn.now);
  const quarters = await loadQuarters(turn, { week, day, submission: asked.submission });
  return showCard(forecastCard(turn, { asked, quarters, week, page, ...shown }), { replace });
}

/** Colleagues who are away, in whose name the member may answer. */
function whomTheyCover({ db, workspace, member, now }: Turn) {
  const week = runningWeek(workspace, now);
  return coveredBy(db, workspace.id, week.closeDate, [member.id], isExpected(week));
}
