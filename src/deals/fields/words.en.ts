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
    vague: (typed: string) => `“${typed}” leaves open how much. Type one amount: your best guess.`,
    negative: (typed: string) => `“${typed}” is negative. Type the amount without the minus sign.`,
    "too-large": (typed: string) => `“${typed}” is too large. The limit is 1 trillion.`,
    "too-precise": (typed: string) =>
      `“${typed}” has too many decimals. If you mean thousands, type it like 45,000 or 45k.`,
    "two-currencies": (typed: string) => `“${typed}” has two currencies. Type just one.`,
  },
  verySmall: (typed: string, meant: string) =>
    `“${typed}” means ${meant}. If you mean thousands or millions, type ${typed}k or ${typed}m. If it's right, submit again.`,
  muchLess: (typed: string, meant: string, before: string, isBare: boolean) =>
    `“${typed}” means ${meant}, far below ${before}. ${isBare ? `If you mean thousands or millions, type ${typed}k or ${typed}m. ` : ""}If it's right, submit again.`,
  muchMore: (typed: string, meant: string, before: string) =>
    `“${typed}” means ${meant}, far above ${before}. If it's right, submit again.`,
  zeroAmount: (zero: string) =>
    `A deal of ${zero} adds nothing to the forecast. Type the amount, even a rough one; if it's right, submit again.`,
  productsFollow: (products: string, sum: string) =>
    `Its products add up to ${sum}: ${products}. To change them all in proportion, submit again.`,
  isPast: (typed: string, date: string) =>
    `“${typed}” means ${date}, which has passed. Type a future date; if it's right, submit again.`,
  noSuchDay: (typed: string) =>
    `“${typed}” isn't a valid date, or is too far out. Type it like next Friday, end of month or 12/31.`,
  reads: (typed: string, meant: string) => `“${typed}” means ${meant}`,
  nextStepPlaceholder: "Send the quote",
  badLikelihood: "Type a likelihood from 0 to 100, such as 70%.",
};
