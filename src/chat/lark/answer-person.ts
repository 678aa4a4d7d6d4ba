/** Sends the answer to something a person just did. They wait for it, so it is tried for seconds, not for hours. */

import { setTimeout as wait } from "node:timers/promises";
import type { Logger } from "pino";
import type { Locale } from "../../text/locale.ts";
import { type FileSource, filePath, type KeptFile } from "../file.ts";
import type { SendError } from "../platform.ts";
import type { LarkClient } from "./client.ts";
import type { LarkCard } from "./elements.ts";
import { isCardRefused } from "./errors.ts";
import { limits } from "./limits.ts";
import { replyWithCard, sendCard } from "./messages.ts";
import { renderNotice } from "./render-card.ts";
import { sendFile } from "./send-file.ts";
import { larkWords } from "./words.ts";

const tries = 3;
const longestWaitSeconds = 5;

/** @param plainer what is tried when Lark refuses the card; its one sentence when missing */
export type Answer = Readonly<{ to: string; card: LarkCard; key: string; plainer?: () => LarkCard }>;
export type AnswerPerson = Readonly<{
  /** Never rejects; undeliverable answers are logged. @returns whether it was delivered */
  privately(answer: Answer): Promise<boolean>;
  /** The same for a file; if Lark can't carry it, a sentence says so. */
  withFile(answer: Omit<Answer, "card"> & Readonly<{ file: KeptFile; locale: Locale }>): Promise<boolean>;
  /** @param answer.to id of the message that is answered; the whole chat sees it */
  inChat(answer: Answer): Promise<boolean>;
}>;

/** @param web.url where the web chat is reached, if it is */
export function answerPerson(
  client: LarkClient,
  log: Logger,
  web: Readonly<{ files: FileSource; url: string | undefined }>,
): AnswerPerson {
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
          if (!isCardRefused(error)) return false;
          return send(answer.plainer?.() ?? shortened(answer.card)).then(
            () => true,
            () => false,
          );
        }
        await wait(Math.min(error.retryAfterSeconds ?? attempt, longestWaitSeconds) * 1_000);
      }
    }
  }
  const privately = (answer: Answer) => persist((card) => sendCard(client, { ...answer, card }), answer);
  return {
    privately,
    async withFile({ to, key, file, locale }) {
      const words = larkWords(locale);
      if (file.bytes > limits.fileBytes) {
        const link = web.url && `${web.url}${filePath(file.id)}`;
        const sentence = link ? words.tooLargeHereLink(file.name, link) : words.tooLargeHere(file.name);
        return privately({ to, key, card: renderNotice(sentence, "plain", locale) });
      }
      try {
        await sendFile(client, web.files, { to, key, file });
        return true;
      } catch (error) {
        log.error({ err: error, to }, "lark file was not delivered");
        return privately({
          to,
          key: `${key}:not`,
          card: renderNotice(words.notSent(file.name), "bad", locale),
        });
      }
    },
    inChat: (answer) => persist((card) => replyWithCard(client, { ...answer, card }), answer),
  };
}

/** Lark refused the card: better its one sentence than silence. It is cut already, in whichever language. */
const shortened = (card: LarkCard): LarkCard => renderNotice(card.config.summary.content, "plain", "en");
