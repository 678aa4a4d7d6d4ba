/** The message box: grows with what is typed, offers commands, keeps what could not be sent. */

import { html } from "hono/html";
import { sheetLine } from "../chat/card.ts";
import type { UsagesIn } from "../chat/usages.ts";
import { icon } from "../chat/web/icons.ts";
import { webLimits } from "../chat/web/limits.ts";
import type { Html } from "../chat/web/markup.ts";
import { renderSecretsPlace } from "../chat/web/secrets.ts";
import { chatWebWords } from "../chat/web/words.ts";
import type { Locale } from "../text/locale.ts";
import { commandList, type KnownVerbs } from "./command-list.ts";
import type { WebFiles } from "./file-routes.ts";
import { webWords } from "./words.ts";

export type ComposerParts = Readonly<{
  files: Pick<WebFiles, "limit" | "tooMany">;
  /** Source of the commands suggested while typing. */
  usages: UsagesIn;
  verbs: KnownVerbs;
}>;

export function renderComposer(locale: Locale, parts: ComposerParts): Html {
  const { limit, tooMany } = parts.files;
  const words = webWords(locale);
  const { files } = chatWebWords(locale);
  const options = commandList(locale, parts.usages, parts.verbs).map(
    (command, at) =>
      html`<li role="option" id="command-${at}" aria-selected="false" hidden data-insert="${command.insert}" lang="${command.locale}" data-own="${command.locale === locale ? "yes" : ""}"><b>${command.insert.trim()}</b> <span class="meaning">${command.meaning}</span><span class="example">${command.example}</span></li>`,
  );
  return html`<footer class="composer">
    <p id="status" class="status" role="status" data-lost="${words.connectionLost}" data-not-sent="${words.notSent}"></p>
    ${renderSecretsPlace()}
    <button type="button" id="newer" class="newer" hidden>${icon("down")}${words.newMessages}</button>
    <ul id="commands" role="listbox" aria-label="${words.commands}" hidden>${options}</ul>
    <ul id="files" hidden data-limit="${limit}" data-most="${webLimits.filesAtOnce}" data-too-large="${files.tooLarge(limit / 1024 ** 2)}" data-too-many="${tooMany(locale, webLimits.filesAtOnce)}" data-not-sent="${words.notSent}" data-remove="${files.remove}"></ul>
    <p id="pasted" class="pasted" hidden data-says="${words.pasted.says}" data-file="${words.pasted.file}" data-command="${sheetLine[locale]}" data-not-sent="${words.notSent}"><span role="status"></span> <button type="button">${words.pasted.read}</button> <button type="button" aria-label="${words.pasted.leave}" title="${words.pasted.leave}">×</button></p>
    <form id="composer" method="post" action="/say" hx-post="/say" hx-swap="none" hx-sync="this:queue all">
      <input type="hidden" name="event" value="">
      <input type="hidden" name="files" value="">
      <input type="file" id="pick" aria-label="${files.attach}" multiple hidden>
      <button type="button" id="attach" class="round" aria-label="${files.attach}" title="${files.attach}">${icon("clip")}</button>
      <button type="button" id="slash" class="round" aria-label="${words.commands}" title="${words.commands}">${icon("slash")}</button>
      <textarea id="line" name="line" rows="1" maxlength="${webLimits.lineCharacters}" placeholder="${words.boxHint}" aria-label="${words.boxLabel}" role="combobox" aria-expanded="false" aria-controls="commands" aria-autocomplete="list" aria-haspopup="listbox" autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="send" dir="auto" autofocus></textarea>
      <button type="submit" class="round send" aria-label="${words.send}" title="${words.send}">${icon("send")}</button>
    </form>
  </footer>`;
}
