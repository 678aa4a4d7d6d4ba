/**
 * A replica as a process of its own that a test can stop in the middle, as a paused container or a swapping host
 * does.
 */
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { ReplicaSettings } from "./replica-process.ts";
import { shortLived } from "./short-lived.ts";

const program = fileURLToPath(new URL("./replica-process.ts", import.meta.url));
const run = promisify(execFile);

export type FreezableReplica = Readonly<{
  /** What it has printed so far, a line each: "ready", "sends", "stopped", and "warned: …" for each line of its log. */
  lines: readonly string[];
  /** Waits until it has printed this. */
  said(line: string): Promise<void>;
  /** Begins to send. */
  sends(): Promise<void>;
  /** SIGSTOP; resolves once none of its threads runs any more. */
  freezes(): Promise<void>;
  /** SIGCONT. */
  wakes(): void;
  /** Lets it finish what it has in hand, and ends it. */
  stops(): Promise<void>;
  kill(): void;
}>;

/** Starts test/fakes/replica-process.ts and waits until it is ready to send. */
export async function freezableReplica(settings: ReplicaSettings): Promise<FreezableReplica> {
  const child: ChildProcess = spawn(process.execPath, [...shortLived, program, JSON.stringify(settings)], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const lines: string[] = [];
  const output = createInterface({ input: child.stdout! });
  output.on("line", (line) => lines.push(line));
  const ended = once(output, "close");
  const said = async (line: string) => {
    while (!lines.includes(line)) {
      const more = await Promise.race([once(output, "line"), ended.then(() => "ended")]);
      if (more === "ended" && !lines.includes(line)) throw new Error(`it ended and never said ${line}`);
    }
  };
  const told = async (order: string, answer: string) => {
    child.stdin!.write(`${order}\n`);
    await said(answer);
  };
  await said("ready");
  return {
    lines,
    said,
    sends: () => told("send", "sends"),
    async freezes() {
      child.kill("SIGSTOP");
      const state = async () => (await run("ps", ["-o", "state=", "-p", String(child.pid)])).stdout.trim();
      while (!(await state()).startsWith("T")) await wait(5);
    },
    wakes: () => void child.kill("SIGCONT"),
    async stops() {
      await told("stop", "stopped");
      await ended;
    },
    kill: () => void child.kill("SIGKILL"),
  };
}
