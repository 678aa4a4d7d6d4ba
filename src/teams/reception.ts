/** Who is speaking: the member behind a chat identity, let in or turned away at first contact. */
import type { Reception, Speaker } from "../chat/dispatch.ts";
import type { AccountKind, Asking, Inbound } from "../chat/inbound.ts";
import type { Refusals } from "../chat/refusals.ts";
import { refuse } from "../chat/reply.ts";
import { Refusal } from "../chat/use-case.ts";
import type { Database } from "../database/open-database.ts";
import { sql } from "../database/sql.ts";
import { type Tx, transaction } from "../database/transaction.ts";
import { type Locale, localeFrom } from "../text/locale.ts";
import { textFor } from "../text/text.ts";
import { findIdentity, type Known } from "./find-identity.ts";
import { mayStay } from "./joining/admission.ts";
import { arrive } from "./joining/arrive.ts";
import { recordRequest } from "./joining/join-request.ts";
import { createTurnedAway, type TurnedAwayFor } from "./joining/turned-away.ts";
import type { Defaults } from "./member.ts";

/** Which chat was used last decides where private messages go; an hour's precision is enough for that. */
const seenEvery = 3_600_000;
/**
 * An account is looked at again after so long, before its next command: platforms tell of a change at once where they
 * are asked to, but such an event can be lost.
 */
const checkEvery = 3_600_000;
/** Who may not come in tries again because something has changed, or so they think. */
const checkRefusedEvery = 15_000;

export function createReception(database: Database, defaults: Defaults, refusals: Refusals): Reception {
  const turnedAway = createTurnedAway();

  function turnAway(inbound: Inbound, why: TurnedAwayFor, locale: Locale): never {
    if (why !== "removed") refusals.count(inbound.platform, why);
    throw new Refusal(refuse(sentenceFor(why, locale)));
  }

  async function recognised(known: Known, asking: Asking): Promise<Speaker> {
    const { locale } = known.member;
    if (!isSamePerson(known, asking)) turnAway(asking, "not-the-same", locale);
    const account = await accountNow(database, known, asking);
    if (!mayStay(account, known.admitted))
      turnAway(asking, account === "member" ? "external" : account, locale);
    if (known.lastSeen < Date.now() - seenEvery) await markSeen(database.prisma, known.identityId);
    return known;
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
      const locale = localeFrom(profile.locale, defaults.locale);
      turnedAway.remember(asking, arrived.refused, locale);
      return turnAway(asking, arrived.refused, locale);
    },
    async accountChanged(inbound) {
      turnedAway.forget(inbound);
      const known = await findIdentity(database.prisma, inbound);
      if (known) await checkAccount(database, known, inbound);
    },
  };
}

/** Ids of people are unique within a tenant only: the same one from elsewhere is somebody else. */
function isSamePerson({ home }: Known, { actor, installation }: Asking): boolean {
  return actor.home === "" || actor.home === (home ?? installation);
}

async function accountNow(database: Database, known: Known, asking: Asking): Promise<AccountKind> {
  // Accounts of the web chat are our own.
  if (asking.platform === "web") return known.account;
  const goodFor = mayStay(known.account, known.admitted) ? checkEvery : checkRefusedEvery;
  if (known.checkedAt > Date.now() - goodFor) return known.account;
  try {
    return await checkAccount(database, known, asking);
  } catch {
    // A platform that does not answer now is no reason to turn colleagues away; the next command asks again.
    return known.account;
  }
}

async function checkAccount(database: Database, known: Known, { actor }: Inbound): Promise<AccountKind> {
  const { name, account, email } = await actor.profile();
  await transaction(database, async (tx) => {
    await tx.identity.update({ where: { id: known.identityId }, data: { account, checkedAt: new Date() } });
    const { installationId, home, workspace, member } = known;
    if (account === "deleted") return endSessions(tx, member.id);
    if (mayStay(account, known.admitted)) return;
    await recordRequest(tx, {
      workspaceId: workspace.id,
      installationId,
      externalId: actor.externalId,
      home,
      account,
      name: name || member.name,
      email: email ?? null,
      locale: member.locale,
      zone: member.zone,
    });
  });
  return account;
}

/** Who has left the tenant does not stay in the web chat: an admin's invitation opens it again. */
async function endSessions(tx: Tx, memberId: string): Promise<void> {
  await tx.$executeRaw(sql`
    DELETE FROM "WebSession" WHERE "identityId" IN (SELECT "id" FROM "Identity" WHERE "memberId" = ${memberId}::uuid)`);
  await tx.$executeRaw(sql`DELETE FROM "LoginLink" WHERE "memberId" = ${memberId}::uuid`);
}

/** Left for the next time where somebody holds the row: nobody's command waits for bookkeeping. */
const markSeen = (db: Tx, identityId: string) =>
  db.$executeRaw(sql`
  UPDATE "Identity" SET "seenAt" = now()
   WHERE "id" = (SELECT "id" FROM "Identity" WHERE "id" = ${identityId}::uuid FOR UPDATE SKIP LOCKED)`);

/** One short sentence, without a name in it: it may be read by anybody. */
function sentenceFor(why: TurnedAwayFor, locale: Locale): string {
  const { joining, removed } = textFor(locale).teams;
  switch (why) {
    case "removed":
      return removed;
    case "guest":
      return joining.guest;
    case "waits":
      return joining.waits;
    case "invitation":
      return joining.byInvitation;
    default:
      return joining.stranger;
  }
}
