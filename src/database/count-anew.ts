import type { Database } from "./database.ts";

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
