/** At the beginning of each period everybody gets the own customers whose reasons have changed, in the morning of their zone. */
import { Temporal } from "temporal-polyfill";
import { calendarOf } from "../../calendar/workdays.ts";
import { dayOf } from "../../company/day-of.ts";
import type { Member, Workspace } from "../../company/member.ts";
import type { Database } from "../../database/open-database.ts";
import { transaction } from "../../database/transaction.ts";
import { notifyMembers } from "../../delivery/notify-member.ts";
import { isAway } from "../../measures/absences.ts";
import { claimMembers, unclaimed } from "../../schedule/claim-members.ts";
import { customersToReview } from "./changed-reasons.ts";
import { cardOf } from "./review-card.ts";
import { reviewOf } from "./review-period.ts";

/** Who is away on the day is asked when they are back, if that is soon. */
const usefulFor = { days: 14 };

const morning = "09:00";

/** So many people in one transaction: about a second's work. */
const atOnce = 20;

export async function askPriorityReviews(
  database: Database,
  workspace: Workspace,
  now: Temporal.Instant,
): Promise<void> {
  const { priorities, fiscalStartMonth } = workspace.settings;
  if (priorities.reviewEvery === "never") return;
  const today = dayOf(workspace, now);
  // Where it is tomorrow already, tomorrow's has begun.
  const tomorrow = today.add({ days: 1 });
  const calendar = calendarOf(workspace.settings);
  const { id, on } = reviewOf(tomorrow, priorities.reviewEvery, fiscalStartMonth, calendar);
  if (Temporal.PlainDate.compare(tomorrow, on) < 0) return;
  if (Temporal.PlainDate.compare(on.add(usefulFor), tomorrow) < 0) return;
  const due = {
    slot: `priorities:${id}`,
    on,
    at: morning,
    now,
    roles: ["rep", "manager", "admin"],
    unless: isAway(today),
  } as const;
  if ((await unclaimed(database.prisma, workspace, { ...due, limit: 1 })).length === 0) return;
  await transaction(database, async (tx) => {
    const members: Member[] = await claimMembers(tx, workspace, { ...due, limit: atOnce });
    const notices = [];
    for (const member of members) {
      const found = await customersToReview({ db: tx, workspace, now }, member.id);
      if (found.length === 0) continue;
      const card = cardOf({ member, locale: member.locale }, found);
      notices.push({ memberId: member.id, key: `${due.slot}:${member.id}`, card });
    }
    await notifyMembers(tx, notices);
  });
}
