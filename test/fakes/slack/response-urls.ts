import { randomUUID } from "node:crypto";
import { isJson, type Json } from "../../judges/payload-walk.ts";
import type { Answer, Received } from "../loopback-http.ts";
import type { Workspace } from "./emulated-workspace.ts";
import { shown } from "./recorder.ts";
import { type Screen, SlackMessage } from "./screen.ts";

const lifetimeMs = 30 * 60_000;
const mostUses = 5;

type Issued = {
  userId: string;
  channel: string;
  /** The message clicked on; undefined after a command. */
  source: SlackMessage | undefined;
  until: number;
  uses: number;
};

export type ResponsePost = Readonly<{
  url: string;
  body: Json;
  status: number;
}>;

/** Our end of `response_url`: five uses within 30 minutes. */
export class ResponseUrls {
  readonly posts: ResponsePost[] = [];
  readonly #issued = new Map<string, Issued>();
  readonly #screen: Screen;
  readonly #workspace: Workspace;
  readonly #problemsOf: (payload: unknown, onlyForOne: boolean) => string[];
  #ahead = 0;
  #count = 0;

  constructor(
    screen: Screen,
    workspace: Workspace,
    problemsOf: (payload: unknown, onlyForOne: boolean) => string[],
  ) {
    this.#screen = screen;
    this.#workspace = workspace;
    this.#problemsOf = problemsOf;
  }

  /** A path to append to our address. */
  issue(userId: string, channel: string, source?: SlackMessage): string {
    const id = randomUUID();
    this.#issued.set(id, { userId, channel, source, until: Date.now() + this.#ahead + lifetimeMs, uses: 0 });
    return `/response/${id}`;
  }

  /** Lets all addresses age. */
  advance(milliseconds: number): void {
    this.#ahead += milliseconds;
  }

  async answer(received: Received): Promise<Answer> {
    let body: Json = {};
    try {
      body = JSON.parse(received.body.toString()) as Json;
    } catch {
      return { status: 400, body: "invalid_payload" };
    }
    const issued = this.#issued.get(received.path.replace("/response/", ""));
    const answer = await this.#use(issued, body);
    const status = answer === "reset" ? 0 : (answer.status ?? 200);
    this.posts.push({ url: received.path, body, status });
    return answer;
  }

  /** A message that answers a command, or came through a response_url. */
  show(userId: string, channel: string, payload: Json, by: string): SlackMessage {
    const onlyFor = payload.response_type === "in_channel" ? undefined : userId;
    const ts = `${Math.floor(Date.now() / 1000)}.9${String(++this.#count).padStart(5, "0")}`;
    const message = new SlackMessage({ ts, channel, onlyFor }, shown(by, payload));
    this.#screen.messages.push(message);
    return message;
  }

  async #use(issued: Issued | undefined, body: Json): Promise<Answer> {
    if (!issued || Date.now() + this.#ahead > issued.until) return { status: 404, body: "expired_url" };
    if (issued.uses >= mostUses) return { status: 404, body: "used_url" };
    if (body.delete_original === true && issued.source) {
      issued.uses++;
      issued.source.deleted = true;
      if (!issued.source.onlyFor)
        await this.#workspace.call("chat.delete", { channel: issued.channel, ts: issued.source.ts });
      return { body: { ok: true } };
    }
    const { text, blocks } = body;
    const replaced = body.replace_original === true ? issued.source : undefined;
    const onlyForOne = replaced ? replaced.onlyFor !== undefined : body.response_type !== "in_channel";
    if (this.#problemsOf({ text, blocks }, onlyForOne).length > 0)
      return { status: 400, body: "invalid_blocks" };
    issued.uses++;
    if (body.replace_original === true && issued.source) {
      issued.source.history.push(shown("response_url", body));
      if (!issued.source.onlyFor) {
        await this.#workspace.call("chat.update", {
          channel: issued.channel,
          ts: issued.source.ts,
          text,
          ...(isJson(blocks) || Array.isArray(blocks) ? { blocks } : {}),
        });
      }
    } else this.show(issued.userId, issued.channel, body, "response_url");
    return { body: { ok: true } };
  }
}
