/** An exhibit on each chat: its payload, how it looks there, and the judges' verdict. */
import { html, raw } from "hono/html";
import { judgeLark } from "../test/judges/judge-lark.ts";
import { judgeSlack } from "../test/judges/judge-slack.ts";
import type { Exhibit } from "./gather.ts";
import {
  byteLength,
  type Card,
  type Chart,
  contentOf,
  countElements,
  drawLarkCard,
  drawSlackHome,
  drawSlackMessage,
  drawSlackModal,
  type Html,
  type LarkCard,
  type Locale,
  renderBubble,
  renderLarkCard,
  renderLarkForm,
  renderLarkNotice,
  renderPng,
  renderShownOnce,
  renderSlackCard,
  renderSlackForm,
  renderSlackHome,
  type SlackModal,
  secretsOf,
  slackSentence,
  Temporal,
  unescapeMrkdwn,
} from "./product.ts";

export const chats = ["slack", "lark", "web"] as const;
export type ChatName = (typeof chats)[number];

export type Shot = Readonly<{
  chat: ChatName;
  /** Which of several drawings on one chat. */
  note?: string;
  drawn: Html;
  /** Character by character. */
  payload: string;
  /** What the platform would refuse; undefined where there is no judge. */
  verdict: readonly string[] | undefined;
  /** How much of the platform's limits it uses, and its notification text. */
  facts: readonly string[];
}>;

export async function shotsOf(exhibit: Exhibit): Promise<Shot[]> {
  return [...(await onSlack(exhibit)), larkShot(larkCard(exhibit)), await onWeb(exhibit)];
}

async function onSlack({ reply, asHome, locale }: Exhibit): Promise<Shot[]> {
  switch (reply.type) {
    case "card":
      return asHome ? [slackHome(reply.card)] : slackCard(reply.card);
    case "form":
      return [slackModal(renderSlackForm(reply.form))];
    case "invalid": {
      // Slack shows its red text in the modal that is still open.
      const fields = reply.form.fields.map((field) => ({ ...field, error: undefined }));
      return [slackModal(renderSlackForm({ ...reply.form, fields }), reply.errors)];
    }
    case "notice":
      return [slackMessage(slackSentence(reply.text, locale))];
  }
}

/**
 * A command is answered with numbers at once and the picture follows; a message we send has the picture from the
 * start.
 */
async function slackCard(card: Card): Promise<Shot[]> {
  const charts = card.blocks.flatMap((block) => (block.type === "chart" ? [block.chart] : []));
  if (charts.length === 0) return [slackMessage(renderSlackCard(card))];
  const pictures = new Map<Chart, string>();
  const files = new Map<string, string>();
  for (const chart of charts) {
    const id = `F${files.size}`;
    pictures.set(chart, id);
    files.set(id, `data:image/png;base64,${Buffer.from(await renderPng(chart)).toString("base64")}`);
  }
  return [
    slackMessage(renderSlackCard(card, { pictures }), files, "with its picture"),
    slackMessage(renderSlackCard(card), files, "where there is no picture (yet)"),
  ];
}

const slackMessage = (
  message: ReturnType<typeof renderSlackCard>,
  files: ReadonlyMap<string, string> = new Map(),
  note?: string,
): Shot => ({
  chat: "slack",
  note,
  drawn: drawSlackMessage(message, files),
  payload: printed(message),
  verdict: judgeSlack("message", message),
  facts: [`${message.blocks.length} of 50 blocks`, `Notification: ${unescapeMrkdwn(message.text)}`],
});

function slackHome(card: Card): Shot {
  const home = renderSlackHome(card);
  return {
    chat: "slack",
    drawn: drawSlackHome(home),
    payload: printed(home),
    verdict: judgeSlack("home", home),
    facts: [`${home.blocks.length} of 100 blocks`],
  };
}

export function slackModal(modal: SlackModal, errors: Readonly<Record<string, string>> = {}): Shot {
  const answer = { response_action: "errors", errors };
  return {
    chat: "slack",
    drawn: drawSlackModal(modal, errors),
    payload: Object.keys(errors).length > 0 ? `${printed(answer)}\n\n${printed(modal)}` : printed(modal),
    verdict: judgeSlack("modal", modal),
    facts: [`${modal.blocks.length} of 100 blocks`],
  };
}

export function larkShot(card: LarkCard): Shot {
  const kilobytes = (byteLength(card) / 1024).toFixed(1);
  return {
    chat: "lark",
    drawn: drawLarkCard(card),
    payload: printed(card),
    verdict: judgeLark(card),
    facts: [
      `${countElements(card)} of 200 elements, ${kilobytes} of 30 KB`,
      `List of chats: ${card.config.summary.content}`,
    ],
  };
}

function larkCard({ reply, locale }: Exhibit): LarkCard {
  switch (reply.type) {
    case "card":
      return renderLarkCard(reply.card);
    case "form":
    case "invalid":
      return renderLarkForm(reply.form);
    case "notice":
      return renderLarkNotice(reply.text, reply.tone, locale);
  }
}

async function onWeb({ reply, locale }: Exhibit): Promise<Shot> {
  const content = contentOf(reply)!;
  const now = Temporal.Instant.from("2026-11-30T10:00:00+08:00");
  const message = {
    id: 1n,
    author: "bot",
    content,
    at: new Date(now.epochMilliseconds),
    revision: 1,
  } as const;
  const setting = {
    ...{ locale, zone: "Asia/Shanghai", payloads: false, now },
    onError(error: unknown) {
      throw error;
    },
  };
  const bubble = await renderBubble(message, setting, message.at);
  const secrets = secretsOf(content);
  const shown = secrets.length > 0 ? String(await renderShownOnce(secrets, locale)) : "";
  return webShot(`<section id="log">${bubble}</section>${shown}`, reply.type, locale);
}

export const webShot = (markup: string, title: string, locale: Locale): Shot => ({
  chat: "web",
  // The page's script puts it in a frame of its own, because the web chat's styles are for a whole page.
  drawn: html`<iframe title="${title}" lang="${locale}"></iframe><template>${raw(markup)}</template>`,
  payload: markup,
  verdict: undefined,
  facts: [`${(Buffer.byteLength(markup) / 1024).toFixed(1)} KB of HTML`],
});

const printed = (payload: unknown): string => JSON.stringify(payload, null, 2);
