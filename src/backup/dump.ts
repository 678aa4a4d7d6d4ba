/** Reads all of a database as of one instant. */
import type { Session } from "../database/session.ts";
import { migrationsIn, quoted, sequencesIn, tablesIn } from "./catalogue.ts";
import type { Head, Piece, Sum, Table } from "./pieces.ts";
import { programVersion } from "./program-version.ts";
import { RowSum } from "./row-sum.ts";

/** About how much is held in memory at a time, in characters. */
const atOnce = 1024 * 1024;
/** Rows of a table whose width is not known yet: the pieces of files are half a megabyte each. */
const firstRows = 8;
const mostRows = 2_000;

/**
 * All rows, in one transaction that sees one instant and changes nothing. Others go on writing meanwhile.
 * @param given what the head says of where the rows come from, if not what the session is
 */
export async function* dump(session: Session, given: Partial<Head> = {}): AsyncGenerator<Piece> {
  await session.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  try {
    const tables = await tablesIn(session);
    yield { kind: "head", head: { ...(await headOf(session, tables)), ...given } };
    for (const table of tables) yield* rowsOf(session, table);
    yield { kind: "end", end: { sequences: await sequencesIn(session) } };
  } finally {
    await session.query("ROLLBACK").catch(() => {});
  }
}

async function headOf(session: Session, tables: readonly Table[]): Promise<Head> {
  const [facts] = await session.query(`
    SELECT split_part(current_setting('server_version'), ' ', 1) AS postgres,
           to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at`);
  const companies = await session.query(`SELECT "name" FROM "Workspace" ORDER BY "createdAt", "id"`);
  return {
    program: programVersion,
    kind: session.kind,
    postgres: String(facts?.postgres),
    at: String(facts?.at),
    companies: companies.map(({ name }) => String(name)),
    migrations: await migrationsIn(session),
    tables,
  };
}

/** Rows of one table in an open transaction, and their sum at the end. */
async function* rowsOf(session: Session, table: Table): AsyncGenerator<Piece> {
  const sum = new RowSum();
  for await (const rows of fetched(session, table)) {
    for (const row of rows) sum.add(row);
    yield { kind: "rows", table: table.name, rows };
  }
  yield { kind: "sum", table: table.name, sum: sum.sum };
}

/** The sum of a table as it is in an open transaction. */
export async function sumOf(session: Session, table: Table): Promise<Sum> {
  const sum = new RowSum();
  for await (const rows of fetched(session, table)) for (const row of rows) sum.add(row);
  return sum.sum;
}

/**
 * By a cursor, so that no table is held as a whole. Each value is the text by which PostgreSQL itself writes it, from
 * which the same value is read again: bytes, numbers of any length, JSON, instants.
 */
async function* fetched(session: Session, { name, columns }: Table): AsyncGenerator<string[]> {
  const texts = columns.map((column) => `${quoted(column.name)}::text`).join(", ");
  await session.query(
    `DECLARE all_rows NO SCROLL CURSOR FOR SELECT to_json(ARRAY[${texts}]::text[])::text AS "row" FROM ${quoted(name)}`,
  );
  for (let size = firstRows; ; ) {
    const rows = (await session.query(`FETCH ${size} FROM all_rows`)).map(({ row }) => String(row));
    if (rows.length > 0) yield rows;
    if (rows.length < size) break;
    const length = rows.reduce((sum, row) => sum + row.length, 0);
    size = Math.min(mostRows, Math.max(1, Math.floor((atOnce * rows.length) / length)));
  }
  await session.query("CLOSE all_rows");
}
