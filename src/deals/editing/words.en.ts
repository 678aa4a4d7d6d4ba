export const editingEn = {
  newSubmit: "Log deal",
  process: "Sales process",
  customerPlaceholder: "ACME",
  repeatsWon: (number: number) =>
    `#${number} isn't won, so there is nothing to repeat. To log a new deal: /deal new`,
  needCustomer: "Type the customer's name, for example ACME.",
  notUsed: (words: readonly string[]) =>
    `Not used: ${words.map((word) => `“${word}”`).join(", ")}. Add it to the right field, or leave it for later.`,
  whichCustomer: (typed: string) => `Which customer is “${typed}”?`,
  asNewCustomer: (typed: string) => `New customer: ${typed}`,
  logged: (number: number, others: string) => `Logged as #${number}.${others ? ` ⚠ ${others}` : ""}`,
  colleaguesToo: (names: string, customer: string) => `Open deals with ${customer} already: ${names}.`,
  loggedBefore: (number: number) =>
    `Your #${number} has the same amount and close date. Logged twice? Undo this one.`,
  loggedAlready: (number: number) =>
    `Your #${number} has the same amount and close date. If it is the same deal, cancel.`,
  /** A tick of the form that asks for a part. */
  changeRest: "Show all fields before logging it",

  noteTitle: (customer: string) => `Note on ${customer}`,
  noteLabel: "Note",
  notePlaceholder: "Met the CFO, budget approved…",
  noteTooLong: (length: number, limit: number) =>
    `This note is ${length} characters long; the limit is ${limit}. Please split it in two.`,
  notedAndPlanned: (number: number, next: string, before: string) =>
    `Note added to #${number}. Next step: ${next}${before ? ` (was: ${before})` : ""}`,
  understood: (touch: string) => `${touch}. `,
  notedOn: (number: number) => `Note added to #${number}.`,
  updateTitle: (customer: string) => `Update ${customer}`,
  correctTitle: (customer: string) => `Correct ${customer}`,
  staysWon: "The deal stays won. A correction counts in the quarter it was won in.",
  correctNote: "In a few words",
  corrected: (changes: string) => `Corrected: ${changes}`,
  askToCorrect: (number: number, who: string): string =>
    `#${number} is won, and only a manager can correct a won deal.${who ? ` Ask ${who}.` : ""}`,
  updated: "Updated.",
  nothingChanged: "No changes to save.",
};
