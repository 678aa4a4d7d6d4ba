/**
 * Open deals of the currencies whose decimals depended on the release of Node: Node 24.13.1 and newer counted none of IDR,
 * HUF, COP and PKR, and two of RSD, older ones the other way round. Which one kept a row cannot be told from it, so a person
 * has to look: until the amount is written anew, or the deal is closed.
 */

/** Since it, decimals are those of ISO 4217. */
const recounted = "20261128151000_minor_digits";

const dealsOf = (more: string): string => `
  SELECT d."currency", count(*)::int AS "count",
         (array_to_string((array_agg('#' || d."number" ORDER BY d."number"))[1:10], ', ')) AS "first"
  FROM "Deal" d ${more}
  WHERE d."currency" IN ('COP', 'HUF', 'IDR', 'PKR', 'RSD') AND d."outcome" IS NULL
  GROUP BY d."currency" ORDER BY d."currency"`;

/** A statement of rows `OlderAmounts`: those whose amount still stands as it was kept before. */
export const olderAmounts = dealsOf(`
  JOIN "DealVersion" v ON v."workspaceId" = d."workspaceId" AND v."dealId" = d."id"
                      AND v."currency" = d."currency" AND v."amountMinor" = d."amountMinor"
  JOIN _prisma_migrations m ON m.migration_name = '${recounted}'
                           AND v."from" < m.finished_at AND (v."to" IS NULL OR v."to" >= m.finished_at)`);

/** The same in a database that is not migrated yet: all of them. */
export const amountsToRecount = dealsOf("");

export const isRecounted = (pending: readonly string[]): boolean => !pending.includes(recounted);

export type OlderAmounts = Readonly<{ currency: string; count: number; first: string }>;

/** "IDR (#3, #7), RSD (#12, #13 … 40 in all)" */
export const nameOlderAmounts = (rows: readonly OlderAmounts[], separator = ", "): string =>
  rows
    .map(({ currency, count, first }) => `${currency} (${first}${count > 10 ? `, … ${count}` : ""})`)
    .join(separator);
