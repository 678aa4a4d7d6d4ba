/** Puts together what an answer needs, and nothing else: no chat, no port, no queue, no schedule. */

import { createDispatch, type Reception } from "../../src/chat/dispatch.ts";
import { refuse } from "../../src/chat/reply.ts";
import { Refusal } from "../../src/chat/use-case.ts";
import type { Config } from "../../src/config.ts";
import type { Database } from "../../src/database/open-database.ts";
import { explainRefusedDeal } from "../../src/deals/moves/explain-refused.ts";
import { findIdentity } from "../../src/joining/find-identity.ts";
import { keepBooks } from "../../src/pipelines/rows/keep-books.ts";
import type { Locale } from "../../src/text/locale.ts";
import { textFor } from "../../src/text/text.ts";
import { createUseCases } from "../../src/use-cases.ts";
import { mintLoginLink, signInLink } from "../../src/web/sign-in.ts";
import { homeOf } from "../login/login-link.ts";
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
  /** Gets each answer as soon as it is there. */
  print: (answer: string) => void;
  /** Gets a fault of ours; the bot's own answer says only that there was one. */
  onError: (error: unknown) => void;
}>;

/**
 * Does the steps of a wish, one after another.
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
    receive: createDispatch({
      database,
      now: () => clock.now(),
      useCases: createUseCases(async (tx, member) =>
        signInLink(await mintLoginLink(tx, member), homeOf(config)),
      ),
      explain: explainRefusedDeal,
      reception: operatorsReception(database, reader),
      pipelines: keepBooks(database),
      onError,
    }),
    externalId,
    words,
    closed: (title) => textFor(reader.locale).web.form.closed(title),
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

type Reader = { locale: Locale };

/**
 * The member as they are now. Their account is not asked about, and they are not seen: private messages go to the chat
 * in which they were last themselves.
 * @param reader told in which language the answer is read
 */
function operatorsReception({ prisma }: Database, reader: Reader): Reception {
  return {
    async resolve(asking) {
      const known = await findIdentity(prisma, asking);
      if (!known) throw new Refusal(refuse(textFor(reader.locale).teams.removed));
      reader.locale = known.member.locale;
      return known;
    },
    async accountChanged() {},
  };
}
