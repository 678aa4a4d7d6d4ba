/** The pages for people who aren't signed in. */

import { html } from "hono/html";
import { icon } from "../chat/web/icons.ts";
import type { Html } from "../chat/web/markup.ts";
import type { Locale } from "../text/locale.ts";
import type { Assets } from "./assets.ts";
import { startPath } from "./oidc/paths.ts";
import type { WhyNot } from "./oidc/refused.ts";
import { renderFrame, type Theme } from "./page.ts";
import type { LinkHolder } from "./sign-in.ts";
import { webWords } from "./words.ts";

export type GateSetting = Readonly<{ locale: Locale; theme: Theme; assets: Assets }>;

export type LoginOptions = Readonly<{
  /** A link was tried in vain. */
  badLink: boolean;
  /** The provider that signs people in, too; what it is called, if that is set. */
  provider?: Readonly<{ name: string | undefined }>;
  /** Why it signed nobody in just now. */
  why?: WhyNot;
}>;

/** The company account where there is one, and how to get a link. */
export function renderLogin(setting: GateSetting, { badLink, provider, why }: LoginOptions): Html {
  const words = webWords(setting.locale).login;
  const name = provider?.name ?? words.companyAccount;
  return renderGate(
    setting,
    html`<h1>${badLink ? words.badLinkTitle : words.title}</h1>
    <p>${badLink ? words.badLink : provider ? words.leadWithAccount : words.lead}</p>
    ${provider && why && html`<p class="refused" role="alert" dir="auto">${words.notByAccount[why](name)}</p>`}
    ${provider && html`<p><a class="button primary" href="${startPath}" dir="auto">${words.byAccount(name)}</a></p>`}
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
