import { randomUUID } from "node:crypto";
import type { Server } from "node:http";
import { WebSocket, WebSocketServer } from "ws";
import type { Json } from "../../judges/payload-walk.ts";
import { type Answered, answerWithinMs } from "./signed-post.ts";

const path = "/link/";
const mostConnections = 10;

/** Slack's end of Socket Mode: hands out addresses, says hello, delivers each envelope to one connection. */
export class SocketMode {
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #tickets = new Set<string>();
  readonly #waiting = new Map<string, (payload: unknown) => void>();
  readonly #appId: string;
  #next = 0;
  /** Envelopes acknowledged after Slack had stopped waiting, or never sent by us. */
  readonly strayAcks: string[] = [];

  constructor(http: Server, appId: string) {
    this.#appId = appId;
    http.on("upgrade", (request, socket, head) => {
      const url = new URL(request.url ?? "/", "http://127.0.0.1");
      if (url.pathname !== path || !this.#tickets.delete(url.searchParams.get("ticket") ?? "")) {
        socket.destroy();
        return;
      }
      this.#server.handleUpgrade(request, socket, head, (client) => this.#welcome(client));
    });
  }

  /** The answer to apps.connections.open. */
  open(wsUrl: string): Json {
    if (this.connected >= mostConnections) return { ok: false, error: "too_many_websockets" };
    const ticket = randomUUID();
    this.#tickets.add(ticket);
    return { ok: true, url: `${wsUrl}${path}?ticket=${ticket}&app_id=${this.#appId}` };
  }

  get connected(): number {
    return this.#clients().length;
  }

  /** @param type slash_commands, interactive or events_api */
  async deliver(type: string, payload: Json, retry?: { number: number; reason: string }): Promise<Answered> {
    const at = Date.now();
    const clients = this.#clients();
    const client = clients[this.#next++ % Math.max(1, clients.length)];
    if (!client) return { at, outcome: "unreachable", ms: 0 };
    const envelope_id = randomUUID();
    const began = performance.now();
    const answered = new Promise<Answered>((resolve) => {
      const done = (outcome: Answered["outcome"], more: Partial<Answered> = {}) => {
        clearTimeout(timer);
        client.off("close", broken);
        this.#waiting.delete(envelope_id);
        resolve({ at, outcome, ms: Math.round(performance.now() - began), ...more });
      };
      const timer = setTimeout(() => done("too late"), answerWithinMs);
      const broken = () => done("unreachable");
      client.once("close", broken);
      this.#waiting.set(envelope_id, (body) => done("answered", { status: 200, body }));
    });
    const attempt = retry ? { retry_attempt: retry.number, retry_reason: retry.reason } : {};
    client.send(
      JSON.stringify({
        envelope_id,
        type,
        payload,
        accepts_response_payload: type !== "events_api",
        ...attempt,
      }),
    );
    return answered;
  }

  /** Asks every client to reconnect, as Slack does every few hours. */
  refresh(): void {
    for (const client of this.#clients()) {
      client.send(JSON.stringify({ type: "disconnect", reason: "refresh_requested", debug_info: {} }));
    }
  }

  /** Breaks every connection without notice. */
  drop(): void {
    for (const client of this.#clients()) client.terminate();
  }

  close(): void {
    this.drop();
    this.#server.close();
  }

  #welcome(client: WebSocket): void {
    this.#server.emit("connection", client);
    client.on("error", () => client.terminate());
    client.on("message", (data: Buffer) => {
      const { envelope_id, payload } = JSON.parse(data.toString()) as {
        envelope_id?: string;
        payload?: Json;
      };
      const waiting = envelope_id ? this.#waiting.get(envelope_id) : undefined;
      if (waiting) waiting(payload && Object.keys(payload).length > 0 ? payload : undefined);
      else this.strayAcks.push(String(envelope_id));
    });
    const pinging = setInterval(() => client.ping(`Ping from us at ${Date.now()}`), 5_000);
    client.once("close", () => clearInterval(pinging));
    client.send(
      JSON.stringify({
        type: "hello",
        num_connections: this.connected,
        connection_info: { app_id: this.#appId },
        debug_info: { host: "applink-fake", approximate_connection_time: 18060 },
      }),
    );
  }

  #clients(): WebSocket[] {
    return [...this.#server.clients].filter((client) => client.readyState === WebSocket.OPEN);
  }
}
