/** For a browser without scripts: the answer to a press is a page of its own, with what is shown once. */

import { html } from "hono/html";
import type { SecretBlock } from "../chat/card.ts";
import type { Html } from "../chat/web/markup.ts";
import { chatWebWords } from "../chat/web/words.ts";
import { type GateSetting, renderGate } from "./login-page.ts";

export function renderSecretPage(secrets: readonly SecretBlock[], setting: GateSetting): Html {
  const words = chatWebWords(setting.locale).secret;
  return renderGate(
    setting,
    html`${secrets.map(
      ({ label, value }) =>
        html`<h1 dir="auto">${label}</h1><p>${words.shownOnce}</p><pre><code>${value}</code></pre>`,
    )}
    <p><a class="button primary" href="/">${words.goBack}</a></p>`,
  );
}
