import { readFileSync, readlinkSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { hostname } from "node:os";
import { z } from "zod";

/** What tells one process from all others, also after its number was given to another one. */
const ProcessMark = z.object({
  pid: z.number().int().positive(),
  host: z.string(),
  /** Within which processes are numbered: a container has its own, also when it shares the host's name; null as below. */
  space: z.string().nullable(),
  /** Boot and start of the process; null where the system does not tell (only Linux does). */
  born: z.string().nullable(),
});
export type ProcessMark = z.infer<typeof ProcessMark>;

export function currentProcess(): ProcessMark {
  return { pid: process.pid, host: hostname(), space: numberSpace(), born: birth(process.pid) };
}

/** Reads a mark; undefined when there is none or it is not whole. */
export async function readMark(path: string): Promise<ProcessMark | undefined> {
  try {
    return ProcessMark.parse(JSON.parse(await readFile(path, "utf8")));
  } catch {
    return undefined;
  }
}

/** Whether the process of a mark still runs; "unknown" when it cannot be seen from here. */
export function judge({ pid, host, space, born }: ProcessMark): "alive" | "gone" | "unknown" {
  // The same number there is somebody else.
  if (host !== hostname() || space !== numberSpace()) return "unknown";
  if (!isRunning(pid)) return "gone";
  const bornNow = birth(pid);
  if (born === null || bornNow === null) return "unknown";
  return born === bornNow ? "alive" : "gone";
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's process answers EPERM: it exists.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function numberSpace(): string | null {
  try {
    return readlinkSync("/proc/self/ns/pid");
  } catch {
    return null;
  }
}

function birth(pid: number): string | null {
  try {
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    // "pid (name) state …": the name may hold spaces and brackets; the start time is the 20th field after it.
    const status = readFileSync(`/proc/${pid}/stat`, "utf8");
    const start = status.slice(status.lastIndexOf(")") + 2).split(" ")[19];
    return `${boot}/${start}`;
  } catch {
    return null;
  }
}
