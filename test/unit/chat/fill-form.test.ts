import { describe, expect, test } from "vitest";
import { type Asker, fillForm, type Plan, saysAll, type Typed } from "../../../src/chat/fill-form.ts";
import { mergeForm } from "../../../src/chat/merge-form.ts";
import {
  asTyped,
  choiceOf,
  doubtful,
  needed,
  optionsOf,
  type Question,
  type Questions,
  right,
  type Said,
  wrong,
} from "../../../src/chat/question.ts";

const opening: Asker = { kind: "action", formId: undefined, locale: "en" };
const submitting: Asker = { ...opening, kind: "submit", formId: "the same" };

const readCount = (text: string) => (/^\d+$/.test(text) ? right(Number(text)) : wrong(`“${text}”?`));
const line = (label: string): Omit<Question & { type: "line" }, "read"> => ({
  ...{ type: "line", label, required: true },
});
const questions = {
  who: { ...line("Who"), read: needed("Who?") },
  seats: { ...line("Seats"), now: "2", read: readCount },
  wine: {
    ...{ label: "Wine", required: false },
    ...choiceOf(optionsOf(["red", "white"], { red: "Red", white: "White" }), "Red or white?"),
  },
  remark: { ...line("Remark"), read: asTyped },
} satisfies Questions;
const plan = { action: "table.book", title: "A table", hidden: { id: "7" }, questions };
const all = { who: "Li", seats: "3", wine: "red", remark: "" };

/** What a form answered, as its fields show it. */
function shown(filled: ReturnType<typeof fillForm> | ReturnType<typeof mergeForm>) {
  if (filled.ok) throw new Error("Nothing is asked");
  const { form, type } = filled.reply;
  const by = (part: "value" | "error") =>
    Object.fromEntries(form.fields.flatMap((field) => (field[part] ? [[field.name, field[part]]] : [])));
  return { type, form, values: by("value"), errors: by("error") };
}

describe("a form", () => {
  test("opens with what stands now, without a word of blame", () => {
    const { type, form, errors } = shown(fillForm(opening, plan, {}));
    expect(type).toBe("form");
    expect(form).toMatchObject({
      action: "table.book",
      title: "A table",
      submit: "Save",
      hidden: { id: "7" },
    });
    expect(form.fields.map(({ name, value }) => [name, value])).toEqual([
      ["who", ""],
      ["seats", "2"],
      ["wine", undefined],
      ["remark", ""],
    ]);
    expect(errors).toEqual({});
  });

  test("opens with what a line said, and says at once what of it cannot be", () => {
    const { values, errors } = shown(fillForm(opening, plan, { who: "Li", seats: "many", remark: "" }));
    expect(values).toEqual({ who: "Li", seats: "many" });
    expect(errors).toEqual({ seats: "“many”?" });
  });

  test("gives back what its fields mean", () => {
    expect(fillForm(submitting, plan, { ...all, id: "7" })).toEqual({
      ok: true,
      said: { who: "Li", seats: 3, wine: "red", remark: "" },
    });
  });

  test("stays the same form, with what was typed and every sentence, in the order of its fields", () => {
    const filled = fillForm(submitting, plan, { who: " ", seats: "many", remark: "by the window" });
    const { type, form, values, errors } = shown(filled);
    expect([type, form.id]).toEqual(["invalid", "the same"]);
    expect(values).toEqual({ seats: "many", remark: "by the window" });
    expect(Object.entries(errors)).toEqual([
      ["who", "Who?"],
      ["seats", "“many”?"],
      ["wine", "Red or white?"],
    ]);
    expect(!filled.ok && "errors" in filled.reply && filled.reply.errors).toEqual(errors);
  });

  test("takes nothing for a text that is none, and nothing that was not asked", () => {
    const typed: Typed = { who: ["Li"], seats: 3, wine: "rosé", admin: "yes" };
    expect(shown(fillForm(submitting, plan, typed)).errors).toEqual({
      who: "Who?",
      seats: "“”?",
      wine: "Red or white?",
    });
  });

  test("is checked between its fields, too, where they could be read", () => {
    const checked: Plan<typeof questions> = {
      ...plan,
      check: ({ who, seats = 0 }: Partial<Said<typeof questions>>) =>
        seats > 9 ? { seats: `Too many for ${who ?? "nobody"}`, who: "Call us" } : undefined,
    };
    expect(shown(fillForm(submitting, checked, { ...all, who: "", seats: "10" })).errors).toEqual({
      who: "Who?",
      seats: "Too many for nobody",
    });
    expect(fillForm(submitting, checked, all).ok).toBe(true);
  });

  describe("of which something can hardly be meant", () => {
    const seats: Question<number> = {
      ...questions.seats,
      read: (text) => (text === "500" ? doubtful(500, "All of them?") : readCount(text)),
    };
    const doubting = { ...plan, questions: { ...questions, seats } };
    const many = { ...all, seats: "500" };

    test("comes back once with what was typed, and means it when it comes again", () => {
      const { type, form, values, errors } = shown(fillForm(submitting, doubting, many));
      expect([type, form.id]).toEqual(["form", "the same"]);
      expect(values).toMatchObject({ who: "Li", seats: "500" });
      expect(errors).toEqual({ seats: "All of them?" });
      expect(form.hidden.id).toBe("7");
      const { doubted } = form.hidden;
      expect(fillForm(submitting, doubting, { ...many, doubted })).toMatchObject({
        ok: true,
        said: { seats: 500 },
      });
      expect(fillForm(submitting, doubting, { ...all, doubted }).ok).toBe(true);
    });

    test("says first what cannot be, and remembers what was confirmed", () => {
      const wrongToo = fillForm(submitting, doubting, { ...many, who: "" });
      expect(shown(wrongToo)).toMatchObject({ type: "invalid", errors: { who: "Who?" } });
      const { doubted } = shown(fillForm(submitting, doubting, many)).form.hidden;
      const again = shown(fillForm(submitting, doubting, { ...many, who: "", doubted }));
      expect(fillForm(submitting, doubting, { ...many, doubted: again.form.hidden.doubted }).ok).toBe(true);
    });

    test("is doubted once more when it is another one, or when nonsense comes back", () => {
      for (const doubted of ['{"seats":"400"}', '{"who":"500"}', "{", "7", undefined])
        expect(fillForm(submitting, doubting, { ...many, doubted }).ok).toBe(false);
    });

    test("needs a form, although a line said all of it", () => {
      expect(saysAll(doubting.questions, { seats: "500" })).toBe(false);
      const opened = shown(fillForm(opening, doubting, { who: "Li", seats: "500" }));
      expect(opened.errors).toEqual({ seats: "All of them?" });
      expect(JSON.parse(opened.form.hidden.doubted!)).toEqual({ seats: "500" });
    });

    test("is kept with what the form showed, where others may change it", () => {
      const clash = (now: string) => now;
      const first = shown(mergeForm(submitting, doubting, many, { shown: undefined, clash }));
      const { shown: was, doubted } = first.form.hidden;
      expect(mergeForm(submitting, doubting, many, { shown: was, doubted, clash }).ok).toBe(true);
    });
  });

  test("is not needed for a line that says all of it", () => {
    expect(saysAll(questions, { who: "Li" })).toBe(true);
    expect(saysAll(questions, { who: "Li", seats: "many" })).toBe(false);
    expect(saysAll(questions, { id: "7" })).toBe(false);
    expect(fillForm(opening, { ...plan, complete: true }, all).ok).toBe(true);
  });
});

describe("a form about something that lives", () => {
  const living = (now: { seats?: string; remark?: string }) => ({
    ...plan,
    questions: {
      seats: { ...questions.seats, now: now.seats ?? "2" },
      remark: { ...questions.remark, now: now.remark ?? "" },
    },
  });
  const clash = (now: string) => `Now it is ${now}`;
  const merge = (now: { seats?: string; remark?: string }, typed: Typed, was?: string) =>
    mergeForm(submitting, living(now), typed, { shown: was, clash });
  const opened = shown(mergeForm(opening, living({}), {}, { shown: undefined, clash })).form.hidden.shown;

  test("takes what it shows along, beside what else travels", () => {
    expect(JSON.parse(opened!)).toEqual({ seats: "2", remark: "" });
  });

  test("means only what was changed, and undoes nothing of what others wrote", () => {
    const typed = { seats: "2", remark: "by the window" };
    expect(merge({ seats: "4" }, typed, opened)).toEqual({ ok: true, said: { remark: "by the window" } });
  });

  test("asks when two people wrote different things, and takes the second answer", () => {
    const again = shown(merge({ seats: "4", remark: "late" }, { seats: "3", remark: "" }, opened));
    expect(again).toMatchObject({ type: "form", errors: { seats: "Now it is 4" } });
    // A field that was left alone shows what others made of it, so that it is left alone again.
    expect(again.values).toEqual({ seats: "3", remark: "late" });
    expect(merge({ seats: "4", remark: "late" }, again.values, again.form.hidden.shown)).toEqual({
      ok: true,
      said: { seats: 3 },
    });
    expect(merge({ seats: "3" }, { seats: "3", remark: "" }, opened).ok).toBe(true);
  });

  test("undoes nothing either after a mistake was mended", () => {
    const again = shown(merge({ remark: "late" }, { seats: "many", remark: "" }, opened));
    expect(again).toMatchObject({ type: "invalid", values: { seats: "many", remark: "late" } });
    expect(merge({ remark: "late" }, { ...again.values, seats: "3" }, again.form.hidden.shown)).toEqual({
      ok: true,
      said: { seats: 3 },
    });
  });

  test("means all that it says when nothing tells what it showed", () => {
    for (const was of [undefined, "", "{", "[1]", '{"seats":2}'])
      expect(merge({ seats: "4" }, { seats: "2" }, was)).toEqual({ ok: true, said: { seats: 2 } });
  });
});
