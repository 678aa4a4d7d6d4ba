/** What is told to the planner of tables that have grown. */
import { expect, onTestFinished, test } from "vitest";
import { countAnew, countFirst } from "../../src/database/count-anew.ts";
import { freshDatabase, oneDatabase } from "../fakes/database.ts";

test.each(oneDatabase)("only what was never counted is counted first, on %s", async (kind) => {
  const database = await freshDatabase(kind);
  const { prisma } = database;
  onTestFinished(async () => {
    await prisma.$executeRaw`DROP TABLE IF EXISTS "Grown", "Other"`;
    await database.close();
  });
  const more = () => prisma.$executeRaw`INSERT INTO "Grown" SELECT generate_series(1, 300)`;
  const counted = async (table: string) => {
    const [row] = await prisma.$queryRaw<{ count: number }[]>`
      SELECT "reltuples"::int AS "count" FROM pg_class WHERE "relname" = ${table}`;
    return row?.count;
  };
  await prisma.$executeRaw`CREATE TABLE "Grown" (n int)`;
  await prisma.$executeRaw`CREATE TABLE "Other" (n int)`;
  await more();
  expect(await counted("Grown")).toBe(-1);
  await countFirst(database, ["Grown"]);
  expect(await counted("Grown")).toBe(300);
  expect(await counted("Other")).toBe(-1);
  await more();
  await countFirst(database, ["Grown"]);
  expect(await counted("Grown")).toBe(300);
  await countAnew(database, ["Grown"]);
  expect(await counted("Grown")).toBe(600);
});
