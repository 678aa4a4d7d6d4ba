/** One field of a form → the blocks of a modal. Pure. */

import type { InputBlock, KnownBlock, MultiStaticSelect, PlainTextOption, StaticSelect } from "@slack/types";
import { formatNumber } from "../../text/count.ts";
import type { Locale } from "../../text/locale.ts";
import { chosenIn, type Field, type Option } from "../form.ts";
import { limits } from "./limits.ts";
import { plainText, wholeCharacters } from "./plain-text.ts";
import { slackWords } from "./words.ts";

/** What an answered tick holds, as every chat hands it on. */
export const ticked = "yes";

/**
 * @param actionId the same for one form and page, another for the next: Slack keeps what was typed wherever
 * block_id and action_id stay equal, and would show the answers of page one on page two
 */
export function renderField(field: Field, actionId: string, locale: Locale): KnownBlock[] {
  const say = slackWords(locale);
  if (field.name.length > limits.blockId)
    throw new RangeError(`Field name of ${field.name.length} characters`);
  if ("options" in field && field.options.length === 0) {
    const text = `${field.label}: ${say.nothingToChoose}`;
    return [{ type: "section", text: plainText(text, limits.text, locale) }, ...problemOf(field, locale)];
  }
  const hint = [field.hint, tooLong(field, locale)].filter(Boolean).join(" ");
  const input: InputBlock = {
    type: "input",
    block_id: field.name,
    label: plainText(field.label, limits.inputLabel, locale),
    ...(hint === "" ? {} : { hint: plainText(hint, limits.inputHint, locale) }),
    optional: !field.required,
    element: elementOf(field, actionId, locale),
  };
  return [input, ...problemOf(field, locale)];
}

/** Errors go below the field when a modal is reopened; Slack's own red text only works in an open one. */
function problemOf(field: Field, locale: Locale): KnownBlock[] {
  return field.error
    ? [{ type: "context", elements: [plainText(`⚠️ ${field.error}`, limits.text, locale)] }]
    : [];
}

function elementOf(field: Field, actionId: string, locale: Locale): InputBlock["element"] {
  switch (field.type) {
    case "line":
    case "paragraph": {
      const most = Math.min(field.maxLength ?? limits.inputText, limits.inputText);
      return {
        type: "plain_text_input",
        action_id: actionId,
        multiline: field.type === "paragraph",
        max_length: most,
        ...(field.value ? { initial_value: wholeCharacters(field.value, most) } : {}),
        ...(field.placeholder
          ? { placeholder: plainText(field.placeholder, limits.placeholder, locale) }
          : {}),
      };
    }
    case "date":
      return {
        type: "datepicker",
        action_id: actionId,
        ...(isDate(field.value) ? { initial_date: field.value } : {}),
      };
    case "choice":
      return selectOf(field.options, field.value, actionId, locale);
    case "choices":
      return multiSelectOf(field.options, chosenIn(field.value), actionId, locale);
    case "tick": {
      const option = optionOf({ value: ticked, label: slackWords(locale).tick }, locale);
      return {
        type: "checkboxes",
        action_id: actionId,
        options: [option],
        ...(field.value === ticked ? { initial_options: [option] } : {}),
      };
    }
  }
}

function selectOf(
  all: readonly Option[],
  chosen: string | undefined,
  actionId: string,
  locale: Locale,
): StaticSelect {
  const options = all.map((option) => optionOf(option, locale));
  const initial = options.find((option) => option.value === chosen);
  return {
    type: "static_select",
    action_id: actionId,
    placeholder: plainText(slackWords(locale).choose, limits.placeholder, locale),
    ...(initial ? { initial_option: initial } : {}),
    ...listOf(options, locale),
  };
}

function multiSelectOf(
  all: readonly Option[],
  chosen: readonly string[],
  actionId: string,
  locale: Locale,
): MultiStaticSelect {
  const options = all.map((option) => optionOf(option, locale));
  const initial = options.filter(({ value = "" }) => chosen.includes(value));
  return {
    type: "multi_static_select",
    action_id: actionId,
    placeholder: plainText(slackWords(locale).choose, limits.placeholder, locale),
    // Slack takes no empty list.
    ...(initial.length > 0 ? { initial_options: initial } : {}),
    ...listOf(options, locale),
  };
}

/** Up to 100 options in one list, more in groups of 100 named by their numbers. */
function listOf(options: PlainTextOption[], locale: Locale): Pick<StaticSelect, "options" | "option_groups"> {
  const size = limits.optionsInGroup;
  if (options.length <= size) return { options };
  if (options.length > size * limits.optionGroups)
    throw new RangeError(`${options.length} options to choose from`);
  const groups = Array.from({ length: Math.ceil(options.length / size) }, (_, index) => {
    const first = index * size;
    const inside = options.slice(first, first + size);
    const label = slackWords(locale).group(first + 1, first + inside.length);
    return { label: plainText(label, limits.optionLabel, locale), options: inside };
  });
  return { option_groups: groups };
}

function optionOf({ value, label }: Option, locale: Locale): PlainTextOption {
  if (value.length > limits.optionValue) throw new RangeError(`Option value of ${value.length} characters`);
  return { text: plainText(label, limits.optionLabel, locale), value };
}

function tooLong(field: Field, locale: Locale): string | undefined {
  if (field.type !== "line" && field.type !== "paragraph") return undefined;
  const most = Math.min(field.maxLength ?? limits.inputText, limits.inputText);
  const { value = "" } = field;
  if (value.length <= most) return undefined;
  const count = (text: string) => formatNumber([...text].length, locale);
  return slackWords(locale).tooLongForBox(count(wholeCharacters(value, most)), count(value));
}

const isDate = (value: string | undefined): value is string =>
  value !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));
