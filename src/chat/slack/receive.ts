/** Bolt's verified payloads → Inbound, and every one of them answered. */
import type {
  AllMiddlewareArgs,
  App,
  BlockAction,
  Context,
  SlackActionMiddlewareArgs,
  SlackCommandMiddlewareArgs,
  SlackEventMiddlewareArgs,
  SlackViewMiddlewareArgs,
  ViewSubmitAction,
} from "@slack/bolt";
import type { GenericMessageEvent } from "@slack/types";
import { card, sayButton, text } from "../card.ts";
import type { Actor, InboundBase, Place } from "../inbound.ts";
import { takenIn } from "./acknowledge-late.ts";
import { answerAction } from "./answer-action.ts";
import { answerCommand } from "./answer-command.ts";
import { answerSubmit, warned } from "./answer-submit.ts";
import { afterwards, type Desk, sentence, showReply } from "./desk.ts";
import { type ModalState, readValues } from "./form-values.ts";
import { type Luggage, type Origin, unpackLuggage } from "./origin.ts";
import { placeMessage } from "./place-message.ts";
import { readButton } from "./render-button.ts";
import { renderHome } from "./render-home.ts";
import { localeOfWords, slackText } from "./slack-text.ts";
import { spokenLine } from "./spoken-line.ts";

/** Who we are at Slack: the team that our token belongs to, and the bot's user id there. */
export type Ourselves = Readonly<{ team?: string; bot?: string }>;

/** Words of a person to the bot; every other subtype is an edit, a join, a bot. */
const spokenSubtypes: readonly (string | undefined)[] = [
  undefined,
  "file_share",
  "me_message",
  "thread_broadcast",
];

/** @param ourselves empty while Slack has not told it */
export function listen(app: App, desk: Desk, ourselves: () => Ourselves): void {
  const isForeign = (team: string | undefined): boolean => {
    const ours = ourselves().team;
    return ours !== undefined && team !== undefined && team !== "" && team !== ours;
  };
  const lineOf = (said: string) => spokenLine(said, ourselves().bot, (user) => desk.people.nameSoon(user));
  app.command(/.*/, (args) => onCommand(desk, args, lineOf, isForeign(args.command.team_id)));
  app.action<BlockAction>({ type: "block_actions" }, (args) =>
    onAction(desk, args, isForeign(args.body.user.team_id ?? args.body.team?.id)),
  );
  app.view<ViewSubmitAction>({ callback_id: /.*/, type: "view_submission" }, (args) =>
    onSubmit(desk, args, isForeign(args.body.user.team_id ?? args.body.team?.id)),
  );
  app.event("message", async ({ event, context, body }) => {
    const said = event as GenericMessageEvent;
    if (!spokenSubtypes.includes(event.subtype) || said.bot_id || said.channel_type !== "im" || !said.user)
      return;
    if (said.user === ourselves().bot) return;
    desk.people.remember(said.user, said.channel);
    const origin = { user: said.user, channel: said.channel, private: true, thread: said.thread_ts };
    const team = context.teamId ?? body.team_id;
    const line = await lineOf(said.text ?? "");
    await onLine(
      desk,
      context,
      { team, eventId: body.event_id, line, foreign: isForeign(said.team) },
      origin,
    );
  });
  app.event("app_mention", async ({ event, context, body }) => {
    // Said a second time after an edit: what it asked for has been done.
    if (event.subtype !== undefined || event.edited || event.bot_id || !event.user) return;
    // Who the bot is may not be known yet; a line that begins with a mention then begins with its own.
    const unknown = ourselves().bot === undefined;
    const line = await lineOf(unknown ? event.text.replace(/^\s*<@[^>]+>/, "") : event.text);
    const origin = { user: event.user, channel: event.channel, private: false, thread: event.thread_ts };
    const team = context.teamId ?? body.team_id;
    const foreign = isForeign(event.user_team ?? event.team);
    await onLine(desk, context, { team, eventId: body.event_id, line, foreign }, origin);
  });
  app.event("app_home_opened", (args) => onHome(desk, args));
  // Nothing of ours sends these, but Slack waits three seconds for a word on each.
  app.shortcut(/.*/, ({ ack }) => ack());
  app.options(/.*/, ({ ack }) => ack({ options: [] }));
  app.view({ callback_id: /.*/, type: "view_closed" }, ({ ack }) => ack());
}

async function onCommand(
  desk: Desk,
  { command, ack, context }: SlackCommandMiddlewareArgs & AllMiddlewareArgs,
  lineOf: (said: string) => Promise<string>,
  foreign: boolean,
): Promise<void> {
  const arrived = performance.now();
  const said = `${command.command} ${command.text ?? ""}`;
  if (foreign) {
    return ack({ response_type: "ephemeral", ...sentence(slackText(localeOfWords(said)).otherWorkspace) });
  }
  const user = command.user_id;
  const channel = command.channel_id;
  if (!user || !channel) return ack();
  const [line, isPrivate] = await Promise.all([lineOf(said), desk.people.isPrivate(user, channel)]);
  const origin: Origin = { user, channel, private: isPrivate, responseUrl: command.response_url };
  const base = baseOf(desk, context.teamId ?? command.team_id, command.trigger_id, origin);
  await answerCommand(desk, { ...base, kind: "command", line }, origin, command.trigger_id, ack, arrived);
}

async function onAction(
  desk: Desk,
  { body, ack, context }: SlackActionMiddlewareArgs<BlockAction> & AllMiddlewareArgs,
  foreign: boolean,
): Promise<void> {
  const [pressed] = body.actions;
  // A link button or a select of nobody's: acknowledged, or the client would show a warning.
  if (foreign || pressed?.type !== "button" || pressed.value === undefined) return ack();
  const user = body.user.id;
  const modal = body.view?.type === "modal" ? body.view : undefined;
  const luggage = modal ? unpackLuggage(modal.private_metadata) : undefined;
  const origin = luggage?.origin ?? (await originOfPress(desk, body));
  const eventId = body.trigger_id || `${body.container?.message_ts}:${pressed.action_ts}`;
  const base = baseOf(desk, context.teamId ?? body.team?.id ?? "", eventId, { ...origin, user });
  const below = modal ? { id: modal.id, depth: luggage?.depth ?? 1 } : undefined;
  const press = { trigger: body.trigger_id, below, shown: body.message?.text ?? "" };
  const { action, values } = readButton(pressed.value);
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
  { body, view, ack, context }: SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs,
  foreign: boolean,
): Promise<void> {
  const user = body.user.id;
  const packed: Luggage | undefined = unpackLuggage(view.private_metadata);
  if (foreign || !packed) {
    const locale = localeOfWords(view.title.text + (view.submit?.text ?? ""));
    const { otherWorkspace, formOutdated } = slackText(locale);
    return ack({
      response_action: "update",
      view: warned(view, foreign ? otherWorkspace : formOutdated, locale),
    });
  }
  // Whom it is about and where the answer goes is the submitter's, whatever the modal says.
  const luggage = { ...packed, origin: { ...packed.origin, user } };
  const base = baseOf(desk, context.teamId ?? body.team?.id ?? "", `${view.id}:${view.hash}`, luggage.origin);
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

/** A line said to the bot. */
async function onLine(
  desk: Desk,
  context: Context,
  said: Readonly<{ team: string; eventId: string; line: string; foreign: boolean }>,
  origin: Origin,
): Promise<void> {
  const { team, eventId, line, foreign } = said;
  const say = slackText(localeOfWords(line));
  if (foreign) return placeMessage(desk, origin, sentence(say.otherWorkspace), false).catch(() => {});
  const reply = await desk.receive({ ...baseOf(desk, team, eventId, origin), kind: "command", line });
  takenIn(context);
  await afterwards(desk, origin, localeOfWords(line), () =>
    showReply(desk, origin, reply, sayButton(say.openForm, line)),
  );
}

async function onHome(
  desk: Desk,
  { event, context, body }: SlackEventMiddlewareArgs<"app_home_opened"> & AllMiddlewareArgs,
): Promise<void> {
  desk.people.remember(event.user, event.channel);
  if (event.tab !== "home") return;
  const origin: Origin = { user: event.user, channel: event.channel, private: true };
  const base = baseOf(desk, context.teamId ?? body.team_id, body.event_id, origin);
  const reply = await desk.receive({ ...base, kind: "home" });
  takenIn(context);
  const shown =
    reply.type === "notice" ? card("Loudou", [text(reply.text)]) : reply.type === "card" && reply.card;
  if (!shown) return;
  try {
    await desk.client.patient.views.publish({ user_id: event.user, view: renderHome(shown) });
  } catch (error) {
    // Nobody waits for it: a message about it at every glance at the tab would be worse than the older tab.
    desk.log.error({ err: error }, "The home tab could not be shown");
  }
}

function baseOf(desk: Desk, team: string, eventId: string, origin: Origin): InboundBase {
  const actor: Actor = {
    externalId: origin.user,
    profile: () => desk.people.profile(origin.user, desk.team() ?? team),
  };
  const place: Place = { channel: origin.channel, private: origin.private, message: origin.message };
  // In an organisation, or a channel shared with another company, a payload may name another team or none.
  return { platform: "slack", installation: desk.team() ?? team, eventId, actor, place };
}
