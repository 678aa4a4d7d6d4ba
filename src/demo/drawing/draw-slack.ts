/** A payload for Slack, drawn about as Slack draws it: lines, columns, buttons, and where it truncates. */
import { html } from "hono/html";
import type { SlackMessage } from "../../chat/slack/render-card.ts";
import type { Modal as SlackModal } from "../../chat/slack/render-form.ts";
import type { Home as SlackHome } from "../../chat/slack/render-home.ts";
import type { Html } from "../../chat/web/markup.ts";

type KnownBlock = SlackMessage["blocks"][number];
type RichTextPart = Extract<KnownBlock, { type: "rich_text" }>["elements"][number];
type RichTextElement = Extract<RichTextPart, { type: "rich_text_section" }>["elements"][number];
type TableBlock = Extract<KnownBlock, { type: "table" }>;

/** Pictures by Slack file id, as data URLs. */
export type SlackFiles = ReadonlyMap<string, string>;

export const drawSlackMessage = ({ blocks }: SlackMessage, files: SlackFiles): Html =>
  html`<div class="slack message"><span class="face">L</span><div class="words"><p class="sender"><b>Loudou</b> <small>APP</small></p>${blocks.map((block) => drawBlock(block, files))}</div></div>`;

export const drawSlackHome = ({ blocks }: SlackHome): Html =>
  html`<div class="slack home"><p class="tabs"><b>Home</b> Messages About</p>${blocks.map((block) => drawBlock(block, new Map()))}</div>`;

/** @param errors by block id; Slack writes them below the field in red */
export const drawSlackModal = (modal: SlackModal, errors: Readonly<Record<string, string>>): Html =>
  html`<div class="slack modal">
    <header><b>${modal.title.text}</b><span>×</span></header>
    <div class="words">${modal.blocks.map((block) => drawBlock(block, new Map(), errors))}</div>
    <footer>${modal.close && html`<span class="button">${modal.close.text}</span>`}${modal.submit && html`<span class="button primary">${modal.submit.text}</span>`}</footer>
  </div>`;

function drawBlock(
  block: KnownBlock,
  files: SlackFiles,
  errors: Readonly<Record<string, string>> = {},
): Html {
  switch (block.type) {
    case "header":
      return html`<p class="header">${block.text.text}</p>`;
    case "section":
      return html`<div class="section">${block.text && html`<p>${textOf(block.text)}</p>`}${
        block.fields &&
        html`<div class="fields">${block.fields.map((field) => html`<p>${textOf(field)}</p>`)}</div>`
      }${block.accessory?.type === "button" && html`<div class="accessory">${drawButton(block.accessory)}</div>`}</div>`;
    case "context":
      return html`<p class="context">${block.elements.map((element) => ("text" in element ? textOf(element) : ""))}</p>`;
    case "divider":
      return html`<hr>`;
    case "actions":
      return html`<div class="actions">${block.elements.map((element) => (element.type === "button" ? drawButton(element) : unknown(element.type)))}</div>`;
    case "image": {
      const address =
        "slack_file" in block && "id" in block.slack_file
          ? files.get(String(block.slack_file.id))
          : undefined;
      return html`<figure><figcaption>${block.title?.text}</figcaption><img src="${address ?? ""}" alt="${block.alt_text}"></figure>`;
    }
    case "rich_text":
      return html`${block.elements.map(drawRichText)}`;
    case "table":
      return drawTable(block);
    case "input":
      return drawInput(block, errors[block.block_id ?? ""]);
    default:
      return unknown(block.type);
  }
}

const unknown = (type: string): Html => html`<p class="undrawn">not drawn: ${type}</p>`;

type Text = Readonly<{ type: string; text: string }>;

/** Only the parts of mrkdwn that we send: bold, and three entities. Other characters are shown literally. */
function textOf({ type, text }: Text): Html {
  if (type !== "mrkdwn") return html`${text}`;
  const plain = (part: string) =>
    part.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
  return html`${text.split(/(\*[^*\n]+\*)/).map((part) => (/^\*.+\*$/.test(part) ? html`<b>${plain(part.slice(1, -1))}</b>` : plain(part)))}`;
}

type Button = Readonly<{
  text: Text;
  style?: string;
  confirm?: Readonly<{ title?: Text; text: Text; confirm?: Text; deny?: Text }>;
}>;

const drawButton = ({ text, style = "", confirm }: Button): Html =>
  html`<span class="button ${style}" title="${text.text}">${text.text}</span>${
    confirm &&
    html`<small class="asks">asks: ${[confirm.title, confirm.text, confirm.confirm, confirm.deny].map((one) => one?.text).join(" · ")}</small>`
  }`;

function drawRichText(element: RichTextPart): Html {
  const words = (inside: readonly RichTextElement[]) =>
    inside.map((one) => {
      if (one.type !== "text") return unknown(one.type);
      return one.style?.bold ? html`<b>${one.text}</b>` : html`${one.text}`;
    });
  switch (element.type) {
    case "rich_text_section":
      return html`<p class="rich">${words(element.elements)}</p>`;
    case "rich_text_preformatted":
      return html`<pre>${words(element.elements)}</pre>`;
    default:
      return unknown(element.type);
  }
}

function drawTable({ rows, column_settings: columns = [] }: TableBlock): Html {
  const lines = rows.map((row, nth) =>
    row.map((cell, at) => {
      const look = `${columns[at]?.align ?? "left"}${columns[at]?.is_wrapped ? " wraps" : ""}`;
      const words = html`<div>${cell.type === "raw_text" ? cell.text : unknown(cell.type)}</div>`;
      return nth === 0 ? html`<th class="${look}">${words}</th>` : html`<td class="${look}">${words}</td>`;
    }),
  );
  return html`<div class="scroll"><table>${lines.map((cells) => html`<tr>${cells}</tr>`)}</table></div>`;
}

type Input = Extract<KnownBlock, { type: "input" }>;

const drawInput = ({ label, hint, optional, element }: Input, error: string | undefined): Html =>
  html`<div class="input${error === undefined ? "" : " wrong"}"><p class="label">${label.text}${optional && html`<span></span>`}</p>${drawElement(element)}${
    error !== undefined && html`<p class="error">${error}</p>`
  }${hint && html`<p class="hint">${hint.text}</p>`}</div>`;

function drawElement(element: Input["element"]): Html {
  const box = (value: string | undefined, placeholder: Text | undefined, look: string) =>
    html`<p class="box ${look}">${value ? value : html`<i>${placeholder?.text ?? ""}</i>`}</p>`;
  switch (element.type) {
    case "plain_text_input":
      return box(element.initial_value, element.placeholder, element.multiline ? "tall" : "");
    case "datepicker":
      return box(element.initial_date, element.placeholder ?? { type: "", text: "Select a date" }, "date");
    case "static_select":
      return html`${box(element.initial_option?.text.text, element.placeholder, "select")}<details><summary>${`${(element.options ?? []).length} choices`}</summary>${(element.options ?? []).map(({ text }) => html`<p>${text.text}</p>`)}</details>`;
    case "multi_static_select":
      return html`${box(element.initial_options?.map((one) => one.text.text).join(", "), element.placeholder, "select")}<details><summary>${`${(element.options ?? []).length} choices`}</summary>${(element.options ?? []).map(({ text }) => html`<p>${text.text}</p>`)}</details>`;
    case "checkboxes":
      return html`${element.options.map(({ text }) => html`<p class="tick"><input type="checkbox" disabled${element.initial_options && html` checked`}> ${text.text}</p>`)}`;
    default:
      return unknown(element.type);
  }
}
