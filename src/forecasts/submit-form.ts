/** The form that ends a rep's Thursday: one number for the quarter, near its end another for the next. */

import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import type { ForecastWeek } from "../calendar/forecast-week.ts";
import { doubtful, type Question } from "../chat/question.ts";
import type { Turn } from "../chat/use-case.ts";
import { dayOf } from "../company/day-of.ts";
import { readLikelyAmount } from "../deals/fields/field-values.ts";
import { formatMoney, type Money } from "../money/money.ts";
import { formatSums, type Sums } from "../money/sums.ts";
import type { Submission } from "./asked-deals.ts";
import type { AskedQuarter, AskedQuarters } from "./asked-quarters.ts";
import { doubtAbout, type OpenedWhen, submittedAt } from "./promise-doubts.ts";
import type { Promised } from "./submit-week.ts";
import { forecastWords } from "./words.ts";

/** What the form carries; untrusted. */
export const openedWith = {
  /** The company's day on which it was opened: the quarters it asks for. */
  day: z.iso.date().optional(),
  /** When the week had been submitted last, in milliseconds; 0 is never. */
  seen: z.coerce.number().int().min(0).max(8.64e15).optional(),
};

/** Today, but for a form that was opened before midnight: it asks for what it was opened for. */
export function dayAsked(
  { workspace, now }: Turn,
  opened: string | undefined,
  week: ForecastWeek,
): Temporal.PlainDate {
  const today = dayOf(workspace, now);
  if (opened === undefined) return today;
  const day = Temporal.PlainDate.from(opened);
  const since = dayOf(workspace, week.opensAt);
  const isOfWeek = Temporal.PlainDate.compare(since, day) <= 0 && Temporal.PlainDate.compare(day, today) <= 0;
  return isOfWeek ? day : today;
}

type Opened = Readonly<{
  page: string;
  week: string;
  day: string;
  for?: string;
  unchanged: number;
  submission: Submission | undefined;
  /** When the week had been submitted last, as the form was opened; undefined while it is opened. */
  seen: number | undefined;
}>;

export function submitForm(
  turn: Turn,
  [running, next]: AskedQuarters,
  { unchanged, submission, seen, ...hidden }: Opened,
) {
  const words = forecastWords(turn.locale);
  const opened = { seen, submission };
  const sum = (sums: Sums) => formatSums(sums, turn.locale, turn.workspace.currency);
  return {
    action: "forecast.submit",
    title: words.submitTitle,
    submit: unchanged > 0 ? words.submitRest(unchanged) : words.submitNow,
    hidden: { ...hidden, seen: String(seen ?? submittedAt(submission)) },
    questions: {
      promised: callQuestion(
        turn,
        running,
        [words.promisedHint(sum(running.won), sum(running.commit)), ...peopleHint(turn, running)].join(" · "),
        opened,
      ),
      ...(next && { next: callQuestion(turn, next, words.nextHint(sum(next.commit)), opened) }),
    },
  };
}

function peopleHint({ locale, workspace }: Turn, { people }: AskedQuarter): string[] {
  if (!people) return [];
  const sum = (sums: Sums) => formatSums(sums, locale, workspace.currency);
  const { commit, calls, answered, asked } = people;
  return [forecastWords(locale).teamHint(sum(commit), sum(calls), answered, asked)];
}

export type PromisesSaid = Readonly<{ promised: Money; next?: Money | undefined }>;

export const promisesIn = ([running, next]: AskedQuarters, said: PromisesSaid): Promised[] => [
  { quarter: running.quarter, money: said.promised },
  ...(next && said.next ? [{ quarter: next.quarter, money: said.next }] : []),
];

function callQuestion(turn: Turn, asked: AskedQuarter, hint: string, opened: OpenedWhen) {
  const likely = [suggested(turn, asked), ...(asked.call ? [asked.call] : [])];
  return {
    type: "line",
    label: forecastWords(turn.locale).promisedLabel(asked.quarter.number),
    hint,
    required: true,
    maxLength: 40,
    now: formatMoney(asked.call ?? suggested(turn, asked), turn.locale, "full"),
    read(text) {
      const read = readLikelyAmount(turn, text, likely, turn.workspace.currency);
      if (!read.ok || read.doubt !== undefined) return read;
      const doubt = doubtAbout(turn, asked, read.value, opened);
      return doubt ? doubtful(read.value, doubt) : read;
    },
  } satisfies Question<Money>;
}

/** Won and commit together, in the company's currency, or in the one currency that this person sells in. */
function suggested({ workspace }: Turn, { commit }: AskedQuarter): Money {
  const [only] = commit.size === 1 ? commit.keys() : [];
  const currency = only ?? workspace.currency;
  return { minor: commit.get(currency) ?? 0n, currency };
}
