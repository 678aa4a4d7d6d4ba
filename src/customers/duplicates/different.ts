/** Two customers of whom somebody said that they are not the same: nobody is asked about them again, while that stands. */
import { z } from "zod";
import { sql } from "../../database/sql.ts";
import type { Deed } from "../../history/deed.ts";
import { recordEvents } from "../../history/record-events.ts";
import { notTakenBack } from "../../history/taken-back.ts";

/** What an undo needs of the event. */
export type DifferentDeed = Readonly<{ id: string; subjectId: string; kind: "different"; other: string }>;

/** As the event's values tell it. */
export const differentDeed = z.object({ kind: z.literal("different"), other: z.uuid() });

/** Both are locked. */
export async function sayDifferent(deed: Deed, id: string, other: string): Promise<void> {
  const [eventId] = await recordEvents(deed, [
    { subject: "customer", subjectId: id, kind: "different", values: { other } },
  ]);
  await keepDifferent(deed, id, [other], eventId!);
}

/** @param eventId of the deed that says so: with it, it is taken back */
export async function keepDifferent(
  { db, workspace }: Deed,
  id: string,
  others: readonly string[],
  eventId: string,
): Promise<void> {
  if (others.length === 0) return;
  await db.$executeRaw(sql`
    INSERT INTO "CustomerDifferent" ("workspaceId", "firstId", "secondId", "eventId")
    SELECT ${workspace.id}::uuid, least(o."id", ${id}::uuid), greatest(o."id", ${id}::uuid), ${eventId}::bigint
      FROM unnest(${others}::uuid[]) o("id") ORDER BY o."id"
    ON CONFLICT ("workspaceId", "firstId", "secondId") DO UPDATE SET "eventId" = EXCLUDED."eventId"`);
}

export async function areDifferent({ db, workspace }: Deed, one: string, other: string): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>(sql`
    SELECT 1 FROM "CustomerDifferent" x
     WHERE x."workspaceId" = ${workspace.id}::uuid AND x."firstId" = least(${one}::uuid, ${other}::uuid)
       AND x."secondId" = greatest(${one}::uuid, ${other}::uuid) AND ${notTakenBack(sql`x."eventId"`)}`);
  return rows.length > 0;
}

/** From then on they are looked at again. */
export async function takeDifferentBack(deed: Deed, { id, subjectId }: DifferentDeed): Promise<void> {
  await recordEvents(deed, [{ subject: "customer", subjectId, kind: "undo", undoes: id }]);
}
