/** Companies that are nobody's: in the pool, or in the target market. */
import type { Temporal } from "temporal-polyfill";
import type { Standing } from "../customers/standing/standing.ts";
import { fromDateColumn, fromTimestamp } from "../database/columns.ts";
import { escapeLike, joinSql, noSql, type Sql, sql } from "../database/sql.ts";
import type { Deed } from "../history/deed.ts";
import { phrasesIn } from "./lead-filter.ts";

export type IdleLead = Readonly<{
  id: string;
  name: string;
  grade: string | null;
  segment: readonly string[];
  since: Temporal.Instant;
  /** Who had it last. */
  former: Readonly<{ id: string; name: string }> | undefined;
  touchedOn: Temporal.PlainDate | undefined;
}>;

export const pageSize = 10;

type Row = Readonly<{
  id: string;
  name: string;
  grade: string | null;
  segment: string[];
  since: Date;
  formerId: string | null;
  former: string | null;
  touchedOn: Date | null;
}>;

/** A condition on "Customer" c. What was merged away is where it went, and who is worked with is somebody's. */
function isIdle({ workspace }: Deed, standing: Standing, filter: string): Sql {
  // A letter or two is a grade: it is in too many names.
  const fits = phrasesIn(filter).map((word) =>
    /^[\x20-\x7e]{1,2}$/.test(word)
      ? sql`AND ${word} IN (lower(c."grade"), lower(c."purchasingPower"), lower(c."channel"), lower(c."region"))`
      : sql`AND concat_ws(' ', lower(c."grade"), lower(c."name"), lower(c."purchasingPower"), lower(c."channel"), lower(c."region"),
          lower(c."industry")) LIKE ${`%${escapeLike(word)}%`}`,
  );
  return sql`c."workspaceId" = ${workspace.id}::uuid AND c."standing" = ${standing} AND c."mergedIntoId" IS NULL
    AND NOT EXISTS (SELECT FROM "Deal" o WHERE o."workspaceId" = c."workspaceId" AND o."customerId" = c."id" AND o."outcome" IS NULL)
    ${fits.length > 0 ? joinSql(fits, " ") : noSql}`;
}

/** One page, those first that have been there longest. */
export async function loadIdle(
  deed: Deed,
  standing: Standing,
  { filter, page, size = pageSize }: Readonly<{ filter: string; page: number; size?: number }>,
): Promise<IdleLead[]> {
  const rows = await deed.db.$queryRaw<Row[]>(sql`
    SELECT c."id", c."name", c."grade", to_jsonb(array_remove(ARRAY[c."purchasingPower", c."channel", c."region"], NULL)) AS "segment",
           coalesce(c."standingSince", c."createdAt") AS "since", h."memberId" AS "formerId", m."name" AS "former",
           greatest((SELECT max(t."on") FROM "Touch" t WHERE t."workspaceId" = c."workspaceId" AND t."customerId" = c."id"),
                    (SELECT max(d."lastContactAt") FROM "Deal" d WHERE d."workspaceId" = c."workspaceId" AND d."customerId" = c."id")::date) AS "touchedOn"
    FROM "Customer" c
    LEFT JOIN LATERAL (SELECT * FROM "Holding" h WHERE h."workspaceId" = c."workspaceId" AND h."customerId" = c."id"
                        ORDER BY h."until" DESC LIMIT 1) h ON TRUE
    LEFT JOIN "Member" m ON m."id" = h."memberId"
    WHERE ${isIdle(deed, standing, filter)}
    ORDER BY c."standingSince", c."name", c."id" LIMIT ${size} OFFSET ${(page - 1) * size}`);
  return rows.map(({ since, formerId, former, touchedOn, ...row }) => ({
    ...row,
    since: fromTimestamp(since),
    former: formerId && former ? { id: formerId, name: former } : undefined,
    touchedOn: touchedOn ? fromDateColumn(touchedOn) : undefined,
  }));
}

/** How many there are, and what they can be cut by: the commonest first. */
export async function countIdle(
  deed: Deed,
  standing: Standing,
  filter: string,
): Promise<{ count: number; cuts: string[] }> {
  const [row] = await deed.db.$queryRaw<{ count: number; cuts: string[] | null }[]>(sql`
    WITH idle AS (SELECT c."grade", c."purchasingPower", c."channel", c."region" FROM "Customer" c WHERE ${isIdle(deed, standing, filter)})
    SELECT (SELECT count(*)::int FROM idle) AS "count",
           (SELECT jsonb_agg(s."cut" ORDER BY s."count" DESC, s."cut") FROM (
              SELECT u."cut", count(*) AS "count" FROM idle i, unnest(ARRAY[i."grade", i."purchasingPower", i."channel", i."region"]) u("cut")
               WHERE u."cut" IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${mostCuts}) s) AS "cuts"`);
  return { count: row?.count ?? 0, cuts: row?.cuts ?? [] };
}

const mostCuts = 6;

/** By what leads are told apart, as a form asks for it. */
export const cutNames = ["grade", "purchasingPower", "channel", "region", "industry"] as const;
export type CutsBy = Readonly<Record<(typeof cutNames)[number], readonly string[]>>;

/** A form offers no more; another word can be typed. */
const mostChoices = 60;

/** The values of each that there are among the leads, in their order. */
export async function cutsBy(deed: Deed, standing: Standing): Promise<CutsBy> {
  const rows = await deed.db.$queryRaw<{ name: string; value: string }[]>(sql`
    SELECT u."name", u."value" FROM (
      SELECT v."name", v."value", row_number() OVER (PARTITION BY v."name" ORDER BY v."value") AS "nth" FROM (
        SELECT DISTINCT x."name", btrim(x."value") AS "value" FROM "Customer" c, unnest(
          ARRAY['grade', 'purchasingPower', 'channel', 'region', 'industry'],
          ARRAY[c."grade", c."purchasingPower", c."channel", c."region", c."industry"]) x("name", "value")
        WHERE btrim(x."value") <> '' AND ${isIdle(deed, standing, "")}) v) u
    WHERE u."nth" <= ${mostChoices}::int ORDER BY u."name", u."value"`);
  const of = (name: string) => rows.filter((row) => row.name === name).map(({ value }) => value);
  return Object.fromEntries(cutNames.map((name) => [name, of(name)])) as unknown as CutsBy;
}

/** Of everything that fits, as far as one deed goes. */
export async function idleIds(
  deed: Deed,
  standing: Standing,
  filter: string,
  limit: number,
): Promise<string[]> {
  const rows = await deed.db.$queryRaw<{ id: string }[]>(sql`
    SELECT c."id" FROM "Customer" c WHERE ${isIdle(deed, standing, filter)}
    ORDER BY c."standingSince", c."name", c."id" LIMIT ${limit}`);
  return rows.map(({ id }) => id);
}
