import type { Database } from "./database.ts";
import { sql } from "./sql.ts";

/**
 * Has the planner count how large some tables have become. By itself a server looks once a minute, the embedded database every ten
 * seconds (`upkeep.ts`), and each connection keeps a plan until then: one made for an empty table takes any index, and reads all of
 * a company's rows once for each that is looked up.
 */
export async function countAnew(
  { prisma }: Pick<Database, "prisma">,
  tables: readonly string[],
): Promise<void> {
  for (const table of tables) await prisma.$executeRawUnsafe(`ANALYZE "${table}"`);
}

/** The same of those that were never counted, as in a new company: their size is guessed by how many pages they have. */
export async function countFirst(
  { prisma }: Pick<Database, "prisma">,
  tables: readonly string[],
): Promise<void> {
  const never = await prisma.$queryRaw<{ name: string }[]>(sql`
    SELECT c."relname"::text AS "name" FROM pg_class c
     WHERE c."oid" = to_regclass(quote_ident(c."relname")) AND c."relname" = ANY(${[...tables]}::text[]) AND c."reltuples" < 0`);
  await countAnew(
    { prisma },
    never.map(({ name }) => name),
  );
}
