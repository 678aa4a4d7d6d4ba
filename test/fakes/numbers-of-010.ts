/** The numbers that 0.1.0 showed, by its own statements over its own tables. */
import { sumOf } from "../../src/money/sums.ts";
import { customerFunnel } from "../../src/pipelines/shipped/customer-funnel.ts";

/** One statement without parameters. */
export type Ask = <T>(statement: string) => Promise<T[]>;
/** Ids of owners, or everybody. */
type Owners = readonly string[] | "all";

const list = (ids: readonly string[]) => `ARRAY[${ids.map((id) => `'${id}'`)}]::uuid[]`;
const ownedBy = (alias: string, owners: Owners) =>
  owners === "all" ? "" : `AND ${alias}."ownerId" = ANY(${list(owners)})`;

/**
 * As 0.1.0 counted, except that a deal counts from the stage in which it was first, and a reopened win does not
 * count.
 */
export async function stageConversion010(ask: Ask, workspaceId: string, owners: Owners, since: string) {
  const stages = customerFunnel.stages.map(({ code }) => code);
  const rows = await ask<{ stage: string; entered: number; advanced: number }>(`
    WITH position("stage", "index") AS (VALUES ${stages.map((code, index) => `('${code}', ${index})`)}),
    deal AS (
      SELECT (SELECT f."index" FROM "StageMove" x JOIN position f ON f."stage" = coalesce(x."from", x."to")
               WHERE x."dealId" = m."dealId" ORDER BY x."at", x."id" LIMIT 1) AS "first",
             max(p."index") AS "furthest",
             ARRAY[${stages.map((_, index) => `min(m."at") FILTER (WHERE p."index" >= ${index})`)}] AS "entered"
      FROM "StageMove" m JOIN position w ON w."stage" = m."to" JOIN position p ON p."index" = w."index" - CASE
        WHEN m."kind" = 'win' AND EXISTS (
          SELECT 1 FROM "StageMove" r WHERE r."dealId" = m."dealId" AND r."kind" = 'reopen' AND (r."at", r."id") > (m."at", m."id")
             AND NOT EXISTS (SELECT 1 FROM "StageMove" u WHERE u."undoes" = r."id"))
        THEN 1 ELSE 0 END
      WHERE m."workspaceId" = '${workspaceId}' AND m."kind" IN ('new', 'advance', 'win') ${ownedBy("m", owners)}
        AND NOT EXISTS (SELECT 1 FROM "StageMove" u WHERE u."undoes" = m."id" AND u."undoes" IS NOT NULL)
      GROUP BY m."dealId"
    )
    SELECT p."stage", count(*)::int AS "entered", (count(*) FILTER (WHERE d."furthest" > p."index"))::int AS "advanced"
    FROM deal d CROSS JOIN position p
    WHERE d."entered"[p."index" + 1] >= '${since}'::timestamptz AND p."index" >= d."first"
    GROUP BY p."stage"`);
  return stages.map((stage) => rows.find((row) => row.stage === stage) ?? { stage, entered: 0, advanced: 0 });
}

type Total = { kind: string; currency: string; count: number; minor: string };

const changeOf = (rows: readonly Total[]) => ({
  count: rows.reduce((count, row) => count + row.count, 0),
  sums: sumOf(rows.map(({ currency, minor }) => ({ currency, minor: BigInt(minor) }))),
});

export async function weekChanges010(ask: Ask, workspaceId: string, owners: Owners, since: string) {
  const rows = await ask<Total>(`
    SELECT "kind", "currency", count(*)::int AS "count", sum("amountMinor")::text AS "minor" FROM (
      SELECT DISTINCT ON (m."dealId", m."kind") m."dealId", m."kind", m."currency", m."amountMinor"
      FROM "StageMove" m
      WHERE m."workspaceId" = '${workspaceId}' AND m."at" >= '${since}'::timestamptz
        AND m."kind" IN ('new', 'win', 'lose', 'advance', 'back') ${ownedBy("m", owners)}
        AND NOT EXISTS (SELECT 1 FROM "StageMove" u WHERE u."undoes" = m."id")
        AND NOT (m."kind" IN ('win', 'lose') AND EXISTS (
          SELECT 1 FROM "StageMove" r
           WHERE r."dealId" = m."dealId" AND r."kind" = 'reopen' AND (r."at", r."id") > (m."at", m."id")
             AND NOT EXISTS (SELECT 1 FROM "StageMove" u WHERE u."undoes" = r."id")))
      ORDER BY m."dealId", m."kind", m."at" DESC
    ) x GROUP BY 1, 2`);
  const of = (kind: string) => changeOf(rows.filter((row) => row.kind === kind));
  return { new: of("new"), win: of("win"), lose: of("lose"), advance: of("advance"), back: of("back") };
}

/** The totals of a close: of these owners, or of the people who were in these teams then or lead one. */
export async function snapshotTotals010(
  ask: Ask,
  workspaceId: string,
  week: string,
  whose: Owners | Readonly<{ teams: readonly string[]; leaders: readonly string[] }>,
) {
  const condition =
    typeof whose === "object" && "teams" in whose
      ? `AND (s."teamId" = ANY(${list(whose.teams)}) OR s."ownerId" = ANY(${list(whose.leaders)}))`
      : ownedBy("s", whose);
  return changeOf(
    await ask<Total>(`
      SELECT s."currency", count(*)::int AS "count", sum(s."amountMinor")::text AS "minor" FROM "Snapshot" s
      WHERE s."workspaceId" = '${workspaceId}' AND s."week" = '${week}' AND s."outcome" IS NULL
        AND s."pipeline" = '${customerFunnel.code}' ${condition}
      GROUP BY 1`),
  );
}

/** As text, to be compared with the same of today; but 0.1.0 counted the age of what was signed from its stage. */
export const funnelNumbers010 = (ask: Ask, workspaceId: string) =>
  ask<Record<string, unknown>>(`
    SELECT d."stage", d."currency", (d."signedAt" IS NOT NULL) AS "awaiting", count(*)::int AS "count",
           sum(d."amountMinor")::text AS "amountMinor",
           round(sum(d."amountMinor" * d."likelihood") / 100.0)::text AS "weightedMinor",
           (extract(epoch FROM percentile_disc(0.5) WITHIN GROUP (ORDER BY coalesce(d."signedAt", d."stageEnteredAt"))) * 1000)::bigint::text AS "medianEnteredAt"
    FROM "Deal" d
    WHERE d."workspaceId" = '${workspaceId}' AND d."outcome" IS NULL AND d."pipeline" = '${customerFunnel.code}'
    GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`);

/** The open deals as they stood at a close. */
export const standing010 = (ask: Ask, week: string) =>
  ask<Record<string, unknown>>(`
    SELECT s."dealId", s."ownerId", s."teamId", s."pipeline", s."stage", s."amountMinor"::text AS "amountMinor", s."currency",
           s."closeDate"::text AS "closeDate", s."likelihood", s."category"
    FROM "Snapshot" s WHERE s."week" = '${week}' AND s."outcome" IS NULL ORDER BY 1`);
