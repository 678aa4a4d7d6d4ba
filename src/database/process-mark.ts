import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";
import { z } from "zod";

/** The 9th bit of a set of signals (signal(7)). */
const SIGKILL_PENDING = 1n << 8n;
/** The kernel's flag of a task that ends (include/linux/sched.h). */
const PF_EXITING = 0x4;

/** Identifies a process even after its PID has been reused. */
const ProcessMark = z.object({
  pid: z.number().int().positive(),
  host: z.string(),
  /** Within which processes are numbered: a container has its own, also when it shares the host's name; null as below. */
  space: z.string().nullable(),
  /** Boot and start of the process; null where the system does not tell (only Linux does). */
  born: z.string().nullable(),
  /** Whether it holds the kernel's lock as well; version 0.1 did not. */
  kernelLock: z.boolean().default(false),
});
export type ProcessMark = z.infer<typeof ProcessMark>;

/**
 * This process's mark: by its start time and pid namespace it is told from a later process with the same
 * number.
 */
export function currentProcess(): Omit<ProcessMark, "kernelLock"> {
  const born = status("self")?.born ?? null;
  return { pid: process.pid, host: hostname(), space: numberSpace(), born };
}

/** Reads a mark's text; undefined when it is not whole. */
export function parseMark(text: string): ProcessMark | undefined {
  try {
    return ProcessMark.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** Whether the process of a mark still runs; "unknown" when it cannot be seen from here. A stopped one is alive. */
export function judge({ pid, host, space, born }: ProcessMark): "alive" | "gone" | "unknown" {
  // There, the same PID is a different process.
  if (host !== hostname() || space !== numberSpace()) return "unknown";
  if (!exists(pid)) return "gone";
  const now = status(pid);
  // A zombie has ended; it exists until its parent asks how, which some never do.
  if (now && ["Z", "X"].includes(now.state)) return "gone";
  if (born === null || !now) return "unknown";
  return born === now.born ? "alive" : "gone";
}

/**
 * Whether the process of a mark has been killed. It continues to exist, and to hold what it holds, until it got
 * the CPU time to end and its memory is freed: seconds on a busy machine.
 */
export function isEnding(mark: ProcessMark): boolean {
  const seen = judge(mark);
  if (seen !== "alive") return seen === "gone";
  const now = status(mark.pid);
  return now === undefined || now.exiting || isKilled(mark.pid);
}

/** Whether the process of a mark was started on the kernel that runs now, in whatever container. */
export function isOfThisKernel({ host, born }: ProcessMark): boolean {
  const boot = bootId();
  return boot === null || born === null ? host === hostname() : born.startsWith(`${boot}/`);
}

function exists(pid: number): boolean {
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

function bootId(): string | null {
  try {
    return readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  } catch {
    return null;
  }
}

/** Whether SIGKILL is on its way to it (proc_pid_status(5)). */
function isKilled(pid: number): boolean {
  try {
    const pending = /^SigPnd:\s*([0-9a-f]+)$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? "0";
    return (BigInt(`0x${pending}`) & SIGKILL_PENDING) !== 0n;
  } catch {
    return true;
  }
}

type Status = Readonly<{
  state: string;
  born: string | null;
  exiting: boolean;
}>;

/** What Linux tells about a process (proc_pid_stat(5)). */
function status(pid: number | "self"): Status | undefined {
  try {
    // "pid (name) state …": the name may hold spaces and brackets. The flags are the 7th field after it, the start time the 20th.
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    const boot = bootId();
    return {
      state: fields[0] ?? "",
      born: boot && `${boot}/${fields[19]}`,
      exiting: (Number(fields[6]) & PF_EXITING) !== 0,
    };
  } catch {
    return undefined;
  }
}
