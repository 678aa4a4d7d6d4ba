/** Pressed buttons: acknowledged empty once the work is done, answered by a message, an update or a modal. */

import type { Locale } from "../../text/locale.ts";
import { button } from "../card.ts";
import type { InboundAction } from "../inbound.ts";
import { answerOnce } from "./answer-once.ts";
import { afterwards, type Desk, sentence, showReply } from "./desk.ts";
import { limits } from "./limits.ts";
import { type ModalBelow, openModal } from "./open-modal.ts";
import type { Origin } from "./origin.ts";
import { placeMessage } from "./place-message.ts";
import { slackWords } from "./words.ts";

/** @param press `locale` of the button's card: nothing else tells the language before there is an answer */
export async function answerAction(
  desk: Desk,
  inbound: InboundAction,
  origin: Origin,
  press: Readonly<{ trigger: string; below?: ModalBelow; locale: Locale }>,
  ack: () => Promise<void>,
): Promise<void> {
  const answer = answerOnce<undefined>(ack, limits.ackMs, () => undefined);
  await afterwards(desk, origin, press.locale, async () => {
    try {
      const reply = await desk.receive(inbound);
      if (reply.type === "form" || reply.type === "invalid") {
        const opened = await openModal(desk, origin, reply.form, press.trigger, press.below);
        if (opened === "opened") return;
        if (opened === "never") {
          await answer.send();
          const { formNotOpened } = slackWords(reply.locale);
          return placeMessage(desk, origin, sentence(formNotOpened, reply.locale), false);
        }
      }
      await answer.send();
      const { action, values } = inbound;
      await showReply(desk, origin, reply, button("", action, values as Record<string, string>));
    } finally {
      await answer.send();
    }
  });
}
