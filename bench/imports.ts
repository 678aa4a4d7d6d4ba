/**
 * A sales report taken over: parsed, checked and stored, beside the library's bare parse and a bulk load of the same rows by
 * hand; the memory that takes, and what somebody who looks at a deal meanwhile feels.
 */
import { spawnSync } from "node:child_process";
import { createReadStream, statSync } from "node:fs";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { Temporal } from "temporal-polyfill";
import type { OfferedFile } from "../src/chat/file.ts";
import { carryAllOn } from "../src/imports/start-imports.ts";
import { writeWorkbook } from "../src/spreadsheets/writing/write-workbook.ts";
import { dice } from "../test/fakes/dice.ts";
import { type Colleague, type Office, openOffice } from "../test/fakes/office/office.ts";
import { type BotImport, importByBot, type When } from "./bot-imports.ts";
import { companyNames } from "./company-names.ts";
import type { BenchDatabase } from "./databases.ts";
import type { Figures } from "./figures.ts";
import { percentile } from "./latencies.ts";
import type { Sizes } from "./options.ts";

type Parts = Readonly<{
  emptyDatabase: () => Promise<BenchDatabase>;
  sizes: Sizes;
  figures: Figures;
}>;

type Line = Readonly<{ day: string; customer: string; product: string; amount: number }>;

const products = ["OA", "CRM", "ERP", "MES"];
const buyers = 5_000;
const megabyte = 2 ** 20;
/** Ten a second, of a company of which one imports; in milliseconds. */
const betweenLooks = 100;

export async function measureImports({ emptyDatabase, sizes, figures }: Parts): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "loudou-bench-"));
  // The server reads the csv itself.
  await chmod(folder, 0o755);
  try {
    const { kind, name: server } = await withEmpty(emptyDatabase, async (database) => database);
    figures.heading(`Imports on ${server}`);
    const scale = kind === "server" ? 1 : 10;
    for (const { ending, rows, ...bounds } of [
      // What takes two seconds takes a quarter more or less the next time. A workbook that was just shown is not parsed again.
      { ending: "xlsx", rows: sizes.sheetRows / scale, rounds: 5, atMost: 2, when: "later" },
      { ending: "csv", rows: sizes.csvRows / scale, rounds: 1, atMost: 1.5, when: "soon" },
    ] as const) {
      const path = join(folder, `sales.${ending}`);
      madeElsewhere(path, rows);
      const of = { group: `imports ${kind}`, name: `${ending} of ${rows} rows`, emptyDatabase, figures };
      if (kind === "server") {
        await addBot(path, of, bounds);
        if (bounds.when === "later") await addAtOnce(path, of);
      }
      await addOffice(path, { ...of, isServer: kind === "server" });
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

type Of = Omit<Parts, "sizes"> & Readonly<Record<"group" | "name", string>>;

/** In a process of its own, as people meet it, by turns with what is done by hand; parsed, checked and stored after the presses. */
async function addBot(
  path: string,
  { emptyDatabase, figures, group, name }: Of,
  { rounds, atMost, when }: Readonly<{ rounds: number; atMost: number; when: When }>,
): Promise<void> {
  const all: Both[] = [];
  while (all.length < rounds) all.push(await byTurns(path, emptyDatabase, when));
  const ratio = ({ checking, applying, byHand }: Both) => (checking + applying) / byHand;
  const { checking, applying, byHand, ...middle } = all.toSorted((a, b) => ratio(a) - ratio(b))[rounds >> 1]!;
  const one = rounds > 1 ? `the middle one of ${rounds}: ` : "";
  const note = `${one}checked after ${checking.toFixed(1)} s, stored after ${applying.toFixed(1)} s more`;
  figures.add({
    group,
    name: `${name}: parsed, checked and stored`,
    value: checking + applying,
    unit: "s",
    note,
  });
  figures.add({
    ...{
      group,
      name: `${name}: against bare parse and bulk load`,
      value: (checking + applying) / byHand,
      unit: "×",
    },
    ...{ note: `${one}${byHand.toFixed(1)} s by hand`, bar: { atMost } },
  });
  const { idle, most = 0 } = middle;
  if (idle === undefined) return;
  figures.add({
    ...{ group, name: `${name}: memory of the bot at most`, value: most, unit: "MB" },
    note: `VmHWM of a bot on Slack, with the image's setting of malloc; ${idle.toFixed(0)} MB before it`,
    bar: { atMost: 400 },
  });
}

/** The same table imported as soon as it is shown: what people wait for then, and with the reading that showed it. */
async function addAtOnce(path: string, { emptyDatabase, figures, group, name }: Of): Promise<void> {
  const { showing, checking, applying, byHand } = await byTurns(path, emptyDatabase, "soon");
  const pressed = checking + applying;
  const add = (what: string, seconds: number, note: string) =>
    figures.add({
      group,
      name: `${name}: ${what}, against the same`,
      value: seconds / byHand,
      unit: "×",
      note,
    });
  add("imported as soon as it is shown", pressed, `${pressed.toFixed(1)} s after the press`);
  add("shown and then imported", showing + pressed, `shown after ${showing.toFixed(1)} s`);
}

type Both = BotImport & Readonly<{ byHand: number }>;

async function byTurns(path: string, emptyDatabase: Of["emptyDatabase"], when: When): Promise<Both> {
  const byHand = await withEmpty(emptyDatabase, async ({ env }) => loadedByHand(path, env.DATABASE_URL!));
  return { ...(await withEmpty(emptyDatabase, (database) => importByBot(path, database, when))), byHand };
}

async function withEmpty<Result>(
  emptyDatabase: Parts["emptyDatabase"],
  work: (database: BenchDatabase) => Promise<Result>,
): Promise<Result> {
  const database = await emptyDatabase();
  try {
    return await work(database);
  } finally {
    await database.remove();
  }
}

/** In this process: what others feel; on the embedded database, which no other process may open, also how long it takes. */
async function addOffice(
  path: string,
  { emptyDatabase, figures, group, name, isServer }: Of & Readonly<{ isServer: boolean }>,
): Promise<void> {
  const bench = await emptyDatabase();
  const database = await bench.open();
  try {
    const office = await openOffice(database, { fileLimit: 50 * megabyte });
    const boss = await office.joins("Boss", { role: "admin" });
    await boss.says("/deal new Quillworks $45k 12/31");
    let idleLooks = 150;
    const idle = percentile(await looks(boss, () => idleLooks-- > 0), 99);
    const { seconds, before, memory, begun, p99, waits } = await takenOver(office, boss, path);
    if (!isServer) {
      const note = `begun in ${begun.toFixed(2)} s`;
      figures.add({ group, name: `${name}: parsed, checked and stored`, value: seconds, unit: "s", note });
      figures.add({
        ...{ group, name: `${name}: memory of this process at most`, value: memory, unit: "MB" },
        note: `${before.toFixed(0)} MB before it`,
      });
    }
    figures.add({
      ...{ group, name: `${name}: /deal show meanwhile, p99 against idle`, value: p99 / idle, unit: "×" },
      note: `${p99.toFixed(1)} ms against ${idle.toFixed(1)} ms; ${waits} looks at a deal`,
      ...(isServer && { bar: { atMost: 2 } }),
    });
  } finally {
    await database.close();
    await bench.remove();
  }
}

/** From the first row that is staged to the moment from which all count; the word to go on comes at once. */
async function takenOver(office: Office, boss: Colleague, path: string) {
  const before = process.memoryUsage.rss() / megabyte;
  await boss.sendsFiles([fromDisk(path)]);
  await boss.presses(buttonOf(boss, "sheet.show"));
  const parts = {
    database: office.database,
    now: office.now,
    log: { info() {}, warn() {}, error: console.error },
  };
  const ending = new AbortController();
  let memory = 0;
  const watch = setInterval(() => {
    memory = Math.max(memory, process.memoryUsage.rss() / megabyte);
  }, 50);
  const looking = looks(boss, () => !ending.signal.aborted);
  const pressed = performance.now();
  await boss.presses(buttonOf(boss, "import.begin"));
  const began = performance.now();
  await carryAllOn(parts, ending.signal);
  const { id } = await office.database.prisma.import.findFirstOrThrow({ orderBy: { createdAt: "desc" } });
  await boss.presses({ action: "import.go", values: { id, twice: "each" } });
  await carryAllOn(parts, ending.signal);
  const seconds = (performance.now() - began) / 1000;
  ending.abort();
  clearInterval(watch);
  const latencies = await looking;
  const { state } = await office.database.prisma.import.findUniqueOrThrow({ where: { id } });
  if (state !== "done") throw new Error(`The import is ${state}`);
  return {
    seconds,
    ...{ before, memory },
    begun: (began - pressed) / 1000,
    p99: percentile(latencies, 99),
    waits: latencies.length,
  };
}

function buttonOf(person: Colleague, action: string) {
  const blocks = person.card!.blocks.flatMap((block) => (block.type === "actions" ? block.buttons : []));
  const found = blocks.find((button) => button.action === action);
  if (!found) throw new Error(`No button for ${action}`);
  return found;
}

/** In the same rhythm beside an import and without one. @returns milliseconds each */
async function looks(boss: Colleague, goesOn: () => boolean): Promise<number[]> {
  const took: number[] = [];
  while (goesOn()) {
    const began = performance.now();
    await boss.says("/deal show #1");
    took.push(performance.now() - began);
    await wait(betweenLooks);
  }
  return took;
}

/** Never whole in memory, as a chat sends it. */
function fromDisk(path: string): OfferedFile {
  const name = basename(path);
  return { name, open: async () => ({ name, size: statSync(path).size, pieces: createReadStream(path) }) };
}

function madeElsewhere(path: string, rows: number): void {
  elsewhere(fileURLToPath(import.meta.url), path, String(rows));
}

/** @returns seconds */
const loadedByHand = (path: string, url: string): number =>
  Number(elsewhere(fileURLToPath(new URL("./load-by-hand.ts", import.meta.url)), path, url));

/** By another process, so that the memory of this one is the import's. @returns what it prints */
function elsewhere(...program: readonly string[]): string {
  const { status, stdout } = spawnSync(process.execPath, program, {
    ...{ stdio: ["ignore", "pipe", "inherit"], encoding: "utf8" },
  });
  if (status !== 0) throw new Error(`${program.join(" ")} has failed`);
  return stdout;
}

function linesOf(count: number): Line[] {
  const { below, pick } = dice(11);
  const names = companyNames(buyers);
  const first = Temporal.PlainDate.from("2025-01-01");
  return Array.from({ length: count }, () => ({
    day: first.add({ days: below(360) }).toString(),
    customer: pick(names),
    product: pick(products),
    amount: below(10_000_000) / 100,
  }));
}

const heads = ["日期", "客户", "产品", "金额"];

const text = (lines: readonly Line[]): string =>
  [
    heads.join(","),
    ...lines.map(({ day, customer, product, amount }) => `${day},"${customer}",${product},${amount}`),
  ].join("\n");

async function workbook(lines: readonly Line[]): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  const columns = heads.map((label, nth) => ({
    label,
    type: (["day", "text", "text", "number"] as const)[nth]!,
  }));
  const rows = lines.map(({ day, customer, product, amount }) => [
    ...[Temporal.PlainDate.from(day), customer, product, amount],
  ]);
  for await (const piece of writeWorkbook([{ name: "sales", columns, rows }], "zh")) pieces.push(piece);
  return Buffer.concat(pieces);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [path = "", rows = "0"] = process.argv.slice(2);
  const lines = linesOf(Number(rows));
  await writeFile(path, path.endsWith(".csv") ? text(lines) : await workbook(lines), { mode: 0o644 });
}
