#!/usr/bin/env bash
# A thread's own limit of its young generation counts for nothing where the process was
# started with --max-semi-space-size, although the thread is told that it has it.
#
# Version: Node 24.21.0 (V8 13.6).
#
# Expected: new Worker(…, { resourceLimits: { maxYoungGenerationSizeMb: 6 } }) bounds the
#   young generation of that thread; a flag of the command line is for who says nothing else.
#
# Happens: with --max-semi-space-size=16 the thread's young generation grows to 32 MB, as the
#   main thread's does, while resourceLimits in the thread says 6. Without the flag it stays
#   at 4 MB. Flags are the process's, and V8 takes them after what the thread was given.
#
# For code: the main thread's heap is laid out once; v8.setFlagsFromString(
#   "--max-semi-space-size=0") before a Worker is made takes the flag back for what is made
#   from then on, and its own limit holds.
set -euo pipefail

umask 022
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
trap 'exit 130' INT TERM HUP
cd "$dir"

npm init -y >/dev/null
npm install --no-audit --no-fund --save-exact node@24.21.0

cat >finding.mjs <<'JS'
import { setFlagsFromString } from "node:v8";
import { Worker } from "node:worker_threads";

if (process.argv[2] === "taken back") setFlagsFromString("--max-semi-space-size=0");

const inThread = `
  const { getHeapSpaceStatistics } = require("node:v8");
  const { parentPort, resourceLimits } = require("node:worker_threads");
  let some = [];
  for (let nth = 0; nth < 2e7; nth += 1) {
    some.push({ nth });
    if (some.length > 20_000) some = [];
  }
  const young = getHeapSpaceStatistics().find(({ space_name }) => space_name === "new_space");
  parentPort.postMessage({ told: resourceLimits.maxYoungGenerationSizeMb, has: young.space_size / 2 ** 20 });
`;
const thread = new Worker(inThread, { eval: true, resourceLimits: { maxYoungGenerationSizeMb: 6 } });
thread.on("message", ({ told, has }) => console.log(`${told} ${Math.round(has)}`));
JS

node=node_modules/.bin/node
without=$("$node" finding.mjs)
with=$("$node" --max-semi-space-size=16 finding.mjs)
back=$("$node" --max-semi-space-size=16 finding.mjs "taken back")

failed=0
# told: MB that the thread says it may have; has: MB that it took
check() {
  local what=$1 least=$3 most=$4 told has
  read -r told has <<<"$2"
  if ((told == 6 && has >= least && has <= most)); then echo "as stated: $what, told $told MB, has $has MB"
  else echo "DIFFERENT: $what, told $told MB, has $has MB"; failed=1; fi
}
check "without the flag" "$without" 1 6
check "with --max-semi-space-size=16" "$with" 24 48
check "with the flag taken back" "$back" 1 6
exit "$failed"
