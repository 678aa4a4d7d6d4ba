/**
 * Before people are asked, their accounts are looked at: Slack accepts a message to a deleted account without a word, and the event
 * that tells of the deletion can be lost. So nobody who has left is asked, reminded, or named as silent.
 */
import type { Temporal } from "temporal-polyfill";
import type { Chat } from "../chat/platform.ts";
import { mayComeIn } from "../company/may-come-in.ts";
import type { Workspace } from "../company/member.ts";
import { ownNudgeAt } from "../company/team-hours.ts";
import type { Database } from "../database/open-database.ts";
import { rowsOf } from "../database/rows-of.ts";
import { sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import { isAsked } from "../measures/who-is-asked.ts";
import { nextSlot } from "../schedule/local-slots.ts";
import { runningWeek } from "../schedule/running-week.ts";
import { scheduleOf } from "../schedule/schedule-settings.ts";
import { checkAccount, type EndAccess } from "./check-account.ts";
import { findIdentity } from "./find-identity.ts";

/** How long before Thursday's card it begins. */
const ahead = { hours: 1 };

/** Calls in a minute: those who have waited longest first, 1,800 people in that hour. */
const atOnce = 30;

/** Who was looked at since then, or has spoken, is not looked at again; by the real clock. */
const goodForMs = 2 * 3_600_000;

type Account = Readonly<{ platform: string; installation: string; externalId: string; home: string | null }>;

/** @returns what to call every minute */
export function createAskedCheck(
  database: Database,
  chats: readonly Pick<Chat, "platform" | "profileOf">[],
  endAccess: EndAccess,
) {
  const known = new Map(chats.map((chat) => [chat.platform as string, chat]));
  return async (workspace: Workspace, now: Temporal.Instant): Promise<void> => {
    const silent = new Set<string>();
    for (const account of await dueAccounts(database.prisma, workspace, now)) {
      const { platform, installation, externalId } = account;
      const chat = known.get(platform);
      if (!chat?.profileOf || silent.has(platform)) continue;
      const found = await findIdentity(database.prisma, {
        ...{ platform: chat.platform, installation },
        actor: { externalId },
      });
      if (!found) continue;
      const profile = () => chat.profileOf!(account);
      // A platform that does not answer now is asked again in a minute, and the card goes out as it would have.
      await checkAccount(database, found, { externalId, profile }, endAccess).catch(() =>
        silent.add(platform),
      );
    }
  };
}

async function dueAccounts(db: Tx, workspace: Workspace, now: Temporal.Instant): Promise<Account[]> {
  const { id, zone, settings } = workspace;
  const schedule = scheduleOf(zone, settings);
  const places = await db.$queryRaw<{ zone: string; nudgeAt: string | null }[]>(sql`
    SELECT DISTINCT m."zone", ${ownNudgeAt} AS "nudgeAt" FROM "Member" m
     WHERE m."workspaceId" = ${id}::uuid AND m."active"`);
  const soon = now.add(ahead);
  const due = places.filter((place) => {
    const at = nextSlot("nudge", now, schedule, { id: "", ...place })?.at;
    return at !== undefined && at.epochMilliseconds <= soon.epochMilliseconds;
  });
  if (due.length === 0) return [];
  return db.$queryRaw<Account[]>(sql`
    SELECT i."platform", i."externalId" AS "installation", n."externalId", n."home"
      FROM "Member" m JOIN "Identity" n ON n."workspaceId" = m."workspaceId" AND n."memberId" = m."id" AND ${mayComeIn}
      JOIN ${rowsOf(due, sql`"zone" text, "nudgeAt" text`)} p
        ON p."zone" = m."zone" AND p."nudgeAt" IS NOT DISTINCT FROM ${ownNudgeAt}
      JOIN "Installation" i ON i."id" = n."installationId" AND i."platform" <> 'web'
     WHERE m."workspaceId" = ${id}::uuid AND ${isAsked(runningWeek(workspace, now))}
       AND n."checkedAt" < ${new Date(Date.now() - goodForMs)}
     ORDER BY n."checkedAt", n."id" LIMIT ${atOnce}::int`);
}
