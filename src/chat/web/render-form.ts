/** A form as HTML: labelled fields, errors beside what they are about, what was typed kept. Pure. */

import { html } from "hono/html";
import { displayWidth } from "../../text/display-width.ts";
import type { Locale } from "../../text/locale.ts";
import { chosenIn, type Field, type Form } from "../form.ts";
import { icon } from "./icons.ts";
import { webLimits } from "./limits.ts";
import type { Html } from "./markup.ts";
import { renderBlock } from "./render-blocks.ts";
import { chatWebWords } from "./words.ts";

/**
 * @param problem one sentence about the whole form
 * @param within the id of its <form>, where its fields stand inside another one
 */
export function renderForm(form: Form, locale: Locale, problem?: string, within?: string): Html {
  const owner = within === undefined ? html`` : html` form="${within}"`;
  const setting = { locale, pictures: new Map(), numberOf: () => undefined };
  const wrong = form.fields.filter((field) => field.error).length;
  const said = problem ?? (wrong > 0 ? chatWebWords(locale).form.problems(wrong) : undefined);
  return html`<h2 class="title" dir="auto">${form.title}</h2>
    ${said && html`<p class="problem" role="alert">${icon("warning")}<span dir="auto">${said}</span></p>`}
    ${form.intro.map((block) => renderBlock(block, setting))}
    <div class="fields">${form.fields.map((field) => renderField(field, form.id, locale, owner))}</div>
    <div class="actions">
      <button type="submit" class="button primary"${owner}>${form.submit}</button>
      <button type="submit" name="cancel" value="yes" class="button plain"${owner}>${form.cancel}</button>
    </div>`;
}

/** Names of a form's fields on the wire; the prefix keeps them apart from the page's own. */
export const fieldName = (name: string): string => `field.${name}`;

function renderField(field: Field, formId: string, locale: Locale, owner: Html): Html {
  const text = chatWebWords(locale).form;
  const id = `f-${formId}-${field.name}`;
  const described = [field.hint && `${id}-hint`, field.error && `${id}-error`].filter(Boolean).join(" ");
  const about = html`${described && html` aria-describedby="${described}"`}${field.error && html` aria-invalid="true"`}${field.required && html` aria-required="true"`}`;
  const state = html`${about}${owner}`;
  const optional = field.required ? "" : html` <span class="optional">${text.optional}</span>`;
  const below = html`${field.error && html`<p class="error" id="${id}-error" dir="auto">${field.error}</p>`}${field.hint && html`<p class="hint" id="${id}-hint" dir="auto">${field.hint}</p>`}`;
  const size = field.type === "paragraph" || isLong(field) ? "whole" : "half";

  if (field.type === "tick") {
    return html`<div class="field tick ${size}"><label><input type="checkbox" id="${id}" name="${fieldName(field.name)}" value="yes"${field.value === "yes" && html` checked`}${state}><span dir="auto">${field.label}</span></label>${below}</div>`;
  }
  if (field.type === "choice" && isSegmented(field)) {
    return html`<fieldset class="field segmented whole"${about}><legend><span dir="auto">${field.label}</span>${optional}</legend><div class="segments">${field.options.map(
      (option, at) =>
        html`<label><input type="radio"${owner} name="${fieldName(field.name)}" id="${id}-${at}" value="${option.value}"${option.value === (field.value ?? "") && html` checked`}><span dir="auto">${option.label}</span></label>`,
    )}</div>${below}</fieldset>`;
  }
  if (field.type === "choices") {
    const chosen = chosenIn(field.value);
    return html`<fieldset class="field segmented whole"${about}><legend><span dir="auto">${field.label}</span>${optional}</legend><div class="segments">${field.options.map(
      (option, at) =>
        html`<label><input type="checkbox"${owner} name="${fieldName(field.name)}" id="${id}-${at}" value="${option.value}"${chosen.includes(option.value) && html` checked`}><span dir="auto">${option.label}</span></label>`,
    )}</div>${below}</fieldset>`;
  }
  return html`<div class="field ${size}"><label for="${id}"><span dir="auto">${field.label}</span>${optional}</label>${renderControl(field, id, state, text.choose)}${below}</div>`;
}

function renderControl(field: Field, id: string, state: Html, choose: string): Html {
  const name = fieldName(field.name);
  const value = field.value ?? "";
  switch (field.type) {
    case "paragraph":
      return html`<textarea id="${id}" name="${name}" rows="${Math.min(8, Math.max(3, value.split("\n").length))}" dir="auto" maxlength="${lengthOf(field)}" placeholder="${field.placeholder ?? ""}"${state}>
${value}</textarea>`;
    case "choice": {
      const known = field.options.some((option) => option.value === value);
      return html`<select id="${id}" name="${name}"${state}>${!known && html`<option value="" selected>${choose}</option>`}${field.options.map(
        (option) =>
          html`<option value="${option.value}"${option.value === value && html` selected`}>${option.label}</option>`,
      )}</select>`;
    }
    case "date":
      // A browser empties a date input whose value is no date; what was typed must stay.
      return /^\d{4}-\d{2}-\d{2}$/.test(value) || value === ""
        ? html`<input type="date" id="${id}" name="${name}" value="${value}"${state}>`
        : html`<input type="text" id="${id}" name="${name}" value="${value}"${state}>`;
    case "line":
      return html`<input type="text" id="${id}" name="${name}" value="${value}" dir="auto" autocomplete="off" maxlength="${lengthOf(field)}" placeholder="${field.placeholder ?? ""}"${state}>`;
    default:
      return html``;
  }
}

const lengthOf = (field: { maxLength?: number }): number => field.maxLength ?? webLimits.fieldCharacters;

/** Its text, or the one of its options that is longest, would not fit beside another field. */
const isLong = (field: Field): boolean =>
  (field.type === "line" && (field.maxLength ?? 0) > 120) ||
  (field.type === "choice" && field.options.some(({ label }) => displayWidth(label) > 26));

/** Few short options are side by side, one tap each; but only where "none of them" need not be said. */
function isSegmented(field: Field & { type: "choice" }): boolean {
  const answered = field.options.some((option) => option.value === (field.value ?? ""));
  const width = field.options.reduce((sum, option) => sum + displayWidth(option.label) + 4, 0);
  return field.options.length <= 5 && width <= 76 && (field.required || answered);
}
