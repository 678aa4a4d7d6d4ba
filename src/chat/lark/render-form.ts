/**
 * A form as data → a card with a form container: Lark has no modal windows. A form too big for one card becomes
 * several pages; what was typed and the remaining fields travel in the submit button, so that the server keeps
 * no state. Pure.
 */

import type { Field, Form, Option } from "../form.ts";
import type { ButtonValue, LaterPages } from "./button-value.ts";
import {
  button,
  byteLength,
  column,
  columnSet,
  countElements,
  type LarkCard,
  type LarkElement,
} from "./elements.ts";
import { fitCard, roomBeside } from "./fit-card.ts";
import { limits } from "./limits.ts";
import { cutVisibly } from "./plain-text.ts";
import { type Allowance, renderBlock } from "./render-blocks.ts";
import { cardFrame, withBody } from "./render-card.ts";
import { renderField } from "./render-field.ts";
import { larkWords } from "./words.ts";

/** @param turned the page that follows and how many there are; left out for the first page */
export function renderForm(form: Form, turned?: Readonly<{ page: number; of: number }>): LarkCard {
  const whole = pageOf(form, form.fields.length, turned);
  if (fits(whole)) return whole;
  // As many fields as fit, found by halving; a single one that does not fit is shown all the same.
  let most = 1;
  let tooMany = form.fields.length;
  while (tooMany - most > 1) {
    const middle = (most + tooMany) >> 1;
    if (fits(pageOf(form, middle, turned))) most = middle;
    else tooMany = middle;
  }
  return pageOf(form, most, turned);
}

const fits = (card: LarkCard): boolean =>
  countElements(card) <= limits.cardElements && byteLength(card) <= limits.cardBytes;

function pageOf(
  form: Form,
  taken: number,
  turned: Readonly<{ page: number; of: number }> | undefined,
): LarkCard {
  const { locale } = form;
  const fields = form.fields.slice(0, taken);
  const rest = form.fields.slice(taken);
  const page = turned?.page ?? 1;
  const of = turned?.of ?? page + Math.ceil(rest.length / Math.max(1, taken));
  const title = of > 1 ? `${form.title} (${larkWords(locale).pageOf(page, Math.max(page, of))})` : form.title;
  const later = rest.length > 0 ? laterPages(form, rest, page + 1, of) : undefined;
  const container: LarkElement = {
    tag: "form",
    name: "form",
    elements: [...fields.flatMap((field) => renderField(field, locale)), formButtons(form, fields, later)],
  };
  const frame = cardFrame(title, form.title, "blue", locale);
  const allowance: Allowance = { charts: 0, tables: 0, compact: "nothing" };
  const intro = form.intro.flatMap((block) => renderBlock(block, locale, allowance));
  return withBody(frame, [...fitCard(intro, introRoom(frame, container), locale).elements, container]);
}

/** The intro is shortened to fit the fields, but never dropped: it says what the form is about. */
function introRoom(frame: LarkCard, container: LarkElement) {
  const { elements, bytes } = roomBeside([frame, container]);
  return { elements: Math.max(20, elements), bytes: Math.max(3_000, bytes) };
}

function laterPages(form: Form, fields: readonly Field[], page: number, of: number): LaterPages {
  const { locale, title, submit, cancel } = form;
  const optionLists: Option[][] = [];
  const indexOf = (options: readonly Option[]): number => {
    const same = optionLists.findIndex((list) => JSON.stringify(list) === JSON.stringify(options));
    return same >= 0 ? same : optionLists.push([...options]) - 1;
  };
  const later = fields.map((field) =>
    "options" in field ? { ...field, options: indexOf(field.options) } : { ...field },
  );
  return { locale, title, submit, cancel, page, of, fields: later, optionLists };
}

function formButtons(form: Form, fields: readonly Field[], later: LaterPages | undefined): LarkElement {
  const { locale } = form;
  const submit: ButtonValue = {
    kind: "submit",
    action: form.action,
    formId: form.id,
    hidden: { ...form.hidden },
    fields: Object.fromEntries(fields.map(({ name, type }) => [name, type])),
    later,
  };
  const cancel: ButtonValue = {
    kind: "cancel",
    title: cutVisibly(form.title, limits.title, locale),
    locale,
  };
  const label = (text: string) => cutVisibly(text, limits.buttonLabel, locale);
  const submitLabel = later ? larkWords(locale).nextPage : form.submit;
  // Names are unique on a card, and fields are named by use cases, hence the underscores.
  return columnSet([
    column(
      [
        button({ label: label(submitLabel), style: "primary" }, submit, {
          name: "_submit",
          form_action_type: "submit",
        }),
      ],
      "auto",
    ),
    column([button({ label: label(form.cancel), style: "plain" }, cancel, { name: "_cancel" })], "auto"),
  ]);
}
