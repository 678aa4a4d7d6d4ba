/** The page: every exhibit in both languages on each chat, in one self-contained file. */
import { readFileSync } from "node:fs";
import { html, raw } from "hono/html";
import type { Exhibit } from "./gather.ts";
import { type OwnCard, ownCards } from "./own-cards.ts";
import { type AssetName, type Html, type Locale, loadAssets, locales } from "./product.ts";
import type { Shot } from "./shots.ts";

const look = (name: string) => readFileSync(new URL(`./look/${name}`, import.meta.url), "utf8");

/** @param shotsOf how an exhibit looks on each chat */
export async function renderGallery(
  exhibits: readonly Exhibit[],
  shotsOf: (exhibit: Exhibit) => readonly Shot[] | Promise<readonly Shot[]>,
): Promise<string> {
  const captions = [...new Set(exhibits.map(({ caption }) => caption))];
  const sections: Html[] = [];
  for (const caption of captions)
    sections.push(
      await renderExhibit(
        exhibits.filter((one) => one.caption === caption),
        shotsOf,
      ),
    );
  for (const own of ownCards) sections.push(await renderOwnCard(own));
  const page = html`<!doctype html>
<html lang="en" data-lang="en" data-theme="light" data-width="desktop">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Loudou: every card and form</title>
<style>${raw(`${look("page.css")}\n${await stylesOf("slack.css", "lark.css")}`)}</style>
</head>
<body>
<nav>
  <b>Loudou · every card and form</b>
  ${choice("lang", { en: "English", zh: "中文" })}
  ${choice("theme", { light: "light", dark: "dark" })}
  ${choice("width", { desktop: "desktop", phone: "phone" })}
  <details><summary>${String(sections.length)} exhibits</summary>${renderIndex(exhibits)}</details>
</nav>
<main>${sections}</main>
<template id="web-style"><style>${raw(await webStyles())}</style></template>
<script>${raw(look("page.js"))}</script>
</body>
</html>`;
  return String(await page);
}

const choice = (name: string, options: Readonly<Record<string, string>>): Html =>
  html`<span class="choice">${Object.entries(options).map(([value, label]) => html`<button type="button" data-set="${name}" value="${value}">${label}</button>`)}</span>`;

const ownGroup = "By the chats themselves";

function renderIndex(exhibits: readonly Exhibit[]): Html {
  const all = [...exhibits, ...ownCards.map(({ caption }) => ({ caption, group: ownGroup }))];
  const groups = [...new Set(all.map(({ group }) => group))];
  const captionsOf = (group: string) => [
    ...new Set(all.filter((one) => one.group === group).map(({ caption }) => caption)),
  ];
  return html`<div class="index">${groups.map(
    (group) =>
      html`<section><h3>${group}</h3>${captionsOf(group).map((caption) => html`<a href="#${idOf(caption)}">${caption}</a>`)}</section>`,
  )}</div>`;
}

/** "New deal: logged" → "new-deal-logged" */
export const idOf = (caption: string): string =>
  caption
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

/** @param both the same exhibit in each language */
async function renderExhibit(
  both: readonly Exhibit[],
  shotsOf: Parameters<typeof renderGallery>[1],
): Promise<Html> {
  const [{ caption = "", group = "", useCase } = {}] = both;
  const rows: Html[] = [];
  for (const locale of locales)
    for (const exhibit of both.filter((one) => one.locale === locale))
      rows.push(renderRow(askedBy(exhibit), locale, await shotsOf(exhibit)));
  return renderArticle(group, caption, html`${useCase && html`<code>${useCase}</code>`}`, rows);
}

async function renderOwnCard({ caption, shot }: OwnCard): Promise<Html> {
  const rows: Html[] = [];
  for (const locale of locales) rows.push(renderRow(html``, locale, [await shot(locale)]));
  return renderArticle(ownGroup, caption, html``, rows);
}

const renderArticle = (group: string, caption: string, more: Html, rows: readonly Html[]): Html =>
  html`<article class="exhibit" id="${idOf(caption)}">
    <h2><small>${group}</small> ${caption} ${more}</h2>
    ${rows}
  </article>`;

const askedBy = ({ reader, said }: Exhibit): Html =>
  html`<p class="said">${reader}${said === undefined ? " gets" : html`: <q>${said.length > 160 ? `${said.slice(0, 160)}…` : said}</q>`}</p>`;

const renderRow = (asked: Html, locale: Locale, shots: readonly Shot[]): Html =>
  html`<section class="row" lang="${locale}">
    ${asked}
    <div class="shots">${shots.map((shot) => renderShot(shot))}</div>
  </section>`;

const renderShot = ({ chat, note, drawn, payload, verdict, facts }: Shot): Html =>
  html`<div class="shot" data-chat="${chat}">
    <h3>${{ slack: "Slack", lark: "Lark", web: "Web" }[chat]}${note && html` <small>${note}</small>`}</h3>
    <div class="side">
      <div class="drawn">${drawn}</div>
      <details class="payload"><summary>payload</summary><pre>${payload}</pre></details>
    </div>
    ${renderVerdict(verdict)}
    ${facts.map((fact) => html`<p class="fact">${fact}</p>`)}
  </div>`;

function renderVerdict(verdict: Shot["verdict"]): Html {
  if (!verdict) return html``;
  if (verdict.length === 0) return html`<p class="verdict good">✓ nothing that would be refused</p>`;
  return html`<ul class="verdict bad">${verdict.map((fault) => html`<li>✗ ${fault}</li>`)}</ul>`;
}

const webStyles = (): Promise<string> =>
  stylesOf("base.css", "conversation.css", "cards.css", "lists.css", "forms.css", "secrets.css", "gate.css");

/** Of the web chat's own assets, as its server serves them. */
async function stylesOf(...names: readonly AssetName[]): Promise<string> {
  const assets = loadAssets();
  const sheets = names.map(async (name) => (await assets.routes.request(assets.path(name))).text());
  return (await Promise.all(sheets)).join("\n");
}
