/** Whether deals have an answer to a criterion, as SQL. */
import { type Sql, sql } from "../database/sql.ts";
import { filePart } from "../pipelines/gates/evidence/evidence.ts";
import { partOf } from "../pipelines/gates/gate-kind.ts";
import type { Criterion } from "../pipelines/gates/gate-kinds.ts";

/** Its answer is a column of the deal, which every deal has. */
export const isColumn = (criterion: Criterion): boolean =>
  criterion.kind === "field" ||
  criterion.kind === "within" ||
  (criterion.kind === "number" && criterion.of !== undefined);

/** The key under which else there may be an answer: the file of a piece of evidence. */
export const otherKey = ({ kind, key }: Criterion): string | null =>
  kind === "evidence" ? partOf(key, filePart) : null;

const newest = (workspaceId: string, dealId: Sql, key: Sql): Sql => sql`
  coalesce((SELECT f."value" #>> '{}' FROM "DealFact" f
             WHERE f."workspaceId" = ${workspaceId}::uuid AND f."dealId" = ${dealId} AND f."key" = ${key}
             ORDER BY f."eventId" DESC LIMIT 1), '') NOT IN ('', 'no')`;

/** @param other of `otherKey`; null where there is none */
export const isAnswered = (
  workspaceId: string,
  dealId: Sql,
  { key, other }: Record<"key" | "other", Sql>,
): Sql =>
  sql`(${newest(workspaceId, dealId, key)} OR (${other} IS NOT NULL AND ${newest(workspaceId, dealId, other)}))`;
