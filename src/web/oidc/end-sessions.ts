/** Ends the sessions that were begun by the company account and are over there. */
import { sql } from "../../database/sql.ts";
import type { Tx } from "../../database/transaction.ts";
import { type LoggedOut, LogoutRefused } from "./logout-token.ts";

type Whose = Readonly<{ id: string; workspaceId: string }>;

/** What is handed in, for the transaction that ends them. */
export type LogoutParts = Readonly<{
  /** @returns false where that message has counted before */
  once: (tx: Tx, workspaceId: string, message: string) => Promise<boolean>;
  /** Writes down of how many browsers somebody was signed out. */
  signedOut: (tx: Tx, member: Whose, count: number) => Promise<void>;
}>;

/** @returns ids of the sessions that have ended @throws LogoutRefused where the message has counted before */
export async function endSessionsOf(
  tx: Tx,
  { issuer, jti, subject, sid }: LoggedOut,
  { once, signedOut }: LogoutParts,
): Promise<readonly string[]> {
  const meant = sql`s."issuer" = ${issuer}
    AND (${subject ?? null}::text IS NULL OR s."subject" = ${subject ?? null})
    AND (${sid ?? null}::text IS NULL OR s."providerSid" = ${sid ?? null})`;
  // Also where nobody is signed in now: who comes back meanwhile is not meant by a copy.
  const companies = await tx.$queryRaw<{ id: string }[]>(sql`
    SELECT "workspaceId"::text AS "id" FROM "ProviderAccount" WHERE "issuer" = ${issuer} AND "subject" = ${subject ?? null}
    UNION SELECT s."workspaceId"::text FROM "WebSession" s WHERE ${meant}`);
  for (const { id } of companies)
    if (!(await once(tx, id, `logout:${issuer}:${jti}`)))
      throw new LogoutRefused("This logout token has counted before");
  const ended = await tx.$queryRaw<{ id: string; workspaceId: string; memberId: string }[]>(sql`
    DELETE FROM "WebSession" s USING "Identity" n WHERE n."id" = s."identityId" AND ${meant}
    RETURNING s."id", s."workspaceId"::text AS "workspaceId", n."memberId"::text AS "memberId"`);
  for (const [id, theirs] of Map.groupBy(ended, ({ memberId }) => memberId))
    await signedOut(tx, { id, workspaceId: theirs[0]!.workspaceId }, theirs.length);
  return ended.map(({ id }) => id);
}
