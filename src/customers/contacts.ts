/** People at a customer's whom somebody has met, in whatever deal. */
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
    SELECT k."name", jsonb_agg(DISTINCT k."role") AS "roles", max(k."metOn")::text AS "metOn"
    FROM "Contact" k JOIN "Customer" c ON c."id" = k."customerId"
    WHERE k."workspaceId" = ${deed.workspace.id}::uuid AND ${customerId}::uuid IN (c."id", c."mergedIntoId")
      AND ${notTakenBack(sql`k."eventId"`)} ${knowsOnlyOwn(deed) ? metByOwn(deed) : noSql}
    GROUP BY k."name" ORDER BY max(k."metOn") DESC, k."name"`);

const metByOwn = ({ member }: Deed) => sql`
  AND EXISTS (SELECT FROM "Event" e JOIN "Deal" d ON d."id" = e."subjectId"
               WHERE e."id" = k."eventId" AND d."ownerId" = ${member.id}::uuid)`;

/** Who is met again is known by the newer deed. */
export async function recordMet(
  { db, workspace }: Pick<Deed, "db" | "workspace">,
  met: readonly (Met & Readonly<{ metOn: string }>)[],
): Promise<void> {
  if (met.length === 0) return;
  await db.$executeRaw(sql`
    INSERT INTO "Contact" ("workspaceId", "customerId", "name", "role", "metOn", "eventId")
    SELECT ${workspace.id}::uuid, i."customerId", i."name", i."role", i."metOn", i."eventId"
    FROM ${rowsOf(met, sql`"customerId" uuid, "name" text, "role" text, "metOn" date, "eventId" bigint`)} i
    ON CONFLICT ("workspaceId", "customerId", "name", "role") DO UPDATE SET "metOn" = EXCLUDED."metOn", "eventId" = EXCLUDED."eventId"`);
}
