/** What every answer needs, and the ways to show one shared by commands, buttons and forms. */

import type { KnownBlock } from "@slack/types";
import type { Locale } from "../../text/locale.ts";
import { type Button, type Card, longestSaid, sayAction } from "../card.ts";
import type { FileSource } from "../file.ts";
import type { Gate } from "../gate.ts";
import type { Receive } from "../platform.ts";
import type { Answer } from "../reply.ts";
import { limits } from "./limits.ts";
import type { Origin } from "./origin.ts";
import type { Pictures } from "./pictures.ts";
import { type PlaceParts, placeMessage } from "./place-message.ts";
import { fallbackText, plainText } from "./plain-text.ts";
import { orInWords } from "./refused-card.ts";
import { buttonRenderer } from "./render-button.ts";
import { renderCard, type SlackMessage } from "./render-card.ts";
import { sendFile } from "./send-file.ts";
import { slackWords } from "./words.ts";

export type Desk = PlaceParts &
  Readonly<{
    pictures: Pictures;
    files: FileSource;
    receive: Receive;
    gate: Gate;
  }>;

/**
 * Shows a reply where it belongs, without an open request or trigger. A form cannot be opened then: a button
 * appears that asks for it again.
 */
export async function showReply(desk: Desk, origin: Origin, reply: Answer, again: Button): Promise<void> {
  switch (reply.type) {
    case "card":
      if (!origin.private) {
        const place = (message: SlackMessage) => placeMessage(desk, origin, message, reply.replace);
        await orInWords(reply.card, place(renderCard(reply.card)), place);
        return showPictures(desk, origin, reply.card);
      }
      await desk.pictures.showCard(reply.card, (message) =>
        placeMessage(desk, origin, message, reply.replace),
      );
      return;
    case "notice":
      await placeMessage(desk, origin, sentence(reply.text, reply.locale), false);
      return;
    case "form":
    case "invalid":
      await placeMessage(desk, origin, formButton(again, reply.locale), false);
      return;
    case "file":
      return sendFile(desk, origin, reply.file);
    case "none":
      return;
  }
}

/** Runs `work` after its request was acknowledged, so errors go to the person and the log. */
export async function afterwards(
  desk: Desk,
  origin: Origin,
  locale: Locale,
  work: () => Promise<unknown>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    desk.log.error({ err: error }, "An answer could not be shown on Slack");
    await placeMessage(desk, origin, sentence(slackWords(locale).notShown, locale), false).catch(
      (second: unknown) => desk.log.error({ err: second }, "Nor could the sentence that says so"),
    );
  }
}

/** One sentence as a message. */
export function sentence(words: string, locale: Locale): SlackMessage {
  const block: KnownBlock = { type: "section", text: plainText(words, limits.text, locale) };
  return { text: fallbackText(words, locale), blocks: [block] };
}

/** A modal needs a fresh trigger, and only a press brings one. */
export function formButton(again: Button, locale: Locale): SlackMessage {
  const say = slackWords(locale);
  if (again.action === sayAction && String(again.values.line).length > longestSaid)
    return sentence(say.formNeedsCommand, locale);
  const shown = sentence(say.formNeedsButton, locale);
  const open = buttonRenderer(locale)({
    ...again,
    label: say.openForm,
    style: "primary",
    confirm: undefined,
  });
  return { text: shown.text, blocks: [...shown.blocks, { type: "actions", elements: [open] }] };
}

/**
 * Only the image blocks of a card, for a message that follows its numbers, without a header of their own. A message that
 * only one person sees in a channel cannot share a file (node-slack-sdk#1790): the picture then comes in this person's
 * conversation with the bot, and a sentence in the channel says so.
 */
export async function showPictures(desk: Desk, origin: Origin, shown: Card): Promise<void> {
  const { user } = origin;
  const there = await desk.pictures.showPictures(shown, async (message) => {
    const blocks = message.blocks.filter((block) => block.type === "image");
    const place = origin.private
      ? origin
      : { user, channel: await desk.people.directMessage(user), private: true };
    await placeMessage(desk, place, { text: fallbackText(shown.summary, shown.locale), blocks }, false);
  });
  const { pictureIsThere } = slackWords(shown.locale);
  if (there && !origin.private)
    await placeMessage(desk, origin, sentence(pictureIsThere, shown.locale), false);
}
