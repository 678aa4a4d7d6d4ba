/** Where something is known of a member: who is named nowhere can be gone as if they had never been. */
import { joinSql, noSql, rawSql, type Sql, sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";

/** Wherever a member is named, but for the events about them and those that another did in their name. */
export const namings: readonly (readonly [table: string, column: string])[] = [
  ["Identity", "memberId"],
  ["Identity", "admittedById"],
  ["ProviderAccount", "memberId"],
  ["LoginLink", "memberId"],
  ["JoinCode", "memberId"],
  ["Event", "memberId"],
  ["Deal", "ownerId"],
  ["DealVersion", "ownerId"],
  ["DealHelper", "memberId"],
  ["Customer", "ownerId"],
  ["Holding", "memberId"],
  ["TierPlan", "ownerId"],
  ["LeadWarning", "memberId"],
  ["LeadReview", "memberId"],
  ["Touch", "memberId"],
  ["TouchTarget", "memberId"],
  ["Submission", "memberId"],
  ["Submission", "coverId"],
  ["Absence", "memberId"],
  ["Absence", "coverId"],
  ["Exception", "askedById"],
  ["Exception", "decidedById"],
  ["Quota", "memberId"],
  ["Team", "managerId"],
  ["File", "memberId"],
  ["Draft", "memberId"],
  ["Import", "memberId"],
  ["ImportShape", "memberId"],
];

/** @param except teams that do not count, though a member leads them @returns which of them something is known about */
export async function membersNamed(
  tx: Tx,
  workspaceId: string,
  ids: readonly string[],
  except: readonly string[] = [],
): Promise<string[]> {
  const named = namings.map(
    ([table, column]): Sql => sql`
      SELECT x.${rawSql(`"${column}"`)} AS "id" FROM ${rawSql(`"${table}"`)} x
       WHERE x."workspaceId" = ${workspaceId}::uuid AND x.${rawSql(`"${column}"`)} = ANY(${[...ids]}::uuid[])
         ${table === "Team" ? sql`AND x."id" <> ALL(${[...except]}::uuid[])` : noSql}`,
  );
  const rows = await tx.$queryRaw<{ id: string }[]>(joinSql(named, " UNION "));
  return rows.map(({ id }) => id);
}
