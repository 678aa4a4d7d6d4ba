/** Who was told that a lead of theirs goes, and what became of it. */
import type { Temporal } from "temporal-polyfill";
import { fromDateColumn, fromTimestamp, toDateColumn, toTimestamp } from "../../database/columns.ts";
import { rowsOf } from "../../database/rows-of.ts";
import { sql } from "../../database/sql.ts";
import type { Tx } from "../../database/transaction.ts";
import type { DueLead } from "./due-leads.ts";

/**
 * keep, release, drop: what its owner did; gone: it went by itself; touched: somebody did something about it; void: its owner was
 * away, or a copy of the company did not see what the original sent.
 */
export type WarningAnswer = "keep" | "release" | "drop" | "gone" | "touched" | "void";

export type Warning = Readonly<{
  id: string;
  customerId: string;
  memberId: string;
  warnedAt: Temporal.Instant;
  goesOn: Temporal.PlainDate;
}>;

type Row = Omit<Warning, "warnedAt" | "goesOn"> & { warnedAt: Date; goesOn: Date };
type Company = Readonly<{ id: string }>;

/** Those that nobody has answered, whatever came of them. */
export async function openWarnings(db: Tx, { id }: Company): Promise<Warning[]> {
  const rows = await db.$queryRaw<Row[]>(sql`
    SELECT "id", "customerId", "memberId", "warnedAt", "goesOn" FROM "LeadWarning"
    WHERE "workspaceId" = ${id}::uuid AND "answer" IS NULL ORDER BY "warnedAt", "id"`);
  return rows.map(({ warnedAt, goesOn, ...row }) => ({
    ...row,
    warnedAt: fromTimestamp(warnedAt),
    goesOn: fromDateColumn(goesOn),
  }));
}

export async function recordWarnings(
  db: Tx,
  { id }: Company,
  now: Temporal.Instant,
  leads: readonly DueLead[],
): Promise<void> {
  const rows = leads.map(({ id: customerId, ownerId: memberId, cause, goesOn }) => ({
    ...{ customerId, memberId, cause, goesOn: goesOn.toString() },
  }));
  await db.$executeRaw(sql`
    INSERT INTO "LeadWarning" ("id", "workspaceId", "customerId", "memberId", "cause", "warnedAt", "goesOn")
    SELECT gen_random_uuid(), ${id}::uuid, i."customerId", i."memberId", i."cause", ${toTimestamp(now)}::timestamptz, i."goesOn"
    FROM ${rowsOf(rows, sql`"customerId" uuid, "memberId" uuid, "cause" text, "goesOn" date`)} i`);
}

/** @returns whether they were open still */
export async function answerWarnings(
  db: Tx,
  { id }: Company,
  now: Temporal.Instant,
  warnings: readonly string[],
  answer: WarningAnswer,
): Promise<boolean> {
  const count = await db.$executeRaw(sql`
    UPDATE "LeadWarning" SET "answer" = ${answer}, "answeredAt" = ${toTimestamp(now)}::timestamptz
    WHERE "workspaceId" = ${id}::uuid AND "id" = ANY(${warnings}::uuid[]) AND "answer" IS NULL`);
  return count === warnings.length;
}

/** Ids of those who are away today, or were on any day since they were warned. */
export async function awayMeanwhile(
  db: Tx,
  { id }: Company,
  today: Temporal.PlainDate,
  people: readonly Readonly<{ memberId: string; since: Temporal.PlainDate }>[],
): Promise<(memberId: string, since: Temporal.PlainDate) => boolean> {
  const rows = await db.$queryRaw<{ memberId: string; from: Date; to: Date }[]>(sql`
    SELECT "memberId", "from", "to" FROM "Absence"
    WHERE "workspaceId" = ${id}::uuid AND "memberId" = ANY(${[...new Set(people.map(({ memberId }) => memberId))]}::uuid[])
      AND "from" <= ${toDateColumn(today)}::date`);
  const away = rows.map(({ memberId, from, to }) => ({ memberId, from: day(from), to: day(to) }));
  return (memberId, since) =>
    away.some(
      (one) => one.memberId === memberId && one.from <= today.toString() && one.to >= since.toString(),
    );
}

const day = (column: Date): string => fromDateColumn(column).toString();
