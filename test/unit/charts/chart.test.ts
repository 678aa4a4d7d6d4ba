import { describe, expect, test } from "vitest";
import { defineChart } from "../../../src/charts/chart.ts";
import { bars, chineseFunnel, funnelOf } from "./sample-charts.ts";

describe("a chart", () => {
  test("is frozen to the last value", () => {
    expect(Object.isFrozen(chineseFunnel.stages[0])).toBe(true);
    expect(Object.isFrozen(bars.series[0]?.values)).toBe(true);
  });

  test("refuses what could not be drawn, with the reason", () => {
    expect(() => funnelOf()).toThrow("at least one stage");
    expect(() => funnelOf(["Prospect", Number.NaN])).toThrow("not finite");
    expect(() => defineChart({ ...bars, series: [{ label: "Odd", values: [1] }] })).toThrow(
      'series "Odd" has 1',
    );
    expect(() => defineChart({ ...bars, categories: [] })).toThrow("needed");
  });
});
