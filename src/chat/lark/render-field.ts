/** One field of a form → the elements that show it: label, hint, input, what was wrong. Pure. */

import { formatNumber } from "../../text/count.ts";
import type { Locale } from "../../text/locale.ts";
import { chosenIn, type Field, type Option } from "../form.ts";
import { type LarkElement, markdown, plainText, quietParagraph, redParagraph } from "./elements.ts";
import { limits } from "./limits.ts";
import { bold, coloured, escapeMarkdown } from "./markdown.ts";
import { cutVisibly } from "./plain-text.ts";
import { larkWords } from "./words.ts";

/** Label, hint, input and error, in the order in which they are read. */
export function renderField(field: Field, locale: Locale): LarkElement[] {
  const hint = field.hint ? [quietParagraph(cutVisibly(field.hint, limits.cell, locale))] : [];
  const error = field.error ? [redParagraph(cutVisibly(field.error, limits.cell, locale))] : [];
  // A tick's label stands beside the box, so what explains it comes after.
  if (field.type === "tick") return [...inputOf(field, locale), ...hint, ...error];
  return [...labelOf(field, locale), ...hint, ...inputOf(field, locale), ...error];
}

/** Above the input, because only text boxes have a label of their own. */
function labelOf(field: Field, locale: Locale): LarkElement[] {
  const label = bold(escapeMarkdown(cutVisibly(field.label, limits.cell, locale)));
  return [markdown(field.required ? `${label} ${coloured("&#42;", "red")}` : label)];
}

function inputOf(field: Field, locale: Locale): LarkElement[] {
  // Lark's client itself refuses to submit an empty required field, and says so.
  const named = { name: field.name, required: field.required, width: "fill" };
  const text = larkWords(locale);
  switch (field.type) {
    case "line":
    case "paragraph":
      return textBox(field, named, locale);
    case "date":
      return [
        {
          tag: "date_picker",
          ...named,
          ...(isDate(field.value)
            ? { initial_date: field.value }
            : { placeholder: plainText(text.chooseDate) }),
        },
      ];
    case "choice":
      return selectOf(
        { tag: "select_static", ...named },
        field.options,
        ({ value }) => value === field.value,
        ([chosen]) => ({ initial_option: chosen }),
        locale,
      );
    case "choices": {
      const said = chosenIn(field.value);
      return selectOf(
        { tag: "multi_select_static", ...named },
        field.options,
        ({ value }) => said.includes(value),
        (chosen) => ({ selected_values: chosen }),
        locale,
      );
    }
    case "tick":
      return [
        {
          tag: "checker",
          name: field.name,
          checked: field.value === "yes",
          text: plainText(cutVisibly(field.label, limits.cell, locale)),
        },
      ];
  }
}

function selectOf(
  select: LarkElement,
  options: readonly Option[],
  isChosen: (option: Option) => boolean,
  standing: (chosen: readonly string[]) => Record<string, unknown>,
  locale: Locale,
): LarkElement[] {
  const text = larkWords(locale);
  const shown = options.slice(0, limits.options);
  const chosen = shown.filter(isChosen).map(({ value }) => value);
  const missing = options.length - shown.length;
  return [
    {
      ...select,
      ...(chosen.length > 0 ? standing(chosen) : { placeholder: plainText(text.choose) }),
      options: shown.map(({ value, label }) => ({
        text: plainText(cutVisibly(label, limits.placeholder, locale) || text.noValue),
        value,
      })),
    },
    ...(missing > 0 ? [quietParagraph(text.moreOptions(formatNumber(missing, locale)))] : []),
  ];
}

function textBox(
  field: Extract<Field, { type: "line" | "paragraph" }>,
  named: Record<string, unknown>,
  locale: Locale,
): LarkElement[] {
  const value = [...(field.value ?? "").toWellFormed()];
  const most = Math.min(limits.inputCharacters, Math.max(1, field.maxLength ?? limits.inputCharacters));
  // What was typed elsewhere may be longer than this field allows; it must come back whole to be corrected.
  const room = Math.max(most, Math.min(limits.inputCharacters, value.length));
  const lost = value.length - room;
  const warning = larkWords(locale).cutValue(formatNumber(room, locale), formatNumber(lost, locale));
  return [
    {
      tag: "input",
      ...named,
      ...(field.type === "paragraph"
        ? { input_type: "multiline_text", rows: 3, auto_resize: true, max_rows: 10 }
        : {}),
      max_length: room,
      ...(value.length > 0 ? { default_value: value.slice(0, room).join("") } : {}),
      ...(field.placeholder
        ? { placeholder: plainText(cutVisibly(field.placeholder, limits.placeholder, locale)) }
        : {}),
    },
    ...(lost > 0 ? [redParagraph(warning)] : []),
  ];
}

const isDate = (value: string | undefined): value is string => /^\d{4}-\d{2}-\d{2}$/.test(value ?? "");
