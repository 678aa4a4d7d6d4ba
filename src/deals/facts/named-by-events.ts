/** What a deal's events hold by ids only: what was written, people, campaigns, files. Each is looked up once for all of them. */
import { rawSql, type Sql, sql } from "../../database/sql.ts";
import { notTakenBack } from "../../history/taken-back.ts";
import type { DealEventValues } from "./deal-events.ts";

/** `stands`: the event it came with has not been undone. */
export type HappeningFile = Readonly<{ id: string; name: string; stands: boolean }>;

/** By their ids; `files` by those of the events they came with. Without any there is null. */
export type Named = Readonly<{
  words: Readonly<Record<string, string>> | null;
  people: Readonly<Record<string, string>> | null;
  campaigns: Readonly<Record<string, string>> | null;
  files: Readonly<Record<string, readonly HappeningFile[]>> | null;
}>;

/** What a newer replica wrote there may be no id of a row. */
const idIn = (column: "nextStepId" | "ownerId" | "campaignId", nth: 0 | 1): Sql =>
  idAt(`columns,${column},${nth}`);

const idAt = (path: string): Sql => {
  const written = rawSql(`(e."values" #>> '{${path}}')`);
  return sql`CASE WHEN ${written} ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN ${written}::uuid END`;
};

/** As JSON. @param events a table of whole events */
export const namedBy = (events: Sql): Sql => sql`
  json_build_object(
    'words', (SELECT json_object_agg(r."id", r."text") FROM "Remark" r WHERE r."id" = ANY(ARRAY(
      SELECT n."id" FROM ${events} e,
      LATERAL (VALUES (e."remarkId"), (${idIn("nextStepId", 0)}), (${idIn("nextStepId", 1)})) n("id")))),
    'people', (SELECT json_object_agg(m."id", m."name") FROM "Member" m WHERE m."id" = ANY(ARRAY(
      SELECT n."id" FROM ${events} e,
      LATERAL (VALUES (e."memberId"), (e."onBehalfId"), (${idIn("ownerId", 0)}), (${idIn("ownerId", 1)}), (${idAt("party,memberId")})) n("id")))),
    'campaigns', (SELECT json_object_agg(k."id", k."name") FROM "Campaign" k WHERE k."id" = ANY(ARRAY(
      SELECT n."id" FROM ${events} e, LATERAL (VALUES (${idIn("campaignId", 0)}), (${idIn("campaignId", 1)})) n("id")))),
    'files', (SELECT json_object_agg(w."eventId", w."files") FROM (
      SELECT f."eventId", json_agg(json_build_object('id', f."id", 'name', f."name", 'stands', ${notTakenBack(sql`f."eventId"`)})
                                   ORDER BY f."createdAt", f."id") AS "files"
      FROM "File" f WHERE (f."workspaceId", f."dealId", f."eventId") IN (
        SELECT e."workspaceId", e."subjectId", e."id" FROM ${events} e) GROUP BY 1) w))`;

type Columns = Pick<DealEventValues, "columns">;
export type Change = readonly [before: string | null, after: string | null];

export const named = (by: Readonly<Record<string, string>> | null, id: unknown): string | null =>
  by?.[String(id)] ?? null;

/** Texts of what came next, before and after. */
export const stepsIn = ({ columns }: Columns, { words }: Named): Change => {
  const [before, after] = columns.nextStepId ?? [];
  return [named(words, before), named(words, after)];
};

/** Names of whose it was and is, where that has changed. */
export const ownersIn = ({ columns }: Columns, kind: string, { people }: Named): Change | null => {
  if (kind === "new" || !columns.ownerId) return null;
  const [before, after] = columns.ownerId;
  return [named(people, before), named(people, after)];
};

/** Names of the campaigns that it came from, where that has changed; null for a plain source. */
export const campaignsIn = ({ columns }: Columns, kind: string, { campaigns }: Named): Change | null => {
  if (kind === "new" || !columns.campaignId) return null;
  const [before, after] = columns.campaignId;
  return [named(campaigns, before), named(campaigns, after)];
};

/** Who came into it, or left: a company or a colleague; null for a link. */
export const partyIn = ({ party }: Pick<DealEventValues, "party">, { people }: Named): string | null =>
  party?.name ?? named(people, party?.memberId);
