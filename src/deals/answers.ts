/** Answers to exit criteria: appended, the newest of a key holds; "" is one that was taken back. */
import type { Temporal } from "temporal-polyfill";
import type { Turn } from "../chat/use-case.ts";
import { toTimestamp } from "../database/columns.ts";
import { type Sql, sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import { contractSigned, firstPayment } from "../pipelines/known-criteria.ts";

export type Answers = Readonly<Record<string, string>>;

/** A statement of rows "key", "value": the value as text. */
export const newestAnswers = (dealId: string): Sql => sql`
  SELECT DISTINCT ON ("key") "key", "value" #>> '{}' AS "value" FROM "DealFact"
  WHERE "dealId" = ${dealId}::uuid ORDER BY "key", "at" DESC, "id" DESC`;

export async function loadAnswers(db: Tx, dealId: string): Promise<Answers> {
  const rows = await db.$queryRaw<{ key: string; value: string }[]>(newestAnswers(dealId));
  return Object.fromEntries(rows.map((row) => [row.key, row.value]));
}

export async function appendAnswers(turn: Turn, dealId: string, answers: Answers): Promise<void> {
  const data = Object.entries(answers).map(([key, value]) => ({
    dealId,
    key,
    value,
    memberId: turn.member.id,
    at: toTimestamp(turn.now),
  }));
  if (data.length > 0) await turn.db.dealFact.createMany({ data });
}

/** Answers as they were before `at`, appended like any other: what was given with a move goes with it. */
export async function restoreAnswers(turn: Turn, dealId: string, at: Temporal.Instant): Promise<void> {
  await turn.db.$executeRaw(sql`
    INSERT INTO "DealFact" ("id", "dealId", "key", "value", "memberId", "at")
    SELECT gen_random_uuid(), ${dealId}::uuid, given."key",
           coalesce((SELECT before."value" FROM "DealFact" before
                      WHERE before."dealId" = ${dealId}::uuid AND before."key" = given."key"
                        AND before."at" < ${toTimestamp(at)}::timestamptz
                      ORDER BY before."at" DESC, before."id" DESC LIMIT 1), '""'::jsonb),
           ${turn.member.id}::uuid, ${toTimestamp(turn.now)}::timestamptz
    FROM (SELECT DISTINCT "key" FROM "DealFact"
           WHERE "dealId" = ${dealId}::uuid AND "at" >= ${toTimestamp(at)}::timestamptz) given`);
}

/** A signature that no longer holds: the contract and its money are asked for again. */
export const retractSignature = (turn: Turn, dealId: string): Promise<void> =>
  appendAnswers(turn, dealId, { [contractSigned]: "", [firstPayment]: "" });
