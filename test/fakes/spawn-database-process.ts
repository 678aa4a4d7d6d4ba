import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { shortLived } from "./short-lived.ts";

export const PROGRAM = fileURLToPath(new URL("./database-process.ts", import.meta.url));

export type DatabaseProcess = Readonly<{
  pid: number;
  /** Its output so far. */
  lines: string[];
  /** Its standard error so far. */
  errors(): string;
  /** The first line that starts like this, past or future; undefined when the process ends without it. */
  said(start: string): Promise<string | undefined>;
  /** Kills it as a power cut would: no handler runs. */
  kill(): Promise<void>;
  /** Stops it as a debugger or a suspended container does, until it is resumed. */
  pause(): Promise<void>;
  goOn(): void;
  ended: Promise<unknown>;
  /** null when a signal ended it. */
  exitCode: Promise<number | null>;
}>;

/** As in a container of its own: it sees no process of ours, and is number 1 (unshare(1)). */
const APART = ["unshare", "--pid", "--fork", "--mount-proc", "--kill-child"];

/** Whether this user may start a process in its own pid namespace. */
export const canStartApart = (): boolean => spawnSync(APART[0]!, [...APART.slice(1), "true"]).status === 0;

/** Starts test/fakes/database-process.ts; `apart` in another pid namespace. */
export function spawnDatabaseProcess(
  task:
    | ("lock" | "open" | "write" | "writeAtLength" | "countSyncs" | "countFirstSyncs" | "breakDisk")
    | ("freezeInTransaction" | "freezeInAnswer" | "freezeInMigration" | "migrateFolder"),
  directoryOrUrl: string,
  { apart = false, folder }: { apart?: boolean; folder?: string } = {},
): DatabaseProcess {
  const [program = "", ...args] = [
    ...(apart ? APART : []),
    process.execPath,
    ...shortLived,
    PROGRAM,
    task,
    directoryOrUrl,
    ...(folder ? [folder] : []),
  ];
  const child: ChildProcess = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"] });
  let errors = "";
  child.stderr!.on("data", (chunk: Buffer) => {
    errors += chunk;
  });
  const lines: string[] = [];
  const output = createInterface({ input: child.stdout! });
  output.on("line", (line) => lines.push(line));
  const ended = once(output, "close");
  const said = (start: string) =>
    new Promise<string | undefined>((resolve) => {
      const look = () => lines.find((line) => line.startsWith(start));
      const found = look();
      if (found) return resolve(found);
      output.on("line", (line) => line.startsWith(start) && resolve(line));
      ended.then(() => resolve(look()));
    });
  const kill = async () => {
    child.kill("SIGKILL");
    await ended;
  };
  const pause = async () => {
    child.kill("SIGSTOP");
    await stopped(child.pid!);
  };
  const goOn = () => void child.kill("SIGCONT");
  const exitCode = once(child, "close").then(([code]) => code as number | null);
  return { pid: child.pid!, lines, errors: () => errors, said, kill, pause, goOn, ended, exitCode };
}

/** The kernel stops a process's threads one by one, and reports when all are stopped (proc_pid_stat(5)). */
async function stopped(pid: number): Promise<void> {
  for (;;) {
    const status = await readFile(`/proc/${pid}/stat`, "utf8");
    const state = status.slice(status.lastIndexOf(")") + 2)[0];
    if (state === "T") return;
    if (state === "Z") throw new Error("It has ended before it could be stopped");
    await sleep(10);
  }
}
