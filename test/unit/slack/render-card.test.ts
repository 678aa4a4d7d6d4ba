import { describe, expect, test } from "vitest";
import { defineChart } from "../../../src/charts/chart.ts";
import {
  actions,
  bar,
  button,
  type Card,
  card,
  chartBlock,
  commands,
  divider,
  facts,
  quiet,
  secret,
  selfSaid,
  strong,
  table,
  text,
  toTheRight,
  trail,
} from "../../../src/chat/card.ts";
import { helpCard } from "../../../src/chat/help-card.ts";
import { renderCard } from "../../../src/chat/slack/render-card.ts";
import { renderHome } from "../../../src/chat/slack/render-home.ts";
import { usages } from "../../../src/usages.ts";
import { judgeSlack } from "../../judges/judge-slack.ts";
import { longNote, nasties } from "./nasties.ts";

const funnel = defineChart({
  type: "funnel",
  title: "Open deals",
  summary: "58 deals, most of them early",
  locale: "en",
  stages: [
    { label: "Target account", value: 58, caption: "58 deals · $9.30M", toNext: "40 %" },
    { label: "Qualified", value: 23, caption: "23 deals · $4.10M" },
  ],
});

const everything = (words: string): Card =>
  card(
    "en",
    words,
    [
      text(words),
      strong(words),
      quiet(words),
      facts([words, words], ["Stage", words]),
      trail([
        { label: words, state: "done", caption: words },
        { label: "Qualified", state: "now" },
        { label: "Signed", state: "ahead" },
      ]),
      table([words, toTheRight("Amount")], [{ cells: [words, "¥1.2M"] }]),
      table(
        ["Name", toTheRight("Amount")],
        [{ cells: [words, words], button: button("Show", "deal.show", { id: 1 }) }],
      ),
      bar([{ label: words, value: words, amount: 28, look: "good" }], {
        whole: { label: words, value: words, amount: 100 },
        tick: { label: words, value: words, share: 0.67 },
      }),
      chartBlock(funnel),
      commands([words, words], [{ line: words, meaning: words }]),
      secret(words, words),
      divider,
      actions(
        button(
          words,
          "deal.lose",
          { line: words.slice(0, 500) },
          {
            style: "danger",
            confirm: { title: words, text: words, yes: words, no: words },
          },
        ),
      ),
    ],
    { tone: "warning", summary: words },
  );

/** Every piece of text in a payload that Slack reads as mrkdwn. */
function mrkdwnIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(mrkdwnIn);
  if (typeof node !== "object" || node === null) return [];
  const { type, text: inner } = node as { type?: unknown; text?: unknown };
  return [
    ...(type === "mrkdwn" && typeof inner === "string" ? [inner] : []),
    ...Object.values(node).flatMap(mrkdwnIn),
  ];
}

describe("a card", () => {
  test.each([...nasties, longNote])("of nasty text %# is a payload that Slack takes", (words) => {
    expect(judgeSlack("message", renderCard(everything(words)))).toEqual([]);
    const home = renderHome(everything(words));
    expect(judgeSlack("home", home)).toEqual([]);
  });

  test.each(nasties)("shows nasty text %# letter by letter: nothing of it is read as markup", (words) => {
    const message = renderCard(everything(words));
    for (const marked of mrkdwnIn(message.blocks)) {
      expect(marked.replace(/^\*[^*\n]+\*\n/, "")).not.toMatch(/[*_~`<>@]|:\S+:/);
    }
    expect(message.text).not.toMatch(/<|>/);
  });

  test("never opens a mention in the fallback text", () => {
    expect(renderCard(card("en", "x", [], { summary: "<!channel> & co" })).text).toBe(
      "&lt;!channel&gt; &amp; co",
    );
  });

  test("a secret stands in a box of its own, from which it is copied as it is", () => {
    const message = renderCard(card("en", "Join", [secret("Your *code*", "7KQ4-M2TX")]));
    expect(judgeSlack("message", message)).toEqual([]);
    expect(message.blocks.slice(1)).toEqual([
      {
        type: "rich_text",
        elements: [
          {
            type: "rich_text_section",
            elements: [{ type: "text", text: "Your *code*", style: { bold: true } }],
          },
        ],
      },
      {
        type: "rich_text",
        elements: [{ type: "rich_text_preformatted", elements: [{ type: "text", text: "7KQ4-M2TX" }] }],
      },
    ]);
    expect(message.text).not.toContain("7KQ4");
  });

  test("closes a writing direction that a name has opened", () => {
    const [header] = renderCard(card("en", "\u202eevil", [])).blocks;
    expect(header).toMatchObject({ text: { text: "\u202eevil\u202c" } });
  });

  test("keeps every character of a long note", () => {
    const { blocks } = renderCard(card("en", "Note", [text(longNote)]));
    const shown = blocks.slice(1).map((block) => (block.type === "section" ? block.text?.text : ""));
    expect(shown.join("")).toBe(longNote);
    expect(shown.length).toBe(2);
  });

  test("shows a title that is longer than a header in full below it", () => {
    const title = "華信集團 ".repeat(60).trim();
    const { blocks } = renderCard(card("en", title, []));
    expect(JSON.stringify(blocks[0])).toContain("…");
    expect(blocks[1]).toMatchObject({ type: "section", text: { text: title } });
  });
});

describe("a card in Chinese", () => {
  const chineseCommand = /\/(商机|客户|预测|漏斗|团队)/;
  test.each(["deal", "customer", "forecast", "funnel", "team", undefined] as const)(
    "of help about %s tells only what can be typed here, on every surface",
    (group) => {
      const help = helpCard({ type: "help", group, near: [] }, "zh", usages);
      const nearest = helpCard({ type: "help", group, near: ["/商机 列表"] }, "zh", usages);
      for (const surface of ["message", "home", "modal"] as const) {
        const shown = renderCard(help, { surface });
        const asked = renderCard(nearest, { surface });
        expect(JSON.stringify(withoutValues([shown, asked]))).not.toMatch(chineseCommand);
        expect(JSON.stringify(shown)).toContain(`/${group ?? "deal"}`);
        expect(JSON.stringify(asked)).toContain("/deal 列表");
      }
    },
  );

  /** A button sends its line to the bot, which understands it in Chinese. */
  const withoutValues = (node: unknown): unknown =>
    JSON.parse(JSON.stringify(node, (key, value) => (key === "value" ? undefined : value)));
});

describe("the home tab", () => {
  test.each(["en", "zh"] as const)("in %s sets out each command over what it does", (locale) => {
    const home = renderHome(helpCard({ type: "help", near: [] }, locale, usages));
    expect(judgeSlack("home", home)).toEqual([]);
    const fields = home.blocks.flatMap((block) => (block.type === "section" ? (block.fields ?? []) : []));
    expect(fields).toHaveLength(12);
    for (const { text: words } of fields)
      expect(words).toMatch(/^\*\/(deal|forecast|funnel|customer|team)\b.*\*\n\S/);
  });
});

describe("a table", () => {
  const rowsOf = (count: number, withButton: boolean) =>
    Array.from({ length: count }, (_, index) => ({
      cells: [`Deal ${index + 1}`, `¥${index}`],
      button: withButton ? button("Show", "deal.show", { id: index }) : undefined,
    }));

  test("of 200 rows is Slack's own table and a box, and no row is missing", () => {
    const message = renderCard(
      card("en", "Deals", [table(["Deal", toTheRight("Amount")], rowsOf(200, false))]),
    );
    expect(judgeSlack("message", message)).toEqual([]);
    const [, native] = message.blocks;
    expect(native).toMatchObject({ type: "table", column_settings: [{ align: "left" }, { align: "right" }] });
    const shown = JSON.stringify(message.blocks);
    for (let index = 1; index <= 200; index++) expect(shown).toMatch(new RegExp(`Deal ${index}\\b`));
  });

  test("of 200 rows with buttons fits, keeps every row and says which have no button", () => {
    const message = renderCard(
      card("en", "Deals", [text("Mine"), table(["Deal", toTheRight("Amount")], rowsOf(200, true))]),
    );
    expect(judgeSlack("message", message)).toEqual([]);
    expect(message.blocks.length).toBeLessThanOrEqual(50);
    const buttons = message.blocks.filter((block) => block.type === "section" && block.accessory);
    expect(buttons.length).toBeGreaterThan(40);
    const shown = JSON.stringify(message.blocks);
    expect(shown).toContain("so the rows below have none");
    for (let index = 1; index <= 200; index++) expect(shown).toMatch(new RegExp(`Deal ${index}\\b`));
  });

  test("of deals is headed by their names, not by their numbers alone", () => {
    const rows = [{ cells: ["#42", "华信医疗", "¥120万"], button: button("查看", "deal.show", { id: 1 }) }];
    const heads = ["#", "客户", toTheRight("金额")];
    const [, row] = renderCard(card("en", "x", [table(heads, rows, { headline: 2 })])).blocks;
    expect(row).toMatchObject({ text: { text: "*#42 华信医疗*\n金额\u00a0¥120万" } });
    const [, bare] = renderCard(card("en", "x", [table(heads, rows)])).blocks;
    expect(bare).toMatchObject({ text: { text: "*#42*\n客户\u00a0华信医疗\u00a0· 金额\u00a0¥120万" } });
    const owned = table(["#", "客户", selfSaid(toTheRight("金额"))], rows, { headline: 2 });
    const [, said] = renderCard(card("zh", "x", [owned])).blocks;
    expect(said).toMatchObject({ text: { text: "*#42 华信医疗*\n¥120万" } });
  });

  test("comes as Slack's own only once in a message, never on the home tab", () => {
    const two = card("en", "Two", [table(["A"], [{ cells: ["1"] }]), table(["B"], [{ cells: ["2"] }])]);
    expect(renderCard(two).blocks.map((block) => block.type)).toEqual(["header", "table", "rich_text"]);
    const home = renderCard(two, { surface: "home" });
    expect(home.blocks.map((block) => block.type)).toEqual(["header", "rich_text", "rich_text"]);
  });

  test("in a box lines up Chinese and Latin cells", () => {
    const rows = [{ cells: ["华信", "1"] }, { cells: ["ACME", "22"] }];
    const { blocks } = renderCard(card("zh", "x", [table(["名称", toTheRight("数")], rows)]), {
      surface: "home",
    });
    expect(JSON.stringify(blocks[1])).toContain("名称  数\\n华信   1\\nACME  22");
  });

  test("too wide for a box becomes sentences with their headings", () => {
    const rows = [{ cells: ["ACME", "x".repeat(90)] }];
    const { blocks } = renderCard(card("en", "x", [table(["Deal", "Next step"], rows)]), {
      surface: "home",
    });
    expect(blocks[1]).toMatchObject({ text: { text: `• ACME · Next step ${"x".repeat(90)}` } });
  });
});

describe("too much for one message", () => {
  test("ends with a sentence that counts what was left out", () => {
    const message = renderCard(
      card(
        "en",
        "x",
        Array.from({ length: 80 }, (_, index) => text(`Paragraph ${index}`)),
      ),
    );
    expect(judgeSlack("message", message)).toEqual([]);
    expect(message.blocks).toHaveLength(50);
    expect(JSON.stringify(message.blocks.at(-1))).toContain("32 more parts");
  });

  test("60 buttons stand in blocks of 25, each with an id of its own", () => {
    const many = Array.from({ length: 60 }, (_, index) => button(`B${index}`, "deal.show", { id: index }));
    const message = renderCard(card("en", "x", [actions(...many)]));
    expect(judgeSlack("message", message)).toEqual([]);
    const sizes = message.blocks.flatMap((block) =>
      block.type === "actions" ? [block.elements.length] : [],
    );
    expect(sizes).toEqual([25, 25, 10]);
  });

  test("a line longer than a button carries is not offered again, and the help comes all the same", () => {
    const help = helpCard(
      { type: "help", group: "deal", unknown: "nte", near: [`/deal note ${"x".repeat(2500)}`] },
      "en",
      usages,
    );
    expect(judgeSlack("message", renderCard(help))).toEqual([]);
    expect(JSON.stringify(renderCard(help).blocks)).toContain("/deal new");
  });

  test("values that no button can carry are refused, not cut: half a value would do something else", () => {
    const fat = button("x", "deal.note", { note: "n".repeat(2100) });
    expect(() => renderCard(card("en", "x", [actions(fat)]))).toThrow(RangeError);
  });
});

describe("a chart", () => {
  test("is its numbers until its picture is there", () => {
    const shown = JSON.stringify(renderCard(card("en", "Funnel", [chartBlock(funnel)])).blocks);
    expect(shown).toContain("58 deals, most of them early");
    expect(shown).toContain("23 deals · $4.10M");
    expect(shown).toContain("To next stage");
  });

  test("does not say its numbers twice where the summary has all of them", () => {
    const [first] = funnel.stages;
    const listed = defineChart({
      ...funnel,
      summary: "Target account: 58 deals · $9.30M",
      summarySaysAll: true,
      stages: [{ ...first!, toNext: undefined }],
    });
    const { blocks } = renderCard(card("en", "Funnel", [chartBlock(listed)]));
    expect(JSON.stringify(blocks).split("58 deals")).toHaveLength(2);
    expect(JSON.stringify(blocks)).not.toContain("To next stage");
  });

  test("is an image of the uploaded file, with the summary for screen readers", () => {
    const message = renderCard(card("en", "Funnel", [chartBlock(funnel)]), {
      pictures: new Map([[funnel, "F0123456789"]]),
    });
    expect(judgeSlack("message", message)).toEqual([]);
    expect(message.blocks[1]).toMatchObject({
      type: "image",
      slack_file: { id: "F0123456789" },
      alt_text: funnel.summary,
    });
  });

  test("of lines and waterfalls has its numbers too", () => {
    const line = defineChart({
      type: "line",
      title: "Pipeline",
      summary: "",
      locale: "en",
      categories: ["W1", "W2"],
      series: [{ label: "Open", values: [1200, null] }],
    });
    const waterfall = defineChart({
      type: "waterfall",
      title: "Since last week",
      summary: "Up",
      locale: "en",
      steps: [
        { label: "Start", delta: 100, total: true },
        { label: "New", delta: 20 },
        { label: "End", delta: 0, total: true },
      ],
    });
    const message = renderCard(card("en", "x", [chartBlock(line), chartBlock(waterfall)]));
    expect(judgeSlack("message", message)).toEqual([]);
    expect(JSON.stringify(message.blocks)).toMatch(/1\.2K[\s\S]*\+20[\s\S]*120/);
  });
});
