/** One connection for work on the whole database, such as a backup: statement by statement, every value a text. */
import type { PGlite } from "@electric-sql/pglite";
import pg from "pg";
import { ServerUnusable } from "./server.ts";
import { commandLimits } from "./session-limits.ts";

type Row = Readonly<Record<string, string | null>>;

export type Session = Readonly<{
  kind: "embedded" | "server";
  /** Runs one statement; what it selects must be text. */
  query(statement: string, values?: readonly (string | null)[]): Promise<Row[]>;
  close(): Promise<void>;
}>;

/** What is written as text must read the same on every server, whatever its settings. */
const plainTexts = [
  "SET TIME ZONE 'UTC'",
  "SET DateStyle = 'ISO, YMD'",
  "SET IntervalStyle = 'postgres'",
  "SET bytea_output = 'hex'",
  "SET extra_float_digits = 1",
].join("; ");

/** A table may take minutes, so a statement has no limit; a process that stands still is cut off all the same. */
const limits = [
  "SET statement_timeout = 0",
  "SET lock_timeout = '15s'",
  "SET idle_in_transaction_session_timeout = '5min'",
  `SET tcp_user_timeout = ${commandLimits.unread}`,
].join("; ");

/** Shown in pg_stat_activity, so that it is not taken for a bot that runs. */
const sessionName = "loudou-operator";

/** @throws ServerUnusable */
export async function openServerSession(url: string): Promise<Session> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    application_name: sessionName,
  });
  // Told by the statement that it fails; unheard it would end the process.
  client.on("error", () => {});
  try {
    await client.connect();
    await client.query(`${plainTexts}; ${limits}`);
  } catch (error) {
    await client.end().catch(() => {});
    throw new ServerUnusable(url, error);
  }
  return {
    kind: "server",
    query: async (statement, values) =>
      (await client.query<Row>(values ? { text: statement, values: [...values] } : statement)).rows,
    close: () => client.end(),
  };
}

/** On a database that nobody else uses meanwhile: its one connection is in the transactions begun here. */
export async function sessionOn(pglite: PGlite): Promise<Session> {
  await pglite.exec(plainTexts);
  return {
    kind: "embedded",
    async query(statement, values) {
      if (values) return (await pglite.query<Row>(statement, [...values])).rows;
      return ((await pglite.exec(statement)).at(-1)?.rows ?? []) as unknown as Row[];
    },
    close: () => pglite.close(),
  };
}
