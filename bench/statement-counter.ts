/** Sits between a program and its PostgreSQL server, and counts statements. */
import { once } from "node:events";
import { type AddressInfo, connect, createServer } from "node:net";

/** PostgreSQL's protocol: a simple query, and the execution of a prepared one. */
const asking = new Set(["Q".charCodeAt(0), "E".charCodeAt(0)]);

export type StatementCounter = Readonly<{
  /** The same database, through the counter. */
  url: string;
  /** Statements so far, BEGIN and COMMIT included. */
  count(): number;
  close(): Promise<void>;
}>;

/** @param url of a server on loopback, without encryption */
export async function countStatements(url: string): Promise<StatementCounter> {
  const server = new URL(url);
  let counted = 0;
  const through = createServer((client) => {
    const upstream = connect(Number(server.port || 5432), server.hostname);
    for (const socket of [client, upstream]) {
      socket.setNoDelay(true);
      socket.on("error", () => {
        client.destroy();
        upstream.destroy();
      });
    }
    const count = messageReader((type) => {
      if (asking.has(type)) counted += 1;
    });
    client.on("data", count);
    client.pipe(upstream);
    upstream.pipe(client);
  });
  through.listen(0, "127.0.0.1");
  await once(through, "listening");
  const counting = new URL(url);
  counting.hostname = "127.0.0.1";
  counting.port = String((through.address() as AddressInfo).port);
  return {
    url: counting.href,
    count: () => counted,
    close: async () => {
      through.close();
    },
  };
}

/** Calls back with the type of each message in a client's stream. The first message, the startup one, has no type. */
function messageReader(onMessage: (type: number) => void): (chunk: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  let started = false;
  return (chunk) => {
    rest = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    for (;;) {
      const head = started ? 1 : 0;
      if (rest.length < head + 4) return;
      const length = head + rest.readInt32BE(head);
      if (rest.length < length) return;
      if (started) onMessage(rest[0]!);
      started = true;
      rest = rest.subarray(length);
    }
  };
}
