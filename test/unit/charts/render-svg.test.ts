import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, describe, expect, test } from "vitest";
import { defineChart } from "../../../src/charts/chart.ts";
import { renderSvg } from "../../../src/charts/render-svg.ts";
import { closeCharts } from "../../../src/charts/shared-renderer.ts";
import { bars, chineseFunnel, funnelOf, line, waterfall } from "./sample-charts.ts";

afterAll(closeCharts);

/** All `name="value"` of a document's tags. */
function attributesOf(svg: string): { name: string; value: string }[] {
  return [...svg.matchAll(/<[a-zA-Z][^>]*>/g)].flatMap(([tag]) =>
    [...tag.matchAll(/\s([\w:-]+)="([^"]*)"/g)].map(([, name, value]) => ({ name: name!, value: value! })),
  );
}

describe("renderSvg", () => {
  test("draws every label and caption, and carries the summary", async () => {
    const svg = await renderSvg(chineseFunnel);
    for (const { label, caption } of chineseFunnel.stages) {
      expect(svg).toContain(`>${label}</text>`);
      expect(svg).toContain(`>${caption}</text>`);
    }
    expect(svg).toContain(`aria-label="${chineseFunnel.summary}"`);
    expect(svg).toMatch(/^<svg [^>]*viewBox="0 0 480 \d+"/);
  });

  test("counts whole things along its axis, however few there are", async () => {
    const few = [
      { label: "Met", values: [1, 0] },
      { label: "Won", values: [0, 1] },
    ];
    const svg = await renderSvg(defineChart({ ...bars, unit: { kind: "count" }, series: few }));
    expect([...svg.matchAll(/>(\d+(?:\.\d+)?)<\/text>/g)].map(([, number]) => number)).not.toEqual(
      expect.arrayContaining([expect.stringContaining(".")]),
    );
    expect(svg).toContain(">1</text>");
  });

  test("writes the numbers of bars and lines as the locale does", async () => {
    expect(await renderSvg(bars)).toContain(">40.5%</text>");
    expect(await renderSvg(line)).toContain(">$4.12M</text>");
    const money = { unit: { kind: "money", currency: "CNY" }, locale: "zh-CN" } as const;
    const chinese = defineChart({
      ...bars,
      ...money,
      series: [{ label: "金额", values: [9_300_000, 5_080_000] }],
    });
    expect(await renderSvg(chinese)).toContain(">¥930\u2060万</text>");
  });

  test("makes harmless what people typed, wherever it is drawn", async () => {
    const evil = `</text><script>alert(1)</script>"' onload="x" &amp; {b}`;
    const charts = [
      defineChart({ ...funnelOf([evil, 3]), title: evil, summary: evil }),
      defineChart({ ...waterfall, title: evil, steps: [{ label: evil, delta: 1, caption: evil }] }),
      defineChart({
        ...bars,
        summary: evil,
        categories: [evil, "b"],
        series: [
          { label: evil, values: [1, 2] },
          { label: evil, values: [1, 2] },
        ],
      }),
      defineChart({
        ...line,
        summary: evil,
        categories: [evil],
        series: [
          { label: evil, values: [1] },
          { label: evil, values: [2] },
        ],
      }),
    ];
    for (const chart of charts) {
      const svg = await renderSvg(chart, { width: 900 });
      const tags = new Set([...svg.matchAll(/<([a-zA-Z]\w*)/g)].map(([, tag]) => tag));
      expect(
        [...tags].filter(
          (tag) => !["svg", "g", "rect", "path", "text", "defs", "clipPath", "polygon"].includes(tag!),
        ),
      ).toEqual([]);
      expect(attributesOf(svg).filter(({ name }) => name.startsWith("on"))).toEqual([]);
      expect(svg).toContain("&lt;script&gt;");
    }
  });

  test("survives characters that XML forbids", async () => {
    const svg = await renderSvg(funnelOf(["nul\u0000 bell\u0007 half\ud800 tab\t", 1]));
    expect(svg).toContain(">nul bell half\ufffd tab</text>");
  });

  test("loads nothing from elsewhere and needs no style permission", async () => {
    for (const chart of [chineseFunnel, waterfall, bars, line]) {
      const attributes = attributesOf(await renderSvg(chart));
      const outward = attributes.filter(
        ({ name, value }) => name !== "xmlns" && /\/\/|url\((?!#)|data:/.test(value),
      );
      expect(outward).toEqual([]);
      expect(attributes.filter(({ name }) => ["style", "class", "href"].includes(name))).toEqual([]);
    }
  });

  test("gives charts of one page different ids, each of which is used only within its chart", async () => {
    const other = defineChart({ ...line, title: "Another" });
    const [one, two] = await Promise.all([renderSvg(line), renderSvg(other)]);
    const ids = [one, two].map((svg) =>
      attributesOf(svg).flatMap(({ name, value }) => (name === "id" ? [value] : [])),
    );
    expect(ids[0]!.length).toBeGreaterThan(0);
    expect(ids[0]!.filter((id) => ids[1]!.includes(id))).toEqual([]);
    for (const [, used] of one.matchAll(/url\(#([^)]+)\)/g)) expect(ids[0]).toContain(used);
  });

  test("gives the same text for the same chart, drawn anew", async () => {
    const first = await renderSvg(line);
    await closeCharts();
    await renderSvg(bars);
    expect(await renderSvg(line)).toBe(first);
  });

  test("lets the process end by itself", async () => {
    const script = fileURLToPath(new URL("../../../src/charts/render-svg.ts", import.meta.url));
    const program = `const { renderSvg } = await import(${JSON.stringify(script)});
      console.log((await renderSvg(${JSON.stringify(bars)})).slice(0, 4));`;
    const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", program], {
      timeout: 15_000,
    });
    expect(stdout.trim()).toBe("<svg");
  }, 20_000);
});
