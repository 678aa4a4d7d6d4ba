/** Secrets shown once: sent only in the answer to the press that asked, and never stored. Pure. */

import { html } from "hono/html";
import type { Locale } from "../../text/locale.ts";
import { type Block, type SecretBlock, secret } from "../card.ts";
import { icon } from "./icons.ts";
import type { Html } from "./markup.ts";
import type { Content } from "./message.ts";
import { chatWebWords } from "./words.ts";

/** Where the page shows them, the newest first: a second one does not take the place of one that is not copied yet. */
export const renderSecretsPlace = (): Html => html`<div id="secrets" role="status"></div>`;

/** In reading order. */
export function secretsOf(content: Content): SecretBlock[] {
  return blocksOf(content).filter((block) => block.type === "secret");
}

/**
 * The same content as it may be stored: the labels stay, the values are gone.
 * @param mark shown in place of a value
 */
export function withoutSecrets(content: Content, mark = ""): Content {
  const emptied = (block: Block): Block => (block.type === "secret" ? secret(block.label, mark) : block);
  switch (content.kind) {
    case "card":
      return { ...content, card: { ...content.card, blocks: content.card.blocks.map(emptied) } };
    case "form":
      return { ...content, form: { ...content.form, intro: content.form.intro.map(emptied) } };
    default:
      return content;
  }
}

function blocksOf(content: Content): readonly Block[] {
  if (content.kind === "card") return content.card.blocks;
  return content.kind === "form" ? content.form.intro : [];
}

/** For a page that is open. */
export const renderShownOnce = (secrets: readonly SecretBlock[], locale: Locale): Html =>
  html`<div hx-swap-oob="afterbegin:#secrets">${secrets.map((one) => renderSecret(one, locale))}</div>`;

function renderSecret({ label, value }: SecretBlock, locale: Locale): Html {
  const words = chatWebWords(locale);
  return html`<section class="secret" aria-label="${label}">
    <h2 dir="auto">${label}</h2>
    <p>${words.secret.shownOnce}</p>
    <code tabindex="0">${value}</code>
    <div class="actions"><button type="button" class="button primary copy" data-copied="${words.copied}">${icon("copy")}<span>${words.copy}</span></button><button type="button" class="button plain done">${words.secret.close}</button></div>
  </section>`;
}

/** What stands in the conversation afterwards. */
export const renderSecretWas = ({ label }: SecretBlock, locale: Locale): Html =>
  html`<div class="secret-was"><b dir="auto">${label}</b><p class="text quiet">${chatWebWords(locale).secret.was}</p></div>`;
