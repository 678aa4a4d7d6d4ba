/** One-time links: the way into the web chat. Only their SHA-256 is kept. */
import { createHash, randomBytes, randomUUID } from "node:crypto";
import type { Whose } from "../chat/web/conversation.ts";
import { webLimits } from "../chat/web/limits.ts";
import type { Database } from "../database/open-database.ts";
import { Rollback, type Tx, transaction } from "../database/transaction.ts";

export type MintedLink = Readonly<{
  /** To be put behind the public address; contains the secret and is shown once. */
  path: string;
  expiresAt: Date;
}>;

/** Writes the sign-in down, in the transaction that uses the link up. */
export type SignedIn = (tx: Tx, member: Readonly<{ id: string; workspaceId: string }>) => Promise<void>;

/** Handed in, because who runs a company is not for a chat to decide. */
export type FirstAdminSeat = Readonly<{
  /** In which the first admin will be spoken to. */
  locale: string;
  /** Whether there is an admin already, which invalidates a first-admin link. */
  taken(db: Tx): Promise<boolean>;
  /** Creates the first admin; undefined when there is an admin already. */
  take(tx: Tx): Promise<{ id: string; workspaceId: string } | undefined>;
}>;

/** Whom a good link signs in. */
export type LinkHolder =
  | Readonly<{ kind: "member"; name: string; locale: string }>
  /** Whoever uses it. */
  | Readonly<{ kind: "first admin"; locale: string }>;

/**
 * Creates a one-time sign-in link.
 * @param db the transaction of the invitation, or the client itself
 * @param member null: the person who uses it becomes the first admin
 * @param options.now when it is created (default: the system's clock; links do not follow a demo clock)
 */
export async function mintLoginLink(
  db: Pick<Tx, "loginLink">,
  member: Readonly<{ id: string; workspaceId: string }> | null,
  options: { now?: Date; hours?: number } = {},
): Promise<MintedLink> {
  const token = newSecret();
  const now = options.now ?? new Date();
  const expiresAt = new Date(now.getTime() + (options.hours ?? webLimits.linkHours) * 3_600_000);
  await db.loginLink.create({
    data: { id: hashed(token), workspaceId: member?.workspaceId, memberId: member?.id, expiresAt },
  });
  return { path: `/login/${token}`, expiresAt };
}

/** Whether a link for the first admin was ever made, used or not: those are kept for good. */
export async function wasFirstAdminInvited(db: Pick<Tx, "loginLink">): Promise<boolean> {
  return (await db.loginLink.findFirst({ where: { memberId: null }, select: { id: true } })) !== null;
}

/** 256 random bits, readable in an address. */
export const newSecret = (): string => randomBytes(32).toString("base64url");

/** Anything else was never one of our tokens, so the database isn't asked. */
const isShapedLikeSecret = (token: string): boolean => /^[\w-]{43}$/.test(token);

export const hashed = (secret: string): string => createHash("sha256").update(secret).digest("hex");

/**
 * Whose link it is, as long as it is still valid. Looking does not use it up: chats fetch links to preview them.
 * @param seat without one no link makes anyone admin
 */
export async function readLink(
  { prisma }: Pick<Database, "prisma">,
  token: string,
  now: Date,
  seat?: FirstAdminSeat,
): Promise<LinkHolder | undefined> {
  if (!isShapedLikeSecret(token)) return undefined;
  const link = await prisma.loginLink.findFirst({
    where: { id: hashed(token), usedAt: null, expiresAt: { gt: now } },
  });
  if (!link) return undefined;
  if (link.memberId === null) {
    const free = seat && !(await seat.taken(prisma));
    return free ? { kind: "first admin", locale: seat.locale } : undefined;
  }
  const member = await prisma.member.findUnique({ where: { id: link.memberId } });
  return member?.active ? { kind: "member", name: member.name, locale: member.locale } : undefined;
}

/**
 * Uses a link up.
 * @param seat without one no link makes anyone admin
 * @param signedIn of who keeps the history
 * @returns the web identity that is now signed in; undefined when the link is not, or no longer, valid
 */
export async function redeemLink(
  database: Pick<Database, "prisma">,
  token: string,
  now: Date,
  seat?: FirstAdminSeat,
  signedIn: SignedIn = async () => {},
): Promise<Whose | undefined> {
  if (!isShapedLikeSecret(token)) return undefined;
  return transaction(database, async (tx) => {
    const id = hashed(token);
    // Of two who press at once the second waits here, and finds it used.
    const { count } = await tx.loginLink.updateMany({
      where: { id, usedAt: null, expiresAt: { gt: now } },
      data: { usedAt: now },
    });
    const link = count === 1 ? await tx.loginLink.findUnique({ where: { id } }) : null;
    const member = link && (await holderOf(tx, link.memberId, seat));
    if (!member) throw new Rollback(undefined);
    const { workspaceId } = member;
    if (link.workspaceId === null) await tx.loginLink.update({ where: { id }, data: { workspaceId } });
    const identityId = await webIdentityOf(tx, member);
    await signedIn(tx, { id: member.id, workspaceId });
    return { workspaceId, identityId };
  });
}

async function holderOf(tx: Tx, memberId: string | null, seat: FirstAdminSeat | undefined) {
  if (memberId === null) return seat?.take(tx);
  const member = await tx.member.findUnique({ where: { id: memberId } });
  return member?.active ? member : undefined;
}

/** A minted link as an invitation shows it. @param url the public address, without a trailing slash */
export const signInLink = ({ path, expiresAt }: MintedLink, url: string) => ({
  url: `${url}${path}`,
  hours: Math.round((expiresAt.getTime() - Date.now()) / 3_600_000),
});

/**
 * The member's identity in the web chat, created on first need.
 * @param seenAt last-seen time if it has to be created; default: now. Private messages go to the chat a person
 * used last
 */
export async function webIdentityOf(
  tx: Tx,
  { id: memberId, workspaceId }: { id: string; workspaceId: string },
  seenAt?: Date,
): Promise<string> {
  const { id: installationId } = await tx.installation.upsert({
    where: { platform_externalId: { platform: "web", externalId: "web" } },
    create: { platform: "web", externalId: "web", workspaceId },
    update: {},
  });
  const known = await tx.identity.findFirst({
    where: { workspaceId, memberId, installationId },
    select: { id: true },
  });
  // A link opens the doors again that were shut when the person's other account went.
  if (known) await tx.identity.update({ where: { id: known.id }, data: { account: "member" } });
  if (known) return known.id;
  const made = await tx.identity.create({
    data: { workspaceId, installationId, memberId, externalId: randomUUID(), seenAt },
    select: { id: true },
  });
  return made.id;
}
