/** The whole page of the conversation. */

import { html, raw } from "hono/html";
import { icon } from "../chat/web/icons.ts";
import type { Html } from "../chat/web/markup.ts";
import type { Locale } from "../text/locale.ts";
import type { Assets } from "./assets.ts";
import { type ComposerParts, renderComposer } from "./composer.ts";
import type { Visitor } from "./sessions.ts";
import { webWords } from "./words.ts";

export const themes = ["auto", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

const styles = [
  "base.css",
  "top.css",
  "conversation.css",
  "composer.css",
  "cards.css",
  "lists.css",
  "turned.css",
  "forms.css",
  "files.css",
  "secrets.css",
  "gate.css",
] as const;

/**
 * A stream that broke is asked for again after at most so long, give or take a third. The extension has no way to be told
 * that the server is there again, so that this is how long an answer may take after a restart.
 */
const longestAbsenceMs = 2_000;

/** The frame that the conversation and the sign-in pages share. */
export function renderFrame(
  parts: { locale: Locale; theme: Theme; title: string; assets: Assets; scripts: boolean },
  body: Html,
): Html {
  const { assets } = parts;
  return html`<!doctype html>
<html lang="${parts.locale === "zh" ? "zh-CN" : "en"}" data-theme="${parts.theme}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content">
<meta name="color-scheme" content="light dark">
<meta name="htmx-config" content="history:false, includeIndicatorCSS:false, extensions:sse, sse.reconnectMaxDelay:${longestAbsenceMs}">
<title>${parts.title}</title>
<link rel="icon" href="${assets.path("icon.svg")}" type="image/svg+xml">
${styles.map((name) => html`<link rel="stylesheet" href="${assets.path(name)}">\n`)}
${parts.scripts && renderScripts(assets)}
</head>
<body>${body}</body>
</html>`;
}

/**
 * htmx processes the page as soon as it is complete, or at once when it already is: loaded with `defer` it would
 * sometimes run before its extension is there, and no stream would ever start.
 */
const renderScripts = (assets: Assets): Html =>
  html`${(["htmx.js", "hx-sse.js"] as const).map((name) => html`<script src="${assets.path(name)}"></script>`)}
${(["composer.js", "focus.js", "chat.js", "cards.js", "files.js", "pasted.js", "drafts.js"] as const).map((name) => html`<script src="${assets.path(name)}" defer></script>`)}`;

export type PageParts = Readonly<{
  visitor: Visitor;
  theme: Theme;
  assets: Assets;
  /** Rendered bubbles, oldest first. */
  bubbles: readonly string[];
  /** Where the stream goes on. */
  last: bigint;
  /** Number of the oldest bubble shown, when there are older ones. */
  earlierThan: bigint | undefined;
  welcome: Html | undefined;
  demoBar: Html | undefined;
  composer: ComposerParts;
}>;

export function renderPage(parts: PageParts): Html {
  const { visitor, theme, assets } = parts;
  const words = webWords(visitor.locale);
  const body = html`<a class="skip" href="#line">${words.skipToBox}</a>
<div class="top">${renderHeader(visitor, theme)}${parts.demoBar}</div>
<main>
  <section id="log" data-shown-to="${visitor.externalId}" role="log" aria-live="polite" aria-label="${words.conversation}" hx-sse:connect="/stream?after=${String(parts.last)}" hx-swap="beforeend">${parts.earlierThan !== undefined && renderEarlier(parts.earlierThan, visitor.locale)}${parts.welcome}${parts.bubbles.map((bubble) => raw(bubble))}</section>
  <p id="typing" class="typing" role="status" hidden><span class="face" aria-hidden="true">${icon("funnel")}</span><span class="dots" aria-hidden="true"><i></i><i></i><i></i></span><span class="unseen">${words.working}</span></p>
</main>
${renderComposer(visitor.locale, parts.composer)}
<dialog id="ask" aria-labelledby="ask-title"><form method="dialog"><h2 id="ask-title"></h2><p></p><div class="actions"><button value="yes" class="button danger solid"></button><button value="no" class="button plain"></button></div></form></dialog>`;
  return renderFrame({ locale: visitor.locale, theme, title: words.product, assets, scripts: true }, body);
}

/** Above the oldest bubble; replaced by the older messages it loads. */
export const renderEarlier = (before: bigint, locale: Locale): Html =>
  html`<button type="button" class="earlier" hx-get="/earlier?before=${String(before)}" hx-swap="outerHTML">${webWords(locale).earlier}</button>`;

function renderHeader(visitor: Visitor, theme: Theme): Html {
  const words = webWords(visitor.locale);
  const languages = [
    ["zh", "中文"],
    ["en", "EN"],
  ] as const;
  return html`<header>
    <h1 class="brand">${icon("funnel")}<b>${words.product}</b></h1>
    <form class="pair" method="post" action="/locale" aria-label="${words.language}">${languages.map(
      ([locale, label]) =>
        html`<button type="submit" name="locale" value="${locale}" lang="${locale}" aria-pressed="${String(locale === visitor.locale)}">${label}</button>`,
    )}</form>
    <button type="button" id="theme" class="round" data-theme-now="${theme}" data-names="${themes.map((name) => words.themes[name]).join("|")}" data-label="${words.theme}" aria-label="${words.theme}: ${words.themes[theme]}" title="${words.theme}: ${words.themes[theme]}">${icon("theme")}</button>
    <details class="me"><summary aria-label="${visitor.name}"><span class="face me" aria-hidden="true">${initials(visitor.name)}</span></summary><div class="menu"><p dir="auto"><b>${visitor.name}</b>${visitor.email}</p><form method="post" action="/say" hx-post="/say" hx-swap="none" hx-sync="this:drop"><input type="hidden" name="event" value=""><button type="submit" name="line" value="${words.sessions.line}">${icon("list")}${words.sessions.label}</button></form><form method="post" action="/logout"><button type="submit">${icon("leave")}${words.signOut}</button></form></div></details>
  </header>`;
}

/** "Anna Lee" → "AL", "陈晓华" → "晓华". */
function initials(name: string): string {
  const plain = name.trim();
  if (/\p{Script=Han}/u.test(plain)) return [...plain].slice(-2).join("");
  const words = plain.split(/\s+/);
  return [words[0], words.length > 1 ? words.at(-1) : ""]
    .map((word) => [...(word ?? "")][0] ?? "")
    .join("")
    .toUpperCase();
}
