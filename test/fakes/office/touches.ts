/** The touches of an office that stand, in the order of their days and deeds. */
import type { Office } from "./office.ts";

export type Touched = Readonly<{
  kind: string;
  on: string;
  minutes: number | null;
  who: string;
  number: number | null;
  customer: string;
  contacts: string[];
}>;

export const touchesOf = ({ database, workspaceId }: Office): Promise<Touched[]> =>
  database.prisma.$queryRaw`
    SELECT t."kind", t."on"::text AS "on", t."minutes", m."name" AS "who", d."number", c."name" AS "customer",
           coalesce((SELECT jsonb_agg(k."name" ORDER BY k."name") FROM "TouchContact" x JOIN "Contact" k ON k."id" = x."contactId"
                      WHERE x."touchId" = t."id"), '[]') AS "contacts"
      FROM "Touch" t JOIN "Member" m ON m."id" = t."memberId" JOIN "Customer" c ON c."id" = t."customerId"
           LEFT JOIN "Deal" d ON d."id" = t."dealId"
     WHERE t."workspaceId" = ${workspaceId}::uuid AND NOT EXISTS (SELECT 1 FROM "Event" u WHERE u."undoes" = t."eventId")
     ORDER BY t."eventId"`;
