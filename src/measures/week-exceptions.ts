/** The deals of a week that want a call: what moved them, or what does not move. */
import { rowsOf } from "../database/rows-of.ts";
import { type Sql, sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import { nameAsOf } from "../history/name-as-of.ts";
import type { Money } from "../money/money.ts";
import type { PipelineBook } from "../pipelines/book.ts";
import { dealsAsOf } from "./deals-as-of.ts";
import { ownedBy } from "./funnel-numbers.ts";
import { lacksNextStep } from "./no-next-step.ts";
import { overdue } from "./open-due.ts";
import { stalledSince } from "./stalled.ts";
import type { ToldWeek } from "./told-week.ts";
import { type Setback, setbackCauses } from "./week-bridge.ts";

/** The gravest first. */
export const exceptionKinds = [...setbackCauses, "unpaid", "stalled", "no-next-step"] as const;
export type ExceptionKind = (typeof exceptionKinds)[number];

export type DealException = Readonly<{
  kind: ExceptionKind;
  dealId: string;
  number: number;
  customer: string;
  owner: Readonly<{ id: string; name: string }>;
  /** The deal's amount; of a decreased one what it was cut by. */
  amount: Money;
}>;

export type WeekExceptions = Readonly<{
  /** How many deals each kind has: a deal may have several. */
  counts: Readonly<Record<ExceptionKind, number>>;
  /** Of each kind the largest that are open; a deal stands under its gravest kind only. */
  deals: readonly DealException[];
}>;

type Row = Readonly<{ kind: ExceptionKind; count: number }> &
  (
    | Readonly<{ dealId: null }>
    | Readonly<{
        dealId: string;
        number: number;
        customer: string;
        ownerId: string;
        owner: string;
        currency: string;
        minor: bigint;
      }>
  );

/**
 * Of a closed week as everything stood at its close.
 * @param setbacks of the week's bridge @param most deals named of each kind
 */
export async function weekExceptions(
  { db, pipelines }: Readonly<{ db: Tx; pipelines: PipelineBook }>,
  told: ToldWeek,
  setbacks: readonly Setback[],
  most: number,
): Promise<WeekExceptions> {
  const { workspace, owners, at } = told;
  const place = (kind: Sql) => sql`array_position(${[...exceptionKinds]}::text[], ${kind})`;
  const rows = await db.$queryRaw<Row[]>(sql`
    WITH d AS (
      SELECT d."workspaceId", d."id", d."customerId", d."ownerId", d."currency", d."amountMinor", d."pipeline", d."pipelineVersion", d."stage",
             d."stageEnteredAt", d."signedAt", d."moneyOn", d."closeDate", d."nextStepId"
      FROM ${dealsAsOf(at)}
      WHERE d."workspaceId" = ${workspace.id}::uuid AND d."outcome" IS NULL ${ownedBy(sql`d`, owners)}
    ), reason AS (
      ${standing({ ...told, pipelines })}
      UNION ALL SELECT s."dealId", s."cause", s."currency", s."minor" FROM ${rowsOf(
        setbacks.map((setback) => ({ ...setback, minor: String(setback.minor) })),
        sql`"dealId" uuid, "cause" text, "currency" text, "minor" bigint`,
      )} s
    ), counted AS (
      SELECT "kind", count(*)::int AS "count" FROM reason GROUP BY 1
    ), gravest AS (
      SELECT DISTINCT ON (d."id") r.*, d."customerId", d."ownerId" FROM reason r JOIN d ON d."id" = r."dealId"
      ORDER BY d."id", ${place(sql`r."kind"`)}
    ), ranked AS (
      SELECT *, row_number() OVER (PARTITION BY "kind" ORDER BY "currency" = ${workspace.currency} DESC, "minor" DESC, "dealId") AS "nth"
      FROM gravest
    )
    SELECT n."kind", n."count", r."dealId"::text AS "dealId", l."number", ${nameAsOf(sql`c`, at)} AS "customer",
           o."id"::text AS "ownerId", o."name" AS "owner", r."currency", r."minor"
    FROM counted n LEFT JOIN ranked r ON r."kind" = n."kind" AND r."nth" <= ${most}
    LEFT JOIN "Deal" l ON l."id" = r."dealId" LEFT JOIN "Customer" c ON c."id" = r."customerId"
    LEFT JOIN "Member" o ON o."id" = r."ownerId"
    ORDER BY ${place(sql`n."kind"`)}, r."nth"`);
  const countOf = (kind: ExceptionKind) => rows.find((row) => row.kind === kind)?.count ?? 0;
  return {
    counts: Object.fromEntries(
      exceptionKinds.map((kind) => [kind, countOf(kind)]),
    ) as WeekExceptions["counts"],
    deals: rows.flatMap((row) =>
      row.dealId === null
        ? []
        : {
            ...{ kind: row.kind, dealId: row.dealId, number: row.number, customer: row.customer },
            owner: { id: row.ownerId, name: row.owner },
            amount: { minor: BigInt(row.minor), currency: row.currency },
          },
    ),
  };
}

/** What is wrong with how it stands; on the open deals, d. */
const standing = (at: Parameters<typeof stalledSince>[0]): Sql => sql`
  SELECT d."id" AS "dealId", k."kind", d."currency", d."amountMinor" AS "minor"
  FROM d CROSS JOIN LATERAL (VALUES
    ('unpaid', d."signedAt" IS NOT NULL AND ${overdue(at.today)}),
    ('stalled', ${stalledSince(at)}),
    ('no-next-step', ${lacksNextStep(at.today)})) k("kind", "holds")
  WHERE k."holds"`;
