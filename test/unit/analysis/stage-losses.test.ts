/** What is lost from stage to stage, as a sheet counts them. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countsIn, stageLosses } from "../../../src/analysis/counts/stage-losses.ts";
import { lossesTold } from "../../../src/analysis/told/losses-told.ts";
import type { StageRow } from "../../../src/spreadsheets/counts/stage-rows.ts";

const row = (stage: string, count: number, more: Partial<StageRow> = {}): StageRow => ({
  ...{ stage, count, period: "2026" },
  ...more,
});
const lossesOf = (now: readonly StageRow[], then?: readonly StageRow[]) =>
  stageLosses(countsIn(now, "2026"), then && countsIn(then, "2025"));
const say = (losses: ReturnType<typeof lossesOf>, former?: string, locale: "en" | "zh" = "en") =>
  lossesTold({ locale, currency: "CNY" }, losses, former);

describe("losses per step", () => {
  test("are what the next stage has less, in deals and in money, where most is lost first", () => {
    const losses = lossesOf([
      row("Prospect", 100, { minor: 1_000_00n }),
      row("Qualified", 40, { minor: 800_00n, reason: "price" }),
      row("Signed", 30, { minor: 300_00n }),
    ]);
    expect(losses.steps.map(({ lost, lostMinor, share }) => [lost, lostMinor, share])).toEqual([
      [60, 200_00n, 0.6],
      [10, 500_00n, 0.25],
    ]);
    expect(losses.most?.stage).toBe("Prospect");
    expect(losses.mostMoney?.stage).toBe("Qualified");
    const told = say(losses);
    expect(told.says).toBe("Most are lost between Prospect and Qualified: 60 of 100 (60%).");
    expect(told.also?.join(" ")).toContain("Most money is lost at Qualified: ¥500.");
    expect(told.table?.rows.at(1)?.cells).toEqual(["Qualified", "40", "10", "25%", "¥800", "¥500", "price"]);
  });

  test("stages stand in the order of the file, and rows of one stage add up, however it is spelled", () => {
    const rows = [
      row("签约客户", 3, { period: "2025" }),
      row("潜在客户", 10),
      row("签约客户", 2),
      row(" 潜在客户", 5),
    ];
    expect(countsIn(rows, "2026").map(({ stage, count }) => [stage, count])).toEqual([
      ["签约客户", 2],
      ["潜在客户", 15],
    ]);
  });

  test("a count that rises is said, and is no gain", () => {
    const losses = lossesOf([row("A", 40), row("B", 55), row("C", 11)]);
    expect(losses.steps[0]).toMatchObject({ lost: 0, rises: true, rate: undefined });
    expect(losses.most?.stage).toBe("B");
    const told = say(losses);
    expect(told.notes).toEqual([
      "From A to B the number rises (40 → 55): they count different things, or came in later. That is no gain.",
    ]);
    expect(told.table?.rows[0]?.cells.slice(2)).toEqual(["–", "–"]);
  });

  test("nobody at a stage is no rate; one stage loses nothing", () => {
    const none = lossesOf([row("A", 0), row("B", 0)]);
    expect(none.steps[0]).toMatchObject({ lost: 0, share: undefined });
    expect(say(none).says).toBe("Nothing is lost from one stage to the next.");
    expect(say(lossesOf([row("A", 7)])).says).toContain("A single stage");
  });

  test("the bottleneck is where the own former rate would bring most, not where most is lost", () => {
    const then = [
      row("A", 100, { period: "2025" }),
      row("B", 20, { period: "2025" }),
      row("C", 10, { period: "2025" }),
    ];
    const losses = lossesOf([row("A", 200), row("B", 40), row("C", 10)], then);
    expect(losses.most?.stage).toBe("A");
    expect(losses.bottleneck?.step.stage).toBe("B");
    expect(losses.bottleneck?.times).toBeCloseTo(2);
    expect(say(losses, "2025").also?.at(-1)).toBe(
      "Bottleneck: B. 25% go on from there, against 50% in 2025; getting back to that would bring most: about 10 more in C.",
    );
    expect(say(losses, "2025年", "zh").also?.at(-1)).toBe(
      "瓶颈在B：现在推进 25%，2025年是 50%，恢复到那时带来的最多，C约多 10 个。",
    );
  });

  test("too few are no bottleneck, a rate of zero is one, and other neighbours are not compared", () => {
    const then = [row("A", 19, { period: "2025" }), row("B", 18, { period: "2025" })];
    expect(lossesOf([row("A", 100), row("B", 10)], then).bottleneck).toBeUndefined();
    const half = [row("A", 40, { period: "2025" }), row("B", 20, { period: "2025" })];
    const dead = lossesOf([row("A", 50), row("B", 0)], half);
    expect(dead.bottleneck?.times).toBe(Number.POSITIVE_INFINITY);
    expect(say(dead, "2025").also?.at(-1)).toContain(
      "0% go on from there, against 50% in 2025; getting back to that would bring most.",
    );
    const other = [row("A", 40, { period: "2025" }), row("X", 20, { period: "2025" })];
    expect(lossesOf([row("A", 50), row("B", 0)], other).bottleneck).toBeUndefined();
    expect(say(lossesOf([row("A", 50), row("B", 40)]), undefined).also?.at(-1)).toContain("period before");
  });

  test("shares lie between 0 and 1, and what is lost and what is left make what was there", () => {
    const counts = fc.array(fc.nat({ max: 10_000 }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(counts, counts, (now, then) => {
        const rows = (all: number[], period: string) =>
          all.map((count, at) => row(`s${at}`, count, { period }));
        const { steps, bottleneck, most } = lossesOf(rows(now, "2026"), rows(then, "2025"));
        for (const [at, { share, lost, count, rises }] of steps.entries()) {
          if (share !== undefined) expect(share).toBeGreaterThanOrEqual(0);
          if (share !== undefined) expect(share).toBeLessThanOrEqual(1);
          expect(rises ? lost : count - lost).toBe(rises ? 0 : now[at + 1]);
        }
        expect(most?.lost ?? 0).toBe(Math.max(0, ...steps.map(({ lost }) => lost)));
        if (bottleneck) expect(bottleneck.times).toBeGreaterThan(1);
      }),
    );
  });
});
