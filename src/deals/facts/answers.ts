/** Answers to exit criteria: appended, the newest of a key holds; "" is one that was taken back. */
import { type Sql, sql } from "../../database/sql.ts";
import type { Deed } from "../../history/deed.ts";
import { contractSigned, firstPayment } from "../../pipelines/known-criteria.ts";

export type Answers = Readonly<Record<string, string>>;

type Where = Pick<Deed, "db" | "workspace">;

/** A statement of rows "key", "value": the value as text. */
export const newestAnswers = (workspaceId: string, dealId: string): Sql => sql`
  SELECT DISTINCT ON ("key") "key", "value" #>> '{}' AS "value" FROM "DealFact"
  WHERE "workspaceId" = ${workspaceId}::uuid AND "dealId" = ${dealId}::uuid ORDER BY "key", "eventId" DESC`;

/** The latest answer to each criterion, by the criterion's key. */
export async function loadAnswers({ db, workspace }: Where, dealId: string): Promise<Answers> {
  const rows = await db.$queryRaw<{ key: string; value: string }[]>(newestAnswers(workspace.id, dealId));
  return Object.fromEntries(rows.map((row) => [row.key, row.value]));
}

/** What these criteria said before an event, for an undo to say again. @param eventId of the deed that answered them */
export async function answersBefore(
  { db, workspace }: Where,
  dealId: string,
  eventId: string,
  criteria: readonly string[],
): Promise<Answers> {
  if (criteria.length === 0) return {};
  const rows = await db.$queryRaw<{ key: string; value: string }[]>(sql`
    SELECT k."key", coalesce((
      SELECT f."value" #>> '{}' FROM "DealFact" f
       WHERE f."workspaceId" = ${workspace.id}::uuid AND f."dealId" = ${dealId}::uuid AND f."key" = k."key" AND f."eventId" < ${eventId}::bigint
       ORDER BY f."eventId" DESC LIMIT 1), '') AS "value"
    FROM unnest(${criteria}::text[]) k("key")`);
  return Object.fromEntries(rows.map((row) => [row.key, row.value]));
}

/** A signature that no longer holds: the contract and its money are asked for again. */
export const noSignature: Answers = { [contractSigned]: "", [firstPayment]: "" };
