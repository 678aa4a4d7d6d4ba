/**
 * Deals of an import begin to count, and those that it changes change, all at one instant: one event of the company and one
 * statement, however many there are. No week counts them as new, advanced or won; the quarters of their business dates do.
 */
import { takeUp } from "../../customers/standing/taken-up.ts";
import { toTimestamp } from "../../database/columns.ts";
import { type Sql, sql } from "../../database/sql.ts";
import { type Deed, doerOf } from "../../history/deed.ts";
import { recordEvents } from "../../history/record-events.ts";
import { versionedColumns } from "../facts/deal-columns.ts";
import { changeMany } from "./follow-process.ts";
import { beginVersions, endVersions } from "./versions.ts";

/**
 * Which deals, as a SELECT of "dealId" uuid, "columns" jsonb, "version" int: the columns that they get, each `[before, after]`.
 * A version is given for deals that were there before: one that somebody has changed since is left alone.
 */
export type ImportedChanges = Sql;

export type Counted = Readonly<{
  /** Id of the event: by it all is taken back. */
  eventId: string;
  count: number;
}>;

/** @param values of the event: what the file was called, how many rows */
export async function countImported(
  deed: Deed,
  wanted: ImportedChanges,
  values: Readonly<Record<string, unknown>>,
): Promise<Counted> {
  const { workspace, now } = deed;
  const { memberId, onBehalfId } = doerOf(deed);
  const at = sql`${toTimestamp(now)}::timestamptz`;
  const [eventId] = await recordEvents(deed, [
    { subject: "workspace", subjectId: workspace.id, kind: "import", values },
  ]);
  const count = await changeMany(
    deed,
    sql`
    WITH wanted AS MATERIALIZED (${wanted}),
    after AS MATERIALIZED (
      SELECT w."dealId", w."version", w."columns", jsonb_object_agg(c.key, c.value -> 1) AS "to"
      FROM wanted w, jsonb_each(w."columns") c GROUP BY 1, 2, 3),
    changed AS (
      UPDATE "Deal" d SET (${versionedColumns()}) = (
          SELECT ${versionedColumns("p")} FROM jsonb_populate_record(d, a."to") p),
        "version" = d."version" + 1, "updatedAt" = now()
      FROM after a WHERE d."id" = a."dealId" AND d."workspaceId" = ${workspace.id}::uuid
        AND (a."version" IS NULL OR a."version" = d."version")
      RETURNING d.*
    ), told AS (
      INSERT INTO "Event" ("workspaceId", "subject", "subjectId", "kind", "memberId", "onBehalfId", "via", "at", "values")
      SELECT c."workspaceId", 'deal', c."id", 'import', ${memberId}::uuid, ${onBehalfId}::uuid, ${deed.via},
             deed_instant(c."workspaceId", ${at}, NULL), jsonb_build_object('columns', a."columns")
      FROM changed c JOIN after a ON a."dealId" = c."id" WHERE a."version" IS NOT NULL
    ), ended AS (${endVersions(at)})
    ${beginVersions({ id: sql`${eventId}::bigint`, kind: sql`'import'` })}`,
  );
  await takenByImport(deed, eventId!);
  return { eventId: eventId!, count };
}

/** Who has an open deal with a company works it, also when the deal comes in a file. */
async function takenByImport(deed: Deed, eventId: string): Promise<void> {
  const worked = await deed.db.$queryRaw<{ customerId: string; ownerId: string; dealId: string }[]>(sql`
    SELECT DISTINCT ON (v."customerId") v."customerId", v."ownerId", v."dealId" FROM "DealVersion" v
      JOIN "Customer" c ON c."id" = v."customerId" AND c."standing" IS NOT NULL
     WHERE v."workspaceId" = ${deed.workspace.id}::uuid AND v."from" >= (SELECT e."at" FROM "Event" e WHERE e."id" = ${eventId}::bigint)
       AND v."eventId" = ${eventId}::bigint AND v."outcome" IS NULL
     ORDER BY v."customerId", v."dealId"`);
  await takeUp(deed, worked);
}

export type TakenBack = Readonly<{
  count: number;
  /** What somebody has worked on since, and so stays as it is. */
  kept: readonly Readonly<{ dealId: string; number: number; title: string }>[];
}>;

/**
 * What nobody has touched since stands again as it stood; what had come with the import is withdrawn.
 * @param eventId of `countImported`
 */
export async function takeImportBack(
  deed: Deed,
  eventId: string,
  values: Readonly<Record<string, unknown>>,
): Promise<TakenBack> {
  const { db, workspace, now } = deed;
  const { memberId, onBehalfId } = doerOf(deed);
  const at = sql`${toTimestamp(now)}::timestamptz`;
  const [undoId] = await recordEvents(deed, [
    { subject: "workspace", subjectId: workspace.id, kind: "unimport", undoes: eventId, values },
  ]);
  const mine = sql`v."workspaceId" = ${workspace.id}::uuid AND v."eventId" = ${eventId}::bigint
    AND v."from" >= (SELECT e."at" FROM "Event" e WHERE e."id" = ${eventId}::bigint) AND d."id" = v."dealId"`;
  const count = await changeMany(
    deed,
    sql`
    WITH changed AS (
      UPDATE "Deal" d SET (${versionedColumns()}) = (
          SELECT ${versionedColumns("p")} FROM "DealVersion" p
           WHERE p."workspaceId" = v."workspaceId" AND p."dealId" = v."dealId" AND p."number" = v."number" - 1),
        "version" = d."version" + 1, "updatedAt" = now()
      FROM "DealVersion" v
      WHERE ${mine} AND v."to" IS NULL AND NOT EXISTS (
        SELECT FROM "Event" e WHERE e."workspaceId" = v."workspaceId" AND e."subjectId" = v."dealId"
           AND e."id" > ${eventId}::bigint AND e."kind" <> 'import')
      RETURNING d.*
    ), told AS (
      INSERT INTO "Event" ("workspaceId", "subject", "subjectId", "kind", "memberId", "onBehalfId", "via", "at", "values")
      SELECT c."workspaceId", 'deal', c."id", 'import', ${memberId}::uuid, ${onBehalfId}::uuid, ${deed.via},
             deed_instant(c."workspaceId", ${at}, NULL), jsonb_build_object('columns', (
               SELECT jsonb_object_agg(k.key, jsonb_build_array(k.value -> 1, k.value -> 0)) FROM jsonb_each(e."values" -> 'columns') k))
      FROM changed c JOIN "Event" e ON e."workspaceId" = c."workspaceId" AND e."subjectId" = c."id" AND e."id" > ${eventId}::bigint
    ), ended AS (${endVersions(at)})
    ${beginVersions({ id: sql`${undoId}::bigint`, kind: sql`'import'` })}`,
  );
  const kept = await db.$queryRaw<TakenBack["kept"][number][]>(sql`
    SELECT d."id" AS "dealId", d."number", d."title" FROM "DealVersion" v JOIN "Deal" d ON ${mine}
    WHERE NOT EXISTS (SELECT FROM "DealVersion" w
      WHERE w."workspaceId" = v."workspaceId" AND w."dealId" = v."dealId" AND w."eventId" = ${undoId}::bigint)
    ORDER BY d."number"`);
  return { count, kept };
}
