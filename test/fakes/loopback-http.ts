import { createServer, type IncomingHttpHeaders, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** One request, read to its end. */
export type Received = Readonly<{
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: Buffer;
}>;

/** Objects are sent as JSON; "reset" breaks the connection without an answer. */
export type Answer = { status?: number; headers?: Record<string, string>; body?: unknown } | "reset";

export type LoopbackServer = Readonly<{
  /** `http://127.0.0.1:port`, without a slash at the end. */
  url: string;
  port: number;
  server: Server;
  close(): Promise<void>;
}>;

/** An HTTP server on 127.0.0.1 for one handler; `port` 0 takes a free one. */
export async function listenOnLoopback(
  handle: (received: Received) => Promise<Answer> | Answer,
  port = 0,
): Promise<LoopbackServer> {
  const server = createServer(async (request, response) => {
    let answer: Answer;
    try {
      answer = await handle(await read(request));
    } catch (error) {
      answer = {
        status: 500,
        body: { fake_peer_failed: String(error instanceof Error ? error.stack : error) },
      };
    }
    if (answer === "reset") {
      request.socket.resetAndDestroy();
      return;
    }
    const { status = 200, headers = {}, body } = answer;
    const raw = typeof body === "string" || Buffer.isBuffer(body) || body === undefined;
    const type: Record<string, string> = raw ? {} : { "content-type": "application/json; charset=utf-8" };
    response.writeHead(status, { ...type, ...headers });
    response.end(raw ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const taken = (server.address() as AddressInfo).port;
  return {
    url: `http://127.0.0.1:${taken}`,
    port: taken,
    server,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function read(request: IncomingMessage): Promise<Received> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const url = new URL(request.url ?? "/", "http://127.0.0.1");
  return {
    method: request.method ?? "GET",
    path: url.pathname,
    query: url.searchParams,
    headers: request.headers,
    body: Buffer.concat(chunks),
  };
}
