import { pluralEn } from "../../text/count.ts";

export const listingEn = {
  listTitle: (team: boolean, count: number) => `${team ? "The team's deals" : "My deals"} · ${count}`,
  listCommand: "/deal list",
  listNothing: (typed: string) =>
    `Nothing fits “${typed}”: no customer's name, no colleague's or team's, and no word I know. Try team, a stage, due, overdue, stalled, commit, won or lost.`,
  listEmpty: "No deals here. Log one, or ask for more: /deal list team",
  filterDue: { month: "due this month", quarter: "due this quarter", overdue: "signing date passed" },
  filterNoNextStep: "due soon, no next step",
  filterCounts: {
    won: (quarter: string) => `won in ${quarter || "this quarter"}`,
    commit: (quarter: string) => `won in ${quarter || "this quarter"}, and commit still due`,
    "best-case": (quarter: string) =>
      `won in ${quarter || "this quarter"}, and commit and best case still due`,
    open: (quarter: string) => `open, due by the end of ${quarter || "this quarter"}`,
  },
  filterUnconfirmed: "carried over, owner has not answered",
  filterHappened: {
    new: "logged since last week's close",
    win: "won since last week's close",
    lose: "lost since last week's close",
    advance: "advanced since last week's close",
    back: "moved back since last week's close",
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
    `${pluralEn(count, "deal")} are too many for one file; ${pluralEn(most, "deal")} fit. Narrow the list down: /deal list team stalled export`,
  filterStalled: "stalled",
  filterClosed: { won: "won", lost: "lost", any: "closed" },
};
