import { pluralEn } from "../../text/count.ts";

export const worthSettingsEn = {
  prioritiesTitle: "Priorities",
  reviewEvery: "Go through priorities again",
  reviewHint:
    "Everybody gets those of their customers whose reasons have changed. Nothing changed, no message.",
  periods: {
    month: "Every month",
    quarter: "Every quarter",
    "half-year": "Every half-year",
    never: "Never",
  },
  hours: {
    high: "Hours a month for a high-priority customer",
    medium: "Hours a month for a medium-priority customer",
    low: "Hours a month for a low-priority customer",
  },
  hoursHint: "Compared with how long visits, calls and demos took.",
  largeFrom: "A customer is large from so many people",
  smallBelow: "and small below so many",
  bands: "Bands of expected profit",
  bandsHint: "Where each band begins: 50k 100k 200k. Empty: as many customers in each band.",
  badHours: (most: number) => `Type a number of hours from 0 to ${most}, for example 2.5.`,
  badWhole: (most: number) => `Type a whole number from 1 to ${most}.`,
  badBand: (typed: string) =>
    `I can't use “${typed}”. Type rising amounts in your company's currency: 50k 100k 200k`,
  tooManyBands: (most: number) => `${pluralEn(most, "amount")} at most.`,
  smallBelowLarge: (large: number) => `This has to be below ${large}, from where a customer is large.`,

  keyTitle: "Key customers",
  keyHint:
    "Who fits all that is set here is a prospective key customer, before it ever bought. Leave empty what does not matter.",
  profit: "Expected profit, at least",
  open: "Open deals together, at least",
  industries: "Industries",
  top: "How many are “the largest” of a forecast",
  badAmount: (typed: string, currency: string) =>
    `I can't read “${typed}” as an amount in ${currency}. Type it like 200k.`,
  tooManyIndustries: (most: number) => `${most} industries at most, a few words each, with commas between.`,

  gradesTitle: "Grades of customers",
  grades: "What each grade gets",
  gradesHint:
    "A line for each: letter, discount at most, service. For example: A 15% own engineer, answer within 2 hours",
  badGrade: (typed: string) =>
    `I can't read “${typed}”. Type each grade once, like: A 15% own engineer, answer within 2 hours`,
  tiersTitle: "Customer tiers",
  tierBounds: "Where each tier begins",
  tierBoundsHint:
    "Rising amounts, up to seven: 10k 50k 100k 200k. The lowest tier is whoever bought less. Empty: as usual.",
  tooManyGrades: (most: number) => `${pluralEn(most, "grade")} at most.`,
};
