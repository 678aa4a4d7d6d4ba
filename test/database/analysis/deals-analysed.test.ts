/** The analysis of a company's own deals, against plain counting by hand. */
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { periodNamed } from "../../../src/calendar/period.ts";
import { sql } from "../../../src/database/sql.ts";
import { loadDeals } from "../../../src/deals/facts/load-deals.ts";
import { logDeals } from "../../../src/deals/writing/log-deals.ts";
import { changeDeals } from "../../../src/deals/writing/write-deals.ts";
import { closingReasons } from "../../../src/measures/closing-reasons.ts";
import { customersByPeriod } from "../../../src/measures/customers-by-period.ts";
import { lossesByStage } from "../../../src/measures/losses-by-stage.ts";
import { spanOf } from "../../../src/measures/told-period.ts";
import { customerFunnel } from "../../../src/pipelines/shipped/customer-funnel.ts";
import { productKey } from "../../../src/understanding/product-key.ts";
import { oneDatabase } from "../../fakes/database.ts";
import { dice } from "../../fakes/dice.ts";
import { livedAs, writeLives } from "../../fakes/office/histories.ts";
import { doAs } from "../../fakes/office/history.ts";
import { inOffices } from "../../fakes/office/in-offices.ts";
import type { Colleague, Office } from "../../fakes/office/office.ts";
import { rowsOf } from "../../fakes/office/reading.ts";

type Sold = Readonly<{
  customer: number;
  on: string;
  lines: readonly (readonly [product: string, minor: bigint, quantity?: bigint | undefined])[];
  currency?: string;
}>;

describe.each(oneDatabase)("the analysis of deals on %s", (kind) => {
  let office: Office;
  let fang: Colleague;
  let other: Colleague;
  let boss: Colleague;
  inOffices(kind, async (opened) => {
    office = opened;
    boss = await office.joins("Boss", { role: "admin" });
    fang = await office.joins("Fang");
    other = await office.joins("Other");
  });

  const today = () => office.now().toZonedDateTimeISO("Asia/Shanghai").toPlainDate();

  /** Deals that were won on these days. */
  async function sell(all: readonly Sold[], owner = fang): Promise<void> {
    const { prisma } = office.database;
    const { workspaceId } = office;
    const ids: string[] = [];
    for (let at = 0; at <= Math.max(...all.map(({ customer }) => customer)); at += 1) {
      const name = `Customer ${at} of ${owner.id}`;
      const found = await prisma.customer.findFirst({ where: { workspaceId, name } });
      ids.push(
        (found ?? (await prisma.customer.create({ data: { workspaceId, name, normalised: name } }))).id,
      );
    }
    await doAs(office, owner.id, async (deed) => {
      const logged = await logDeals(
        deed,
        all.map(({ customer, lines, currency = "CNY" }) => ({
          ...{ customerId: ids[customer]!, ownerId: owner.id, title: "Sold", currency },
          ...{ pipeline: customerFunnel.code, pipelineVersion: 1, stage: customerFunnel.stages.at(-2)!.code },
          amountMinor: String(lines.reduce((sum, [, minor]) => sum + minor, 0n)),
          ...{ closeDate: "2026-12-20", likelihood: 50, category: "pipeline" as const, source: null },
          lines: lines.map(([product, minor, quantity]) => ({
            ...{ product, minor },
            ...(quantity !== undefined && { quantity }),
          })),
        })),
      );
      const deals = await loadDeals(deed.db, {
        ...{ workspaceId, owners: "all", orderBy: sql`d."number"` },
      });
      await changeDeals(
        deed,
        logged.map(({ id }, at) => ({
          ...{ deal: deals.find((one) => one.id === id)!, kind: "win" as const },
          columns: {
            ...{ stage: customerFunnel.stages.at(-1)!.code, outcome: "won" as const },
            ...{ wonOn: all[at]!.on, closedAt: office.now().toString() },
          },
        })),
      );
    });
  }

  test("gained, lost, buyers and revenue are what plain counting comes to", async () => {
    const { below, pick } = dice(7);
    const day = () =>
      Temporal.PlainDate.from("2022-06-01")
        .add({ days: below(1_630) })
        .toString();
    const products = ["Suite", "suite", "GTX Pro", "GTXPro", "Lite"];
    const all = Array.from({ length: 90 }, (): Sold => {
      const lines = Array.from({ length: 1 + below(2) }, () => {
        const minor = BigInt(1 + below(90_000));
        const pieces = below(3) === 0 ? BigInt(1_000 * (1 + below(9))) : undefined;
        return [pick(products), minor, pieces] as const;
      });
      return { customer: below(9), on: day(), lines };
    });
    await sell(all);
    const days = [2022, 2023, 2024, 2025, 2026].map((year) => periodNamed(String(year))!);
    const found = await customersByPeriod(
      office.database.prisma,
      { id: office.workspaceId, currency: "CNY" },
      [fang.id],
      { periods: days, day: today() },
    );
    for (const [nth, { start, end }] of days.entries())
      for (const key of [undefined, "suite", "gtxpro", "lite"]) {
        const bought = all.flatMap(({ customer, on, lines }) => {
          const own = lines.filter(([product]) => key === undefined || productKey(product) === key);
          return own.length > 0 ? [{ customer, on, own }] : [];
        });
        const within = (on: string) => on >= String(start) && on <= String(end);
        const told = found[nth]!.find(({ product }) =>
          key === undefined ? product === null : product !== null && productKey(product) === key,
        );
        let [gained, lost] = [0, 0];
        for (let customer = 0; customer < 9; customer += 1) {
          const theirs = bought
            .filter((one) => one.customer === customer)
            .map(({ on }) => on)
            .toSorted();
          if (theirs[0] && within(theirs[0])) gained += 1;
          for (const on of new Set(theirs)) {
            const over = String(Temporal.PlainDate.from(on).add({ years: 1 }));
            const isSilent = !theirs.some((later) => later > on && later <= over);
            if (isSilent && over < String(today()) && within(over)) lost += 1;
          }
        }
        const here = bought.filter(({ on }) => within(on));
        const sum = here.flatMap(({ own }) => own).reduce((minor, [, one]) => minor + one, 0n);
        const pieces = here.flatMap(({ own }) => own).reduce((count, [, , one = 0n]) => count + one, 0n);
        const label = `${key} in ${start.year}`;
        expect([told?.gained ?? 0, told?.lost ?? 0], label).toEqual([gained, lost]);
        expect(told?.buyers ?? 0, label).toBe(new Set(here.map(({ customer }) => customer)).size);
        expect(told?.revenue.get("CNY") ?? 0n, label).toBe(sum);
        if (key !== undefined) expect(told?.pieces ?? 0n, label).toBe(pieces);
      }
  });

  test("the cards say it: churn by product with the alarm, growth of two years, the plan", async () => {
    const sold = (customer: number, on: string, product: string, major: bigint): Sold => ({
      ...{ customer, on },
      lines: [[product, major * 100n, 2_000n]],
    });
    await sell([
      // Bought in 2024, and again in time.
      sold(0, "2024-03-01", "Suite", 1_000n),
      sold(0, "2025-02-01", "Suite", 1_000n),
      // Bought once: twelve months were over in 2025.
      sold(1, "2024-05-01", "Suite", 500n),
      sold(2, "2025-06-01", "Pro", 400n),
      sold(3, "2025-07-01", "Suite", 100n),
    ]);
    const churn = await boss.says("/funnel analysis churn 2025");
    expect(churn.words).toContain("2025: 1 lost for 2 new customers, 50%.");
    expect(churn.words).toContain("At 20% or more: Suite 100%.");
    await boss.clicks("The table behind it");
    expect(rowsOf(boss.card!).map(({ cells }) => cells)).toEqual([
      ["Suite", "1", "1", "100% ⚠"],
      ["Pro", "1", "0", "0%"],
    ]);
    expect((await boss.says("/funnel analysis churn 2025 Pro")).words).toContain(
      "0 lost for 1 new customer, 0%",
    );
    const growth = await boss.says("/漏斗 分析 增长 2025");
    expect(growth.words).toContain("Customers +50%, revenue ±0: more customers, less money each.");
    await boss.says("/forecast plan Suite 2025 2000 x10");
    // 800 may mean more: the form asks.
    await boss.says("/forecast plan pro Q2 2025 800");
    await boss.fills();
    const plan = await boss.says("/funnel analysis plan 2025");
    expect(plan.words).toContain("2025: ¥1.5K of ¥2.8K planned, 54%.");
    await boss.clicks("The table behind it");
    expect(rowsOf(boss.card!).map(({ cells }) => cells)).toEqual([
      ["Suite", "¥2K", "¥1.1K", "55%", "10", "4", "40%"],
      ["pro", "¥800", "¥400", "50%", "–", "–", "–"],
    ]);
    const quarter = await boss.says("/funnel analysis plan Q1 2025");
    expect(quarter.words).toContain("Of a longer plan only its part for this period counts: Suite.");
    expect(quarter.words).toContain("¥1K of ¥500 planned, 200%.");
    await boss.says("/team settings");
    await boss.clicks("Churn alarm");
    expect((await boss.fills({ churnAlarm: "lots" })).words).toContain("whole percentage between 1 and 1000");
    expect((await boss.fills({ churnAlarm: "60%" })).words).toContain("60%");
    expect((await boss.says("/funnel analysis churn 2025")).words).toContain("At 60% or more: Suite 100%.");
    expect((await boss.says("/funnel analysis churn 2025 Pro")).words).toContain("Below the alarm of 60%.");
    // Nobody sees what colleagues sold.
    expect((await other.says("/funnel analysis churn 2025")).words).toContain(
      "nobody was lost, and nobody was new",
    );
    expect((await other.says("/forecast plan Suite 2025 1m")).refusal).toBeTruthy();
    expect((await boss.says("/funnel analysis 2028")).words).toContain("hasn't begun yet");
    expect((await boss.says("/funnel analysis nonsense words")).refusal ?? "").toContain("nonsense");
  });

  test("a plan is set, changed and taken away by a line, however its product is spelled, and told to the audit", async () => {
    expect((await boss.says("/forecast plan GTX Pro Q1 2027 1.2m ×120")).words).toContain(
      "GTX Pro, Q1 2027: ¥1.2M ×120 planned.",
    );
    await boss.says("/预测 计划 gtxpro 2027年一季度 150万");
    expect(rowsOf(boss.card!).map(({ cells }) => cells)).toEqual([["GTX Pro", "Q1 2027", "¥1.5M"]]);
    expect((await boss.says("/forecast plan GTXPro Q1 2027 0")).words).toContain("nothing planned any more");
    expect(
      await office.database.prisma.productPlan.count({ where: { workspaceId: office.workspaceId } }),
    ).toBe(0);
    // By now on the price list, which is the company's own spelling; what is not there stays as it was said.
    await office.database.prisma.product.create({
      data: {
        ...{ workspaceId: office.workspaceId, key: "gtxplus500", currency: "CNY", name: "GTX Plus 500" },
        priceMinor: 100n,
      },
    });
    const listed = await boss.says("/forecast plan gtxplus500 Q1 2027 1m");
    expect(listed.words).toContain("GTX Plus 500, Q1 2027");
    expect(listed.words).toContain("“gtxplus500” is spelled as in the price list.");
    const other = await boss.says("/forecast plan GTX Plus Neo Q1 2027 1m");
    expect(other.words).toContain("GTX Plus Neo, Q1 2027");
    expect(other.words).not.toContain("spelled as in the price list");
    const plans = await office.database.prisma.productPlan.findMany({
      where: { workspaceId: office.workspaceId, product: { startsWith: "GTX Plus" } },
      orderBy: { product: "asc" },
    });
    expect(plans.map(({ product }) => product)).toEqual(["GTX Plus 500", "GTX Plus Neo"]);
    await office.database.prisma.productPlan.deleteMany({
      where: { workspaceId: office.workspaceId, product: { startsWith: "GTX Plus" } },
    });
    await boss.says("/forecast plan Suite");
    expect(boss.form?.fields.map(({ name, value }) => [name, value])).toEqual([
      ["product", "Suite"],
      ["period", "2026"],
      ["amount", ""],
      ["count", ""],
    ]);
    const wrong = await boss.fills({ period: "someday", amount: "much", count: "3.5" });
    expect(wrong.words).toContain("“someday”");
    await boss.fills({ period: "March 2027", amount: "2m", count: "" });
    expect(rowsOf(boss.card!).map(({ cells }) => cells)).toEqual([["Suite", "March 2027", "¥2M"]]);
    expect((await boss.says("/team audit")).words).toContain("Boss set the plan of Suite");
  });

  describe("losses and the bottleneck", () => {
    const days = (count: number) => office.now().subtract({ minutes: Math.round(24 * 60 * count) });
    /** Of so many prospects so many advance, the others are lost; each an hour after it was logged. */
    const prospects = (of: number, advanced: number, daysAgo: number) =>
      Array.from({ length: of }, (_, nth) => livedAs([nth < advanced ? "advance" : "lose"], days(daysAgo)));
    const write = (lives: ReturnType<typeof prospects>) =>
      writeLives(office, lives, [fang.id, fang.id, fang.id]);

    test("a stage that passes on less than in the quarter before is named, with counts and deals to begin with", async () => {
      await write([...prospects(40, 30, 100), ...prospects(40, 10, 20), livedAs([], days(3))]);
      const told = await boss.says("/funnel analysis losses");
      expect(told.words).toContain("Q4 2026: most are lost at Prospect, 30 of 30 lost deals, worth ¥30.");
      expect(told.words).toContain(
        "Bottleneck: Prospect: 25% (10/40) go on, against 75% (30/40) in Q3 2026.",
      );
      expect(told.words).toContain("Begin with");
      const zh = await boss.says("/漏斗 分析 瓶颈 上季度");
      expect(zh.words).toContain("Q3 2026: most are lost at Prospect, 10 of 10 lost deals");
      expect(zh.words).toContain("Which step has become worse can't be told");
      await boss.says("/funnel analysis losses");
      await boss.clicks("The table behind it");
      const listed = await boss.clicks("See deals");
      expect(listed.words).toContain("30");
    });

    test("nothing lost, or too few, is said", async () => {
      expect((await boss.says("/funnel analysis losses")).words).toContain("Q4 2026: no deal was lost.");
      await write(prospects(5, 1, 20));
      expect((await boss.says("/funnel analysis losses")).words).toContain("can't be told");
    });

    test("losses per stage are the deals of the lost reasons", async () => {
      await write([...prospects(30, 12, 20), ...prospects(9, 2, 100)]);
      const { workspace } = await office.company();
      const period = periodNamed("2026-Q4")!;
      const span = spanOf(period, workspace.zone);
      const { prisma } = office.database;
      const byStage = await lossesByStage(prisma, workspace.id, customerFunnel.code, "all", { span });
      const { lost } = await closingReasons(prisma, workspace, "all", { span, days: period });
      const count = (some: readonly { count: number }[]) => some.reduce((sum, one) => sum + one.count, 0);
      expect(count(byStage)).toBe(18);
      expect(count(lost)).toBe(18);
      expect(byStage.map(({ stage }) => stage)).toEqual(["prospect"]);
    });
  });

  test("all parts are told at once, mine of a rep", async () => {
    const told = await fang.says("/funnel analysis");
    expect(rowsOf(told.card)).toHaveLength(5);
    expect(told.words).toContain("Mine");
    expect((await fang.says("/漏斗分析")).words).toContain("Funnel analysis");
  });
});
