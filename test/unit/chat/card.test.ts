import { describe, expect, test } from "vitest";
import {
  actions,
  type Button,
  button,
  card,
  divider,
  facts,
  quiet,
  table,
  toTheRight,
  trail,
} from "../../../src/chat/card.ts";
import { form, withAnswers } from "../../../src/chat/form.ts";

/** The paths of everything that is not frozen. */
function changeable(value: unknown, path = "it"): string[] {
  if (typeof value !== "object" || value === null) return [];
  const inner = Object.entries(value).flatMap(([key, one]) => changeable(one, `${path}.${key}`));
  return Object.isFrozen(value) ? inner : [path, ...inner];
}

const open: Button = button(
  "Open",
  "deal.show",
  { id: "1" },
  { confirm: { title: "?", text: "", yes: "", no: "" } },
);
const blocks = [
  quiet("said"),
  facts(["Amount", "1"]),
  trail([{ label: "Lead", state: "now" }]),
  table(["#", toTheRight("Amount")], [{ cells: ["#1", "1"], button: open }]),
  actions(open),
  divider,
];

describe("what people see", () => {
  test("is frozen to its leaves", () => {
    expect(changeable(card("en", "Deals", blocks))).toEqual([]);
    const asked = form({
      locale: "en",
      action: "deal.new",
      title: "New",
      submit: "Log",
      cancel: "Cancel",
      intro: [quiet("said")],
      fields: [
        { type: "choice", name: "a", label: "A", required: true, options: [{ value: "1", label: "1" }] },
      ],
      hidden: { id: "1" },
    });
    expect(changeable(asked)).toEqual([]);
    expect(changeable(withAnswers(asked, { a: "1" }, { a: "No." }))).toEqual([]);
  });

  test("leaves out blocks and buttons that there are not", () => {
    const shown = card("en", "Deals", [undefined, false, actions(undefined, false), quiet("said")]);
    expect(shown.blocks).toEqual([quiet("said")]);
  });
});
