#!/usr/bin/env bash
# A stream of a workbook's rows is read to its end, whether or not its rows are taken.
#
# Version: hucre 1.0.0, Node 24.21.0.
#
# Expected: `for await (const row of streamXlsxRows(bytes))` reads as far as rows are taken, as
#   an async generator does; who waits for a database between two rows holds a few of them.
#
# Happens: with the first row the parser sets off, and puts rows into a queue without a bound.
#   One row of 100,000 is taken, then nothing for a while: the rest of the sheet is parsed
#   meanwhile, and some 20 MB of rows lie in the heap (of a csv, by streamCsvRows, none).
#
# For code: read in a thread of its own, and let that thread stand still (Atomics.wait) until
#   more rows are wanted.
set -euo pipefail

umask 022
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
trap 'exit 130' INT TERM HUP
cd "$dir"

npm init -y >/dev/null
npm install --no-audit --no-fund --save-exact hucre@1.0.0 node@24.21.0

cat >finding.mjs <<'JS'
import { setTimeout as wait } from "node:timers/promises";
import { streamCsvRows } from "hucre/csv";
import { streamXlsxRows, writeXlsx } from "hucre/xlsx";

const count = 100_000;
const rows = Array.from({ length: count }, (_, nth) => [`Customer ${nth}`, `Product ${nth % 7}`, nth / 4]);
const workbook = await writeXlsx({ sheets: [{ name: "sales", rows }] });
const text = rows.map((row) => row.join(",")).join("\n");
rows.length = 0;

const megabytes = () => {
  gc();
  return process.memoryUsage().heapUsed / 2 ** 20;
};

/** What is held once one row was taken and no more was asked for; and how much work was done meanwhile. */
async function held(stream) {
  const before = megabytes();
  const iterator = stream[Symbol.asyncIterator]?.() ?? stream[Symbol.iterator]();
  await iterator.next();
  const begun = process.cpuUsage();
  // Until nothing is done any more.
  for (let worked = Infinity, last = begun.user; worked > 20_000; ) {
    await wait(500);
    const { user } = process.cpuUsage();
    [worked, last] = [user - last, user];
  }
  const { user } = process.cpuUsage(begun);
  const result = { held: Math.round(megabytes() - before), seconds: user / 1e6 };
  let left = 0;
  for (let step = await iterator.next(); !step.done; step = await iterator.next()) {
    left += 1;
    if (left === 1_000) break;
  }
  await iterator.return?.();
  return { ...result, left };
}

const csv = await held(streamCsvRows(text));
const xlsx = await held(streamXlsxRows(workbook));
const isAsStated = csv.held < 5 && xlsx.held > 10 && csv.left === 1_000 && xlsx.left === 1_000;
console.log(
  `${isAsStated ? "as stated" : "DIFFERENT"}: after one row, and no more asked for: xlsx holds ${xlsx.held} MB after ` +
    `${xlsx.seconds.toFixed(1)} s of work, csv ${csv.held} MB after ${csv.seconds.toFixed(1)} s`,
);
if (!isAsStated) process.exitCode = 1;
JS

node_modules/.bin/node --expose-gc finding.mjs
