/** What is asked again and again reads by an index, however much has been sent: by the server's own count of whole reads. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lastBackup } from "../../src/backup/last-backup.ts";
import type { Database } from "../../src/database/open-database.ts";
import { sql } from "../../src/database/sql.ts";
import { type Tx, transaction } from "../../src/database/transaction.ts";
import { countWaiting } from "../../src/delivery/count-waiting.ts";
import { enqueue } from "../../src/delivery/enqueue.ts";
import { listDead } from "../../src/delivery/list-dead.ts";
import { purgeDeliveries } from "../../src/delivery/purge-deliveries.ts";
import { type Company, foundCompany, message } from "../fakes/company.ts";
import { databases, freshDatabase } from "../fakes/database.ts";

/** A year of a small team. */
const sent = 20_000;

describe.runIf(databases.includes("server"))("beside a year of sent messages", () => {
  let database: Database;
  let company: Company;
  beforeAll(async () => {
    database = await freshDatabase("server");
    company = await foundCompany(database);
    await database.prisma.$executeRaw(sql`
      INSERT INTO "Delivery" ("id", "workspaceId", "installationId", "recipient", "locale", "content", "key", "state", "createdAt")
      SELECT gen_random_uuid(), ${company.workspaceId}::uuid, ${company.installationId}::uuid, 'at-rep', 'en', '{}', 'sent ' || n,
             CASE WHEN n % 2000 = 0 THEN 'dead' WHEN n % 5000 = 1 THEN 'queued' ELSE 'sent' END,
             now() - n * interval '0.004 days'
      FROM generate_series(1, ${sent}::int) n`);
    await database.prisma.$executeRawUnsafe(`VACUUM (ANALYZE) "Delivery"`);
  });
  afterAll(() => database?.close());

  test.each<[string, (tx: Tx) => Promise<unknown>, unknown]>([
    ["how many wait, for the metrics", (tx) => countWaiting({ prisma: tx } as unknown as Database), 4],
    ["when the last backup was, for the metrics", (tx) => lastBackup(tx), undefined],
    ["what was given up", async (tx) => (await listDead(tx, company.workspaceId)).length, 10],
    ["what is to be sent", (tx) => enqueue(tx, message(company, "one more")), undefined],
    ["what is old enough to go", (tx) => purgeDeliveries(tx), 0],
  ])("%s is found by an index", async (_what, asks, expected) => {
    await transaction(database, async (tx) => {
      const answer = await asks(tx);
      if (expected !== undefined) expect(answer).toBe(expected);
      const [read] = await tx.$queryRaw<{ whole: bigint }[]>(sql`
        SELECT sum("seq_scan") AS "whole" FROM pg_stat_xact_user_tables WHERE "relname" = 'Delivery'`);
      expect(Number(read?.whole)).toBe(0);
    });
  });

  test("the count is one that can fail", async () => {
    await transaction(database, async (tx) => {
      await tx.$queryRaw(sql`SELECT count(*) FROM "Delivery" WHERE "recipient" LIKE '%nobody%'`);
      const [read] = await tx.$queryRaw<{ whole: bigint }[]>(sql`
        SELECT "seq_scan" AS "whole" FROM pg_stat_xact_user_tables WHERE "relname" = 'Delivery'`);
      expect(Number(read?.whole)).toBe(1);
    });
  });
});
