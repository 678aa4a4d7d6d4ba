/** Private messages to members, in the chat where each was seen last. */
import type { Temporal } from "temporal-polyfill";
import type { Card } from "../chat/card.ts";
import type { KeptFile } from "../chat/file.ts";
import type { PlatformName } from "../chat/inbound.ts";
import { mayComeIn } from "../company/may-come-in.ts";
import type { Tx } from "../database/transaction.ts";
import type { Locale } from "../text/locale.ts";
import { enqueueMany, type NewDelivery } from "./enqueue.ts";

export type MemberNotice = Readonly<{
  memberId: string;
  /** One per message and member; include the member's id. */
  key: string;
  /** In the member's language. */
  card: Card;
  /** Sent in the card's place. */
  file?: KeptFile;
  /** Key of an earlier notice whose place this one takes. */
  replaces?: string;
  /** From then on it is not sent any more. */
  usefulUntil?: Temporal.Instant;
}>;

/** "nowhere": the member is not active, or has no chat that they may be written to in. */
export type Notified = "enqueued" | "already" | "nowhere";

/**
 * Enqueues a private message in the caller's transaction. @returns `already` for a key that was used before,
 * `nowhere` for a member without a chat
 */
export async function notifyMember(
  tx: Tx,
  memberId: string,
  notice: Omit<MemberNotice, "memberId">,
): Promise<Notified> {
  const notified = await notifyMembers(tx, [{ memberId, ...notice }]);
  return notified.get(notice.key) ?? "nowhere";
}

/**
 * The same for many members in a few statements. @returns how each key ended
 * @param except a platform on which nobody can be reached now
 */
export async function notifyMembers(
  tx: Tx,
  notices: readonly MemberNotice[],
  { except }: Readonly<{ except?: PlatformName }> = {},
): Promise<ReadonlyMap<string, Notified>> {
  const members = [...new Set(notices.map((notice) => notice.memberId))];
  const addresses = await addressesOf(tx, members, except);
  const deliveries = notices.flatMap(({ memberId, ...notice }): NewDelivery[] => {
    const address = addresses.get(memberId);
    return address ? [{ ...address, ...notice }] : [];
  });
  const added = await enqueueMany(tx, deliveries);
  return new Map(
    notices.map(({ memberId, key }) => {
      if (!addresses.has(memberId)) return [key, "nowhere"];
      return [key, added.has(key) ? "enqueued" : "already"];
    }),
  );
}

/** Those of these members who have a chat to be reached in. */
export async function whoIsReachable(tx: Tx, memberIds: readonly string[]): Promise<ReadonlySet<string>> {
  return new Set((await addressesOf(tx, memberIds)).keys());
}

type MemberAddress = Pick<NewDelivery, "workspaceId" | "installationId" | "recipient" | "locale">;

async function addressesOf(
  tx: Tx,
  memberIds: readonly string[],
  except?: PlatformName,
): Promise<Map<string, MemberAddress>> {
  const rows = await tx.$queryRaw<(MemberAddress & { memberId: string; locale: Locale })[]>`
    SELECT DISTINCT ON (m."id") m."id"::text AS "memberId", m."workspaceId"::text AS "workspaceId", m."locale",
           n."installationId"::text AS "installationId", coalesce(n."address", n."externalId") AS "recipient"
      FROM "Member" m JOIN "Identity" n ON n."workspaceId" = m."workspaceId" AND n."memberId" = m."id"
     WHERE m."id" = ANY (${memberIds}::uuid[]) AND m."active" AND ${mayComeIn}
       AND (${except ?? null}::text IS NULL OR n."installationId" NOT IN (
         SELECT o."id" FROM "Installation" o WHERE o."workspaceId" = n."workspaceId" AND o."platform" = ${except ?? null}::text))
     ORDER BY m."id", n."seenAt" DESC, n."id"`;
  return new Map(rows.map(({ memberId, ...address }) => [memberId, address]));
}
