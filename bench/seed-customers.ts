/** Customers of a company by the hundred thousand, written past the deeds: nobody looks at their history. */
import { readingColumns, readingsOf, readingTypes } from "../src/customers/readings.ts";
import type { Database } from "../src/database/open-database.ts";
import { rowsOf } from "../src/database/rows-of.ts";
import { sql } from "../src/database/sql.ts";

const atOnce = 5_000;

/** @param names as `companyNames` makes them */
export async function seedCustomers(
  { prisma }: Pick<Database, "prisma">,
  workspaceId: string,
  names: readonly string[],
): Promise<void> {
  // Built at once the trigrams take a tenth of the time.
  const indexes = await prisma.$queryRaw<{ name: string; made: string }[]>(sql`
    SELECT "indexname" AS "name", "indexdef" AS "made" FROM "pg_indexes"
     WHERE "tablename" = 'Customer' AND "indexdef" LIKE '%USING gin%'`);
  for (const { name } of indexes) await prisma.$executeRawUnsafe(`DROP INDEX "${name}"`);
  for (let from = 0; from < names.length; from += atOnce) {
    const rows = names.slice(from, from + atOnce).map((name) => ({ name, ...readingsOf(name) }));
    await prisma.$executeRaw(sql`
      INSERT INTO "Customer" ("id", "workspaceId", "name", ${readingColumns()})
      SELECT gen_random_uuid(), ${workspaceId}::uuid, r.* FROM ${rowsOf(rows, sql`"name" text, ${readingTypes}`)} r`);
  }
  for (const { made } of indexes) await prisma.$executeRawUnsafe(made);
  await prisma.$executeRawUnsafe(`VACUUM (ANALYZE) "Customer"`);
}
