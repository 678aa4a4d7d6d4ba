/**
 * Customers that may be one: found by what they share, which is an index or one pass over all of them, never by comparing each
 * with each.
 */
import type { OwnerScope } from "../../company/owner-scope.ts";
import { noSql, type Sql, sql } from "../../database/sql.ts";
import type { Tx } from "../../database/transaction.ts";
import { notTakenBack } from "../../history/taken-back.ts";
import { freeMailDomains } from "./free-mail.ts";

/**
 * Why two may be one, the likeliest first. `form`: only the legal form or the way of writing differs; `domain`: their people write
 * from the same one; `branch`: one is a place of the other, or says where it is; `sound`: they sound the same; `name`: what is its own in the
 * name is the same; `typo`: a letter differs.
 */
export const pairReasons = ["form", "domain", "branch", "sound", "name", "typo"] as const;
export type PairReason = (typeof pairReasons)[number];

export type Pair = Readonly<{
  /** The older one. */
  first: Readonly<{ id: string; name: string }>;
  second: Readonly<{ id: string; name: string }>;
  reason: PairReason;
}>;

/** What more companies share says nothing about two of them: 华信 in a market of names. */
const mostAlike = 12;

type Options = Readonly<{
  /** Both customers are somebody's of these, and nobody else's. */
  owners: OwnerScope;
  limit: number;
  /** Leaves out what the weekly look has shown. */
  unshown?: boolean;
}>;

/**
 * One statement over the customers in reach; what it costs for two hundred thousand tells `npm run bench -- --only match`. Merged ones are no customers, a
 * company and what belongs to it are two, and so are those of whom somebody has said so.
 * @returns the likeliest first, and how many there are
 */
export async function findPairs(
  { db, workspace }: Readonly<{ db: Tx; workspace: Readonly<{ id: string }> }>,
  options: Options,
): Promise<{ pairs: Pair[]; count: number }> {
  if (options.owners.length === 0) return { pairs: [], count: 0 };
  const rows = await db.$queryRaw<(Pair & { count: number })[]>(pairsStatement(workspace.id, options));
  return {
    pairs: rows.map(({ first, second, reason }) => ({ first, second, reason })),
    count: rows[0]?.count ?? 0,
  };
}

/** For the benchmark, which shows its plan. */
export function pairsStatement(workspaceId: string, { owners, limit, unshown = false }: Options): Sql {
  const workspace = sql`${workspaceId}::uuid`;
  const here = sql`c."workspaceId" = ${workspace} AND c."mergedIntoId" IS NULL ${owners === "all" ? noSql : onlyOf(workspaceId, owners)}`;
  const shown = sql`
    AND NOT EXISTS (SELECT FROM "CustomerPairShown" w
      WHERE w."workspaceId" = ${workspace} AND w."firstId" = p."firstId" AND w."secondId" = p."secondId")`;
  return sql`
    WITH named AS MATERIALIZED (${sharing(sql`c."coreSound"`, sql`${here} AND length(c."core") > 1`)}),
    mailed AS MATERIALIZED (${sharing(sql`lower(c."mailDomain")`, sql`${here} AND c."mailDomain" <> '' AND lower(c."mailDomain") <> ALL(${[...freeMailDomains]}::text[])`)}),
    slips AS MATERIALIZED (${slips(here)}),
    reasoned AS (
      ${paired(sql`named a JOIN named b ON b."value" = a."value" AND b."id" > a."id"`)} UNION ALL
      ${paired(sql`mailed a JOIN mailed b ON b."value" = a."value" AND b."id" > a."id"`)} UNION ALL
      ${paired(sql`slips s JOIN "Customer" a ON a."id" = s."firstId" JOIN "Customer" b ON b."id" = s."secondId"`)}
    ), pairs AS (
      SELECT DISTINCT ON (r."firstId", r."secondId") r.*, array_position(${[...pairReasons]}::text[], r."reason") AS "rank"
        FROM reasoned r WHERE r."reason" IS NOT NULL ORDER BY r."firstId", r."secondId", "rank"
    )
    SELECT CASE WHEN p."isOlder" THEN p."one" ELSE p."other" END AS "first", CASE WHEN p."isOlder" THEN p."other" ELSE p."one" END AS "second",
           p."reason", count(*) OVER ()::int AS "count"
      FROM pairs p
     WHERE NOT EXISTS (SELECT FROM "CustomerDifferent" x
             WHERE x."workspaceId" = ${workspace} AND x."firstId" = p."firstId" AND x."secondId" = p."secondId" AND ${notTakenBack(sql`x."eventId"`)})
       ${unshown ? shown : noSql}
     ORDER BY p."rank", p."at" DESC, p."firstId", p."secondId" LIMIT ${limit}`;
}

/** Somebody of these sells to it or looks after it, and nobody else. */
const onlyOf = (workspaceId: string, owners: readonly string[]): Sql => sql`
  AND (c."ownerId" IS NULL OR c."ownerId" = ANY(${owners}::uuid[]))
  AND (c."ownerId" IS NOT NULL OR EXISTS (
    SELECT FROM "Deal" d WHERE d."workspaceId" = ${workspaceId}::uuid AND d."customerId" = c."id" AND d."outcome" IS DISTINCT FROM 'withdrawn'
       AND d."ownerId" = ANY(${owners}::uuid[])))
  AND NOT EXISTS (
    SELECT FROM "Deal" d WHERE d."workspaceId" = ${workspaceId}::uuid AND d."customerId" = c."id" AND d."outcome" IS DISTINCT FROM 'withdrawn'
       AND d."ownerId" <> ALL(${owners}::uuid[]))`;

/** Those who share a value that few have: two passes, and no look at the rest. */
const sharing = (value: Sql, whether: Sql): Sql => sql`
  SELECT c.*, v."value"
    FROM (SELECT ${value} AS "value" FROM "Customer" c WHERE ${whether} GROUP BY 1 HAVING count(*) BETWEEN 2 AND ${mostAlike}) v
    JOIN "Customer" c ON ${value} = v."value" AND ${whether}`;

/**
 * Two Latin names that are the same with a letter left out of one or both: by a number that stands for what is left. Of short names, and
 * where a number tells them apart (Area 51), a letter is no slip.
 */
const slips = (whether: Sql): Sql => sql`
  SELECT DISTINCT min(n."id"::text)::uuid AS "firstId", max(n."id"::text)::uuid AS "secondId" FROM (
    SELECT c."id", hashtextextended(CASE n WHEN 0 THEN c."coreSound" ELSE overlay(c."coreSound" PLACING '' FROM n FOR 1) END, 0) AS "left"
      FROM "Customer" c CROSS JOIN LATERAL generate_series(0, length(c."coreSound")) n
     WHERE ${whether} AND c."core" !~ '[0-9⺀-鿿]' AND length(c."coreSound") BETWEEN 7 AND 24) n
   GROUP BY n."left" HAVING count(DISTINCT n."id") = 2`;

/** A company and what belongs to it are two, and so are those that belong to the same. */
const paired = (from: Sql): Sql => sql`
  SELECT a."id" AS "firstId", b."id" AS "secondId", greatest(a."createdAt", b."createdAt") AS "at", a."createdAt" <= b."createdAt" AS "isOlder",
         jsonb_build_object('id', a."id", 'name', a."name") AS "one", jsonb_build_object('id', b."id", 'name', b."name") AS "other", ${reason} AS "reason"
    FROM ${from}
   WHERE a."parentId" IS DISTINCT FROM b."id" AND b."parentId" IS DISTINCT FROM a."id" AND (a."parentId" <> b."parentId") IS NOT FALSE`;

/** Whether one is the other, or leaves out what the other says. */
const fits = (column: Sql): Sql =>
  sql`(a.${column} = '' OR b.${column} = '' OR strpos(a.${column}, b.${column}) > 0 OR strpos(b.${column}, a.${column}) > 0)`;

const isChinese = (one: Sql): Sql => sql`(${one}."core" ~ '[⺀-鿿]')`;

/** Empty where what they share is too little: 华信医疗 in Suzhou and 华信物流 in Wuhan. */
const reason = sql`
  CASE WHEN a."normalised" = b."normalised" THEN 'form'
       WHEN lower(a."mailDomain") = lower(b."mailDomain") AND lower(a."mailDomain") <> ALL(${[...freeMailDomains]}::text[]) THEN 'domain'
       WHEN a."coreSound" <> b."coreSound" THEN CASE WHEN NOT ${isChinese(sql`a`)} AND NOT ${isChinese(sql`b`)}
         AND abs(length(a."coreSound") - length(b."coreSound")) < 2 AND ${fits(sql`"place"`)} AND ${fits(sql`"trade"`)} THEN 'typo' END
       WHEN a."core" = b."core" AND a."trade" = b."trade" AND ${fits(sql`"place"`)} THEN 'branch'
       WHEN a."core" = b."core" AND a."place" = b."place" AND ${fits(sql`"trade"`)} THEN 'name'
       WHEN a."core" <> b."core" AND length(a."coreSound") > 3
         AND (${isChinese(sql`a`)} <> ${isChinese(sql`b`)} OR (a."place" = b."place" AND a."trade" = b."trade")) THEN 'sound' END`;
