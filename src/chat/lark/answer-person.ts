/** Sends the answer to something a person just did. They wait for it, so it is tried for seconds, not for hours. */
import { setTimeout as wait } from "node:timers/promises";
import type { Logger } from "pino";
import type { SendError } from "../platform.ts";
import type { LarkClient } from "./client.ts";
import type { LarkCard } from "./elements.ts";
import { replyWithCard, sendCard } from "./messages.ts";
import { renderNotice } from "./render-card.ts";

const tries = 3;
const longestWaitSeconds = 5;
/** The card was refused as such or for its length, so that another one may pass. */
const refusedCards = new Set(["230099", "230025"]);

export type Answer = Readonly<{ to: string; card: LarkCard; key: string }>;
export type AnswerPerson = Readonly<{
  /** Never rejects: an answer that cannot be delivered is told to the log. @returns whether it was delivered */
  privately(answer: Answer): Promise<boolean>;
  /** @param answer.to id of the message that is answered; the whole chat sees it */
  inChat(answer: Answer): Promise<boolean>;
}>;

export function answerPerson(client: LarkClient, log: Logger): AnswerPerson {
  async function persist(send: (card: LarkCard) => Promise<unknown>, answer: Answer): Promise<boolean> {
    for (let attempt = 1; ; attempt++) {
      try {
        await send(answer.card);
        return true;
      } catch (thrown) {
        const error = thrown as SendError;
        if (!error.retryable || attempt === tries) {
          log.error(
            { code: error.code, reason: error.message, to: answer.to },
            "lark answer was not delivered",
          );
          if (!refusedCards.has(error.code)) return false;
          return send(shortened(answer.card)).then(
            () => true,
            () => false,
          );
        }
        await wait(Math.min(error.retryAfterSeconds ?? attempt, longestWaitSeconds) * 1_000);
      }
    }
  }
  return {
    privately: (answer) => persist((card) => sendCard(client, { ...answer, card }), answer),
    inChat: (answer) => persist((card) => replyWithCard(client, { ...answer, card }), answer),
  };
}

/** Lark refused the card: better its one sentence than silence. It is cut already, in whichever language. */
const shortened = (card: LarkCard): LarkCard => renderNotice(card.config.summary.content, "plain", "en");
