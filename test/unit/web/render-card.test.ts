import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { defineChart } from "../../../src/charts/chart.ts";
import { closeCharts } from "../../../src/charts/shared-renderer.ts";
import {
  actions,
  bar,
  button,
  card,
  chartBlock,
  divider,
  facts,
  table,
  text,
  toTheRight,
  trail,
} from "../../../src/chat/card.ts";
import { buttonsOf, renderCard } from "../../../src/chat/web/render-card.ts";
import { drawPictures } from "../../../src/chat/web/render-chart.ts";

afterAll(closeCharts);

const escaped = (plain: string): string =>
  plain
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");

test("whatever a deal is called, it is text on the page", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ minLength: 1, unit: "binary" }), async (name) => {
      const nasty = `${name}"><script>alert('x')</script>`;
      const rendered = String(
        await renderCard(
          card("en", nasty, [
            text(nasty),
            facts([nasty, nasty]),
            bar([{ label: nasty, value: nasty, amount: 1, look: "good" }]),
            trail([{ label: nasty, state: "now", caption: nasty }]),
            table([nasty, toTheRight(nasty)], [{ cells: [nasty, nasty], button: button(nasty, "a") }]),
            actions(
              button(nasty, "b", {}, { confirm: { title: nasty, text: nasty, yes: nasty, no: nasty } }),
            ),
          ]),
          "en",
        ),
      );
      expect(rendered).not.toContain("<script");
      expect(rendered).toContain(`<span dir="auto">${escaped(nasty)}</span></h2>`);
      expect(rendered).toContain(`data-ask-text="${escaped(nasty)}"`);
    }),
    { numRuns: 60 },
  );
});

test("a button carries its place in the card and never its values", async () => {
  const shown = card("en", "Deals", [
    actions(button("Next", "deal.list", { page: "2" })),
    table(["Deal"], [{ cells: ["#1"], button: button("Open", "deal.show", { id: "secret-id" }) }]),
  ]);
  const rendered = String(await renderCard(shown, "en"));
  expect(buttonsOf(shown).map(({ label }) => label)).toEqual(["Next", "Open"]);
  expect(rendered).toMatch(/value="0"[^>]*>Next/);
  expect(rendered).toMatch(/value="1"[^>]*>Open/);
  expect(rendered).not.toContain("secret-id");
});

test("a deal's number has its customer's name beside it for a phone, where each row is a list of its own", async () => {
  const heads = ["#", "Customer", "Stage", "Amount"];
  const cells = ["#42", "<b>华信</b>", "Prospect", "¥120万"];
  const list = card("en", "Deals", [table(heads, [{ cells }], { headline: 2 })]);
  const listed = String(await renderCard(list, "zh"));
  expect(listed).toContain('<table class="wide numbered listed"');
  expect(listed).toContain('<span class="named" dir="auto">&lt;b&gt;华信&lt;/b&gt;</span>');
  const other = String(await renderCard(card("en", "Deals", [table(heads, [{ cells }])]), "zh"));
  expect(other).not.toContain("named");
});

test("what is short is never broken, and a table says whether its rows open something", async () => {
  const rows = [{ cells: ["#1742", "Xinghe"] }, { cells: ["A very long company name, Ltd.", "Ltd."] }];
  const plain = String(await renderCard(card("en", "Deals", [table(["Deal", "Customer"], rows)]), "en"));
  expect(plain).toContain('<th scope="row" class="left short"><span dir="auto">#1742</span>');
  expect(plain).toContain('<th scope="row" class="left"><span dir="auto">A very long');
  expect(plain).toContain('<table class="narrow"');
  const opening = rows.map((row) => ({ ...row, button: button("Open", "deal.show") }));
  const opens = String(
    await renderCard(card("en", "Deals", [table(["Deal", "Customer", "Stage"], opening)]), "en"),
  );
  expect(opens).toContain('<table class="wide opens"');
});

test("facts that are sentences are set as lines to read, not as columns of numbers", async () => {
  const sentence = "Deals that advanced ÷ deals that entered the stage in the last 12 months.";
  const rendered = async (value: string) =>
    String(await renderCard(card("en", "What the numbers mean", [facts(["Conversion", value])]), "en"));
  expect(await rendered(sentence)).toContain('<dl class="facts long">');
  expect(await rendered("¥1.2M")).toContain('<dl class="facts">');
});

test("the trail says in words where the deal stands", async () => {
  const rendered = String(
    await renderCard(
      card("en", "x", [
        trail([
          { label: "线索", state: "done" },
          { label: "方案", state: "now", caption: "12 天" },
          { label: "签约", state: "ahead" },
        ]),
      ]),
      "zh",
    ),
  );
  expect(rendered).toContain('aria-current="step"');
  expect(rendered).toContain("第 2 个阶段，共 3 个 · 12 天");
  expect(rendered).toContain("已完成");
});

test("a chart that could not be drawn still shows its numbers", async () => {
  const chart = defineChart({
    type: "funnel",
    title: "Open deals",
    summary: "two stages",
    locale: "en",
    stages: [
      { label: "Lead", value: 5, caption: "5 deals", toNext: "40 %" },
      { label: "Offer", value: 2, caption: "2 deals" },
    ],
  });
  const rendered = String(await renderCard(card("en", "Funnel", [chartBlock(chart), divider]), "en"));
  expect(rendered).toContain("<figcaption>Open deals</figcaption>");
  expect(rendered).toContain('<td class="right">5 deals</td>');
  expect(rendered).toContain('<td class="right">40 %</td>');
});

test("a picture stands beside its numbers, once per theme; two stand side by side, one may be wide", async () => {
  const chart = defineChart({
    type: "line",
    title: "Won",
    summary: "won per week",
    locale: "en",
    categories: ["W1"],
    series: [{ label: "Won", values: [3] }],
  });
  const drawn = { light: "<svg>light</svg>", dark: "<svg>dark</svg>" };
  const pictures = new Map([[chart, { narrow: drawn, wide: undefined }]]);
  const rendered = String(await renderCard(card("en", "Weeks", [chartBlock(chart)]), "en", pictures));
  expect(rendered).toContain('<div class="picture on-light"><svg>light</svg></div>');
  expect(rendered).toContain('<div class="picture on-dark"><svg>dark</svg></div>');
  expect(rendered).toContain("Show the numbers");
  expect(rendered).not.toContain('class="pictures"');
  const two = card("en", "Weeks", [chartBlock(chart), chartBlock(chart)]);
  expect(String(await renderCard(two, "en", pictures))).toContain('<div class="pictures"><figure');
  const [alone] = (await drawPictures(card("en", "Weeks", [chartBlock(chart)]), fail)).values();
  const [beside] = (await drawPictures(two, fail)).values();
  expect([alone?.wide !== undefined, beside?.wide !== undefined]).toEqual([true, false]);
});

const fail = (error: unknown) => {
  throw error;
};

test("a fact breaks between its phrases; a trail that has no present stage names them all where a phone shows one", async () => {
  const shown = card("en", "Deal", [
    facts(["Close date", "Jan 8, 2027 · in 5 weeks"], ["Amount", "¥1.2M"]),
    trail([
      { label: "Lead", state: "done" },
      { label: "Signed", state: "done" },
    ]),
  ]);
  const rendered = String(await renderCard(shown, "en"));
  expect(rendered).toContain(
    '<span class="phrase">Jan 8, 2027\u00a0·</span> <span class="phrase">in 5 weeks</span></dd>',
  );
  expect(rendered).toContain('<dd dir="auto">¥1.2M</dd>');
  expect(rendered).toContain(">Lead › Signed</p>");
});
