import { z } from "zod";
import { actions, button, card, text as paragraph, quiet } from "../chat/card.ts";
import { notice, showCard } from "../chat/reply.ts";
import { defineUseCase } from "../chat/use-case.ts";
import { deadCard } from "./dead-card.ts";
import { heldSince } from "./held.ts";
import { listDead } from "./list-dead.ts";
import { resendDead } from "./resend-dead.ts";
import { deliveryWords } from "./words.ts";

/** `/team undelivered`: what could not be sent and why, and one button to try it all again. */
export const showUndelivered = defineUseCase({
  name: "delivery.undelivered",
  command: {
    group: "team",
    en: ["undelivered"],
    zh: ["未送达"],
    fromLine: (): Record<string, string> => ({}),
  },
  needs: "undelivered.see",
  changes: false,
  input: z.object({}),
  async run(turn) {
    const words = deliveryWords(turn.locale);
    const dead = await listDead(turn.db, turn.workspace.id);
    const held = await heldSince(turn.db, turn.workspace);
    const waits = held ? [paragraph(words.held(held.count, held.since)), quiet(words.heldWhatNow)] : [];
    if (dead.length === 0 && held)
      return showCard(card(turn.locale, words.heldTitle, waits, { tone: "warning" }));
    if (dead.length === 0)
      return showCard(card(turn.locale, words.allDelivered, [quiet(words.nothingWaits)], { tone: "good" }));
    const shown = deadCard(dead, turn.locale);
    return showCard({
      ...shown,
      blocks: [...waits, ...shown.blocks.slice(0, -1), actions(button(words.tryAgain, "delivery.resend"))!],
    });
  },
});

/** Everything that was given up goes back into the outbox; what arrived after all is not sent twice. */
export const resendUndelivered = defineUseCase({
  name: "delivery.resend",
  needs: "undelivered.see",
  changes: true,
  input: z.object({}),
  async run(turn) {
    const dead = await listDead(turn.db, turn.workspace.id);
    const { again, expired } = await resendDead(
      turn.db,
      turn.workspace.id,
      dead.map(({ id }) => id),
      turn.now,
    );
    return notice(deliveryWords(turn.locale).triedAgain(again, expired), "good");
  },
});
