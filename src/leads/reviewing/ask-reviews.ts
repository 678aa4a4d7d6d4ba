/** On the day of the review everybody gets their doubtful prospects on one card, in the morning of their own zone. */
import { Temporal } from "temporal-polyfill";
import { localInstant } from "../../calendar/forecast-week.ts";
import { calendarOf } from "../../calendar/workdays.ts";
import { dayOf } from "../../company/day-of.ts";
import type { Member, Workspace } from "../../company/member.ts";
import { toTimestamp } from "../../database/columns.ts";
import type { Database } from "../../database/open-database.ts";
import { sql } from "../../database/sql.ts";
import { type Tx, transaction } from "../../database/transaction.ts";
import { notifyMembers } from "../../delivery/notify-member.ts";
import { isAway } from "../../measures/absences.ts";
import { loadBook } from "../../pipelines/rows/load-pipelines.ts";
import { doubtfulProspects } from "./doubtful-prospects.ts";
import { reviewCard } from "./review-card.ts";
import { lastReviewDay } from "./review-day.ts";
import { openReview, reviewOf } from "./reviews.ts";

/** Who is away on the day is asked when they are back, if that is soon. */
const usefulFor = { days: 14 };

/** So many people in one transaction. */
const atOnce = 20;

export async function askReviews(
  database: Database,
  workspace: Workspace,
  now: Temporal.Instant,
): Promise<void> {
  const { prospectReview } = workspace.settings;
  if (!prospectReview.asks) return;
  // Where it is tomorrow already, tomorrow's has begun.
  const tomorrow = dayOf(workspace, now).add({ days: 1 });
  const on = lastReviewDay(tomorrow, prospectReview, calendarOf(workspace.settings));
  if (Temporal.PlainDate.compare(on.add(usefulFor), tomorrow) < 0) return;
  if ((await unasked(database.prisma, workspace, now, on)).length === 0) return;
  await transaction(database, async (tx) => {
    const members = await unasked(tx, workspace, now, on);
    if (members.length === 0) return;
    const pipelines = await loadBook(tx, workspace);
    const notices = [];
    for (const member of members) {
      const today = now.toZonedDateTimeISO(member.zone).toPlainDate();
      const doubts = await doubtfulProspects({ db: tx, workspace, pipelines, today, now }, member.id);
      const isNew = await openReview(tx, workspace, { memberId: member.id, on, now, doubts });
      const review = isNew && doubts.length > 0 ? await reviewOf(tx, workspace, member.id) : undefined;
      if (!review) continue;
      const card = reviewCard({ locale: member.locale, today }, review);
      notices.push({ memberId: member.id, key: `lead-review:${member.id}:${on}`, card });
    }
    await notifyMembers(tx, notices);
  });
}

/** Who sells, is there today, and whose morning it is; what was due before a restore, the original has asked. */
const unasked = (
  tx: Tx,
  workspace: Workspace,
  now: Temporal.Instant,
  on: Temporal.PlainDate,
): Promise<Member[]> => {
  const { at } = workspace.settings.prospectReview;
  const due = localInstant(on, at, workspace.zone);
  const today = dayOf(workspace, now);
  return tx.$queryRaw<Member[]>(sql`
    SELECT m."id", m."workspaceId", m."name", m."role", m."teamId", m."locale", m."zone"
    FROM "Member" m JOIN "Workspace" w ON w."id" = m."workspaceId"
    WHERE m."workspaceId" = ${workspace.id}::uuid AND m."active" AND m."role" IN ('rep', 'manager', 'admin')
      AND (w."restoredAt" IS NULL OR w."restoredAt" < ${toTimestamp(due)}::timestamptz)
      AND m."createdAt" < ${toTimestamp(due)}::timestamptz
      AND ${toTimestamp(now)}::timestamptz >= ((${on.toString()}::date + ${at}::time) AT TIME ZONE m."zone")
      AND NOT EXISTS (SELECT FROM "LeadReview" r WHERE r."workspaceId" = m."workspaceId" AND r."on" = ${on.toString()}::date AND r."memberId" = m."id")
      AND NOT ${isAway(today)}
    ORDER BY m."id" LIMIT ${atOnce}`);
};
