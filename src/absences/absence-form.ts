/** The form of an absence: from when, until when, and who answers meanwhile. */
import { Temporal } from "temporal-polyfill";
import { saysAll, type Typed } from "../chat/fill-form.ts";
import { type Questions, type Read, right, wrong } from "../chat/question.ts";
import type { Turn } from "../chat/use-case.ts";
import type { Role } from "../company/member.ts";
import { may } from "../company/permissions.ts";
import { formatList } from "../text/count.ts";
import { formatShortDate } from "../text/format/date.ts";
import { matchNames } from "../understanding/match-names.ts";
import { parseDate } from "../understanding/parse-date.ts";
import type { Absence } from "./absences.ts";
import type { Person } from "./whose-absence.ts";
import { absenceWords } from "./words.ts";

/** A longer one is a slip of the year, or somebody who has left. */
const longestDays = 366;

export type Colleagues = readonly (Person & Readonly<{ role: Role }>)[];

type Date = Temporal.PlainDate;
const { compare } = Temporal.PlainDate;

/** @param known absences that are not over, of everybody @param typed what was said, for what each answer means beside the others */
export function absenceForm(
  turn: Turn,
  person: Person,
  known: readonly Absence[],
  colleagues: Colleagues,
  typed: Typed,
) {
  const { locale, today } = turn;
  const words = absenceWords(locale);
  const day = (date: Date) => formatShortDate(date, locale, today);
  const dateIn = (text: unknown, from: Date): Date | undefined => {
    const read = parseDate(typeof text === "string" ? text : "", { today: from });
    return read.ok === true ? read.date : undefined;
  };
  const from = dateIn(typed.from, today);
  // "12/30 – 1/2" ends in the year after the one it begins in.
  const to = dateIn(typed.to, from ?? today);
  const overlaps = (one: Absence) =>
    from !== undefined && to !== undefined && compare(one.from, to) <= 0 && compare(from, one.to) <= 0;

  function readUntil(text: string): Read<Date> {
    const until = dateIn(text, from ?? today);
    if (!until) return wrong(words.badDate(text.slice(0, 40)));
    if (from && compare(until, from) < 0) return wrong(words.endsBefore(day(from)));
    if (compare(until, today) < 0) return wrong(words.isPast);
    if (from && from.until(until).days > longestDays) return wrong(words.tooLong);
    const other = known.find((one) => one.memberId === person.id && overlaps(one));
    return other ? wrong(words.overlaps(day(other.from), day(other.to))) : right(until);
  }

  function readCover(text: string): Read<Person | undefined> {
    if (text === "") return right(undefined);
    const found = matchNames(
      text,
      colleagues.map((one) => ({ ...one, names: [one.name] })),
      { whose: "person" },
    );
    if (found.kind === "several")
      return wrong(words.whichCover(formatList(found.items.map(({ name }) => name).slice(0, 5), locale)));
    if (found.kind === "none")
      return wrong(
        words.noCover(
          text.slice(0, 40),
          formatList(
            found.near.map(({ name }) => name),
            locale,
          ),
        ),
      );
    const { id, name, role } = found.item;
    if (id === person.id) return wrong(words.coversSelf);
    if (!may({ role }, "forecast.answer")) return wrong(words.cannotCover(name));
    const away = known.find((one) => one.memberId === id && overlaps(one));
    return away ? wrong(words.coverAway(name, day(away.from), day(away.to))) : right({ id, name });
  }

  const line = { type: "line", maxLength: 60 } as const;
  const questions = {
    from: {
      ...{ ...line, label: words.from, required: true, now: day(today) },
      read: (text) => {
        const date = dateIn(text, today);
        return date ? right(date) : wrong(words.badDate(text.slice(0, 40)));
      },
    },
    to: { ...line, label: words.to, hint: words.dateHint, required: true, read: readUntil },
    cover: { ...line, label: words.cover, hint: words.coverHint, required: false, read: readCover },
  } satisfies Questions;
  return {
    action: "team.away",
    title: person.id === turn.member.id ? words.title : words.titleFor(person.name),
    hidden: { member: person.id },
    questions,
    complete:
      turn.kind === "submit" || (typed.to !== "" && typed.to !== undefined && saysAll(questions, typed)),
  };
}
