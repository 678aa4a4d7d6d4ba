/** When a customer was last heard of, and what comes next. */
import type { OwnerScope } from "../company/owner-scope.ts";
import { noSql, type Sql, sql } from "../database/sql.ts";
import type { Deed } from "../history/deed.ts";
import { notTakenBack } from "../history/taken-back.ts";
import { ownedBy } from "./funnel-numbers.ts";

export type TouchKind = "visit" | "call" | "mail" | "demo" | "other";

export type Contacts = Readonly<{
  /** `on`: ISO date. */
  last: Readonly<{ on: string; kind: TouchKind; who: string }> | null;
  /** The nearest next step of an open deal that one may see. */
  next: Readonly<{ on: string; text: string; number: number }> | null;
}>;

/** @param owners whose deals and touches are told */
export async function contactsWith(
  { db, workspace }: Pick<Deed, "db" | "workspace">,
  customerId: string,
  owners: OwnerScope,
): Promise<Contacts> {
  const here = sql`(SELECT c."id" FROM "Customer" c WHERE c."workspaceId" = ${workspace.id}::uuid
    AND ${customerId}::uuid IN (c."id", c."mergedIntoId"))`;
  const [row] = await db.$queryRaw<Contacts[]>(sql`
    SELECT (SELECT jsonb_build_object('on', t."on", 'kind', t."kind", 'who', m."name")
              FROM "Touch" t JOIN "Member" m ON m."id" = t."memberId"
             WHERE t."workspaceId" = ${workspace.id}::uuid AND t."customerId" IN ${here} ${byThem(owners)} AND ${notTakenBack(sql`t."eventId"`)}
             ORDER BY t."on" DESC, t."id" DESC LIMIT 1) AS "last",
           (SELECT jsonb_build_object('on', d."nextStepDate", 'text', r."text", 'number', d."number")
              FROM "Deal" d JOIN "Remark" r ON r."id" = d."nextStepId"
             WHERE d."workspaceId" = ${workspace.id}::uuid AND d."customerId" = ${customerId}::uuid AND d."outcome" IS NULL
               AND d."nextStepDate" IS NOT NULL ${ownedBy(sql`d`, owners)} ORDER BY d."nextStepDate", d."number" LIMIT 1) AS "next"`);
  return { last: row?.last ?? null, next: row?.next ?? null };
}

const byThem = (owners: OwnerScope): Sql =>
  owners === "all" ? noSql : sql`AND t."memberId" = ANY(${owners}::uuid[])`;
