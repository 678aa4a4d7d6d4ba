#!/usr/bin/env bash
# PGlite on Node: most of the memory of a start is V8 compiling ONE function,
# PostgreSQL's SQL parser, a second time. Which functions are compiled twice is
# decided when each runs for the first time, and can be changed in between.
#
# Versions: @electric-sql/pglite 0.5.8, Node 24.21.0 (V8 13.6), Linux x64.
#
# Expected: a PGlite process with a small database needs what it holds, some
#   300 MB; if compiling WebAssembly costs more for a while, then because of a
#   module of 13,000 functions, so that only a flag for all of them helps
#   (--liftoff-only: no function is ever optimised).
#
# Happens: 200 short statements suffice for V8's optimising compiler to take up
#   39 functions. All but one take at most 41 MB of working memory each. The one of
#   106,923 bytes takes 607 MB, and the process peaks at 783 MB. It is the parser:
#   its first run is the first message with a statement.
#
# For code: V8 writes into a function's first code whether it may be optimised
#   later, and compiles that code lazily, at the first call. So the flags, set
#   while one empty statement is parsed before all others and set back after it,
#   keep the parser (with its lexer and a few dozen functions beside it) in its
#   first code: everything else is optimised as before, and the peak is 270 MB.
set -euo pipefail

umask 022
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
trap 'exit 130' INT TERM HUP
cd "$dir"

npm init -y >/dev/null
npm install --no-audit --no-fund --save-exact node@24.21.0 @electric-sql/pglite@0.5.8

cat >finding.mjs <<'JS'
import { setFlagsFromString } from 'node:v8';
import { PGlite, protocol } from '@electric-sql/pglite';

const optimise = (yes) => {
  for (const flag of ['wasm-tier-up', 'wasm-dynamic-tiering']) setFlagsFromString(`--${yes ? '' : 'no-'}${flag}`);
};

class Parsed extends PGlite {
  // The method that sends the first statement.
  async _initArrayTypes(options) {
    if (process.argv[2] === 'kept') {
      optimise(false);
      this.execProtocolRawSync(protocol.serialize.parse({ text: '' }));
      optimise(true);
      this.execProtocolRawSync(protocol.serialize.sync());
    }
    return super._initArrayTypes(options);
  }
}

const db = new Parsed('data');
await db.waitReady;
for (let nth = 0; nth < 200; nth++)
  await db.exec(`SELECT ${Array.from({ length: 20 }, (_, column) => `${nth} AS c${column}`).join(', ')}`);
console.log(`peak ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
process.exit();
JS

# initdb sends statements, too: once, before.
node_modules/.bin/node -e "import('@electric-sql/pglite').then(({ PGlite }) => PGlite.create('data')).then((db) => db.close())"

# Compiled in turn with the program instead of beside it: each run compiles the same.
node_modules/.bin/node --version
for mode in plain kept; do
  node_modules/.bin/node --wasm-sync-tier-up --trace-wasm-compilation-times finding.mjs "$mode" >"$mode.txt"
done

cat >judge.mjs <<'JS'
import { readFileSync } from 'node:fs';

const read = (mode) => {
  const text = readFileSync(`${mode}.txt`, 'utf8');
  const twice = [...text.matchAll(/using TurboFan, took \d+ ms and (\d+) .*?bodysize (\d+)/g)]
    .map(([, bytes, size]) => ({ megabytes: Number(bytes) / 1e6, size: Number(size) }))
    .toSorted((one, other) => other.megabytes - one.megabytes);
  const peak = Number(/peak (\d+) MB/.exec(text)[1]);
  const [first, second] = twice;
  console.log(`${mode}: ${twice.length} functions optimised; most working memory ${first.megabytes.toFixed(0)} MB for one of ${first.size} bytes, then ${second.megabytes.toFixed(0)} MB; the process peaked at ${peak} MB`);
  return { twice, peak };
};
const check = (what, ok) => {
  console.log(`${ok ? 'as stated' : 'DIFFERENT'}: ${what}`);
  if (!ok) process.exitCode = 1;
};

const [plain, kept] = ['plain', 'kept'].map(read);
check('one function of 106,923 bytes takes more than 500 MB, no other more than 100',
  plain.twice[0].size === 106_923 && plain.twice[0].megabytes > 500 && plain.twice[1].megabytes < 100);
check('kept in its first code, it is not optimised, and no other takes more than 100 MB',
  kept.twice.every(({ size, megabytes }) => size !== 106_923 && megabytes < 100));
check('others are optimised as before', kept.twice.length > plain.twice.length / 2);
check('the peak is less than half', kept.peak * 2 < plain.peak);
JS
node judge.mjs
