import type { Tx } from "../database/transaction.ts";

export type DeadDelivery = Readonly<{
  id: string;
  workspaceId: string;
  /** Title of the card. */
  title: string;
  platform: string;
  /** User, channel or chat id on the platform. */
  recipient: string;
  /** The member behind the recipient, where it is one. */
  memberName: string | null;
  error: string;
  attempts: number;
  createdAt: Date;
}>;

/** Messages that were given up, newest first. */
export function listDead(
  db: Tx,
  workspaceId: string,
  { limit = 50 }: { limit?: number } = {},
): Promise<DeadDelivery[]> {
  return db.$queryRaw<DeadDelivery[]>`
    SELECT d."id"::text AS "id", d."workspaceId"::text AS "workspaceId", d."content" #>> '{card,title}' AS "title",
           i."platform", d."recipient", coalesce(d."lastError", '') AS "error", d."attempts", d."createdAt",
           (SELECT m."name" FROM "Identity" p JOIN "Member" m ON m."id" = p."memberId"
             WHERE p."installationId" = d."installationId" AND d."recipient" IN (p."address", p."externalId")
             LIMIT 1) AS "memberName"
      FROM "Delivery" d JOIN "Installation" i ON i."id" = d."installationId"
     WHERE d."workspaceId" = ${workspaceId}::uuid AND d."state" = 'dead'
     ORDER BY d."createdAt" DESC, d."id" LIMIT ${limit}`;
}
