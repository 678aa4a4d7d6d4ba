/** `/deal show` and `/deal note` over signed HTTP, beside the hand-written bot and Bolt alone. */
import type { BenchDatabase } from "./databases.ts";
import { type Command, callers, commands, dealLoad, isDealCard } from "./deal-commands.ts";
import type { Figure, Figures } from "./figures.ts";
import type { Latencies } from "./latencies.ts";
import type { Load, Target } from "./load.ts";
import type { Sizes } from "./options.ts";
import { type Program, startLoudou, startProgram } from "./programs.ts";
import type { Company } from "./seed-company.ts";
import type { SlackSide } from "./slack-commands.ts";

export type CommandsParts = Readonly<{
  database: BenchDatabase;
  company: Company;
  slack: SlackSide;
  /** The settings that connect Loudou to that Slack. */
  slackEnv: Readonly<Record<string, string>>;
  sizes: Sizes;
  figures: Figures;
}>;

const perSecond = 100;
/** Target for the 99th percentile at the fixed rate, in milliseconds. */
const barAtRate = { server: 25, embedded: 400 } as const;

type Measured = Record<Command, Latencies>;
type Starter = () => Promise<Program>;

export async function measureCommands(parts: CommandsParts): Promise<void> {
  const { database, figures, company } = parts;
  figures.heading(`Commands over signed Slack HTTP on ${database.name}, ${company.deals} deals`);
  if (company.deals < 100_000)
    console.log("  (quick: too short and too small for these numbers to mean much)");
  const loudou = () => startLoudou({ ...parts.slackEnv, ...database.env });
  const env = { SLACK_SIGNING_SECRET: parts.slack.secret, ...database.env };
  const byHand = () => startProgram("bench/baseline/bolt-by-hand.ts", env);
  const bare = () => startProgram("bench/baseline/bolt-bare.ts", env);

  await measureAtRate(parts, "Loudou", loudou, "show");
  await measureAtRate(parts, "Loudou", loudou, "show", { byName: true });
  const before = await countNotes(database);
  const slow = await measureAtRate(parts, "Loudou", loudou, "note");
  const ours = await saturate(parts, loudou, isDealCard);
  await judgeNotes(parts, before, slow, ours.note);
  // What this machine can do at that rate right now.
  for (const command of commands) await measureAtRate(parts, "Bolt by hand", byHand, command);
  const theirs = await saturate(parts, byHand, isDealCard);
  const least = await saturate(parts, bare, isAcknowledged);

  for (const command of commands) {
    const all = { Loudou: ours[command], "Bolt by hand": theirs[command], "bare Bolt": least[command] };
    const name = `/deal ${command}, ${callers} callers at once`;
    const group = `commands ${database.kind}`;
    for (const [who, { perSecond: value, p50, p99, max }] of Object.entries(all)) {
      const note = `p50 ${p50.toFixed(1)}, p99 ${p99.toFixed(1)}, longest ${Math.round(max)} ms`;
      figures.add({ group, name: `${name}: ${who}`, value, unit: "/s", note });
    }
    const add = (what: string, value: number, bar?: Figure["bar"]) =>
      figures.add({ group, name: `${name}: ${what}`, value, unit: "×", bar });
    const [mine, hand] = [ours[command], theirs[command]];
    add("throughput against by hand", mine.perSecond / hand.perSecond, {
      atLeast: database.kind === "server" ? 1 : 0.4,
    });
    add("p99 against by hand", mine.p99 / hand.p99, { atMost: 3 });
    add("throughput against bare Bolt", mine.perSecond / least[command].perSecond);
  }
  if (ours.memory > 0)
    figures.add({
      group: `commands ${database.kind}`,
      name: "Most memory Loudou held",
      value: ours.memory,
      unit: "MB",
    });
}

/** A separate process for each: the backlog of one must not burden the next. */
async function measureAtRate(
  parts: CommandsParts,
  who: "Loudou" | "Bolt by hand",
  start: Starter,
  command: Command,
  { byName = false }: { byName?: boolean } = {},
): Promise<Latencies> {
  const { database, figures, sizes } = parts;
  const program = await start();
  try {
    const load = dealLoad(parts, program, command, { byName });
    // Warmed up by few callers who wait for their answers, so that a cold process has no backlog when
    // measuring begins.
    const warm = await load.saturated(10, sizes.warmUpSeconds);
    const measured = await load.atRate(perSecond, sizes.fixedSeconds);
    const name = `${command}${byName ? " by customer's name" : ""} at ${perSecond}/s: ${who}`;
    finish(parts, name, load, measured);
    figures.add({
      group: `commands ${database.kind}`,
      name: `/deal ${name}, p99`,
      value: measured.p99,
      unit: "ms",
      bar: who === "Loudou" ? { atMost: barAtRate[database.kind] } : undefined,
      note: `p50 ${measured.p50.toFixed(1)}, longest ${Math.round(measured.max)} ms`,
    });
    return { ...measured, count: warm.count + measured.count, failed: warm.failed + measured.failed };
  } finally {
    await program.stop();
  }
}

async function saturate(
  parts: CommandsParts,
  start: Starter,
  isRight: Target["isRight"],
): Promise<Measured & { memory: number }> {
  let memory = 0;
  const one = async (command: Command): Promise<Latencies> => {
    const program = await start();
    try {
      const load = dealLoad(parts, program, command, { isRight });
      const warm = await load.saturated(callers, parts.sizes.warmUpSeconds);
      const measured = await load.saturated(callers, parts.sizes.saturatedSeconds);
      finish(parts, `${command}, saturated`, load, measured);
      memory = Math.max(memory, program.peakMemory() ?? 0);
      return { ...measured, count: warm.count + measured.count, failed: warm.failed + measured.failed };
    } finally {
      await program.stop();
    }
  };
  return { show: await one("show"), note: await one("note"), memory };
}

/** Every note whose card came back must be there; one that was answered late may be there, but never twice. */
async function judgeNotes(
  { database, figures }: CommandsParts,
  before: number,
  ...sent: readonly Latencies[]
): Promise<void> {
  const written = (await countNotes(database)) - before;
  const asked = sent.reduce((sum, { count }) => sum + count, 0);
  const acknowledged = sent.reduce((sum, { count, failed }) => sum + count - failed, 0);
  const value = Math.max(0, acknowledged - written) + Math.max(0, written - asked);
  const note = `${acknowledged} acknowledged, ${written} written`;
  figures.add({
    group: `commands ${database.kind}`,
    name: "Notes acknowledged and not written, or written twice",
    value,
    unit: "",
    bar: { atMost: 0 },
    note,
  });
}

const isAcknowledged = (status: number): boolean => status === 200;

/** A wrong answer, or one that only says it will take longer, is reported: its timing is meaningless. */
function finish({ figures, database }: CommandsParts, name: string, load: Load, measured: Latencies): void {
  load.close();
  if (measured.failed === 0) return;
  figures.add({
    group: `commands ${database.kind}`,
    name: `/deal ${name}, not answered in time`,
    value: measured.failed,
    unit: "",
    bar: { atMost: 0 },
    note: `of ${measured.count}; the first wrong one: ${load.firstWrong?.slice(0, 120)}`,
  });
}

async function countNotes(database: BenchDatabase): Promise<number> {
  const opened = await database.open();
  try {
    return await opened.prisma.event.count({ where: { kind: "note" } });
  } finally {
    await opened.close();
  }
}
