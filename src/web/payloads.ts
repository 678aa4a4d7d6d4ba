/** What a turned card of the demo shows: how the other chats draw it, and what they are sent, to the letter. */
import { html } from "hono/html";
import { icon } from "../chat/web/icons.ts";
import type { Html } from "../chat/web/markup.ts";
import { chatWebWords } from "../chat/web/words.ts";
import type { Locale } from "../text/locale.ts";
import type { Assets } from "./assets.ts";

export type Sent = Readonly<{
  payload: unknown;
  /** About as that chat draws it. */
  drawn: Html;
}>;
export type SentElsewhere = Readonly<Record<"slack" | "lark", Sent>>;

export function renderPayloads(sent: SentElsewhere, locale: Locale, assets: Assets): Html {
  const { copy, copied, demo: words } = chatWebWords(locale);
  const side = (which: keyof SentElsewhere, chat: string) => html`<section>
    <h3>${words.drawnBy(chat)}</h3>
    <div class="drawing" inert><template><link rel="stylesheet" href="${assets.path(`${which}.css`)}">${sent[which].drawn}</template></div>
    <details><summary>${words.payloadOf(chat)}</summary>
    <button type="button" class="button row copy" data-copied="${copied}">${icon("copy")}<span>${copy}</span></button>
    <pre tabindex="0" role="region" aria-label="${words.payloadOf(chat)}"><code>${JSON.stringify(sent[which].payload, null, 2)}</code></pre></details>
  </section>`;
  return html`<button type="button" class="button row unturn">${icon("turn")}${words.back}</button>
    ${side("slack", "Slack")}${side("lark", locale === "zh" ? "飞书" : "Lark")}`;
}
