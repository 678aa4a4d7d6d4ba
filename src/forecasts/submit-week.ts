/** A rep's whole week as one deed: what was not answered is unchanged, and one number for the quarter; and its undo. */
import { z } from "zod";
import { toTimestamp } from "../database/columns.ts";
import type { Deal } from "../deals/facts/deal.ts";
import type { Deed } from "../history/deed.ts";
import { recordEvents } from "../history/record-events.ts";
import type { Money } from "../money/money.ts";
import { ensureSubmission, fromStored, recordAnswers, refreshAnswers, toStored } from "./record-answer.ts";
import { runningWeek } from "./running-week.ts";

/** Stored with the event: the forecast call, and the previous answers of the deals it changed. */
export const submissionValues = z.object({
  columns: z.object({
    promisedMinor: z.tuple([z.string().nullable(), z.string()]),
    currency: z.tuple([z.string(), z.string()]),
    submittedAt: z.tuple([z.iso.datetime().nullable(), z.iso.datetime()]),
  }),
  /** null: nothing yet. */
  entries: z.record(z.uuid(), z.unknown().nullable()),
});

export type SubmissionValues = z.output<typeof submissionValues>;

/** @param open the deals that were not answered */
export async function submitWeek(deed: Deed, open: readonly Deal[], promised: Money): Promise<void> {
  const { db, workspace, now } = deed;
  const submissionId = await ensureSubmission(deed);
  const former = await db.submission.findUniqueOrThrow({ where: { id: submissionId } });
  const before = await entriesOf(deed, submissionId);
  await recordAnswers(deed, submissionId, open);
  await refreshAnswers(deed, submissionId);
  const after = await entriesOf(deed, submissionId);
  await db.submission.update({
    where: { id: submissionId, workspaceId: workspace.id },
    data: { promisedMinor: promised.minor, currency: promised.currency, submittedAt: toTimestamp(now) },
  });
  const differing = [...after].filter(
    ([dealId, entry]) => JSON.stringify(entry) !== JSON.stringify(before.get(dealId)),
  );
  const values: SubmissionValues = {
    columns: {
      promisedMinor: [
        former.promisedMinor === null ? null : String(former.promisedMinor),
        String(promised.minor),
      ],
      currency: [former.currency, promised.currency],
      submittedAt: [former.submittedAt?.toISOString() ?? null, toTimestamp(now).toISOString()],
    },
    entries: Object.fromEntries(differing.map(([dealId]) => [dealId, before.get(dealId) ?? null])),
  };
  await recordEvents(deed, [{ subject: "submission", subjectId: submissionId, kind: "submit", values }]);
}

async function entriesOf({ db, workspace }: Deed, submissionId: string) {
  const rows = await db.forecastEntry.findMany({ where: { workspaceId: workspace.id, submissionId } });
  return new Map(rows.map((row) => [row.dealId, toStored(row)]));
}

/** Whether the week has closed: then it stands for ever. */
export async function weekIsClosed(deed: Deed, submissionId: string): Promise<boolean> {
  const submission = await deed.db.submission.findUnique({
    where: { id: submissionId, workspaceId: deed.workspace.id, memberId: deed.member.id },
    select: { week: true },
  });
  return submission?.week !== runningWeek(deed.workspace, deed.now).id;
}

/** Whether the whole week was submitted after one of its answers: then that has to be taken back first. */
export async function isSubmittedSince(deed: Deed, submissionId: string, answeredAt: Date): Promise<boolean> {
  const since = await deed.db.submission.findFirst({
    where: { id: submissionId, workspaceId: deed.workspace.id, submittedAt: { gte: answeredAt } },
    select: { id: true },
  });
  return since !== null;
}

/** The week is again as it was before it was submitted. @param eventId of the deed that submitted it */
export async function takeSubmissionBack(
  deed: Deed,
  submissionId: string,
  eventId: string,
  { columns, entries }: SubmissionValues,
): Promise<void> {
  const { db, workspace } = deed;
  const [promisedMinor] = columns.promisedMinor;
  const [submittedAt] = columns.submittedAt;
  await db.submission.update({
    where: { id: submissionId, workspaceId: workspace.id },
    data: {
      promisedMinor: promisedMinor === null ? null : BigInt(promisedMinor),
      currency: columns.currency[0],
      submittedAt: submittedAt === null ? null : new Date(submittedAt),
    },
  });
  const which = { workspaceId: workspace.id, submissionId };
  const fresh = Object.keys(entries).filter((dealId) => entries[dealId] === null);
  await db.forecastEntry.deleteMany({ where: { ...which, dealId: { in: fresh } } });
  for (const [dealId, before] of Object.entries(entries)) {
    if (before === null) continue;
    const { reason, ...said } = fromStored(deed, before);
    // A slip's words stand there already: only what can be counted had been brought up to date.
    await db.forecastEntry.updateMany({
      where: { ...which, dealId },
      data: said.answer === "slipped" ? said : { ...said, reason },
    });
  }
  await recordEvents(deed, [
    { subject: "submission", subjectId: submissionId, kind: "undo", undoes: eventId },
  ]);
}
