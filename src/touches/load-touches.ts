/** Touches as they are read: one by its deed, a list of them, the last one of a customer. */
import type { OwnerScope } from "../company/owner-scope.ts";
import { noSql, type Sql, sql } from "../database/sql.ts";
import type { Deed } from "../history/deed.ts";
import { notTakenBack } from "../history/taken-back.ts";
import type { TouchKind } from "../understanding/touch-kind.ts";

export type Touch = Readonly<{
  eventId: string;
  kind: TouchKind;
  /** ISO date. */
  on: string;
  minutes: number | null;
  who: string;
  memberId: string;
  customerId: string;
  customer: string;
  dealId: string | null;
  number: number | null;
  /** What came of it, in their words. */
  text: string;
  contacts: readonly Readonly<{ id: string; name: string }>[];
  /** How many there are in all, however few were asked for. */
  count: number;
}>;

/** Of whose deals, and of one's own wherever: t, with its deal d. */
const seenBy = ({ member }: Deed, owners: OwnerScope): Sql =>
  owners === "all"
    ? noSql
    : sql`AND (t."memberId" = ${member.id}::uuid OR d."ownerId" = ANY(${owners}::uuid[])
               OR (t."dealId" IS NULL AND t."memberId" = ANY(${owners}::uuid[])))`;

/** Newest first. @param where conditions on t (touch), c (its customer as it is now), d (its deal) */
export async function loadTouches(
  deed: Deed,
  {
    owners,
    where,
    limit,
    offset = 0,
  }: Readonly<{ owners: OwnerScope; where: Sql; limit: number; offset?: number }>,
): Promise<Touch[]> {
  return deed.db.$queryRaw(sql`
    SELECT count(*) OVER ()::int AS "count", t."eventId"::text AS "eventId", t."kind", t."on"::text AS "on", t."minutes", m."name" AS "who", t."memberId",
           c."id" AS "customerId", c."name" AS "customer", d."id" AS "dealId", d."number", coalesce(r."text", '') AS "text",
           coalesce((SELECT jsonb_agg(jsonb_build_object('id', k."id", 'name', k."name") ORDER BY k."name")
              FROM "TouchContact" x JOIN "Contact" k ON k."id" = x."contactId" AND k."erasedAt" IS NULL
             WHERE x."workspaceId" = t."workspaceId" AND x."touchId" = t."id"), '[]') AS "contacts"
    FROM "Touch" t JOIN "Customer" o ON o."id" = t."customerId" JOIN "Customer" c ON c."id" = coalesce(o."mergedIntoId", o."id")
         JOIN "Member" m ON m."id" = t."memberId" JOIN "Event" e ON e."id" = t."eventId"
         LEFT JOIN "Remark" r ON r."id" = e."remarkId" LEFT JOIN "Deal" d ON d."id" = t."dealId"
    WHERE t."workspaceId" = ${deed.workspace.id}::uuid AND ${where} AND ${notTakenBack(sql`t."eventId"`)}
      AND d."outcome" IS DISTINCT FROM 'withdrawn' ${seenBy(deed, owners)}
    ORDER BY t."on" DESC, t."eventId" DESC LIMIT ${limit} OFFSET ${offset}`);
}

/** With a customer, and with what has been merged into it. */
export const withCustomer = (id: string): Sql =>
  sql`t."customerId" IN (SELECT i."id" FROM "Customer" i WHERE ${id}::uuid IN (i."id", i."mergedIntoId"))`;

/** One's own, while it stands. @param eventId untrusted: a number, or it is none */
export async function ownTouch(deed: Deed, eventId: string): Promise<Touch | undefined> {
  const [touch] = await loadTouches(deed, {
    owners: [deed.member.id],
    where: sql`t."eventId" = ${eventId}::bigint AND t."memberId" = ${deed.member.id}::uuid`,
    limit: 1,
  });
  return touch;
}
