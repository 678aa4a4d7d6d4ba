/** Who the operator speaks as, and with which identity. */

import type { Database } from "../../src/database/open-database.ts";
import { transaction } from "../../src/database/transaction.ts";
import { demoPersonas } from "../../src/demo/personas.ts";
import { firstAdmin } from "../../src/joining/first-admin.ts";
import { findPerson } from "../../src/operator/find-person.ts";
import { webIdentityOf } from "../../src/web/sign-in.ts";
import { Mistake } from "./mistake.ts";
import type { Words } from "./words.ts";

/**
 * The id of the member's identity in the web chat, which is created if needed.
 * @param as a name or mailbox as typed; undefined: the first admin, or the persona that a demo visitor starts as
 * @throws Mistake when nobody or several people match
 */
export async function findSpeaker(
  database: Database,
  { as, demo }: { as: string | undefined; demo: boolean },
  words: Words,
): Promise<{ externalId: string }> {
  const memberId =
    as === undefined ? await byDefault(database, demo) : await called(database, as, demo, words);
  if (memberId === undefined) throw new Mistake(words.noAdmin);
  return transaction(database, async (tx) => {
    const member = await tx.member.findUniqueOrThrow({ where: { id: memberId } });
    // Marked as never seen: the operator speaking as them must not redirect their private messages to the web
    // chat.
    const id = await webIdentityOf(tx, member, new Date(0));
    return tx.identity.findUniqueOrThrow({ where: { id }, select: { externalId: true } });
  });
}

async function byDefault(database: Database, demo: boolean): Promise<string | undefined> {
  if (!demo) return (await firstAdmin(database.prisma))?.id;
  const [visitor] = await demoPersonas(database);
  const identity =
    visitor && (await database.prisma.identity.findUnique({ where: { id: visitor.identityId } }));
  return identity?.memberId;
}

async function called(database: Database, typed: string, demo: boolean, words: Words): Promise<string> {
  const found = await findPerson(database, typed, demo);
  if (found.kind === "one") return found.person.id;
  const names = found.names.join(", ");
  throw new Mistake(found.kind === "several" ? words.several(typed, names) : words.nobody(typed, names));
}
