import type { judgeSlack } from "../../judges/judge-slack.ts";
import { isJson, type Json } from "../../judges/payload-walk.ts";
import type { Faults } from "../faults.ts";
import type { Answer, Received } from "../loopback-http.ts";
import { partsOf } from "../multipart.ts";
import { withFaults } from "../with-faults.ts";
import { answerUser, historyPage } from "./answers-of-ours.ts";
import type { Workspace } from "./emulated-workspace.ts";
import type { RateLimits } from "./rates.ts";
import { Recorder } from "./recorder.ts";
import type { Screen } from "./screen.ts";
import type { SharedFiles } from "./shared-files.ts";
import { argumentsOf } from "./wire-form.ts";

/** One call of the bot to the Web API. */
export type SlackCall = {
  at: number;
  method: string;
  args: Json;
  /** The answer; "reset" when the connection was broken instead. */
  answer: Json | "reset" | undefined;
};

export type ApiProxyParts = Readonly<{
  workspace: Workspace;
  shared: SharedFiles;
  screen: Screen;
  faults: Faults;
  limits: RateLimits;
  botToken: string;
  appToken: string;
  scopes: string[];
  judge: typeof judgeSlack;
  /** Answers apps.connections.open. */
  openConnection: () => Json;
  /** The address at which the bot knows us. */
  url: () => string;
}>;

/** Sits between the bot and emulate: records, limits, judges, fails on request, and adds what emulate lacks. */
export class ApiProxy {
  readonly calls: SlackCall[] = [];
  /** Payloads that were refused, with the reasons. */
  readonly refused: { method: string; payload: unknown; problems: string[] }[] = [];
  /** Slack's word for a token that was taken away; undefined while it is good. */
  revoked: string | undefined;
  /** How many messages with an uploaded file are refused before one is shown. */
  looksAtFiles = 0;
  /** Files as uploaded, by file id. */
  readonly uploads = new Map<string, Buffer>();
  readonly #parts: ApiProxyParts;
  readonly #recorder: Recorder;

  constructor(parts: ApiProxyParts) {
    this.#parts = parts;
    this.#recorder = new Recorder(parts.screen, parts.workspace);
  }

  async answer(received: Received): Promise<Answer> {
    const upload = /^\/upload\/v1\/([^/]+)$/.exec(received.path)?.[1];
    if (upload) return this.#upload(upload, received);
    const method = received.path.replace("/api/", "");
    const args = {
      ...Object.fromEntries(received.query),
      ...argumentsOf(received.body, received.headers["content-type"] ?? ""),
    };
    const call: SlackCall = { at: Date.now(), method, args, answer: undefined };
    this.calls.push(call);
    const answer = await withFaults(
      this.#parts.faults,
      method,
      () => this.#limited(method, args, received),
      (seconds) => rateLimited(seconds),
    );
    call.answer =
      answer === "reset" ? "reset" : isJson(answer.body) ? answer.body : { status: answer.status };
    return answer;
  }

  /** What is wrong with something the bot wants shown; also kept in `refused`. */
  problemsOf(
    method: string,
    surface: "message" | "modal" | "home",
    payload: unknown,
    onlyForOne = false,
  ): string[] {
    const shared = onlyForOne ? filesIn(payload) : [];
    const problems = [
      ...this.#parts.judge(surface, payload),
      ...this.#missingFiles(payload),
      // Slack accepts such a message, but the person cannot open the file (node-slack-sdk#1790).
      ...shared.map((id) => `slack_file ${id} cannot be shared in an ephemeral message`),
    ];
    if (problems.length > 0) this.refused.push({ method, payload, problems });
    return problems;
  }

  async #limited(method: string, args: Json, received: Received): Promise<Answer> {
    const { limits, workspace, appToken, botToken, scopes } = this.#parts;
    const token =
      /^Bearer (.+)$/i.exec(received.headers.authorization ?? "")?.[1] ?? String(args.token ?? "");
    if (method === "apps.connections.open") {
      if (token !== appToken) return ok({ ok: false, error: "invalid_auth" });
      return ok(this.#parts.openConnection());
    }
    if (token !== botToken) return ok({ ok: false, error: token === "" ? "not_authed" : "invalid_auth" });
    if (this.revoked) return ok({ ok: false, error: this.revoked });
    const channel =
      workspace.people.find((person) => person.id === args.channel)?.im ?? String(args.channel ?? "");
    const seconds = limits.take(method, channel);
    if (seconds > 0) return rateLimited(seconds);
    const refusal = this.#judged(method, args);
    if (refusal) return ok(refusal);
    const body = await this.#act(method, args, received);
    return { body, headers: { "x-oauth-scopes": scopes.join(",") } };
  }

  async #act(method: string, args: Json, received: Received): Promise<Json> {
    const { workspace } = this.#parts;
    if (method === "files.info") return this.#parts.shared.info(String(args.file));
    if (method === "conversations.history") return historyPage(workspace, args);
    const response = await workspace.forward(
      `/api/${method}`,
      received.body,
      received.headers["content-type"] ?? "application/x-www-form-urlencoded",
    );
    if (response.status === 404) return { ok: false, error: "unknown_method", req_method: method };
    const body = (await response.json()) as Json;
    if (body.ok !== true) return body;
    if (typeof body.upload_url === "string")
      body.upload_url = body.upload_url.replace(workspace.url, this.#parts.url());
    if (isJson(body.user)) body.user = answerUser(workspace, body.user, args);
    if (Array.isArray(body.members) && method === "users.list") {
      body.members = body.members.filter(isJson).map((member) => answerUser(workspace, member, args));
    }
    await this.#recorder.record(method, args, body);
    return body;
  }

  #judged(method: string, args: Json): Json | undefined {
    if (/^chat\.(postMessage|postEphemeral|update)$/.test(method)) {
      const { text, blocks, metadata, attachments } = args;
      if (attachments && !blocks && !text) return undefined;
      const onlyFor = method === "chat.postEphemeral";
      const problems = this.problemsOf(method, "message", { text, blocks, metadata }, onlyFor);
      return problems.length > 0 ? invalid("invalid_blocks", problems) : undefined;
    }
    if (/^views\.(open|push|update|publish)$/.test(method)) {
      const surface = isJson(args.view) && args.view.type === "home" ? "home" : "modal";
      const problems = this.problemsOf(method, surface, args.view);
      const tooLarge = problems.some((problem) => problem.includes("view_too_large"));
      return problems.length > 0
        ? invalid(tooLarge ? "view_too_large" : "invalid_arguments", problems)
        : undefined;
    }
    return undefined;
  }

  #missingFiles(payload: unknown): string[] {
    return filesIn(payload)
      .filter((id) => !this.uploads.has(id) || this.#isLookedAt())
      .map((id) => `slack_file ${id} cannot be shown, or not yet`);
  }

  #isLookedAt(): boolean {
    if (this.looksAtFiles === 0) return false;
    this.looksAtFiles -= 1;
    return true;
  }

  async #upload(fileId: string, received: Received): Promise<Answer> {
    const { workspace, faults } = this.#parts;
    const act = async (): Promise<Answer> => {
      const type = received.headers["content-type"] ?? "application/octet-stream";
      const response = await workspace.forward(received.path, received.body, type);
      // Slack accepts both, the bare bytes and a form with them in it.
      if (response.ok) this.uploads.set(fileId, partsOf(received)[0]?.bytes ?? received.body);
      return { status: response.status, body: await response.text() };
    };
    return withFaults(faults, `upload ${fileId}`, act, rateLimited);
  }
}

const filesIn = (payload: unknown): string[] =>
  [...JSON.stringify(payload ?? null).matchAll(/"slack_file":\{"id":"([^"]*)"/g)].map((match) => match[1]!);

const ok = (body: Json): Answer => ({ body });

const invalid = (error: string, problems: string[]): Json => ({
  ok: false,
  error,
  errors: problems,
  response_metadata: { messages: problems.map((problem) => `[ERROR] ${problem}`) },
});

const rateLimited = (seconds: number): Answer => ({
  status: 429,
  headers: { "retry-after": String(Math.max(1, Math.ceil(seconds))) },
  body: { ok: false, error: "ratelimited" },
});
