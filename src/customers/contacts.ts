/** People at a customer's: those whom somebody has met, in whatever deal, and those who are known to be there. */
import { rowsOf } from "../database/rows-of.ts";
import { noSql, sql } from "../database/sql.ts";
import type { Deed } from "../history/deed.ts";
import { notTakenBack } from "../history/taken-back.ts";
import type { BuyingRole } from "../pipelines/buying-role.ts";
import { knowsOnlyOwn } from "./match-customer.ts";

/** `roles`: the parts in which they were met. */
export type Contact = Readonly<{ name: string; roles: readonly BuyingRole[]; metOn: string }>;

/** Somebody met, in one part. */
export type Met = Readonly<{ customerId: string; name: string; role: BuyingRole; eventId: string }>;

/** The last met first; of a member who may only know the own customers, whom their own deals have met. */
export const contactsOf = (deed: Deed, customerId: string): Promise<Contact[]> =>
  deed.db.$queryRaw(sql`
    SELECT k."name", jsonb_agg(DISTINCT r."role") AS "roles", max(r."metOn")::text AS "metOn"
    FROM "Contact" k JOIN "Customer" c ON c."id" = k."customerId"
         JOIN "ContactRole" r ON r."workspaceId" = k."workspaceId" AND r."contactId" = k."id" AND r."metOn" IS NOT NULL
    WHERE k."workspaceId" = ${deed.workspace.id}::uuid AND ${customerId}::uuid IN (c."id", c."mergedIntoId") AND k."erasedAt" IS NULL
      AND ${notTakenBack(sql`r."eventId"`)} ${knowsOnlyOwn(deed) ? metByOwn(deed) : noSql}
    GROUP BY k."name" ORDER BY max(r."metOn") DESC, k."name"`);

const metByOwn = ({ member }: Deed) => sql`
  AND EXISTS (SELECT FROM "Event" e JOIN "Deal" d ON d."id" = e."subjectId"
               WHERE e."id" = r."eventId" AND d."ownerId" = ${member.id}::uuid)`;

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
  for (const id of [...customerIds].sort())
    await db.$executeRaw(
      sql`SELECT pg_advisory_xact_lock(hashtextextended(${`contacts ${workspace.id} ${id}`}, 0))`,
    );
}
