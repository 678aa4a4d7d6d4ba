import { z } from "zod";
import { button, card, quiet, table } from "../chat/card.ts";
import { showCard } from "../chat/reply.ts";
import { defineUseCase } from "../chat/use-case.ts";
import { chatWords } from "../chat/words.ts";
import { dayOf } from "../company/day-of.ts";
import { ownersWithin } from "../company/owner-scope.ts";
import { formatShortDate } from "../text/format/date.ts";
import { absencesFrom } from "./absences.ts";
import { absenceWords } from "./words.ts";

/** As many as a card holds; later ones come up when these are over. */
const most = 30;

/** `/team absences`, `/团队 请假表`: who is away or will be; for reps the own ones and those that they cover. */
export const listAbsences = defineUseCase({
  name: "team.absences",
  command: {
    group: "team",
    en: ["absences", "whosaway"],
    zh: ["请假表", "请假列表", "谁请假"],
    fromLine: (): Record<string, string> => ({}),
  },
  needs: "absence.set",
  changes: false,
  input: z.object({}),
  async run(turn) {
    const words = absenceWords(turn.locale);
    const scope = await ownersWithin(turn.db, turn.member, turn.needs);
    const absences = await absencesFrom(turn.db, turn.workspace.id, dayOf(turn.workspace, turn.now), scope);
    const day = (date: (typeof absences)[number]["from"]) => formatShortDate(date, turn.locale, turn.today);
    const rows = absences.slice(0, most).map(({ id, memberId, name, from, to, cover }) => ({
      cells: [name, `${day(from)} – ${day(to)}`, cover ?? "–"],
      button:
        scope === "all" || scope.includes(memberId)
          ? button(words.cancel, "team.back", { absence: id })
          : undefined,
    }));
    return showCard(
      card(turn.locale, words.listTitle, [
        rows.length > 0 ? table([words.who, words.when, words.cover], rows) : quiet(words.nobodyAway),
        absences.length > most && quiet(chatWords(turn.locale).morePeople(absences.length - most)),
      ]),
    );
  },
});
