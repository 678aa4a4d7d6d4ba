import { z } from "zod";
import { notice, refuse } from "../chat/reply.ts";
import { defineUseCase } from "../chat/use-case.ts";
import { dayOf } from "../company/day-of.ts";
import { formatShortDate } from "../text/format/date.ts";
import { absencesFrom, endAbsence } from "./absences.ts";
import { personNamed, personOf } from "./whose-absence.ts";
import { absenceWords } from "./words.ts";

/** `/team back`, `/团队 销假`: there again from today on, or the next absence does not come about. */
export const cancelAbsence = defineUseCase({
  name: "team.back",
  command: {
    group: "team",
    en: ["back", "unaway"],
    zh: ["销假", "回来", "取消请假"],
    fromLine: (_words, rest) => ({ person: rest }),
  },
  needs: "absence.set",
  changes: true,
  input: z.object({ person: z.string().trim().max(80).default(""), absence: z.uuid().optional() }),
  async run(turn, { person: typed, absence: id }) {
    const words = absenceWords(turn.locale);
    const day = dayOf(turn.workspace, turn.now);
    const all = await absencesFrom(turn.db, turn.workspace.id, day, "all");
    const named = id
      ? undefined
      : await personNamed(turn, typed, (one) => ({ action: "team.back", values: { person: one } }));
    const found = all.find((one) => (named ? one.memberId === named.id : one.id === id));
    if (!found) return refuse(named ? words.notAway(named.name) : words.isOver);
    const { name } = await personOf(turn, found.memberId);
    await endAbsence(turn, found, day);
    const shown = (date: typeof day) => formatShortDate(date, turn.locale, turn.today);
    return notice(words.isBack(name, shown(found.from), shown(found.to)), "good");
  },
});
