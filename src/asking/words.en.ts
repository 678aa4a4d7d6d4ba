export const askingEn = {
  title: "Not understood",
  notUnderstood: (typed: string) => `I can't use “${typed}” here.`,
  didYouMean: "Did you mean:",
  notBegun: (period: string, list: string) =>
    `${period} hasn't begun, so there is nothing to tell yet. Deals due then: ${list}`,
  nothingKept: (week: string) => `Nothing was recorded for the week of ${week}.`,
};
