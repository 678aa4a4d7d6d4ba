/** What is known about a customer, beside its deals and its people: typed columns, and words under keys. */
import { amongIds } from "../../database/among-ids.ts";
import { type Sql, sql } from "../../database/sql.ts";
import type { Deed } from "../../history/deed.ts";
import { notTakenBack } from "../../history/taken-back.ts";

/** As plain JSON, which events keep: amounts as decimal strings of minor units, dates as ISO. */
export type FileColumns = {
  industry: string | null;
  position: string | null;
  purchasingPower: string | null;
  channel: string | null;
  region: string | null;
  people: number | null;
  sites: number | null;
  cycleDays: number | null;
  need: Level | null;
  intent: Level | null;
  mailDomain: string | null;
  parentId: string | null;
  profitMinor: string | null;
  profitCurrency: string | null;
  signsOn: string | null;
};

export const levels = ["high", "medium", "low"] as const;
export type Level = (typeof levels)[number];

export const fileColumns = [
  "industry",
  "position",
  "purchasingPower",
  "channel",
  "region",
  "people",
  "sites",
  "cycleDays",
  "need",
  "intent",
  "mailDomain",
  "parentId",
  "profitMinor",
  "profitCurrency",
  "signsOn",
] as const satisfies readonly (keyof FileColumns)[];

/** What a word of the file has room for, and more than anybody counts. */
export const longestFileWord = 60;
export const mostCounted = 100_000_000;

/**
 * Written in own words. Four of them have the keys of questions that the customer funnel asks of a deal, so that an answer
 * there and the file here are the same.
 */
export const fileWordKeys = [
  "finances",
  "decision-structure",
  "buying-habits",
  "regional-habits",
  "it-status",
  "other-words",
] as const;
export type FileWordKey = (typeof fileWordKeys)[number];

/** Values of a company's own fields are words under such keys, too. */
export const ownKey = (field: string): string => `own.${field}`;

export type CustomerFile = Readonly<{
  /** What holds: its own, or else of those that have been merged into it. */
  columns: Readonly<FileColumns>;
  /** What stands in its own row. */
  own: Readonly<FileColumns>;
  parent: Readonly<{ id: string; name: string }> | undefined;
  /** Those that belong to it. */
  subsidiaries: readonly Readonly<{ id: string; name: string }>[];
  /** By key; what was taken back or emptied is not in it. */
  words: Readonly<Record<string, string>>;
  /** How it is called in another system, with all that has been merged into it. */
  externalIds: readonly string[];
}>;

/** A statement's list of ids: the customer's, and those of what has been merged into it, whose rows stay theirs. */
export const withMerged = (workspaceId: string, id: string): Sql => sql`
  SELECT g."id" FROM "Customer" g WHERE g."workspaceId" = ${workspaceId}::uuid AND ${id}::uuid IN (g."id", g."mergedIntoId")`;

/** What stands under one key of many files, in a statement. @returns by the customers' ids; those with nothing there are missing */
export async function wordsUnder(
  { db, workspace }: Pick<Deed, "db" | "workspace">,
  ids: readonly string[],
  key: string,
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.$queryRaw<{ id: string; value: string }[]>(sql`
    SELECT DISTINCT ON (k."id") k."id", f."value" #>> '{}' AS "value" FROM ${amongIds(ids)} i JOIN "Customer" k ON k."id" = i."id"
      JOIN "Customer" g ON g."id" = k."id" OR g."mergedIntoId" = k."id"
      JOIN "CustomerFact" f ON f."workspaceId" = g."workspaceId" AND f."customerId" = g."id" AND f."key" = ${key}
     WHERE k."workspaceId" = ${workspace.id}::uuid AND ${notTakenBack(sql`f."eventId"`)}
     ORDER BY k."id", f."eventId" DESC`);
  return new Map(rows.filter(({ value }) => value !== "").map(({ id, value }) => [id, value]));
}

/** More than a card names. */
const mostSubsidiaries = 20;

type Row = { id: string; columns: FileColumns } & Pick<
  CustomerFile,
  "subsidiaries" | "words" | "externalIds"
> & {
    parent: { id: string; name: string } | null;
  };

/** In one statement. @param id of a customer that has not been merged, known to be one the member may look into */
export async function loadFile({ db, workspace }: Pick<Deed, "db" | "workspace">, id: string) {
  const group = withMerged(workspace.id, id);
  const rows = await db.$queryRaw<Row[]>(sql`
    SELECT c."id", jsonb_build_object('industry', c."industry", 'position', c."position", 'purchasingPower', c."purchasingPower",
             'channel', c."channel", 'region', c."region", 'people', c."people", 'sites', c."sites", 'cycleDays', c."cycleDays",
             'need', c."need", 'intent', c."intent", 'mailDomain', c."mailDomain", 'parentId', c."parentId",
             'profitMinor', c."profitMinor"::text, 'profitCurrency', c."profitCurrency", 'signsOn', c."signsOn"::text) AS "columns",
           (SELECT jsonb_build_object('id', p."id", 'name', p."name") FROM "Customer" f JOIN "Customer" p ON p."id" = coalesce(f."mergedIntoId", f."id")
             WHERE f."id" = c."parentId" AND p."id" <> ${id}::uuid) AS "parent",
           (SELECT coalesce(jsonb_agg(jsonb_build_object('id', s."id", 'name', s."name") ORDER BY s."name"), '[]') FROM (
             SELECT s."id", s."name" FROM "Customer" s WHERE s."workspaceId" = ${workspace.id}::uuid AND s."parentId" = c."id"
                AND s."mergedIntoId" IS NULL AND s."id" <> ${id}::uuid ORDER BY s."name" LIMIT ${mostSubsidiaries}) s) AS "subsidiaries",
           (SELECT coalesce(jsonb_object_agg(n."key", n."value"), '{}') FROM (
             SELECT DISTINCT ON (f."key") f."key", f."value" #>> '{}' AS "value" FROM "CustomerFact" f
             WHERE f."workspaceId" = ${workspace.id}::uuid AND f."customerId" IN (${group}) AND ${notTakenBack(sql`f."eventId"`)}
             ORDER BY f."key", f."eventId" DESC) n WHERE n."value" <> '') AS "words",
           (SELECT coalesce(jsonb_agg(x."value" ORDER BY x."value"), '[]') FROM "ExternalId" x
             WHERE x."workspaceId" = ${workspace.id}::uuid AND x."subject" = 'customer' AND x."subjectId" IN (${group})) AS "externalIds"
    FROM "Customer" c WHERE c."id" IN (${group}) ORDER BY c."mergedIntoId" IS NOT NULL, c."createdAt"`);
  const [first] = rows;
  if (!first) throw new RangeError(`No customer ${id}`);
  return fileOf(first, rows);
}

function fileOf(first: Row, rows: readonly Row[]): CustomerFile {
  const holding = (name: keyof FileColumns) => rows.find(({ columns }) => columns[name] !== null)?.columns;
  const columns = Object.fromEntries(
    fileColumns.map((name) => [
      name,
      // An amount is nothing without its currency: both are of the same row.
      holding(name === "profitCurrency" ? "profitMinor" : name)?.[name] ?? null,
    ]),
  ) as FileColumns;
  return {
    columns,
    own: first.columns,
    parent: rows.find(({ parent }) => parent !== null)?.parent ?? undefined,
    subsidiaries: rows.flatMap(({ subsidiaries }) => subsidiaries),
    words: first.words,
    externalIds: first.externalIds,
  };
}

export const profitOf = ({ profitMinor, profitCurrency }: FileColumns) =>
  profitMinor === null || profitCurrency === null
    ? undefined
    : { minor: BigInt(profitMinor), currency: profitCurrency };
