/** What an open database says about itself, by statements that change nothing. */
import { compareMigrations, MIGRATIONS, readMigrations } from "../database/migrate.ts";

import {
  amountsToRecount,
  isRecounted,
  type OlderAmounts,
  olderAmounts,
} from "../deals/facts/older-amounts.ts";

/** Runs one statement and returns its rows; works the same on the embedded database and on a server. */
export type Query = (statement: string) => Promise<readonly Readonly<Record<string, unknown>>[]>;

export type DatabaseFacts = Readonly<{
  /** "17.2" */
  version: string;
  /** 17 */
  major: number;
  encoding: string;
  ctype: string;
  name: string;
  user: string;
  /** Whether a start may create what it needs: tables, the job queue's schema, the extension. */
  mayCreate: boolean;
  /** Skipped where Chinese cannot be stored at all. */
  trigrams: "work" | "no Chinese" | "absent" | "forbidden" | "not asked";
  migrations: Readonly<{ shipped: number; pending: readonly string[]; unknown: readonly string[] }>;
  /** Deals whose amounts a person has to look at. */
  olderAmounts: readonly OlderAmounts[];
  /** Undefined where the schema knows of no backups yet, or nobody works here. */
  keeping: Keeping | undefined;
}>;

export type Keeping = Readonly<{
  /** Hours since the last backup; null for never. */
  backupAge: number | null;
  /** Messages out of a backup that wait for a decision. */
  held: number;
  /** Where the company has gone. */
  movedTo: string | null;
}>;

export async function databaseFacts(query: Query): Promise<DatabaseFacts> {
  const [row] = await query(`
    SELECT current_setting('server_version') AS "version", current_setting('server_version_num')::int AS "number",
           pg_encoding_to_char(encoding) AS "encoding", datctype AS "ctype",
           quote_ident(datname) AS "name", quote_ident(current_user) AS "user",
           has_database_privilege(datname, 'CREATE')
             AND coalesce(has_schema_privilege(current_schema(), 'CREATE'), false) AS "mayCreate"
    FROM pg_database WHERE datname = current_database()`);
  const migrated = await migrations(query);
  return {
    version: String(row?.version).split(" ")[0] ?? "",
    major: Math.floor(Number(row?.number) / 10_000),
    encoding: String(row?.encoding),
    ctype: String(row?.ctype),
    name: String(row?.name),
    user: String(row?.user),
    mayCreate: row?.mayCreate === true,
    trigrams: row?.encoding === "UTF8" ? await trigrams(query, row.mayCreate === true) : "not asked",
    migrations: migrated,
    olderAmounts: await lookAtAmounts(query, migrated.pending),
    keeping: await lookAtKeeping(query),
  };
}

async function lookAtAmounts(query: Query, pending: readonly string[]): Promise<OlderAmounts[]> {
  const [table] = await query(`SELECT to_regclass('"Deal"') IS NOT NULL AS "there"`);
  if (table?.there !== true) return [];
  return (await query(isRecounted(pending) ? olderAmounts : amountsToRecount)) as unknown as OlderAmounts[];
}

async function lookAtKeeping(query: Query): Promise<Keeping | undefined> {
  const [column] = await query(`
    SELECT EXISTS (SELECT FROM information_schema.columns
       WHERE table_schema = current_schema() AND table_name = 'Workspace' AND column_name = 'movedTo') AS there`);
  if (column?.there !== true) return undefined;
  const [row] = await query(`
    SELECT w."movedTo" AS "movedTo", (SELECT count(*)::int FROM "Delivery" WHERE "state" = 'held') AS held,
           (SELECT extract(epoch FROM now() - s."at")::float8 / 3600 FROM "Slot" s
             WHERE s."workspaceId" = w."id" AND s."key" = 'backup') AS age
      FROM "Workspace" w WHERE NOT w."demo" ORDER BY w."createdAt", w."id" LIMIT 1`);
  if (!row) return undefined;
  const backupAge = row.age === null ? null : Number(row.age);
  return { backupAge, held: Number(row.held), movedTo: row.movedTo === null ? null : String(row.movedTo) };
}

/** Under LC_CTYPE=C pg_trgm takes Chinese characters for punctuation and matches nothing. */
async function trigrams(query: Query, mayCreate: boolean): Promise<DatabaseFacts["trigrams"]> {
  const [extension] = await query(
    `SELECT installed_version AS "installed" FROM pg_available_extensions WHERE name = 'pg_trgm'`,
  );
  if (!extension) return "absent";
  if (extension.installed !== null) return seeChinese(query);
  if (!mayCreate) return "forbidden";
  await query("BEGIN");
  try {
    await query("CREATE EXTENSION pg_trgm");
    return await seeChinese(query);
  } catch {
    return "forbidden";
  } finally {
    await query("ROLLBACK");
  }
}

async function seeChinese(query: Query): Promise<"work" | "no Chinese"> {
  const [place] = await query(`
    SELECT quote_ident(nspname) AS "schema" FROM pg_extension JOIN pg_namespace n ON n.oid = extnamespace
    WHERE extname = 'pg_trgm'`);
  const [found] = await query(`SELECT cardinality(${place?.schema}.show_trgm('华信医疗')) AS "count"`);
  return Number(found?.count) > 0 ? "work" : "no Chinese";
}

async function migrations(query: Query): Promise<DatabaseFacts["migrations"]> {
  const { migrationDirectories } = await readMigrations(MIGRATIONS);
  const shipped = migrationDirectories.map(({ path }) => path);
  const [history] = await query(`SELECT to_regclass('_prisma_migrations') IS NOT NULL AS "there"`);
  const rows =
    history?.there === true
      ? await query(`
          SELECT migration_name AS "name" FROM _prisma_migrations
          WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`)
      : [];
  const { missing, unknown } = compareMigrations(shipped, new Set(rows.map(({ name }) => String(name))));
  return { shipped: shipped.length, pending: missing, unknown };
}
