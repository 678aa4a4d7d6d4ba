/** What happened to a deal, newest first, with the words that were written: as the card's last lines and the whole history. */
import { noSql, type Sql, sql } from "../../database/sql.ts";
import type { Deed } from "../../history/deed.ts";
import { notTakenBack } from "../../history/taken-back.ts";
import { type DealEventValues, dealEventValues } from "./deal-events.ts";

/** One event, as sentences are made of it. */
export type Happening = Readonly<{
  id: string;
  kind: string;
  /** Milliseconds since the epoch. */
  at: number;
  /** null: the bot itself. */
  who: string | null;
  /** In whose name, where that is somebody else. */
  behalf: string | null;
  memberId: string | null;
  via: string;
  values: DealEventValues;
  /** A note, a reason. */
  remark: string | null;
  /** What came next, before and after. */
  steps: readonly [before: string | null, after: string | null];
  /** Names of whose it was and is, where that has changed. */
  owners: readonly [before: string | null, after: string | null] | null;
  /** What the campaigns are called that it came from, before and after, where that has changed. */
  campaigns: readonly [before: string | null, after: string | null] | null;
  /** What came with it; erased ones have no name any more. */
  files: readonly HappeningFile[];
  /** Id of the event that it took back, and what that was. */
  undoes: string | null;
  undone: Pick<Happening, "kind" | "values" | "remark" | "steps" | "owners" | "campaigns" | "files"> | null;
}>;

/** `stands`: the event it came with has not been undone. */
export type HappeningFile = Readonly<{ id: string; name: string; stands: boolean }>;

/** Creation events set every column; only the stage is shown. */
const told = (event: Sql): Sql => sql`
  CASE ${event}."kind" WHEN 'new' THEN jsonb_build_object('columns', jsonb_build_object('stage', ${event}."values" #> '{columns,stage}'))
       ELSE ${event}."values" END`;

const uuid = sql`'^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'`;

/** What a newer replica wrote there may be no id of a row. */
const step = (event: Sql, nth: Sql): Sql => sql`
  (SELECT s."text" FROM "Remark" s, (SELECT ${event}."values" -> 'columns' -> 'nextStepId' ->> ${nth} AS "id") n
   WHERE s."id" = CASE WHEN n."id" ~ ${uuid} THEN n."id"::uuid END)`;

/** Texts of what came next before and after an event, as JSON. */
export const steps = (event: Sql): Sql => sql`
  CASE WHEN ${event}."values" -> 'columns' -> 'nextStepId' IS NULL THEN '[null, null]'
       ELSE jsonb_build_array(${step(event, sql`0`)}, ${step(event, sql`1`)}) END`;

const person = (event: Sql, nth: Sql): Sql => sql`
  (SELECT p."name" FROM "Member" p, (SELECT ${event}."values" -> 'columns' -> 'ownerId' ->> ${nth} AS "id") n
   WHERE p."id" = CASE WHEN n."id" ~ ${uuid} THEN n."id"::uuid END)`;

/** Names of the owners before and after an event that gave a deal another one, as JSON. */
export const owners = (event: Sql): Sql => sql`
  CASE WHEN ${event}."kind" <> 'new' AND ${event}."values" -> 'columns' -> 'ownerId' IS NOT NULL
       THEN jsonb_build_array(${person(event, sql`0`)}, ${person(event, sql`1`)}) END`;

const campaign = (event: Sql, nth: Sql): Sql => sql`
  (SELECT k."name" FROM "Campaign" k, (SELECT ${event}."values" -> 'columns' -> 'campaignId' ->> ${nth} AS "id") n
   WHERE k."id" = CASE WHEN n."id" ~ ${uuid} THEN n."id"::uuid END)`;

/** Names of the campaigns before and after an event that gave a deal another one, as JSON. */
export const campaigns = (event: Sql): Sql => sql`
  CASE WHEN ${event}."kind" <> 'new' AND ${event}."values" -> 'columns' -> 'campaignId' IS NOT NULL
       THEN jsonb_build_array(${campaign(event, sql`0`)}, ${campaign(event, sql`1`)}) END`;

/** What came with an event, as JSON. */
export const filesOf = (event: Sql): Sql => sql`
  (SELECT jsonb_agg(jsonb_build_object('id', f."id", 'name', f."name", 'stands', ${notTakenBack(sql`f."eventId"`)})
                    ORDER BY f."createdAt", f."id")
   FROM "File" f
   WHERE f."workspaceId" = ${event}."workspaceId" AND f."dealId" = ${event}."subjectId" AND f."eventId" = ${event}."id")`;

/** Asked once for a deal, as most have none: then its events are not asked one by one. */
const hasFiles = ({ workspace }: Pick<Deed, "workspace">, dealId: string): Sql => sql`
  EXISTS (SELECT 1 FROM "File" h WHERE h."workspaceId" = ${workspace.id}::uuid AND h."dealId" = ${dealId}::uuid)`;

/** Which of a deal's events, by the ids of others. */
type Range = Readonly<{ limit: number; before?: string; after?: string }>;

/** A statement of one row: "happenings", an array of them, newest first, or null. */
export const happeningsOf = (
  deed: Pick<Deed, "workspace">,
  dealId: string,
  { limit, before, after }: Range,
): Sql => sql`
  SELECT jsonb_agg(to_jsonb(h)) AS "happenings" FROM (
    SELECT e."id"::text AS "id", e."kind", extract(epoch FROM e."at") * 1000 AS "at", m."name" AS "who", o."name" AS "behalf", e."memberId", e."via",
           e."undoes"::text AS "undoes",
           ${told(sql`e`)} AS "values", r."text" AS "remark", ${steps(sql`e`)} AS "steps", ${owners(sql`e`)} AS "owners",
           ${campaigns(sql`e`)} AS "campaigns",
           CASE WHEN ${hasFiles(deed, dealId)} THEN ${filesOf(sql`e`)} END AS "files",
           CASE WHEN u."id" IS NOT NULL THEN jsonb_build_object(
             'kind', u."kind", 'values', ${told(sql`u`)}, 'remark', w."text", 'steps', ${steps(sql`u`)},
             'owners', ${owners(sql`u`)}, 'campaigns', ${campaigns(sql`u`)}, 'files', ${filesOf(sql`u`)}) END AS "undone"
    FROM "Event" e LEFT JOIN "Member" m ON m."id" = e."memberId" LEFT JOIN "Member" o ON o."id" = e."onBehalfId"
    LEFT JOIN "Remark" r ON r."id" = e."remarkId"
    LEFT JOIN "Event" u ON u."id" = e."undoes" LEFT JOIN "Remark" w ON w."id" = u."remarkId"
    WHERE e."workspaceId" = ${deed.workspace.id}::uuid AND e."subjectId" = ${dealId}::uuid
      ${before ? sql`AND e."id" < ${before}::bigint` : noSql} ${after ? sql`AND e."id" > ${after}::bigint` : noSql}
    ORDER BY e."id" DESC LIMIT ${limit}::int) h`;

type Row = Omit<Happening, "values" | "files" | "undone"> & {
  values: unknown;
  files: HappeningFile[] | null;
  undone: Row | null;
};

/** @param rows as the statement gives them */
export const happenings = (rows: unknown): Happening[] => ((rows ?? []) as Row[]).map(happening);

function happening(row: Row): Happening {
  const { values, files, undone } = row;
  return { ...row, values: valuesOf(values), files: files ?? [], undone: undone && happening(undone) };
}

/** An event written by a newer replica may be unreadable here; it is still listed, without details. */
const valuesOf = (values: unknown): DealEventValues =>
  dealEventValues.safeParse(values).data ?? { columns: {}, criteria: [] };
