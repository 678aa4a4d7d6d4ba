import { expect, test } from "vitest";
import { renderJson, renderText } from "../../../scripts/say/render-text.ts";
import { defineChart } from "../../../src/charts/chart.ts";
import {
  actions,
  button,
  card,
  chartBlock,
  divider,
  facts,
  quiet,
  strong,
  table,
  toTheRight,
  trail,
} from "../../../src/chat/card.ts";
import { type Field, form } from "../../../src/chat/form.ts";
import { nothing, notice, openForm, refuse, showCard } from "../../../src/chat/reply.ts";

const deal = card("en", "#42 ACME", [
  strong("Saved."),
  trail([
    { label: "Prospect", state: "done" },
    { label: "Qualified", state: "now", caption: "5 days" },
    { label: "Signed", state: "ahead" },
  ]),
  facts(["Amount", "¥1.2M"], ["Next step", "call\nthen write"]),
  divider,
  table(
    ["#", "Customer", toTheRight("Amount")],
    [
      { cells: ["#1", "ACME", "¥1M"], button: button("Open", "deal.show") },
      { cells: ["#2", "two\tor\nmore"] },
    ],
  ),
  quiet("Page 1 of 3"),
  actions(button("Advance", "deal.advance"), button("Undo", "deal.undo")),
]);

test("a card is its title, and a line for each fact, row and set of buttons", () => {
  expect(renderText(showCard(deal), "en")).toBe(
    [
      "#42 ACME",
      "Saved.",
      "Stages: Prospect (done) → Qualified (current, 5 days) → Signed (upcoming)",
      "Amount: ¥1.2M",
      "Next step: call\nthen write",
      "---",
      "#\tCustomer\tAmount",
      "#1\tACME\t¥1M\t[Open]",
      "#2\ttwo or more\t",
      "Page 1 of 3",
      "[Advance] [Undo]",
      "",
    ].join("\n"),
  );
});

test("what a trail says is in the reader's language", () => {
  const steps = trail([
    { label: "潜在客户", state: "done" },
    { label: "目标客户", state: "now", caption: "5 天" },
  ]);
  expect(renderText(showCard(card("zh", "华信", [steps])), "zh")).toBe(
    "华信\n阶段: 潜在客户 (已完成) → 目标客户 (当前, 5 天)\n",
  );
});

const charts = {
  funnel: defineChart({
    type: "funnel",
    title: "My funnel",
    summary: "Two stages",
    locale: "en",
    stages: [
      { label: "Prospect", value: 4, caption: "4 deals", toNext: "50%" },
      { label: "Signed", value: 2, caption: "2 deals" },
    ],
  }),
  bars: defineChart({
    type: "bars",
    title: "Weeks",
    summary: "Two weeks",
    locale: "en",
    categories: ["W48", "W49"],
    series: [{ label: "Won", values: [1_200_000, null] }],
    unit: { kind: "money", currency: "CNY" },
  }),
  line: defineChart({
    type: "line",
    title: "Rate",
    summary: "One week",
    locale: "en",
    categories: ["W48"],
    series: [{ label: "Share", values: [40] }],
    unit: { kind: "percent" },
  }),
  waterfall: defineChart({
    type: "waterfall",
    title: "Changes",
    summary: "From 10 to 12",
    locale: "en",
    steps: [
      { label: "Before", delta: 10, total: true },
      { label: "New", delta: 2 },
      { label: "Now", delta: 0, total: true },
    ],
  }),
};

test.each([
  ["funnel", "en", ["Stage\tValue\tTo next stage", "Prospect\t4 deals\t50%", "Signed\t2 deals\t"]],
  ["funnel", "zh", ["阶段\t数值\t到下一阶段", "Prospect\t4 deals\t50%", "Signed\t2 deals\t"]],
  ["bars", "en", ["Period\tWon", "W48\t¥1.2M", "W49\t–"]],
  ["bars", "zh", ["期间\tWon", "W48\t¥120万", "W49\t–"]],
  ["line", "en", ["Period\tShare", "W48\t40%"]],
  ["waterfall", "zh", ["项目\t变化", "Before\t10", "New\t+2", "Now\t12"]],
] as const)("a %s is its numbers (%s)", (kind, locale, rows) => {
  const chart = charts[kind];
  expect(renderText(showCard(card("en", "Picture", [chartBlock(chart)])), locale)).toBe(
    `${["Picture", chart.title, chart.summary, ...rows].join("\n")}\n`,
  );
});

const stages = [
  { value: "prospect", label: "Prospect" },
  { value: "qualified", label: "Qualified" },
];
const fields: Field[] = [
  { type: "line", name: "amount", label: "Amount", required: true, value: "1.2m", hint: "For example 1.2m" },
  { type: "paragraph", name: "note", label: "Note", required: false, value: "one\ntwo" },
  { type: "date", name: "close", label: "Closes", required: true, value: "soon", error: "No date." },
  { type: "choice", name: "stage", label: "Stage", required: true, value: "qualified", options: stages },
  { type: "choice", name: "to", label: "To", required: false, options: stages },
  { type: "tick", name: "signed", label: "Signed", required: true, value: "yes" },
  { type: "tick", name: "paid", label: "Paid", required: false },
];
const asked = form({
  locale: "en",
  id: "form-1",
  action: "deal.update",
  title: "Update ACME",
  submit: "Save",
  cancel: "Cancel",
  intro: [facts(["Customer", "ACME"]), actions(button("Nowhere", "none"))!],
  hidden: { id: "42" },
  fields,
});

test("a form says of each field what it is, what stands in it and what is wrong", () => {
  expect(renderText(openForm(asked), "en")).toBe(
    [
      "Update ACME",
      "Customer: ACME",
      "Amount (amount; text, required): 1.2m",
      "    For example 1.2m",
      "Note (note; long text, optional): one",
      "    two",
      "Closes (close; date, required): soon",
      "    ✗ No date.",
      "Stage (stage; choice, required): Qualified",
      "    choices: Prospect | Qualified",
      "To (to; choice, optional):",
      "    choices: Prospect | Qualified",
      "Signed (signed; checkbox, required): yes",
      "Paid (paid; checkbox, optional): no",
      "[Save] [Cancel]",
      "",
    ].join("\n"),
  );
});

test("the same in Chinese", () => {
  expect(renderText({ type: "invalid", errors: {}, form: asked }, "zh").split("\n").slice(2, -2)).toEqual([
    "Amount (amount; 文本, 必填): 1.2m",
    "    For example 1.2m",
    "Note (note; 多行文本, 选填): one",
    "    two",
    "Closes (close; 日期, 必填): soon",
    "    ✗ No date.",
    "Stage (stage; 选择, 必填): Qualified",
    "    选项: Prospect | Qualified",
    "To (to; 选择, 选填):",
    "    选项: Prospect | Qualified",
    "Signed (signed; 勾选, 必填): 是",
    "Paid (paid; 勾选, 选填): 否",
  ]);
});

test("a notice is its sentence; where nothing is to be shown nothing is printed", () => {
  expect(renderText(notice("Done.", "good"), "en")).toBe("Done.\n");
  expect(renderText(refuse("不行。"), "zh")).toBe("不行。\n");
  expect(renderText(nothing, "en")).toBe("");
});

test("what people wrote cannot steer the terminal, nor make a row two", () => {
  const nasty = "a\u001b[31mred\u0007\r\nb\u2028c\u009b1m";
  const shown = renderText(showCard(card("en", nasty, [table(["x"], [{ cells: [nasty] }])])), "en");
  expect(shown).toBe("a [31mred \nb\nc 1m\nx\na [31mred  b c 1m\n");
});

test("as JSON each answer is one line, and the card or form as it is", () => {
  const answers = [showCard(deal), openForm(asked), refuse("No.")].map(renderJson);
  for (const answer of answers) expect(answer.match(/\n/g)).toHaveLength(1);
  expect(JSON.parse(answers[0]!)).toMatchObject({ type: "card", title: "#42 ACME", tone: "plain" });
  expect(JSON.parse(answers[1]!)).toMatchObject({ type: "form", id: "form-1", fields, hidden: { id: "42" } });
  expect(JSON.parse(answers[2]!)).toEqual({ type: "notice", text: "No.", tone: "bad" });
  const errors = { close: "No date." };
  const invalid = JSON.parse(renderJson({ type: "invalid", errors, form: asked }));
  expect(invalid).toMatchObject({ type: "invalid", errors, form: { id: "form-1" } });
});
