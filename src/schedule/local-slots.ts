import { Temporal } from "temporal-polyfill";
import {
  closeWeekdayIn,
  type ForecastWeek,
  localInstant,
  nextWeek,
  previousWeek,
  weekOf,
} from "../calendar/forecast-week.ts";
import { isWorkday, type WorkCalendar } from "../calendar/workdays.ts";
import type { ScheduleSettings } from "./schedule-settings.ts";

export type SlotKind = "morning" | "nudge" | "reminder-1" | "reminder-2" | "close" | "digest" | "upkeep";

/** One thing to do at one moment. */
export type Slot = Readonly<{
  kind: SlotKind;
  /**
   * `nudge:2026-W48:<memberId>`, `morning:2026-11-24:<memberId>`, `close:2026-W48`. Unique within a workspace and independent of `at`: when a
   * person changes zone, or the company its hours, in the middle of a week, the slot moves but does not come
   * twice.
   */
  key: string;
  at: Temporal.Instant;
  week: ForecastWeek;
  memberId?: string;
  /** Of a digest: for teams with this hour of their own; null for all others. */
  hour?: string | null;
}>;

export type SlotMember = Readonly<{
  id: string;
  /** IANA name of the member's own zone. */
  zone: string;
  /** Their team's own hour. */
  nudgeAt?: string | null;
  /** Other holidays than the company's, for the nudge. */
  calendar?: WorkCalendar;
}>;

/** Minimum notice before the close; with less, the nudge moves a workday earlier. */
const leastNotice = { hours: 2 };

/**
 * The slots with `since < at <= now`, oldest first. Consecutive ticks see every slot once; a window that overlaps
 * with earlier ticks is harmless where keys are recorded, and also finds slots that moved into the past.
 */
export function dueSlots(
  since: Temporal.Instant,
  now: Temporal.Instant,
  settings: ScheduleSettings,
  members: readonly SlotMember[],
  digestHours: readonly string[] = [],
): Slot[] {
  const due: Slot[] = [];
  // The digest of a week lies after its close, hence one week more than the window touches.
  let week = previousWeek(weekOf(since, settings), settings);
  for (; !isAfter(week.opensAt, now); week = nextWeek(week, settings)) {
    // Members are asked before the close only; a week closed before the window has none of them.
    const asked = isAfter(week.closesAt, since) ? members : [];
    due.push(
      ...weekSlots(week, settings, asked, digestHours).filter(
        ({ at }) => isAfter(at, since) && !isAfter(at, now),
      ),
    );
  }
  return due.sort((a, b) => Temporal.Instant.compare(a.at, b.at) || (a.key < b.key ? -1 : 1));
}

/**
 * Everything that happens for one week: the members' slots before its close, the upkeep, then the close and the digest.
 * @param digestHours of teams that have their own
 */
export function weekSlots(
  week: ForecastWeek,
  settings: ScheduleSettings,
  members: readonly SlotMember[],
  digestHours: readonly string[] = [],
): Slot[] {
  const digestAt = (hour: string) => later(localInstant(week.closeDate, hour, settings.zone), week.closesAt);
  const known: KnownMoments = new Map();
  return [
    ...members.flatMap((member) => memberSlots(week, settings, member, known)),
    { kind: "close", key: `close:${week.id}`, at: week.closesAt, week },
    { kind: "upkeep", key: `upkeep:${week.id}`, at: upkeepAt(week, settings), week },
    ...[null, ...digestHours].map((hour): Slot => {
      return {
        kind: "digest",
        key: `digest:${week.id}`,
        at: digestAt(hour ?? settings.digestAt),
        week,
        hour,
      };
    }),
  ];
}

/** What is looked after once a week comes on Monday morning, far from the cards about the forecast. */
function upkeepAt(week: ForecastWeek, settings: ScheduleSettings): Temporal.Instant {
  const monday = week.closeDate.subtract({ days: week.closeDate.dayOfWeek - 1 });
  return later(localInstant(monday, settings.upkeepAt, settings.zone), week.opensAt);
}

/** `day`: of what may come on several of a week. */
type MemberMoments = readonly {
  readonly kind: SlotKind;
  readonly at: Temporal.Instant;
  readonly day?: string;
}[];
/** By zone and hour: a company has many members and few of these, and zone arithmetic is what a tick would spend its time on. */
type KnownMoments = Map<string, MemberMoments>;

function memberSlots(
  week: ForecastWeek,
  settings: ScheduleSettings,
  member: SlotMember,
  known: KnownMoments,
): Slot[] {
  const place = `${member.zone} ${member.nudgeAt ?? ""}`;
  const own = member.nudgeAt ? { ...settings, nudgeAt: member.nudgeAt } : settings;
  const moments =
    (member.calendar ? undefined : known.get(place)) ??
    memberMoments(week, own, member.zone, member.calendar ?? settings.calendar);
  if (!member.calendar) known.set(place, moments);
  return moments.map(({ kind, at, day }) => {
    return { kind, key: `${kind}:${day ?? week.id}:${member.id}`, at, week, memberId: member.id };
  });
}

/**
 * Nudge and reminders of the people in a zone with this calendar, all before the company's close.
 *
 * - The nudge comes on the day before the closing day, or the latest workday before it that leaves two hours to answer; but
 *   not before the week opens.
 * - The first reminder comes on the day of the nudge.
 * - The second comes on the morning of the close; if that is already after the close, on the morning before,
 *   provided it is a workday and still after the others.
 */
function memberMoments(
  week: ForecastWeek,
  settings: ScheduleSettings,
  zone: string,
  calendar: WorkCalendar,
): MemberMoments {
  const date = nudgeDate(week, settings, zone, calendar);
  const nudge = later(localInstant(date, settings.nudgeAt, zone), week.opensAt);
  const moments: { kind: SlotKind; at: Temporal.Instant; day?: string }[] = [{ kind: "nudge", at: nudge }];
  const first = localInstant(date, settings.firstReminderAt, zone);
  if (isAfter(first, nudge) && isAfter(week.closesAt, first)) moments.push({ kind: "reminder-1", at: first });
  const latest = moments.at(-1)!.at;
  const mornings = [week.closeDate, week.closeDate.subtract({ days: 1 })];
  const second = mornings
    .filter((morning, before) => before === 0 || isWorkday(morning, calendar))
    .map((morning) => localInstant(morning, settings.lastReminderAt, zone))
    .find((at) => isAfter(week.closesAt, at) && isAfter(at, latest));
  if (second) moments.push({ kind: "reminder-2", at: second });
  return [...moments, ...followUps(week, settings, zone, calendar, date)];
}

/** Workdays of the week but for those of its card and its close: on these people hear of us anyway. */
function followUps(
  week: ForecastWeek,
  { followUpAt, zone: company }: ScheduleSettings,
  zone: string,
  calendar: WorkCalendar,
  nudgeDay: Temporal.PlainDate,
): MemberMoments {
  if (!followUpAt) return [];
  const first = week.opensAt.toZonedDateTimeISO(zone).toPlainDate();
  // The day on which the week before closed.
  const opening = week.opensAt.toZonedDateTimeISO(company).toPlainDate();
  const days = Array.from({ length: 8 }, (_, after) => first.add({ days: after }));
  return days
    .filter(
      (day) =>
        isWorkday(day, calendar) && ![nudgeDay, week.closeDate, opening].some((one) => one.equals(day)),
    )
    .map((day) => ({
      kind: "morning" as const,
      at: localInstant(day, followUpAt, zone),
      day: day.toString(),
    }))
    .filter(({ at }) => isAfter(at, week.opensAt) && isAfter(week.closesAt, at));
}

/** The first slot of a kind after an instant; for nudges and reminders the member's. */
export function nextSlot(
  kind: SlotKind,
  after: Temporal.Instant,
  settings: ScheduleSettings,
  member: SlotMember = { id: "", zone: settings.zone },
): Slot | undefined {
  let week = previousWeek(weekOf(after, settings), settings);
  // Not every week has every slot: in some zones no reminder fits before the close.
  for (let tried = 0; tried < 60; tried++, week = nextWeek(week, settings)) {
    const slot = weekSlots(week, settings, [member]).find(
      (each) => each.kind === kind && isAfter(each.at, after),
    );
    if (slot) return slot;
  }
  return undefined;
}

function nudgeDate(
  week: ForecastWeek,
  settings: ScheduleSettings,
  zone: string,
  own: WorkCalendar,
): Temporal.PlainDate {
  const monday = week.closeDate.subtract({ days: week.closeDate.dayOfWeek - 1 });
  const latest = monday.add({ days: closeWeekdayIn(monday, settings) - 2 });
  const lastCall = week.closesAt.subtract(leastNotice);
  const opening = week.opensAt.toZonedDateTimeISO(zone).toPlainDate();
  // Whose own calendar has no workday in the whole week is still asked, on a workday of the company.
  for (const calendar of [own, settings.calendar]) {
    for (
      let date = latest;
      Temporal.PlainDate.compare(date, opening) >= 0;
      date = date.subtract({ days: 1 })
    ) {
      const at = localInstant(date, settings.nudgeAt, zone);
      if (isWorkday(date, calendar) && !isAfter(at, lastCall)) return date;
    }
  }
  return opening;
}

function isAfter(one: Temporal.Instant, other: Temporal.Instant): boolean {
  return Temporal.Instant.compare(one, other) > 0;
}

function later(one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant {
  return isAfter(one, other) ? one : other;
}
