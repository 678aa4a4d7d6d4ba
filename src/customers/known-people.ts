/** Whom one may say that one has met at a customer's, and whoever is met there for the first time. */
import { rowsOf } from "../database/rows-of.ts";
import { noSql, type Sql, sql } from "../database/sql.ts";
import type { Deed } from "../history/deed.ts";
import { notTakenBack } from "../history/taken-back.ts";
import { lockContacts } from "./contacts/met.ts";
import { knowsOnlyOwn } from "./match-customer.ts";

export type KnownPerson = Readonly<{ id: string; name: string }>;

/** More than a form offers; who is not among them is found by their name. */
const offered = 30;

/** Those who were in touch last first. @param also ids that are wanted in any case */
export const peopleAt = (
  deed: Deed,
  customerId: string,
  also: readonly string[] = [],
): Promise<KnownPerson[]> =>
  deed.db.$queryRaw(sql`
    SELECT k."id", k."name" FROM "Contact" k JOIN "Customer" c ON c."id" = k."customerId"
    WHERE k."workspaceId" = ${deed.workspace.id}::uuid AND ${customerId}::uuid IN (c."id", c."mergedIntoId") AND k."erasedAt" IS NULL
      AND (k."lastContactOn" IS NOT NULL OR ${notTakenBack(sql`k."eventId"`)}) ${knownTo(deed)}
    ORDER BY k."id" = ANY(${[...also]}::uuid[]) DESC, k."lastContactOn" DESC NULLS LAST, k."name" LIMIT ${offered}`);

/** Of a member who may only know the own customers: whom they wrote down or met. A condition on k. */
export const knownTo = (deed: Deed): Sql =>
  knowsOnlyOwn(deed)
    ? sql`AND (EXISTS (SELECT FROM "Event" w WHERE w."id" = k."eventId" AND w."memberId" = ${deed.member.id}::uuid)
        OR EXISTS (SELECT FROM "TouchContact" x JOIN "Touch" y ON y."id" = x."touchId"
                    WHERE x."workspaceId" = k."workspaceId" AND x."contactId" = k."id" AND y."memberId" = ${deed.member.id}::uuid))`
    : noSql;

export type SeenPerson = Readonly<{ customerId: string; name: string; eventId: string; on: string }>;

/** Whoever is called so there by now is the one; a new name is somebody new. @returns their ids */
export async function recordSeen(
  deed: Pick<Deed, "db" | "workspace">,
  seen: readonly SeenPerson[],
): Promise<string[]> {
  if (seen.length === 0) return [];
  const { db, workspace } = deed;
  await lockContacts(deed, [...new Set(seen.map(({ customerId }) => customerId))]);
  const rows = await db.$queryRaw<{ id: string }[]>(sql`
    WITH input AS ${rowsOf(seen, sql`"customerId" uuid, "name" text, "eventId" bigint, "on" date`)},
    known AS (
      SELECT DISTINCT ON (i."customerId", i."name") k."id", i."customerId", i."name", i."on"
      FROM input i JOIN "Customer" c ON i."customerId" IN (c."id", c."mergedIntoId")
           JOIN "Contact" k ON k."workspaceId" = ${workspace.id}::uuid AND k."customerId" = c."id"
            AND lower(k."name") = lower(i."name") AND k."erasedAt" IS NULL
      ORDER BY i."customerId", i."name", k."customerId" = i."customerId" DESC, k."createdAt" DESC
    ), touched AS (
      UPDATE "Contact" k SET "lastContactOn" = greatest(k."lastContactOn", n."on") FROM known n WHERE k."id" = n."id"
    ), made AS (
      INSERT INTO "Contact" ("id", "workspaceId", "customerId", "name", "lastContactOn", "eventId")
      SELECT gen_random_uuid(), ${workspace.id}::uuid, i."customerId", i."name", max(i."on"), min(i."eventId") FROM input i
      WHERE NOT EXISTS (SELECT FROM known k WHERE k."customerId" = i."customerId" AND k."name" = i."name")
      GROUP BY i."customerId", i."name" RETURNING "id"
    )
    SELECT "id"::text AS "id" FROM known UNION SELECT "id"::text FROM made`);
  return rows.map(({ id }) => id);
}
