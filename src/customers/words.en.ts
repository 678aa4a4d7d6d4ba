import { pluralEn } from "../text/count.ts";

export const customerEn = {
  deals: (count: number): string => (count === 0 ? "no deals" : pluralEn(count, "deal")),

  title: "Customers",
  several: (typed: string) => `Several customers match “${typed}”. Which one?`,
  noneButNear: (typed: string) => `Can't find a customer called “${typed}”. Did you mean:`,
  /** What to do about a name that is nobody's. */
  unknown: (typed: string) => `Can't find a customer called “${typed}”. /customer lists the newest.`,
  gone: "Can't find that customer anymore. /customer lists the newest.",
};
