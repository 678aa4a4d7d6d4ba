export const fieldsEn = {
  amountPlaceholder: "120k, 1.2m, USD 30k",
  badAmount: (typed: string) =>
    typed === ""
      ? "How much? Type an amount such as 120k or 1.2m."
      : `“${typed}” is not an amount I can read. Type it like 120k, 1.2m or USD 30,000.`,
  badDate: (typed: string) =>
    typed === ""
      ? "When will it be signed? Type a date such as next Friday or 12/31."
      : `“${typed}” is not a date I can read. Type it like next Friday, end of month or 12/31.`,
  whichDate: (typed: string, dates: readonly string[]) =>
    `“${typed}” can be ${dates.slice(0, -1).join("; ")} or ${dates.at(-1)}. Type the one you mean.`,
  amountProblems: {
    several: (typed: string) => `“${typed}” has more than one amount in it. Type the one that counts.`,
    negative: (typed: string) => `“${typed}” is below zero. Type the amount without the minus.`,
    "too-large": (typed: string) => `“${typed}” is too much; 100 billion is the most I can keep.`,
    "too-precise": (typed: string) =>
      `“${typed}” has too many digits after the point. If it means thousands, type it like 45,000 or 45k.`,
    "two-currencies": (typed: string) => `“${typed}” names two currencies. Type only one of them.`,
  },
  noSuchDay: (typed: string) =>
    `“${typed}” is no day, or too far away. Type it like next Friday, end of month or 12/31.`,
  reads: (typed: string, meant: string) => `“${typed}” is ${meant}`,
  badLikelihood: "Type a likelihood between 0 and 100, such as 70%.",
};
