/** Each kind of block as HTML. Pure; everything is escaped by the `html` tag. */

import { html } from "hono/html";
import { displayWidth } from "../../text/display-width.ts";
import type { Locale } from "../../text/locale.ts";
import {
  type ActionsBlock,
  type Block,
  type Button,
  type Column,
  commandsTable,
  type FactsBlock,
  labelOf,
  type TableBlock,
  type TextBlock,
  type TrailBlock,
} from "../card.ts";
import { icon } from "./icons.ts";
import type { Html } from "./markup.ts";
import { renderBar } from "./render-bar.ts";
import { type Pictures, renderChart } from "./render-chart.ts";
import { renderSecretWas } from "./secrets.ts";
import { chatWebWords } from "./words.ts";

export type BlockSetting = Readonly<{
  locale: Locale;
  pictures: Pictures;
  /** The number under which a button is pressed; undefined where buttons make no sense (a form's intro). */
  numberOf: (button: Button) => number | undefined;
}>;

export function renderBlock(block: Block, setting: BlockSetting): Html {
  switch (block.type) {
    case "text":
      return renderText(block);
    case "facts":
      return renderFacts(block);
    case "trail":
      return renderTrail(block, setting.locale);
    case "table":
      return renderTable(block, setting);
    case "commands":
      return renderTable(commandsTable(block), setting);
    case "bar":
      return renderBar(block);
    case "chart":
      return renderChart(block.chart, setting.pictures, setting.locale);
    case "actions":
      return renderActions(block, setting);
    case "secret":
      return renderSecretWas(block, setting.locale);
    case "divider":
      return html`<hr>`;
    default:
      // A row written by a newer version may hold a kind that this one does not know.
      return html``;
  }
}

const renderText = (block: TextBlock): Html =>
  html`<p class="text ${block.style}" dir="auto">${block.text}</p>`;

/** A value beyond this (in Latin characters) is a sentence: no column of numbers, but lines to read. */
const longFact = 60;

const renderFacts = (block: FactsBlock): Html =>
  html`<dl class="facts${block.facts.some(({ value }) => displayWidth(value) > longFact) && " long"}">${block.facts.map(
    ({ label, value }) => html`<div><dt>${label}</dt><dd dir="auto">${inPhrases(value)}</dd></div>`,
  )}</dl>`;

/** "Jan 8 · in 5 weeks (was: Dec 1)" breaks between its parts first, and inside one only where it has no line for itself. */
function inPhrases(value: string): Html {
  const parts = value.split(/(?<= · )|(?<= )(?=\()|(?=（)/);
  if (parts.length === 1) return html`${value}`;
  return html`${parts.map((part) => html`<span class="phrase">${part.trimEnd().replace(/ ·$/, "\u00a0·")}</span>${part.slice(part.trimEnd().length)}`)}`;
}

function renderTrail({ steps }: TrailBlock, locale: Locale): Html {
  const words = chatWebWords(locale).trail;
  const at = steps.findLastIndex((step) => step.state === "now");
  const now = steps[at];
  return html`<div class="trail">
    <ol aria-label="${words.label}">${steps.map(
      (step) => html`<li class="${step.state}" ${step.state === "now" ? html`aria-current="step"` : ""}>
        <span class="bar"></span><span class="name" dir="auto">${step.label}</span><span class="unseen">, ${words[step.state]}</span>${step.caption && html`<span class="caption">${step.caption}</span>`}
      </li>`,
    )}</ol>
    ${!now && html`<p class="here all" aria-hidden="true">${steps.map(({ label }) => label).join(" › ")}</p>`}
    ${now && html`<p class="here" aria-hidden="true"><b dir="auto">${now.label}</b> <span>${words.step(at + 1, steps.length)}${now.caption && ` · ${now.caption}`}</span></p>`}
  </div>`;
}

/** A cell up to this width is never broken into lines (in Latin characters). */
const shortCell = 14;
/** Beyond this a cell needs the width of a phone, not a third of it. */
const longCell = 26;

/** Wider tables become one short list per row on narrow screens. */
const columnsThatFitAPhone = 3;

function renderTable({ columns, rows, headline }: TableBlock, setting: BlockSetting): Html {
  const buttons = rows.some((row) => row.button);
  const wide = columns.length + (buttons ? 1 : 0) > columnsThatFitAPhone;
  // In a list the second cell comes along with the first.
  const numbered = wide && headline === 2;
  // With a name and several values it is read as two lines, which say by themselves what they are.
  const listed = numbered && columns.length > columnsThatFitAPhone;
  const look = `${wide ? "wide" : "narrow"}${buttons ? " opens" : ""}${numbered ? " numbered" : ""}${listed ? " listed" : ""}`;
  return html`<div class="scroll"><table class="${look}" aria-label="${chatWebWords(setting.locale).table.rows(rows.length)}">
    <thead><tr>${columns.map((column) => html`<th scope="col" class="${column.align}${lengthOf(column.label)}">${column.label}</th>`)}${buttons && html`<td></td>`}</tr></thead>
    <tbody>${rows.map(
      (row) =>
        html`<tr>${renderHeadCell(row.cells, columns[0]!, numbered)}${columns.slice(1).map((column, at) => renderCell(row.cells[at + 1] ?? "", column))}${
          buttons && html`<td class="open">${row.button && renderButton(row.button, setting, "row")}</td>`
        }</tr>`,
    )}</tbody>
  </table></div>`;
}

function renderHeadCell(cells: readonly string[], column: Column, numbered: boolean): Html {
  const [cell = "", name = ""] = cells;
  return html`<th scope="row" class="${column.align}${lengthOf(cell)}"><span dir="auto">${cell}</span>${numbered && html` <span class="named" dir="auto">${inPhrases(name)}</span>`}</th>`;
}

const renderCell = (cell: string, column: Column): Html =>
  html`<td class="${column.align}${lengthOf(cell)}${displayWidth(cell) > longCell && " long"}" data-label="${column.label}"><span dir="auto">${inPhrases(cell)}</span></td>`;

const lengthOf = (cell: string): string => (displayWidth(cell) <= shortCell ? " short" : "");

function renderActions({ buttons, asked, inSight }: ActionsBlock, setting: BlockSetting): Html {
  const row = html`<div class="actions${inSight ? " in-sight" : ""}">${buttons.map((button) => renderButton(button, setting, button.style))}</div>`;
  if (!asked) return row;
  const { key, name, more, line } = asked;
  return html`<section class="asked" data-key="${key}"><h3 dir="auto"><b>${name}</b> · ${more}</h3><p class="text quiet" dir="auto">${line}</p>${row}</section>`;
}

function renderButton(button: Button, setting: BlockSetting, look: Button["style"] | "row"): Html {
  const number = setting.numberOf(button);
  if (number === undefined) return html``;
  if (button.opens !== undefined)
    return html`<a class="button ${look}" href="${button.opens}" target="_blank" rel="noopener noreferrer nofollow">${labelOf(button)}</a>`;
  const { confirm } = button;
  const asks =
    confirm &&
    html` data-ask="${confirm.title}" data-ask-text="${confirm.text}" data-ask-yes="${confirm.yes}" data-ask-no="${confirm.no}"`;
  const danger = button.style === "danger" ? " is-danger" : "";
  const pressed = button.chosen === undefined ? "" : html` aria-pressed="${String(button.chosen)}"`;
  return html`<button type="submit" name="button" value="${number}" class="button ${look}${danger}"${pressed}${asks}>${labelOf(button)}${look === "row" && icon("chevron")}</button>`;
}
