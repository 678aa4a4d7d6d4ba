/**
 * A sales report taken over: parsed, checked and stored, beside the library's bare parse and a bulk load of the same rows by
 * hand; the memory that takes, and what somebody who looks at a deal meanwhile feels.
 */
import { spawnSync } from "node:child_process";
import { createReadStream, statSync } from "node:fs";
import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { streamCsvRows } from "hucre/csv";
import { streamXlsxRows } from "hucre/xlsx";
import pg from "pg";
import { Temporal } from "temporal-polyfill";
import type { OfferedFile } from "../src/chat/file.ts";
import { carryAllOn } from "../src/imports/start-imports.ts";
import { writeWorkbook } from "../src/spreadsheets/writing/write-workbook.ts";
import { dice } from "../test/fakes/dice.ts";
import { type Colleague, type Office, openOffice } from "../test/fakes/office/office.ts";
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

export async function measureImports({ emptyDatabase, sizes, figures }: Parts): Promise<void> {
  const bench = await emptyDatabase();
  const database = await bench.open();
  const folder = await mkdtemp(join(tmpdir(), "loudou-bench-"));
  const scale = bench.kind === "server" ? 1 : 10;
  try {
    const office = await openOffice(database, { fileLimit: 50 * megabyte });
    const boss = await office.joins("Boss", { role: "admin" });
    await boss.says("/deal new Quillworks $45k 12/31");
    figures.heading(`Imports on ${bench.name}`);
    const idle = percentile(await shows(boss, 300), 99);
    // The server reads the csv itself.
    await chmod(folder, 0o755);
    for (const { ending, rows, atMost, bare } of [
      { ending: "xlsx", rows: sizes.sheetRows / scale, atMost: 2, bare: bareSheet },
      { ending: "csv", rows: sizes.csvRows / scale, atMost: 1.5, bare: bareCsv },
    ]) {
      const group = `imports ${bench.kind}`;
      const name = `${ending} of ${rows} rows`;
      const path = join(folder, `sales.${ending}`);
      madeElsewhere(path, rows);
      const byHand = database.url ? await timed(() => bare(path, database.url!)) : undefined;
      const taken = await takenOver(office, boss, path);
      figures.add({
        ...{ group, name: `${name}: parsed, checked and stored`, value: taken.seconds, unit: "s" },
        note: `${taken.waits} looks at a deal meanwhile; checked after ${taken.checking.toFixed(1)} s, surveyed before it in ${taken.surveyed.toFixed(1)} s`,
      });
      if (byHand !== undefined)
        figures.add({
          ...{
            group,
            name: `${name}: against bare parse and bulk load`,
            value: taken.seconds / byHand,
            unit: "×",
          },
          ...{ note: `${byHand.toFixed(1)} s by hand`, bar: { atMost } },
        });
      figures.add({
        ...{ group, name: `${name}: memory of this process at most`, value: taken.memory, unit: "MB" },
        ...(bench.kind === "server" && { bar: { atMost: 400 } }),
      });
      figures.add({
        ...{
          group,
          name: `${name}: /deal show meanwhile, p99 against idle`,
          value: taken.p99 / idle,
          unit: "×",
        },
        ...{ note: `${taken.p99.toFixed(1)} ms against ${idle.toFixed(1)} ms` },
        ...(bench.kind === "server" && { bar: { atMost: 2 } }),
      });
    }
  } finally {
    await database.close();
    await bench.remove();
    await rm(folder, { recursive: true, force: true });
  }
}

/** From the first row that is staged to the moment from which all count; the word to go on comes at once. */
async function takenOver(office: Office, boss: Colleague, path: string) {
  await boss.sendsFiles([fromDisk(path)]);
  await boss.presses(buttonOf(boss, "sheet.show"));
  const parts = {
    database: office.database,
    now: office.now,
    log: { info() {}, warn() {}, error: console.error },
  };
  const ending = new AbortController();
  let memory = 0;
  const latencies: number[] = [];
  const watch = setInterval(() => {
    memory = Math.max(memory, process.memoryUsage.rss() / megabyte);
  }, 50);
  const looking = (async () => {
    while (!ending.signal.aborted) {
      latencies.push(...(await shows(boss, 1)));
      await wait(20);
    }
  })();
  // Once more surveyed, as for the card: what the reading leaves open has to be asked before.
  const pressed = performance.now();
  await boss.presses(buttonOf(boss, "import.begin"));
  const began = performance.now();
  await carryAllOn(parts, ending.signal);
  const checked = performance.now();
  const { id } = await office.database.prisma.import.findFirstOrThrow({ orderBy: { createdAt: "desc" } });
  await boss.presses({ action: "import.go", values: { id, twice: "each" } });
  await carryAllOn(parts, ending.signal);
  const seconds = (performance.now() - began) / 1000;
  ending.abort();
  clearInterval(watch);
  await looking;
  const { state } = await office.database.prisma.import.findUniqueOrThrow({ where: { id } });
  if (state !== "done") throw new Error(`The import is ${state}`);
  return {
    seconds,
    memory,
    surveyed: (began - pressed) / 1000,
    checking: (checked - began) / 1000,
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

async function shows(boss: Colleague, count: number): Promise<number[]> {
  const took: number[] = [];
  for (let nth = 0; nth < count; nth++) {
    const began = performance.now();
    await boss.says("/deal show #1");
    took.push(performance.now() - began);
  }
  return took;
}

/** Never whole in memory, as a chat sends it. */
function fromDisk(path: string): OfferedFile {
  const name = basename(path);
  return { name, open: async () => ({ name, size: statSync(path).size, pieces: createReadStream(path) }) };
}

/** By another process, so that the memory of this one is the import's. */
function madeElsewhere(path: string, rows: number): void {
  const made = spawnSync(process.execPath, [fileURLToPath(import.meta.url), path, String(rows)], {
    stdio: "inherit",
  });
  if (made.status !== 0) throw new Error(`${path} could not be made`);
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

/** Kept, and found by line and by customer, as what is measured beside it. */
const bareTable = `
  DROP TABLE IF EXISTS bare;
  CREATE TABLE bare ("nth" bigserial PRIMARY KEY, "day" date, "customer" text, "product" text, "amount" numeric);
  CREATE INDEX ON bare ("customer", "nth")`;

/** What the library gives, and the same rows in statements of five thousand. */
async function bareSheet(path: string, url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(bareTable);
  let batch: (readonly unknown[])[] = [];
  const put = async () => {
    const column = (at: number) => batch.map((row) => row[at]);
    await client.query(
      `INSERT INTO bare ("day", "customer", "product", "amount")
       SELECT * FROM unnest($1::date[], $2::text[], $3::text[], $4::numeric[])`,
      [0, 1, 2, 3].map(column),
    );
    batch = [];
  };
  for await (const { index, values } of streamXlsxRows(new Uint8Array(await readFile(path)), { sheet: 0 })) {
    if (index > 0) batch.push(values);
    if (batch.length === 5_000) await put();
  }
  await put();
  await client.end();
}

/** What the library gives, and the file by COPY. */
async function bareCsv(path: string, url: string): Promise<void> {
  let cells = 0;
  for (const row of streamCsvRows(await readFile(path, "utf8"), { delimiter: "," })) cells += row.length;
  if (cells === 0) throw new Error("Nothing was read");
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(bareTable);
  await client.query("SET statement_timeout = 0");
  await client.query(
    `COPY bare ("day", "customer", "product", "amount") FROM '${path}' WITH (FORMAT csv, HEADER)`,
  );
  await client.end();
}

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [path = "", rows = "0"] = process.argv.slice(2);
  const lines = linesOf(Number(rows));
  await writeFile(path, path.endsWith(".csv") ? text(lines) : await workbook(lines), { mode: 0o644 });
}
