/** One message as it stands in the conversation. */

import { html } from "hono/html";
import { Temporal } from "temporal-polyfill";
import { formatDate, formatTime } from "../../text/format/date.ts";
import { formatSize } from "../../text/format/size.ts";
import type { Locale } from "../../text/locale.ts";
import type { Card } from "../card.ts";
import { filePath } from "../file.ts";
import type { Form } from "../form.ts";
import { icon } from "./icons.ts";
import type { Html } from "./markup.ts";
import type { Content, Message } from "./message.ts";
import { renderCard, toneMark } from "./render-card.ts";
import { drawPictures } from "./render-chart.ts";
import { renderForm } from "./render-form.ts";
import { withoutSecrets } from "./secrets.ts";
import { chatWebWords } from "./words.ts";

export type BubbleSetting = Readonly<{
  locale: Locale;
  zone: string;
  /** Offer to turn cards and forms over. */
  payloads: boolean;
  now: Temporal.Instant;
  onError: (error: unknown) => void;
}>;

/**
 * @param previous when the bubble before this one was written; a new day gets its date above
 * @returns one `<article>`; by its id and revision a page that already has it replaces it
 */
export async function renderBubble(
  message: Message,
  setting: BubbleSetting,
  previous?: Date,
): Promise<string> {
  const { id, revision, author, content } = message;
  const at = inZone(message.at, setting.zone);
  const body = await bodyOrExcuse(message, setting);
  const date = `${at.toPlainDate()}T${formatTime(at)}`;
  const rendered = html`<article id="m${id}" data-revision="${revision}" class="bubble ${author} ${content.kind}" tabindex="-1"${named(content)}>${dayAbove(at, setting, previous)}<div class="row"><span class="face" aria-hidden="true">${author === "bot" && icon("funnel")}</span><div class="body">${body}<time datetime="${date}">${formatTime(at)}</time></div></div></article>`;
  return (await rendered).toString();
}

/** On the bubble and not on its form, which would be a landmark: a conversation has many, and some twice. */
function named(content: Content): Html {
  const name =
    content.kind === "card" ? content.card.summary : content.kind === "form" ? content.form.title : undefined;
  return name === undefined ? html`` : html` aria-label="${name}"`;
}

async function bodyOrExcuse(message: Message, setting: BubbleSetting): Promise<Html> {
  try {
    return await renderContent(message, setting);
  } catch (error) {
    setting.onError(error);
    return html`<p class="text quiet">${chatWebWords(setting.locale).unreadable}</p>`;
  }
}

async function renderContent({ id, revision, content }: Message, setting: BubbleSetting): Promise<Html> {
  const { locale } = setting;
  switch (content.kind) {
    case "line":
      return html`<span class="unseen">${chatWebWords(locale).you}: </span>${content.text && html`<p class="said" dir="auto">${content.text}</p>`}${content.files?.map(
        (name) => html`<p class="sent-file">${icon("clip")}<span dir="auto">${name}</span></p>`,
      )}`;
    case "file":
      return html`<p class="said">${icon("clip")}<span><a href="${filePath(content.file.id)}" download aria-label="${chatWebWords(locale).files.download(content.file.name)}" dir="auto">${content.file.name}</a> <small>${formatSize(content.file.bytes, locale)}</small></span></p>`;
    case "notice":
      return html`<p class="said" dir="auto">${toneMark(content.tone)}<span>${content.text}</span></p>`;
    case "closed":
      return html`<p class="said" dir="auto">${chatWebWords(locale).form.closed(content.title)}</p>`;
    case "continued":
      return html`<p class="said" dir="auto">${chatWebWords(locale).continued(content.title)}</p>`;
    case "card": {
      const pictures = await drawPictures(content.card, setting.onError);
      const { open } = content;
      const owner = `fill-${id}`;
      const inside = open && {
        under: open.under,
        markup: html`<section class="fill inside" aria-label="${open.form.title}">${renderForm(open.form, locale, open.problem, owner)}</section>`,
      };
      // A form may not stand within another: it stands beside the card's, and its fields within name it.
      const beside = open
        ? html`<form id="${owner}" class="fill" method="post" action="/submit" hx-post="/submit" hx-swap="none" hx-sync="this:drop" novalidate>${hiddenMarks(id, revision)}</form>`
        : "";
      const front = html`<form class="front" method="post" action="/act" hx-post="/act" hx-swap="none" hx-sync="this:drop">${hiddenMarks(id, revision)}${renderCard(content.card, locale, pictures, inside)}</form>`;
      return html`${turnable(front, id, setting)}${beside}`;
    }
    case "form": {
      const front = html`<form class="front fill" method="post" action="/submit" hx-post="/submit" hx-swap="none" hx-sync="this:drop" novalidate>${hiddenMarks(id, revision)}${renderForm(content.form, locale, content.problem)}</form>`;
      return turnable(front, id, setting);
    }
  }
}

const hiddenMarks = (id: bigint, revision: number): Html =>
  html`<input type="hidden" name="message" value="${String(id)}"><input type="hidden" name="revision" value="${revision}"><input type="hidden" name="event" value="">`;

function turnable(front: Html, id: bigint, setting: BubbleSetting): Html {
  if (!setting.payloads) return front;
  const words = chatWebWords(setting.locale).demo;
  return html`<button type="button" class="turn" hx-get="/demo/payloads/${String(id)}" hx-target="next .back" hx-swap="innerHTML" aria-expanded="false" aria-label="${words.turn}" title="${words.turn}">${icon("turn")}<span>${words.turnShort}</span></button>${front}<div class="back" hidden></div>`;
}

function dayAbove(at: Temporal.ZonedDateTime, setting: BubbleSetting, previous: Date | undefined): Html {
  const day = at.toPlainDate();
  if (previous && inZone(previous, setting.zone).toPlainDate().equals(day)) return html``;
  const today = setting.now.toZonedDateTimeISO(setting.zone).toPlainDate();
  const words = chatWebWords(setting.locale);
  return html`<p class="day"><span>${day.equals(today) ? `${words.today} · ` : ""}${formatDate(day, setting.locale, today)}</span></p>`;
}

const inZone = (moment: Date, zone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(zone);

/** What `payloadsOf` is asked for; undefined for what no other chat would show like that. Values shown once are masked. */
export function turnedContent(content: Content): Card | Form | undefined {
  const shown = withoutSecrets(content, "••••••••");
  return shown.kind === "card" ? shown.card : shown.kind === "form" ? shown.form : undefined;
}
