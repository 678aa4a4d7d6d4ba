/** Who has been met at a customer's, and in which part of a purchase; in whatever deal, or without one. */
import { rowsOf } from "../../database/rows-of.ts";
import { type Sql, sql } from "../../database/sql.ts";
import type { Deed } from "../../history/deed.ts";
import { notTakenBack } from "../../history/taken-back.ts";
import type { BuyingRole } from "../../pipelines/buying-role.ts";
import { withMerged } from "../file/customer-file.ts";
import { standing } from "./contact.ts";

/** Somebody known at a customer's: the parts they play, and those in which they were met. */
export type Offered = Readonly<{
  name: string;
  roles: readonly BuyingRole[];
  met: readonly BuyingRole[];
}>;

/** Somebody met, in one part. */
export type Met = Readonly<{ customerId: string; name: string; role: BuyingRole; eventId: string }>;

/** A form offers no more; another name can be typed. */
const mostOffered = 60;

/** For a criterion that asks whom somebody met: the last met first, then those who are only known. */
export const contactsOf = (deed: Deed, customerId: string): Promise<Offered[]> =>
  deed.db.$queryRaw(sql`
    SELECT k."name", coalesce(jsonb_agg(DISTINCT r."role") FILTER (WHERE r."role" IS NOT NULL), '[]') AS "roles",
           coalesce(jsonb_agg(DISTINCT r."role") FILTER (WHERE r."metOn" IS NOT NULL), '[]') AS "met"
    FROM "Contact" k LEFT JOIN "ContactRole" r ON r."workspaceId" = k."workspaceId" AND r."contactId" = k."id" AND ${notTakenBack(sql`r."eventId"`)}
    WHERE k."workspaceId" = ${deed.workspace.id}::uuid AND k."customerId" IN (${withMerged(deed.workspace.id, customerId)}) AND ${standing(deed)}
    GROUP BY k."name" ORDER BY max(r."metOn") DESC NULLS LAST, count(r."role") DESC, k."name" LIMIT ${mostOffered}`);

/** A part in which somebody has been met, and who it was last. */
export type PartMet = Readonly<{ role: BuyingRole; who: string }>;

/** A statement of rows "role", "who", at most one of each role. */
export const partsMet = (deed: Deed, customerId: string): Sql => sql`
  SELECT DISTINCT ON (r."role") r."role", k."name" AS "who" FROM "Contact" k
    JOIN "ContactRole" r ON r."workspaceId" = k."workspaceId" AND r."contactId" = k."id" AND r."metOn" IS NOT NULL AND ${notTakenBack(sql`r."eventId"`)}
   WHERE k."workspaceId" = ${deed.workspace.id}::uuid AND k."customerId" IN (${withMerged(deed.workspace.id, customerId)}) AND ${standing(deed)}
   ORDER BY r."role", r."metOn" DESC, k."name"`;

export const metAt = (deed: Deed, customerId: string): Promise<PartMet[]> =>
  deed.db.$queryRaw(partsMet(deed, customerId));

/**
 * Whoever is called so at the customer's by now is the one; a new name is somebody new. Who is met again is known by the
 * newer deed. After the deal's row has been locked, never before.
 */
export async function recordMet(
  { db, workspace }: Pick<Deed, "db" | "workspace">,
  met: readonly (Met & Readonly<{ metOn: string }>)[],
): Promise<void> {
  if (met.length === 0) return;
  await lockContacts({ db, workspace }, [...new Set(met.map(({ customerId }) => customerId))]);
  await db.$executeRaw(sql`
    WITH input AS ${rowsOf(met, sql`"customerId" uuid, "name" text, "role" text, "metOn" date, "eventId" bigint`)},
    known AS (
      SELECT DISTINCT ON (i."customerId", i."name") k."id", i."customerId", i."name"
      FROM input i JOIN "Customer" c ON i."customerId" IN (c."id", c."mergedIntoId")
           JOIN "Contact" k ON k."workspaceId" = ${workspace.id}::uuid AND k."customerId" = c."id" AND k."name" = i."name" AND k."erasedAt" IS NULL
      ORDER BY i."customerId", i."name", k."customerId" = i."customerId" DESC, k."createdAt" DESC
    ), made AS (
      INSERT INTO "Contact" ("id", "workspaceId", "customerId", "name", "lastContactOn", "eventId")
      SELECT gen_random_uuid(), ${workspace.id}::uuid, i."customerId", i."name", max(i."metOn"), min(i."eventId") FROM input i
      WHERE NOT EXISTS (SELECT FROM known k WHERE k."customerId" = i."customerId" AND k."name" = i."name")
      GROUP BY i."customerId", i."name" RETURNING "id", "customerId", "name"
    ), touched AS (
      UPDATE "Contact" k SET "lastContactOn" = greatest(k."lastContactOn", i."metOn")
      FROM known n JOIN input i ON i."customerId" = n."customerId" AND i."name" = n."name" WHERE k."id" = n."id"
    ), who AS (SELECT * FROM known UNION ALL SELECT * FROM made)
    INSERT INTO "ContactRole" ("workspaceId", "contactId", "role", "metOn", "eventId")
    SELECT ${workspace.id}::uuid, w."id", i."role", i."metOn", i."eventId"
    FROM input i JOIN who w ON w."customerId" = i."customerId" AND w."name" = i."name"
    ON CONFLICT ("workspaceId", "contactId", "role") DO UPDATE SET "metOn" = EXCLUDED."metOn", "eventId" = EXCLUDED."eventId"`);
}

/** Who writes somebody down at these customers' waits for others who do, and then sees theirs. Until the transaction's end. */
export async function lockContacts(
  { db, workspace }: Pick<Deed, "db" | "workspace">,
  customerIds: readonly string[],
) {
  await db.$executeRaw(sql`
    SELECT pg_advisory_xact_lock(hashtextextended(c."key", 0)) FROM (
      SELECT DISTINCT ${`contacts ${workspace.id} `} || i."id" AS "key" FROM unnest(${[...customerIds]}::text[]) i("id") ORDER BY 1) c`);
}
