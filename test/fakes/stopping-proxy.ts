/** A way to a PostgreSQL server that stops in the middle: after so many bytes nothing passes any more, and somebody is told. */
import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

export type StoppingProxy = Readonly<{
  /** The same database, by this way. */
  url: string;
  /** Bytes that went this way since the last call, both directions together. */
  passed(): number;
  /** From now on so many bytes pass. @returns when they have */
  stopsAfter(bytes: number): Promise<void>;
  /** Whoever is on the way is cut off, and from now on everything passes. */
  opens(): void;
  close(): void;
}>;

/** @param url of a server on loopback, without encryption */
export async function stoppingProxy(url: string): Promise<StoppingProxy> {
  const server = new URL(url);
  const sockets = new Set<Socket>();
  let passed = 0;
  let left = Infinity;
  let reached = () => {};
  const forward = (from: Socket, to: Socket) =>
    from.on("data", (chunk: Buffer) => {
      const through = chunk.subarray(0, Math.max(0, Math.min(chunk.length, left)));
      passed += through.length;
      left -= chunk.length;
      if (through.length > 0) to.write(through);
      if (left <= 0) reached();
    });
  const way = createServer((client) => {
    const upstream = connect(Number(server.port || 5432), server.hostname);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.setNoDelay(true);
      const end = () => {
        client.destroy();
        upstream.destroy();
      };
      socket.on("error", end).on("close", end);
    }
    forward(client, upstream);
    forward(upstream, client);
  });
  way.listen(0, "127.0.0.1");
  await once(way, "listening");
  const there = new URL(url);
  there.hostname = "127.0.0.1";
  there.port = String((way.address() as AddressInfo).port);
  const cut = () => {
    for (const socket of sockets) socket.destroy();
    sockets.clear();
  };
  return {
    url: there.href,
    passed() {
      const sum = passed;
      passed = 0;
      return sum;
    },
    stopsAfter(bytes) {
      left = bytes;
      return new Promise((resolve) => {
        reached = resolve;
      });
    },
    opens() {
      cut();
      left = Infinity;
      reached = () => {};
    },
    close() {
      cut();
      way.close();
    },
  };
}
