import { pluralEn } from "../text/count.ts";

export const customerEn = {
  deals: (count: number): string => (count === 0 ? "no deals" : pluralEn(count, "deal")),

  title: "Customers",
  several: (typed: string) => `Several customers match “${typed}”. Which one?`,
  noneButNear: (typed: string) => `Can't find a customer called “${typed}”. Did you mean:`,
  /** What to do about a name that is nobody's. */
  unknown: (typed: string) => `Can't find a customer called “${typed}”. /customer lists the newest.`,
  gone: "Can't find that customer anymore. /customer lists the newest.",

  tooMany: (most: number, held: number, left: number): string =>
    left === 0
      ? `You already have ${held} of at most ${most} claimed prospects. Advance or release one first: /customer release ACME`
      : `That's more than you may have: ${held} of ${most} claimed prospects are yours, so you can take ${left} more.`,
  tooManyToday: (perDay: number, left: number): string =>
    left === 0
      ? `You've claimed ${pluralEn(perDay, "lead")} today, which is the limit. Others get their turn; come back tomorrow.`
      : `At most ${pluralEn(perDay, "lead")} a day: you can claim ${left} more today.`,
  gaveItUp: (name: string, days: number, until: string) =>
    `You gave ${name} up less than ${pluralEn(days, "day")} ago, so it's others' turn until ${until}.`,
};
