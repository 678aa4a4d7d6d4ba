import { expect, test } from "vitest";
import { chosenIn, joinChosen } from "../../../src/chat/form.ts";
import { readAnswers } from "../../../src/chat/lark/form-answers.ts";
import { choicesOf } from "../../../src/chat/question.ts";
import { readValues } from "../../../src/chat/slack/form-values.ts";

const days = choicesOf(
  ["sat", "sun", "mon"].map((value) => ({ value, label: value })),
  "Choose a day.",
);

test("several choices travel as one value, one a line", () => {
  expect(chosenIn(joinChosen(["sat", "a, b"]))).toEqual(["sat", "a, b"]);
  expect(chosenIn(joinChosen([]))).toEqual([]);
  expect(chosenIn(undefined)).toEqual([]);
});

test("they are read in the order in which they were offered, each once", () => {
  expect(days.read("mon\nsat\nsat")).toEqual({ ok: true, value: ["sat", "mon"] });
  expect(days.read("")).toEqual({ ok: true, value: [] });
});

test("one that was never offered refuses them all", () => {
  expect(days.read("sat\nfri")).toEqual({ ok: false, error: "Choose a day." });
  expect(days.read("sat,sun")).toEqual({ ok: false, error: "Choose a day." });
});

test("Slack and Lark hand on the same for the same choice", () => {
  const state = {
    days: { x: { type: "multi_static_select", selected_options: [{ value: "sat" }, { value: "sun" }] } },
    none: { x: { type: "multi_static_select", selected_options: [] } },
  };
  expect(readValues(state)).toEqual({ days: "sat\nsun", none: "" });
  const submit = {
    kind: "submit",
    action: "a",
    formId: "f",
    hidden: {},
    fields: { days: "choices", none: "choices", odd: "choices" },
  } as const;
  expect(readAnswers(submit, { days: ["sat", "sun"], odd: "sat" })).toEqual({
    days: "sat\nsun",
    none: "",
    odd: "",
  });
});
