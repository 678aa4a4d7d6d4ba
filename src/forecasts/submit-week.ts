/** A rep's whole week as one deed: what was not answered is unchanged, and a number for each quarter; and its undo. */
import { z } from "zod";
import type { Quarter } from "../calendar/quarter.ts";
import { toTimestamp } from "../database/columns.ts";
import { rowsOf } from "../database/rows-of.ts";
import { sql } from "../database/sql.ts";
import type { Deal } from "../deals/facts/deal.ts";
import type { Deed } from "../history/deed.ts";
import { recordEvents } from "../history/record-events.ts";
import type { Money } from "../money/money.ts";
import { runningWeek } from "../schedule/running-week.ts";
import { type Call, loadSubmission } from "./asked-deals.ts";
import { ensureSubmission, fromStored, recordAnswers, refreshAnswers, toStored } from "./record-answer.ts";

const call = z.object({
  ...{ from: z.iso.date(), to: z.iso.date() },
  ...{ amountMinor: z.string(), currency: z.string() },
});

/** Stored with the event: the forecast calls by a quarter's first day, and the former answers of the deals it changed. */
export const submissionValues = z.object({
  columns: z.object({ submittedAt: z.tuple([z.iso.datetime().nullable(), z.iso.datetime()]) }),
  calls: z.record(z.iso.date(), z.object({ before: call.nullable(), after: call })),
  /** null: nothing yet. */
  entries: z.record(z.uuid(), z.unknown().nullable()),
});

export type SubmissionValues = z.output<typeof submissionValues>;

export type Promised = Readonly<{ quarter: Quarter; money: Money }>;

/**
 * What was promised this week for other quarters stays.
 * @param open the deals that were not answered
 */
export async function submitWeek(
  deed: Deed,
  open: readonly Deal[],
  promises: readonly Promised[],
): Promise<void> {
  const { db, workspace, now } = deed;
  const submissionId = await ensureSubmission(deed);
  const week = runningWeek(workspace, now).id;
  const former = await loadSubmission(db, workspace.id, deed.member.id, week);
  const before = await entriesOf(deed, submissionId);
  await recordAnswers(deed, submissionId, open);
  await refreshAnswers(deed, submissionId);
  const after = await entriesOf(deed, submissionId);
  await db.submission.update({
    where: { id: submissionId, workspaceId: workspace.id },
    data: { submittedAt: toTimestamp(now), coverId: deed.doneBy?.id ?? null },
  });
  const calls = promises.map(({ quarter, money }) => ({
    ...{ from: quarter.start.toString(), to: quarter.end.toString() },
    ...{ amountMinor: String(money.minor), currency: money.currency },
  }));
  await putCalls(deed, submissionId, calls);
  const differing = [...after].filter(
    ([dealId, entry]) => JSON.stringify(entry) !== JSON.stringify(before.get(dealId)),
  );
  const values: SubmissionValues = {
    columns: {
      submittedAt: [former?.submittedAt?.toISOString() ?? null, toTimestamp(now).toISOString()],
    },
    calls: Object.fromEntries(
      calls.map((after) => [
        after.from,
        { before: former?.calls.find(({ from }) => from === after.from) ?? null, after },
      ]),
    ),
    entries: Object.fromEntries(differing.map(([dealId]) => [dealId, before.get(dealId) ?? null])),
  };
  await recordEvents(deed, [{ subject: "submission", subjectId: submissionId, kind: "submit", values }]);
}

async function putCalls(
  { db, workspace }: Deed,
  submissionId: string,
  calls: readonly Call[],
): Promise<void> {
  if (calls.length === 0) return;
  await db.$executeRaw(sql`
    WITH input AS ${rowsOf(calls, sql`"from" date, "to" date, "amountMinor" bigint, "currency" text`)}
    INSERT INTO "ForecastCall" ("workspaceId", "submissionId", "from", "to", "amountMinor", "currency")
    SELECT ${workspace.id}::uuid, ${submissionId}::uuid, i."from", i."to", i."amountMinor", i."currency" FROM input i
    ON CONFLICT ("workspaceId", "submissionId", "from") DO UPDATE
       SET "to" = excluded."to", "amountMinor" = excluded."amountMinor", "currency" = excluded."currency"`);
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
  { columns, calls, entries }: SubmissionValues,
): Promise<void> {
  const { db, workspace } = deed;
  const [submittedAt] = columns.submittedAt;
  await db.submission.update({
    where: { id: submissionId, workspaceId: workspace.id },
    data: { submittedAt: submittedAt === null ? null : new Date(submittedAt) },
  });
  const which = { workspaceId: workspace.id, submissionId };
  const before = Object.values(calls).flatMap((call) => call.before ?? []);
  const given = Object.keys(calls).filter((from) => calls[from]?.before === null);
  await db.forecastCall.deleteMany({ where: { ...which, from: { in: given.map((day) => new Date(day)) } } });
  await putCalls(deed, submissionId, before);
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
