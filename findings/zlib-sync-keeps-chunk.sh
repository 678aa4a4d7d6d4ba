#!/usr/bin/env bash
# What zlib's synchronous functions give out holds a whole chunk in memory, however short it is.
#
# Version: Node 24.21.0.
#
# Expected: brotliCompressSync and deflateRawSync give out bytes that take as much memory as
#   they are long, as Buffer.concat of their pieces would.
#
# Happens: what fits into one chunk (chunkSize, 16 KB by default) is given out as a part of
#   that chunk: a thousand packed texts of 43 to 66 bytes hold 16 MB. A copy by Buffer.from
#   holds more, 21 MB: short copies are parts of a shared slab of 64 KB, of which zlib's next
#   chunks take the rest.
#
# For code: new Uint8Array(packed) before it is kept, which is as long as what is in it.
set -euo pipefail

umask 022
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
trap 'exit 130' INT TERM HUP
cd "$dir"

npm init -y >/dev/null
npm install --no-audit --no-fund --save-exact node@24.21.0

cat >finding.mjs <<'JS'
import { brotliCompressSync, deflateRawSync } from "node:zlib";

const text = Buffer.from("2026-09-30,Quillworks,CRM,5000.00\n".repeat(100));

async function megabytes() {
  for (let nth = 0; nth < 5; nth += 1) {
    gc();
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return process.memoryUsage().arrayBuffers / 2 ** 20;
}

async function held(pack) {
  const before = await megabytes();
  const packed = Array.from({ length: 1_000 }, () => pack(text));
  const after = await megabytes();
  const bytes = packed.reduce((sum, { length }) => sum + length, 0);
  return { bytes, held: Math.round(after - before) };
}

for (const [name, pack] of Object.entries({ brotliCompressSync, deflateRawSync })) {
  const asGiven = await held(pack);
  const byBuffer = await held((bytes) => Buffer.from(pack(bytes)));
  const copied = await held((bytes) => new Uint8Array(pack(bytes)));
  const isAsStated = asGiven.bytes < 100_000 && asGiven.held > 12 && byBuffer.held > 12 && copied.held < 2;
  console.log(
    `${isAsStated ? "as stated" : "DIFFERENT"}: ${name}: ${asGiven.bytes} bytes hold ${asGiven.held} MB, ` +
      `copied by Buffer.from ${byBuffer.held} MB, as Uint8Array ${copied.held} MB`,
  );
  if (!isAsStated) process.exitCode = 1;
}
JS

node_modules/.bin/node --expose-gc finding.mjs
