import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, existsSync, globSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import pg from "pg";
import { freePort } from "./free-port.ts";

const run = promisify(execFile);

export type PrivateCluster = Readonly<{
  url: string;
  /** As the program prints it: "postgres (PostgreSQL) 15.14". */
  version: string;
  /** Ends it, and starts it again on the same data. @param how cleanly, or as if it had been killed */
  restart(how: "fast" | "immediate"): Promise<void>;
  stop(): Promise<void>;
}>;

/**
 * Starts a PostgreSQL server for this test run, loopback only, in a temporary folder; undefined when the machine
 * has none. Not synced, for speed. Its zone is Shanghai, so that a session that forgets UTC is noticed.
 * @param place where its folder is made
 */
export async function startPrivateCluster(place = tmpdir()): Promise<PrivateCluster | undefined> {
  const programs = findPrograms();
  if (!programs) return undefined;
  const owner = await unprivileged();
  const folder = await mkdtemp(join(place, "loudou-postgres-"));
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const data = join(folder, "data");
  const cluster = [
    "-D",
    data,
    "-U",
    "postgres",
    "-A",
    "trust",
    "-E",
    "UTF8",
    "--locale",
    "C.UTF-8",
    "--no-sync",
  ];
  await run(join(programs, "initdb"), cluster, { ...owner, cwd: folder });
  const port = await freePort();
  const settings = { listen_addresses: "127.0.0.1", unix_socket_directories: folder, fsync: "off" };
  const given = { ...settings, TimeZone: "Asia/Shanghai", max_connections: "200", log_min_messages: "panic" };
  const flags = Object.entries(given).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  // The shell lives only until its input closes, however this process ends.
  const script = '"$@" & server=$!; cat >/dev/null; kill -INT $server; wait $server';
  const command = [join(programs, "postgres"), "-D", data, "-p", String(port), ...flags];
  const start = async () => {
    const started = spawn("/bin/sh", ["-c", script, "sh", ...command], {
      ...owner,
      cwd: folder,
      stdio: ["pipe", "ignore", "inherit"],
    });
    await answering(url);
    return started;
  };
  let shell = await start();
  const end = async () => {
    const ended = once(shell, "exit");
    shell.stdin.end();
    await ended;
  };
  const restart = async (how: "fast" | "immediate") => {
    const [server] = await readFile(join(data, "postmaster.pid"), "utf8").then(
      (text) => text.split("\n"),
      () => [],
    );
    // It may have ended by itself, on a full disk.
    if (server && how === "immediate") process.kill(Number(server), "SIGQUIT");
    await end();
    shell = await start();
  };
  const stop = async () => {
    await end();
    await rm(folder, { recursive: true, force: true });
  };
  const { stdout } = await run(join(programs, "postgres"), ["--version"]);
  return { url, version: stdout.trim(), restart, stop };
}

function findPrograms(): string | undefined {
  const folders = [
    ...(process.env.PATH ?? "").split(delimiter),
    ...globSync("/usr/lib/postgresql/*/bin").reverse(),
  ];
  return folders.find((folder) => existsSync(join(folder, "initdb")) && existsSync(join(folder, "postgres")));
}

/** PostgreSQL refuses to run as root; then it runs as a user that may do nothing else. */
async function unprivileged(): Promise<{ uid: number; gid: number } | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  for (const user of ["postgres", "nobody"]) {
    const found = await run("id", ["-u", user]).catch(() => undefined);
    const group = await run("id", ["-g", user]).catch(() => undefined);
    if (found && group) return { uid: Number(found.stdout), gid: Number(group.stdout) };
  }
  throw new Error("PostgreSQL does not run as root, and this machine has neither a user postgres nor nobody");
}

async function answering(url: string): Promise<void> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await sleep(50);
    } finally {
      await client.end().catch(() => {});
    }
  }
}
