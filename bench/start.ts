/** From the command to the first page: on a new data directory, and again on the same one. */

import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "../test/fakes/free-port.ts";
import type { BenchDatabase } from "./databases.ts";
import type { Figures } from "./figures.ts";
import type { Build } from "./former-build.ts";
import { median } from "./latencies.ts";
import type { Sizes } from "./options.ts";
import { startLoudou, startProgram } from "./programs.ts";

/** Time limit of a start, in milliseconds. */
const longest = 60_000;

type Parts = Readonly<{ emptyDatabase: () => Promise<BenchDatabase>; sizes: Sizes; figures: Figures }>;

export async function measureStart({ emptyDatabase, sizes, figures }: Parts): Promise<void> {
  const cold: number[] = [];
  const warm: number[] = [];
  let [kind, memory] = ["", 0];
  for (let nth = 0; nth < sizes.repeats; nth++) {
    const database = await emptyDatabase();
    if (nth === 0) figures.heading(`Start to first page, with the sample company, on ${database.name}`);
    kind = database.kind;
    try {
      cold.push((await startToPage(database.env)).seconds);
      const again = await startToPage(database.env);
      warm.push(again.seconds);
      memory = again.memory;
    } finally {
      await database.remove();
    }
  }
  const bare = await bareStart(sizes.repeats);
  const group = `start ${kind}`;
  const spread = (all: readonly number[]) =>
    `median of ${all.length}, ${Math.min(...all).toFixed(2)} to ${Math.max(...all).toFixed(2)} s`;
  figures.add({
    group,
    name: "Cold start to first page",
    value: median(cold),
    unit: "s",
    note: spread(cold),
  });
  figures.add({
    group,
    name: "Warm start to first page",
    value: median(warm),
    unit: "s",
    bar: { atMost: 2 },
    note: spread(warm),
  });
  figures.add({ group, name: "Bare Bolt: start to listening", value: bare, unit: "s" });
  figures.add({ group, name: "Warm start against bare Bolt", value: median(warm) / bare, unit: "×" });
  if (memory) figures.add({ group, name: "Most memory held after a warm start", value: memory, unit: "MB" });
}

/** Warm starts of a former build and of another one in turn, each on a database of its own. */
export async function measureStartAgainst(
  [then, now]: readonly [Build, Build],
  { emptyDatabase, sizes, figures }: Parts,
): Promise<void> {
  const sides = await Promise.all(
    [then, now].map(async ({ folder }) => ({
      ...{ folder, database: await emptyDatabase() },
      ...{ seconds: [] as number[], memory: [] as number[] },
    })),
  );
  const [former, present] = sides as [(typeof sides)[number], (typeof sides)[number]];
  try {
    figures.heading(`Warm start to first page against ${then.name} on ${present.database.name}`);
    // The first one of each makes its database; a second one finds the machine as the other left it.
    for (let nth = 0; nth <= 2 * sizes.repeats; nth++)
      for (const side of nth % 2 === 0 ? sides : sides.toReversed()) {
        const { seconds, memory } = await startToPage(side.database.env, side.folder);
        if (nth === 0) continue;
        side.seconds.push(seconds);
        side.memory.push(memory);
      }
  } finally {
    for (const { database } of sides) await database.remove();
  }
  for (const { name, of, unit } of [
    { name: "Warm start to first page", of: "seconds", unit: "s" },
    { name: "Most memory held after it", of: "memory", unit: "MB" },
  ] as const) {
    const [before, after] = [median(former[of]), median(present[of])];
    figures.add({
      ...{ group: `start against ${present.database.kind}`, name, value: after / before, unit: "×" },
      ...{ bar: { atMost: 1 }, note: `${after.toFixed(2)} against ${before.toFixed(2)} ${unit}` },
    });
  }
}

/** @param folder of another build than this one */
async function startToPage(
  env: Readonly<Record<string, string>>,
  folder?: string,
): Promise<{ seconds: number; memory: number }> {
  const port = await freePort();
  const began = performance.now();
  const starting = startLoudou({ ...env, PORT: String(port) }, folder);
  let failed: unknown;
  starting.catch((error) => {
    failed = error;
  });
  while (!failed && !(await hasPage(`http://127.0.0.1:${port}/`))) {
    if (performance.now() - began > longest) throw new Error("no page came");
    await sleep(5);
  }
  const seconds = (performance.now() - began) / 1000;
  const loudou = await starting;
  const memory = loudou.peakMemory() ?? 0;
  await loudou.stop();
  return { seconds, memory };
}

/** As a new browser does: it gets a cookie, and comes back with it. */
async function hasPage(url: string, cookie = ""): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(10_000);
    const response = await fetch(url, { signal, redirect: "manual", headers: cookie ? { cookie } : {} });
    const page = await response.text();
    const given = response.headers.getSetCookie()[0]?.split(";")[0];
    if (response.status === 303 && given && !cookie) return await hasPage(url, given);
    return response.status === 200 && page.includes("</html>");
  } catch {
    return false;
  }
}

async function bareStart(repeats: number): Promise<number> {
  const times: number[] = [];
  for (let nth = 0; nth < repeats; nth++) {
    const began = performance.now();
    const bolt = await startProgram("bench/baseline/bolt-bare.ts", { SLACK_SIGNING_SECRET: "none-at-all" });
    times.push((performance.now() - began) / 1000);
    await bolt.stop();
  }
  return median(times);
}
