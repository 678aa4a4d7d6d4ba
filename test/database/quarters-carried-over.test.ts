/** Quotas and promises of before, which knew their quarter by its name or by their week, belong to its days afterwards. */
import { randomUUID } from "node:crypto";
import { expect, onTestFinished, test } from "vitest";
import { databases } from "../fakes/database.ts";
import { databaseOf010 } from "../fakes/database-of-010.ts";

test.each(databases)("quotas and promises get the days of their quarter on %s", async (kind) => {
  const old = await databaseOf010(kind);
  for (const month of [1, 4]) {
    const [workspaceId, member] = [randomUUID(), randomUUID()];
    await old.exec(`
      INSERT INTO "Workspace" ("id", "name", "zone", "locale", "currency", "settings")
        VALUES ('${workspaceId}', 'from ${month}', 'Asia/Shanghai', 'zh', 'CNY', '{"fiscalStartMonth": ${month}}');
      INSERT INTO "Member" ("id", "workspaceId", "name", "locale", "zone")
        VALUES ('${member}', '${workspaceId}', 'Fang', 'zh', 'Asia/Shanghai');
      INSERT INTO "Quota" VALUES ('${member}', '2026-Q1', 100, 'CNY'), ('${member}', '2027-Q4', 100, 'CNY');
      INSERT INTO "Submission" ("id", "workspaceId", "week", "memberId", "currency", "promisedMinor")
        VALUES (gen_random_uuid(), '${workspaceId}', '2026-W48', '${member}', 'CNY', 1),
               (gen_random_uuid(), '${workspaceId}', '2026-W53', '${member}', 'CNY', 2),
               (gen_random_uuid(), '${workspaceId}', '2026-W47', '${member}', 'CNY', NULL);`);
  }
  const database = await old.migrated();
  onTestFinished(() => database.close());

  const quotas = await database.prisma.$queryRaw`
    SELECT w."name", q."from"::text, q."to"::text FROM "Quota" q JOIN "Workspace" w ON w."id" = q."workspaceId" ORDER BY 1, 2`;
  expect(quotas).toEqual([
    { name: "from 1", from: "2026-01-01", to: "2026-03-31" },
    { name: "from 1", from: "2027-10-01", to: "2027-12-31" },
    { name: "from 4", from: "2025-04-01", to: "2025-06-30" },
    { name: "from 4", from: "2027-01-01", to: "2027-03-31" },
  ]);
  const calls = await database.prisma.$queryRaw`
    SELECT w."name", c."from"::text, c."to"::text, c."amountMinor"::int AS "minor"
      FROM "ForecastCall" c JOIN "Workspace" w ON w."id" = c."workspaceId" ORDER BY 1, 4`;
  // The week that closes on the first of January promised for the new year's quarter.
  expect(calls).toEqual([
    { name: "from 1", from: "2026-10-01", to: "2026-12-31", minor: 1 },
    { name: "from 1", from: "2027-01-01", to: "2027-03-31", minor: 2 },
    { name: "from 4", from: "2026-10-01", to: "2026-12-31", minor: 1 },
    { name: "from 4", from: "2027-01-01", to: "2027-03-31", minor: 2 },
  ]);
});
