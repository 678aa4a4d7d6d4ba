import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chartDrawing } from "../../../src/charts/chart-option.ts";
import { paletteOf, stageColours } from "../../../src/charts/palette.ts";
import { textLines, textWidth } from "../../../src/charts/text-lines.ts";
import { bars, funnelOf, waterfall } from "./sample-charts.ts";

type Box = Readonly<{
  type: string;
  shape: { x: number; y: number; width: number; height: number };
  style: { fill: string; stroke?: string; text?: string };
}>;

/** Rectangles and texts of a drawing, in painting order. */
function marksOf(chart: Parameters<typeof chartDrawing>[0], width = 480): { boxes: Box[]; texts: string[] } {
  const { elements } = chartDrawing(chart, width, "light").option.graphic as { elements: Box[] };
  return {
    boxes: elements.filter((mark) => mark.type === "rect"),
    texts: elements.filter((mark) => mark.type === "text").map((mark) => mark.style.text ?? ""),
  };
}

describe("the funnel", () => {
  test("keeps the order of the stages although a later one is bigger", () => {
    const { boxes } = marksOf(funnelOf(["A", 10], ["B", 40], ["C", 20]));
    const [a, b, c] = boxes.map((box) => box.shape);
    expect(a!.y).toBeLessThan(b!.y);
    expect(b!.y).toBeLessThan(c!.y);
    expect(b!.width / a!.width).toBeCloseTo(4);
    expect(b!.width / c!.width).toBeCloseTo(2);
  });

  test("centres every bar", () => {
    const centres = marksOf(funnelOf(["A", 10], ["B", 40], ["C", 0])).boxes.map(
      (b) => b.shape.x + b.shape.width / 2,
    );
    for (const centre of centres) expect(centre).toBeCloseTo(centres[0]!);
  });

  test("shows and labels a stage with nothing in it, hollow", () => {
    const { boxes, texts } = marksOf(funnelOf(["A", 10], ["Empty", 0]));
    expect(boxes[1]!.shape.width).toBeGreaterThan(5);
    expect(boxes[1]!.style.stroke).toBeDefined();
    expect(boxes[0]!.style.stroke).toBeUndefined();
    expect(texts).toContain("Empty");
    expect(texts).toContain("0 deals");
  });

  test("stays inside the picture whatever the numbers and labels are", () => {
    const stage = fc.tuple(
      fc.string({ unit: "binary", maxLength: 80 }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
    );
    fc.assert(
      fc.property(
        fc.array(stage, { minLength: 1, maxLength: 9 }),
        fc.integer({ min: 240, max: 1600 }),
        (stages, width) => {
          const chart = funnelOf(...stages);
          const { height } = chartDrawing(chart, width, "light");
          const { boxes } = marksOf(chart, width);
          expect(boxes).toHaveLength(stages.length);
          for (const { shape } of boxes) {
            expect(shape.width).toBeGreaterThan(0);
            expect(shape.x).toBeGreaterThanOrEqual(0);
            expect(shape.x + shape.width).toBeLessThanOrEqual(width);
            expect(shape.y + shape.height).toBeLessThanOrEqual(height);
          }
        },
      ),
    );
  });
});

describe("bars of one series", () => {
  test("lie below each other, their names whole on a phone, in the proportion of their numbers", () => {
    const categories = ["Competitor", "No decision"];
    const lost = { ...bars, categories, unit: undefined, series: [{ label: "Lost", values: [3, 1] }] };
    const { boxes, texts } = marksOf(lost, 320);
    expect(texts).toEqual(expect.arrayContaining(["Competitor", "3", "1"]));
    expect(texts.join(" ")).toContain("No decision");
    const [three, one] = boxes.map(({ shape }) => shape);
    expect(three!.width / one!.width).toBeCloseTo(3);
    expect(three!.x).toBe(one!.x);
    expect(three!.y).toBeLessThan(one!.y);
  });
});

describe("the waterfall", () => {
  test("starts every step where the one above ended, and totals at zero", () => {
    const [opening, created, won, closing] = marksOf(waterfall).boxes.map((box) => box.shape);
    const zero = opening!.x;
    const level = (value: number) => zero + (value / 6_200_000) * opening!.width;
    expect(created!.x).toBeCloseTo(level(6_200_000));
    expect(created!.x + created!.width).toBeCloseTo(level(6_680_000));
    expect(won!.x).toBeCloseTo(level(5_500_000));
    expect(closing!.x).toBeCloseTo(zero);
    expect(closing!.width).toBeCloseTo(level(5_500_000) - zero);
  });

  test("writes each number, signed unless it is a level, and colours by what is welcome", () => {
    const { texts, boxes } = marksOf(waterfall);
    expect(texts).toEqual(expect.arrayContaining(["$6.2M", "+\u2060$480K", "−\u2060$1.18M", "$5.5M"]));
    expect(boxes[2]!.style.fill).toBe(boxes[1]!.style.fill);
  });

  test("writes every currency by the sign that the cards write", () => {
    const first = (currency: string) =>
      marksOf({ ...waterfall, unit: { kind: "money", currency } }).texts.find((text) =>
        text.includes("6.2M"),
      );
    expect(["JPY", "CNY", "HKD", "USD"].map(first)).toEqual(["JP¥6.2M", "¥6.2M", "HK$6.2M", "$6.2M"]);
  });
});

describe("text in lines", () => {
  test("loses nothing but spaces while there are lines enough, and fits the width", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 60 }),
        fc.integer({ min: 60, max: 400 }),
        (text, width) => {
          const lines = textLines(text, 16, width, 1000);
          expect(lines.join("").replace(/\s/g, "")).toBe(text.replace(/\s/g, ""));
          for (const line of lines) expect(textWidth(line, 16)).toBeLessThanOrEqual(width);
        },
      ),
    );
  });

  test("keeps words whole, breaks Chinese anywhere, and says when it had to shorten", () => {
    expect(textLines("Negotiation and signing", 16, 120, 3)).toEqual(["Negotiation", "and signing"]);
    expect(textLines("产品演示与方案制定", 20, 100, 3)).toEqual(["产品演示与", "方案制定"]);
    expect(textLines("产品演示与方案制定", 20, 100, 1)).toEqual(["产品演示…"]);
  });
});

describe("the palette", () => {
  test.each(["light", "dark"] as const)("can be read in the %s theme", (theme) => {
    const palette = paletteOf(theme);
    for (const text of [palette.ink, palette.muted, palette.down]) {
      expect(contrast(text, palette.background), text).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrast(palette.muted, palette.link)).toBeGreaterThanOrEqual(4.5);
    for (const shape of [...palette.series, ...stageColours(palette, 7), palette.level]) {
      expect(contrast(shape, palette.background), shape).toBeGreaterThanOrEqual(3);
    }
  });
});

/** Contrast ratio of two `#rrggbb` colours (WCAG 2.2, relative luminance). */
function contrast(one: string, other: string): number {
  const [dark, light] = [one, other].map(luminance).sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
