/** Answers a line without a chat: the same dispatch as everywhere, without any chat, port, queue or schedule. */

import type { Temporal } from "temporal-polyfill";
import { createDispatch, type DispatchParts, type Reception } from "../../src/chat/dispatch.ts";
import type { Receive } from "../../src/chat/platform.ts";
import { refuse } from "../../src/chat/reply.ts";
import { Refusal } from "../../src/chat/use-case.ts";
import type { Database } from "../../src/database/open-database.ts";
import { explainRefusedDeal } from "../../src/deals/moves/explain-refused.ts";
import { findIdentity } from "../../src/joining/find-identity.ts";
import { joiningWords } from "../../src/joining/words.ts";
import { keepBooks } from "../../src/pipelines/rows/keep-books.ts";
import { understand } from "../../src/talk/understand.ts";
import type { Locale } from "../../src/text/locale.ts";
import { usages } from "../../src/usages.ts";
import { createUseCases } from "../../src/use-cases.ts";
import { mintLoginLink, signInLink } from "../../src/web/sign-in.ts";

export type Reader = { locale: Locale };

export type Answering = Readonly<{
  database: Database;
  now: () => Temporal.Instant;
  /** Base address of links into the web chat. */
  home: string;
  /** Called with the language of the answer. */
  reader: Reader;
}> &
  Pick<DispatchParts, "onError" | "onDone">;

export const answering = ({ database, now, home, reader, onError, onDone }: Answering): Receive =>
  createDispatch({
    database,
    now,
    useCases: createUseCases(async (tx, member) => signInLink(await mintLoginLink(tx, member), home)),
    usages,
    understand,
    explain: explainRefusedDeal,
    reception: operatorsReception(database, reader),
    pipelines: keepBooks(database),
    // Only lines arrive this way.
    takeFiles: async () => [],
    onError,
    onDone,
  });

/**
 * The member as they are now. Their account is not looked up, and they do not count as seen: private messages
 * keep going to the chat they last used themselves.
 */
function operatorsReception({ prisma }: Database, reader: Reader): Reception {
  return {
    async resolve(asking) {
      const known = await findIdentity(prisma, asking);
      if (!known) throw new Refusal(refuse(joiningWords(reader.locale).removed));
      reader.locale = known.member.locale;
      return known;
    },
    async accountChanged() {},
  };
}
