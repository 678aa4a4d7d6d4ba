#!/usr/bin/env bash
# Node: how many decimals Intl gives a currency changed in a patch release,
# for some by two digits down, for others by two digits up.
#
# Versions: Node 24.13.0 (ICU 77.1, CLDR 47) and 24.13.1 (ICU 78.2, CLDR 48),
#   from the npm packages node-<platform>-<arch>. Linux x64. Node 20.20.2 and
#   24.21.0 have CLDR 48, too, and answer as 24.13.1 does.
#
# Expected: resolvedOptions().maximumFractionDigits of a currency format is the
#   currency's number of minor units. ECMA-402 says that it is ISO 4217's
#   (CurrencyDigits), and ISO 4217 changed nothing between the two releases:
#   IDR, HUF, COP, PKR and RSD have 2.
#
# Happens: V8 asks ICU, ICU asks CLDR, and CLDR says how amounts are customarily
#   written, which a new CLDR may say otherwise. IDR, HUF, COP and PKR go from 2
#   to 0, RSD from 0 to 2. Others (AFN, ALL, IRR, LAK, MMK …) are 0 in both, where
#   ISO 4217 has 2, and IQD 0 where it has 3.
#
# For code: never scale stored amounts by Intl's digits. An amount kept in minor
#   units that were counted by them reads a hundred times as much, or a
#   hundredth, after `npm install` or a rebuilt image; nothing fails. Keep a
#   table of one's own, or store the scale with the amount. Intl's digits are
#   for showing only.
set -euo pipefail

umask 022
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
trap 'exit 130' INT TERM HUP
cd "$dir"

os=$(node -p 'process.platform === "win32" ? "win" : process.platform')
arch=$(node -p 'process.arch')
npm init -y >/dev/null
npm install --no-audit --no-fund --ignore-scripts --save-exact \
  "before@npm:node-$os-$arch@24.13.0" "after@npm:node-$os-$arch@24.13.1"

cat >digits.mjs <<'JS'
const digitsOf = (currency) =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits;
const digits = Object.fromEntries(Intl.supportedValuesOf('currency').map((code) => [code, digitsOf(code)]));
// As a program does that keeps integers and scales them by Intl: 1,500,000 rupiah, kept by the older Node.
const shown = new Intl.NumberFormat('en', { style: 'currency', currency: 'IDR' }).format(150_000_000 / 10 ** digits.IDR);
const { node, icu, cldr } = process.versions;
console.log(JSON.stringify({ node, icu, cldr, digits, shown }));
JS

cat >finding.mjs <<'JS'
import { execFileSync } from 'node:child_process';

const run = (name) =>
  JSON.parse(execFileSync(`node_modules/${name}/bin/node${process.platform === 'win32' ? '.exe' : ''}`, ['digits.mjs']));
const [before, after] = [run('before'), run('after')];
for (const { node, icu, cldr, shown } of [before, after])
  console.log(`Node ${node} (ICU ${icu}, CLDR ${cldr}): the row (IDR, 150000000) reads ${shown}`);

const changed = Object.keys(before.digits).filter((code) => before.digits[code] !== after.digits[code]);
console.log(`\nchanged: ${changed.map((code) => `${code} ${before.digits[code]} -> ${after.digits[code]}`).join(', ')}\n`);

const check = (what, ok) => {
  console.log(`${ok ? 'as stated' : 'DIFFERENT'}: ${what}`);
  if (!ok) process.exitCode = 1;
};
const are = ({ digits }, codes, number) => codes.every((code) => digits[code] === number);
const down = ['IDR', 'HUF', 'COP', 'PKR'];
check('24.13.0: IDR, HUF, COP and PKR have 2 decimals, RSD has 0', are(before, down, 2) && are(before, ['RSD'], 0));
check('24.13.1: IDR, HUF, COP and PKR have 0 decimals, RSD has 2', are(after, down, 0) && are(after, ['RSD'], 2));
const others = ['AFN', 'ALL', 'IRR', 'LAK', 'MMK', 'IQD'];
check('both: AFN, ALL, IRR, LAK, MMK and IQD have 0', are(before, others, 0) && are(after, others, 0));
check('the same stored integer reads a hundred times as much',
  before.shown.replace(/[^\d.]/g, '') === '1500000.00' && after.shown.replace(/\D/g, '') === '150000000');
JS
node finding.mjs
