/** Ten minutes on a small machine: the memory of all processes together, and what a command costs beside full speed. */
import { readdirSync, readFileSync } from "node:fs";
import { Person } from "../test/fakes/conversation/person.ts";
import { SlackClient } from "../test/fakes/conversation/slack-conversation.ts";
import { eventually } from "../test/fakes/eventually.ts";
import type { SlackMessage } from "../test/fakes/slack/screen.ts";
import type { Slack } from "../test/fakes/slack/slack-peer.ts";
import type { BenchDatabase } from "./databases.ts";
import { dealLoad, lineLoad, otherLines } from "./deal-commands.ts";
import type { Figures } from "./figures.ts";
import { cpuMsOf, type Program, startLoudou } from "./programs.ts";
import { type Company, seedCompany } from "./seed-company.ts";
import type { SlackSide } from "./slack-commands.ts";

export type SmallParts = Readonly<{
  makeDatabase: () => Promise<BenchDatabase>;
  company: Company;
  slack: SlackSide;
  slackEnv: Readonly<Record<string, string>>;
  peer: Slack;
  minutes: number;
  figures: Figures;
}>;

/** Megabytes, and what a command may cost of a full-speed one's processor time. */
const [mostMemory, mostCpu] = [450, 2];
/** Before it is measured what a command costs, and while it is. */
const [warmUp, measured] = [300, 600];
const lookEveryMs = 100;
/** For what a busy machine sends late, in milliseconds. */
const patience = 120_000;

export async function measureSmall(parts: SmallParts): Promise<void> {
  const { makeDatabase, company, slackEnv, figures, minutes, peer } = parts;
  const database = await makeDatabase();
  if (database.kind === "server") return database.remove();
  figures.heading(`A small machine for ${minutes} minutes, on ${database.name}, ${company.deals} deals`);
  try {
    const opened = await database.open();
    await seedCompany(opened, company).finally(() => opened.close());
    const start = async (small: "0" | "1") => {
      const program = await startLoudou({ ...slackEnv, ...database.env, SMALL_MACHINE: small });
      peer.sendsTo(`${program.url}/slack/events`);
      return program;
    };
    const small = await start("1");
    const watch = watchMemory(small.pid);
    let cpu: number;
    try {
      await liveThrough(parts, small);
      cpu = await cpuPerCommand(parts, small);
    } finally {
      watch.ends();
      await small.stop();
    }
    const full = await start("0");
    const atFullSpeed = await cpuPerCommand(parts, full).finally(() => full.stop());
    const { most, last, processes } = watch.found;
    figures.add({
      ...{ group: "small", name: "Most memory of all processes together", value: most, unit: "MB" },
      ...{ bar: { atMost: mostMemory }, note: `${processes} at most; ${Math.round(last)} MB at the end` },
    });
    figures.add({
      ...{ group: "small", name: "CPU a command against full speed", value: cpu / atFullSpeed, unit: "×" },
      ...{ bar: { atMost: mostCpu }, note: `${cpu.toFixed(2)} against ${atFullSpeed.toFixed(2)} ms` },
    });
  } finally {
    await database.remove();
  }
}

/** Everybody's lines all the time; once each a nudge to all, a digest to all who lead, and every minute a picture. */
async function liveThrough(parts: SmallParts, program: Program): Promise<void> {
  const { peer, minutes } = parts;
  const until = performance.now() + minutes * 60_000;
  // What is compiled by then is answered in the time that Slack has.
  await someLines(parts, program);
  await sendNow(peer, "nudge");
  await sendNow(peer, "digest");
  while (performance.now() < until) {
    const pictures = peer.messages.filter(hasPicture).length;
    await peer.user("president").says("/funnel");
    await eventually("the picture", () => peer.messages.filter(hasPicture).length > pictures, patience);
    const minute = performance.now() + 60_000;
    while (performance.now() < Math.min(minute, until)) await someLines(parts, program);
  }
}

/** Also what comes later than the chat waits for, which is then said so. */
const isRight = (status: number): boolean => status === 200;

async function someLines(parts: SmallParts, program: Program): Promise<void> {
  const loads = [
    dealLoad(parts, program, "show", { isRight }),
    dealLoad(parts, program, "note", { isRight }),
    ...Object.values(otherLines).map((line) => lineLoad(parts, program, line)),
  ];
  for (const load of loads) await load.times(10, 2).finally(() => load.close());
}

/** As a manager does: a line, a look at who will get it, a press. */
async function sendNow(peer: Slack, what: "nudge" | "digest"): Promise<void> {
  const boss = new Person(new SlackClient(peer, peer.user("president")));
  await boss.says(`/deal run ${what}`);
  await boss.clicks("立即发送", { on: await boss.sees.card(/将发给/, { within: patience }) });
  await boss.sees.notice(/已发给 \d+ 人/, { within: patience });
}

/** Milliseconds. */
async function cpuPerCommand(parts: SmallParts, program: Program): Promise<number> {
  const load = dealLoad(parts, program, "show", { isRight });
  try {
    await load.times(warmUp);
    const before = cpuMsOf(program.pid);
    await load.times(measured);
    return (cpuMsOf(program.pid) - before) / measured;
  } finally {
    load.close();
  }
}

/** Of a program and all that it has started, as the system reports what each holds. In megabytes. */
function watchMemory(pid: number | undefined) {
  const found = { most: 0, last: 0, processes: 0 };
  const looking = setInterval(() => {
    const all = withChildren(String(pid));
    found.last = all.reduce((sum, one) => sum + heldBy(one), 0);
    found.most = Math.max(found.most, found.last);
    found.processes = Math.max(found.processes, all.length);
  }, lookEveryMs);
  return {
    found,
    ends() {
      clearInterval(looking);
      // What it held for a moment between two looks.
      found.most = Math.max(found.most, megabytesIn(String(pid), "VmHWM"));
    },
  };
}

function withChildren(pid: string): string[] {
  const parents = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map((name) => [name, parentOf(name)] as const);
  const found = [pid];
  for (const one of found)
    found.push(...parents.filter(([, parent]) => parent === one).map(([name]) => name));
  return found;
}

const parentOf = (pid: string): string | undefined => /^PPid:\s+(\d+)$/m.exec(statusOf(pid))?.[1];
const heldBy = (pid: string): number => megabytesIn(pid, "VmRSS");
const megabytesIn = (pid: string, field: "VmRSS" | "VmHWM"): number =>
  Number(new RegExp(`^${field}:\\s+(\\d+) kB$`, "m").exec(statusOf(pid))?.[1] ?? 0) / 1024;

/** "" of one that has ended. */
function statusOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/status`, "utf8");
  } catch {
    return "";
  }
}

const hasPicture = ({ blocks }: SlackMessage): boolean => blocks.some((block) => block.type === "image");
