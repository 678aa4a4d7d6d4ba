import { describe, expect, test } from "vitest";
import { facts, table, text, trail } from "../../../src/chat/card.ts";
import { type Field, form, withAnswers } from "../../../src/chat/form.ts";
import { readValues } from "../../../src/chat/slack/form-values.ts";
import { unpackLuggage } from "../../../src/chat/slack/origin.ts";
import { renderForm } from "../../../src/chat/slack/render-form.ts";
import { judgeSlack } from "../../judges/judge-slack.ts";
import { longNote, nasties } from "./nasties.ts";

const base = { action: "deal.create", title: "New deal", submit: "Save", cancel: "Cancel" };
const options = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ value: `id-${index}`, label: `Customer ${index}` }));

const every = (words: string): Field[] => [
  {
    type: "line",
    name: "title",
    label: words,
    hint: words,
    placeholder: words,
    value: words,
    required: true,
  },
  { type: "paragraph", name: "note", label: "Note", value: words, required: false, maxLength: 8000 },
  { type: "date", name: "date", label: "Date", value: "2026-12-31", required: true },
  { type: "choice", name: "stage", label: "Stage", options: options(4), value: "id-2", required: true },
  { type: "choice", name: "odd", label: words, options: [{ value: "a", label: words }], required: false },
  { type: "choices", name: "days", label: words, options: options(4), value: "id-1\nid-3", required: false },
  { type: "tick", name: "sure", label: words, value: "yes", required: false, error: words },
];

describe("a form", () => {
  test.each([...nasties, longNote])("of nasty text %# is a modal that Slack takes", (words) => {
    const shown = form({
      locale: "en",
      ...base,
      title: words,
      intro: [
        text(words),
        facts(["Deal", words]),
        trail([{ label: words, state: "now" }]),
        table([words], [{ cells: [words] }]),
      ],
      fields: every(words),
    });
    expect(judgeSlack("modal", renderForm(shown))).toEqual([]);
    const problems = renderForm(shown, { problems: [words] });
    expect(judgeSlack("modal", problems)).toEqual([]);
  });

  test("names its blocks after its fields, so that errors find them", () => {
    const { blocks } = renderForm(form({ locale: "en", ...base, fields: every("x") }));
    const inputs = blocks.flatMap((block) => (block.type === "input" ? [block.block_id] : []));
    expect(inputs).toEqual(["title", "note", "date", "stage", "odd", "days", "sure"]);
  });

  test("cuts what is too long for a box between characters, and says so", () => {
    const field: Field = {
      type: "paragraph",
      name: "note",
      label: "Note",
      value: `${"x".repeat(2999)}😀😀`,
      required: false,
    };
    const [input] = renderForm(form({ locale: "en", ...base, fields: [field] })).blocks;
    expect(input).toMatchObject({
      element: { initial_value: "x".repeat(2999) },
      hint: { text: expect.stringContaining("2,999 of the 3,001 characters") },
    });
    const emoji = "😀".repeat(1600);
    const [wide] = renderForm(form({ locale: "en", ...base, fields: [{ ...field, value: emoji }] })).blocks;
    expect(wide).toMatchObject({ hint: { text: expect.stringContaining("1,500 of the 1,600 characters") } });
  });

  test("is sent by a short word where its own would be cut", () => {
    const long = renderForm(
      form({ locale: "en", ...base, submit: "Move to Qualified customer", fields: [] }),
    );
    expect(long.submit?.text).toBe("Confirm");
    expect(renderForm(form({ locale: "en", ...base, fields: [] })).submit?.text).toBe("Save");
    const zh = { ...base, submit: "推进到".repeat(10), cancel: "取消", fields: [] };
    const chinese = form({ locale: "zh", ...zh });
    expect(renderForm(chinese).submit?.text).toBe("确定");
  });

  test("offers 120 options in two groups, and keeps the chosen one", () => {
    const field: Field = {
      type: "choice",
      name: "customer",
      label: "Customer",
      options: options(120),
      value: "id-110",
      required: true,
    };
    const modal = renderForm(form({ locale: "en", ...base, fields: [field] }));
    expect(judgeSlack("modal", modal)).toEqual([]);
    expect(modal.blocks[0]).toMatchObject({
      element: {
        option_groups: [{ label: { text: "1–100" } }, { label: { text: "101–120" } }],
        initial_option: { value: "id-110" },
      },
    });
  });

  test("says so when there is nothing to choose from", () => {
    const field: Field = { type: "choice", name: "c", label: "Customer", options: [], required: true };
    const modal = renderForm(form({ locale: "en", ...base, fields: [field] }));
    expect(judgeSlack("modal", modal)).toEqual([]);
    expect(JSON.stringify(modal.blocks)).toContain("Nothing to choose");
  });

  test("says how much of a long text its box does not hold", () => {
    const field: Field = { type: "paragraph", name: "note", label: "Note", value: longNote, required: true };
    const [input] = renderForm(form({ locale: "en", ...base, fields: [field] })).blocks;
    expect(input).toMatchObject({ hint: { text: expect.stringContaining("3,000 of the 4,000") } });
  });

  test("leaves out a date that is none instead of breaking the modal", () => {
    const field: Field = { type: "date", name: "date", label: "Date", value: "31/12", required: true };
    const modal = renderForm(form({ locale: "en", ...base, fields: [field] }));
    expect(JSON.stringify(modal.blocks)).not.toContain("initial_date");
  });

  test("carries its id, its hidden values and the way back", () => {
    const origin = { user: "U1", channel: "C1", private: false, message: "1.2", responseUrl: "https://x/y" };
    const shown = form({ locale: "en", ...base, fields: every("x"), hidden: { deal: "42" } });
    const modal = renderForm(shown, { origin, depth: 2 });
    expect(unpackLuggage(modal.private_metadata ?? "")).toMatchObject({
      formId: shown.id,
      hidden: { deal: "42" },
      depth: 2,
      origin,
    });
    expect(modal.callback_id).toBe("deal.create");
  });

  test("refuses hidden values that do not fit, and leaves the response_url behind before that", () => {
    const origin = { user: "U1", channel: "C1", private: false, responseUrl: `https://x/${"y".repeat(200)}` };
    const fits = form({ locale: "en", ...base, fields: every("x"), hidden: { deal: "4".repeat(2700) } });
    expect(
      unpackLuggage(renderForm(fits, { origin }).private_metadata ?? "")?.origin.responseUrl,
    ).toBeUndefined();
    const fat = form({ locale: "en", ...base, fields: every("x"), hidden: { deal: "4".repeat(3000) } });
    expect(() => renderForm(fat)).toThrow(RangeError);
  });

  test("keeps action ids on the same page with its errors, and changes them on the next page", () => {
    const idsOf = (shown: ReturnType<typeof form>) =>
      renderForm(shown).blocks.flatMap((block) =>
        block.type === "input" ? [(block.element as { action_id?: string }).action_id] : [],
      );
    const first = form({ locale: "en", ...base, fields: every("x"), hidden: { page: "1" } });
    const again = withAnswers(first, { title: "y" }, { title: "Too short" });
    const next = form({ locale: "en", ...base, id: first.id, fields: every("x"), hidden: { page: "2" } });
    expect(idsOf(again)).toEqual(idsOf(first));
    expect(idsOf(next)[0]).not.toBe(idsOf(first)[0]);
  });
});

describe("what comes back", () => {
  test("is strings by field name, whatever the widget", () => {
    const values = readValues({
      title: { a: { type: "plain_text_input", value: "ACME" } },
      empty: { a: { type: "plain_text_input", value: null } },
      date: { a: { type: "datepicker", selected_date: "2026-12-31" } },
      stage: { a: { type: "static_select", selected_option: { value: "id-2" } } },
      none: { a: { type: "static_select", selected_option: null } },
      sure: { a: { type: "checkboxes", selected_options: [{ value: "yes" }] } },
      unsure: { a: { type: "checkboxes", selected_options: [] } },
    });
    expect(values).toEqual({
      title: "ACME",
      empty: "",
      date: "2026-12-31",
      stage: "id-2",
      none: "",
      sure: "yes",
      unsure: "",
    });
  });

  test.each(["", "{", "[]", '{"i":1}', '{"i":"x","h":{"a":1},"d":1,"o":{"u":"","c":"","p":true}}'])(
    "luggage that we did not pack is none: %s",
    (packed) => expect(unpackLuggage(packed)).toBeUndefined(),
  );
});
