/** What is asked of a touch: few things, and most of them may be left out. */
import { Temporal } from "temporal-polyfill";
import {
  choiceOf,
  choicesOf,
  optionsOf,
  type Question,
  type Questions,
  type Read,
  right,
  type Said,
  wrong,
} from "../chat/question.ts";
import type { Turn } from "../chat/use-case.ts";
import { chatWords } from "../chat/words.ts";
import type { KnownPerson } from "../customers/known-people.ts";
import { maxNote } from "../deals/facts/deal-values.ts";
import { isClosed } from "../deals/facts/goes-on.ts";
import { dayQuestion, nextStepQuestion } from "../deals/fields/deal-questions.ts";
import { readDate } from "../deals/fields/field-values.ts";
import { formatDate } from "../text/format/date.ts";
import { readMinutes } from "../understanding/read-touch.ts";
import { type TouchKind, touchKinds } from "../understanding/touch-kind.ts";
import type { About } from "./record-touch.ts";
import { touchWords } from "./words.ts";

const longestName = 80;

/** What stands in the form when it opens: of a touch that is corrected, or of nothing yet. */
export type Standing = Readonly<{
  kind: TouchKind;
  on: string;
  minutes: string;
  note: string;
  people: readonly string[];
}>;

/** Those that are always asked, and those that are where there is something to ask. */
type Always = Readonly<{
  kind: Question<TouchKind>;
  note: Question<string>;
  newPerson: Question<string>;
  minutes: Question<number | null>;
  on: Question<Temporal.PlainDate>;
}>;
type Sometimes = Readonly<{
  people: Question<string[]>;
  nextStep: Question<string | null>;
  nextDate: Question<Temporal.PlainDate | null>;
}>;
export type TouchForm = Always & Sometimes;
export type TouchSaid = Said<Always> & Partial<Said<Sometimes>>;

/** @param people to choose from @param asksNext of a new touch of one's own deal: what comes next */
export function questionsFor(
  turn: Turn,
  { deal }: About,
  standing: Standing,
  { people, asksNext }: Readonly<{ people: readonly KnownPerson[]; asksNext: boolean }>,
): TouchForm {
  const words = touchWords(turn.locale);
  const { required } = chatWords(turn.locale);
  const offered = people.map(({ id, name }) => ({ value: id, label: name }));
  const questions = {
    kind: {
      label: words.kind,
      required: true,
      now: standing.kind,
      ...choiceOf(optionsOf(touchKinds, words.kinds), required),
    },
    note: {
      type: "paragraph",
      label: words.note,
      required: true,
      maxLength: maxNote,
      placeholder: words.notePlaceholder,
      now: standing.note,
      read: (text: string) => readNote(turn, text),
    },
    ...(offered.length > 0 && {
      people: {
        label: words.people,
        required: false,
        now: standing.people.join("\n"),
        ...choicesOf(offered, required),
      },
    }),
    newPerson: {
      type: "line",
      label: words.newPerson,
      required: false,
      maxLength: 120,
      placeholder: words.newPersonPlaceholder,
      read: (text: string): Read<string> =>
        text.length > longestName ? wrong(words.personTooLong(longestName)) : right(text),
    },
    minutes: {
      type: "line",
      label: words.minutes,
      required: false,
      maxLength: 20,
      placeholder: words.minutesPlaceholder,
      now: standing.minutes,
      read: (text: string) => readLength(turn, text),
    },
    on: {
      ...dayQuestion(turn, "past"),
      label: words.on,
      now: standing.on,
      read: (text: string) => readPastDay(turn, text),
    },
    ...(asksNext && deal && !isClosed(turn.pipelines, deal) && nextQuestions(turn, deal.nextStep)),
  };
  return questions as TouchForm;
}

function nextQuestions(turn: Turn, nextStep: string | null) {
  const words = touchWords(turn.locale);
  return {
    nextStep: {
      ...nextStepQuestion(turn, { nextStep: null }),
      label: words.nextStep,
      hint: nextStep ? words.keepsNext(nextStep) : undefined,
    },
    nextDate: {
      ...dayQuestion(turn, "future"),
      label: words.nextDate,
      required: false,
      read: (text: string): Read<Temporal.PlainDate | null> =>
        text === "" ? right(null) : readDate(turn, text, "future"),
    },
  } satisfies Questions;
}

function readNote({ locale }: Turn, text: string): Read<string> {
  const words = touchWords(locale);
  if (text === "") return wrong(words.needNote);
  return text.length > maxNote ? wrong(words.noteTooLong(text.length, maxNote)) : right(text);
}

function readLength({ locale }: Turn, text: string): Read<number | null> {
  if (text === "") return right(null);
  const minutes = readMinutes(text);
  return minutes === undefined ? wrong(touchWords(locale).badMinutes(text.slice(0, 20))) : right(minutes);
}

/** What has not happened yet is a plan. */
function readPastDay(turn: Turn, text: string): Read<Temporal.PlainDate> {
  const read = readDate(turn, text, "past");
  if (!read.ok || Temporal.PlainDate.compare(read.value, turn.today) <= 0) return read;
  return wrong(touchWords(turn.locale).ahead(formatDate(read.value, turn.locale, turn.today)));
}
