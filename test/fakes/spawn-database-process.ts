import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const PROGRAM = fileURLToPath(new URL("./database-process.ts", import.meta.url));

export interface DatabaseProcess {
  pid: number;
  /** What it has said so far. */
  lines: string[];
  /** The first line that starts like this, said already or to come; undefined when the process ends without it. */
  said(start: string): Promise<string | undefined>;
  /** Ends it as a power cut would: no handler runs. */
  kill(): Promise<void>;
  ended: Promise<unknown>;
}

/** Starts test/fakes/database-process.ts. */
export function spawnDatabaseProcess(
  task: "lock" | "open" | "write" | "countSyncs" | "countFirstSyncs" | "breakDisk",
  directory: string,
): DatabaseProcess {
  const child: ChildProcess = spawn(process.execPath, [PROGRAM, task, directory], {
    stdio: ["ignore", "pipe", "inherit"],
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
  return { pid: child.pid!, lines, said, kill, ended };
}
