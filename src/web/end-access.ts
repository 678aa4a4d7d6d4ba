/** Ends sessions and sign-in links. */
import { sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";

/** Signs a member out of every browser, and takes their links away; only a new link opens their web chat again. */
export async function endAccess(
  tx: Tx,
  member: Readonly<{ id: string; workspaceId: string }>,
): Promise<void> {
  const theirs = sql`"workspaceId" = ${member.workspaceId}::uuid AND "memberId" = ${member.id}::uuid`;
  await tx.$executeRaw(sql`
    DELETE FROM "WebSession" WHERE "identityId" IN (SELECT "id" FROM "Identity" WHERE ${theirs})`);
  await tx.$executeRaw(sql`DELETE FROM "LoginLink" WHERE ${theirs}`);
  await tx.identity.updateMany({
    where: { workspaceId: member.workspaceId, memberId: member.id, installation: { platform: "web" } },
    data: { account: "deleted" },
  });
}

export type SignedIn = Readonly<{ name: string; memberId: string; seenAt: Date; expiresAt: Date }>;

/** Browsers that are signed in. @param memberId of one person; everybody's if missing */
export const listSessions = (db: Tx, workspaceId: string, memberId?: string): Promise<SignedIn[]> =>
  db.$queryRaw<SignedIn[]>(sql`
    SELECT m."name", m."id"::text AS "memberId", n."seenAt", s."expiresAt"
      FROM "WebSession" s JOIN "Identity" n ON n."id" = s."identityId" JOIN "Member" m ON m."id" = n."memberId"
     WHERE s."workspaceId" = ${workspaceId}::uuid AND s."expiresAt" > now()
       AND (${memberId ?? null}::uuid IS NULL OR m."id" = ${memberId ?? null}::uuid)
     ORDER BY m."name", s."expiresAt" DESC`);

/** Signs browsers out; whoever has a link can sign in again. @returns how many */
export const endSessions = (tx: Tx, workspaceId: string, memberId?: string): Promise<number> =>
  tx.$executeRaw(sql`
    DELETE FROM "WebSession" WHERE "workspaceId" = ${workspaceId}::uuid
       AND (${memberId ?? null}::uuid IS NULL
            OR "identityId" IN (SELECT "id" FROM "Identity" WHERE "memberId" = ${memberId ?? null}::uuid))`);

/**
 * Removes what has expired, except links for the first admin, of which there are never more than a few: they
 * tell every later start that one was printed. @returns how many rows were removed
 */
export async function purgeAccess(db: Tx): Promise<number> {
  const sessions = await db.$executeRaw`DELETE FROM "WebSession" WHERE "expiresAt" < now()`;
  const links = await db.$executeRaw`
    DELETE FROM "LoginLink" WHERE "expiresAt" < now() - interval '1 day' AND "memberId" IS NOT NULL`;
  return sessions + links;
}

/**
 * Ends every session and takes away every link that is still open, all companies': in rows out of a backup, sessions
 * that were ended since are there again, and links that were used.
 */
export async function endAllAccess(db: Pick<Tx, "$executeRaw">): Promise<void> {
  await db.$executeRaw(sql`DELETE FROM "WebSession"`);
  await db.$executeRaw(sql`DELETE FROM "LoginLink" WHERE "memberId" IS NOT NULL`);
  await db.$executeRaw(sql`UPDATE "LoginLink" SET "usedAt" = now() WHERE "usedAt" IS NULL`);
}
