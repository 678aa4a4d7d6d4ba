/** The Thursday card and its two reminders. */

import type { ForecastWeek } from "../calendar/forecast-week.ts";
import type { Card } from "../chat/card.ts";
import type { Turn } from "../chat/use-case.ts";
import { dayOf } from "../company/day-of.ts";
import type { Member } from "../company/member.ts";
import type { OwnerScope } from "../company/owner-scope.ts";
import { noSql, sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import { type MemberNotice, notifyMembers } from "../delivery/notify-member.ts";
import { type AskedWeek, hasSubmitted, isAsked } from "../measures/who-is-asked.ts";
import type { PipelineBook } from "../pipelines/book.ts";
import type { DueSlot } from "../schedule/fire-slot.ts";
import { loadAsked } from "./asked-deals.ts";
import { loadQuarters } from "./asked-quarters.ts";
import { forecastCard } from "./forecast-card.ts";
import { forecastWords } from "./words.ts";

export type NudgeKind = "nudge" | "reminder-1" | "reminder-2";

const nudgeKey = (kind: NudgeKind, week: string, memberId: string): string => `${kind}:${week}:${memberId}`;

/** Each takes the place of the latest one before it that was sent, so that one card stands in the chat. */
const formersOf: Readonly<Record<NudgeKind, readonly NudgeKind[]>> = {
  nudge: [],
  "reminder-1": ["nudge"],
  "reminder-2": ["reminder-1", "nudge"],
};

/** Handler of the schedule's nudge and reminder slots: to those who have open deals and have not submitted. */
export async function nudgeMembers(
  tx: Tx,
  due: Pick<DueSlot, "kind" | "workspace" | "week" | "now" | "memberIds">,
  pipelines: PipelineBook,
): Promise<void> {
  const kind = due.kind as NudgeKind;
  const members = await whoOwesAnswer(tx, due.workspace.id, due.week, due.memberIds);
  const formers = members.flatMap((member) =>
    formersOf[kind].map((former) => nudgeKey(former, due.week.id, member.id)),
  );
  const sent = new Set(
    (await tx.delivery.findMany({ where: { key: { in: formers } }, select: { key: true } })).map(
      ({ key }) => key,
    ),
  );
  const notices: MemberNotice[] = [];
  for (const member of members) {
    notices.push({
      memberId: member.id,
      key: nudgeKey(kind, due.week.id, member.id),
      card: await nudgeCard({ ...due, pipelines, db: tx }, member, due.week, kind),
      replaces: formersOf[kind]
        .map((former) => nudgeKey(former, due.week.id, member.id))
        .find((key) => sent.has(key)),
      usefulUntil: due.week.closesAt,
    });
  }
  await notifyMembers(tx, notices);
}

/** The card as the member gets it, in their language and zone; reminders say above it which one they are. */
export async function nudgeCard(
  { db, workspace, pipelines, now }: Pick<Turn, "db" | "workspace" | "pipelines" | "now">,
  member: Member,
  week: ForecastWeek,
  kind: NudgeKind,
): Promise<Card> {
  const today = now.toZonedDateTimeISO(member.zone).toPlainDate();
  const reader = { db, now, locale: member.locale, today, member, workspace, pipelines };
  const asked = await loadAsked(reader, member.id, week);
  const quarters = await loadQuarters(reader, {
    ...{ week, day: dayOf(workspace, now) },
    submission: asked.submission,
  });
  const banner = kind === "nudge" ? undefined : forecastWords(member.locale).reminder[kind];
  return forecastCard(reader, { asked, quarters, week, page: 1, banner });
}

/** Members due to submit this week who haven't. @param among the members to check; all if missing */
export async function whoOwesAnswer(
  tx: Tx,
  workspaceId: string,
  week: AskedWeek,
  among: OwnerScope = "all",
): Promise<Member[]> {
  return tx.$queryRaw<Member[]>(sql`
    SELECT m."id", m."workspaceId", m."name", m."role", m."teamId", m."locale", m."zone" FROM "Member" m
    WHERE m."workspaceId" = ${workspaceId}::uuid AND ${isAsked(week)} AND NOT ${hasSubmitted(week.id)}
      ${among === "all" ? noSql : sql`AND m."id" = ANY(${among}::uuid[])`}
    ORDER BY m."name"`);
}
