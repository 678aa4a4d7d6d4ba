import { afterAll, describe, expect, test } from "vitest";
import { renderPng } from "../../../src/charts/render-png.ts";
import { closeCharts } from "../../../src/charts/shared-renderer.ts";
import { decodePng, type Pixels } from "./decode-png.ts";
import { bars, chineseFunnel, funnelOf, line, waterfall } from "./sample-charts.ts";

afterAll(closeCharts);

/** The pixels of the first stage's label: left column, below the title. */
function labelArea({ width, rgba }: Pixels): number[] {
  const area: number[] = [];
  for (let y = 68; y < 95; y++) for (let x = 20; x < 120; x++) area.push(rgba[(y * width + x) * 4]!);
  return area;
}

const dark = (area: number[]) => area.filter((red) => red < 128).length;
const differing = (one: number[], other: number[]) =>
  one.filter((red, at) => Math.abs(red - other[at]!) > 64).length;

async function labelInk(label: string): Promise<number[]> {
  return labelArea(decodePng(await renderPng(funnelOf([label, 1]), { scale: 1 })));
}

describe("renderPng", () => {
  test.each([chineseFunnel, waterfall, bars, line])(
    "is a PNG of width × scale pixels: $type",
    async (chart) => {
      const png = await renderPng(chart, { width: 400, scale: 2 });
      const { width, height, rgba } = decodePng(png);
      expect(width).toBe(800);
      expect(height).toBeGreaterThan(200);
      expect(new Set(rgba).size).toBeGreaterThan(20);
      expect(png.byteLength).toBeLessThan(300_000);
    },
  );

  test("draws each Chinese character with its own shape, not with the box for missing ones", async () => {
    const [prospect, target, missing] = await Promise.all(
      ["潜在客户", "漏斗签约", "\u{10fff0}".repeat(4)].map(labelInk),
    );
    expect(dark(prospect!)).toBeGreaterThan(150);
    expect(differing(prospect!, target!)).toBeGreaterThan(150);
    expect(differing(prospect!, missing!)).toBeGreaterThan(150);
  }, 20_000);

  test("draws on a dark ground in the dark theme", async () => {
    const { rgba } = decodePng(await renderPng(bars, { theme: "dark", scale: 1 }));
    expect(rgba[0]!).toBeLessThan(40);
  });

  test("draws the same chart once for many", async () => {
    const [one, two] = await Promise.all([renderPng(bars), renderPng(structuredClone(bars))]);
    expect(two).toBe(one);
    expect(await renderPng(bars, { scale: 1 })).not.toBe(one);
  });
});
