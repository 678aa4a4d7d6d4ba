/** Writes what a rep says of a deal this week. A closed week is never written to: answers go to the running one. */
import { z } from "zod";
import { toDateColumn, toTimestamp } from "../database/columns.ts";
import { sql } from "../database/sql.ts";
import { type Deal, dueOn, productsOf } from "../deals/facts/deal.ts";
import { type DealColumns, differences, withColumns } from "../deals/facts/deal-columns.ts";
import { changeDeal } from "../deals/writing/write-deals.ts";
import type { Deed } from "../history/deed.ts";
import { recordEvents } from "../history/record-events.ts";
import { openDueOn } from "../measures/open-due.ts";
import { runningWeek } from "../schedule/running-week.ts";
import type { Answer } from "./asked-deals.ts";

/**
 * Writes the answer for the running week, in place of an earlier one, and changes the deal where the answer
 * does.
 * @returns the deal as it is now
 * @throws DeedRefused `changed-meanwhile`
 */
export async function recordAnswer(
  deed: Deed,
  deal: Deal,
  answer: Answer,
  { columns = {}, nextStep, reason, remark, note }: Given = {},
): Promise<Deal> {
  const submissionId = await ensureSubmission(deed);
  const which = { workspaceId: deed.workspace.id, submissionId, dealId: deal.id };
  const where = { workspaceId_submissionId_dealId: which };
  const before = await deed.db.forecastEntry.findUnique({ where });
  const now = withColumns(deal, columns);
  const said = statement(deed, now, answer, reason);
  const answered = { submissionId, before: before && toStored(before), after: toStored(said) };
  const changes = differences(deal, columns);
  const hasStep = nextStep !== undefined && nextStep !== deal.nextStep;
  let after = deal;
  if (Object.keys(changes).length > 0 || hasStep)
    after = await changeDeal(deed, {
      deal,
      kind: answer === "lost" ? "lose" : "answer",
      columns,
      nextStep,
      remark: remark ?? reason,
      answer: answered,
      note,
    });
  else
    await recordEvents(deed, [
      {
        subject: "deal",
        subjectId: deal.id,
        kind: "answer",
        values: { answer: answered, ...(note && { note }) },
      },
    ]);
  await deed.db.forecastEntry.upsert({
    where,
    create: { ...which, ...said },
    update: said,
  });
  return after;
}

type Given = Readonly<{
  /** What the answer changes in the deal. */
  columns?: Partial<DealColumns>;
  nextStep?: string | null;
  /** What the week keeps as the reason: a code of a loss, or words. */
  reason?: string;
  /** Words beside a code. */
  remark?: string;
  /** The event of a note that was written with it, and is taken back with it. */
  note?: string | undefined;
}>;

/** A row of the week as an event keeps it, to be put back by an undo; what was written is the event's remark. */
const stored = z.object({
  answer: z.string(),
  product: z.string().nullable(),
  closeDate: z.iso.date(),
  amountMinor: z.string(),
  currency: z.string(),
  likelihood: z.number(),
  category: z.string(),
  lostReason: z.string().nullable(),
});

type Said = Omit<z.output<typeof stored>, "closeDate" | "amountMinor" | "lostReason"> &
  Readonly<{ closeDate: Date; amountMinor: bigint; reason: string | null }>;

export const toStored = ({
  answer,
  product,
  closeDate,
  amountMinor,
  currency,
  likelihood,
  category,
  reason,
}: Said) => ({
  answer,
  product,
  closeDate: closeDate.toISOString().slice(0, 10),
  amountMinor: String(amountMinor),
  currency,
  likelihood,
  category,
  lostReason: answer === "lost" ? reason : null,
});

/**
 * An answer as an event kept it, to be put back by an undo; it counts as given at the undo.
 * @throws ZodError when it was kept in another form
 */
export function fromStored(deed: Deed, row: unknown): Said & { at: Date } {
  const { closeDate, amountMinor, lostReason, ...said } = stored.parse(row);
  return {
    ...said,
    closeDate: new Date(closeDate),
    amountMinor: BigInt(amountMinor),
    reason: lostReason,
    at: toTimestamp(deed.now),
  };
}

/**
 * "The rest unchanged", for as many deals as there are. An answer that no longer stands gives way (a deal that was
 * lost and is open again).
 */
export async function recordAnswers(turn: Deed, submissionId: string, deals: readonly Deal[]): Promise<void> {
  const which = { workspaceId: turn.workspace.id, submissionId };
  const dealId = { in: deals.map((deal) => deal.id) };
  const data = deals.map((deal) => ({ ...which, dealId: deal.id, ...statement(turn, deal, "same") }));
  await turn.db.forecastEntry.deleteMany({ where: { ...which, dealId } });
  if (data.length > 0) await turn.db.forecastEntry.createMany({ data });
}

/** Deals that were edited after their answer: the week's statement is what was true when it was submitted. */
export async function refreshAnswers(turn: Deed, submissionId: string): Promise<void> {
  await turn.db.$executeRaw(sql`
    UPDATE "ForecastEntry" e
       SET "closeDate" = ${openDueOn}, "amountMinor" = d."amountMinor", "currency" = d."currency",
           "likelihood" = d."likelihood", "category" = d."category", "at" = ${toTimestamp(turn.now)}::timestamptz,
           "answer" = CASE WHEN e."answer" = 'same' THEN 'change' ELSE e."answer" END
      FROM "Deal" d
     WHERE e."workspaceId" = ${turn.workspace.id}::uuid AND e."submissionId" = ${submissionId}::uuid AND d."id" = e."dealId" AND d."outcome" IS NULL
       AND (e."closeDate", e."amountMinor", e."currency", e."likelihood", e."category")
           IS DISTINCT FROM (${openDueOn}, d."amountMinor", d."currency", d."likelihood", d."category")`);
}

const statement = (turn: Deed, deal: Deal, answer: string, reason?: string) => ({
  answer,
  product: productsOf(deal).join(", ") || null,
  closeDate: toDateColumn(dueOn(deal)),
  amountMinor: deal.amount.minor,
  currency: deal.amount.currency,
  likelihood: deal.likelihood,
  category: deal.category,
  reason: reason || null,
  at: toTimestamp(turn.now),
});

/** The member's submission of the running week, made on the first answer. @returns its id */
export async function ensureSubmission(turn: Deed): Promise<string> {
  const week = runningWeek(turn.workspace, turn.now).id;
  const rows = await turn.db.$queryRaw<{ id: string }[]>(sql`
    INSERT INTO "Submission" ("id", "workspaceId", "week", "memberId")
    VALUES (gen_random_uuid(), ${turn.workspace.id}::uuid, ${week}, ${turn.member.id}::uuid)
    ON CONFLICT ("workspaceId", "memberId", "week") DO UPDATE SET "version" = "Submission"."version" + 1
    RETURNING "id"::text AS "id"`);
  return rows[0]!.id;
}
