/** A card → the text and blocks of a Slack message, a home tab, or the top of a modal. Pure. */

import type { KnownBlock, TextObject } from "@slack/types";
import type { Chart } from "../../charts/chart.ts";
import { chunksOf } from "../../chunks-of.ts";
import { formatNumber } from "../../text/count.ts";
import type { Locale } from "../../text/locale.ts";
import {
  type BarBlock,
  type Block,
  type Card,
  commandsTable,
  type FactsBlock,
  type Tone,
  withEndsAbove,
} from "../card.ts";
import { barInLetters, barInWords } from "../lay-out-bar.ts";
import { chartTable, chartWords } from "./chart-text.ts";
import { limits } from "./limits.ts";
import { boldOver, cutVisibly, fallbackText, harmless, plainText, splitText } from "./plain-text.ts";
import { type ButtonRenderer, buttonRenderer } from "./render-button.ts";
import { renderTable, type TableBudget } from "./render-table.ts";
import { askedBlocks, boldBlocks, preformatted, trailBlock } from "./rich-text.ts";
import { typeableHere } from "./slash-commands.ts";
import { slackWords } from "./words.ts";

export type Surface = "message" | "home" | "modal";
/** Uploaded pictures by the chart they show: Slack's file ids. */
export type Pictures = ReadonlyMap<Chart, string>;
export type SlackMessage = Readonly<{ text: string; blocks: KnownBlock[] }>;

const toneMarks: Readonly<Record<Tone, string>> = { plain: "", good: "✅ ", warning: "⚠️ ", bad: "⛔ " };

/** @param pictures charts without one are shown as their numbers */
export function renderCard(
  card: Card,
  { surface = "message", pictures }: { surface?: Surface; pictures?: Pictures } = {},
): SlackMessage {
  const { locale } = card;
  const most = surface === "message" ? limits.messageBlocks : limits.viewBlocks;
  const title = `${toneMarks[card.tone]}${card.title}`;
  const head = headBlocks(title, locale);
  const draw = (rowsWithButton: number) => {
    const budget = { nativeTables: surface === "message" ? limits.tablesInMessage : 0, rowsWithButton };
    return [...head, ...renderBlocks(withEndsAbove(card.blocks), budget, locale, pictures)];
  };
  // Without row buttons a table is at its shortest; what is left then goes to rows with buttons.
  const spare = most - draw(0).length;
  const blocks = withinCount(draw(Math.max(0, spare)), most, locale);
  return { text: fallbackText(card.summary.trim() || card.title, locale), blocks };
}

/** The blocks of a form's introduction, or of any list of blocks, with no title of their own. */
export function renderBlocks(
  blocks: readonly Block[],
  budget: TableBudget,
  locale: Locale,
  pictures?: Pictures,
): KnownBlock[] {
  const button = buttonRenderer(locale);
  return blocks.flatMap((block) => renderBlock(block, budget, locale, button, pictures));
}

function renderBlock(
  block: Block,
  budget: TableBudget,
  locale: Locale,
  button: ButtonRenderer,
  pictures: Pictures | undefined,
): KnownBlock[] {
  switch (block.type) {
    case "text":
      if (block.text.trim() === "") return [];
      if (block.style === "strong") return boldBlocks(block.text);
      return block.style === "quiet" ? quietBlocks(block.text, locale) : plainBlocks(block.text, locale);
    case "facts":
      return factsBlocks(block, locale);
    case "trail":
      return trailBlock(block.steps);
    case "table":
      return renderTable(block, budget, locale, button);
    case "commands":
      return renderTable(commandsTable(block), budget, locale, button);
    case "bar":
      return barBlocks(block, locale);
    case "chart":
      return chartBlocks(block.chart, budget, locale, button, pictures);
    case "actions":
      return [
        ...(block.asked ? askedBlocks(block.asked) : []),
        ...chunksOf(block.buttons, limits.buttonsInActions).map(
          (buttons): KnownBlock => ({
            type: "actions",
            elements: buttons.map(button),
          }),
        ),
      ];
    case "secret":
      // A code block copies with one tap, and its font keeps O and 0 apart.
      return [...boldBlocks(block.label), ...preformatted([block.value])];
    case "divider":
      return [{ type: "divider" }];
  }
}

/** A title too long for a header stands in full below it. */
function headBlocks(title: string, locale: Locale): KnownBlock[] {
  const header: KnownBlock = { type: "header", text: plainText(title, limits.header, locale) };
  return header.text.text !== harmless(typeableHere(title))
    ? [header, ...plainBlocks(title, locale)]
    : [header];
}

const plainBlocks = (text: string, locale: Locale): KnownBlock[] =>
  splitText(typeableHere(text), limits.text - limits.closers).map((piece) => ({
    type: "section",
    text: plainText(piece, limits.text, locale),
    // Keeps what people wrote from hiding behind "See more".
    expand: true,
  }));

const quietBlocks = (text: string, locale: Locale): KnownBlock[] =>
  splitText(typeableHere(text), limits.text - limits.closers).map((piece) => ({
    type: "context",
    elements: [plainText(piece, limits.text, locale)],
  }));

/** Two columns if they fit; a long value gets its own line below its label. */
function factsBlocks(block: FactsBlock, locale: Locale): KnownBlock[] {
  const blocks: KnownBlock[] = [];
  let fields: TextObject[] = [];
  const close = () => {
    if (fields.length > 0) blocks.push({ type: "section", fields });
    fields = [];
  };
  for (const { label, value } of block.facts) {
    if (value.length > limits.factBeside) {
      close();
      blocks.push(...boldBlocks(label), ...plainBlocks(value, locale));
      continue;
    }
    fields.push(boldOver(label, value, limits.field, locale));
    if (fields.length === limits.fieldsInSection) close();
  }
  close();
  return blocks;
}

/** In letters, and below it what each of them stands for. */
function barBlocks(block: BarBlock, locale: Locale): KnownBlock[] {
  const drawn = barInLetters(block)
    .map((run) => run.letters)
    .join("");
  return [...(drawn === "" ? [] : preformatted([drawn])), ...factsBlocks(barInWords(block), locale)];
}

function chartBlocks(
  chart: Chart,
  budget: TableBudget,
  locale: Locale,
  button: ButtonRenderer,
  pictures: Pictures | undefined,
): KnownBlock[] {
  const picture = pictures?.get(chart);
  if (picture) {
    return [
      {
        type: "image",
        slack_file: { id: picture },
        // Its title is drawn in it.
        alt_text: cutVisibly(chart.summary || chart.title, limits.imageAlt, locale),
      },
    ];
  }
  const words = chartWords(chart);
  return [
    ...boldBlocks(chart.title),
    ...(words === "" ? [] : plainBlocks(words, locale)),
    // Slack's own table is kept for the card's own rows: a chart's numbers read well in a box.
    ...renderTable(chartTable(chart, locale), { ...budget, nativeTables: 0 }, locale, button),
  ];
}

function withinCount(blocks: KnownBlock[], most: number, locale: Locale): KnownBlock[] {
  if (blocks.length <= most) return blocks;
  const left = formatNumber(blocks.length - most + 1, locale);
  const sentence = slackWords(locale).partsLeftOut(left);
  return [
    ...blocks.slice(0, most - 1),
    { type: "context", elements: [plainText(sentence, limits.text, locale)] },
  ];
}
