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
import { coveredBy } from "../measures/absences.ts";
import { type AskedWeek, hasSubmitted, isAsked, isExpected } from "../measures/who-is-asked.ts";
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

/** Whose card it is, and who gets it: their cover, while they are away. */
export type AskedPerson = Readonly<{ member: Member; cover?: Member }>;

/** For keys of deliveries: one card per person asked about and reader. */
export const askedKey = ({ member, cover }: AskedPerson): string =>
  cover ? `${cover.id}:${member.id}` : member.id;

/**
 * Handler of the schedule's nudge and reminder slots: to those who have open deals and have not submitted, and for each colleague
 * who is away another card to their cover.
 */
export async function nudgeMembers(
  tx: Tx,
  due: Pick<DueSlot, "kind" | "workspace" | "week" | "now" | "memberIds">,
  pipelines: PipelineBook,
): Promise<void> {
  const kind = due.kind as NudgeKind;
  const { workspace, week } = due;
  const asked = await whoIsSentCards(tx, workspace.id, week, { readers: due.memberIds });
  const formers = asked.flatMap((one) =>
    formersOf[kind].map((former) => nudgeKey(former, week.id, askedKey(one))),
  );
  const sent = new Set(
    (await tx.delivery.findMany({ where: { key: { in: formers } }, select: { key: true } })).map(
      ({ key }) => key,
    ),
  );
  const notices: MemberNotice[] = [];
  for (const one of asked) {
    notices.push({
      memberId: (one.cover ?? one.member).id,
      key: nudgeKey(kind, week.id, askedKey(one)),
      card: await nudgeCard({ ...due, pipelines, db: tx }, one.member, week, kind, one.cover),
      replaces: formersOf[kind]
        .map((former) => nudgeKey(former, week.id, askedKey(one)))
        .find((key) => sent.has(key)),
      usefulUntil: week.closesAt,
    });
  }
  await notifyMembers(tx, notices);
}

/**
 * The card as its reader gets it, in their language and zone; reminders say above it which one they are.
 * @param cover who gets it, where the member is away
 */
export async function nudgeCard(
  { db, workspace, pipelines, now }: Pick<Turn, "db" | "workspace" | "pipelines" | "now">,
  member: Member,
  week: ForecastWeek,
  kind: NudgeKind,
  cover?: Member,
): Promise<Card> {
  const { locale, zone } = cover ?? member;
  const today = now.toZonedDateTimeISO(zone).toPlainDate();
  const reader = {
    db,
    now,
    locale,
    today,
    member: { ...member, locale, zone },
    doneBy: cover,
    workspace,
    pipelines,
  };
  const asked = await loadAsked(reader, member.id, week);
  const quarters = await loadQuarters(reader, {
    ...{ week, day: dayOf(workspace, now) },
    submission: asked.submission,
  });
  const banner = kind === "nudge" ? undefined : forecastWords(locale).reminder[kind];
  return forecastCard(reader, { asked, quarters, week, page: 1, banner });
}

/**
 * Who has not answered, and who covers for those of them who are away.
 * @param of `readers`: who gets a card, `people`: about whom it is; either all, if missing
 */
export async function whoIsSentCards(
  tx: Tx,
  workspaceId: string,
  week: AskedWeek,
  { readers = "all", people = "all" }: Readonly<{ readers?: OwnerScope; people?: OwnerScope }>,
): Promise<AskedPerson[]> {
  const members = await whoOwesAnswer(tx, workspaceId, week, readers === "all" ? people : readers);
  return [
    ...members.map((member) => ({ member })),
    ...(await whoCovers(tx, workspaceId, week, { readers, people })),
  ];
}

/** For whom somebody has to answer who has not yet. */
async function whoCovers(
  tx: Tx,
  workspaceId: string,
  week: AskedWeek,
  { readers, people }: Readonly<{ readers: OwnerScope; people: OwnerScope }>,
): Promise<Required<AskedPerson>[]> {
  const about = people === "all" ? noSql : sql`AND m."id" = ANY(${people}::uuid[])`;
  const owes = sql`(${isExpected(week)} AND NOT ${hasSubmitted(week.id)} ${about})`;
  const absent = await coveredBy(tx, workspaceId, week.closeDate, readers, owes);
  const covers = await tx.$queryRaw<Member[]>(sql`
    SELECT m."id", m."workspaceId", m."name", m."role", m."teamId", m."locale", m."zone" FROM "Member" m
    WHERE m."workspaceId" = ${workspaceId}::uuid AND m."id" = ANY(${absent.map(({ coverId }) => coverId)}::uuid[])`);
  return absent.map(({ coverId, ...member }) => ({
    member,
    cover: covers.find(({ id }) => id === coverId)!,
  }));
}

/** Members due to submit this week who haven't. @param among the members to check; all if missing */
async function whoOwesAnswer(
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
