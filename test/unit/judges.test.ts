import { describe, expect, test } from "vitest";
import { judgeLark } from "../judges/judge-lark.ts";
import { judgeSlack } from "../judges/judge-slack.ts";

const text = (value: string) => ({ type: "plain_text", text: value });
const section = (value: string) => ({ type: "section", text: { type: "mrkdwn", text: value } });
const button = (more: object = {}) => ({
  type: "button",
  text: text("Advance"),
  action_id: "advance",
  ...more,
});
const option = (label: string, value = label) => ({ text: text(label), value });
const input = (element: object, more: object = {}) => ({
  type: "input",
  label: text("Amount"),
  element,
  ...more,
});
const modal = (blocks: object[], more: object = {}) => ({
  type: "modal",
  title: text("New deal"),
  submit: text("Save"),
  callback_id: "deal.new",
  blocks,
  ...more,
});
const message = (...blocks: object[]) => ({ text: "a deal", blocks });
const many = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, i) => make(i));

const goodMessage = message(
  { type: "header", text: text("ACME · 120万") },
  section("*Stage* 目标客户 😀".repeat(20)),
  { type: "section", fields: [{ type: "mrkdwn", text: "*Amount*\n¥1,200,000" }] },
  { type: "actions", block_id: "deal-42", elements: [button({ value: "42:3", style: "primary" })] },
  { type: "image", slack_file: { id: "F123" }, alt_text: "funnel" },
  { type: "context", elements: [{ type: "mrkdwn", text: "week 47" }] },
  { type: "table", rows: [[{ type: "raw_text", text: "stage" }], [{ type: "raw_text", text: "leads" }]] },
  {
    type: "data_visualization",
    title: "Funnel",
    chart: {
      type: "bar",
      series: [{ name: "deals", data: [{ label: "leads", value: 12 }] }],
      axis_config: { categories: ["leads"] },
    },
  },
);

const goodModal = modal([
  input({ type: "plain_text_input", action_id: "amount", max_length: 3000, initial_value: "120万" }),
  input({ type: "number_input", action_id: "likelihood", is_decimal_allowed: false, min_value: "0" }),
  input({
    type: "static_select",
    action_id: "stage",
    options: [option("目标客户", "3")],
    initial_option: option("目标客户", "3"),
  }),
  input({ type: "datepicker", action_id: "date", initial_date: "2026-12-31" }),
  input({ type: "checkboxes", action_id: "agreed", options: [option("yes")] }),
]);

describe("a payload Slack would take", () => {
  test.each([
    ["message", goodMessage],
    ["message", { text: "only text", metadata: { event_type: "loudou", event_payload: { key: "k1" } } }],
    ["modal", goodModal],
    ["home", { type: "home", blocks: [section("hello"), { type: "divider" }] }],
  ] as const)("%s", (surface, payload) => {
    expect(judgeSlack(surface, payload)).toEqual([]);
  });
});

describe("a payload Slack would refuse", () => {
  const refused: [string, "message" | "modal" | "home", unknown, RegExp][] = [
    ["unknown block", "message", message({ type: "banner" }), /"banner" is none of/],
    ["unknown property", "message", message({ ...section("x"), color: "red" }), /unknown property "color"/],
    [
      "missing property",
      "message",
      message({ type: "image", image_url: "https://a.example/b.png" }),
      /alt_text/,
    ],
    [
      "input element in actions",
      "message",
      message({ type: "actions", elements: [{ type: "plain_text_input" }] }),
      /plain_text_input/,
    ],
    [
      "mrkdwn where only plain text goes",
      "message",
      message({ type: "header", text: { type: "mrkdwn", text: "x" } }),
      /plain_text/,
    ],
    [
      "long header",
      "message",
      message({ type: "header", text: text("题".repeat(151)) }),
      /151 characters, at most 150/,
    ],
    ["long section", "message", message(section("x".repeat(3001))), /at most 3000/],
    ["empty text", "message", message(section("")), /empty text/],
    [
      "long button",
      "message",
      message({ type: "actions", elements: [button({ text: text("x".repeat(76)) })] }),
      /at most 75/,
    ],
    [
      "long button value",
      "message",
      message({ type: "actions", elements: [button({ value: "x".repeat(2001) })] }),
      /at most 2000/,
    ],
    [
      "26 buttons",
      "message",
      message({ type: "actions", elements: many(26, (i) => button({ action_id: `a${i}` })) }),
      /26 elements/,
    ],
    [
      "one action_id twice",
      "message",
      message({ type: "actions", elements: [button(), button()] }),
      /"advance" twice/,
    ],
    [
      "one block_id twice",
      "message",
      message({ ...section("a"), block_id: "b" }, { ...section("c"), block_id: "b" }),
      /"b" twice/,
    ],
    ["51 blocks", "message", message(...many(51, () => section("x"))), /51 blocks/],
    ["11 fields", "message", message({ type: "section", fields: many(11, () => text("x")) }), /11 fields/],
    ["long field", "message", message({ type: "section", fields: [text("x".repeat(2001))] }), /at most 2000/],
    ["bare section", "message", message({ type: "section" }), /text or fields/],
    [
      "11 checkboxes",
      "message",
      message({
        type: "actions",
        elements: [{ type: "checkboxes", action_id: "c", options: many(11, (i) => option(`${i}`)) }],
      }),
      /11 options/,
    ],
    [
      "long option",
      "message",
      message({
        type: "actions",
        elements: [{ type: "static_select", action_id: "s", options: [option("x".repeat(76), "1")] }],
      }),
      /at most 75/,
    ],
    [
      "101 options",
      "message",
      message({
        type: "actions",
        elements: [{ type: "static_select", action_id: "s", options: many(101, (i) => option(`${i}`)) }],
      }),
      /101 options/,
    ],
    [
      "long confirm",
      "message",
      message({
        type: "actions",
        elements: [
          button({
            confirm: { title: text("x".repeat(101)), text: text("y"), confirm: text("ok"), deny: text("no") },
          }),
        ],
      }),
      /at most 100/,
    ],
    ["alert in a message", "message", message({ type: "alert", text: text("!") }), /no alert in a message/],
    [
      "two tables",
      "message",
      message(...many(2, () => ({ type: "table", rows: [[{ type: "raw_text", text: "x" }]] }))),
      /only one table/,
    ],
    ["too much markdown", "message", message({ type: "markdown", text: "x".repeat(12_001) }), /markdown/],
    [
      "chart off its axis",
      "message",
      message({
        type: "data_visualization",
        title: "t",
        chart: {
          type: "line",
          series: [{ name: "s", data: [{ label: "a", value: 1 }] }],
          axis_config: { categories: ["b"] },
        },
      }),
      /does not match/,
    ],
    [
      "funnel chart",
      "message",
      message({ type: "data_visualization", title: "t", chart: { type: "funnel" } }),
      /funnel|anyOf|segments/,
    ],
    ["nothing at all", "message", { blocks: [] }, /neither text nor blocks/],
    ["not an object", "message", "hello", /not an object/],
    ["long title", "modal", modal([section("x")], { title: text("x".repeat(25)) }), /at most 24/],
    [
      "input without submit",
      "modal",
      modal([input({ type: "plain_text_input", action_id: "a" })], { submit: undefined }),
      /needs submit/,
    ],
    [
      "table in a modal",
      "modal",
      modal([{ type: "table", rows: [[{ type: "raw_text", text: "x" }]] }]),
      /no table in a modal/,
    ],
    [
      "number without is_decimal_allowed",
      "modal",
      modal([input({ type: "number_input", action_id: "n" })]),
      /is_decimal_allowed/,
    ],
    [
      "initial option not offered",
      "modal",
      modal([
        input({ type: "static_select", action_id: "s", options: [option("a")], initial_option: option("b") }),
      ]),
      /not among/,
    ],
    [
      "max_length beyond 3000",
      "modal",
      modal([input({ type: "plain_text_input", action_id: "a", max_length: 4000 })]),
      /max_length 4000/,
    ],
    [
      "long private_metadata",
      "modal",
      modal([section("x")], { private_metadata: "x".repeat(3001) }),
      /private_metadata/,
    ],
    ["101 blocks", "modal", modal(many(101, () => section("x"))), /101 blocks/],
    ["view_too_large", "modal", modal(many(90, () => section("字".repeat(3000)))), /view_too_large/],
    ["no title", "modal", { type: "modal", blocks: [] }, /title/],
    [
      "chart in a home tab",
      "home",
      { type: "home", blocks: [goodMessage.blocks[7]] },
      /no data_visualization in a home/,
    ],
    [
      "file_input in a message",
      "message",
      message(input({ type: "file_input", action_id: "f" })),
      /only in modals/,
    ],
  ];
  test.each(refused)("%s", (_name, surface, payload, fault) => {
    expect(judgeSlack(surface, payload).join("\n")).toMatch(fault);
  });
});

const plain = (content: string) => ({ tag: "plain_text", content });
const callback = (value: unknown) => [{ type: "callback", value }];
const submit = {
  tag: "button",
  name: "save",
  text: plain("保存"),
  form_action_type: "submit",
  behaviors: callback({ do: "deal.new" }),
};
const form = (...elements: object[]) => ({ tag: "form", name: "deal", elements: [...elements, submit] });
const card = (...elements: object[]) => ({
  schema: "2.0",
  config: { update_multi: true, summary: { content: "ACME" } },
  header: { title: plain("ACME · 120万"), template: "blue" },
  body: { elements },
});
const markdown = (content: string) => ({ tag: "markdown", content });

describe("a card Lark would take", () => {
  test.each([
    [
      "deal card",
      card(markdown("**Stage** 目标客户"), {
        tag: "column_set",
        columns: [
          {
            tag: "column",
            elements: [
              {
                tag: "button",
                text: plain("推进"),
                type: "primary",
                behaviors: callback({ do: "advance", deal: 42, fields: { tag: "note" } }),
              },
            ],
          },
        ],
      }),
    ],
    [
      "funnel",
      card({
        tag: "chart",
        aspect_ratio: "4:3",
        chart_spec: {
          type: "funnel",
          data: { values: [{ stage: "leads", count: 3 }] },
          categoryField: "stage",
          valueField: "count",
        },
      }),
    ],
    [
      "form",
      card(
        form(
          { tag: "input", name: "amount", label: plain("金额"), required: true, default_value: "120万" },
          { tag: "select_static", name: "stage", options: [{ text: plain("目标客户"), value: "3" }] },
          { tag: "date_picker", name: "date", initial_date: "2026-12-31" },
        ),
      ),
    ],
    [
      "table",
      card({ tag: "table", columns: [{ name: "deal", display_name: "商机" }], rows: [{ deal: "ACME" }] }),
    ],
  ])("%s", (_name, payload) => {
    expect(judgeLark(payload)).toEqual([]);
  });
});

describe("a card Lark would refuse", () => {
  const refused: [string, unknown, RegExp][] = [
    ["unknown element", card({ tag: "banner" }), /"banner" is none of/],
    ["unknown property", card({ ...markdown("x"), colour: "red" }), /unknown property "colour"/],
    ["wrong type", card({ tag: "markdown", content: 1 }), /must be string/],
    ["card JSON 1.0", { config: {}, elements: [] }, /schema/],
    ["action of 1.0", card({ tag: "action", actions: [] }), /card JSON 1.0/],
    ["note of 1.0", card({ tag: "note", elements: [] }), /card JSON 1.0/],
    ["i18n_elements of 1.0", { ...card(), i18n_elements: {} }, /i18n_elements/],
    ["201 elements", card(...many(201, (i) => markdown(`${i}`))), /11310/],
    ["30 KB", card(markdown("字".repeat(11_000))), /at most 30720/],
    [
      "form in a column",
      card({ tag: "column_set", columns: [{ tag: "column", elements: [form()] }] }),
      /only at the root/,
    ],
    ["table in a form", card(form({ tag: "table", columns: [], rows: [] })), /a table inside a form/],
    ["field without a name", card(form({ tag: "input", label: plain("x") })), /without a name/],
    ["one name twice", card(form({ tag: "input", name: "a" }, { tag: "input", name: "a" })), /"a" twice/],
    ["form without submit", card({ tag: "form", name: "f", elements: [] }), /form_action_type/],
    ["submit outside a form", card(submit), /stands in no form/],
    [
      "label on a select",
      card(form({ tag: "select_static", name: "s", label: plain("x"), options: [] })),
      /unknown property "label"|has no label/,
    ],
    ["element_id with a digit first", card({ ...markdown("x"), element_id: "1a" }), /element_id 1a/],
    ["element_id of 21", card({ ...markdown("x"), element_id: "a".repeat(21) }), /element_id a/],
    [
      "one element_id twice",
      card({ ...markdown("x"), element_id: "a" }, { ...markdown("y"), element_id: "a" }),
      /a twice/,
    ],
    [
      "text as callback value",
      card({ tag: "button", text: plain("x"), behaviors: callback("advance") }),
      /must be an object/,
    ],
    ["unknown chart", card({ tag: "chart", chart_spec: { type: "sankey" } }), /no chart of type sankey/],
    [
      "row beside the columns",
      card({ tag: "table", columns: [{ name: "a" }], rows: [{ b: 1 }] }),
      /which is no column/,
    ],
    ["not an object", "hello", /not an object/],
  ];
  test.each(refused)("%s", (_name, payload, fault) => {
    expect(judgeLark(payload).join("\n")).toMatch(fault);
  });

  test("counts neither a callback's value nor a chart's data as elements", () => {
    const noise = many(300, () => ({ tag: "note" }));
    expect(
      judgeLark(
        card({ tag: "button", text: plain("x"), behaviors: callback({ noise: noise.slice(0, 250) }) }),
      ),
    ).toEqual([]);
  });

  test("sees containers nested too deep", () => {
    const nested = many(6, (i) => i).reduce<object>(
      (inner) => ({ tag: "interactive_container", behaviors: callback({}), elements: [inner] }),
      markdown("x"),
    );
    expect(judgeLark(card(nested)).join("\n")).toMatch(/nested 6 deep/);
  });
});
