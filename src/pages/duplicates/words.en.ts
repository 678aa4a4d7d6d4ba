import { pluralEn } from "../../text/count.ts";

export const duplicateEn = {
  title: "Maybe the same customer",
  found: (count: number) =>
    `${pluralEn(count, "pair")} of customers may be one. Merge them, or say that they are different: then nobody is asked again.`,
  none: "No two of your customers look like the same one.",
  news: (count: number) =>
    `${count === 1 ? "Two customers look" : `${count} pairs of customers look`} like the same one. Merge them, or say that they are different: then nobody is asked again.`,
  more: (count: number) => `And ${count} more, less alike. Settle these first, then look again.`,
  seeAll: "See all",
  merge: "Merge",
  areDifferent: "Different",
  reasons: {
    form: "only the spelling or the legal form differs",
    domain: "same mail domain",
    branch: "one may be a branch of the other",
    sound: "they sound the same",
    name: "same name, but for what they do",
    typo: "a letter differs",
  },
  /** Who has how many deals: "Fang · 2 deals". */
  noDeals: "no deals",
  deals: (count: number) => pluralEn(count, "deal"),
  pair: (one: string, other: string) => `${one}  /  ${other}`,
  different: (one: string, other: string) =>
    `Noted: ${one} and ${other} are two customers. Nobody is asked about them again.`,
  differentAlready: (one: string, other: string) =>
    `It's noted already that ${one} and ${other} are two customers.`,
  whichTwo: "Which two customers are different? For example: /customer different “Delta Inc” “Delta GmbH”",
};
