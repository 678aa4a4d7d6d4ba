export const editingEn = {
  newSubmit: "Log deal",
  customerPlaceholder: "ACME",
  needCustomer: "Who is the customer? Type the name, for example ACME.",
  muchLess: (typed: string, meant: string, before: string) =>
    `“${typed}” means ${meant}, and it was ${before}. If you mean thousands, type ${typed}k; if it is right, save again.`,
  notUsed: (words: readonly string[]) =>
    `Not used: ${words.map((word) => `“${word}”`).join(", ")}. Put it where it belongs, or add it later.`,
  whichCustomer: (typed: string) => `“${typed}”: which customer is it?`,
  asNewCustomer: (typed: string) => `A new customer: ${typed}`,
  logged: (number: number) => `Logged as #${number}.`,

  noteTitle: (customer: string) => `Note on ${customer}`,
  noteLabel: "Note",
  notePlaceholder: "Met the CFO, budget is approved…",
  noteTooLong: (length: number, limit: number) =>
    `The note has ${length} characters; ${limit} fit. Please split it in two.`,
  notedOn: (number: number) => `Noted on #${number}.`,
  updateTitle: (customer: string) => `Update ${customer}`,
  nextStepPlaceholder: "Send the quote",
  updated: "Updated.",
  nothingChanged: "Nothing was different, so nothing was changed.",
};
