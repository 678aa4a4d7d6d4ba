/** The few line drawings of the page, 20 × 20, in the colour of the text around them. */
import { html, raw } from "hono/html";
import type { Html } from "./markup.ts";

const paths = {
  funnel: `<path d="M3 4.5h14M5.5 9h9M7.8 13.5h4.4" stroke-width="2.4"/>`,
  send: `<path d="M10 16V4.5M5 9.2l5-5 5 5"/>`,
  chevron: `<path d="m8 5 5 5-5 5"/>`,
  slash: `<path d="M12.5 4 7.5 16"/>`,
  clip: `<path d="m15.5 9.3-5.8 5.8a3.4 3.4 0 0 1-4.8-4.8l6-6a2.3 2.3 0 0 1 3.2 3.2l-5.8 5.8a1.1 1.1 0 0 1-1.6-1.6l5.2-5.2"/>`,
  down: `<path d="M10 4v11.5M5.2 11l4.8 4.8L14.8 11"/>`,
  turn: `<path d="M4 8.5h10.5L11.8 5.8M16 11.5H5.5l2.7 2.7"/>`,
  copy: `<rect x="7" y="7" width="9" height="9" rx="2"/><path d="M13 7V6a2 2 0 0 0-2-2H6a2 2 0 0 0-2 2v5a2 2 0 0 0 2 2h1"/>`,
  clock: `<circle cx="10" cy="10" r="6.8"/><path d="M10 6.2V10l2.6 1.7"/>`,
  theme: `<circle cx="10" cy="10" r="6.5"/><path d="M10 3.5a6.5 6.5 0 0 1 0 13z" fill="currentColor" stroke="none"/>`,
  leave: `<path d="M8 4H5.5A1.5 1.5 0 0 0 4 5.5v9A1.5 1.5 0 0 0 5.5 16H8M12.5 13.2l3.2-3.2-3.2-3.2M15.5 10H8"/>`,
  plus: `<path d="M10 4.5v11M4.5 10h11"/>`,
  list: `<path d="M7.5 5.5H16M7.5 10H16M7.5 14.5H16"/><path d="M4.2 5.5h.01M4.2 10h.01M4.2 14.5h.01" stroke-width="2.2"/>`,
  chart: `<path d="M4 15.5h12M5.8 12.5V10M10 12.5V5.5M14.2 12.5V8"/>`,
  people: `<circle cx="7.5" cy="7" r="2.7"/><path d="M2.8 16c.3-2.9 2.2-4.5 4.7-4.5s4.4 1.6 4.7 4.5M13 4.7a2.5 2.5 0 0 1 0 4.7M14.3 11.9c1.7.5 2.7 1.9 2.9 4.1"/>`,
  calendar: `<rect x="3.8" y="4.8" width="12.4" height="11.4" rx="2"/><path d="M3.8 8.6h12.4M7.2 3v3M12.8 3v3"/>`,
  question: `<circle cx="10" cy="10" r="6.8"/><path d="M8.1 8.2a1.95 1.95 0 1 1 2.8 1.8c-.7.3-.9.7-.9 1.3M10 13.6h.01"/>`,
  good: `<path d="m5 10.5 3.4 3.4L15 7"/>`,
  warning: `<path d="M10 5.5v5.5M10 14.3h.01" stroke-width="2"/>`,
  bad: `<path d="m6 6 8 8M14 6l-8 8"/>`,
} as const;

export type IconName = keyof typeof paths;

/** Decoration only: what it means always stands in words too. */
export const icon = (name: IconName): Html =>
  html`<svg class="icon" viewBox="0 0 20 20" width="20" height="20" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${raw(paths[name])}</svg>`;
