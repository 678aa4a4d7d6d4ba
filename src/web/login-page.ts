/** The pages for people who aren't signed in. */

import { html } from "hono/html";
import { icon } from "../chat/web/icons.ts";
import type { Html } from "../chat/web/markup.ts";
import type { Locale } from "../text/locale.ts";
import type { Assets } from "./assets.ts";
import { renderFrame, type Theme } from "./page.ts";
import type { LinkHolder } from "./sign-in.ts";
import { webWords } from "./words.ts";

export type GateSetting = Readonly<{ locale: Locale; theme: Theme; assets: Assets }>;

/** How to get a link; `badLink` when one was tried in vain. */
export function renderLogin(setting: GateSetting, options: { badLink: boolean }): Html {
  const words = webWords(setting.locale).login;
  return renderGate(
    setting,
    html`<h1>${options.badLink ? words.badLinkTitle : words.title}</h1>
    <p>${options.badLink ? words.badLink : words.lead}</p>
    <h2>${words.howTo}</h2>
    <p>${words.askAdmin}</p><pre><code>${words.askAdminLine}</code></pre>
    <p>${words.operator}</p><pre><code>${words.operatorLine}</code></pre>
    <p class="quiet">${words.atStart}</p>`,
  );
}

/** A good link asks for one press: chats that preview links must not use it up. */
export function renderWelcomeLink(setting: GateSetting, holder: LinkHolder, path: string): Html {
  const words = webWords(setting.locale).login;
  const [title, lead, enter] =
    holder.kind === "member"
      ? [words.linkTitle(holder.name), words.linkLead, words.enter]
      : [words.firstAdminTitle, words.firstAdminLead, words.enterAsAdmin];
  return renderGate(
    setting,
    html`<h1 dir="auto">${title}</h1>
    <p>${lead}</p>
    <form method="post" action="${path}"><button type="submit" class="button primary" autofocus>${enter}</button></form>`,
  );
}

/** A page of one column, with nothing to type. */
export function renderGate(setting: GateSetting, content: Html): Html {
  const product = webWords(setting.locale).product;
  return renderFrame(
    { ...setting, title: product, scripts: false },
    html`<main class="gate"><div class="emblem">${icon("funnel")}</div>${content}</main>`,
  );
}
