import { sql } from "../../database/sql.ts";
import type { Deed } from "../../history/deed.ts";
import { notTakenBack } from "../../history/taken-back.ts";

/** Where somebody was before, and until which day (ISO), the last first. */
export const formerPlaces = (
  { db, workspace }: Deed,
  contactId: string,
): Promise<Readonly<{ id: string; name: string; until: string }>[]> =>
  db.$queryRaw(sql`
    SELECT c."id", c."name", (e."at" AT TIME ZONE ${workspace.zone})::date::text AS "until"
    FROM "Event" e JOIN "Customer" c ON c."workspaceId" = e."workspaceId" AND c."id" = (e."values" #>> '{columns,customerId,0}')::uuid
    WHERE e."workspaceId" = ${workspace.id}::uuid AND e."subject" = 'contact' AND e."subjectId" = ${contactId}::uuid
      AND e."kind" = 'move' AND ${notTakenBack(sql`e."id"`)}
    ORDER BY e."id" DESC LIMIT 10`);
