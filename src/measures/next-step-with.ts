/** What comes next with a customer, in whichever deal. */
import type { OwnerScope } from "../company/owner-scope.ts";
import { sql } from "../database/sql.ts";
import type { Deed } from "../history/deed.ts";
import { ownedBy } from "./funnel-numbers.ts";

/** `on`: ISO date. */
export type NextStep = Readonly<{ on: string; text: string; number: number }>;

/** The nearest dated step of an open deal. @param owners whose deals are told */
export async function nextStepWith(
  { db, workspace }: Pick<Deed, "db" | "workspace">,
  customerId: string,
  owners: OwnerScope,
): Promise<NextStep | undefined> {
  const [next] = await db.$queryRaw<NextStep[]>(sql`
    SELECT d."nextStepDate"::text AS "on", r."text", d."number" FROM "Deal" d JOIN "Remark" r ON r."id" = d."nextStepId"
     WHERE d."workspaceId" = ${workspace.id}::uuid AND d."customerId" = ${customerId}::uuid AND d."outcome" IS NULL
       AND d."nextStepDate" IS NOT NULL ${ownedBy(sql`d`, owners)} ORDER BY d."nextStepDate", d."number" LIMIT 1`);
  return next;
}
