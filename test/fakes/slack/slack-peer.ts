import { judgeSlack } from "../../judges/judge-slack.ts";
import { isJson, type Json } from "../../judges/payload-walk.ts";
import { Faults } from "../faults.ts";
import { listenOnLoopback } from "../loopback-http.ts";
import { ApiProxy } from "./api-proxy.ts";
import { type SeededPerson, type SlackPerson, startWorkspace } from "./emulated-workspace.ts";
import { EventDeliveries } from "./event-deliveries.ts";
import {
  actionsPayload,
  closedPayload,
  commandPayload,
  eventPayload,
  shortcutPayload,
  submissionPayload,
  suggestionPayload,
  timestamp,
} from "./payloads.ts";
import { RateLimits, type SlackRates, slackRates } from "./rates.ts";
import { ResponseUrls } from "./response-urls.ts";
import { Screen, SlackMessage } from "./screen.ts";
import { SharedFiles } from "./shared-files.ts";
import {
  type Answered,
  type Forgery,
  forged,
  formRequest,
  jsonRequest,
  post,
  type SlackRequest,
  signed,
} from "./signed-post.ts";
import { type SlackHands, SlackUser } from "./slack-user.ts";
import { SocketMode } from "./socket-mode.ts";
import { settleSubmission } from "./submissions.ts";

export type SlackOptions = Readonly<{
  people?: SlackPerson[];
  channels?: string[];
  botName?: string;
  /** The bot token's scopes, reported in `x-oauth-scopes`. */
  scopes?: string[];
  rates?: Partial<SlackRates>;
  /** Delays before an event that was not accepted comes again; Slack's "at once, 1 min, 5 min", shortened. */
  retryAfterMs?: number[];
  /** What is wrong with a payload; the independent judge by default. */
  judge?: typeof judgeSlack;
  port?: number;
}>;

const usualScopes = [
  "commands",
  "chat:write",
  "im:write",
  "im:history",
  "app_mentions:read",
  "users:read",
  "users:read.email",
  "channels:read",
  "groups:read",
  "files:read",
  "files:write",
];

/** A Slack workspace on loopback: the Web API (emulate behind a proxy of ours), Socket Mode, and people. */
export async function startSlack(options: SlackOptions = {}) {
  const botToken = "xoxb-fake-bot-token";
  const appToken = "xapp-fake-app-token";
  const signingSecret = "fake-signing-secret";
  const scopes = options.scopes ?? usualScopes;
  const screen = new Screen();
  const faults = new Faults();
  const users = new Map<string, SlackUser>();
  const answers: { what: string; answered: Answered }[] = [];
  let eventsUrls: readonly string[] = [];
  let sent = 0;
  /** By how much its clock is ahead of this machine's, in milliseconds. */
  let ahead = 0;
  const judge = options.judge ?? judgeSlack;
  // Its first verdict compiles schemas for a second or more, which none of our answers should wait for.
  judge("message", {});

  const workspace = await startWorkspace({
    people: options.people ?? [{ name: "wang.fang", realName: "Wang Fang", locale: "zh-CN" }],
    channels: options.channels ?? ["sales"],
    botName: options.botName ?? "Loudou",
    scopes: [...scopes, "channels:history", "groups:history", "mpim:history"],
  });
  const shared = new SharedFiles({ botToken, scopes, teamId: workspace.teamId, url: () => http.url });
  const proxy = new ApiProxy({
    workspace,
    shared,
    screen,
    faults,
    limits: new RateLimits({ ...slackRates, ...options.rates }),
    botToken,
    appToken,
    scopes,
    judge,
    openConnection: () => socketMode.open(http.url.replace("http", "ws")),
    url: () => http.url,
  });
  const problemsOf =
    (method: string, surface: "message" | "modal") =>
    (payload: unknown, onlyForOne = false) =>
      proxy.problemsOf(method, surface, payload, onlyForOne);
  const responseUrls = new ResponseUrls(screen, workspace, problemsOf("response_url", "message"));
  const http = await listenOnLoopback((received) => {
    if (received.path.startsWith("/response/")) return responseUrls.answer(received);
    if (received.path.startsWith("/api/") || received.path.startsWith("/upload/"))
      return proxy.answer(received);
    if (received.path.startsWith("/files-pri/")) return shared.answer(received);
    return { status: 404, body: "not found" };
  }, options.port);
  const socketMode = new SocketMode(http.server, workspace.appId);

  async function told(what: string, answering: Promise<Answered>): Promise<Answered> {
    const answered = await answering;
    answers.push({ what, answered });
    return answered;
  }
  const overHttp = () => eventsUrls.length > 0;
  const posts = (request: SlackRequest) => post(target(), signed(request, signingSecret, Date.now() + ahead));
  const interactive = (payload: Json): Promise<Answered> =>
    told(
      String(payload.type),
      overHttp()
        ? posts(formRequest({ payload: JSON.stringify(payload) }))
        : socketMode.deliver("interactive", payload),
    );
  const deliveries = new EventDeliveries((payload, retry) => {
    if (!overHttp()) return told("event", socketMode.deliver("events_api", payload, retry));
    const request = jsonRequest(payload);
    if (retry)
      Object.assign(request.headers, {
        "x-slack-retry-num": String(retry.number),
        "x-slack-retry-reason": retry.reason,
      });
    return told("event", posts(request));
  }, options.retryAfterMs ?? [20, 300, 1500]);

  async function commandOf(person: SeededPerson, command: string, text: string, channel: string) {
    const triggerId = await workspace.trigger(person.id);
    const responseUrl = http.url + responseUrls.issue(person.id, channel);
    return commandPayload(workspace, person, { command, text, channel, triggerId, responseUrl });
  }

  const hands: SlackHands = {
    screen,
    teamId: workspace.teamId,
    botId: workspace.bot.id,
    channelId: (name) => {
      const found = workspace.channels.find((channel) => channel.name === name);
      if (!found) throw new Error(`no channel ${name}`);
      return found.id;
    },
    command: async (person, command, text, channel) => {
      const payload = await commandOf(person, command, text, channel);
      const answered = await told(
        command,
        overHttp() ? posts(formRequest(payload)) : socketMode.deliver("slash_commands", payload),
      );
      showAnswer(person, channel, answered);
      return answered;
    },
    action: async (person, target, action) => {
      const view = "view" in target ? target.id : undefined;
      const triggerId = await workspace.trigger(person.id, view);
      const source = target instanceof SlackMessage ? target : undefined;
      const responseUrl = source ? http.url + responseUrls.issue(person.id, source.channel, source) : "";
      return interactive(actionsPayload(workspace, person, target, action, { triggerId, responseUrl }));
    },
    shortcut: async (person, callbackId, channel, message) => {
      const triggerId = await workspace.trigger(person.id);
      const responseUrl = http.url + responseUrls.issue(person.id, channel);
      const chosen = { callbackId, channel, message };
      return interactive(shortcutPayload(workspace, person, chosen, { triggerId, responseUrl }));
    },
    submit: async (person, view) => {
      const triggerId = await workspace.trigger(person.id, view.id);
      const answered = await interactive(submissionPayload(workspace, person, view, triggerId));
      return settleSubmission(answered, view, {
        workspace,
        screen,
        problemsOf: problemsOf("view_submission", "modal"),
      });
    },
    close: (person, view, cleared) => interactive(closedPayload(workspace, person, view, cleared)),
    suggest: (person, target, at) => interactive(suggestionPayload(workspace, person, target, at)),
    share: (file) => shared.share(file),
    event: (event) => deliveries.deliver(eventPayload(workspace, event)),
  };

  /** A command may be answered in the HTTP response itself: that is a message, too. */
  function showAnswer(person: SeededPerson, channel: string, { outcome, status, body }: Answered): void {
    if (outcome !== "answered" || status !== 200) return;
    const payload = typeof body === "string" ? { text: body } : isJson(body) ? body : {};
    if (payload.text === undefined && payload.blocks === undefined) return;
    const { text, blocks } = payload;
    if (proxy.problemsOf("command answer", "message", { text, blocks }).length === 0) {
      responseUrls.show(person.id, channel, payload, "command answer");
    }
  }

  function target(): string {
    const url = eventsUrls[sent++ % eventsUrls.length];
    if (!url) throw new Error("tell the workspace where the bot is: slack.sendsTo(…)");
    return url;
  }

  return {
    url: http.url,
    /** For SLACK_API_URL. */
    apiUrl: `${http.url}/api/`,
    botToken,
    appToken,
    signingSecret,
    teamId: workspace.teamId,
    bot: workspace.bot,
    people: workspace.people,
    channels: workspace.channels,
    faults,
    socketMode,
    screen,
    /** Every call of the bot to the Web API, with its answer. */
    calls: proxy.calls,
    callsTo: (method: string) => proxy.calls.filter((call) => call.method === method),
    /** Messages shown to anyone, oldest first. */
    messages: screen.messages,
    /** Payloads that were refused, with the reasons. */
    refused: proxy.refused,
    uploads: proxy.uploads,
    /** Answers every call of the bot with this word; undefined takes it back. */
    revokes: (word: string | undefined) => {
      proxy.revoked = word;
    },
    /** As many messages with an uploaded file are refused before one is shown, as while Slack looks at it. */
    looksAtFiles: (times: number) => {
      proxy.looksAtFiles = times;
    },
    /** Files that people have shared. */
    shared,
    responsePosts: responseUrls.posts,
    deliveries,
    /** Commands, interactions and events that were not answered with 200 within 3 s. */
    get failures() {
      return answers.filter(({ answered }) => answered.outcome !== "answered" || answered.status !== 200);
    },
    /**
     * From now on over HTTP to this address (`…/slack/events`), to several in turn, as through a proxy; without an
     * argument, over Socket Mode.
     */
    sendsTo: (...urls: string[]) => {
      eventsUrls = urls;
    },
    /** From now on its clock, by which requests are signed, is so many milliseconds ahead of this machine's. */
    setClock: (milliseconds: number) => {
      ahead = milliseconds;
    },
    /** A person of the workspace, by handle or real name. */
    user: (name: string): SlackUser => {
      const person = workspace.people.find(
        (one) => one.name === name || one.realName === name || one.id === name,
      );
      if (!person)
        throw new Error(
          `nobody called ${name}; there are: ${workspace.people.map((one) => one.name).join(", ")}`,
        );
      const known = users.get(person.id) ?? new SlackUser(person, hands);
      users.set(person.id, known);
      return known;
    },
    /** What Slack's console does when the address is entered. */
    verifyUrl: async (): Promise<Answered & { echoed: boolean }> => {
      const challenge = `challenge-${timestamp()}`;
      const request = jsonRequest({ token: "t", challenge, type: "url_verification" });
      const answered = await posts(request);
      const echoed =
        answered.body === challenge || (isJson(answered.body) && answered.body.challenge === challenge);
      return { ...answered, echoed };
    },
    /** Posts something that must have no effect, made from a command that would have one. */
    forges: async (kind: Forgery, by: string, line: string): Promise<Answered> => {
      const person = workspace.people.find((one) => one.name === by || one.realName === by)!;
      const [, command, text] = /^(\/\S+)\s*([\s\S]*)$/.exec(line)!;
      const payload = await commandOf(person, command!, text!, person.im);
      const request = forged(kind, formRequest(payload), signingSecret);
      const answered = await post(target(), request);
      return kind === "replay" ? post(target(), request) : answered;
    },
    /** From now on payloads name this team; undefined: none. */
    claimsTeam: (team: string | undefined) => {
      workspace.claimedTeam = team;
    },
    /** Lets response URLs age by so many milliseconds. */
    advance: (milliseconds: number) => responseUrls.advance(milliseconds),
    close: async () => {
      deliveries.stop();
      socketMode.close();
      await http.close();
      await workspace.close();
    },
  };
}

export type Slack = Awaited<ReturnType<typeof startSlack>>;
