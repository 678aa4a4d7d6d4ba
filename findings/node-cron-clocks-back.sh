#!/usr/bin/env bash
# node-cron: a task that is due every minute pauses for an hour or more where
# the host's clocks go back.
#
# Version: node-cron 4.6.0 (npm), Node 24. Linux x64.
#
# Expected: "5 * * * * *" is due 60 times an hour whatever the wall clock does,
#   as cron(8) does it for entries with a wildcard.
#
# Happens: the next run is looked for in local fields and taken back to an
#   instant. During the first 02:xx of the night (Europe/Berlin, 31 October
#   2027) the answer is a time in the second 02:xx, an hour later. With
#   `timezone: "UTC"` the gap is not there.
#
# For code: give a task that must run every minute a fixed zone, whatever zone
#   the host has, and make what it does catch up.
set -euo pipefail

umask 022
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
trap 'exit 130' INT TERM HUP
cd "$dir"

npm init -y >/dev/null
npm install --no-audit --no-fund --ignore-scripts --save-exact node-cron@4.6.0

cat >finding.mjs <<'JS'
import { createTask } from 'node-cron';

// The library asks the present time of Date; here it is told one.
const Real = Date;
let now = 0;
globalThis.Date = class extends Real {
  constructor(...given) {
    super(...(given.length > 0 ? given : [now]));
  }
  static now() {
    return now;
  }
};

const secondsToNext = (instant, options) => {
  now = Real.parse(instant);
  const task = createTask('5 * * * * *', () => {}, options);
  task.start();
  const seconds = (task.getNextRun().getTime() - now) / 1000;
  task.destroy();
  return seconds;
};

const instants = ['2027-10-30T23:30:00Z', '2027-10-31T00:30:00Z', '2027-10-31T01:30:00Z'];
const local = instants.map((instant) => secondsToNext(instant, {}));
const utc = instants.map((instant) => secondsToNext(instant, { timezone: 'UTC' }));
instants.forEach((instant, at) =>
  console.log(`${instant}: next run in ${local[at]} s in the host's zone, in ${utc[at]} s in UTC`));

const check = (what, ok) => {
  console.log(`${ok ? 'as stated' : 'DIFFERENT'}: ${what}`);
  if (!ok) process.exitCode = 1;
};
check('before the clocks go back, and after, it is due within the minute', local[0] <= 60 && local[2] <= 60);
check('in the first of the two hours it is due an hour later', local[1] >= 3600);
check('in UTC it is due within the minute throughout', utc.every((seconds) => seconds <= 60));
process.exit();
JS
TZ=Europe/Berlin node finding.mjs
