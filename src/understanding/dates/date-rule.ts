import type { Temporal } from "temporal-polyfill";

/** What a date phrase is relative to. */
export type DateContext = {
  /** The writer's local date. */
  today: Temporal.PlainDate;
  /** Which way an incomplete date (12/31, 15号, Friday) points: a plan or a record. */
  prefer: "future" | "past";
  /** Month in which the company's year begins, 1–12: Q1 and 一季度 are its quarters. Other years begin in January. */
  fiscalStartMonth: number;
  /** The company's currency tells its country: feasts of one name fall on other days elsewhere. */
  currency?: string;
};

/** One date, several to choose from (never empty), or undefined: there is no such day. */
export type DateReading = Temporal.PlainDate | readonly Temporal.PlainDate[] | undefined;

/** One way of writing a date. */
export type DateRule = {
  /** Sticky; reads folded text (`foldForReading`). Every repetition in it is bounded. */
  pattern: RegExp;
  read: (match: RegExpExecArray, context: DateContext) => DateReading;
  /** Too weak inside a sentence: "may", 80-95, 12.31. */
  isOnlyAlone?: boolean;
  /** Names a day by its number, so that a weekday beside it can be compared: Mon Dec 25. */
  namesDay?: boolean;
};

/** A rule from a pattern written without the sticky flag. */
export function rule(pattern: RegExp, read: DateRule["read"], isOnlyAlone = false): DateRule {
  return { pattern: new RegExp(pattern.source, "y"), read, isOnlyAlone };
}

/** A rule for a day by its number. */
export const dayRule = (...parts: Parameters<typeof rule>): DateRule => ({
  ...rule(...parts),
  namesDay: true,
});
