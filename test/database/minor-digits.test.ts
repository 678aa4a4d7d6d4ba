/** A database of 0.1.0 with amounts whose decimals Intl counted otherwise than ISO 4217, and today's program on it. */
import { afterEach, describe, expect, test } from "vitest";
import type { Database } from "../../src/database/open-database.ts";
import { nameOlderAmounts, type OlderAmounts, olderAmounts } from "../../src/deals/facts/older-amounts.ts";
import { formatMoney } from "../../src/money/money.ts";
import { Company010 } from "../fakes/company-of-010.ts";
import { databases } from "../fakes/database.ts";
import { databaseOf010 } from "../fakes/database-of-010.ts";

describe.each(databases)("amounts of 0.1.0 on %s", (kind) => {
  let database: Database;
  afterEach(() => database.close());
  const rows = <T = Record<string, unknown>>(statement: string) =>
    database.prisma.$queryRawUnsafe<T[]>(statement);

  test("are worth what they were where it is known, in the past, too; the others are named until somebody has looked", async () => {
    const company = new Company010("2026-11-02T02:00:00Z");
    const fang = company.member("Fang", "rep", null);
    const kip = company.newDeal(fang, "1500000", "OA", "LAK");
    const dinar = company.newDeal(fang, "20000", "", "IQD");
    company.newDeal(fang, "45000", "CRM", "USD");
    company.newDeal(fang, "7", "", "IDR");
    company.newDeal(fang, "8", "", "RSD");
    company.later(60).edit(kip, fang, { amountMinor: "1600000" });
    company.later(60).edit(dinar, fang, { amountMinor: "90000", currency: "USD" });
    const old = await databaseOf010(kind);
    await company.insert(old.run);
    await old.exec(`INSERT INTO "Quota" ("memberId", "quarter", "amountMinor", "currency") VALUES
      ('${fang}', '2026-Q4', 5000, 'LAK'), ('${fang}', '2027-Q1', 5000, 'CNY')`);
    await old.exec(`INSERT INTO "Submission" ("id", "workspaceId", "week", "memberId", "promisedMinor", "currency") VALUES
      (gen_random_uuid(), '${company.workspaceId}', '2026-W45', '${fang}', 3000, 'LAK')`);
    database = await old.migrated();

    const now = await rows(
      `SELECT "number", "amountMinor"::text AS "minor", "lines" FROM "Deal" ORDER BY "number"`,
    );
    expect(now).toEqual([
      { number: 1, minor: "160000000", lines: [expect.objectContaining({ product: "OA" })] },
      { number: 2, minor: "90000", lines: [] },
      { number: 3, minor: "45000", lines: [{ product: "CRM", amountMinor: "45000" }] },
      { number: 4, minor: "7", lines: [] },
      { number: 5, minor: "8", lines: [] },
    ]);
    expect(formatMoney({ minor: 160_000_000n, currency: "LAK" }, "en", "full")).toBe("LAK\u00a01,600,000");
    // A version is what its event says, each side in its own currency.
    const past = await rows<{ number: number; version: unknown; event: unknown }>(`
      SELECT d."number", v."amountMinor"::text || ' ' || v."currency" AS "version", e."values" -> 'columns' -> 'amountMinor' AS "event"
      FROM "DealVersion" v JOIN "Deal" d ON d."id" = v."dealId" LEFT JOIN "Event" e ON e."id" = v."eventId"
      WHERE d."number" <= 2 ORDER BY d."number", v."number"`);
    expect(past).toEqual([
      { number: 1, version: "150000000 LAK", event: [null, "150000000"] },
      { number: 1, version: "160000000 LAK", event: ["150000000", "160000000"] },
      { number: 2, version: "20000000 IQD", event: [null, "20000000"] },
      { number: 2, version: "90000 USD", event: ["20000000", "90000"] },
    ]);
    expect(await rows(`SELECT "amountMinor"::text AS "minor" FROM "Quota" ORDER BY "from"`)).toEqual([
      { minor: "500000" },
      { minor: "5000" },
    ]);
    expect(await rows(`SELECT "amountMinor"::text AS "minor" FROM "ForecastCall"`)).toEqual([
      { minor: "300000" },
    ]);

    const named = async () => nameOlderAmounts(await rows<OlderAmounts>(olderAmounts));
    expect(await named()).toBe("IDR (#4), RSD (#5)");
  });
});
