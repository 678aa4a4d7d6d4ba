/**
 * One company's rows in every table, known from the database's own catalogue: a table that is added later is among
 * them by itself. Nothing here knows what a row means; that a whole company goes needs no room's leave.
 */
import { rawSql, sql } from "./sql.ts";
import type { Tx } from "./transaction.ts";

type Table = Readonly<{ name: string; pointedAtBy: readonly string[] }>;

/** Every table that carries "workspaceId"; each comes after those that point to it, where these do not point in a ring. */
async function companyTables(db: Tx): Promise<string[]> {
  const tables = await db.$queryRaw<Table[]>(sql`
    SELECT c.relname::text AS "name", to_jsonb(ARRAY(
             SELECT DISTINCT f.relname::text FROM pg_constraint k JOIN pg_class f ON f.oid = k.conrelid
              WHERE k.confrelid = c.oid AND k.contype = 'f')) AS "pointedAtBy"
      FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'workspaceId'
     WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace ORDER BY 1`);
  const seen = new Set<string>();
  const ordered: string[] = [];
  const visit = ({ name, pointedAtBy }: Table): void => {
    if (seen.has(name)) return;
    seen.add(name);
    for (const one of tables.filter((table) => pointedAtBy.includes(table.name))) visit(one);
    ordered.push(name);
  };
  for (const table of tables) visit(table);
  return ordered;
}

/** How many rows a company has, by table; tables without any are left out. */
export async function countCompanyRows(db: Tx, companyId: string): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const table of await companyTables(db)) {
    const [row] = await db.$queryRaw<{ rows: number }[]>(sql`
      SELECT count(*)::int AS "rows" FROM ${rawSql(`"${table}"`)} WHERE "workspaceId" = ${companyId}::uuid`);
    if (row && row.rows > 0) found[table] = row.rows;
  }
  return found;
}

/**
 * Deletes a company with everything in it, its append-only history, too: the one deletion that the history's triggers
 * let pass, and only of the company that this transaction names. @returns how many rows went
 */
export async function deleteCompanyRows(tx: Tx, companyId: string): Promise<number> {
  await tx.$executeRaw(sql`
    SELECT set_config('statement_timeout', '0', true), set_config('lock_timeout', '15000', true)`);
  // No deed is under way, and none begins.
  await tx.$executeRaw(sql`SELECT await_deeds(${companyId}::uuid)`);
  await tx.$executeRaw(sql`SELECT set_config('loudou.purged_company', ${companyId}::text, true)`);
  let gone = 0;
  for (const table of await companyTables(tx))
    gone += await tx.$executeRaw(sql`
      DELETE FROM ${rawSql(`"${table}"`)} WHERE "workspaceId" = ${companyId}::uuid`);
  await tx.$executeRaw(sql`SELECT set_config('loudou.purged_company', '', true)`);
  return gone;
}
