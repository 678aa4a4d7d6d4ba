#!/usr/bin/env bash
# Prisma's driver adapters keep the last hundred statements in memory with all
# their values, although no debug log was asked for.
#
# Versions: @prisma/driver-adapter-utils 7.10.0, pglite-prisma-adapter 0.7.2,
#   @electric-sql/pglite 0.5.8, Node 24.21.0. (@prisma/adapter-pg 7.10.0 hands its
#   statements to the same function.)
#
# Expected: without DEBUG, a statement that is done and that nobody refers to is
#   cleared away with its values.
#
# Happens: the adapter tells each statement to a function that writes a log if one
#   was asked for, and that function keeps what it was told the last hundred times
#   in any case. After 100 statements with a text of 1 MB each, 100 MB stay after
#   full collections; they go as 100 others follow.
#
# For code: what is kept is the statement's own object, as it was handed over. Whoever
#   calls the adapter can take the values out of it once it is done: 0 MB stay.
#   Else long values and what people were promised to have deleted stay for a while.
set -euo pipefail

umask 022
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
trap 'exit 130' INT TERM HUP
cd "$dir"

npm init -y >/dev/null
npm install --no-audit --no-fund --save-exact --legacy-peer-deps node@24.21.0 @electric-sql/pglite@0.5.8 \
  pglite-prisma-adapter@0.7.2 @prisma/driver-adapter-utils@7.10.0

cat >finding.mjs <<'JS'
import { PGlite } from "@electric-sql/pglite";
import { PrismaPGlite } from "pglite-prisma-adapter";

const adapter = await new PrismaPGlite(await PGlite.create()).connect();
const asText = [{ scalarType: "unknown", arity: "scalar" }];

/** @param after what is done with the statement that was handed over */
async function hundred(letters, after = () => {}) {
  for (let nth = 0; nth < 100; nth += 1) {
    // Bytes of its own each time, outside of what the parser of SQL remembers.
    const statement = { sql: "SELECT length($1::text)", args: [Buffer.alloc(letters, 97).toString("latin1")], argTypes: asText };
    await adapter.queryRaw(statement);
    after(statement);
  }
}

async function megabytes() {
  for (let nth = 0; nth < 3; nth += 1) {
    gc();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 2 ** 20;
}

await hundred(1);
const before = await megabytes();
const since = async () => Math.round((await megabytes()) - before);
await hundred(2 ** 20);
const kept = await since();
await hundred(1);
const passed = await since();
await hundred(2 ** 20, (statement) => {
  statement.args = [];
});
const emptied = await since();

const check = (what, ok) => {
  console.log(`${ok ? "as stated" : "DIFFERENT"}: ${what}`);
  if (!ok) process.exitCode = 1;
};
check(`100 statements of 1 MB each, long done, keep ${kept} MB`, kept > 90);
check(`after 100 small ones more they keep ${passed} MB`, passed < 10);
check(`with their values taken out once they are done they keep ${emptied} MB`, emptied < 10);
JS

node_modules/.bin/node --version
env -u DEBUG node_modules/.bin/node --expose-gc finding.mjs
