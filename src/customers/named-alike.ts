/** Customers by what they are called, whatever the spelling. */
import { noSql, type Sql, sql } from "../database/sql.ts";
import type { Deed } from "../history/deed.ts";
import { normaliseCustomerName } from "../understanding/customer-name.ts";
import type { Customer } from "./customer.ts";
import { surelyMeant } from "./match-customer.ts";

type Called = Customer & Readonly<{ called: string; normalised: string }>;

/**
 * Name by name, which OFFSET holds the planner to: before a table of many new customers is analysed, it takes a list of names to
 * the trigram index, which answers equality a hundred times as slowly as the index of names.
 * @param among a condition on "Customer", such as whom the member may know; without it, whoever may know of them
 * @returns by the normalised name, merged ones last
 */
export async function namedAlike(
  { db, workspace }: Pick<Deed, "db" | "workspace">,
  names: readonly string[],
  among: Sql = noSql,
): Promise<ReadonlyMap<string, readonly Called[]>> {
  if (names.length === 0) return new Map();
  const equal = await db.$queryRaw<Called[]>(sql`
    SELECT k."id", k."name", k."isKey", k."industry", c."name" AS "called", c."normalised"
    FROM unnest(${[...new Set(names.map(normaliseCustomerName))]}::text[]) n("name")
    CROSS JOIN LATERAL (
      SELECT * FROM "Customer"
       WHERE "workspaceId" = ${workspace.id}::uuid AND "normalised" = n."name" AND "goneAt" IS NULL ${among}
      OFFSET 0) c
    JOIN "Customer" k ON k."id" = coalesce(c."mergedIntoId", c."id")
    ORDER BY c."mergedIntoId" IS NOT NULL, c."createdAt"`);
  return Map.groupBy(equal, ({ normalised }) => normalised);
}

export const equalTo = (alike: ReadonlyMap<string, readonly Called[]>, name: string): readonly Called[] =>
  alike.get(normaliseCustomerName(name)) ?? [];

/** Whom names surely mean; those that mean nobody are missing. One statement, however many. @param among as above */
export async function customersCalled(
  deed: Pick<Deed, "db" | "workspace">,
  names: readonly string[],
  among: Sql = noSql,
): Promise<ReadonlyMap<string, Customer>> {
  const alike = await namedAlike(deed, names, among);
  return new Map(
    names.flatMap((name) => {
      const same = surelyMeant(name, equalTo(alike, name));
      return same ? [[name, same] as const] : [];
    }),
  );
}
