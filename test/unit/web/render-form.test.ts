import { expect, test } from "vitest";
import { type Field, form, withAnswers } from "../../../src/chat/form.ts";
import { renderForm } from "../../../src/chat/web/render-form.ts";

const fields: Field[] = [
  { type: "line", name: "customer", label: "Customer", required: true, hint: "A new name is fine." },
  { type: "date", name: "date", label: "Date", required: true },
  { type: "paragraph", name: "note", label: "Note", required: false },
  {
    type: "choice",
    name: "category",
    label: "Category",
    required: true,
    value: "best",
    options: [
      { value: "commit", label: "承诺单" },
      { value: "best", label: "争取" },
    ],
  },
  {
    type: "choice",
    name: "source",
    label: "Source",
    required: false,
    options: [{ value: "fair", label: "Fair" }],
  },
  {
    type: "choices",
    name: "days",
    label: "Days",
    required: false,
    options: ["Mon", "Tue", "Wed"].map((label, at) => ({ value: String(at + 1), label })),
  },
  { type: "tick", name: "key", label: "Key customer", required: false },
];
const shown = form({
  locale: "en",
  id: "f1",
  action: "deal.new",
  title: "New deal",
  submit: "Save",
  cancel: "Cancel",
  fields,
});
const rendered = async (
  values: Record<string, string>,
  errors: Record<string, string> = {},
  problem?: string,
) => String(await renderForm(withAnswers(shown, values, errors), "en", problem));

test("what was typed stays, and the error stands beside it", async () => {
  const page = await rendered({ customer: '"Huaxin" <b>' }, { customer: "Which Huaxin?" });
  expect(page).toContain('value="&quot;Huaxin&quot; &lt;b&gt;"');
  expect(page).toContain('aria-describedby="f-f1-customer-hint f-f1-customer-error" aria-invalid="true"');
  expect(page).toContain('id="f-f1-customer-error" dir="auto">Which Huaxin?</p>');
  expect(page).toContain("1 field needs fixing.");
});

test("a date that is no date is kept as it was typed", async () => {
  expect(await rendered({ date: "2026-12-31" })).toContain('<input type="date" id="f-f1-date"');
  expect(await rendered({ date: "next week" })).toContain(
    'type="text" id="f-f1-date" name="field.date" value="next week"',
  );
});

test("a note keeps its first empty line", async () => {
  // HTML drops one line end right after <textarea>.
  expect(await rendered({ note: "\nsecond" })).toMatch(/<textarea[^>]*>\n\nsecond<\/textarea>/);
});

test("few required options are one tap each, an optional choice can stay open", async () => {
  const page = await rendered({});
  expect(page).toMatch(/type="radio" name="field.category"[^>]*value="best" checked/);
  expect(page).toMatch(/<select id="f-f1-source"[^>]*><option value="" selected>Please choose/);
  expect(page).toMatch(/<label for="f-f1-note">.*optional/);
});

test("of several choices each is a box, and those that are chosen are ticked", async () => {
  const page = await rendered({ days: "1\n3" });
  expect(page).toMatch(/<legend><span dir="auto">Days<\/span>/);
  for (const [value, ticked] of [
    ["1", " checked"],
    ["2", ""],
    ["3", " checked"],
  ])
    expect(page).toMatch(
      new RegExp(`type="checkbox" name="field.days" id="[^"]*" value="${value}"${ticked}>`),
    );
});

test("a tick is kept", async () => {
  expect(await rendered({ key: "yes" })).toMatch(/type="checkbox"[^>]*value="yes" checked/);
  expect(await rendered({})).not.toMatch(/name="field.key"[^>]*checked/);
});

test("a refusal of the whole form is said at its top", async () => {
  expect(await rendered({}, {}, "You may not.")).toMatch(/role="alert">.*You may not\./s);
});
