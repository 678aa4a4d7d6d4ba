/** What tables a database has, by its own account. */
import type { Session } from "../database/session.ts";
import type { Column, Table } from "./pieces.ts";

const ours = `
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
 WHERE n.nspname = current_schema() AND c.relkind = 'r' AND c.relname <> '_prisma_migrations'`;

/** All tables of the program, by name. Generated columns are left out: they follow from the others. */
export async function tablesIn(session: Session): Promise<Table[]> {
  const rows = await session.query(`
    SELECT c.relname::text AS name,
           (SELECT json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) ORDER BY a.attnum)
              FROM pg_attribute a
             WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '')::text AS columns
    ${ours} ORDER BY c.relname`);
  return rows.map(({ name, columns }) => ({
    name: String(name),
    columns: JSON.parse(columns ?? "[]") as Column[],
  }));
}

/** Migrations that were applied, in order. Empty: there has never been a program of ours. */
export async function migrationsIn(session: Session): Promise<string[]> {
  const [history] = await session.query(`SELECT to_regclass('_prisma_migrations')::text AS name`);
  if (history?.name == null) return [];
  const rows = await session.query(`
    SELECT migration_name::text AS name FROM _prisma_migrations
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`);
  return rows.map(({ name }) => String(name));
}

/** The last number that each table's own sequence has given out. */
export async function sequencesIn(session: Session): Promise<Record<string, string>> {
  const rows = await session.query(`
    SELECT sequencename::text AS name, last_value::text AS last FROM pg_sequences
     WHERE schemaname = current_schema() AND last_value IS NOT NULL ORDER BY 1`);
  return Object.fromEntries(rows.map(({ name, last }) => [String(name), String(last)]));
}

type ForeignKey = Readonly<{ table: string; name: string; definition: string }>;

export async function foreignKeysIn(session: Session): Promise<ForeignKey[]> {
  const rows = await session.query(`
    SELECT c.relname::text AS "table", k.conname::text AS name, pg_get_constraintdef(k.oid)::text AS definition
      FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE k.contype = 'f' AND n.nspname = current_schema() ORDER BY 1, 2`);
  return rows as unknown as ForeignKey[];
}

/** Other tables in the way: of another program, in the same schema. */
export async function strangersIn(session: Session): Promise<string[]> {
  if ((await migrationsIn(session)).length > 0) return [];
  const rows = await session.query(`SELECT c.relname::text AS name ${ours} ORDER BY 1`);
  return rows.map(({ name }) => String(name));
}

/** A name as it stands in a statement. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
