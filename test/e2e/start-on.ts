/** Starts the production entry on one of the run's kinds of database, with a directory or database of its own. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DatabaseKind, emptyServerDatabase } from "../fakes/database.ts";
import { type Loudou, spawnLoudou } from "./spawn-loudou.ts";

export type RunningLoudou = {
  url: string;
  /** The current process; another one after `startsAgain`. */
  readonly loudou: Loudou;
  env: Readonly<Record<string, string>>;
  /** On the same data and address, so that the chats find it. */
  startsAgain(): Promise<Loudou>;
  /** Stops it and removes the data. */
  ends(): Promise<void>;
};

export async function startOn(
  kind: DatabaseKind,
  more: Readonly<Record<string, string>>,
  flags?: readonly string[],
): Promise<RunningLoudou> {
  const directory = await mkdtemp(join(tmpdir(), "loudou-e2e-"));
  const server = kind === "server" ? await emptyServerDatabase() : undefined;
  const env = { ...more, DATA_DIR: directory, ...(server ? { DATABASE_URL: server.url } : {}) };
  let loudou = await spawnLoudou(env, flags);
  const port = new URL(loudou.url).port;
  return {
    url: loudou.url,
    env,
    get loudou() {
      return loudou;
    },
    async startsAgain() {
      loudou = await spawnLoudou({ ...env, PORT: port }, flags);
      return loudou;
    },
    async ends() {
      await loudou.stops();
      await server?.drop();
      await rm(directory, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
