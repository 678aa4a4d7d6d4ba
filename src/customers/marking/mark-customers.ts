/** What people decide of customers: how much time they deserve, whether they are key, of which grade they are. */
import { randomUUID } from "node:crypto";
import { rowsOf } from "../../database/rows-of.ts";
import { sql } from "../../database/sql.ts";
import type { Deed } from "../../history/deed.ts";
import { recordEvents } from "../../history/record-events.ts";
import { eachNotTakenBack } from "../../history/taken-back.ts";
import type { Level } from "../file/customer-file.ts";
import type { Filed } from "../file/write-file.ts";
import { lockCustomers } from "../write-customer.ts";

export type Marks = Readonly<{ priority?: Level; isKey?: boolean; grade?: string | null }>;

type Row = { id: string; priority: Level | null; isKey: boolean; grade: string | null };

/**
 * Each customer its event, also where a decision says what stood: then it was decided again. One that has been merged
 * meanwhile is left as it is.
 * @param marks by the ids of customers that the member may change
 * @returns the ids of those that were marked
 */
export async function markCustomers(deed: Deed, marks: ReadonlyMap<string, Marks>): Promise<string[]> {
  const locked = await lockCustomers(deed, [...marks.keys()].toSorted());
  const ids = locked.filter(({ mergedInto }) => mergedInto === null).map(({ id }) => id);
  if (ids.length === 0) return [];
  const { db, workspace } = deed;
  const before = await db.$queryRaw<Row[]>(sql`
    SELECT "id", "priority", "isKey", "grade" FROM "Customer"
     WHERE "workspaceId" = ${workspace.id}::uuid AND "id" = ANY(${ids}::uuid[])`);
  const rows = before.map(({ id }) => ({ id, marks: marks.get(id)! }));
  await db.$executeRaw(sql`
    UPDATE "Customer" c SET ("priority", "isKey", "grade") = (
      SELECT p."priority", p."isKey", p."grade" FROM jsonb_populate_record(c, i."marks") p)
    FROM ${rowsOf(rows, sql`"id" uuid, "marks" jsonb`)} i
    WHERE c."id" = i."id" AND c."workspaceId" = ${workspace.id}::uuid`);
  // So that what one tap has decided is undone as a whole.
  const together = before.length > 1 ? { together: randomUUID() } : {};
  const events = before.map(({ id, ...was }) => ({
    ...({ subject: "customer", subjectId: id, kind: "mark" } as const),
    values: {
      ...together,
      columns: Object.fromEntries(
        Object.entries(marks.get(id)!).map(([name, now]) => [name, [was[name as keyof Marks], now] as const]),
      ),
    },
  }));
  await recordEvents(deed, events);
  return before.map(({ id }) => id);
}

/** What still stands of what one tap has decided; by the customers' ids, in whose order they are locked. */
export const markedTogether = ({ db, workspace, member }: Deed, together: string): Promise<Filed[]> =>
  db.$queryRaw<Filed[]>(sql`
    SELECT e."id"::text AS "id", e."subjectId"::text AS "subjectId", e."values" -> 'columns' AS "columns" FROM "Event" e
     WHERE e."workspaceId" = ${workspace.id}::uuid AND e."memberId" = ${member.id}::uuid AND e."kind" = 'mark'
       AND e."values" ->> 'together' = ${together} AND ${eachNotTakenBack(sql`e."id"`)} ORDER BY e."subjectId"`);
