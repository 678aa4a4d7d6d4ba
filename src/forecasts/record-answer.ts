/** Writes what a rep says of a deal this week. A closed week is never written to: answers go to the running one. */
import type { Turn } from "../chat/use-case.ts";
import { toDateColumn, toTimestamp } from "../database/columns.ts";
import { sql } from "../database/sql.ts";
import type { Deal } from "../deals/deal.ts";
import type { Answer } from "./asked-deals.ts";
import { runningWeek } from "./running-week.ts";

export async function recordAnswer(turn: Turn, deal: Deal, answer: Answer, reason?: string): Promise<void> {
  const submissionId = await ensureSubmission(turn);
  const said = statement(turn, deal, answer, reason);
  const which = { workspaceId: turn.workspace.id, submissionId, dealId: deal.id };
  await turn.db.forecastEntry.upsert({
    where: { workspaceId_submissionId_dealId: which },
    create: { ...which, ...said },
    update: said,
  });
}

/**
 * "The rest unchanged", for as many deals as there are. An answer that no longer stands gives way (a deal that was
 * lost and is open again).
 */
export async function recordAnswers(turn: Turn, submissionId: string, deals: readonly Deal[]): Promise<void> {
  const which = { workspaceId: turn.workspace.id, submissionId };
  const dealId = { in: deals.map((deal) => deal.id) };
  const data = deals.map((deal) => ({ ...which, dealId: deal.id, ...statement(turn, deal, "same") }));
  await turn.db.forecastEntry.deleteMany({ where: { ...which, dealId } });
  if (data.length > 0) await turn.db.forecastEntry.createMany({ data });
}

/** Deals that were edited after their answer: the week's statement is what was true when it was submitted. */
export async function refreshAnswers(turn: Turn, submissionId: string): Promise<void> {
  await turn.db.$executeRaw(sql`
    UPDATE "ForecastEntry" e
       SET "closeDate" = d."closeDate", "amountMinor" = d."amountMinor", "currency" = d."currency",
           "likelihood" = d."likelihood", "category" = d."category", "at" = ${toTimestamp(turn.now)}::timestamptz,
           "answer" = CASE WHEN e."answer" = 'same' THEN 'change' ELSE e."answer" END
      FROM "Deal" d
     WHERE e."workspaceId" = ${turn.workspace.id}::uuid AND e."submissionId" = ${submissionId}::uuid AND d."id" = e."dealId" AND d."outcome" IS NULL
       AND (e."closeDate", e."amountMinor", e."currency", e."likelihood", e."category")
           IS DISTINCT FROM (d."closeDate", d."amountMinor", d."currency", d."likelihood", d."category")`);
}

const statement = (turn: Turn, deal: Deal, answer: Answer, reason?: string) => ({
  answer,
  product: deal.products.join(", ") || null,
  closeDate: toDateColumn(deal.closeDate),
  amountMinor: deal.amount.minor,
  currency: deal.amount.currency,
  likelihood: deal.likelihood,
  category: deal.category,
  reason: reason || null,
  at: toTimestamp(turn.now),
});

/** The member's submission of the running week, made on the first answer. @returns its id */
export async function ensureSubmission(turn: Turn): Promise<string> {
  const week = runningWeek(turn.workspace, turn.now).id;
  const rows = await turn.db.$queryRaw<{ id: string }[]>(sql`
    INSERT INTO "Submission" ("id", "workspaceId", "week", "memberId", "currency")
    VALUES (gen_random_uuid(), ${turn.workspace.id}::uuid, ${week}, ${turn.member.id}::uuid, ${turn.workspace.currency})
    ON CONFLICT ("workspaceId", "memberId", "week") DO UPDATE SET "version" = "Submission"."version" + 1
    RETURNING "id"::text AS "id"`);
  return rows[0]!.id;
}
