/** Slash commands: the acknowledgement's body is the answer. */

import type { RespondArguments } from "@slack/bolt";
import type { InboundCommand } from "../inbound.ts";
import { sayAgain } from "../mention.ts";
import { answerOnce } from "./answer-once.ts";
import { afterwards, type Desk, formButton, sentence, showPictures, showReply } from "./desk.ts";
import { limits } from "./limits.ts";
import { localeTyped } from "./locale-typed.ts";
import { openModal } from "./open-modal.ts";
import type { Origin } from "./origin.ts";
import { placeMessage } from "./place-message.ts";
import { renderCard, type SlackMessage } from "./render-card.ts";
import { slackWords } from "./words.ts";

/** @param arrived performance.now() when the command came in: Slack's three seconds began then */
export async function answerCommand(
  desk: Desk,
  inbound: InboundCommand,
  origin: Origin,
  trigger: string,
  ack: (body?: RespondArguments) => Promise<void>,
  arrived: number,
): Promise<void> {
  let locale = localeTyped(inbound.line);
  const privately = (message: SlackMessage): RespondArguments => ({ response_type: "ephemeral", ...message });
  const left = limits.ackMs - (performance.now() - arrived);
  const answer = answerOnce(ack, left, () => privately(sentence(slackWords(locale).stillWorking, locale)));
  const again = sayAgain(slackWords(locale).openForm, inbound);
  try {
    const reply = await desk.receive(inbound);
    locale = reply.locale;
    if (reply.type === "card") {
      const card = renderCard(reply.card);
      const type = origin.private ? "in_channel" : "ephemeral";
      if (await answer.send({ response_type: type, ...card })) {
        return afterwards(desk, origin, locale, () => showPictures(desk, origin, reply.card));
      }
    } else if (reply.type === "form" || reply.type === "invalid") {
      const opened = await openModal(desk, origin, reply.form, trigger);
      if (opened === "opened") {
        await answer.send();
        return;
      }
      const shown =
        opened === "late" ? formButton(again, locale) : sentence(slackWords(locale).formNotOpened, locale);
      if (await answer.send(privately(shown))) return;
      return afterwards(desk, origin, locale, () => placeMessage(desk, origin, shown, false));
    } else if (reply.type === "notice") {
      if (await answer.send(privately(sentence(reply.text, locale)))) return;
    } else if (reply.type === "file") await answer.send();
    else if (await answer.send()) return;
    await afterwards(desk, origin, locale, () => showReply(desk, origin, reply, again));
  } catch (error) {
    desk.log.error({ err: error }, "A Slack command could not be answered");
    await answer.send(privately(sentence(slackWords(locale).notShown, locale)));
  }
}
