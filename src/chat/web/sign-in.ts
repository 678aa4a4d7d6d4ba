/** One-time links: the way into the web chat. Only their SHA-256 is kept. */
import { createHash, randomBytes, randomUUID } from "node:crypto";
import type { Database } from "../../database/open-database.ts";
import { Rollback, type Tx, transaction } from "../../database/transaction.ts";
import { webLimits } from "./limits.ts";

export type MintedLink = Readonly<{
  /** To be put behind the public address; contains the secret and is shown once. */
  path: string;
  expiresAt: Date;
}>;

/**
 * Makes a link that signs a member in once.
 * @param db the transaction of the invitation, or the client itself
 * @param options.now when it is minted (default: the system's clock; links do not follow a demo clock)
 */
export async function mintLoginLink(
  db: Pick<Tx, "loginLink">,
  memberId: string,
  options: { now?: Date; hours?: number } = {},
): Promise<MintedLink> {
  const token = newSecret();
  const now = options.now ?? new Date();
  const expiresAt = new Date(now.getTime() + (options.hours ?? webLimits.linkHours) * 3_600_000);
  await db.loginLink.create({ data: { id: hashed(token), memberId, expiresAt } });
  return { path: `/login/${token}`, expiresAt };
}

/** 256 random bits, readable in an address. */
export const newSecret = (): string => randomBytes(32).toString("base64url");

export const hashed = (secret: string): string => createHash("sha256").update(secret).digest("hex");

/** Whose link it is, as long as it is still good. Looking does not use it up: chats fetch links to preview them. */
export async function readLink(
  database: Pick<Database, "prisma">,
  token: string,
  now: Date,
): Promise<{ memberId: string; name: string; locale: string } | undefined> {
  const link = await database.prisma.loginLink.findFirst({
    where: { id: hashed(token), usedAt: null, expiresAt: { gt: now } },
  });
  const member = link && (await database.prisma.member.findUnique({ where: { id: link.memberId } }));
  return member?.active ? { memberId: member.id, name: member.name, locale: member.locale } : undefined;
}

/**
 * Uses a link up.
 * @returns the web identity that is signed in now; undefined when the link is not good (any more)
 */
export async function redeemLink(
  database: Pick<Database, "prisma">,
  token: string,
  now: Date,
): Promise<{ identityId: string } | undefined> {
  return transaction(database, async (tx) => {
    const id = hashed(token);
    const { count } = await tx.loginLink.updateMany({
      where: { id, usedAt: null, expiresAt: { gt: now } },
      data: { usedAt: now },
    });
    const link = count === 1 ? await tx.loginLink.findUnique({ where: { id } }) : null;
    const member = link && (await tx.member.findUnique({ where: { id: link.memberId } }));
    if (!member?.active) throw new Rollback(undefined);
    return { identityId: await webIdentityOf(tx, member) };
  });
}

/** The member's identity in the web chat, made on first need. */
export async function webIdentityOf(tx: Tx, member: { id: string; workspaceId: string }): Promise<string> {
  const installation = await tx.installation.upsert({
    where: { platform_externalId: { platform: "web", externalId: "web" } },
    create: { platform: "web", externalId: "web", workspaceId: member.workspaceId },
    update: {},
  });
  const known = await tx.identity.findFirst({
    where: { installationId: installation.id, memberId: member.id },
    select: { id: true },
  });
  if (known) return known.id;
  const made = await tx.identity.create({
    data: { installationId: installation.id, memberId: member.id, externalId: randomUUID() },
    select: { id: true },
  });
  return made.id;
}
