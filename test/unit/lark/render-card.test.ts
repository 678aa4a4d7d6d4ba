import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defineChart } from "../../../src/charts/chart.ts";
import {
  actions,
  type Block,
  bar,
  button,
  card,
  chartBlock,
  commands,
  facts,
  quiet,
  secret,
  secretAddress,
  selfSaid,
  strong,
  type TableBlock,
  table,
  text,
  toTheRight,
  trail,
} from "../../../src/chat/card.ts";
import { byteLength, countElements, type LarkElement } from "../../../src/chat/lark/elements.ts";
import { limits } from "../../../src/chat/lark/limits.ts";
import { renderCard, renderNotice } from "../../../src/chat/lark/render-card.ts";
import type { Locale } from "../../../src/text/locale.ts";
import { judgeLark } from "../../judges/judge-lark.ts";
import { nasties, nastyText } from "./nasty-text.ts";

const funnel = (title: string) =>
  defineChart({
    type: "funnel",
    title,
    summary: `${title}: 58 leads, 2 signed`,
    locale: "en",
    stages: [
      { label: "Lead", value: 58, caption: "58 · $9.30M", toNext: "40 %" },
      { label: "Won", value: 2, caption: "2 · $0.12M" },
    ],
  });

const everyBlock = (word: string): (Block | undefined)[] => [
  text(word),
  strong(word),
  quiet(word),
  facts([word, word], ["Amount", word], ["Three", "3"]),
  trail([
    { label: word, state: "done" },
    { label: word, state: "now", caption: word },
    { label: word, state: "ahead" },
  ]),
  table(["Name", toTheRight("Amount")], [{ cells: [word, "1"] }, { cells: [word] }]),
  table(
    ["Name", toTheRight("Amount")],
    [{ cells: [word, word], button: button(word || "x", "deal.show", { deal: 1 }) }, { cells: ["-", ""] }],
  ),
  bar([{ label: word, value: word, amount: 28, look: "good" }], {
    whole: { label: word, value: word, amount: 100 },
    tick: { label: word, value: word, share: 0.67 },
  }),
  chartBlock(funnel(word || "t")),
  commands([word, word], [{ line: word, meaning: word }]),
  secret(word, word),
  { type: "divider" },
  actions(
    button(word || "x", "deal.show", { word, n: 1, yes: true }, { style: "primary" }),
    button(
      "Lose",
      "deal.lose",
      {},
      { style: "danger", confirm: { title: word || "?", text: word || "?", yes: "y", no: "n" } },
    ),
  ),
];

const sum = (elements: readonly LarkElement[]): string => JSON.stringify(elements);

describe("a card on Lark", () => {
  test.each(nasties.map((word) => [JSON.stringify(word).slice(0, 40), word]))(
    "holds %s harmlessly",
    (_, word) => {
      const rendered = renderCard(card("en", word || "title", everyBlock(word)));
      expect(judgeLark(rendered)).toEqual([]);
      const markup = JSON.stringify(rendered.body).match(/"content":"(?:[^"\\]|\\.)*<at[^"]*"/g) ?? [];
      // Only plain text elements may hold it as it was typed.
      for (const hit of markup) expect(JSON.stringify(rendered.body)).toContain(`"tag":"plain_text",${hit}`);
    },
  );

  test("always keeps the limits, whatever it is given", () => {
    const row = fc.record({ cells: fc.array(nastyText, { maxLength: 5 }) });
    const blocks = fc.array(
      fc.oneof(
        nastyText.map((word) => text(word)),
        fc.array(fc.tuple(nastyText, nastyText), { maxLength: 30 }).map((pairs) => facts(...pairs)),
        fc.array(row, { maxLength: 150 }).map((rows) => table(["a", toTheRight("b"), "c"], rows)),
        fc.array(row, { maxLength: 60 }).map((rows) =>
          table(
            ["a", toTheRight("b")],
            rows.map((one) => ({ ...one, button: button("Open", "deal.show", {}) })),
          ),
        ),
        fc.array(nastyText, { minLength: 1, maxLength: 40 }).map((labels) => ({
          type: "actions" as const,
          buttons: labels.map((label) => button(label, "deal.show", { label: label.slice(0, 100) })),
        })),
        fc.constant(chartBlock(funnel("f"))),
      ),
      { maxLength: 15 },
    );
    fc.assert(
      fc.property(nastyText, blocks, (title, given) => {
        const rendered = renderCard(card("en", title, given));
        expect(countElements(rendered)).toBeLessThanOrEqual(limits.cardElements);
        expect(byteLength(rendered)).toBeLessThanOrEqual(limits.cardBytes);
        expect(judgeLark(rendered)).toEqual([]);
      }),
      { numRuns: 60, endOnFailure: true },
    );
  });

  test("says how many rows did not fit, and keeps the buttons", () => {
    const rows = Array.from({ length: 80 }, (_, index) => ({
      cells: [`Deal ${index}`, "¥1.2M", "next week"],
      button: button("Open", "deal.show", { deal: index }),
    }));
    const rendered = renderCard(
      card("en", "All deals", [
        table(["Deal", toTheRight("Amount"), "Due"], rows),
        actions(button("Next", "deal.list", { page: 2 })),
      ]),
    );
    const body = sum(rendered.body.elements);
    const shown = rows.filter((one) => body.includes(`${one.cells[0]}*`)).length;
    expect(shown).toBeGreaterThan(25);
    expect(body).toContain(`${80 - shown} more don't fit`);
    expect(body).toContain('"deal.list"');
    expect(judgeLark(rendered)).toEqual([]);
  });

  test("ten deals with four buttons each fit on one card, nothing left out", () => {
    const deals = Array.from({ length: 10 }, (_, index): (Block | undefined)[] => [
      text(`${index + 1}. ACME · CRM\n¥1.2M · 12/31 · 60% commit · Proposal`),
      quiet("✓ same"),
      actions(
        ...["Same", "Change", "Slipped", "Lost"].map((label) =>
          button(label, `forecast.${label}`, { id: index }),
        ),
      ),
    ]);
    const rendered = renderCard(
      card("en", "Week 47", [
        strong("Changed."),
        quiet("Closes Friday 09:00"),
        facts(["Quota", "1"], ["Won", "2"], ["Commit", "3"], ["Forecast call", "4"]),
        strong("3 need review"),
        ...deals.flat(),
        quiet("1/6"),
        { type: "divider" },
        actions(button("Submit", "forecast.submit"), button("Previous", "p"), button("Next", "n")),
      ]),
    );
    const body = sum(rendered.body.elements);
    expect(body).not.toContain("do not fit");
    expect(body.match(/ACME · CRM/g)).toHaveLength(10);
    expect(body.match(/"tag":"button"/g)).toHaveLength(43);
    // Buttons still flow on a phone.
    expect(body).not.toContain('"direction":"horizontal"');
    expect(judgeLark(rendered)).toEqual([]);
  });

  test("a long table shrinks and says by how much", () => {
    const rows = Array.from({ length: 500 }, (_, index) => ({ cells: [`客户 ${index}`, "x".repeat(200)] }));
    const rendered = renderCard(card("zh", "全部客户", [table(["客户", toTheRight("金额")], rows)]));
    const shown = (rendered.body.elements[0]?.rows as unknown[] | undefined)?.length ?? 0;
    expect(shown).toBeGreaterThan(10);
    expect(sum(rendered.body.elements)).toContain(`还有 ${500 - shown} 项`);
    expect(byteLength(rendered)).toBeLessThanOrEqual(limits.cardBytes);
  });

  test("a row is headed by its name, not by a number alone", () => {
    const show = button("Open", "deal.show", { deal: 1 });
    const rows = [{ cells: ["#42", "华信", "¥120万"], button: show }];
    const heads = ["#", "Customer", toTheRight("Amount")];
    const body = (shown: TableBlock) => sum(renderCard(card("en", "Deals", [shown])).body.elements);
    expect(body(table(heads, rows, { headline: 2 }))).toContain(
      "**&#35;42 华信**\\n<font color='grey'>Amount</font>\u00a0¥120万",
    );
    expect(body(table(heads, rows))).toContain(
      "**&#35;42**\\n<font color='grey'>Customer</font>\u00a0华信\u00a0· ",
    );
  });

  test("a row's values go without a label that says nothing new, and break between each other only", () => {
    const show = button("Open", "deal.show", { deal: 1 });
    const rows = [{ cells: ["ACME", "Daniel Wu", "in 5 weeks"], button: show }];
    const owned = table(["Customer", selfSaid("Owner"), "Close date"], rows);
    expect(sum(renderCard(card("en", "Deals", [owned])).body.elements)).toContain(
      "**ACME**\\nDaniel\u00a0Wu\u00a0· <font color='grey'>Close\u00a0date</font>\u00a0in\u00a05\u00a0weeks",
    );
  });

  test("commands and what they do are read from top to bottom, none on a second page", () => {
    const lines = Array.from({ length: 12 }, (_, index) => ({
      line: `/deal ${index} <at id=all>`,
      meaning: "logs",
    }));
    const rendered = renderCard(card("en", "Help", [commands(["Type this", "What it does"], lines)]));
    expect(rendered.body.elements.map(({ tag }) => tag)).toEqual(lines.map(() => "markdown"));
    expect(rendered.body.elements[11]?.content).toBe(
      "**/deal 11 &#60;at id=all&#62;**\n<font color='grey'>logs</font>",
    );
    expect(judgeLark(rendered)).toEqual([]);
  });

  test("our own words take the language of the card, whatever the names on it are", () => {
    const rows = Array.from({ length: 300 }, (_, index) => ({ cells: [`华信 ${index}`, "中"] }));
    const names = table(["Name", "#"], rows);
    const body = (locale: Locale) => sum(renderCard(card(locale, "#1 华信", [names])).body.elements);
    expect(body("en")).toContain("more don't fit");
    expect(body("zh")).toContain("一张卡片放不下");
  });

  test("numbers stand below their heading, which Lark keeps at the left, and the tone gives the colour", () => {
    const rendered = renderCard(
      card("en", "Week", [table(["Stage", toTheRight("Amount")], [{ cells: ["Lead", "9"] }])], {
        tone: "warning",
      }),
    );
    expect(rendered.header?.template).toBe("orange");
    const columns = rendered.body.elements[0]?.columns as {
      horizontal_align: string;
      display_name: string;
    }[];
    expect(columns.map((one) => [one.display_name, one.horizontal_align])).toEqual([
      ["Stage", "left"],
      ["Amount", "left"],
    ]);
  });

  test("more charts and tables than Lark draws become text", () => {
    const many = Array.from({ length: 8 }, (_, index) => chartBlock(funnel(`Funnel ${index}`)));
    const tables = Array.from({ length: 8 }, (_, index) => table(["a"], [{ cells: [`row ${index}`] }]));
    const rendered = renderCard(card("en", "Everything", [...many, ...tables]));
    expect(judgeLark(rendered)).toEqual([]);
    const body = sum(rendered.body.elements);
    expect(body).toContain("Funnel 7: 58 leads");
    expect(body).toContain("row 7");
  });

  test("an address in a text stays text: what is to be opened says so itself", () => {
    const address = "https://loudou.example.com/login/a_B-1";
    const blocks = [
      strong(address),
      text(`${address} [x](y)`),
      secret("Link", "https://x.cn/[a](https://evil.cn)"),
    ];
    const { elements } = renderCard(card("en", "Invited", blocks)).body;
    expect(elements.map(({ tag }) => tag)).toEqual(["div", "div", "div", "div"]);
  });

  test("a secret stands large and alone on its line; a link can be opened, and neither is left out", () => {
    const address = "https://loudou.example.com/login/a_B-1";
    const rendered = renderCard(
      card("en", "Join", [secret("您的代码", "7KQ4-M2TX"), secretAddress("Link", address)]),
    );
    expect(judgeLark(rendered)).toEqual([]);
    expect(rendered.body.elements.map(({ tag, content, text: shown }) => content ?? shown ?? tag)).toEqual([
      { tag: "plain_text", content: "您的代码", text_size: "notation", text_color: "grey" },
      { tag: "plain_text", content: "7KQ4-M2TX", text_size: "heading" },
      { tag: "plain_text", content: "Link", text_size: "notation", text_color: "grey" },
      `[https&#58;//loudou.example.com/login/a&#95;B-1](${address})`,
    ]);
    const long = Array.from({ length: 40 }, (_, at) => text(`${at}${"x".repeat(3_000)}`));
    expect(
      sum(renderCard(card("en", "Join", [...long, secret("Code", "7KQ4-M2TX")])).body.elements),
    ).toContain("7KQ4");
  });

  test("a table without rows is not shown, a stage's caption stands beside it", () => {
    const steps = [{ label: "潜在客户", state: "now" as const, caption: "丢单（潜在客户）" }];
    const rendered = renderCard(
      card("zh", "进度", [table(["负责人", "本周", toTheRight("承诺")], []), trail(steps)]),
    );
    expect(rendered.body.elements.map(({ tag, content }) => [tag, content])).toEqual([
      ["markdown", "**●\u00a0潜在客户\u00a0·\u00a0丢单（潜在客户）**"],
    ]);
  });

  test("an empty card still has a body, and can be replaced", () => {
    const rendered = renderCard(card("en", "Nothing here", []));
    expect(rendered.body.elements).toHaveLength(1);
    expect(rendered.config.update_multi).toBe(true);
    expect(judgeLark(rendered)).toEqual([]);
    expect(judgeLark(renderNotice("<at id=all></at>", "bad", "en"))).toEqual([]);
  });
});
