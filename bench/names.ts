/**
 * node bench/names.ts [CUSTOMERS]: how long a name takes to be found among a hundred thousand customers on a server, and
 * the plan for a name of two characters. Time by the clock of whoever waits, one after the other.
 */
import pg from "pg";
import { Temporal } from "temporal-polyfill";
import type { Turn } from "../src/chat/use-case.ts";
import type { Member } from "../src/company/member.ts";
import { matchCustomer } from "../src/customers/match-customer.ts";
import { loadCandidates } from "../src/deals/naming/candidates.ts";
import { openServer } from "./databases.ts";
import { latenciesOf } from "./latencies.ts";
import { seedCompany, workspaceId } from "./seed-company.ts";

const customers = Number(process.argv[2] ?? 100_000);
const rounds = 20;
const typed = ["华信", "华", "金桥", "远航医疗", "北京华信医疗", "acme", "hx", "huaxin", "不存在", "斡旋"];

const server = await openServer();
if (!server) throw new Error("This needs a PostgreSQL server: initdb, or TEST_DATABASE_URL");
const bench = await server.database();
const database = await bench.open();
try {
  await seedCompany(database, { reps: 50, deals: 5_000, slackTeam: "T1", known: new Map() });
  await addCustomers(database.url!);
  const member = { id: "", role: "admin", workspaceId } as unknown as Member;
  const turn = {
    db: database.prisma,
    now: Temporal.Now.instant(),
    member,
    workspace: { id: workspaceId, settings: {} },
    needs: "deal.see",
  } as unknown as Turn;
  const ways = {
    "deals named": (name: string) => loadCandidates(turn, [[name]]),
    "customers like": (name: string) => matchCustomer(turn, name),
  };
  for (const [what, find] of Object.entries(ways))
    for (const name of typed) {
      const times: number[] = [];
      for (let round = 0; round < rounds + 5; round++) {
        const began = performance.now();
        await find(name);
        if (round >= 5) times.push(performance.now() - began);
      }
      const { p50, p99 } = latenciesOf(times, 0, 1);
      console.log(`${what} ${name}: p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`);
    }
  await explain(database.url!);
} finally {
  await database.close();
  await bench.remove();
  await server.stop();
}

/** Each with a deal, whose rows are copies of what is there: no history is looked at here. */
async function addCustomers(url: string): Promise<void> {
  await alone(url, async (client) => {
    await client.query(
      "SET session_replication_role = replica; SET enable_nestloop = off; SET synchronous_commit = off",
    );
    // Built at once they take a tenth of the time.
    const { rows: indexes } = await client.query<{ name: string; made: string }>(`
      SELECT "indexname" AS "name", "indexdef" AS "made" FROM "pg_indexes"
       WHERE "tablename" IN ('Customer', 'Deal') AND "indexdef" LIKE '%USING gin%'`);
    for (const { name } of indexes) await client.query(`DROP INDEX "${name}"`);
    await client.query(`
      WITH numbered AS (SELECT *, row_number() OVER (ORDER BY "id") - 1 AS "nth" FROM "Customer")
      INSERT INTO "Customer" ("id", "workspaceId", "name", "normalised", "pinyin", "initials", "readings")
      SELECT gen_random_uuid(), c."workspaceId", x."name", x."name",
             left(c."pinyin", 6) || x."sound" || right(c."pinyin", 6), left(c."initials", 2) || left(x."sound", 2), 99
        FROM generate_series(1, ${customers} - 1000) n
        JOIN numbered c ON c."nth" = n % 1000
        CROSS JOIN LATERAL (SELECT md5(n::text) AS "dice") d
        CROSS JOIN LATERAL (SELECT left(c."name", 2) || chr(19968 + ('x' || left(d."dice", 3))::bit(12)::int)
            || chr(19968 + ('x' || right(d."dice", 3))::bit(12)::int) || right(c."name", 2) AS "name",
          translate(substr(d."dice", 5, 6), '0123456789', 'ghijklmnop') AS "sound") x`);
    await client.query(`
      INSERT INTO "Deal" SELECT copy.*
        FROM (SELECT "id", row_number() OVER () AS "nth" FROM "Customer" WHERE "readings" = 99) c
        JOIN "Deal" d ON d."number" = 1 + c."nth" % 5000
        CROSS JOIN LATERAL jsonb_populate_record(d, jsonb_build_object(
          'id', gen_random_uuid(), 'customerId', c."id", 'number', 100000 + c."nth")) copy`);
    await client.query("SET maintenance_work_mem = '256MB'");
    for (const { made } of indexes) await client.query(made);
    await client.query("VACUUM (ANALYZE)");
  });
}

async function explain(url: string): Promise<void> {
  await alone(url, async (client) => {
    const { rows } = await client.query<{ "QUERY PLAN": string }>(`
      EXPLAIN (ANALYZE, BUFFERS) SELECT "id" FROM "Customer" WHERE name_pieces("normalised") @> ARRAY['华信']`);
    for (const row of rows) console.log(row["QUERY PLAN"]);
  });
}

async function alone(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
