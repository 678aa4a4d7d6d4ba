/** A bar, drawn, and its numbers below it as text. Pure. */

import { html } from "hono/html";
import type { BarBlock } from "../card.ts";
import { type BarLayout, layOutBar } from "../lay-out-bar.ts";
import type { Html } from "./markup.ts";

/** In attributes of a drawing, because the page allows no styles of its own; who cannot see it hears the numbers. */
export function renderBar(block: BarBlock): Html {
  const layout = layOutBar(block);
  const { parts, whole, tick } = block;
  return html`<div class="share">${layout && drawing(layout)}<dl class="facts">${parts.map((part) => fact(layout ? part.look : "", part))}${
    whole && fact(layout?.wholeAt === undefined ? "" : "whole", whole)
  }${tick && fact(layout?.tickAt === undefined ? "" : "tick", tick)}</dl></div>`;
}

/** What is there is seen, be it ever so little: the shortest are drawn last, over the edge of what is beside them. */
const shortest = 0.012;

const drawing = ({ parts, wholeAt, tickAt }: BarLayout): Html =>
  html`<div class="drawn" aria-hidden="true"><svg class="parts">${parts
    .toSorted((one, other) => other.length - one.length)
    .map(({ look, from, length }) => {
      const width = Math.max(shortest, length);
      return html`<rect class="${look}" x="${percent(Math.min(from, 1 - width))}" width="${percent(width)}" height="100%"/>`;
    })}</svg><svg class="marks">${line("whole", wholeAt)}${line("tick", tickAt)}</svg></div>`;

const percent = (share: number): string => `${(share * 100).toFixed(2)}%`;

const line = (look: "whole" | "tick", at: number | undefined): Html | "" =>
  at === undefined
    ? ""
    : html`<line class="${look}" x1="${percent(at)}" x2="${percent(at)}" y1="0" y2="100%"/>`;

/** @param look what stands for it in the bar; nothing where it has no place there */
const fact = (look: string, { label, value }: Readonly<{ label: string; value: string }>): Html =>
  html`<div><dt dir="auto">${look && html`<span class="key ${look}"></span>`}${label}</dt><dd dir="auto">${value}</dd></div>`;
