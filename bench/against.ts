/**
 * `--against COMMIT`: a former build and the present one in turn, under the same load, each on databases of its
 * own.
 */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { BenchDatabase } from "./databases.ts";
import { type Command, callers, commands, dealLoad, lineLoad, otherLines } from "./deal-commands.ts";
import type { Figures } from "./figures.ts";
import { type Build, checkOut, presentBuild } from "./former-build.ts";
import type { Load } from "./load.ts";
import type { Sizes } from "./options.ts";
import { cpuMsOf, type Program, startLoudou } from "./programs.ts";
import { measureReading } from "./reading.ts";
import type { Company } from "./seed-company.ts";
import type { SlackSide } from "./slack-commands.ts";
import { measureStartAgainst } from "./start.ts";
import { countStatements } from "./statement-counter.ts";

export type AgainstParts = Readonly<{
  commit: string;
  /** Only commands with this in their name, `reading` or `start`; all when missing. */
  lines: string | undefined;
  company: Company;
  slack: SlackSide;
  slackEnv: Readonly<Record<string, string>>;
  sizes: Sizes;
  figures: Figures;
  makeDatabase: () => Promise<BenchDatabase>;
}>;

/** Answers over which statements are counted; the cost of a command does not depend on how many. */
const countedAnswers = 200;

type Round = Readonly<{ perSecond: number; cpuMs: number; p50: number }>;
type Side = Readonly<{ build: Build; database: BenchDatabase; rounds: Record<Command, Round[]> }>;

/** Ratios are medians of `sizes.repeats` rounds, in which the builds alternate. */
export async function measureAgainst(parts: AgainstParts): Promise<void> {
  const { figures, sizes, commit, lines = "" } = parts;
  const measured = commands.filter((command) => `/deal ${command}`.includes(lines));
  const { build: former, remove } = await checkOut(commit);
  const sides: Side[] = [];
  try {
    if ("reading".includes(lines)) await measureReading(former, presentBuild, sizes.repeats, figures);
    if ("start".includes(lines))
      await measureStartAgainst([former, presentBuild], { ...parts, emptyDatabase: parts.makeDatabase });
    if (measured.length === 0 && !Object.keys(otherLines).some((name) => name.includes(lines))) return;
    for (const build of [former, presentBuild]) sides.push(await seeded(parts, build));
    const [then, now] = sides as [Side, Side];
    figures.heading(
      `Commands against ${former.name} on ${now.database.name}, ${parts.company.deals} deals, ${callers} callers at once, as ${parts.company.reps} people`,
    );
    for (let round = 0; round < sizes.repeats; round++) {
      // The second build finds the machine as the first left it, so they swap the order.
      for (const side of round % 2 === 0 ? sides : sides.toReversed())
        for (const command of measured) side.rounds[command].push(await measure(parts, side, command));
    }
    for (const command of measured) {
      const statements = await Promise.all(sides.map((side) => statementsOf(parts, side, command)));
      report(parts, command, then, now, statements);
    }
    await measureOthers(parts, then, now);
  } finally {
    for (const { database } of sides) await database.remove();
    await remove();
  }
}

/** A database created by the build itself, with the same company in it, written in that build's own tables. */
async function seeded({ company, makeDatabase }: AgainstParts, build: Build): Promise<Side> {
  const database = await makeDatabase();
  const own = (file: string) => import(pathToFileURL(join(build.folder, file)).href);
  const { openDatabase }: typeof import("../src/database/open-database.ts") = await own(
    "src/database/open-database.ts",
  );
  const { seedCompany }: typeof import("./seed-company.ts") = await own("bench/seed-company.ts");
  const { DATABASE_URL: url, DATA_DIR: dataDir = "" } = database.env;
  const opened = await openDatabase({ url, dataDir });
  await seedCompany(opened, company).finally(() => opened.close());
  return { build, database, rounds: { show: [], note: [] } };
}

const start = ({ slackEnv }: AgainstParts, { build, database }: Side, more = {}): Promise<Program> =>
  startLoudou({ ...slackEnv, ...database.env, ...more }, build.folder);

async function measure(parts: AgainstParts, side: Side, command: Command): Promise<Round> {
  const program = await start(parts, side);
  const load = dealLoad(parts, program, command);
  try {
    return await roundOf(program, load, callers, parts.sizes);
  } finally {
    await program.stop();
  }
}

/** @throws Error with the first wrong answer */
async function roundOf(
  program: Program,
  load: Load,
  atOnce: number,
  { warmUpSeconds, saturatedSeconds }: Pick<Sizes, "warmUpSeconds" | "saturatedSeconds">,
): Promise<Round> {
  try {
    await load.saturated(atOnce, warmUpSeconds);
    const before = cpuMsOf(program.pid);
    const { count, failed, perSecond, p50 } = await load.saturated(atOnce, saturatedSeconds);
    if (failed > 0) throw new Error(`not the right answer: ${load.firstWrong}`);
    return { perSecond, p50, cpuMs: (cpuMsOf(program.pid) - before) / count };
  } finally {
    load.close();
  }
}

/**
 * Commands that people use less often: a single caller, so that each answer is timed alone. The builds alternate
 * as above; each line counts by the median of the rounds' medians.
 */
async function measureOthers(parts: AgainstParts, then: Side, now: Side): Promise<void> {
  const { figures, sizes, lines = "" } = parts;
  const others = Object.entries(otherLines).filter(([name]) => name.includes(lines));
  const found = new Map<string, [Round[], Round[]]>();
  const shorter = {
    warmUpSeconds: sizes.warmUpSeconds / 2,
    saturatedSeconds: sizes.saturatedSeconds / 3,
  };
  for (let round = 0; round < sizes.repeats; round++) {
    const sides = [then, now].map((side, nth) => ({ side, nth }));
    for (const { side, nth } of round % 2 === 0 ? sides : sides.toReversed()) {
      const program = await start(parts, side);
      try {
        for (const [name, line] of others) {
          const rounds = found.get(name) ?? [[], []];
          rounds[nth]!.push(await roundOf(program, lineLoad(parts, program, line), 1, shorter));
          found.set(name, rounds);
        }
      } finally {
        await program.stop();
      }
    }
  }
  const group = `against ${now.database.kind}`;
  for (const [name, [before, after]] of found) {
    const ratio = (what: "p50" | "cpuMs") =>
      median(after.map((round) => round[what])) / median(before.map((round) => round[what]));
    const note = `CPU ${ratio("cpuMs").toFixed(2)}×; ${median(after.map(({ p50 }) => p50)).toFixed(1)} ms`;
    figures.add({
      group,
      name: `${name}, one after another: time against ${then.build.name}`,
      value: ratio("p50"),
      unit: "×",
      bar: { atMost: 1.05 },
      note,
    });
  }
}

/** Few callers, so that statements of the schedule and the queue stay negligible. */
async function statementsOf(parts: AgainstParts, side: Side, command: Command): Promise<number | undefined> {
  const { DATABASE_URL: url } = side.database.env;
  if (!url) return undefined;
  const counter = await countStatements(url);
  const program = await start(parts, side, { DATABASE_URL: counter.url });
  const load = dealLoad(parts, program, command);
  try {
    await load.times(20);
    const before = counter.count();
    await load.times(countedAnswers);
    return (counter.count() - before) / countedAnswers;
  } finally {
    load.close();
    await program.stop();
    await counter.close();
  }
}

function report(
  { figures }: AgainstParts,
  command: Command,
  then: Side,
  now: Side,
  [before, after]: (number | undefined)[],
): void {
  const group = `against ${now.database.kind}`;
  const of = (side: Side, what: keyof Round) => median(side.rounds[command].map((round) => round[what]));
  const add = (name: string, value: number, unit: "ms" | "/s" | "×" | "", note?: string) =>
    figures.add({ group, name: `/deal ${command}: ${name}`, value, unit, note });
  for (const side of [then, now]) {
    add(
      `throughput, ${side.build.name}`,
      of(side, "perSecond"),
      "/s",
      `p50 ${of(side, "p50").toFixed(1)} ms`,
    );
    add(`CPU a command, ${side.build.name}`, of(side, "cpuMs"), "ms");
  }
  add(`throughput against ${then.build.name}`, of(now, "perSecond") / of(then, "perSecond"), "×");
  add(`CPU against ${then.build.name}`, of(now, "cpuMs") / of(then, "cpuMs"), "×");
  if (before !== undefined && after !== undefined)
    add("statements a command", after, "", `${then.build.name}: ${before.toFixed(2)}`);
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
