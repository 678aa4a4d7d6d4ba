import { describe, expect, test } from "vitest";
import { oneDatabase } from "../../fakes/database.ts";
import { dealRow, logged } from "../../fakes/office/deals.ts";
import { edits } from "../../fakes/office/history.ts";
import { inOffices } from "../../fakes/office/in-offices.ts";
import type { Colleague, Office } from "../../fakes/office/office.ts";

/** What the form that stands open asks about a field, and what was typed there. */
const askedIn = (person: Colleague, name: string) => {
  const { value, error } = person.form!.fields.find((field) => field.name === name)!;
  return [value, error];
};

describe.each(oneDatabase)("what can hardly be meant, on %s", (kind) => {
  let office: Office;
  let fang: Colleague;
  inOffices(kind, async (opened) => {
    office = opened;
    fang = await office.joins("Fang");
  });
  const deals = () => office.database.prisma.deal.count({ where: { workspaceId: office.workspaceId } });

  test.each([
    [
      "ACME 1.5 eom",
      "amount",
      "1.5",
      "“1.5” means ¥1.50. If you mean thousands or millions, type 1.5k or 1.5m.",
    ],
    ["ACME 0 eom", "amount", "0", "A deal of ¥0 adds nothing to the forecast."],
    ["ACME ¥0 eom", "amount", "¥0", "A deal of ¥0 adds nothing to the forecast."],
    ["ACME 45k yesterday", "closeDate", "yesterday", "“yesterday” means Tue, Nov 17, which has passed."],
    ["ACME 45k 2026-11-02", "closeDate", "2026-11-02", "which has passed"],
  ])(
    "logging “%s” asks about the %s, and submitting again confirms it",
    async (line, field, typed, sentence) => {
      await fang.says(`/deal new ${line}`);
      expect(askedIn(fang, field)).toEqual([typed, expect.stringContaining(sentence)]);
      expect(await deals()).toBe(0);
      const { card } = await fang.fills();
      expect(card.title).toBe("#1 ACME");
    },
  );

  test("it is asked in a form that was filled by hand, too, and again of something else", async () => {
    await fang.says("/deal new");
    await fang.fills({ customer: "ACME", amount: "1.5", closeDate: "yesterday" });
    expect(askedIn(fang, "amount")[1]).toContain("¥1.50");
    expect(askedIn(fang, "closeDate")[1]).toContain("Nov 17");
    await fang.fills({ amount: "2.5" });
    expect(askedIn(fang, "amount")[1]).toContain("¥2.50");
    expect(await deals()).toBe(0);
    await fang.fills();
    expect(await dealRow(office)).toMatchObject({ amountMinor: 250n, closeDate: new Date("2026-11-17") });
  });

  test("a currency or a unit says that it is meant", async () => {
    for (const amount of ["¥300", "300元", "0.3k", "1000"]) await logged(fang, `ACME ${amount} eom`);
    expect(await deals()).toBe(4);
  });

  test("what was confirmed stays so while it is asked which customer is meant", async () => {
    await logged(fang, "华信医疗 10万 月底");
    await fang.says("/deal new 华信 3 月底");
    expect((await fang.fills()).form.fields.map(({ name }) => name)).toEqual(["customerId"]);
    const { customerId } = await dealRow(office, 1);
    expect((await fang.fills({ customerId })).card.title).toBe("#2 华信医疗");
  });

  test.each([
    [
      "1.5",
      150n,
      "“1.5” means ¥1.50, far below ¥1,500,000. If you mean thousands or millions, type 1.5k or 1.5m.",
    ],
    ["¥15,000", 1_500_000n, "“¥15,000” means ¥15,000, far below ¥1,500,000. If it's right"],
    ["0", 0n, "far below"],
    ["150m", 15_000_000_000n, "“150m” means ¥150,000,000, far above ¥1,500,000."],
  ])("%s for a deal of ¥1.5M is asked", async (typed, minor, sentence) => {
    await logged(fang, "ACME 1.5m eom");
    await fang.says(`/deal update ACME ${typed}`);
    expect(askedIn(fang, "amount")).toEqual([typed, expect.stringContaining(sentence)]);
    expect((await dealRow(office)).amountMinor).toBe(150_000_000n);
    await fang.fills();
    expect((await dealRow(office)).amountMinor).toBe(minor);
  });

  test("the same in the form, in Chinese, and on Thursday's card; what is near is not asked", async () => {
    await logged(fang, "ACME 1.5m eom");
    await fang.says("/deal update ACME 16k");
    await fang.says("/deal update ACME 1.5m");
    await fang.says("/team language 中文");
    await fang.says("/商机 修改 ACME");
    await fang.fills({ amount: "1.5", closeDate: "昨天" });
    expect(askedIn(fang, "amount")[1]).toBe(
      "“1.5”只是 ¥1.50，远低于 ¥1,500,000。如果是 1.5万，请写上“万”；没写错就再提交一次。",
    );
    expect(askedIn(fang, "closeDate")[1]).toContain("11月17日 周二，已经过了");
    await fang.says("/team language English");
    await fang.says("/forecast");
    await fang.clicks("Change");
    await fang.fills({ amount: "1.5" });
    expect(askedIn(fang, "amount")[1]).toContain("far below ¥1,500,000");
    expect((await dealRow(office)).amountMinor).toBe(150_000_000n);
    await fang.fills();
    expect((await dealRow(office)).amountMinor).toBe(150n);
  });

  test("a forecast call far from won and commit, or from the former one, is asked", async () => {
    await logged(fang, "ACME 2.4m eom");
    await fang.says("/deal update ACME commit");
    const promised = async () =>
      (await office.database.prisma.forecastCall.findFirst({ where: { submission: { memberId: fang.id } } }))
        ?.amountMinor ?? null;
    await fang.says("/forecast submit 2.4");
    expect(askedIn(fang, "promised")).toEqual([
      "2.4",
      expect.stringContaining("means ¥2.40, far below ¥2,400,000"),
    ]);
    expect(await promised()).toBeNull();
    await fang.fills({ promised: "2m" });
    expect(await promised()).toBe(200_000_000n);
    await fang.says("/forecast submit 0");
    expect(askedIn(fang, "promised")[1]).toContain("far below");
    expect(await promised()).toBe(200_000_000n);
    await fang.fills();
    expect(await promised()).toBe(0n);
  });

  test("who has nothing to compare with is asked about a mere number", async () => {
    await fang.says("/forecast submit 1.5");
    expect(askedIn(fang, "promised")[1]).toContain("“1.5” means ¥1.50.");
    expect((await fang.fills()).words).toContain("Thanks");
  });

  test("a quota, too: compared with the former ones, whatever their quarter", async () => {
    const boss = await office.joins("Boss", { role: "admin" });
    const quotas = async () =>
      (await office.database.prisma.quota.findMany({ orderBy: { from: "asc" } })).map(
        (row) => row.amountMinor,
      );
    await boss.says("/team quota Fang 3");
    expect(askedIn(boss, "amount")[1]).toContain("“3” means ¥3.");
    expect(await quotas()).toEqual([]);
    await boss.fills({ amount: "3m" });
    await boss.says("/team quota Fang 30k next quarter");
    expect(askedIn(boss, "amount")[1]).toContain("far below ¥3,000,000");
    await boss.fills();
    expect(await quotas()).toEqual([300_000_000n, 3_000_000n]);
  });

  describe("a deal's products", () => {
    test("cost what it costs, where it is one", async () => {
      await logged(fang, "ACME 530k eom OA");
      await fang.says("/deal update ACME 990k");
      expect((await dealRow(office)).lines).toEqual([{ product: "OA", amountMinor: "99000000" }]);
    });

    test("are asked about, where they are several, and follow in proportion, to the cent", async () => {
      await logged(fang, "ACME 600k eom");
      await edits(office, 1, { lines: two });
      await fang.says("/deal update ACME 70% 12/20");
      expect((await dealRow(office)).lines).toEqual(two);
      await fang.says("/deal update ACME ¥1,000,000.01");
      expect(askedIn(fang, "amount")[1]).toContain("add up to ¥600,000: OA ¥400,000 and CRM ¥200,000.");
      expect((await dealRow(office)).amountMinor).toBe(60_000_000n);
      await fang.fills();
      expect(await dealRow(office)).toMatchObject({
        amountMinor: 100_000_001n,
        lines: [
          { product: "OA", amountMinor: "66666667" },
          { product: "CRM", amountMinor: "33333334" },
        ],
      });
    });
  });
});

const two = [
  { product: "OA", amountMinor: "40000000" },
  { product: "CRM", amountMinor: "20000000" },
];
