export const askingEn = {
  title: "Not understood",
  export: "Export",
  notUnderstood: (typed: string) => `I can't use “${typed}” here.`,
  onlyOne: (typed: string) =>
    `“${typed}” is one too many. Ask about one team or person, one product, one period and one breakdown at a time.`,
  which: "Which one?",
  whoIsMeant: (typed: string) => `Who is “${typed}”?`,
  didYouMean: "Did you mean:",
  notBegun: (period: string, list: string) =>
    `No numbers yet: ${period} hasn't begun. Deals due then: ${list}`,
  nothingKept: (week: string) => `Nothing was recorded for the week of ${week}.`,
};
