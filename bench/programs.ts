/** The programs that are measured, each in a process of its own. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { startCommand } from "../test/fakes/start-command.ts";

export type Program = Readonly<{
  /** `http://127.0.0.1:port` */
  url: string;
  pid: number | undefined;
  /** Peak memory in MB; undefined where the system does not report it. */
  peakMemory(): number | undefined;
  /** Stops it as an operator would. */
  stop(): Promise<void>;
}>;

const root = fileURLToPath(new URL("..", import.meta.url));

/** What `npm start` starts, on a free port, ready for requests. @param folder of another build than this one */
export function startLoudou(env: Readonly<Record<string, string>>, folder = root): Promise<Program> {
  // As fast as it can: nobody is asked to slow down.
  const fast = { PERSON_PER_MINUTE: "9999999", COMPANY_PER_MINUTE: "9999999" };
  const { flags, file } = startCommand(folder);
  return startProgram(
    file,
    { HOST: "127.0.0.1", PORT: "0", LOG_LEVEL: "fatal", ...fast, ...env },
    { folder, flags },
  );
}

/** A program that prints "… http://127.0.0.1:port" once it listens. */
export async function startProgram(
  file: string,
  env: Readonly<Record<string, string>>,
  { folder = root, flags = ["--disable-warning=ExperimentalWarning"] } = {},
): Promise<Program> {
  const child = spawn(process.execPath, [...flags, file], {
    cwd: folder,
    // Without the developer's own configuration, or another bot would be measured.
    env: { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: "production", ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const end = () => child.kill("SIGKILL");
  process.once("exit", end);
  const stop = async () => {
    process.removeListener("exit", end);
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill("SIGTERM");
    const impatient = setTimeout(() => child.kill("SIGKILL"), 30_000);
    await ended;
    clearTimeout(impatient);
  };
  try {
    const url = await addressOf(child);
    return { url, stop, pid: child.pid, peakMemory: () => peakOf(child.pid) };
  } catch (error) {
    await stop();
    throw error;
  }
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error("it did not listen within 60 s")), 60_000);
    child.once("exit", (code) => reject(new Error(`it ended with ${code} instead of listening`)));
    const lines = createInterface({ input: child.stdout! });
    lines.on("line", (line) => {
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
      if (!found) return;
      clearTimeout(late);
      resolve(found);
    });
  });
}

function peakOf(pid: number | undefined): number | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    const kilobytes = /^VmHWM:\s*(\d+) kB$/m.exec(status)?.[1];
    return kilobytes ? Number(kilobytes) / 1024 : undefined;
  } catch {
    return undefined;
  }
}

/** CPU time of the process so far, over all threads, in milliseconds; 0 where the system does not report it. */
export function cpuMsOf(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/stat`, "utf8");
    const [user = 0, system = 0] = status
      .slice(status.lastIndexOf(")") + 2)
      .split(" ")
      .slice(11, 13)
      .map(Number);
    // The kernel counts in hundredths of a second, whatever its own tick rate (proc_pid_stat(5),
    // sysconf(_SC_CLK_TCK)).
    return (user + system) * 10;
  } catch {
    return 0;
  }
}
