import { expect, test } from "vitest";
import { form } from "../../../src/chat/form.ts";
import { keepTyped } from "../../../src/chat/slack/keep-typed.ts";
import { renderForm } from "../../../src/chat/slack/render-form.ts";
import { judgeSlack } from "../../judges/judge-slack.ts";

test("a modal drawn again holds what was typed, and nothing where it was emptied", () => {
  const options = Array.from({ length: 150 }, (_, index) => ({
    value: `v${index}`,
    label: `Option ${index}`,
  }));
  const modal = renderForm(
    form({
      locale: "en",
      action: "deal.create",
      title: "New",
      submit: "Save",
      cancel: "Cancel",
      fields: [
        { type: "line", name: "title", label: "Title", value: "before", required: true },
        { type: "line", name: "emptied", label: "Emptied", value: "before", required: false },
        { type: "date", name: "date", label: "Date", value: "2026-01-01", required: true },
        { type: "choice", name: "stage", label: "Stage", options, value: "v1", required: true },
        { type: "choices", name: "several", label: "Several", options, value: "v1", required: true },
        { type: "choices", name: "none", label: "None", options, value: "v1", required: false },
        { type: "tick", name: "sure", label: "Sure", required: false },
        { type: "tick", name: "unsure", label: "Unsure", value: "yes", required: false },
      ],
    }),
  );
  const blocks = keepTyped(modal.blocks, {
    title: { x: { type: "plain_text_input", value: "after" } },
    emptied: { x: { type: "plain_text_input", value: null } },
    date: { x: { type: "datepicker", selected_date: "2026-12-31" } },
    stage: { x: { type: "static_select", selected_option: { value: "v140" } } },
    several: {
      x: { type: "multi_static_select", selected_options: [{ value: "v140" }, { value: "v2" }] },
    },
    none: { x: { type: "multi_static_select", selected_options: [] } },
    sure: { x: { type: "checkboxes", selected_options: [{}] } },
    unsure: { x: { type: "checkboxes", selected_options: [] } },
  });
  expect(judgeSlack("modal", { ...modal, blocks })).toEqual([]);
  const elements = JSON.parse(JSON.stringify(blocks)).map((block: { element: object }) => block.element);
  expect(elements).toMatchObject([
    { initial_value: "after" },
    {},
    { initial_date: "2026-12-31" },
    { initial_option: { value: "v140" } },
    { initial_options: [{ value: "v2" }, { value: "v140" }] },
    {},
    { initial_options: [{ value: "yes" }] },
    {},
  ]);
  expect(elements[1]).not.toHaveProperty("initial_value");
  expect(elements[5]).not.toHaveProperty("initial_options");
  expect(elements[7]).not.toHaveProperty("initial_options");
});
