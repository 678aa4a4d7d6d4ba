import { randomBytes, randomUUID } from "node:crypto";
import type { Server } from "node:http";
import { WebSocket, WebSocketServer } from "ws";
import type { Json } from "../../judges/payload-walk.ts";
import type { Answer } from "../loopback-http.ts";
import { type Attempt, answerWithinMs } from "./deliveries.ts";
import { controlMethod, dataMethod, decodeFrame, encodeFrame, type Frame } from "./frame.ts";

const path = "/ws/v2";
const mostConnections = 50;

export type LongConnectionOptions = Readonly<{
  appId: string;
  appSecret: string;
  /** Seconds, as Lark tells its clients; short, so that a test sees a reconnect. */
  clientConfig: {
    PingInterval: number;
    ReconnectCount: number;
    ReconnectInterval: number;
    ReconnectNonce: number;
  };
  /** Longer events travel in several frames. */
  fragmentBytes: number;
}>;

/** Lark's end of the long connection: hands out the address, answers pings, delivers each event to one client. */
export class LongConnection {
  readonly #options: LongConnectionOptions;
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #tickets = new Set<string>();
  readonly #waiting = new Map<string, (frame: Frame) => void>();
  readonly #late: Frame[] = [];
  // The SDK starts to listen for frames a few ticks after its socket opened, and loses earlier ones. Its
  // first ping shows that it is listening.
  readonly #listening = new WeakSet<WebSocket>();
  #next = 0;
  #seq = 0n;
  /** Set to turn new clients away with this code, as Lark does when it is busy (1) or full. */
  refuseWith: number | undefined;
  pings = 0;
  /** Set to leave pings unanswered, as a dead peer would. */
  silent = false;

  constructor(http: Server, options: LongConnectionOptions) {
    this.#options = options;
    http.on("upgrade", (request, socket, head) => {
      const url = new URL(request.url ?? "/", "http://127.0.0.1");
      if (url.pathname !== path || !this.#tickets.delete(url.searchParams.get("ticket") ?? "")) {
        socket.destroy();
        return;
      }
      this.#server.handleUpgrade(request, socket, head, (client) => {
        this.#server.emit("connection", client, request);
        client.on("message", (data: Buffer) => this.#receive(client, decodeFrame(data)));
        client.on("error", () => client.terminate());
      });
    });
  }

  /** POST /callback/ws/endpoint: where to connect, for the holder of the app's secret. */
  endpoint(body: Json, wsUrl: string): Answer {
    const { appId, appSecret, clientConfig } = this.#options;
    if (this.refuseWith !== undefined) return { body: { code: this.refuseWith, msg: "refused", data: {} } };
    if (body.AppID !== appId || body.AppSecret !== appSecret)
      return { body: { code: 514, msg: "auth failed", data: {} } };
    if (this.connected >= mostConnections)
      return { body: { code: 1000040350, msg: "exceed connection limit", data: {} } };
    const ticket = randomUUID();
    this.#tickets.add(ticket);
    const url = `${wsUrl}${path}?fpid=493&aid=552564&device_id=7${Date.now()}&access_key=fake&service_id=33554678&ticket=${ticket}`;
    return { body: { code: 0, msg: "", data: { URL: url, ClientConfig: clientConfig } } };
  }

  /** How many clients are connected and listening now. */
  get connected(): number {
    return this.#clients().length;
  }

  /** Delivers to one of the connected clients and waits for its acknowledgement. */
  async deliver(event: Json): Promise<Attempt> {
    const at = Date.now();
    const clients = this.#clients();
    const client = clients[this.#next++ % Math.max(1, clients.length)];
    if (!client) return { at, outcome: "unreachable", ms: 0 };
    const messageId = randomUUID();
    const payload = Buffer.from(JSON.stringify(event));
    const began = performance.now();
    const answered = new Promise<Attempt>((resolve) => {
      const done = (attempt: Attempt) => {
        clearTimeout(timer);
        client.off("close", broken);
        resolve(attempt);
      };
      const ms = () => Math.round(performance.now() - began);
      const timer = setTimeout(() => done({ at, outcome: "too late", ms: ms() }), answerWithinMs);
      const broken = () => done({ at, outcome: "unreachable", ms: ms() });
      client.once("close", broken);
      this.#waiting.set(messageId, (frame) =>
        done({ at, outcome: "answered", ms: ms(), ...acknowledged(frame) }),
      );
    });
    const parts = Math.max(1, Math.ceil(payload.length / this.#options.fragmentBytes));
    for (let seq = 0; seq < parts; seq++) {
      const piece = payload.subarray(
        seq * this.#options.fragmentBytes,
        (seq + 1) * this.#options.fragmentBytes,
      );
      client.send(
        encodeFrame({
          seqId: ++this.#seq,
          logId: BigInt(`0x${randomBytes(7).toString("hex")}`),
          service: 33554678,
          method: dataMethod,
          headers: {
            type: "event",
            message_id: messageId,
            sum: String(parts),
            seq: String(seq),
            trace_id: randomUUID(),
          },
          payload: piece,
        }),
      );
    }
    const attempt = await answered;
    this.#waiting.delete(messageId);
    return attempt;
  }

  /** Acknowledgements that came after Lark had stopped waiting. */
  get lateAcks(): Frame[] {
    return this.#late;
  }

  /** Breaks every connection, as a restart on Lark's side does. */
  drop(): void {
    for (const client of this.#server.clients) client.terminate();
  }

  close(): void {
    this.drop();
    this.#server.close();
  }

  #clients(): WebSocket[] {
    return [...this.#server.clients].filter(
      (client) => client.readyState === WebSocket.OPEN && this.#listening.has(client),
    );
  }

  #receive(client: WebSocket, frame: Frame): void {
    if (frame.method === controlMethod && frame.headers.type === "ping") {
      this.pings++;
      this.#listening.add(client);
      if (this.silent) return;
      const payload = Buffer.from(JSON.stringify(this.#options.clientConfig));
      client.send(encodeFrame({ ...frame, headers: { type: "pong" }, payload }));
      return;
    }
    const waiting = this.#waiting.get(frame.headers.message_id ?? "");
    if (waiting) waiting(frame);
    else this.#late.push(frame);
  }
}

function acknowledged(frame: Frame): Pick<Attempt, "status" | "answer"> {
  const { code, data } = JSON.parse(frame.payload.toString()) as { code: number; data?: string };
  const answer = data ? JSON.parse(Buffer.from(data, "base64").toString()) : undefined;
  return { status: code, answer };
}
