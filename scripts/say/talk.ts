/** Assembles what an answer needs and nothing else: no chat, no port, no queue, no schedule. */
import { chatWebWords } from "../../src/chat/web/words.ts";
import type { Config } from "../../src/config/config.ts";
import type { Database } from "../../src/database/open-database.ts";
import { homeOf } from "../../src/operator/login-link.ts";
import { answering, type Reader } from "./answering.ts";
import { Conversation } from "./conversation.ts";
import { findSpeaker } from "./find-speaker.ts";
import { openCompany } from "./open-company.ts";
import type { Wish } from "./parse-steps.ts";
import { renderJson, renderText } from "./render-text.ts";
import type { Words } from "./words.ts";

export type Talk = Readonly<{
  database: Database;
  config: Config;
  words: Words;
  /** Receives each answer as soon as it is ready. */
  print: (answer: string) => void;
  /** Receives internal errors; the bot's own answer only says that there was one. */
  onError: (error: unknown) => void;
}>;

/**
 * Runs the steps in order.
 * @returns whether all went well: nothing refused, no form left with errors
 * @throws Mistake
 */
export async function talk(wish: Wish, { database, config, words, print, onError }: Talk): Promise<boolean> {
  const { demo, clock } = await openCompany(database, config, wish, words);
  if (wish.steps.length === 0) {
    print(`${words.demoReady}\n`);
    return true;
  }
  const { externalId } = await findSpeaker(database, { as: wish.as, demo }, words);
  const reader: Reader = { locale: config.locale };
  const conversation = new Conversation({
    receive: answering({ database, now: () => clock.now(), home: homeOf(config), reader, onError }),
    externalId,
    words,
    closed: (title) => chatWebWords(reader.locale).form.closed(title),
  });
  let answers = 0;
  for (const step of wish.steps) {
    const reply = await conversation.take(step);
    if (!reply) continue;
    print(wish.json ? renderJson(reply) : `${answers > 0 ? "\n" : ""}${renderText(reply, reader.locale)}`);
    answers += 1;
  }
  return !conversation.failed;
}
