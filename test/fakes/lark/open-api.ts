import { randomBytes, randomUUID } from "node:crypto";
import type { Json } from "../../judges/payload-walk.ts";
import type { Answer, Received } from "../loopback-http.ts";
import { partsOf } from "../multipart.ts";
import { type Rate, TokenBuckets } from "../token-bucket.ts";
import type { Callbacks } from "./callbacks.ts";
import type { PeerClock } from "./clock.ts";
import { tenantKey } from "./events.ts";
import { gatewayLimited, larkError, larkOk } from "./lark-errors.ts";
import { messageBody } from "./messages.ts";
import type { Outbox } from "./outbox.ts";
import { contactOf, type People } from "./people.ts";
import type { SlashCommands } from "./slash-commands.ts";

const tokenLifetimeMs = 2 * 3_600_000;
const renewedBelowMs = 30 * 60_000;
const mostImageBytes = 10 * 1024 * 1024;
const mostFileBytes = 30 * 1024 * 1024;

export type OpenApiParts = Readonly<{
  appId: string;
  appSecret: string;
  scopes: readonly object[];
  bot: { name: string; openId: string };
  clock: PeerClock;
  people: People;
  outbox: Outbox;
  callbacks: Callbacks;
  slashCommands: SlashCommands;
  /** 50 a second for the app by default. */
  perApp: Rate;
}>;

/** One HTTP call of the bot, with its answer. */
export type ApiCall = {
  at: number;
  call: string;
  query: Record<string, string>;
  body: unknown;
  answer?: Answer;
};

/** The routes under /open-apis. */
export class OpenApi {
  /** Files as uploaded, by key. */
  readonly uploads = new Map<string, { bytes: Buffer; name: string }>();
  readonly #parts: OpenApiParts;
  readonly #tokens = new Map<string, number>();
  readonly #rate: TokenBuckets;

  constructor(parts: OpenApiParts) {
    this.#parts = parts;
    this.#rate = new TokenBuckets(parts.perApp);
  }

  /** From now on every token issued so far is refused (99991663). */
  expireTokens(): void {
    this.#tokens.clear();
  }

  /** The app's secret was made anew in the developer console. */
  secretChanged = false;
  /** The app was deleted. */
  appRemoved = false;

  async answer(received: Received): Promise<Answer> {
    const { method, path } = received;
    const route = `${method} ${path.replace("/open-apis/", "")}`;
    if (/^POST auth\/v3\/(tenant|app)_access_token\/internal$/.test(route))
      return this.#issueToken(jsonOf(received));
    const refusal = this.#unauthorised(received);
    if (refusal) return refusal;
    const seconds = this.#rate.take("app");
    if (seconds > 0) return gatewayLimited(seconds);
    return this.#routed(route, received);
  }

  async #routed(route: string, received: Received): Promise<Answer> {
    const { outbox, callbacks, slashCommands, bot, people } = this.#parts;
    const body = () => jsonOf(received);
    const id = (pattern: RegExp) => decodeURIComponent(pattern.exec(route)?.[1] ?? "");
    const message = /^(?:GET|PATCH|PUT|DELETE) im\/v1\/messages\/([^/]+)$/;
    const command = /^(?:PATCH|DELETE) application\/v7\/app_slash_commands\/([^/]+)$/;

    if (route === "POST im/v1/messages") return this.#send(received.query, body());
    if (/^POST im\/v1\/messages\/[^/]+\/reply$/.test(route)) {
      const { msg_type, content, uuid } = body() as { msg_type: string; content: string; uuid?: string };
      return outbox.reply(
        id(/messages\/([^/]+)\/reply/),
        { msgType: msg_type, content, uuid },
        this.chatOfInbound(id(/messages\/([^/]+)\/reply/)),
      );
    }
    const resource = /^GET im\/v1\/messages\/([^/]+)\/resources\/([^/]+)$/.exec(route);
    if (resource) return this.#resource(resource[1]!, resource[2]!, received.query.get("type"));
    if (message.test(route)) return this.#onMessage(received.method, id(message), body);
    if (route === "POST im/v1/images")
      return this.#upload(received, "image", "image_key", "img_v3", mostImageBytes);
    if (route === "POST im/v1/files")
      return this.#upload(received, "file", "file_key", "file_v3", mostFileBytes);
    if (route === "POST interactive/v1/card/update") return callbacks.delayedUpdate(body());
    if (route === "GET bot/v3/info") {
      return {
        body: { code: 0, msg: "ok", bot: { activate_status: 2, app_name: bot.name, open_id: bot.openId } },
      };
    }
    if (route === "GET tenant/v2/tenant/query") {
      if (!this.#granted("tenant:tenant:readonly")) return larkError("scopeMissing");
      return larkOk({ tenant: { name: "Fake", display_id: "F1", tenant_type: 2, tenant_key: tenantKey } });
    }
    if (route === "GET application/v6/scopes") return larkOk({ scopes: this.#parts.scopes });
    if (route === "GET contact/v3/users/batch") {
      const type = received.query.get("user_id_type") ?? "open_id";
      const found = received.query.getAll("user_ids").flatMap((one) => people.find(type, one) ?? []);
      return larkOk({ items: found.map(contactOf) });
    }
    if (route === "POST contact/v3/users/batch_get_id") return this.#idsByMail(body());
    const user = /^GET contact\/v3\/users\/([^/]+)$/;
    if (user.test(route)) {
      const person = people.find(received.query.get("user_id_type") ?? "open_id", id(user));
      return person && !person.foreignTenant
        ? larkOk({ user: contactOf(person) })
        : larkError("userNotFound");
    }
    const chat = /^GET im\/v1\/chats\/([^/]+)$/;
    if (chat.test(route)) {
      const found = people.chat(id(chat));
      if (!found) return larkError("botNotInChat");
      return larkOk({
        name: found.name,
        chat_mode: "members" in found ? "group" : "p2p",
        tenant_key: tenantKey,
      });
    }
    if (route === "GET application/v7/app_slash_commands") return slashCommands.list();
    if (route === "POST application/v7/app_slash_commands") return slashCommands.create(body());
    if (command.test(route)) {
      return received.method === "PATCH"
        ? slashCommands.update(id(command), body())
        : slashCommands.remove(id(command));
    }
    return { status: 404, body: "404 page not found" };
  }

  #granted(scope: string): boolean {
    const scopes = this.#parts.scopes as readonly { scope_name: string; grant_status: number }[];
    return scopes.some(({ scope_name, grant_status }) => scope_name === scope && grant_status === 1);
  }

  /** What people have sent, by key. */
  readonly resources = new Map<string, { messageId: string; type: "image" | "file"; bytes: Buffer }>();

  #resource(messageId: string, key: string, type: string | null): Answer {
    if (!this.#granted("im:resource")) return larkError("scopeMissing");
    const found = this.resources.get(key);
    if (found?.messageId !== messageId || found.type !== type)
      return larkError("invalidParameter", "file_key");
    return { headers: { "content-type": "application/octet-stream" }, body: found.bytes };
  }

  /** Set by the server: the chat of a message that a person sent. */
  chatOfInbound: (messageId: string) => string | undefined = () => undefined;

  #send(query: URLSearchParams, body: Json): Answer {
    const { receive_id, msg_type, content, uuid } = body as Record<string, string>;
    return this.#parts.outbox.send({
      receiveIdType: query.get("receive_id_type") ?? "open_id",
      receiveId: receive_id ?? "",
      msgType: msg_type ?? "",
      content: content ?? "",
      uuid,
    });
  }

  #onMessage(method: string, id: string, body: () => Json): Answer {
    const { outbox, appId } = this.#parts;
    const message = outbox.find(id);
    if (method === "PATCH") return outbox.patch(id, String(body().content));
    if (method === "PUT") return outbox.edit(id, String(body().msg_type), String(body().content));
    if (!message) return larkError("messageNotFound");
    if (method === "DELETE") {
      message.recalled = true;
      return larkOk();
    }
    return larkOk({ items: [messageBody(message, appId)] });
  }

  #upload(received: Received, field: string, keyName: string, prefix: string, most: number): Answer {
    const parts = partsOf(received);
    const file = parts.find((part) => part.name === field);
    if (!file || file.bytes.length === 0) return larkError("invalidParameter", `${field} is empty`);
    if (file.bytes.length > most) return larkError("tooLong");
    const name = parts.find((part) => part.name === "file_name")?.bytes.toString() ?? file.filename ?? "";
    const key = `${prefix}_${randomUUID()}`;
    this.uploads.set(key, { bytes: file.bytes, name });
    (field === "image" ? this.#parts.outbox.imageKeys : this.#parts.outbox.fileKeys).add(key);
    return larkOk({ [keyName]: key });
  }

  #idsByMail(body: Json): Answer {
    const emails = Array.isArray(body.emails) ? body.emails.map(String) : [];
    return larkOk({
      user_list: emails.map((email) => ({ email, user_id: this.#parts.people.find("email", email)?.openId })),
    });
  }

  #issueToken(body: Json): Answer {
    const { appId, appSecret, clock } = this.#parts;
    if (this.appRemoved) return { body: { code: 10003, msg: "invalid app_id" } };
    if (this.secretChanged || body.app_id !== appId || body.app_secret !== appSecret) {
      // Unlike other errors this one comes with HTTP 200, without the token.
      return { body: { code: 10014, msg: "app secret invalid" } };
    }
    const now = clock.now();
    const current = [...this.#tokens].find(([, until]) => until - now > renewedBelowMs);
    const token = current?.[0] ?? `t-${randomBytes(20).toString("hex")}`;
    const until = current?.[1] ?? now + tokenLifetimeMs;
    this.#tokens.set(token, until);
    const expire = Math.floor((until - now) / 1000);
    return { body: { code: 0, msg: "ok", tenant_access_token: token, app_access_token: token, expire } };
  }

  #unauthorised(received: Received): Answer | undefined {
    const token = /^Bearer (.+)$/.exec(received.headers.authorization ?? "")?.[1];
    if (!token) return larkError("noToken");
    const until = this.#tokens.get(token);
    return until === undefined || until < this.#parts.clock.now() ? larkError("tokenInvalid") : undefined;
  }
}

export function jsonOf(received: Received): Json {
  try {
    return JSON.parse(received.body.toString() || "{}") as Json;
  } catch {
    return {};
  }
}
