/** Customers that have been merged into others: their rows stay, so that their names are still understood. */
import { type Sql, sql } from "../database/sql.ts";
import type { Deed } from "../history/deed.ts";
import { normaliseCustomerName } from "../understanding/customer-name.ts";

/** `into`: the name of the customer that it leads to now. */
export type MergedCustomer = Readonly<{ id: string; name: string; intoId: string; into: string }>;

/** Those that are called so, but for the legal form. */
export const mergedCalled = (deed: Deed, name: string): Promise<MergedCustomer[]> =>
  merged(deed, sql`c."normalised" = ${normaliseCustomerName(name)}`);

export const mergedInto = (deed: Deed, intoId: string): Promise<MergedCustomer[]> =>
  merged(deed, sql`c."mergedIntoId" = ${intoId}::uuid`);

export async function mergedById(deed: Deed, id: string): Promise<MergedCustomer | undefined> {
  return (await merged(deed, sql`c."id" = ${id}::uuid`))[0];
}

/** Of the whole company. */
export const allMerged = (deed: Deed): Promise<MergedCustomer[]> => merged(deed, sql`TRUE`);

/** More than a card can hold buttons for. */
const most = 20;

const merged = ({ db, workspace }: Deed, which: Sql): Promise<MergedCustomer[]> =>
  db.$queryRaw<MergedCustomer[]>(sql`
    SELECT c."id", c."name", i."id" AS "intoId", i."name" AS "into"
    FROM "Customer" c JOIN "Customer" i ON i."id" = c."mergedIntoId"
    WHERE c."workspaceId" = ${workspace.id}::uuid AND c."mergedIntoId" IS NOT NULL AND ${which}
    ORDER BY c."name", c."id" LIMIT ${most}`);
