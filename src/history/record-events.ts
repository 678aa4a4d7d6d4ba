/** Appends events that don't create a deal version: notes, and everything that isn't about a deal. */
import { randomUUID } from "node:crypto";
import { toTimestamp } from "../database/columns.ts";
import { rowsOf } from "../database/rows-of.ts";
import { sql } from "../database/sql.ts";
import { type Deed, doerOf } from "./deed.ts";

export type Subject = "deal" | "customer" | "contact" | "member" | "team" | "workspace" | "submission";

/** Columns by name, each as it was and as it is now: plain JSON, money as decimal strings of minor units, dates as ISO. */
export type Changes = Readonly<Record<string, readonly [before: unknown, after: unknown]>>;

export type NewEvent = Readonly<{
  subject: Subject;
  subjectId: string;
  kind: string;
  values?: Readonly<{ columns?: Changes }> & Readonly<Record<string, unknown>>;
  /** What was written with it. */
  remark?: string;
  /** Id of the event that this one takes back. */
  undoes?: string;
}>;

/** Who did it, in which company, when and from where; may be partial before the person is a member. */
export type Doer = Pick<Deed, "db" | "now" | "via" | "doneBy"> &
  Readonly<{ workspace: Readonly<{ id: string }>; member: Readonly<{ id: string }> }>;

/** One statement, whatever their number. @returns their ids, in the same order */
export async function recordEvents(deed: Doer, events: readonly NewEvent[]): Promise<string[]> {
  if (events.length === 0) return [];
  const { memberId, onBehalfId } = doerOf(deed);
  const rows = events.map(({ remark, ...event }, nth) => ({
    ...event,
    nth,
    values: event.values ?? {},
    remarkId: remark ? randomUUID() : null,
    remark,
  }));
  const recorded = await deed.db.$queryRaw<{ id: string }[]>(sql`
    WITH input AS ${rowsOf(
      rows,
      sql`"nth" int, "subject" text, "subjectId" uuid, "kind" text, "values" jsonb, "undoes" bigint, "remarkId" uuid,
        "remark" text`,
    )}, remark AS (
      INSERT INTO "Remark" ("id", "workspaceId", "text")
      SELECT i."remarkId", ${deed.workspace.id}::uuid, i."remark" FROM input i WHERE i."remarkId" IS NOT NULL
    )
    INSERT INTO "Event" ("workspaceId", "subject", "subjectId", "kind", "memberId", "onBehalfId", "via", "at", "remarkId", "values", "undoes")
    SELECT ${deed.workspace.id}::uuid, i."subject", i."subjectId", i."kind", ${memberId}::uuid, ${onBehalfId}::uuid, ${deed.via},
           (SELECT deed_instant(${deed.workspace.id}::uuid, ${toTimestamp(deed.now)}::timestamptz, NULL)), i."remarkId", i."values", i."undoes"
    FROM input i ORDER BY i."nth" RETURNING "id"::text AS "id"`);
  return recorded.map(({ id }) => id);
}
