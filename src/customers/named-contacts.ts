/** Who of a customer's people a text names. */
import { type Sql, sql } from "../database/sql.ts";
import { notTakenBack } from "../history/taken-back.ts";

/** First names that are words as well: only with their capital. */
const alsoWords =
  "bill case chase dean drew frank grant grace hope mark may page pat price ray rich sue will".split(" ");

/** Of a text what stands between its words, so that " jen " is found and "jenkins" is not. */
const spaced = (text: Sql): Sql =>
  sql`(' ' || regexp_replace(${text}, '[][(){}<>"''’“”.,;:!?/&+*@，。；：！？、（）\\s-]+', ' ', 'g') || ' ')`;

/**
 * A statement of those people, columns "id" and "name"; also of whoever was written down at a company that has become part of
 * this one. Chinese names stand anywhere; others as whole words, the first name alone where only one of them is called so.
 * @param chosen a JSON array of ids, or null: then it is the text that says it @param only see {@link knownTo}
 */
export const namedIn = (
  workspaceId: string,
  { customerId, text, chosen, only }: Readonly<Record<"customerId" | "text" | "chosen" | "only", Sql>>,
): Sql => sql`
  SELECT p."id", p."name" FROM (
    SELECT k."id", k."name", split_part(k."name", ' ', 1) AS "first",
           count(*) OVER (PARTITION BY lower(split_part(k."name", ' ', 1))) AS "alike"
    FROM "Customer" c JOIN "Contact" k ON k."workspaceId" = ${workspaceId}::uuid AND k."customerId" = c."id" AND k."erasedAt" IS NULL
    WHERE ${customerId} IN (c."id", c."mergedIntoId") AND (k."lastContactOn" IS NOT NULL OR ${notTakenBack(sql`k."eventId"`)}) ${only}
  ) p
  WHERE CASE WHEN ${chosen} IS NOT NULL THEN jsonb_exists(${chosen}, p."id"::text)
    WHEN octet_length(p."name") > char_length(p."name") THEN char_length(p."name") > 1 AND strpos(${text}, p."name") > 0
    ELSE strpos(lower(${spaced(text)}), lower(${spaced(sql`p."name"`)})) > 0
      OR (p."alike" = 1 AND char_length(p."first") > 1 AND strpos(
        CASE WHEN lower(p."first") = ANY(${alsoWords}::text[]) THEN ${spaced(text)} ELSE lower(${spaced(text)}) END,
        CASE WHEN lower(p."first") = ANY(${alsoWords}::text[]) THEN ' ' || p."first" || ' ' ELSE ' ' || lower(p."first") || ' ' END) > 0)
    END`;

/** @param met a table with "contactId" and "on" */
export const seenNow = (met: Sql): Sql => sql`
  UPDATE "Contact" k SET "lastContactOn" = greatest(k."lastContactOn", w."on") FROM ${met} w WHERE k."id" = w."contactId"`;

/** Of those who were with a touch that is taken back: as the touches and deeds say that still stand. @param eventId of the touch */
export const lastSeenWithout = (workspaceId: string, eventId: string): Sql => sql`
  UPDATE "Contact" k SET "lastContactOn" = greatest(
    (SELECT max(s."on") FROM "TouchContact" o JOIN "Touch" s ON s."id" = o."touchId"
      WHERE o."workspaceId" = k."workspaceId" AND o."contactId" = k."id" AND s."eventId" <> ${eventId}::bigint
        AND ${notTakenBack(sql`s."eventId"`)}),
    (SELECT max(r."metOn") FROM "ContactRole" r
      WHERE r."workspaceId" = k."workspaceId" AND r."contactId" = k."id" AND ${notTakenBack(sql`r."eventId"`)}))
  FROM "Touch" t JOIN "TouchContact" w ON w."workspaceId" = t."workspaceId" AND w."touchId" = t."id"
  WHERE t."workspaceId" = ${workspaceId}::uuid AND t."eventId" = ${eventId}::bigint AND k."id" = w."contactId"`;

/**
 * The same of many, which have been taken back: of those whom one of them saw last.
 * @param eventIds of the touches
 */
export const lastSeenWithoutAll = (workspaceId: string, eventIds: readonly string[]): Sql => sql`
  UPDATE "Contact" k SET "lastContactOn" = greatest(
    (SELECT max(s."on") FROM "TouchContact" o JOIN "Touch" s ON s."id" = o."touchId"
      WHERE o."workspaceId" = k."workspaceId" AND o."contactId" = k."id" AND ${notTakenBack(sql`s."eventId"`)}),
    (SELECT max(r."metOn") FROM "ContactRole" r
      WHERE r."workspaceId" = k."workspaceId" AND r."contactId" = k."id" AND ${notTakenBack(sql`r."eventId"`)}))
  FROM (SELECT w."contactId", max(t."on") AS "on" FROM "Touch" t JOIN "TouchContact" w ON w."workspaceId" = t."workspaceId" AND w."touchId" = t."id"
         WHERE t."workspaceId" = ${workspaceId}::uuid AND t."eventId" = ANY(${[...eventIds]}::bigint[]) GROUP BY 1) g
  WHERE k."id" = g."contactId" AND k."workspaceId" = ${workspaceId}::uuid AND k."lastContactOn" = g."on"`;
