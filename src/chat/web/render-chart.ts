/** A chart as a figure: the picture for both themes (CSS shows one), and its numbers. */

import { html, raw } from "hono/html";
import type { Chart } from "../../charts/chart.ts";
import { renderSvg } from "../../charts/render-svg.ts";
import type { Locale } from "../../text/locale.ts";
import type { Card } from "../card.ts";
import { chartNumbers } from "../chart-numbers.ts";
import type { Html } from "./markup.ts";
import { picturesTogether } from "./pictures-together.ts";
import { chatWebWords } from "./words.ts";

/** Between a phone, which shows it a little smaller, and a desktop, which shows it a little larger. */
const pictureWidth = 400;
/** Of a picture that has a desktop's whole card to itself. */
const wideWidth = 680;

type Themed = Readonly<{ light: string; dark: string }>;
/** `wide` where no other picture stands beside it. */
export type Pictures = ReadonlyMap<Chart, Readonly<{ narrow: Themed; wide: Themed | undefined }>>;

/**
 * Draws a card's charts. A chart that cannot be drawn is left out of the result, and only its numbers are shown:
 * a picture must never keep a person from reading a card.
 */
export async function drawPictures(card: Card, onError: (error: unknown) => void): Promise<Pictures> {
  const charts = picturesTogether(card.blocks).flatMap((blocks) =>
    blocks.flatMap((block) =>
      block.type === "chart" ? [{ chart: block.chart, alone: blocks.length === 1 }] : [],
    ),
  );
  const drawn = await Promise.all(
    charts.map(async ({ chart, alone }) => {
      try {
        const narrow = await inBothThemes(chart, pictureWidth);
        return [[chart, { narrow, wide: alone ? await inBothThemes(chart, wideWidth) : undefined }] as const];
      } catch (error) {
        onError(error);
        return [];
      }
    }),
  );
  return new Map(drawn.flat());
}

async function inBothThemes(chart: Chart, width: number): Promise<Themed> {
  const [light, dark] = await Promise.all([
    renderSvg(chart, { theme: "light", width }),
    renderSvg(chart, { theme: "dark", width }),
  ]);
  return { light, dark };
}

/** `renderSvg` escapes what it writes, so its text is put in as it is. */
export function renderChart(chart: Chart, pictures: Pictures, locale: Locale): Html {
  const picture = pictures.get(chart);
  const numbers = chartNumbers(chart, locale);
  const table = html`<div class="scroll"><table class="numbers">
    <thead><tr>${numbers.headings.map((heading, at) => html`<th scope="col" class="${at ? "right" : ""}">${heading}</th>`)}</tr></thead>
    <tbody>${numbers.rows.map((row) => html`<tr>${row.map((cell, at) => (at ? html`<td class="right">${cell}</td>` : html`<th scope="row" dir="auto">${cell}</th>`))}</tr>`)}</tbody>
  </table></div>`;
  if (!picture) return html`<figure class="chart"><figcaption>${chart.title}</figcaption>${table}</figure>`;
  return html`<figure class="chart">
    ${themed(picture.narrow, "narrow")}${picture.wide && themed(picture.wide, "wide")}
    <details><summary>${chatWebWords(locale).chart.numbers}</summary>${table}</details>
  </figure>`;
}

const themed = ({ light, dark }: Themed, width: "narrow" | "wide"): Html =>
  html`<div class="${width}"><div class="picture on-light">${raw(light)}</div><div class="picture on-dark">${raw(dark)}</div></div>`;
