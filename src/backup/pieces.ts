/** What a backup consists of, in this order: a head, each table's rows and their sum, an end. */

export type Column = Readonly<{ name: string; type: string }>;
export type Table = Readonly<{ name: string; columns: readonly Column[] }>;

export type Head = Readonly<{
  /** Of the program that made it. */
  program: string;
  /** Where it was made: "embedded" or "server", and PostgreSQL's version. */
  kind: string;
  postgres: string;
  /** The instant as of which it is, in UTC. */
  at: string;
  /** Names of the companies in it. */
  companies: readonly string[];
  /** Migrations that had been applied. */
  migrations: readonly string[];
  tables: readonly Table[];
}>;

/** The same for the same rows in whatever order. */
export type Sum = Readonly<{ rows: number; sha256: string }>;

export type End = Readonly<{
  /** The last number of each sequence that has given out any, as text. */
  sequences: Readonly<Record<string, string>>;
}>;

export type Piece =
  | Readonly<{ kind: "head"; head: Head }>
  /** Each row is a JSON array of texts and nulls, in the order of the table's columns. */
  | Readonly<{ kind: "rows"; table: string; rows: readonly string[] }>
  | Readonly<{ kind: "sum"; table: string; sum: Sum }>
  | Readonly<{ kind: "end"; end: End }>;

/** Of all tables together. */
export const totalOf = (sums: Iterable<Sum>): number =>
  [...sums].reduce((total, { rows }) => total + rows, 0);
