/** A reply as a person reads it in a terminal, and as one line of JSON. Pure. */
import type { Card } from "../../src/chat/card.ts";
import { chosenIn, type Field, type Form } from "../../src/chat/form.ts";
import type { Reply } from "../../src/chat/reply.ts";
import { asJsonColumn } from "../../src/database/json-column.ts";
import type { Locale } from "../../src/text/locale.ts";
import { bracketed, clean, renderBlock } from "./render-blocks.ts";
import { wordsFor } from "./words.ts";

/** @param locale the reader's; cards and forms are already written in it */
export function renderText(reply: Reply, locale: Locale): string {
  switch (reply.type) {
    case "card":
      return renderCard(reply.card, locale);
    case "form":
    case "invalid":
      return renderForm(reply.form, locale);
    case "notice":
      return `${clean(reply.text)}\n`;
    case "file":
      return `${clean(reply.file.name)} (${reply.file.bytes})\n`;
    case "none":
      return "";
  }
}

/** The card or form itself; a form that was sent back says so, with the reasons under `errors`. */
export function renderJson(reply: Reply): string {
  const data = reply.type === "card" ? reply.card : reply.type === "form" ? reply.form : reply;
  return `${JSON.stringify(asJsonColumn(data))}\n`;
}

const renderCard = (card: Card, locale: Locale): string =>
  lines([clean(card.title), ...card.blocks.flatMap((block) => renderBlock(block, locale))]);

const renderForm = (form: Form, locale: Locale): string =>
  lines([
    clean(form.title),
    ...form.intro.flatMap((block) => renderBlock(block, locale, false)),
    ...form.fields.flatMap((field) => renderField(field, locale)),
    [form.submit, form.cancel].map(bracketed).join(" "),
  ]);

/** "Stage (stage; choice, required): Qualified", and below it the options, the hint and the error. */
function renderField(field: Field, locale: Locale): string[] {
  const words = wordsFor(locale);
  const kind = `${words.types[field.type]}, ${field.required ? words.required : words.optional}`;
  const [first = "", ...more] = clean(standsIn(field, locale)).split("\n");
  return [
    `${clean(field.label)} (${field.name}; ${kind}): ${first}`.trimEnd(),
    ...more.map(under),
    ...("options" in field
      ? [under(`${words.choices}: ${field.options.map(({ label }) => clean(label)).join(" | ")}`)]
      : []),
    ...(field.hint ? [under(clean(field.hint))] : []),
    ...(field.error ? [under(`✗ ${clean(field.error)}`)] : []),
  ];
}

function standsIn(field: Field, locale: Locale): string {
  const value = field.value ?? "";
  if (field.type === "tick") return wordsFor(locale).ticked[value === "yes" ? "yes" : "no"];
  if (field.type === "choices") {
    const chosen = chosenIn(value);
    return field.options.flatMap((one) => (chosen.includes(one.value) ? one.label : [])).join(", ");
  }
  if (field.type !== "choice") return value;
  return field.options.find((option) => option.value === value)?.label ?? "";
}

const under = (line: string): string => `    ${line}`;

const lines = (all: readonly string[]): string => `${all.join("\n")}\n`;
