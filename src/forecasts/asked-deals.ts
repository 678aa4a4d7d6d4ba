/** The deals a member is asked about, with what was answered already, those that need an eye first. */
import { Temporal } from "temporal-polyfill";
import type { ForecastWeek } from "../calendar/forecast-week.ts";
import { quarterAt } from "../calendar/quarter.ts";
import type { Reader } from "../chat/use-case.ts";
import { sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import type { Deal } from "../deals/facts/deal.ts";
import { loadDeals } from "../deals/facts/load-deals.ts";
import { inCountedStage } from "../measures/counted-stages.ts";
import { type Attention, attentionOf, byAttention, isOverdue } from "./attention.ts";

export const answers = ["same", "change", "slipped", "lost"] as const;
export type Answer = (typeof answers)[number];

/** What was promised for a quarter, by its first and last day; minor units as a decimal string. */
export type Call = Readonly<{ from: string; to: string; amountMinor: string; currency: string }>;

export type Submission = Readonly<{
  id: string;
  week: string;
  submittedAt: Date | null;
  calls: readonly Call[];
  /** By a deal's id. */
  answers: Readonly<Record<string, Answer>>;
  /** By the id of a deal that was changed by its answer: how it had stood before. */
  before: Readonly<Record<string, Stood>>;
}>;

/** What of a deal an answer changes, of that by which the deals are ordered; as the database's JSON. */
type Stood = Readonly<{
  closeDate: string;
  moneyOn: string | null;
  slips: number;
  category: Deal["category"];
}>;

export type AskedDeal = Readonly<{
  deal: Deal;
  /** The same before it was answered this week: its place on the card. */
  stood: Deal;
  answer: Answer | undefined;
  /** Why it is not folded away; of an answered deal, why it was not. */
  attention: Attention | undefined;
}>;

export type Asked = Readonly<{ submission: Submission | undefined; deals: readonly AskedDeal[] }>;

/** Deals lost by an answer of this week are still listed, so that the card shows what was said. */
export async function loadAsked(
  reader: Reader & { db: Tx; now: Temporal.Instant },
  memberId: string,
  { id: week, opensAt: since }: ForecastWeek,
): Promise<Asked> {
  const { db, workspace, today, now } = reader;
  const quarterEnd = quarterAt(now, workspace.zone, workspace.settings.fiscalStartMonth).end;
  const { id: workspaceId } = workspace;
  const submission = await loadSubmission(db, workspaceId, memberId, week);
  const answered = new Map(Object.entries(submission?.answers ?? {}));
  const lost = [...answered].filter(([, answer]) => answer === "lost").map(([dealId]) => dealId);
  const deals = await loadDeals(db, {
    workspaceId,
    owners: [memberId],
    where: [
      sql`(d."outcome" IS NULL OR (d."outcome" = 'lost' AND d."id" = ANY(${lost}::uuid[])))`,
      inCountedStage,
    ],
  });
  const asked = deals.map((deal) => {
    const stood = stoodOf(deal, submission?.before[deal.id]);
    return {
      deal,
      stood,
      answer: standing(answered.get(deal.id), deal, today),
      attention: attentionOf(stood, { today, quarterEnd, since }),
    };
  });
  return { submission, deals: asked.toSorted(byAttention) };
}

/** A deal keeps its place, or it would jump to another page under the finger that has pushed or closed it. */
function stoodOf(deal: Deal, before: Stood | undefined): Deal {
  const open: Deal = { ...deal, outcome: null };
  if (!before) return open;
  const { closeDate, moneyOn, slips, category } = before;
  return {
    ...open,
    ...{ slips, category, closeDate: Temporal.PlainDate.from(closeDate) },
    moneyOn: moneyOn === null ? null : Temporal.PlainDate.from(moneyOn),
  };
}

/** An answer that no longer fits the deal has to be given again: lost but reopened, or its date has passed since. */
function standing(answer: Answer | undefined, deal: Deal, today: Temporal.PlainDate): Answer | undefined {
  if (answer === "lost") return deal.outcome === "lost" ? answer : undefined;
  return isOverdue(deal, today) ? undefined : answer;
}

/** The version before the first answer to a deal (alias e) in a submission (alias s), as {@link Stood}. */
const stoodBefore = sql`(
  SELECT jsonb_build_object('closeDate', v."closeDate", 'moneyOn', v."moneyOn", 'slips', v."slips", 'category', v."category")
    FROM "DealVersion" v
   WHERE v."workspaceId" = e."workspaceId" AND v."dealId" = e."dealId" AND v."eventId" < (
           SELECT min(f."id") FROM "Event" f
            WHERE f."workspaceId" = e."workspaceId" AND f."subjectId" = e."dealId"
              AND f."values"->'answer'->>'submissionId' = s."id"::text)
   ORDER BY v."number" DESC LIMIT 1)`;

/** With all that belongs to it, in one statement. */
export async function loadSubmission(
  db: Tx,
  workspaceId: string,
  memberId: string,
  week: string,
): Promise<Submission | undefined> {
  const [row] = await db.$queryRaw<Submission[]>(sql`
    SELECT s."id"::text AS "id", s."week", s."submittedAt",
           (SELECT coalesce(jsonb_agg(jsonb_build_object('from', c."from", 'to', c."to",
                     'amountMinor', c."amountMinor"::text, 'currency', c."currency")), '[]')
              FROM "ForecastCall" c WHERE c."workspaceId" = s."workspaceId" AND c."submissionId" = s."id") AS "calls",
           (SELECT coalesce(jsonb_object_agg(e."dealId", e."answer"), '{}')
              FROM "ForecastEntry" e WHERE e."workspaceId" = s."workspaceId" AND e."submissionId" = s."id") AS "answers",
           (SELECT coalesce(jsonb_object_agg(e."dealId", ${stoodBefore}), '{}')
              FROM "ForecastEntry" e WHERE e."workspaceId" = s."workspaceId" AND e."submissionId" = s."id"
               AND e."answer" <> 'same') AS "before"
      FROM "Submission" s
     WHERE s."workspaceId" = ${workspaceId}::uuid AND s."memberId" = ${memberId}::uuid AND s."week" = ${week}`);
  return row;
}
