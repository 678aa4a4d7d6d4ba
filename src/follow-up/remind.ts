/** The morning's message: to whoever has a next step due, once a day, and to nobody else. */
import { Temporal } from "temporal-polyfill";
import { addWorkdays, calendarOf } from "../calendar/workdays.ts";
import { isGone } from "../company/may-come-in.ts";
import type { Member } from "../company/member.ts";
import { sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import type { Deal } from "../deals/facts/deal.ts";
import { loadDeals } from "../deals/facts/load-deals.ts";
import { notifyMembers } from "../delivery/notify-member.ts";
import { isAway } from "../measures/absences.ts";
import type { PipelineBook } from "../pipelines/book.ts";
import { morningUsefulFor } from "../schedule/catch-up.ts";
import type { DueSlot } from "../schedule/fire-slot.ts";
import { dueCard } from "./due-steps.ts";

/**
 * Something has to have become due since the last workday's morning: what is overdue longer comes along, but is no reason to
 * write every day. Who is away, or wants no such message, gets none.
 */
export async function remindMembers(
  tx: Tx,
  { workspace, at, memberIds }: Pick<DueSlot, "workspace" | "at" | "memberIds">,
  pipelines: PipelineBook,
): Promise<void> {
  const zones = Map.groupBy(await whoMayBeReminded(tx, workspace.id, memberIds), ({ zone }) => zone);
  for (const [zone, theirs] of zones) {
    const today = at.toZonedDateTimeISO(zone).toPlainDate();
    const members = await whoIsThere(tx, theirs, today);
    const since = addWorkdays(today, -1, calendarOf(workspace.settings));
    const due = await dueOf(
      tx,
      workspace.id,
      members.map(({ id }) => id),
      today,
    );
    const notices = members.flatMap((member) => {
      const theirs = due.filter(({ owner }) => owner.id === member.id);
      const isNew = theirs.some(({ nextStepDate }) => Temporal.PlainDate.compare(nextStepDate!, since) > 0);
      if (!isNew) return [];
      const reader = { ...{ locale: member.locale, today, member, workspace, pipelines } };
      return [
        {
          memberId: member.id,
          key: `morning:${today}:${member.id}`,
          card: dueCard(reader, theirs, { day: today }),
          usefulUntil: at.add(morningUsefulFor),
        },
      ];
    });
    await notifyMembers(tx, notices);
  }
}

const whoMayBeReminded = (tx: Tx, workspaceId: string, among: readonly string[]): Promise<Member[]> =>
  tx.$queryRaw(sql`
    SELECT m."id", m."workspaceId", m."name", m."role", m."teamId", m."locale", m."zone" FROM "Member" m
    WHERE m."workspaceId" = ${workspaceId}::uuid AND m."id" = ANY(${among}::uuid[]) AND m."active" AND m."followUp"
      AND m."role" IN ('rep', 'manager', 'admin') AND NOT ${isGone}`);

async function whoIsThere(tx: Tx, members: readonly Member[], day: Temporal.PlainDate): Promise<Member[]> {
  const there = await tx.$queryRaw<{ id: string }[]>(sql`
    SELECT m."id" FROM "Member" m WHERE m."id" = ANY(${members.map(({ id }) => id)}::uuid[]) AND NOT ${isAway(day)}`);
  return members.filter((member) => there.some(({ id }) => id === member.id));
}

/** What is due today first. @param owners ids of members */
export const dueOf = (
  tx: Tx,
  workspaceId: string,
  owners: readonly string[],
  today: Temporal.PlainDate,
): Promise<Deal[]> =>
  loadDeals(tx, {
    workspaceId,
    owners,
    where: [
      sql`d."outcome" IS NULL AND d."nextStepId" IS NOT NULL AND d."nextStepDate" <= ${today.toString()}::date`,
    ],
    orderBy: sql`d."nextStepDate" DESC, d."number"`,
  });
