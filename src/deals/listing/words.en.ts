import { pluralEn } from "../../text/count.ts";

export const listingEn = {
  listTitle: (team: boolean, count: number) => `${team ? "The team's deals" : "My deals"} · ${count}`,
  listCommand: "/deal list",
  listNothing: (typed: string) =>
    `Nothing matches “${typed}”. Try a customer, a colleague, a team, a stage, or: team, due, overdue, stalled, commit, won, lost.`,
  listEmpty: "No deals here. Log one, or see the whole team's: /deal list team",
  filterDue: { month: "due this month", quarter: "due this quarter", overdue: "past due" },
  filterNoNextStep: "due soon, no next step",
  filterCounts: {
    won: (quarter: string) => `won in ${quarter || "this quarter"}`,
    commit: (quarter: string) => `won in ${quarter || "this quarter"}, plus open commit`,
    "best-case": (quarter: string) => `won in ${quarter || "this quarter"}, plus open commit and best case`,
    open: (quarter: string) => `open, due by the end of ${quarter || "this quarter"}`,
  },
  filterUnconfirmed: "carried over, not confirmed by the owner",
  filterHappened: {
    new: "created since last week's close",
    win: "won since last week's close",
    lose: "lost since last week's close",
    advance: "advanced since last week's close",
    back: "moved back since last week's close",
    "reopen-won": "won deals reopened since last week's close",
    "reopen-lost": "lost deals reopened since last week's close",
  },
  title: "Title",
  outcome: "Outcome",
  outcomes: { open: "Open", won: "Won", lost: "Lost", withdrawn: "Withdrawn" },
  currency: "Currency",
  likelihoodPercent: "Likelihood %",
  lastContactOn: "Last contact",
  loggedOn: "Logged on",
  exportName: "deals",
  tooManyToExport: (count: number, most: number) =>
    `${pluralEn(count, "deal")} won't fit in one file; the limit is ${pluralEn(most, "deal")}. Narrow the list: /deal list team stalled export`,
  filterStalled: "stalled",
  filterClosed: { won: "won", lost: "lost", any: "closed" },
};
