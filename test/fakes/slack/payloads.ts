import { randomBytes } from "node:crypto";
import type { Json } from "../../judges/payload-walk.ts";
import { withBlockIds } from "./block-tree.ts";
import type { SeededPerson, Workspace } from "./emulated-workspace.ts";
import type { SlackMessage, SlackView } from "./screen.ts";
import { stateValues } from "./view-state.ts";

const token = "legacy-verification-token";
const letters = (length: number) => randomBytes(length).toString("hex").slice(0, length).toUpperCase();

export function commandPayload(
  workspace: Workspace,
  person: SeededPerson,
  said: { command: string; text: string; channel: string; triggerId: string; responseUrl: string },
): Record<string, string> {
  const direct = said.channel === person.im;
  return {
    token,
    ...(workspace.claimedTeam ? { team_id: workspace.claimedTeam } : {}),
    team_domain: workspace.domain,
    channel_id: said.channel,
    channel_name: direct
      ? "directmessage"
      : (workspace.channels.find((one) => one.id === said.channel)?.name ?? ""),
    user_id: person.id,
    user_name: person.name,
    command: said.command,
    text: said.text,
    api_app_id: workspace.appId,
    is_enterprise_install: "false",
    response_url: said.responseUrl,
    trigger_id: said.triggerId,
  };
}

const frame = (workspace: Workspace, person: SeededPerson): Json => ({
  team: workspace.claimedTeam ? { id: workspace.claimedTeam, domain: workspace.domain } : null,
  user: {
    id: person.id,
    username: person.name,
    name: person.name,
    team_id: person.foreignTeam ?? workspace.claimedTeam,
  },
  api_app_id: workspace.appId,
  token,
  enterprise: null,
  is_enterprise_install: false,
});

/** block_actions, from a message (in full unless ephemeral) or from a view. */
export function actionsPayload(
  workspace: Workspace,
  person: SeededPerson,
  target: SlackMessage | SlackView,
  action: Json,
  { triggerId, responseUrl }: { triggerId: string; responseUrl: string },
): Json {
  const common = {
    type: "block_actions",
    ...frame(workspace, person),
    trigger_id: triggerId,
    actions: [{ action_ts: timestamp(), ...action }],
  };
  if ("view" in target) {
    return {
      ...common,
      container: { type: "view", view_id: target.id },
      view: viewPayload(workspace, target),
    };
  }
  const ephemeral = target.onlyFor !== undefined;
  const name =
    target.channel === person.im
      ? "directmessage"
      : (workspace.channels.find((one) => one.id === target.channel)?.name ?? "");
  return {
    ...common,
    container: {
      type: "message",
      message_ts: target.ts,
      channel_id: target.channel,
      is_ephemeral: ephemeral,
    },
    channel: { id: target.channel, name },
    response_url: responseUrl,
    state: { values: stateValues(target.blocks, new Map()) },
    ...(ephemeral ? {} : { message: messagePayload(workspace, target) }),
  };
}

/** message_action: a shortcut in the menu of a message, which comes in full. */
export const shortcutPayload = (
  workspace: Workspace,
  person: SeededPerson,
  { callbackId, channel, message }: Readonly<{ callbackId: string; channel: string; message: Json }>,
  { triggerId, responseUrl }: { triggerId: string; responseUrl: string },
): Json => ({
  type: "message_action",
  ...frame(workspace, person),
  callback_id: callbackId,
  trigger_id: triggerId,
  response_url: responseUrl,
  action_ts: timestamp(),
  message_ts: message.ts,
  channel: {
    id: channel,
    name: workspace.channels.find((one) => one.id === channel)?.name ?? "directmessage",
  },
  message,
});

export function submissionPayload(
  workspace: Workspace,
  person: SeededPerson,
  view: SlackView,
  triggerId: string,
): Json {
  return {
    type: "view_submission",
    ...frame(workspace, person),
    trigger_id: triggerId,
    view: viewPayload(workspace, view),
    response_urls: [],
  };
}

export function closedPayload(
  workspace: Workspace,
  person: SeededPerson,
  view: SlackView,
  cleared: boolean,
): Json {
  return {
    type: "view_closed",
    ...frame(workspace, person),
    view: viewPayload(workspace, view),
    is_cleared: cleared,
  };
}

export function suggestionPayload(
  workspace: Workspace,
  person: SeededPerson,
  target: SlackMessage | SlackView,
  typed: { blockId: string; actionId: string; value: string },
): Json {
  const place =
    "view" in target
      ? { container: { type: "view", view_id: target.id }, view: viewPayload(workspace, target) }
      : {
          container: { type: "message", message_ts: target.ts, channel_id: target.channel },
          message: messagePayload(workspace, target),
        };
  return {
    type: "block_suggestion",
    ...frame(workspace, person),
    ...place,
    block_id: typed.blockId,
    action_id: typed.actionId,
    value: typed.value,
  };
}

export function eventPayload(workspace: Workspace, event: Json): Json {
  return {
    token,
    ...(workspace.claimedTeam
      ? { team_id: workspace.claimedTeam, context_team_id: workspace.claimedTeam }
      : {}),
    api_app_id: workspace.appId,
    event,
    type: "event_callback",
    event_id: `Ev${letters(10)}`,
    event_time: Math.floor(Date.now() / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: workspace.claimedTeam ?? null,
        user_id: workspace.bot.id,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event_context: `4-${letters(12)}`,
  };
}

/** A view as Slack sends it along, with what has been filled in so far. */
function viewPayload(workspace: Workspace, view: SlackView): Json {
  return {
    ...view.view,
    blocks: withBlockIds(view.blocks),
    state: { values: stateValues(view.blocks, view.typed) },
    app_installed_team_id: workspace.claimedTeam ?? null,
  };
}

function messagePayload(workspace: Workspace, message: SlackMessage): Json {
  return {
    type: "message",
    user: workspace.bot.id,
    bot_id: workspace.bot.botId,
    app_id: workspace.appId,
    ts: message.ts,
    team: workspace.teamId,
    text: message.fallback,
    blocks: withBlockIds(message.blocks),
    ...(message.threadTs ? { thread_ts: message.threadTs } : {}),
    ...(message.metadata ? { metadata: message.metadata } : {}),
  };
}

let count = 0;
/** A Slack timestamp, unique in this process. */
export const timestamp = (at = Date.now()): string =>
  `${Math.floor(at / 1000)}.${String(++count).padStart(6, "0")}`;
