/** Fills an empty database with a backup's rows: all of them as they were, or none. */
import type { Place } from "../database/place.ts";
import type { Session } from "../database/session.ts";
import { foreignKeysIn, migrationsIn, quoted, strangersIn, tablesIn } from "./catalogue.ts";
import { sumOf } from "./dump.ts";
import type { Head, Piece, Sum, Table } from "./pieces.ts";
import { sameSum } from "./row-sum.ts";
import { shippedMigrations } from "./shipped-migrations.ts";
import { BackupTrouble } from "./trouble.ts";

export type Loaded = Readonly<{ head: Head; sums: ReadonlyMap<string, Sum> }>;

type Origin = Readonly<{
  /** Told of what is wrong: the backup's file, or where its rows come from. */
  from: string;
  /** How the place is called in a sentence; without a password. */
  place: string;
}>;

/** How much goes into one statement, in characters and rows. */
const atOnce = { length: 1024 * 1024, rows: 1_000 };

/**
 * Brings an empty place to the backup's schema and loads its rows in one transaction, in which they are read again and
 * compared with the backup's sums. A later start, or `migrate()`, brings it to this version's schema.
 * @param settle runs in the same transaction, after the comparison
 * @throws BackupTrouble, after which the place is as empty as before
 */
export async function load(
  place: Place,
  pieces: AsyncIterable<Piece>,
  { from, place: called }: Origin,
  settle: (session: Session) => Promise<void>,
): Promise<Loaded> {
  const all = pieces[Symbol.asyncIterator]();
  try {
    const first = await all.next();
    if (first.done || first.value.kind !== "head")
      throw new BackupTrouble({ code: "not a backup", file: from });
    const { head } = first.value;
    await expectKnown(head, from);
    await expectNothingElse(place, head, called);
    await place.migrate(head.migrations);
    await place.query("BEGIN");
    try {
      const tables = await takeEmptyTables(place, head, { from, place: called });
      const sums = await fill(place, tables, { [Symbol.asyncIterator]: () => all });
      await settle(place);
      await place.query("COMMIT");
      return { head, sums };
    } catch (error) {
      await place.query("ROLLBACK").catch(() => {});
      throw error;
    }
  } finally {
    await all.return?.();
  }
}

async function expectKnown({ migrations, program }: Head, file: string): Promise<void> {
  const shipped = new Set(await shippedMigrations());
  const unknown = migrations.filter((name) => !shipped.has(name));
  if (unknown.length > 0) throw new BackupTrouble({ code: "newer program", file, program, unknown });
}

/** Before anything is made there: what is not ours, or is at another schema than the backup's, is not touched. */
async function expectNothingElse(place: Place, { migrations }: Head, called: string): Promise<void> {
  const [stranger] = await strangersIn(place);
  if (stranger) throw new BackupTrouble({ code: "not empty", place: called, holds: stranger });
  const applied = await migrationsIn(place);
  // A restore that was killed left tables without rows, by the first of these migrations or all of them.
  const other = applied.find((name) => !migrations.includes(name));
  if (other) throw new BackupTrouble({ code: "not empty", place: called, holds: other });
}

/** Nobody else gets at the tables until the end: a bot that starts meanwhile finds them taken, or filled. */
async function takeEmptyTables(place: Place, head: Head, { from, place: called }: Origin): Promise<Table[]> {
  const there = await tablesIn(place);
  const names = there.map(({ name }) => quoted(name));
  await place.query(`LOCK TABLE ${names.join(", ")} IN ACCESS EXCLUSIVE MODE`);
  for (const { name } of there) {
    const [row] = await place.query(`SELECT 'a row' AS found FROM ${quoted(name)} LIMIT 1`);
    if (row) throw new BackupTrouble({ code: "not empty", place: called, holds: name });
  }
  const shape = (tables: readonly Table[]) =>
    JSON.stringify(tables.map(({ name, columns }) => [name, columns.map((each) => each.name).sort()]).sort());
  if (shape(there) !== shape(head.tables)) throw new BackupTrouble({ code: "damaged", file: from });
  const typeOf = new Map(
    there.flatMap(({ name, columns }) =>
      columns.map((column) => [`${name}.${column.name}`, column.type] as const),
    ),
  );
  // In the backup's order of columns, with the types they have here.
  return head.tables.map(({ name, columns }) => ({
    name,
    columns: columns.map((column) => ({
      name: column.name,
      type: typeOf.get(`${name}.${column.name}`) ?? "",
    })),
  }));
}

/**
 * Triggers watch over deeds, not over rows that were watched before; references between tables go in circles, so they
 * are checked when all rows are there.
 */
async function fill(
  place: Place,
  tables: readonly Table[],
  pieces: AsyncIterable<Piece>,
): Promise<ReadonlyMap<string, Sum>> {
  const keys = await foreignKeysIn(place);
  for (const { name } of tables) await place.query(`ALTER TABLE ${quoted(name)} DISABLE TRIGGER USER`);
  for (const { table, name } of keys)
    await place.query(`ALTER TABLE ${quoted(table)} DROP CONSTRAINT ${quoted(name)}`);
  const sums = await insertAll(place, new Map(tables.map((table) => [table.name, table])), pieces);
  for (const table of tables) {
    const came = await sumOf(place, table);
    if (!sameSum(came, sums.get(table.name)))
      throw new BackupTrouble({ code: "came out differently", table: table.name });
  }
  for (const { table, name, definition } of keys)
    await place.query(`ALTER TABLE ${quoted(table)} ADD CONSTRAINT ${quoted(name)} ${definition}`);
  for (const { name } of tables) await place.query(`ALTER TABLE ${quoted(name)} ENABLE TRIGGER USER`);
  return sums;
}

async function insertAll(
  place: Place,
  tables: ReadonlyMap<string, Table>,
  pieces: AsyncIterable<Piece>,
): Promise<ReadonlyMap<string, Sum>> {
  const sums = new Map<string, Sum>();
  let waiting: string[] = [];
  let length = 0;
  const insert = async (name: string) => {
    const table = tables.get(name);
    if (table && waiting.length > 0) await place.query(insertInto(table), [`[${waiting.join(",")}]`]);
    waiting = [];
    length = 0;
  };
  for await (const piece of pieces) {
    switch (piece.kind) {
      case "rows":
        for (const row of piece.rows) {
          waiting.push(row);
          length += row.length;
          if (length > atOnce.length || waiting.length >= atOnce.rows) await insert(piece.table);
        }
        break;
      case "sum":
        await insert(piece.table);
        sums.set(piece.table, piece.sum);
        break;
      case "end":
        await setSequences(place, piece.end.sequences);
    }
  }
  return sums;
}

function insertInto({ name, columns }: Table): string {
  const names = columns.map((column) => quoted(column.name)).join(", ");
  const values = columns.map(({ type }, nth) => `(r.value ->> ${nth})::${type}`).join(", ");
  return `INSERT INTO ${quoted(name)} (${names}) OVERRIDING SYSTEM VALUE
          SELECT ${values} FROM json_array_elements($1::text::json) AS r(value)`;
}

async function setSequences(place: Session, last: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(last))
    await place.query("SELECT setval($1::text::regclass, $2::text::bigint)::text AS last", [
      quoted(name),
      value,
    ]);
}
