import { pluralEn } from "./count.ts";

const signed = (deals: number) => `${deals >= 0 ? "+" : "−"}${pluralEn(Math.abs(deals), "deal")}`;

export const digestsEn = {
  nothingOpen: "No open deals yet. The first one: /deal new ACME 120k 12/20",
  funnelTitle: (team: boolean): string => (team ? "The team's funnel" : "My funnel"),
  picture: "Open deals by stage",
  deals: (count: number) => pluralEn(count, "deal"),
  days: (workdays: number) => `${workdays} d`,
  count: "Deals",
  weighted: "Weighted",
  age: "Age",
  conversion: "Went on",
  drill: "See deals",
  open: "Open",
  wonThisQuarter: "Won this quarter",
  conversionNote:
    "Age: median workdays in the stage. Went on: of the deals that entered in the last 12 months.",
  showMine: "Mine only",
  showTeam: "My team's",
  definitions: "What the numbers mean",
  definitionList: [
    [
      "Open",
      "Deals that are neither won nor lost. A lost deal counts in the history of the stage it was lost from.",
    ],
    ["Weighted", "Amount × likelihood, added up."],
    [
      "Age",
      "Workdays since the deal entered the stage; half of the deals are younger, half older. Edits don't reset it.",
    ],
    [
      "Went on",
      "Deals that advanced ÷ deals that entered the stage in the last 12 months. Skipping a stage counts as passing; coming back is no second entry. Not shown below 5 deals.",
    ],
    ["Quota, to go", "What was agreed for the quarter, and that less what is won, each currency for itself."],
    ["Won", "Contract signed and first payment received, in the quarter by the company's calendar."],
    [
      "Commit, best case",
      "Cumulative: won, plus open commit deals to be signed by the end of the quarter; best case adds best-case deals. Deals whose date has passed count until they are moved.",
    ],
    [
      "Promised",
      "The numbers that people promised for the quarter, added up. Of those who did not answer, their last one of the quarter.",
    ],
    [
      "Open this quarter, coverage",
      "Open deals to be signed by the end of the quarter, without omitted ones; coverage is that ÷ what is left of the quota.",
    ],
    [
      "This week",
      "Deals to which it happened since the last close, each once, with the amount at that moment. What was taken back or reopened does not count.",
    ],
    [
      "Against the last close",
      "All open deals now, less all that were open at that close. People who changed team are told of apart.",
    ],
    [
      "Carried over, unconfirmed",
      "Open deals of people who did not submit by the close: counted as they stand.",
    ],
    ["No next step", "Open deals to be signed within two weeks, or overdue, with the next step empty."],
    [
      "Signed, awaiting first payment",
      "The contract is in, the first payment is not: still open, shown apart.",
    ],
  ] as readonly (readonly [string, string])[],
  digestTitle: (team: string, date: string) => `Friday funnel · ${team}, ${date}`,
  previewTitle: (team: string) => `Funnel of the running week · ${team}`,
  quarterLine: (quarter: number, days: number): string =>
    `Q${quarter}, ${days > 0 ? `${pluralEn(days, "day")} left` : days === 0 ? "last day" : "over"}`,
  ended: (quarter: number, won: string, quota: string): string =>
    `Q${quarter} is over: won ${won}${quota ? ` of ${quota}` : ""}.`,
  quota: "Quota",
  won: "Won",
  commitWithWon: "Commit (incl. won)",
  bestCaseWithWon: "Best case (incl. won)",
  toGo: "To go",
  promised: "Promised",
  partlyCarried: (all: string, carried: string) => `${all} (${carried} of it carried over, unconfirmed)`,
  openDue: "Open this quarter",
  withCoverage: (open: string, ratio: number) => `${open}, ${ratio.toFixed(1)}× what is to go`,
  thisWeek: "This week",
  created: "Created",
  wonWeek: "Won",
  lostWeek: "Lost",
  moved: "Advanced",
  movedBack: "Moved back",
  againstLastClose: (open: string, change: string, deals: number, closed: string) =>
    `Open now ${open}: ${change} and ${signed(deals)} against the close of ${closed}.`,
  movedPeople: (change: string, deals: number) =>
    `Of that ${change} and ${signed(deals)} by people who changed team.`,
  firstWeek: "There is no closed week yet to compare with.",
  nobodyAsked: "Nobody had to answer.",
  allAnswered: (asked: number): string =>
    asked === 1 ? "The one who was asked has answered." : `All ${asked} have answered.`,
  notAnswered: (missing: number, asked: number, names: string) =>
    `No answer from ${missing} of ${asked}: ${names}`,
  andMore: (count: number) => `${count} more`,
  carriedOver: (count: number, amount: string) =>
    `Carried over, unconfirmed: ${pluralEn(count, "deal")}, ${amount}.`,
  withoutNextStep: (count: number) =>
    `${pluralEn(count, "deal")} due within two weeks ${count === 1 ? "has" : "have"} no next step.`,
  seeWithoutNextStep: "Without next step",
  seeUnconfirmed: "Unconfirmed deals",
  quarterDeals: {
    won: (count: number) => `Won (${count})`,
    commit: (count: number) => `Commit (${count})`,
    "best-case": (count: number) => `Best case (${count})`,
    open: (count: number) => `Open this quarter (${count})`,
  },
  seeStatus: "Who has answered",
  digestSummary: (won: string, commit: string, missing: number) =>
    `Won ${won}, commit ${commit}${missing > 0 ? `, ${missing} not answered` : ""}`,
};
