import { amongIds } from "../database/among-ids.ts";
import { noSql, sql } from "../database/sql.ts";
import type { Deed } from "./deed.ts";
import type { Changes } from "./record-events.ts";
import { eachNotTakenBack } from "./taken-back.ts";

/** What a deed left in one of many; `columns`: where its event says what it changed. */
export type Left = Readonly<{ subjectId: string; eventId: string; columns: Changes | null }>;

/** By which its events are known: that of an import, or of what was done together. @property kinds all where none are given */
export type Mark = Readonly<{ name: "import" | "together"; value: string; kinds?: readonly string[] }>;

/**
 * What one deed about many left in these and still stands, the last first.
 *
 * Looked up one by one, and in the order of their ids so that the subject's index is taken: joined, or by another index, all events of
 * the company are read for every page of thousands, or for each of them. The planner believes that there are few as long as it has
 * not counted what an import has just written.
 */
export const leftByDeed = (
  { db, workspace }: Pick<Deed, "db" | "workspace">,
  { name, value, kinds }: Mark,
  ids: readonly string[],
): Promise<Left[]> =>
  db.$queryRaw<Left[]>(sql`
    SELECT l."subjectId", l."id"::text AS "eventId", l."columns" FROM ${amongIds(ids)} i CROSS JOIN LATERAL (
      SELECT e."subjectId"::text AS "subjectId", e."id", e."values" -> 'columns' AS "columns" FROM "Event" e
       WHERE e."workspaceId" = ${workspace.id}::uuid AND e."subjectId" = i."id" AND e."values" ->> ${name} = ${value}
         ${kinds ? sql`AND e."kind" = ANY(${[...kinds]}::text[])` : noSql} AND ${eachNotTakenBack(sql`e."id"`)}
       ORDER BY e."id" OFFSET 0) l
     ORDER BY l."id" DESC`);
