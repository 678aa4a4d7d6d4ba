/** Our own SQL on its way to the driver, and its rows on their way back. */
import { ColumnTypeEnum, type SqlQueryable, type SqlResultSet } from "@prisma/driver-adapter-utils";
import { Prisma } from "./generated/client.ts";
import { type Sql, sql } from "./sql.ts";

export type RawStatements = Pick<Prisma.TransactionClient, "$queryRaw" | "$executeRaw">;

type Given = TemplateStringsArray | Sql;

/**
 * What Prisma does with raw statements, without its overhead: a plan, an interpreter and a mapping for each,
 * which take as long as the driver itself. Values and rows are the same as Prisma's (`deserializeRawResult` in
 * its runtime).
 */
export function rawStatements(driver: SqlQueryable): RawStatements {
  const query = async (given: Given, ...values: unknown[]) =>
    rowsOf(await driver.queryRaw(statement(given, values)));
  const execute = async (given: Given, ...values: unknown[]) => driver.executeRaw(statement(given, values));
  // Prisma's promises start when awaited; these start at once, which makes no difference to the caller.
  return { $queryRaw: query, $executeRaw: execute } as unknown as RawStatements;
}

const asItIs = { scalarType: "unknown", arity: "scalar" } as const;

function statement(given: Given, values: unknown[]) {
  const { text, values: args } = given instanceof Prisma.Sql ? given : sql(given, ...values);
  return { sql: text, args, argTypes: args.map(() => asItIs) };
}

function rowsOf({ columnNames, columnTypes, rows }: SqlResultSet): Record<string, unknown>[] {
  const readers = columnTypes.map(readerOf);
  return rows.map((row) => {
    const found: Record<string, unknown> = {};
    for (const [nth, name] of columnNames.entries()) {
      const value = row[nth];
      found[name] = value === null ? null : readers[nth]!(value);
    }
    return found;
  });
}

type Reader = (value: unknown) => unknown;

const same: Reader = (value) => value;
const each =
  (read: Reader): Reader =>
  (values) =>
    (values as unknown[]).map((value) => (value === null ? null : read(value)));

const bigint: Reader = (value) => BigInt(value as string | number);
const instant: Reader = (value) => new Date(value as string);
const json: Reader = (value) => JSON.parse(value as string);
const number: Reader = Number;
const decimal: Reader = (value) => new Prisma.Decimal(value as string);

/** A server's driver gives a Buffer. */
const bytes: Reader = (value) => {
  const { buffer, byteOffset, byteLength } = value as Uint8Array;
  return new Uint8Array(buffer, byteOffset, byteLength);
};

const readers = new Map<number, Reader>([
  [ColumnTypeEnum.Int32, number],
  [ColumnTypeEnum.Int64, bigint],
  [ColumnTypeEnum.Float, number],
  [ColumnTypeEnum.Double, number],
  [ColumnTypeEnum.Numeric, decimal],
  [ColumnTypeEnum.Boolean, same],
  [ColumnTypeEnum.Text, same],
  [ColumnTypeEnum.Uuid, same],
  [ColumnTypeEnum.Json, json],
  [ColumnTypeEnum.DateTime, instant],
  [ColumnTypeEnum.Date, instant],
  [ColumnTypeEnum.Bytes, bytes],
  [ColumnTypeEnum.Int32Array, each(number)],
  [ColumnTypeEnum.Int64Array, each(bigint)],
  [ColumnTypeEnum.TextArray, same],
  [ColumnTypeEnum.UuidArray, same],
  [ColumnTypeEnum.DateArray, each(instant)],
  [ColumnTypeEnum.DateTimeArray, each(instant)],
]);

function readerOf(type: number): Reader {
  const reader = readers.get(type);
  if (!reader) throw new TypeError(`Nobody has told how a column of Prisma's type ${type} is read`);
  return reader;
}
