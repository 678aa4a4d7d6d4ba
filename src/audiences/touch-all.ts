import { z } from "zod";
import { quiet } from "../chat/card.ts";
import { fillForm } from "../chat/fill-form.ts";
import { defineUseCase } from "../chat/use-case.ts";
import { writeCustomerTouches } from "../touches/customer-touch.ts";
import { questionsFor } from "../touches/touch-form.ts";
import { audienceInput, audienceOf } from "./audience.ts";
import { doneReply } from "./done-card.ts";
import { audienceWords } from "./words.ts";

const typed = z.string().max(20_000).optional();

/** A visit, call or mail with all customers of a band, told once: each gets a touch of its own, and one undo takes all back. */
export const touchAll = defineUseCase({
  name: "tiers.touch-all",
  needs: "deal.change",
  changes: true,
  input: audienceInput.extend({ kind: typed, note: typed, minutes: typed, on: typed }),
  async run(turn, { kind, note, minutes, on, ...asked }) {
    const words = audienceWords(turn.locale);
    const audience = await audienceOf(turn, asked);
    const standing = { kind: "visit", on: turn.today.toString(), minutes: "", note: "", people: [] } as const;
    // With whom, and what comes next, is another thing with each.
    const all = questionsFor(turn, { customer: { id: "", name: audience.band } }, standing, {
      people: [],
      asksNext: false,
    });
    const filled = fillForm(
      turn,
      {
        action: "tiers.touch-all",
        title: words.touchTitle(audience.ids.length),
        hidden: audience.hidden,
        intro: [
          quiet(words.touchIntro(audience.ids.length, audience.band)),
          ...(audience.others > 0 ? [quiet(words.others(audience.others))] : []),
        ],
        questions: { kind: all.kind, note: all.note, minutes: all.minutes, on: all.on },
      },
      { kind, note, minutes, on },
    );
    if (!filled.ok) return filled.reply;
    const { said } = filled;
    await writeCustomerTouches(turn, audience.ids, said.note, said);
    return doneReply(turn, audience, words.touched(audience.ids.length, said.kind), "tiers.touch-all");
  },
});
