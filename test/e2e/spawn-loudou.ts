/** The production entry as a process of its own, started as an operator starts it. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { bareEnvironment, shortLived } from "../fakes/short-lived.ts";

export const entry = fileURLToPath(new URL("../../scripts/start.mjs", import.meta.url));

export type Loudou = Readonly<{
  /** As it printed it. */
  url: string;
  process: ChildProcess;
  /** Everything it has printed so far. */
  output(): string;
  /** Its log lines of level error and above. */
  errors(): string[];
  /** SIGTERM, and the exit code. */
  stops(): Promise<number | null>;
  /** SIGKILL. */
  dies(): Promise<void>;
}>;

/**
 * @param env on top of a clean environment: none of the machine's own settings reach it
 * @param flags of Node
 * @throws with its output when it ends before it has printed its address
 */
export async function spawnLoudou(
  env: Readonly<Record<string, string>>,
  flags: readonly string[] = shortLived,
): Promise<Loudou> {
  const child = spawn(process.execPath, [...flags, entry], {
    env: { ...bareEnvironment, HOST: "127.0.0.1", PORT: "0", LOG_LEVEL: "info", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const ended = once(child, "exit");
  const url = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      output += chunk.toString();
      const said = /running at (http:\S+)/.exec(output);
      if (said?.[1]) resolve(said[1]);
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.once("exit", (code) => reject(new Error(`Loudou ended with ${code}:\n${output}`)));
  });
  return {
    url,
    process: child,
    output: () => output,
    errors: () => output.split("\n").filter((line) => /^\{"level":[56]0/.test(line)),
    async stops() {
      child.kill("SIGTERM");
      await ended;
      return child.exitCode;
    },
    async dies() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}
