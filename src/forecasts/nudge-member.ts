import { z } from "zod";
import { actions, button, card, text as paragraph } from "../chat/card.ts";
import { refuse } from "../chat/reply.ts";
import { defineUseCase } from "../chat/use-case.ts";
import { chatWords } from "../chat/words.ts";
import { ownersWithin } from "../company/owner-scope.ts";
import { nudge } from "./nudge-once.ts";
import { forecastWords } from "./words.ts";

/** A button beside who has not answered: a private message from who may see that, to nobody else. */
export const nudgeMember = defineUseCase({
  name: "forecast.nudge",
  needs: "forecast.status",
  changes: true,
  input: z.object({ member: z.uuid() }),
  async run(turn, { member: id }) {
    const scope = await ownersWithin(turn.db, turn.member, turn.needs);
    if (scope !== "all" && !scope.includes(id)) return refuse(chatWords(turn.locale).staleButton);
    if (id === turn.member.id) return refuse(forecastWords(turn.locale).nudgeOwn);
    return nudge(turn, id, `week:${id}`, ({ locale }) => {
      const words = forecastWords(locale);
      return card(locale, words.asksForForecast(turn.member.name), [
        paragraph(words.notAnsweredYet),
        actions(button(words.seeForecast, "forecast.show", {}, { style: "primary" })),
      ]);
    });
  },
});
