/**
 * `/customer worth` of who sees everything, among two hundred thousand customers that somebody looks after, against the
 * plainest SQL with its numbers; the other views; and the list behind a number. The plan is kept with them.
 */
import type { Reply } from "../src/chat/reply.ts";
import { type Sql, sql } from "../src/database/sql.ts";
import { transaction } from "../src/database/transaction.ts";
import { logDeals } from "../src/deals/writing/log-deals.ts";
import { worthGroups } from "../src/measures/worth.ts";
import { askedBy } from "../src/priorities/weigh.ts";
import { dice } from "../test/fakes/dice.ts";
import { doAs } from "../test/fakes/office/history.ts";
import { type Colleague, type Office, openOffice } from "../test/fakes/office/office.ts";
import { tablesOf } from "../test/fakes/office/reading.ts";
import { byHandOn } from "./baseline/by-hand-database.ts";
import { worthByStage } from "./baseline/worth-sql.ts";
import { companyNames } from "./company-names.ts";
import type { BenchDatabase } from "./databases.ts";
import type { Figures } from "./figures.ts";
import { inTurns } from "./in-turns.ts";
import { latenciesOf } from "./latencies.ts";
import type { Sizes } from "./options.ts";
import { planOf, statementFrom } from "./plan-of.ts";
import { seedCustomers } from "./seed-customers.ts";

type Parts = Readonly<{
  emptyDatabase: () => Promise<BenchDatabase>;
  sizes: Sizes;
  figures: Figures;
}>;

/** One customer in so many has an open deal. */
const withDeal = 5;
const atOnce = 2_000;

export async function measureWorth({ emptyDatabase, sizes, figures }: Parts): Promise<void> {
  const bench = await emptyDatabase();
  const database = await bench.open();
  // A company with so many has a server.
  const count = bench.kind === "server" ? sizes.customers : sizes.customers / 10;
  const group = `worth ${bench.kind}`;
  const byHand = byHandOn(database);
  try {
    const office = await openOffice(database);
    const boss = await office.joins("Boss", { role: "admin" });
    const reps: Colleague[] = [];
    for (let nth = 0; nth < 20; nth++) reps.push(await office.joins(`Rep ${nth}`));
    await seedCustomers(database, office.workspaceId, companyNames(count));
    await looksAfter(office, reps);
    figures.heading(`Who deserves time, of ${count} customers on ${bench.name}`);
    const repeats = sizes.repeats * 2;
    const { mine, plain } = await inTurns(
      async () => numbersOf((await boss.says("/customer worth")).reply),
      async () => {
        const rows = await worthByStage(byHand, office.workspaceId);
        return rows.map(({ band, count }) => `${band ?? "none"} ${count}`);
      },
      repeats,
    );
    figures.add({ group, name: "/customer worth: Loudou, with its card", value: mine, unit: "ms" });
    figures.add({ group, name: "/customer worth: plainest SQL", value: plain, unit: "ms" });
    figures.add({
      ...{ group, name: "/customer worth: against plainest SQL", value: mine / plain, unit: "×" },
      bar: { atMost: 1.5 },
    });
    for (const line of [
      "/customer worth date",
      "/customer worth size",
      "/customer worth time",
      "/customer key",
    ])
      figures.add({ group, name: line, value: await timed(boss, line, repeats), unit: "ms" });
    figures.add({
      ...{ group, name: "The list behind a number of it", unit: "ms" },
      value: await timed(
        boss,
        { action: "customer.worth-list", values: { by: "date", of: "overdue" } },
        repeats,
      ),
    });
    if (database.url)
      figures.keepPlan(
        "Who deserves time, by stage",
        await planOf(database.url, await byStage(office, boss)),
      );
  } finally {
    await byHand.close();
    await database.close();
    await bench.remove();
  }
}

const byStage = (office: Office, boss: Colleague): Promise<Sql> =>
  doAs(office, boss.id, async (deed) => {
    const asked = await askedBy(deed);
    return statementFrom(deed.db, (db) => worthGroups(db, asked, "stage"));
  });

/** The table's numbers, each with its column, whatever the columns are called: the highest band first, then none. */
function numbersOf(reply: Reply): string[] {
  if (reply.type !== "card") throw new Error(`No card: ${JSON.stringify(reply)}`);
  const [{ columns, rows }] = tablesOf(reply.card) as [ReturnType<typeof tablesOf>[number]];
  const bands = columns.length - 2;
  return rows.flatMap(({ cells }) =>
    cells
      .slice(1)
      .flatMap((cell, nth) => (cell === "0" ? [] : [`${nth < bands ? bands - 1 - nth : "none"} ${cell}`])),
  );
}

type Asked = string | Readonly<{ action: string; values: Readonly<Record<string, string>> }>;

async function timed(person: Colleague, asked: Asked, repeats: number): Promise<number> {
  const times: number[] = [];
  for (let nth = 0; nth <= repeats; nth++) {
    const began = performance.now();
    const { reply } = typeof asked === "string" ? await person.says(asked) : await person.presses(asked);
    if (reply.type !== "card") throw new Error(`No card: ${JSON.stringify(reply)}`);
    if (nth > 0) times.push(performance.now() - began);
  }
  return latenciesOf(times, 0, 1).p50;
}

/** Each customer by one of the reps, with what is known of it; every fifth with an open deal. */
async function looksAfter(office: Office, reps: readonly Colleague[]): Promise<void> {
  const { prisma } = office.database;
  const owners = reps.map(({ id }) => id);
  const levels = ["high", "medium", "low", null];
  const update = sql`
    UPDATE "Customer" c SET "ownerId" = (${owners}::uuid[])[1 + n."at" % ${owners.length}::int],
           "profitMinor" = CASE WHEN n."at" % 3 > 0 THEN (n."at" * 7919 % 50000) * 100000 END,
           "profitCurrency" = CASE WHEN n."at" % 3 > 0 THEN 'CNY' END,
           "people" = n."at" * 31 % 2000, "need" = (${levels}::text[])[1 + n."at" % 4],
           "intent" = (${levels}::text[])[1 + n."at" / 4 % 4], "priority" = (${levels}::text[])[1 + n."at" / 16 % 4],
           "signsOn" = CASE WHEN n."at" % 5 < 3 THEN date '2026-09-01' + (n."at" % 400)::int END
    FROM (SELECT "id", row_number() OVER (ORDER BY "id") AS "at" FROM "Customer" WHERE "workspaceId" = ${office.workspaceId}::uuid) n
    WHERE c."id" = n."id"`;
  // Longer than any command may take.
  await transaction(
    office.database,
    async (tx) => {
      await tx.$executeRaw`SET LOCAL statement_timeout = 0`;
      await tx.$executeRaw(update);
    },
    { timeout: 300_000 },
  );
  const sold = await prisma.$queryRaw<{ id: string; name: string; ownerId: string }[]>(sql`
    SELECT "id", "name", "ownerId" FROM (
      SELECT c.*, row_number() OVER (ORDER BY "id") AS "at" FROM "Customer" c WHERE "workspaceId" = ${office.workspaceId}::uuid) n
    WHERE "at" % ${withDeal}::int = 0`);
  const { below } = dice(3);
  for (let from = 0; from < sold.length; from += atOnce)
    await doAs(office, owners[0]!, async (deed) => {
      const { standard } = deed.pipelines;
      const open = standard.stages.filter(({ phase }) => phase === "open");
      await logDeals(
        deed,
        sold.slice(from, from + atOnce).map(({ id, name, ownerId }) => ({
          ...{ customerId: id, ownerId, title: name, lines: [], source: "other", likelihood: below(100) },
          ...{
            pipeline: standard.code,
            pipelineVersion: standard.version,
            stage: open[below(open.length)]!.code,
          },
          ...{ amountMinor: "100000", currency: "CNY", closeDate: "2026-12-20", category: "pipeline" },
        })),
      );
    });
  await prisma.$executeRawUnsafe(`VACUUM (ANALYZE) "Customer"`);
  await prisma.$executeRawUnsafe(`VACUUM (ANALYZE) "Deal"`);
}
