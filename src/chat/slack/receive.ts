/** Bolt's verified payloads → Inbound, and every one of them answered. */

import type {
  AllMiddlewareArgs,
  App,
  BlockAction,
  Context,
  SlackActionMiddlewareArgs,
  SlackCommandMiddlewareArgs,
  SlackEventMiddlewareArgs,
  SlackShortcutMiddlewareArgs,
  SlackViewMiddlewareArgs,
  ViewSubmitAction,
} from "@slack/bolt";
import type { GenericMessageEvent } from "@slack/types";
import type { Locale } from "../../text/locale.ts";
import { card, sheetLine, text } from "../card.ts";
import type { OfferedFile } from "../file.ts";
import type { Passage } from "../gate.ts";
import type { Actor, InboundBase, Place, Spoken } from "../inbound.ts";
import { sayAgain } from "../mention.ts";
import { takenIn } from "./acknowledge-late.ts";
import { answerAction } from "./answer-action.ts";
import { answerCommand } from "./answer-command.ts";
import { answerSubmit, warned } from "./answer-submit.ts";
import { claimedByCommand, claimedByEvent, claimedByInteraction } from "./claims.ts";
import { afterwards, type Desk, sentence, showReply } from "./desk.ts";
import { filesIn } from "./files-in.ts";
import { type ModalState, readValues } from "./form-values.ts";
import { localeTyped } from "./locale-typed.ts";
import { readTable } from "./manifest.ts";
import { type Luggage, type Origin, unpackLuggage } from "./origin.ts";
import { placeMessage } from "./place-message.ts";
import { readButton } from "./render-button.ts";
import { renderHome } from "./render-home.ts";
import { spokenLine } from "./spoken-line.ts";
import { slackWords } from "./words.ts";

/** Words of a person to the bot; every other subtype is an edit, a join, a bot. */
const spokenSubtypes: readonly (string | undefined)[] = [
  undefined,
  "file_share",
  "me_message",
  "thread_broadcast",
];

/** @param botId our user id; undefined while Slack has not told it */
export function listen(app: App, desk: Desk, botId: () => string | undefined): void {
  const lineOf = (said: string) => spokenLine(said, botId(), (user) => desk.people.nameSoon(user));
  const saidIn = async (text: string, { files }: { files?: unknown }): Promise<Said> => ({
    ...(await lineOf(text)),
    files: filesIn({ client: desk.client, tenant: () => desk.gate.tenant }, files),
  });
  app.command(/.*/, (args) => onCommand(desk, args, lineOf));
  app.action<BlockAction>({ type: "block_actions" }, (args) => onAction(desk, args));
  app.view<ViewSubmitAction>({ callback_id: /.*/, type: "view_submission" }, (args) => onSubmit(desk, args));
  app.event("message", async ({ event, context, body }) => {
    const said = event as GenericMessageEvent;
    if (!spokenSubtypes.includes(event.subtype) || said.bot_id || said.channel_type !== "im" || !said.user)
      return;
    if (said.user === botId()) return;
    const origin = { user: said.user, channel: said.channel, private: true, thread: said.thread_ts };
    const passage = await passEvent(desk, body, said);
    if (passage.type !== "ours") return turnAway(desk, origin, passage, localeTyped(said.text ?? ""));
    desk.people.remember(said.user, said.channel);
    await onLine(desk, context, body.event_id, await saidIn(said.text ?? "", said), passage, origin);
  });
  app.event("app_mention", async ({ event, context, body }) => {
    // Said a second time after an edit: what it asked for has been done.
    if (event.subtype !== undefined || event.edited || event.bot_id || !event.user) return;
    const origin = { user: event.user, channel: event.channel, private: false, thread: event.thread_ts };
    const passage = await passEvent(desk, body, event);
    if (passage.type !== "ours") return turnAway(desk, origin, passage, localeTyped(event.text));
    await onLine(desk, context, body.event_id, await saidIn(event.text, event), passage, origin);
  });
  app.event("app_home_opened", (args) => onHome(desk, args));
  app.event("user_change", async ({ event, body }) => {
    const origin: Origin = { user: event.user.id, channel: "", private: true };
    const passage = await passEvent(desk, body, {});
    if (passage.type !== "ours") return;
    await desk.receive({ ...baseOf(desk, passage, body.event_id, origin), kind: "account" });
  });
  app.shortcut(/.*/, (args) => onShortcut(desk, args));
  // Nothing of ours sends these, but Slack waits three seconds for a word on each.
  app.options(/.*/, ({ ack }) => ack({ options: [] }));
  app.view({ callback_id: /.*/, type: "view_closed" }, ({ ack }) => ack());
}

type Ours = Extract<Passage, { type: "ours" }>;
type NotOurs = Exclude<Passage, Ours>;

/** @throws until our workspace is known: unacknowledged, so that Slack redelivers the event */
async function passEvent(
  desk: Desk,
  body: Parameters<typeof claimedByEvent>[0],
  event: Parameters<typeof claimedByEvent>[1] & Readonly<{ user?: string }>,
): Promise<Passage> {
  const passage = await desk.gate.pass({ ...claimedByEvent(body, event), person: event.user });
  if (passage.type === "early") throw new Error("Slack has not told yet which team the bot is in");
  return passage;
}

/** Sends one sentence if possible: a stranger's conversation may be closed to us. Not awaited. */
function turnAway(desk: Desk, origin: Origin, passage: NotOurs, locale: Locale): void {
  if (origin.channel === "" || !desk.gate.mayAnswer(origin.user)) return;
  const said = sentence(refusalOf(passage, locale), locale);
  void placeMessage(desk, origin, said, false).catch(() => {});
}

const refusalOf = ({ type }: NotOurs, locale: Locale): string =>
  type === "early" ? slackWords(locale).justStarting : slackWords(locale).otherWorkspace;

async function onCommand(
  desk: Desk,
  { command, ack }: SlackCommandMiddlewareArgs & AllMiddlewareArgs,
  lineOf: (said: string) => Promise<Spoken>,
): Promise<void> {
  const arrived = performance.now();
  const said = `${command.command} ${command.text ?? ""}`;
  const passage = await desk.gate.pass({ ...claimedByCommand(command), person: command.user_id });
  if (passage.type !== "ours") {
    const locale = localeTyped(said);
    return ack({ response_type: "ephemeral", ...sentence(refusalOf(passage, locale), locale) });
  }
  const user = command.user_id;
  const channel = command.channel_id;
  if (!user || !channel) return ack();
  const [spoken, isPrivate] = await Promise.all([lineOf(said), desk.people.isPrivate(user, channel)]);
  const origin: Origin = { user, channel, private: isPrivate, responseUrl: command.response_url };
  const base = baseOf(desk, passage, command.trigger_id, origin);
  await answerCommand(
    desk,
    { ...base, kind: "command", ...spoken },
    origin,
    command.trigger_id,
    ack,
    arrived,
  );
}

async function onAction(
  desk: Desk,
  { body, ack }: SlackActionMiddlewareArgs<BlockAction> & AllMiddlewareArgs,
): Promise<void> {
  const [pressed] = body.actions;
  // A link button or a select without a handler: acknowledged, or the client would show a warning.
  if (pressed?.type !== "button" || pressed.value === undefined) return ack();
  const passage = await desk.gate.pass({ ...claimedByInteraction(body), person: body.user.id });
  if (passage.type !== "ours") {
    await ack();
    const { response_url: responseUrl } = body;
    const channel = responseUrl ? (body.channel?.id ?? "") : "";
    const origin: Origin = { user: body.user.id, channel, private: false, ephemeral: true, responseUrl };
    return turnAway(desk, origin, passage, readButton(pressed.value).locale);
  }
  const user = body.user.id;
  const modal = body.view?.type === "modal" ? body.view : undefined;
  const luggage = modal ? unpackLuggage(modal.private_metadata) : undefined;
  const origin = luggage?.origin ?? (await originOfPress(desk, body));
  const eventId = body.trigger_id || `${body.container?.message_ts}:${pressed.action_ts}`;
  const base = baseOf(desk, passage, eventId, { ...origin, user });
  const below = modal ? { id: modal.id, depth: luggage?.depth ?? 1 } : undefined;
  const { action, values, locale } = readButton(pressed.value);
  const press = { trigger: body.trigger_id, below, locale };
  await answerAction(desk, { ...base, kind: "action", action, values }, { ...origin, user }, press, ack);
}

async function originOfPress(desk: Desk, body: BlockAction): Promise<Origin> {
  const user = body.user.id;
  const channel = body.channel?.id ?? "";
  if (channel === "") {
    // The home tab: the answer goes where person and bot talk.
    const direct = await desk.people.directMessageSoon(user);
    return { user, channel: direct ?? "", private: direct !== undefined };
  }
  return {
    user,
    channel,
    private: await desk.people.isPrivate(user, channel),
    message: body.message?.ts ?? body.container?.message_ts,
    ephemeral: body.container?.is_ephemeral === true,
    responseUrl: body.response_url,
    thread: body.message?.thread_ts,
  };
}

async function onSubmit(
  desk: Desk,
  { body, view, ack }: SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs,
): Promise<void> {
  const packed: Luggage | undefined = unpackLuggage(view.private_metadata);
  const { locale } = packed ?? { locale: "en" };
  const warn = (words: string) => ack({ response_action: "update", view: warned(view, words, locale) });
  const passage = await desk.gate.pass({ ...claimedByInteraction(body), person: body.user.id });
  if (passage.type !== "ours") return warn(refusalOf(passage, locale));
  const user = body.user.id;
  if (!packed) return warn(slackWords(locale).formOutdated);
  // Whom it is about and where the answer goes is the submitter's, whatever the modal says.
  const luggage = { ...packed, origin: { ...packed.origin, user } };
  const base = baseOf(desk, passage, `${view.id}:${view.hash}`, luggage.origin);
  const values = { ...luggage.hidden, ...readValues(view.state.values as ModalState) };
  const inbound = {
    ...base,
    kind: "submit",
    action: view.callback_id,
    formId: luggage.formId,
    values,
  } as const;
  await answerSubmit(desk, inbound, luggage, view, ack);
}

/**
 * A message's menu, whoever wrote it and wherever: its files are read as a table, and the answer comes where person and bot
 * talk. A shortcut of an older or newer manifest is only acknowledged.
 */
async function onShortcut(
  desk: Desk,
  { shortcut, context, ack }: SlackShortcutMiddlewareArgs & AllMiddlewareArgs,
): Promise<void> {
  await ack();
  if (shortcut.type !== "message_action" || shortcut.callback_id !== readTable) return;
  const user = shortcut.user.id;
  const passage = await desk.gate.pass({ ...claimedByInteraction(shortcut), person: user });
  const direct = await desk.people.directMessageSoon(user);
  const asked: Origin = {
    user,
    channel: shortcut.channel.id,
    private: false,
    ephemeral: true,
    responseUrl: shortcut.response_url,
  };
  if (passage.type !== "ours") return turnAway(desk, asked, passage, "en");
  const origin = direct === undefined ? asked : { user, channel: direct, private: true };
  const files = filesIn({ client: desk.client, tenant: () => desk.gate.tenant }, shortcut.message.files);
  const base = baseOf(desk, passage, shortcut.trigger_id, origin);
  const reply = await desk.receive({ ...base, kind: "file", line: sheetLine.en, files });
  takenIn(context);
  await afterwards(desk, origin, reply.locale, () =>
    showReply(
      desk,
      origin,
      reply,
      sayAgain(slackWords(reply.locale).openForm, { line: sheetLine[reply.locale] }),
    ),
  );
}

type Said = Spoken & Readonly<{ files: readonly OfferedFile[] }>;

/** A line said to the bot, or files with or without one. */
async function onLine(
  desk: Desk,
  context: Context,
  eventId: string,
  { line, mentioned = [], files }: Said,
  passage: Ours,
  origin: Origin,
): Promise<void> {
  const base = baseOf(desk, passage, eventId, origin);
  const reply = await desk.receive(
    files.length > 0 ? { ...base, kind: "file", line, files } : { ...base, kind: "command", line, mentioned },
  );
  takenIn(context);
  await afterwards(desk, origin, reply.locale, () =>
    showReply(desk, origin, reply, sayAgain(slackWords(reply.locale).openForm, { line, mentioned })),
  );
}

async function onHome(
  desk: Desk,
  { event, context, body }: SlackEventMiddlewareArgs<"app_home_opened"> & AllMiddlewareArgs,
): Promise<void> {
  const passage = await passEvent(desk, body, {});
  if (passage.type !== "ours") return;
  desk.people.remember(event.user, event.channel);
  if (event.tab !== "home") return;
  const origin: Origin = { user: event.user, channel: event.channel, private: true };
  const reply = await desk.receive({ ...baseOf(desk, passage, body.event_id, origin), kind: "home" });
  takenIn(context);
  const shown =
    reply.type === "notice"
      ? card(reply.locale, "Loudou", [text(reply.text)])
      : reply.type === "card" && reply.card;
  if (!shown) return;
  try {
    await desk.client.patient.views.publish({ user_id: event.user, view: renderHome(shown) });
  } catch (error) {
    // Nobody waits for it: a message about it at every glance at the tab would be worse than the older tab.
    desk.log.error({ err: error }, "The home tab could not be shown");
  }
}

function baseOf(desk: Desk, { installation, home }: Ours, eventId: string, origin: Origin): InboundBase {
  const actor: Actor = {
    externalId: origin.user,
    home,
    profile: () => desk.people.profile(origin.user, installation),
  };
  const place: Place = { channel: origin.channel, private: origin.private, message: origin.message };
  return { platform: "slack", installation, eventId, actor, place };
}
