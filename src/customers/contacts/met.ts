/** Who has been met at a customer's, and in which part of a purchase; in whatever deal, or without one. */
import { rowsOf } from "../../database/rows-of.ts";
import { type Sql, sql } from "../../database/sql.ts";
import type { Deed } from "../../history/deed.ts";
import { notTakenBack } from "../../history/taken-back.ts";
import type { BuyingRole } from "../../pipelines/buying-role.ts";
import { withMerged } from "../file/customer-file.ts";
import { standing } from "./contact.ts";
import { foundOrMade, lockContacts } from "./found-or-made.ts";

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

/** Who is met again is known by the newer deed. After the deal's row has been locked, never before. @param met `metOn`: ISO date */
export async function recordMet(
  deed: Pick<Deed, "db" | "workspace">,
  met: readonly (Met & Readonly<{ metOn: string }>)[],
): Promise<void> {
  if (met.length === 0) return;
  const { db, workspace } = deed;
  await lockContacts(
    deed,
    met.map(({ customerId }) => customerId),
  );
  const parts = rowsOf(
    met.map(({ role }, at) => ({ nth: at + 1, role })),
    sql`"nth" int, "role" text`,
  );
  const seen = met.map(({ customerId, name, eventId, metOn }) => ({ customerId, name, eventId, on: metOn }));
  // One person may be met in one part under two spellings; a statement writes a row once.
  await db.$executeRaw(sql`
    WITH ${foundOrMade(deed, seen)}
    INSERT INTO "ContactRole" ("workspaceId", "contactId", "role", "metOn", "eventId")
    SELECT DISTINCT ON (w."id", p."role") ${workspace.id}::uuid, w."id", p."role", i."on", i."eventId"
    FROM input i JOIN who w ON w."nth" = i."nth" JOIN ${parts} p ON p."nth" = i."nth" ORDER BY w."id", p."role", i."nth"
    ON CONFLICT ("workspaceId", "contactId", "role") DO UPDATE SET "metOn" = EXCLUDED."metOn", "eventId" = EXCLUDED."eventId"`);
}
