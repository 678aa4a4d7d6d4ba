import { choiceOf, optionsOf, type Read, right, type Sentences, wrong } from "../../chat/question.ts";
import type { Turn } from "../../chat/use-case.ts";
import { chatWords } from "../../chat/words.ts";
import { reviewPeriods } from "../../company/workspace-settings.ts";
import { formatMoney } from "../../money/money.ts";
import { defineSection } from "../section.ts";
import { bandsIn, type SetAmount } from "./read-amounts.ts";
import { worthSettingsWords } from "./words.ts";

const mostHours = 200;
const mostPeople = 1_000_000;
const mostBands = 5;

const line = { type: "line", maxLength: 20 } as const;

/** By what priorities are proposed, how often they are gone through, and how many hours are planned for each. */
export const changePriorities = defineSection({
  name: "settings.priorities",
  title: ({ locale }) => worthSettingsWords(locale).prioritiesTitle,
  questions(turn) {
    const { locale, workspace } = turn;
    const words = worthSettingsWords(locale);
    const { priorities } = workspace.settings;
    const hours = (level: keyof typeof priorities.hours) => ({
      ...line,
      label: words.hours[level],
      required: true,
      now: String(priorities.hours[level]),
      read: (text: string) => readHours(turn, text),
    });
    const people = (name: "largeFrom" | "smallBelow") => ({
      ...line,
      label: words[name],
      required: true,
      now: String(priorities[name]),
      read: (text: string) => readWhole(turn, text, mostPeople),
    });
    return {
      reviewEvery: {
        label: words.reviewEvery,
        hint: words.reviewHint,
        required: true,
        now: priorities.reviewEvery,
        ...choiceOf(optionsOf(reviewPeriods, words.periods), chatWords(locale).required),
      },
      high: { ...hours("high"), hint: words.hoursHint },
      medium: hours("medium"),
      low: hours("low"),
      largeFrom: people("largeFrom"),
      smallBelow: people("smallBelow"),
      bands: {
        ...{ type: "line", maxLength: 120, label: words.bands, hint: words.bandsHint, required: false },
        now: priorities.bands.map((one) => sayAmount(turn, one)).join(" "),
        read: (text) => readBands(turn, text),
      },
    };
  },
  check: ({ locale }, { largeFrom, smallBelow }): Sentences<Record<"smallBelow", never>> =>
    largeFrom !== undefined && smallBelow !== undefined && smallBelow >= largeFrom
      ? { smallBelow: worthSettingsWords(locale).smallBelowLarge(largeFrom) }
      : {},
  change: ({ high, medium, low, ...priorities }) => ({
    settings: { priorities: { ...priorities, hours: { high, medium, low } } },
  }),
});

/** As it is typed again. */
export const sayAmount = ({ locale }: Pick<Turn, "locale">, { minor, currency }: SetAmount): string =>
  formatMoney({ minor: BigInt(minor), currency }, locale, "short");

function readHours({ locale }: Turn, text: string): Read<number> {
  const hours = Number(text.replace(/\s*(?:h|hours?|小时|个?小时)$/iu, "").replace(",", "."));
  const isRight = text.trim() !== "" && Number.isFinite(hours) && hours >= 0 && hours <= mostHours;
  return isRight ? right(Math.round(hours * 10) / 10) : wrong(worthSettingsWords(locale).badHours(mostHours));
}

export function readWhole({ locale }: Turn, text: string, most: number): Read<number> {
  const whole = /^\d{1,7}$/.test(text) ? Number(text) : 0;
  return whole >= 1 && whole <= most ? right(whole) : wrong(worthSettingsWords(locale).badWhole(most));
}

function readBands({ locale, workspace }: Turn, text: string): Read<SetAmount[]> {
  const words = worthSettingsWords(locale);
  const read = bandsIn(text, workspace.currency);
  if ("wrong" in read) return wrong(words.badBand(read.wrong.slice(0, 40)));
  return read.bands.length > mostBands ? wrong(words.tooManyBands(mostBands)) : right([...read.bands]);
}
