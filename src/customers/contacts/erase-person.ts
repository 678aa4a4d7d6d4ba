/** All that is kept about one person at a customer's: their own row and roles, and what a customer's file says of them. */
import { toTimestamp } from "../../database/columns.ts";
import { type Sql, sql } from "../../database/sql.ts";
import { type Deed, DeedRefused } from "../../history/deed.ts";
import { recordEvents } from "../../history/record-events.ts";
import type { BuyingRole } from "../../pipelines/buying-role.ts";

/** Where they are named: at which customers they are and were, and with which deeds it was said that they were met. */
export type PlacesOf = Readonly<{
  customerIds: readonly string[];
  met: readonly Readonly<{ eventId: string; role: BuyingRole }>[];
}>;

/** Somebody who is to be found in what people wrote. */
export type NamedPerson = PlacesOf &
  Readonly<{
    id: string;
    name: string;
    /** Regular expressions of PostgreSQL: of all that names them, and of what is theirs alone, phone and mail. */
    pattern: string;
    ownPattern: string;
  }>;

/** A room above this one whose tables name people, too. */
export type NamesPeople = Readonly<{
  /** @returns the texts in which they are named */
  naming(deed: Deed, person: NamedPerson): Promise<readonly string[]>;
  /**
   * @param instead what stands where they were named, where the rest of it stays
   * @returns how many files went as a whole
   */
  forget(deed: Deed, person: NamedPerson, instead: string): Promise<number>;
}>;

export async function placesOf({ db, workspace }: Deed, contactId: string): Promise<PlacesOf> {
  const [row] = await db.$queryRaw<{ customerIds: string[]; met: PlacesOf["met"] }[]>(sql`
    WITH place AS (
      SELECT k."customerId" AS "id" FROM "Contact" k WHERE k."id" = ${contactId}::uuid AND k."workspaceId" = ${workspace.id}::uuid
      UNION SELECT (e."values" #>> '{columns,customerId,0}')::uuid FROM "Event" e
       WHERE e."workspaceId" = ${workspace.id}::uuid AND e."subject" = 'contact' AND e."subjectId" = ${contactId}::uuid AND e."kind" = 'move')
    SELECT (SELECT jsonb_agg(DISTINCT c."id") FROM place p JOIN "Customer" o ON o."id" = p."id"
              JOIN "Customer" c ON c."workspaceId" = o."workspaceId" AND coalesce(o."mergedIntoId", o."id") IN (c."id", c."mergedIntoId")) AS "customerIds",
           (SELECT coalesce(jsonb_agg(jsonb_build_object('eventId', r."eventId"::text, 'role', r."role")), '[]') FROM "ContactRole" r
             WHERE r."workspaceId" = ${workspace.id}::uuid AND r."contactId" = ${contactId}::uuid) AS "met"`);
  return { customerIds: row?.customerIds ?? [], met: row?.met ?? [] };
}

/** The row says no more than that there was somebody. @throws DeedRefused `erased`, when it has been done */
export async function emptyPerson(deed: Deed, contactId: string): Promise<void> {
  const { db, workspace } = deed;
  const emptied = await db.contact.updateMany({
    where: { id: contactId, workspaceId: workspace.id, erasedAt: null },
    data: {
      ...{ name: "", job: null, phone: null, mail: null, sentiment: null, lastContactOn: null },
      erasedAt: toTimestamp(deed.now),
    },
  });
  if (emptied.count === 0) throw new DeedRefused("erased", {});
  await db.contactRole.deleteMany({ where: { workspaceId: workspace.id, contactId } });
  // The company's event is for the audit, which says that somebody was erased: neither who nor at which customer.
  await recordEvents(deed, [
    { subject: "contact", subjectId: contactId, kind: "erase" },
    { subject: "workspace", subjectId: workspace.id, kind: "erase", values: { what: "contact" } },
  ]);
}

const factsNaming = (workspaceId: string, { customerIds }: PlacesOf, pattern: string): Sql => sql`
  f."workspaceId" = ${workspaceId}::uuid AND f."customerId" = ANY(${[...customerIds]}::uuid[]) AND f."value" #>> '{}' ~* ${pattern}`;

export async function filesNaming(
  { db, workspace }: Deed,
  places: PlacesOf,
  pattern: string,
): Promise<string[]> {
  const rows = await db.$queryRaw<{ text: string }[]>(sql`
    SELECT f."value" #>> '{}' AS "text" FROM "CustomerFact" f WHERE ${factsNaming(workspace.id, places, pattern)}
    ORDER BY f."eventId"`);
  return rows.map(({ text }) => text);
}

/** @param instead what stands where they were named */
export const forgetInFiles = ({ db, workspace }: Deed, places: PlacesOf, pattern: string, instead: string) =>
  db.$executeRaw(sql`
    UPDATE "CustomerFact" f SET "value" = to_jsonb(regexp_replace(f."value" #>> '{}', ${pattern}, ${instead}, 'gi'))
     WHERE ${factsNaming(workspace.id, places, pattern)}`);
