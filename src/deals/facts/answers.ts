/** Answers to exit criteria: appended, the newest of a key holds; "" is one that was taken back. */
import { Temporal } from "temporal-polyfill";
import { type Sql, sql } from "../../database/sql.ts";
import type { Deed } from "../../history/deed.ts";
import { contractSigned, firstPayment } from "../../pipelines/known-criteria.ts";
import { type Excepted, exceptedOf } from "./exceptions.ts";

export type Answers = Readonly<Record<string, string>>;

type Where = Pick<Deed, "db" | "workspace">;

/**
 * The keys that a deal has answers to, for WITH RECURSIVE: each by one look at the index, however often it was answered.
 */
const answeredKeys = (of: Sql): Sql => sql`
  "keys" AS (
    (SELECT f."key" FROM "DealFact" f WHERE ${of} ORDER BY f."key" LIMIT 1)
    UNION ALL
    SELECT (SELECT f."key" FROM "DealFact" f WHERE ${of} AND f."key" > k."key" ORDER BY f."key" LIMIT 1)
    FROM "keys" k WHERE k."key" IS NOT NULL
  )`;

const ofDeal = (workspaceId: string, dealId: string): Sql =>
  sql`f."workspaceId" = ${workspaceId}::uuid AND f."dealId" = ${dealId}::uuid`;

/** A statement of rows "key", "value": the value as text. */
export const newestAnswers = (workspaceId: string, dealId: string): Sql => {
  const of = ofDeal(workspaceId, dealId);
  return sql`
    WITH RECURSIVE ${answeredKeys(of)}
    SELECT k."key", (SELECT f."value" #>> '{}' FROM "DealFact" f WHERE ${of} AND f."key" = k."key"
                     ORDER BY f."eventId" DESC LIMIT 1) AS "value"
    FROM "keys" k WHERE k."key" IS NOT NULL`;
};

/** The latest answer to each criterion, by the criterion's key. */
export async function loadAnswers({ db, workspace }: Where, dealId: string): Promise<Answers> {
  const rows = await db.$queryRaw<{ key: string; value: string }[]>(newestAnswers(workspace.id, dealId));
  return Object.fromEntries(rows.map((row) => [row.key, row.value]));
}

/** The same of many deals, by their ids. */
export async function loadAnswersOf(
  { db, workspace }: Where,
  dealIds: readonly string[],
): Promise<ReadonlyMap<string, Answers>> {
  const rows = await db.$queryRaw<{ dealId: string; answers: Answers }[]>(sql`
    SELECT n."dealId", jsonb_object_agg(n."key", n."value") AS "answers" FROM (
      SELECT DISTINCT ON (f."dealId", f."key") f."dealId", f."key", f."value" #>> '{}' AS "value" FROM "DealFact" f
      WHERE f."workspaceId" = ${workspace.id}::uuid AND f."dealId" = ANY(${dealIds}::uuid[])
      ORDER BY f."dealId", f."key", f."eventId" DESC) n
    GROUP BY 1`);
  return new Map(rows.map(({ dealId, answers }) => [dealId, answers]));
}

/** What somebody said, and when. */
export type Said = Readonly<{ value: string; who: string | null; at: Temporal.Instant }>;

/**
 * The latest answer to each criterion, by the criterion's key; what was said last, though it may not hold any more; and what
 * may be skipped today. In one statement: every form of a deal wants them all.
 */
export type Answered = Readonly<{
  answers: Answers;
  last: Readonly<Record<string, Said>>;
  excepted: Excepted;
}>;

export async function loadAnswered(
  { db, workspace, today }: Where & Readonly<{ today: Temporal.PlainDate }>,
  dealId: string,
): Promise<Answered> {
  const of = ofDeal(workspace.id, dealId);
  const rows = await db.$queryRaw<
    Readonly<{
      key: string;
      value: string | null;
      last: string | null;
      who: string | null;
      at: number | null;
      until: string | null;
    }>[]
  >(sql`
    WITH RECURSIVE ${answeredKeys(of)}
    SELECT k."key", n."value" #>> '{}' AS "value", s."value" #>> '{}' AS "last", m."name" AS "who",
           extract(epoch FROM e."at")::float8 * 1000 AS "at", NULL AS "until"
    FROM "keys" k
    CROSS JOIN LATERAL (SELECT f."value" FROM "DealFact" f WHERE ${of} AND f."key" = k."key"
                        ORDER BY f."eventId" DESC LIMIT 1) n
    LEFT JOIN LATERAL (SELECT f."value", f."eventId" FROM "DealFact" f
                       WHERE ${of} AND f."key" = k."key" AND f."value" <> '""'
                       ORDER BY f."eventId" DESC LIMIT 1) s ON true
    LEFT JOIN "Event" e ON e."id" = s."eventId" LEFT JOIN "Member" m ON m."id" = e."memberId"
    WHERE k."key" IS NOT NULL
    UNION ALL
    SELECT x."key", NULL, NULL, NULL, NULL, x."until" FROM (${exceptedOf(workspace.id, dealId, today)}) x`);
  const said = rows.flatMap(({ key, last, who, at }) =>
    last === null || at === null
      ? []
      : [[key, { value: last, who, at: Temporal.Instant.fromEpochMilliseconds(Math.round(at)) }] as const],
  );
  return {
    answers: Object.fromEntries(rows.flatMap(({ key, value }) => (value === null ? [] : [[key, value]]))),
    last: Object.fromEntries(said),
    excepted: new Map(rows.flatMap(({ key, until }) => (until === null ? [] : [[key, until]]))),
  };
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
