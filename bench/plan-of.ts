/** How the database runs a statement of ours. */
import pg from "pg";
import { type Sql, sql } from "../src/database/sql.ts";
import type { Tx } from "../src/database/transaction.ts";

/** As the server runs it for everybody: with the plan that knows no name. */
export async function planOf(url: string, statement: Sql): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("SET plan_cache_mode = force_generic_plan; SET jit = off");
    await client.query(`PREPARE measured AS ${statement.text}`);
    const values = statement.values.map((value) => literal(value));
    const { rows } = await client.query<{ "QUERY PLAN": string }>(
      `EXPLAIN (ANALYZE, BUFFERS) EXECUTE measured(${values})`,
    );
    return rows.map((row) => row["QUERY PLAN"]);
  } finally {
    await client.end();
  }
}

/** Of no type of its own: it becomes what the parameter is. */
const literal = (value: unknown): string =>
  typeof value === "number"
    ? String(value)
    : pg.escapeLiteral(
        Array.isArray(value) ? `{${value.map((one) => JSON.stringify(String(one)))}}` : String(value),
      );

/** The last statement that some work reads by. */
export async function statementFrom(db: Tx, work: (db: Tx) => Promise<unknown>): Promise<Sql> {
  let said: Sql = sql`SELECT`;
  const listening = {
    $queryRaw: (statement: Sql) => {
      said = statement;
      return db.$queryRaw(statement);
    },
  } as unknown as Tx;
  await work(listening);
  return said;
}
