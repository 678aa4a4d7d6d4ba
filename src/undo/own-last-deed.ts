/** One's own newest deed that still stands: what "undo" means. */
import { sql } from "../database/sql.ts";
import { type DealKind, dealEventValues, dealKinds } from "../deals/facts/deal-events.ts";
import { filesOf, type Happening, steps } from "../deals/facts/deal-timeline.ts";
import { type SubmissionValues, submissionValues } from "../forecasts/submit-week.ts";
import type { Deed } from "../history/deed.ts";
import { notTakenBack } from "../history/taken-back.ts";

type Own = Readonly<{
  /** The event's id. */
  id: string;
  subjectId: string;
  at: Date;
}>;

/** On a deal. */
export type DealDeed = Own &
  Pick<Happening, "values" | "remark" | "steps" | "files"> &
  Readonly<{ subject: "deal"; kind: DealKind }>;

/** A whole week. */
export type WeekDeed = Own & Readonly<{ subject: "submission"; values: SubmissionValues }>;

export type LastDeed = DealDeed | WeekDeed;

type Row = Own &
  Omit<DealDeed, "values" | "subject" | "files"> & {
    subject: LastDeed["subject"];
    values: unknown;
    files: DealDeed["files"] | null;
  };

/** Events that can't be undone: an undo itself, and changes caused by the owner changing teams. */
const lasting: readonly DealKind[] = ["undo", "team"];

const undoable = [...dealKinds.filter((kind) => !lasting.includes(kind)), "submit"];

/** @param dealId only of this deal */
export async function ownLastDeed(deed: Deed, dealId: string | undefined): Promise<LastDeed | undefined> {
  const [row] = await deed.db.$queryRaw<Row[]>(sql`
    SELECT e."id"::text AS "id", e."subject", e."subjectId", e."kind", e."values", e."at",
           r."text" AS "remark", ${steps(sql`e`)} AS "steps", ${filesOf(sql`e`)} AS "files"
    FROM "Event" e LEFT JOIN "Remark" r ON r."id" = e."remarkId"
    WHERE e."workspaceId" = ${deed.workspace.id}::uuid AND e."memberId" = ${deed.member.id}::uuid
      AND e."subject" IN ('deal', 'submission') AND e."kind" = ANY(${undoable})
      AND (${dealId ?? null}::uuid IS NULL OR e."subjectId" = ${dealId ?? null}::uuid)
      AND ${notTakenBack(sql`e."id"`)}
    ORDER BY e."id" DESC LIMIT 1`);
  if (!row) return undefined;
  const { id, subject, subjectId, at } = row;
  // What a newer program wrote so that this one cannot read it, this one does not take back.
  if (subject === "submission") {
    const values = submissionValues.safeParse(row.values).data;
    return values && { id, subject, subjectId, at, values };
  }
  const values = dealEventValues.safeParse(row.values).data;
  return values && { ...row, subject, values, files: row.files ?? [] };
}

/** Whether the member has taken something back since then. */
export async function hasUndone(deed: Deed, dealId: string | undefined, since: Date): Promise<boolean> {
  const undo = await deed.db.event.findFirst({
    where: {
      workspaceId: deed.workspace.id,
      memberId: deed.member.id,
      kind: "undo",
      ...(dealId ? { subjectId: dealId } : {}),
      at: { gt: since },
    },
    select: { id: true },
  });
  return undo !== null;
}
