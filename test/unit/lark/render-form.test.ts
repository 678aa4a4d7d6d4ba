import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { facts, quiet, trail } from "../../../src/chat/card.ts";
import { type Field, form } from "../../../src/chat/form.ts";
import { type ButtonValue, readButtonValue } from "../../../src/chat/lark/button-value.ts";
import { byteLength, countElements } from "../../../src/chat/lark/elements.ts";
import { nextPage, readAnswers } from "../../../src/chat/lark/form-answers.ts";
import { limits } from "../../../src/chat/lark/limits.ts";
import { renderForm } from "../../../src/chat/lark/render-form.ts";
import type { Locale } from "../../../src/text/locale.ts";
import { judgeLark } from "../../judges/judge-lark.ts";
import { eachObject, isJson } from "../../judges/payload-walk.ts";
import { nasties, nastyText } from "./nasty-text.ts";

const everyField = (word: string): Field[] => [
  {
    type: "line",
    name: "line",
    label: word,
    required: true,
    value: word,
    error: word,
    placeholder: word,
    hint: word,
  },
  { type: "paragraph", name: "text", label: word, required: false, value: word, maxLength: 3_000 },
  { type: "date", name: "date", label: word, required: true, value: "2026-12-31" },
  { type: "date", name: "other", label: word, required: false, value: word },
  {
    type: "choice",
    name: "choice",
    label: word,
    required: true,
    value: "b",
    options: [
      { value: "a", label: word },
      { value: "b", label: "B" },
    ],
  },
  { type: "choice", name: "open", label: word, required: false, options: [{ value: "a", label: "A" }] },
  {
    type: "choices",
    name: "choices",
    label: word,
    required: false,
    value: "c\na\nnever offered",
    options: ["a", "b", "c"].map((value) => ({ value, label: word })),
  },
  { type: "tick", name: "tick", label: word, required: false, value: "yes" },
];

const parts = { action: "deal.new", title: "New deal", submit: "Save", cancel: "Cancel" };

const submitValue = (card: unknown): Extract<ButtonValue, { kind: "submit" }> => {
  let found: ButtonValue | undefined;
  eachObject(card, (node) => {
    if (node.form_action_type !== "submit" || !Array.isArray(node.behaviors)) return;
    const [behavior] = node.behaviors;
    found = readButtonValue(JSON.parse(JSON.stringify(isJson(behavior) ? behavior.value : undefined)));
  });
  if (found?.kind !== "submit") throw new Error("no submit button");
  return found;
};

const elementOf = (card: unknown, name: string) => {
  const found: Record<string, unknown>[] = [];
  eachObject(card, (node) => node.name === name && found.push(node));
  return found[0];
};

describe("a form on Lark", () => {
  test.each(nasties.map((word) => [JSON.stringify(word).slice(0, 40), word]))(
    "holds %s harmlessly",
    (_, word) => {
      const intro = [quiet(word), facts(["a", word]), trail([{ label: word, state: "now" }])];
      const rendered = renderForm(
        form({
          locale: "en",
          ...parts,
          intro,
          fields: everyField(word),
          hidden: { word: word.slice(0, 100) },
        }),
      );
      expect(judgeLark(rendered)).toEqual([]);
    },
  );

  test("shows values, errors and what is required", () => {
    const fields: Field[] = [
      {
        type: "line",
        name: "amount",
        label: "Amount",
        required: true,
        value: "12o",
        error: "Type 120万 or 1.2m.",
      },
      ...everyField("x").slice(2),
    ];
    const rendered = renderForm(form({ locale: "en", ...parts, fields }));
    expect(elementOf(rendered, "amount")).toMatchObject({
      tag: "input",
      default_value: "12o",
      required: true,
    });
    expect(JSON.stringify(rendered)).toContain(
      '"content":"Type 120万 or 1.2m.","text_size":"notation","text_color":"red"',
    );
    expect(elementOf(rendered, "date")).toMatchObject({ initial_date: "2026-12-31" });
    expect(elementOf(rendered, "other")).not.toHaveProperty("initial_date");
    expect(elementOf(rendered, "choice")).toMatchObject({ initial_option: "b" });
    expect(elementOf(rendered, "open")).not.toHaveProperty("initial_option");
    expect(elementOf(rendered, "choices")).toMatchObject({
      tag: "multi_select_static",
      selected_values: ["a", "c"],
    });
    expect(elementOf(rendered, "tick")).toMatchObject({ tag: "checker", checked: true });
  });

  test("has the chat's own words in the form's language, whatever a customer is called", () => {
    const open = (locale: Locale) =>
      elementOf(
        renderForm(form({ locale, ...parts, title: "Lose 华信医疗", fields: everyField("x") })),
        "open",
      );
    expect(open("en")).toMatchObject({ placeholder: { content: "Choose" } });
    expect(open("zh")).toMatchObject({ placeholder: { content: "请选择" } });
  });

  test("a text too long for the field to be edited says what saving would lose; one just over the limit comes back whole", () => {
    const field = (value: string, maxLength: number): Field => ({
      type: "paragraph",
      name: "note",
      label: "Note",
      required: false,
      value,
      maxLength,
    });
    const long = renderForm(form({ locale: "en", ...parts, fields: [field("x".repeat(4_000), 3_000)] }));
    expect(elementOf(long, "note")).toMatchObject({ max_length: 1_000, default_value: "x".repeat(1_000) });
    expect(JSON.stringify(long)).toContain("saving drops the other 3,000");
    const short = renderForm(form({ locale: "en", ...parts, fields: [field("x".repeat(120), 100)] }));
    expect(elementOf(short, "note")).toMatchObject({ max_length: 120, default_value: "x".repeat(120) });
  });

  test("answers come back as strings, for the fields shown and no others", () => {
    const submit = submitValue(
      renderForm(form({ locale: "en", ...parts, id: "f1", fields: everyField("x"), hidden: { deal: "42" } })),
    );
    expect(submit).toMatchObject({ action: "deal.new", formId: "f1", hidden: { deal: "42" } });
    const answers = readAnswers(submit, {
      line: "2026-01-01 +0800",
      date: "2026-01-01 +0800",
      choice: "a",
      choices: ["c", "a"],
      tick: true,
      smuggled: "x",
      text: { a: 1 },
    });
    expect(answers).toEqual({
      line: "2026-01-01 +0800",
      text: "",
      date: "2026-01-01",
      other: "",
      choice: "a",
      open: "",
      choices: "c\na",
      tick: "yes",
    });
    expect(readAnswers(submit, { tick: false }).tick).toBe("");
  });

  test("any form, however long, is filled in page by page with nothing lost", () => {
    const fieldOf = (index: number) =>
      fc
        .record({
          label: nastyText,
          error: fc.option(nastyText, { nil: undefined }),
          kind: fc.constantFrom("line", "choice", "choices", "date", "tick"),
        })
        .map(({ label, error, kind }): Field => {
          const base = {
            name: `f${index}`,
            label: label.slice(0, 60),
            required: false,
            error: error?.slice(0, 60),
          };
          if (kind !== "choice" && kind !== "choices") return { ...base, type: kind as "line" };
          return {
            ...base,
            type: kind,
            options: Array.from({ length: 8 }, (_, at) => ({ value: `${at}`, label: `Option ${at}` })),
          };
        });
    const forms = fc
      .integer({ min: 1, max: 50 })
      .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => fieldOf(index))));
    fc.assert(
      fc.property(forms, (fields) => {
        let current: ReturnType<typeof form> | undefined = form({
          locale: "en",
          ...parts,
          fields,
          intro: [quiet("intro ".repeat(50))],
        });
        let turned: { page: number; of: number } | undefined;
        let gathered: Record<string, string> = {};
        let pages = 0;
        while (current) {
          const rendered = renderForm(current, turned);
          expect(countElements(rendered)).toBeLessThanOrEqual(limits.cardElements);
          expect(byteLength(rendered)).toBeLessThanOrEqual(limits.cardBytes);
          expect(judgeLark(rendered)).toEqual([]);
          const submit = submitValue(rendered);
          const typed = Object.fromEntries(
            Object.entries(submit.fields).map(([name, kind]) => [
              name,
              kind === "tick" ? true : `typed ${name}`,
            ]),
          );
          const answers = readAnswers(submit, typed);
          gathered = { ...submit.hidden, ...answers };
          turned = submit.later;
          current = nextPage(submit, answers);
          expect(++pages).toBeLessThan(100);
        }
        expect(Object.keys(gathered).sort()).toEqual(fields.map(({ name }) => name).sort());
      }),
      { numRuns: 25, endOnFailure: true },
    );
  });
});
