/** One's own newest deed that still stands: what "undo" means. */
import { z } from "zod";
import { type CallingDeed, callingDeed } from "../customers/called-there.ts";
import { type DifferentDeed, differentDeed } from "../customers/duplicates/different.ts";
import type { Filed } from "../customers/file/write-file.ts";
import { joinSql, type Sql, sql } from "../database/sql.ts";
import { type DealKind, dealEventValues, dealKinds } from "../deals/facts/deal-events.ts";
import type { Happening } from "../deals/facts/deal-timeline.ts";
import {
  campaignsIn,
  type Named,
  named,
  namedBy,
  ownersIn,
  partyIn,
  stepsIn,
} from "../deals/facts/named-by-events.ts";
import { type CustomerDeed, customerDeed } from "../deals/writing/follow-customer.ts";
import { type SubmissionValues, submissionValues } from "../forecasts/submit-week.ts";
import type { Deed } from "../history/deed.ts";
import { notTakenBack } from "../history/taken-back.ts";
import { type LeadMove, leadMove, leadMoves } from "./lead-move.ts";

type Own = Readonly<{
  /** The event's id. */
  id: string;
  subjectId: string;
  at: Date;
  /** In whose name, where that is somebody else. */
  onBehalfId: string | null;
}>;

/** On a deal. */
export type DealDeed = Own &
  Pick<Happening, "values" | "remark" | "steps" | "owners" | "campaigns" | "party" | "files"> &
  Readonly<{
    subject: "deal";
    kind: DealKind;
    /** In which version of its sales process the deal was by it; null where it made no version of the deal. */
    processVersion: number | null;
  }>;

/** A whole week. */
export type WeekDeed = Own & Readonly<{ subject: "submission"; values: SubmissionValues }>;

/** A customer was renamed, merged, or said to be another one than a second. */
export type OfCustomer = Own & Readonly<{ subject: "customer" }> & (CustomerDeed | DifferentDeed);

/** A lead was taken, given, or given up. */
export type OfLead = Own & Readonly<{ subject: "lead" }> & LeadMove;

/** All of somebody's open deals, given to another. */
export type HandoverDeed = Own & Readonly<{ subject: "member"; values: z.output<typeof handedOver> }>;

/** Many deals changed at once. */
export type BulkDeed = Own & Readonly<{ subject: "bulk"; values: z.output<typeof changedAtOnce> }>;

const changedAtOnce = z.object({ after: z.string(), deals: z.array(z.uuid()) });

const handedOver = z.object({ to: z.uuid(), deals: z.array(z.uuid()) });

/** Somebody was in touch with a customer, about no deal in particular. */
export type TouchDeed = Own & Readonly<{ subject: "customer"; kind: "touch"; together?: string | undefined }>;

const touched = z.object({
  /** Of a deed that told it of several customers. */
  together: z.uuid().optional(),
});

/** Something was written into a customer's file, or decided of the customer. */
export type FileDeed = Own &
  Readonly<{ subject: "file"; kind: "file" | "mark"; together?: string | undefined }> &
  Pick<Filed, "columns">;

const filed = z.object({
  columns: z.record(z.string(), z.tuple([z.unknown(), z.unknown()])),
  /** Of several customers about whom one tap has decided. */
  together: z.uuid().optional(),
});

/** Somebody at a customer's was written down, or has moved. */
export type ContactDeed = Own &
  Readonly<{ subject: "contact"; kind: "new" | "move"; from: string | null; to: string }>;

const placed = z
  .object({
    kind: z.enum(["new", "move"]),
    columns: z.object({ customerId: z.tuple([z.uuid().nullable(), z.uuid()]) }),
  })
  .transform(({ kind, columns: { customerId } }) => ({ kind, from: customerId[0], to: customerId[1] }));

/** How a customer is called in the CRM beside us. */
export type CalledDeed = Own & Readonly<{ subject: "called" }> & CallingDeed;

export type LastDeed =
  | CalledDeed
  | TouchDeed
  | DealDeed
  | WeekDeed
  | OfCustomer
  | FileDeed
  | ContactDeed
  | OfLead
  | HandoverDeed
  | BulkDeed;

type Row = Own &
  Pick<DealDeed, "processVersion"> &
  Readonly<{
    subject: Undoable;
    kind: string;
    values: unknown;
    remarkId: string | null;
    found: Named;
  }>;

/** Events that can't be undone: an undo itself, and what became of deals because of something about their owners. */
const lasting: readonly DealKind[] = ["undo", "team", "merge", "separate", "ask-instead"];

type Undoable = Exclude<LastDeed["subject"], "called" | "file" | "bulk" | "lead">;

const undoable: Readonly<Record<Undoable, readonly string[]>> = {
  deal: dealKinds.filter((kind) => !lasting.includes(kind)),
  submission: ["submit"],
  customer: ["rename", "merge", "different", "file", "mark", "touch", "external-id", ...leadMoves],
  contact: ["new", "move"],
  member: ["handover", "bulk"],
};

const isUndoable = (event: Sql): Sql =>
  sql`(${joinSql(
    Object.entries(undoable).map(
      ([subject, kinds]) =>
        sql`${event}."subject" = ${subject} AND ${event}."kind" = ANY(${[...kinds]}::text[])`,
    ),
    " OR ",
  )})`;

/** What came with a table is no deed by itself: it goes with the table. @param subjectId only of this deal or customer */
export async function ownLastDeed(deed: Deed, subjectId: string | undefined): Promise<LastDeed | undefined> {
  const [row] = await deed.db.$queryRaw<Row[]>(sql`
    WITH "last" AS (
      SELECT e.* FROM "Event" e
      WHERE e."workspaceId" = ${deed.workspace.id}::uuid AND e."memberId" = ${deed.member.id}::uuid
        AND ${isUndoable(sql`e`)}
        AND e."values" ->> 'import' IS NULL
        AND (${subjectId ?? null}::uuid IS NULL OR e."subjectId" = ${subjectId ?? null}::uuid)
        AND ${notTakenBack(sql`e."id"`)}
      ORDER BY e."id" DESC LIMIT 1)
    SELECT e."id"::text AS "id", e."subject", e."subjectId", e."kind", e."values", e."at", e."onBehalfId"::text AS "onBehalfId",
           e."remarkId"::text AS "remarkId", ${namedBy(sql`"last"`)} AS "found",
           (SELECT v."pipelineVersion" FROM "DealVersion" v WHERE v."workspaceId" = e."workspaceId"
              AND v."dealId" = e."subjectId" AND v."eventId" = e."id") AS "processVersion"
    FROM "last" e`);
  if (!row) return undefined;
  const { id, subject, at, onBehalfId } = row;
  const own = { id, subjectId: row.subjectId, at, onBehalfId };
  // What a newer program wrote so that this one cannot read it, this one does not take back.
  if (subject === "submission") {
    const values = submissionValues.safeParse(row.values).data;
    return values && { ...own, subject, values };
  }
  if (subject === "customer" && (row.kind === "file" || row.kind === "mark")) {
    const values = filed.safeParse(row.values).data;
    return values && { ...own, subject: "file", kind: row.kind, ...values };
  }
  if (subject === "customer" && row.kind === "external-id") {
    const values = callingDeed.safeParse(row.values).data;
    return values && { ...own, subject: "called", ...values };
  }
  if (subject === "customer" && row.kind === "touch")
    return { ...own, subject, kind: row.kind, ...touched.safeParse(row.values).data };
  if (subject === "customer") {
    const moved = leadMove.safeParse({ kind: row.kind, ...(row.values as object) }).data;
    if (moved) return { ...own, subject: "lead", ...moved };
    const did = z
      .union([customerDeed, differentDeed])
      .safeParse({ kind: row.kind, ...(row.values as object) }).data;
    return did && { ...own, subject, ...did };
  }
  if (subject === "member" && row.kind === "bulk") {
    const values = changedAtOnce.safeParse(row.values).data;
    return values && { ...own, subject: "bulk", values };
  }
  if (subject === "contact") {
    const did = placed.safeParse({ kind: row.kind, ...(row.values as object) }).data;
    return did && { ...own, subject, ...did };
  }
  if (subject === "member") {
    const values = handedOver.safeParse(row.values).data;
    return values && { ...own, subject, values };
  }
  const values = dealEventValues.safeParse(row.values).data;
  const { kind, remarkId, found, processVersion } = row;
  return (
    values && {
      ...{ ...own, subject, kind: kind as DealKind, values, processVersion },
      remark: named(found.words, remarkId),
      steps: stepsIn(values, found),
      owners: ownersIn(values, kind, found),
      campaigns: campaignsIn(values, kind, found),
      party: partyIn(values, found),
      files: found.files?.[id] ?? [],
    }
  );
}

/**
 * A deal that was logged by taking a lead is taken back with it: the deed is the lead's.
 * @param deal the logging @returns the lead's id
 */
export async function leadTakenWith({ db, workspace }: Deed, deal: DealDeed): Promise<string | undefined> {
  if (deal.kind !== "new") return undefined;
  const [row] = await db.$queryRaw<{ id: string }[]>(sql`
    SELECT e."subjectId" AS "id" FROM "Deal" d JOIN "Event" e ON e."workspaceId" = d."workspaceId" AND e."subjectId" = d."customerId"
    WHERE d."workspaceId" = ${workspace.id}::uuid AND d."id" = ${deal.subjectId}::uuid AND e."id" > ${deal.id}::bigint
      AND e."subject" = 'customer' AND e."values" ->> 'deal' = d."id"::text AND ${notTakenBack(sql`e."id"`)} LIMIT 1`);
  return row?.id;
}

/** Whether the member has taken something back since then. */
export async function hasUndone(deed: Deed, subjectId: string | undefined, since: Date): Promise<boolean> {
  const undo = await deed.db.event.findFirst({
    where: {
      workspaceId: deed.workspace.id,
      memberId: deed.member.id,
      kind: "undo",
      ...(subjectId ? { subjectId } : {}),
      at: { gt: since },
    },
    select: { id: true },
  });
  return undo !== null;
}
