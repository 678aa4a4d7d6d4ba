import { pluralEn } from "../text/count.ts";

const signed = (deals: number) => `${deals > 0 ? "+" : "−"}${pluralEn(Math.abs(deals), "deal")}`;

/** "+$30K, −2 deals"; only what did change. */
const changed = (money: string, deals: number): string =>
  [money !== "±0" && money, deals !== 0 && signed(deals)].filter(Boolean).join(", ");

export const digestsEn = {
  nothingOpen: "No open deals yet. Log the first one: /deal new ACME 120k 12/20",
  funnelTitle: (team: boolean): string => (team ? "The team's funnel" : "My funnel"),
  picture: "Open deals by stage",
  deals: (count: number) => pluralEn(count, "deal"),
  days: (workdays: number) => `${workdays} d`,
  count: "Deals",
  weighted: "Weighted",
  age: "Age",
  conversion: "Conversion",
  drill: "See deals",
  open: "Open",
  wonThisQuarter: "Won this quarter",
  conversionNote:
    "Age: median workdays in the stage. Conversion: share of the deals entered in the last 12 months.",
  showMine: "Mine only",
  showTeam: "My team's",
  digestTitle: (team: string, date: string) => `Friday funnel · ${team}, ${date}`,
  previewTitle: (team: string) => `Funnel, week to date · ${team}`,
  quarterLine: (quarter: number, days: number): string =>
    `Q${quarter}, ${days > 0 ? `${pluralEn(days, "day")} left` : days === 0 ? "last day" : "over"}`,
  ended: (quarter: number, won: string, quota: string): string =>
    `Q${quarter} is over: won ${won}${quota ? ` of ${quota} quota` : ""}.`,
  quota: "Quota",
  won: "Won",
  commitWithWon: "Commit (incl. won)",
  bestCaseWithWon: "Best case (incl. won)",
  toGo: "Gap",
  uncovered: "Not covered",
  elapsed: "Time elapsed",
  promised: "Forecast call",
  partlyCarried: (all: string, carried: string) => `${all} (${carried} carried over, unconfirmed)`,
  openDue: "Open this quarter",
  withCoverage: (open: string, ratio: number) => `Coverage ${ratio.toFixed(1)}× (${open} open)`,
  thisWeek: "This week",
  created: "Created",
  wonWeek: "Won",
  lostWeek: "Lost",
  moved: "Advanced",
  /** Rows of the week that stand there only when something of the kind happened. */
  seldom: { back: "Moved back", "reopen-won": "Won deals reopened", "reopen-lost": "Lost deals reopened" },
  corrected: (quarters: string) => `Won deals corrected: ${quarters}.`,
  againstLastClose: (open: string, change: string, deals: number, closed: string) =>
    `Open now ${open}: ${changed(change, deals) || "no change"} since ${closed}.`,
  movedPeople: (change: string, deals: number) =>
    `That includes ${changed(change, deals)} from people who changed teams.`,
  firstWeek: "First week: nothing to compare with yet.",
  nobodyAsked: "No answers needed this week.",
  allAnswered: (asked: number): string => `${asked} of ${asked} answered.`,
  notAnswered: (missing: number, asked: number, names: string) =>
    `No answer from ${missing} of ${asked}: ${names}`,
  andMore: (count: number) => `${count} more`,
  carriedOver: (count: number, amount: string) =>
    `Carried over, unconfirmed: ${pluralEn(count, "deal")}, ${amount}.`,
  withoutNextStep: (count: number) =>
    `${pluralEn(count, "deal")} due within two weeks ${count === 1 ? "has" : "have"} no next step.`,
  seeWithoutNextStep: "No next step",
  seeUnconfirmed: "Unconfirmed deals",
  quarterDeals: {
    won: (count: number) => `Won (${count})`,
    commit: (count: number) => `Commit (${count})`,
    "best-case": (count: number) => `Best case (${count})`,
    open: (count: number) => `Open this quarter (${count})`,
  },
  seeStatus: "See who answered",
  digestSummary: (won: string, commit: string, missing: number) =>
    `Won ${won}, commit ${commit}${missing > 0 ? `, ${missing} not answered` : ""}`,

  usages: [
    ["/funnel", "my funnel, or my team's"],
    ["/funnel mine", "only my own deals"],
    ["/funnel definitions", "what each number means"],
  ] as readonly (readonly [line: string, meaning: string])[],

  /** Sending the Thursday or Friday card now, on request. */
  run: {
    runWhat: "Run what? /deal run nudge or /deal run digest",
    nobodyToAsk: "Nobody to send it to right now.",
    sentTo: (count: number) => `Sent to ${pluralEn(count, "person", "people")}.`,
    previewTitle: { nudge: "Thursday forecast: preview", digest: "Friday funnel: preview" },
    wouldGoTo: (count: number, names: string) => `Goes to ${pluralEn(count, "person", "people")}: ${names}`,
    andMore: (count: number) => `${count} more`,
    notReached: (names: string) => `Can't be reached, never signed in: ${names}`,
    sendNow: "Send now",
    sampleOf: (name: string) => `What ${name} will get (without the buttons):`,
  },
};
