#!/usr/bin/env bash
# Exports as databases write them: run once, on a machine with PostgreSQL 15 (as its own user) and SQLite 3.40.
# What `mysql --batch` writes (mysql-batch.txt) was written by hand, as its manual says: NULL as a word, \n \t \\ escaped.
set -e
out=$(cd "$(dirname "$0")" && pwd)
at=$(mktemp -d)
export PATH=/usr/lib/postgresql/15/bin:$PATH
initdb -D "$at/data" -E UTF8 --locale=C.UTF-8 -A trust >/dev/null
pg_ctl -D "$at/data" -o "-k $at -h ''" -w start >/dev/null
psql -h "$at" -v ON_ERROR_STOP=1 postgres <<'SQL' >"$at/copy-postgres.csv"
\set QUIET on
CREATE TABLE opportunity (
  opportunity_id text PRIMARY KEY, account text NOT NULL, deal_stage text NOT NULL, amount numeric(14,2),
  created_at timestamptz NOT NULL, close_date date, owner text, is_active boolean NOT NULL, note text);
SET timezone = 'Asia/Shanghai';
INSERT INTO opportunity VALUES
  ('P-1', '华信医疗', 'Won', 1234567.50, '2026-03-05 09:30:00+08', '2026-08-30', '王芳', true, E'said "yes"\nby phone'),
  ('P-2', 'ACME, Inc.', 'Lost', 800.00, '2026-03-06 23:45:00.123456+08', '2026-09-05', NULL, false, ''),
  ('P-3', 'Globex', 'Negotiation', NULL, '2026-10-01 00:15:00+08', NULL, 'Li', true, E'6" pipe, C:\\new\tand tab'),
  ('P-4', 'Initech', 'Negotiation', 12000, '2026-10-02 08:00:00+08', '2026-12-18', 'Li', true, NULL);
COPY opportunity TO STDOUT (FORMAT csv, HEADER);
SQL
# In UTC, as servers are.
psql -h "$at" postgres -qc "SET timezone = 'UTC'" -c "\copy (TABLE opportunity) TO '$at/copy-postgres.txt' (HEADER)"
pg_ctl -D "$at/data" -w stop >/dev/null
sqlite3 :memory: <<SQL
CREATE TABLE opportunity (opportunity_id TEXT PRIMARY KEY, account TEXT, deal_stage TEXT, amount REAL, created_at TEXT,
  close_date TEXT, owner TEXT, is_active INTEGER, note TEXT);
INSERT INTO opportunity VALUES
  ('S-1', '华信医疗', 'Won', 1234567.5, '2026-03-05T01:30:00Z', '2026-08-30', '王芳', 1, 'said "yes"' || char(10) || 'by phone'),
  ('S-2', 'ACME, Inc.', 'Lost', 800, '2026-03-06 15:45:00.123456+00:00', '2026-09-05', NULL, 0, ''),
  ('S-3', 'Globex', 'Negotiation', NULL, '2026-09-30T16:15:00.000Z', NULL, 'Li', 1, '6" pipe, C:\new and tab'),
  ('S-4', 'Initech', 'Negotiation', 12000.0, '2026-10-02T00:00:00Z', '2026-12-18', 'Li', 1, NULL);
.headers on
.mode csv
.output $at/sqlite.csv
SELECT * FROM opportunity;
.nullvalue NULL
.output $at/sqlite-nulls.csv
SELECT * FROM opportunity;
SQL
cp "$at"/*.csv "$at"/*.txt "$out" 2>/dev/null || { echo "$at"; exit 1; }
