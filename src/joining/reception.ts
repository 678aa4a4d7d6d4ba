/** Who is speaking: the member behind a chat identity, let in or turned away at first contact. */

import type { Reception, Speaker } from "../chat/dispatch.ts";
import type { Asking, Inbound } from "../chat/inbound.ts";
import type { Refusals } from "../chat/refusals.ts";
import { refuse } from "../chat/reply.ts";
import { Refusal } from "../chat/use-case.ts";
import type { Defaults } from "../company/member.ts";
import type { Database } from "../database/open-database.ts";
import { sql } from "../database/sql.ts";
import { type Tx, transaction } from "../database/transaction.ts";
import { type Locale, localeFrom } from "../text/locale.ts";
import { mayStay } from "./admission.ts";
import { arrive } from "./arrive.ts";
import { checkAccount, type EndAccess, type Standing } from "./check-account.ts";
import { findIdentity, type Known } from "./find-identity.ts";
import { createTurnedAway, type TurnedAwayFor } from "./turned-away.ts";
import { joiningWords } from "./words.ts";

/** Which chat was used last decides where private messages go; an hour's precision is enough for that. */
const seenEvery = 3_600_000;
/**
 * An account is looked up again after this long, before its next command: platforms report changes at once where
 * they are asked to, but such an event can be lost.
 */
const checkEvery = 3_600_000;
/** Who may not come in tries again because something has changed, or so they think. */
const checkRefusedEvery = 15_000;

/**
 * @param defaults of a new company, and of people whose profile has no zone or language
 * @param endAccess ends the web sessions of a member who may not stay
 */
export function createReception(
  database: Database,
  defaults: Defaults,
  refusals: Refusals,
  endAccess: EndAccess,
): Reception {
  const turnedAway = createTurnedAway();

  function turnAway(inbound: Inbound, why: TurnedAwayFor, locale: Locale): never {
    if (why !== "removed") refusals.count(inbound.platform, why, inbound.actor.externalId);
    throw new Refusal({ ...refuse(sentenceFor(why, locale)), locale });
  }

  async function recognised(known: Known, asking: Asking): Promise<Speaker> {
    const { locale } = known.member;
    if (!(await isSamePerson(database, known, asking))) turnAway(asking, "not-the-same", locale);
    const { account, admitted, member } = await accountNow(database, known, asking, endAccess);
    if (!mayStay(account, admitted)) turnAway(asking, account === "member" ? "external" : account, locale);
    if (known.lastSeen < Date.now() - seenEvery) await markSeen(database.prisma, known.identityId);
    return { ...known, member };
  }

  return {
    async resolve(asking) {
      const known = await findIdentity(database.prisma, asking);
      if (known) return recognised(known, asking);
      const before = turnedAway.remembered(asking);
      if (before) turnAway(asking, before.why, before.locale);
      // Asked outside the transaction: it is a call over the network.
      const profile = await asking.actor.profile();
      const arrived = await transaction(database, (tx) => arrive(tx, asking, profile, defaults));
      if (!("refused" in arrived)) return arrived;
      const locale = localeFrom(profile.locale ?? profile.localeTyped, defaults.locale);
      turnedAway.remember(asking, arrived.refused, locale);
      return turnAway(asking, arrived.refused, locale);
    },
    async accountChanged(inbound) {
      turnedAway.forget(inbound);
      const known = await findIdentity(database.prisma, inbound);
      if (known) await checkAccount(database, known, inbound.actor, endAccess);
      // Who has left does not go on waiting.
      else await forgetRequest(database.prisma, inbound);
    },
  };
}

/**
 * People's ids are unique within a tenant only: the same id from elsewhere is somebody else. If a person of
 * another company was admitted by an event that did not name their tenant, the first one that does fills it in.
 */
async function isSamePerson(
  { prisma }: Database,
  { identityId, account, home }: Known,
  { actor, installation }: Asking,
): Promise<boolean> {
  if (actor.home === "") return true;
  if (account !== "external" || home !== null) return actor.home === (home ?? installation);
  if (actor.home !== installation)
    await prisma.identity.updateMany({ where: { id: identityId, home: null }, data: { home: actor.home } });
  return true;
}

async function accountNow(
  database: Database,
  known: Known,
  asking: Asking,
  endAccess: EndAccess,
): Promise<Standing> {
  // Accounts of the web chat are our own.
  if (asking.platform === "web") return known;
  const goodFor = mayStay(known.account, known.admitted) ? checkEvery : checkRefusedEvery;
  if (known.checkedAt > Date.now() - goodFor) return known;
  try {
    return await checkAccount(database, known, asking.actor, endAccess);
  } catch {
    // A platform that does not answer now is no reason to turn colleagues away; the next command asks again.
    return known;
  }
}

async function forgetRequest(db: Tx, { platform, installation, actor }: Inbound): Promise<void> {
  if ((await actor.profile()).account !== "deleted") return;
  await db.$executeRaw(sql`
    DELETE FROM "JoinRequest" r USING "Installation" i
     WHERE i."id" = r."installationId" AND i."platform" = ${platform} AND i."externalId" = ${installation}
       AND r."externalId" = ${actor.externalId}`);
}

/** Skipped if the row is locked, so that no command waits for bookkeeping. */
const markSeen = (db: Tx, identityId: string) =>
  db.$executeRaw(sql`
  UPDATE "Identity" SET "seenAt" = now()
   WHERE "id" = (SELECT "id" FROM "Identity" WHERE "id" = ${identityId}::uuid FOR UPDATE SKIP LOCKED)`);

/** One short sentence, without a name in it: it may be read by anybody. */
function sentenceFor(why: TurnedAwayFor, locale: Locale): string {
  const words = joiningWords(locale);
  switch (why) {
    case "removed":
      return words.removed;
    case "guest":
      return words.guest;
    case "waits":
      return words.waits;
    case "invitation":
      return words.byInvitation;
    case "public-code":
      return words.codeSpoilt;
    default:
      return words.stranger;
  }
}
