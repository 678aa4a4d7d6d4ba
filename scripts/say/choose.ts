/** What a typed label refers to: a button of a card, a field of a form, an option of a field. Pure. */
import type { Button, Card } from "../../src/chat/card.ts";
import { type Field, type Form, joinChosen } from "../../src/chat/form.ts";
import { normaliseText } from "../../src/understanding/normalise-text.ts";
import { Mistake } from "./mistake.ts";
import { clean } from "./render-blocks.ts";
import type { Words } from "./words.ts";

/** A button. `on`: the start of its row or the text right above it, to tell buttons of the same label apart. */
export type Pressable = Readonly<{ label: string; on?: string; press: Button | "submit" | "cancel" }>;

/** Every button of a card, in display order. */
export function buttonsOfCard(card: Card): Pressable[] {
  let above: string | undefined;
  return card.blocks.flatMap((block, at): Pressable[] => {
    if (card.blocks[at - 1]?.type !== "text") above = undefined;
    if (block.type === "text" && block.style !== "quiet") above = block.text.split("\n")[0];
    if (block.type === "actions") {
      return block.buttons.map((press) => ({ label: press.label, on: block.asked?.name ?? above, press }));
    }
    if (block.type !== "table") return [];
    return block.rows.flatMap(({ cells, button: press }) =>
      press ? [{ label: press.label, on: cells[0], press }] : [],
    );
  });
}

export const buttonsOfForm = ({ submit, cancel }: Form): Pressable[] => [
  { label: submit, press: "submit" },
  { label: cancel, press: "cancel" },
];

/**
 * The button with this label, in any case; "Open#2" is the second one called Open.
 * @throws Mistake listing the buttons there are
 */
export function chooseButton(typed: string, there: readonly Pressable[], words: Words): Pressable["press"] {
  if (there.length === 0) throw new Mistake(words.noButtons(typed));
  const called = (label: string) => there.filter((one) => sameWords(one.label, label));
  const [, label = typed, number] = /^(.*\S)\s*[#＃](\d{1,4})$/s.exec(typed) ?? [];
  // A label may itself end like that.
  const whole = called(typed);
  const equal = whole.length > 0 || number === undefined ? whole : called(label);
  const [first] = equal;
  if (whole.length === 0 && number !== undefined) {
    const nth = equal[Number(number) - 1];
    if (nth) return nth.press;
  } else if (first) {
    // A guess could press the button on the wrong row.
    if (equal.length > 1) throw new Mistake(words.severalButtons(typed, listed(equal)));
    return first.press;
  }
  throw new Mistake(words.noButton(typed, listed(there)));
}

function listed(buttons: readonly Pressable[]): string {
  const names = buttons.map(({ label, on }, at) => {
    const equal = buttons.filter((other) => other.label === label);
    if (equal.length === 1) return clean(label);
    const nth = buttons.slice(0, at + 1).filter((other) => other.label === label).length;
    return `${clean(label)}#${nth}${on ? ` (${clean(on)})` : ""}`;
  });
  return names.join(", ");
}

/** @throws Mistake listing the form's fields, by name and label */
export function chooseField(typed: string, form: Form, words: Words): Field {
  const field =
    form.fields.find(({ name }) => sameWords(name, typed)) ??
    form.fields.find(({ label }) => sameWords(label, typed));
  if (field) return field;
  const there = form.fields.map(({ name, label }) => `${name} (${clean(label)})`);
  throw new Mistake(words.noField(typed, there.join(", ")));
}

/**
 * What a chat would send back for a value typed in a terminal: options by value or label, several separated by
 * commas, ticks as yes or no.
 * @throws Mistake for a value that a person could not have entered
 */
export function answerFor(field: Field, typed: string, words: Words): string {
  if (field.type === "tick") {
    if (/^(yes|y|true|1|x|是|对|勾|勾选)$/i.test(typed.trim())) return "yes";
    if (/^(no|n|false|0|否|不|)$/i.test(typed.trim())) return "";
    throw new Mistake(words.noTick(field.name, typed));
  }
  if (field.type === "choices") {
    const pieces = typed.split(/[,，、]/).filter((piece) => piece.trim() !== "");
    return joinChosen(pieces.map((piece) => offered(field, piece, words)));
  }
  return field.type === "choice" && typed !== "" ? offered(field, typed, words) : typed;
}

type Offering = Extract<Field, { options: unknown }>;

/** @throws Mistake listing the options */
function offered({ name, options }: Offering, typed: string, words: Words): string {
  const option =
    options.find(({ value }) => sameWords(value, typed)) ??
    options.find(({ label }) => sameWords(label, typed));
  if (option) return option.value;
  const there = options.map(({ value, label }) => `${value} (${clean(label)})`);
  throw new Mistake(words.noChoice(name, typed, there.join(", ")));
}

const sameWords = (one: string, other: string): boolean =>
  normaliseText(one).toLowerCase() === normaliseText(other).toLowerCase();
