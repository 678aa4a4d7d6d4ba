import { expect, test } from "vitest";
import {
  answerFor,
  buttonsOfCard,
  buttonsOfForm,
  chooseButton,
  chooseField,
} from "../../../scripts/say/choose.ts";
import { Mistake } from "../../../scripts/say/mistake.ts";
import { wordsFor } from "../../../scripts/say/words.ts";
import { actions, button, card, quiet, table, text } from "../../../src/chat/card.ts";
import { type Field, form } from "../../../src/chat/form.ts";

const words = wordsFor("en");
const open = [1, 2].map((id) => button("Open", "deal.show", { id }));
const same = [1, 2].map((id) => button("Same", "forecast.same", { id }));
const numbered = button("Page #2", "deal.list");
const there = buttonsOfCard(
  card("en", "Deals", [
    table(
      ["#"],
      [
        { cells: ["#7"], button: open[0] },
        { cells: ["#8"], button: open[1] },
      ],
    ),
    text("1. ACME"),
    quiet("¥1M"),
    actions(same[0]),
    text("2. Globex"),
    actions(same[1]),
    actions(numbered, button("推进", "deal.advance")),
  ]),
);
const press = (label: string) => chooseButton(label, there, words);

test("a button is pressed by its label in any case or width, the n-th of equal ones by its number", () => {
  expect(press("open#2")).toBe(open[1]);
  expect(press("SAME #1")).toBe(same[0]);
  expect(press("推进")).toMatchObject({ action: "deal.advance" });
  expect(press("推进＃1")).toMatchObject({ action: "deal.advance" });
  expect(press("page #2")).toBe(numbered);
});

test("several equal ones are told apart by their row, or by what stands above", () => {
  expect(() => press("Open")).toThrow(new Mistake(words.severalButtons("Open", "Open#1 (#7), Open#2 (#8)")));
  expect(() => press("same")).toThrow(
    new Mistake(words.severalButtons("same", "Same#1 (1. ACME), Same#2 (2. Globex)")),
  );
});

test("an unknown button is answered with those there are", () => {
  const all = "Open#1 (#7), Open#2 (#8), Same#1 (1. ACME), Same#2 (2. Globex), Page #2, 推进";
  expect(() => press("Undo")).toThrow(new Mistake(words.noButton("Undo", all)));
  expect(() => press("Open#3")).toThrow(new Mistake(words.noButton("Open#3", all)));
  expect(() => chooseButton("Undo", [], words)).toThrow(new Mistake(words.noButtons("Undo")));
});

const stage: Field = {
  type: "choice",
  name: "stage",
  label: "To stage",
  required: true,
  options: [
    { value: "prospect", label: "潜在客户" },
    { value: "qualified-customer", label: "目标客户" },
  ],
};
const signed: Field = { type: "tick", name: "signed", label: "Signed", required: false };
const note: Field = { type: "line", name: "note", label: "stage", required: false };
const asked = form({
  locale: "en",
  action: "deal.advance",
  title: "Advance",
  submit: "Advance",
  cancel: "Cancel",
  fields: [note, stage, signed],
});

test("a form's own two buttons can be pressed, too", () => {
  expect(chooseButton("advance", buttonsOfForm(asked), words)).toBe("submit");
  expect(chooseButton("cancel", buttonsOfForm(asked), words)).toBe("cancel");
});

test("a field is meant by its name before a label", () => {
  expect(chooseField("Stage", asked, words)).toBe(stage);
  expect(chooseField("to  stage".replace("  ", "\u3000"), asked, words)).toBe(stage);
  expect(() => chooseField("amount", asked, words)).toThrow(
    new Mistake(words.noField("amount", "note (stage), stage (To stage), signed (Signed)")),
  );
});

test("choices are meant by value or label, ticks by yes and no; other things stay as typed", () => {
  expect(answerFor(stage, "Prospect", words)).toBe("prospect");
  expect(answerFor(stage, "目标客户", words)).toBe("qualified-customer");
  expect(answerFor(stage, "", words)).toBe("");
  expect(() => answerFor(stage, "won", words)).toThrow(
    new Mistake(words.noChoice("stage", "won", "prospect (潜在客户), qualified-customer (目标客户)")),
  );
  expect(answerFor(signed, "Yes", words)).toBe("yes");
  expect(answerFor(signed, "是", words)).toBe("yes");
  expect(answerFor(signed, "no", words)).toBe("");
  expect(answerFor(signed, "", words)).toBe("");
  expect(() => answerFor(signed, "maybe", words)).toThrow(new Mistake(words.noTick("signed", "maybe")));
  expect(answerFor({ ...stage, type: "choices" }, "目标客户、prospect", words)).toBe(
    "qualified-customer\nprospect",
  );
  expect(answerFor({ ...stage, type: "choices" }, "", words)).toBe("");
  expect(() => answerFor({ ...stage, type: "choices" }, "prospect, won", words)).toThrow(Mistake);
  expect(answerFor(note, " As typed ", words)).toBe(" As typed ");
});
