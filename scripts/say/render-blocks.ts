/** Each kind of block as lines for a terminal. Pure. */

import type { Chart } from "../../src/charts/chart.ts";
import {
  askedLines,
  type BarBlock,
  type Block,
  commandsTable,
  type FactsBlock,
  labelOf,
  type TableBlock,
  type TrailBlock,
} from "../../src/chat/card.ts";
import { chartNumbers } from "../../src/chat/chart-numbers.ts";
import { barInLetters, barInWords } from "../../src/chat/lay-out-bar.ts";
import { chatWebWords } from "../../src/chat/web/words.ts";
import type { Locale } from "../../src/text/locale.ts";

/** @param buttons false where they make no sense, as in a form's intro */
export function renderBlock(block: Block, locale: Locale, buttons = true): string[] {
  switch (block.type) {
    case "text":
      return [clean(block.text)];
    case "secret":
      return [`${clean(block.label)}: ${clean(block.value)}`];
    case "facts":
      return renderFacts(block);
    case "trail":
      return [renderTrail(block, locale)];
    case "table":
      return renderTable(block);
    case "commands":
      return renderTable(commandsTable(block));
    case "bar":
      return renderBar(block);
    case "chart":
      return renderChart(block.chart, locale);
    case "actions":
      return [
        ...(block.asked ? askedLines(block.asked).map(clean) : []),
        ...(buttons ? [block.buttons.map((one) => bracketed(labelOf(one))).join(" ")] : []),
      ];
    case "divider":
      return ["---"];
  }
}

const renderFacts = ({ facts }: FactsBlock): string[] =>
  facts.map(({ label, value }) => `${clean(label)}: ${clean(value)}`);

function renderBar(block: BarBlock): string[] {
  const drawn = barInLetters(block)
    .map((run) => run.letters)
    .join("");
  return [...(drawn === "" ? [] : [drawn]), ...renderFacts(barInWords(block))];
}

function renderTrail({ steps }: TrailBlock, locale: Locale): string {
  const words = chatWebWords(locale).trail;
  const said = steps.map(({ label, state, caption }) => {
    const about = [words[state], caption].filter(Boolean).join(", ");
    return `${clean(label)} (${clean(about)})`;
  });
  return `${words.label}: ${said.join(" → ")}`;
}

const renderTable = ({ columns, rows }: TableBlock): string[] => [
  tabbed(columns.map(({ label }) => label)),
  ...rows.map(({ cells, button }) =>
    tabbed(
      button
        ? [...columns.map((_, at) => cells[at] ?? ""), bracketed(button.label)]
        : columns.map((_, at) => cells[at] ?? ""),
    ),
  ),
];

/** The same numbers that the web chat gives to people who cannot see the picture. */
function renderChart(chart: Chart, locale: Locale): string[] {
  const { headings, rows } = chartNumbers(chart, locale);
  return [clean(chart.title), clean(chart.summary), tabbed(headings), ...rows.map(tabbed)];
}

/** A row is one line, with tabs only between cells. */
const tabbed = (cells: readonly string[]): string =>
  cells.map((cell) => clean(cell).replaceAll("\n", " ")).join("\t");

export const bracketed = (label: string): string => `[${clean(label).replaceAll("\n", " ")}]`;

/** People's text must not control the terminal: of the control characters only the line break is kept. */
export const clean = (text: string): string =>
  text
    .replaceAll("\u2060", "")
    .replace(/\r\n?|\u2028|\u2029/g, "\n")
    .replace(/(?!\n)\p{Cc}/gu, " ");
