/** What customers bought by stored reports: against sums straight from the rows. */
import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { sql } from "../../../src/database/sql.ts";
import { transaction } from "../../../src/database/transaction.ts";
import { boughtBy, productsSold, salesByCustomer, storedReports } from "../../../src/measures/bought-by.ts";
import { saleTexts } from "../../../src/sales/sale-texts.ts";
import { dropSales, storeBuyers, storeSales } from "../../../src/sales/store-sales.ts";
import { databases } from "../../fakes/database.ts";
import { inOffices } from "../../fakes/office/in-offices.ts";
import type { Colleague, Office } from "../../fakes/office/office.ts";
import { type SoldLine, storedReport } from "../../fakes/office/stored-sales.ts";

const day = Temporal.PlainDate.from("2026-11-18");

describe.each(databases)("stored sales on %s", (kind) => {
  let office: Office;
  let ada: Colleague;
  inOffices(kind, async (opened) => {
    office = opened;
    ada = await office.joins("Ada", { role: "admin" });
  });
  const stored = (lines: readonly SoldLine[], of?: Parameters<typeof storedReport>[3]) =>
    storedReport(office, ada.id, lines, of);
  const company = () => office.workspace();
  const bought = async (asked: Parameters<typeof boughtBy>[2] = {}) => {
    const sold = await boughtBy(office.database.prisma, await company(), asked, day);
    return Object.fromEntries(
      (sold.bought ?? []).map(({ name, minor, returned }) => [name, [minor, returned]]),
    );
  };

  test("any lines add up to what the rows do, customer by customer, whatever is asked", async () => {
    const line = fc.record({
      customer: fc.constantFrom("甲", "乙", "丙", "?丁"),
      amount: fc.integer({ min: -900_000, max: 900_000 }).map((cents) => cents / 100),
      on: fc.option(fc.constantFrom("2026-01-31", "2026-02-01", "2026-06-30", "2026-12-31"), {
        nil: undefined,
      }),
      product: fc.constantFrom("", "OA 系统", "CRM\n云", "a\u001fb"),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 40 }), async (lines) => {
        const importId = await stored(lines);
        const asked = {
          importIds: [importId],
          from: Temporal.PlainDate.from("2026-02-01"),
          to: Temporal.PlainDate.from("2026-06-30"),
        };
        for (const which of [
          { importIds: [importId] },
          asked,
          { importIds: [importId], product: "OA 系统" },
        ]) {
          const direct = await office.database.prisma.$queryRaw<
            { name: string; minor: bigint; returned: bigint }[]
          >(sql`
            SELECT b."name", sum(s."amountMinor")::bigint AS "minor",
                   coalesce(-sum(s."amountMinor") FILTER (WHERE s."amountMinor" < 0), 0)::bigint AS "returned"
              FROM "Sale" s JOIN "SaleBuyer" b ON b."importId" = s."importId" AND b."buyer" = s."buyer"
             WHERE s."importId" = ${importId}::uuid
               AND (${"product" in which}::boolean IS FALSE OR s."product" = 'OA 系统')
               AND (${"from" in which}::boolean IS FALSE OR s."on" BETWEEN '2026-02-01' AND '2026-06-30') GROUP BY 1`);
          expect(await bought(which)).toEqual(
            Object.fromEntries(direct.map(({ name, minor, returned }) => [name, [minor, returned]])),
          );
        }
      }),
      { numRuns: 12 },
    );
  });

  test("lines count while their import is done, and of no other company", async () => {
    await stored([{ customer: "甲", amount: 100 }], { state: "applying" });
    expect(await bought()).toEqual({});
    expect(await storedReports(office.database.prisma, await company())).toEqual([]);
    const done = await stored([{ customer: "甲", amount: 10, on: "2026-03-01" }]);
    expect(await bought()).toEqual({ 甲: [1000n, 0n] });
    await office.database.prisma.import.update({ where: { id: done }, data: { state: "undone" } });
    expect(await bought()).toEqual({});
    expect(
      await boughtBy(office.database.prisma, { id: randomUUID(), currency: "CNY" }, {}, day),
    ).toMatchObject({
      bought: [],
    });
  });

  test("a customer that was merged is what it was merged into; two reports' buyers are one customer", async () => {
    await stored([
      { customer: "甲", amount: 10 },
      { customer: "乙", amount: 5 },
    ]);
    await stored([{ customer: "甲", amount: 1 }]);
    const { prisma } = office.database;
    const [one, other] = await Promise.all(
      ["甲", "乙"].map((name) =>
        prisma.customer.findFirstOrThrow({ where: { workspaceId: office.workspaceId, name } }),
      ),
    );
    await prisma.customer.update({ where: { id: other!.id }, data: { mergedIntoId: one!.id } });
    expect(await bought()).toEqual({ 甲: [1600n, 0n] });
  });

  test("a line that stands in two reports of the same days is one sale; what stands there twice in one is two", async () => {
    const half = [
      { customer: "甲", amount: 10, on: "2026-06-01", product: "OA" },
      { customer: "甲", amount: 10, on: "2026-06-01", product: "OA" },
      { customer: "乙", amount: 7, on: "2026-06-30" },
    ];
    await stored(half);
    await stored([...half, { customer: "甲", amount: 10, on: "2026-06-01", product: "CRM" }]);
    expect(await bought()).toEqual({ 甲: [3000n, 0n], 乙: [700n, 0n] });
    // Without days nobody can tell: each report's are its own.
    await stored([{ customer: "乙", amount: 7 }]);
    await stored([{ customer: "乙", amount: 7 }]);
    expect(await bought()).toEqual({ 甲: [3000n, 0n], 乙: [2100n, 0n] });
  });

  test("what is of another currency counts by the rate of its day; without one nobody is ranked", async () => {
    await stored([
      { customer: "甲", amount: 10, on: "2026-10-05", currency: "USD" },
      { customer: "甲", amount: 10, on: "2026-11-05", currency: "USD" },
      { customer: "甲", amount: -3, on: "2026-11-06" },
    ]);
    const sold = await boughtBy(office.database.prisma, await company(), {}, day);
    expect(sold.bought).toBeUndefined();
    expect(sold.rates.lacking).toMatchObject([{ currency: "USD" }]);
    await ada.says("/team rate USD 7 from 2026-10-01");
    await ada.says("/team rate USD 8 from 2026-11-01");
    expect(await bought()).toEqual({ 甲: [7000n + 8000n - 300n, 300n] });
    const [apart] = await salesByCustomer(office.database.prisma, await company());
    expect([...apart!.sums]).toEqual(
      expect.arrayContaining([
        ["USD", 2000n],
        ["CNY", -300n],
      ]),
    );
  });

  test("products are told by what they brought", async () => {
    await stored([
      { customer: "甲", amount: 10, product: "OA" },
      { customer: "甲", amount: 20, product: "CRM" },
      { customer: "甲", amount: 99 },
    ]);
    expect(await productsSold(office.database.prisma, await company(), {}, 9)).toEqual(["CRM", "OA"]);
  });

  test("are taken out in parts, lines before buyers, and none of another report", async () => {
    const { database, workspaceId } = office;
    const of = { workspaceId, importId: randomUUID() };
    const lines = Array.from({ length: 25 }, (_, at) => ({
      ...{ nth: at + 2, buyer: at % 3, product: "", minor: BigInt(at), currency: "CNY", on: null },
    }));
    await transaction(database, async (tx) => {
      await storeSales(tx, of, saleTexts(lines));
      await storeSales(tx, of, saleTexts([]));
      await storeBuyers(
        tx,
        of,
        [0, 1, 2].map((buyer) => ({ buyer, name: `b${buyer}` })),
      );
      // Told again, with whose they are.
      await storeBuyers(tx, of, [{ buyer: 1, name: "b1", customerId: workspaceId, made: true }]);
    });
    const kept = await stored([{ customer: "甲", amount: 1 }]);
    expect(
      await database.prisma.saleBuyer.findMany({ where: { ...of, made: true }, select: { buyer: true } }),
    ).toEqual([{ buyer: 1 }]);
    const went: number[] = [];
    do went.push(await transaction(database, (tx) => dropSales(tx, of, 10)));
    while (went.at(-1) !== 0);
    expect(went).toEqual([10, 10, 5, 3, 0]);
    expect(await database.prisma.sale.count({ where: { importId: kept } })).toBe(1);
  });
});
