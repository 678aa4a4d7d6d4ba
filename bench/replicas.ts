/** What a second replica costs, and what it brings: the same commands at one, and shared by two. */
import { cpus } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import type { CommandsParts } from "./commands.ts";
import { type Command, callers, commands, dealLoad, isDealCard } from "./deal-commands.ts";
import { median } from "./latencies.ts";
import { cpuMsOf, type Program, startLoudou } from "./programs.ts";

/**
 * So many commands a round and process: enough that what a process does by itself counts little. As many for each of the two as for
 * the one: a process gets cheaper over ten thousand commands, as V8 compiles ever more for it, and one that does twice as many would
 * be ahead.
 */
const aRound = 1_000;
/** Of each process before the first: what V8 compiles meanwhile, each replica compiles for itself, and once. */
const warmUp = 5_000;
/** Callers of each process, so that it is as busy as the one: what arrives together costs less. */
const waiting = 4;
const mostCpu = 1.1;
/** When a process has nothing left to do: by its share of a processor, over so many milliseconds; looked at so often. */
const idle = 0.04;
const betweenLooks = 500;
const mostLooks = 20;
const leastThroughput = 1.8;
/** Each replica needs two, the database and the callers the rest. */
const coresForThroughput = 8;
const cores = cpus().length;
const hasCores = cores >= coresForThroughput;

export async function measureReplicas(parts: CommandsParts): Promise<void> {
  const { database, figures, sizes } = parts;
  if (database.kind !== "server") return;
  figures.heading(`Two replicas beside one on ${database.name}`);
  const start = () => startLoudou({ ...parts.slackEnv, ...database.env });
  const [one, ...two] = [await start(), await start(), await start()];
  try {
    for (const command of commands) {
      const alone: number[] = [];
      const shared: number[] = [];
      for (const program of [one, ...two]) await run(parts, command, program, warmUp);
      // They take turns, so that a busy moment of the machine hits both.
      for (let round = 0; round < sizes.repeats; round++) {
        alone.push(await cpuPerCommand(parts, command, [one]));
        shared.push(await cpuPerCommand(parts, command, two));
      }
      const name = `/deal ${command}`;
      figures.add({
        group: "replicas",
        name: `${name}: CPU a command at two replicas against one`,
        value: median(shared) / median(alone),
        unit: "×",
        bar: { atMost: mostCpu },
        note: `${median(shared).toFixed(2)} against ${median(alone).toFixed(2)} ms, ${hasCores ? "at once" : "by turns"}`,
      });
    }
    await measureThroughput(parts, one, two);
  } finally {
    for (const program of [one, ...two]) await program.stop();
  }
}

/**
 * The same for each of them: at once where there are cores for it, else by turns. Two programs, their callers and the database on two cores
 * slow each other down, as any others would, and a millisecond of a processor is worth less.
 * @returns milliseconds of all their processors, each
 */
async function cpuPerCommand(
  parts: CommandsParts,
  command: Command,
  programs: readonly Program[],
): Promise<number> {
  const before = spentBy(programs);
  if (hasCores) await Promise.all(programs.map((program) => run(parts, command, program, aRound)));
  else for (const program of programs) await run(parts, command, program, aRound);
  await settled(programs);
  return (spentBy(programs) - before) / (aRound * programs.length);
}

const spentBy = (programs: readonly Program[]): number =>
  programs.reduce((sum, { pid }) => sum + cpuMsOf(pid), 0);

/**
 * What commands leave to be done, messages and garbage, is theirs as well. By turns the one that came first does it within the
 * measure anyway, so that without this the last one's, and that of one alone, would be missing.
 */
async function settled(programs: readonly Program[]): Promise<void> {
  for (let looks = 0, before = spentBy(programs); looks < mostLooks; looks++) {
    await sleep(betweenLooks);
    const now = spentBy(programs);
    if (now - before < programs.length * idle * betweenLooks) return;
    before = now;
  }
}

async function run(parts: CommandsParts, command: Command, program: Program, count: number): Promise<void> {
  const load = dealLoad(parts, program, command, { isRight: isDealCard });
  await load.times(count, waiting).finally(() => load.close());
}

async function measureThroughput(parts: CommandsParts, one: Program, two: readonly Program[]): Promise<void> {
  const { figures, sizes } = parts;
  if (!hasCores) {
    console.log(
      `  Throughput of two replicas is not measured: this machine has ${cores} cores, and ${coresForThroughput} are needed`,
    );
    return;
  }
  const perSecond = async (programs: readonly Program[]) => {
    const all = programs.map(async (program) => {
      const load = dealLoad(parts, program, "show", { isRight: isDealCard });
      const measured = await load.saturated(callers, sizes.saturatedSeconds).finally(() => load.close());
      return measured.perSecond;
    });
    return (await Promise.all(all)).reduce((sum, each) => sum + each, 0);
  };
  const alone = await perSecond([one]);
  const shared = await perSecond(two);
  figures.add({
    group: "replicas",
    name: "/deal show: throughput of two replicas against one",
    value: shared / alone,
    unit: "×",
    bar: { atLeast: leastThroughput },
    note: `${Math.round(shared)} against ${Math.round(alone)} a second`,
  });
}
