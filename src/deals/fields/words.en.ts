export const fieldsEn = {
  amountPlaceholder: "120k, 1.2m, USD 30k",
  badAmount: (typed: string) =>
    typed === ""
      ? "Type an amount, such as 120k or 1.2m."
      : `I can't read “${typed}” as an amount. Type it like 120k, 1.2m or USD 30,000.`,
  badDate: (typed: string) =>
    typed === ""
      ? "Type a date, such as next Friday or 12/31."
      : `I can't read “${typed}” as a date. Type it like next Friday, end of month or 12/31.`,
  whichDate: (typed: string, dates: readonly string[]) =>
    `“${typed}” could be ${dates.slice(0, -1).join("; ")} or ${dates.at(-1)}. Type the one you mean.`,
  amountProblems: {
    several: (typed: string) => `“${typed}” contains more than one amount. Type just one.`,
    negative: (typed: string) => `“${typed}” is negative. Type the amount without the minus sign.`,
    "too-large": (typed: string) => `“${typed}” is too large. The limit is 100 billion.`,
    "too-precise": (typed: string) =>
      `“${typed}” has too many decimals. If you mean thousands, type it like 45,000 or 45k.`,
    "two-currencies": (typed: string) => `“${typed}” has two currencies. Type just one.`,
  },
  noSuchDay: (typed: string) =>
    `“${typed}” isn't a valid date, or is too far out. Type it like next Friday, end of month or 12/31.`,
  reads: (typed: string, meant: string) => `“${typed}” means ${meant}`,
  badLikelihood: "Type a likelihood from 0 to 100, such as 70%.",
};
