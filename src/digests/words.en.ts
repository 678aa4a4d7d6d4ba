import { pluralEn } from "../text/count.ts";

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
    "Age: median workdays in the stage. Conversion: share of decided deals that advanced, over 3 months or as long as it takes to have 20.",
  conversionTitle: "Conversion by stage",
  conversionExplained:
    "Of the deals that entered a stage in the period and were then advanced or lost, the share that advanced. 19 times out of 20 the true rate is within the range. Below 20 decided deals the period grows, up to a year.",
  entered: "Entered",
  stillOpen: "Still open",
  range: "Likely range",
  period: "Period",
  months: (months: number) => `${months} mo`,
  tooFew: (decided: number) => `too few (${decided})`,
  showMine: "Mine only",
  showTeam: "My team's",
  digestTitle: (team: string, date: string) => `Friday funnel · ${team}, ${date}`,
  previewTitle: (team: string) => `Funnel, week to date · ${team}`,
  headline: (standing: string, alarms: readonly string[]) =>
    alarms.length > 0 ? `${standing}; ${alarms.join(", ")}.` : `${standing}.`,
  quotaStands: (won: string, commit: string, gap: string, coverage: string) =>
    `${won} of quota won, ${commit} with commit, gap ${gap}, coverage ${coverage}`,
  quotaMade: (won: string) => `${won} of quota won`,
  standsAt: (won: string, commit: string) => `Won ${won}, ${commit} with commit`,
  alarms: {
    "pushed-out": (count: number) => `${pluralEn(count, "deal")} pushed out`,
    lost: (count: number) => `${pluralEn(count, "deal")} lost`,
    decreased: (count: number) => `${pluralEn(count, "deal")} cut`,
  },
  quarterLine: (quarter: number, days: number): string =>
    `Q${quarter}, ${days > 0 ? `${pluralEn(days, "day")} left` : days === 0 ? "last day" : "over"}`,
  ended: (quarter: number, won: string, quota: string): string =>
    `Q${quarter} is over: won ${won}${quota ? ` of ${quota} quota` : ""}.`,
  quota: "Quota",
  won: "Won",
  commitWithWon: "Commit (incl. won)",
  bestCaseWithWon: "Best case (incl. won)",
  uncovered: "Not covered",
  elapsed: "Time elapsed",
  promised: "Forecast call",
  partlyCarried: (all: string, carried: string) => `${all} (${carried} carried over, unconfirmed)`,
  openDue: "Open this quarter",
  thisWeek: "This week",
  created: "Created",
  wonWeek: "Won",
  lostWeek: "Lost",
  moved: "Advanced",
  /** Rows of the week that stand there only when something of the kind happened. */
  seldom: { back: "Moved back", "reopen-won": "Won deals reopened", "reopen-lost": "Lost deals reopened" },
  corrected: (quarters: string) => `Won deals corrected: ${quarters}.`,
  openNow: (quarter: number, open: string, change: string, since: string) =>
    `Open for Q${quarter}: ${open}, ${change === "±0" ? "no change" : change} since ${since}.`,
  quarterMoved: "What moved",
  atTheEnd: "Now",
  bridge: {
    new: "New",
    "pulled-in": "Pulled in",
    increased: "Increased",
    reopened: "Reopened",
    joined: "Joined the team",
    currency: "Currency",
    won: "Won",
    lost: "Lost",
    "pushed-out": "Pushed out",
    decreased: "Decreased",
    left: "Left the team",
  },
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

  usages: [
    ["/funnel", "my funnel, or my team's"],
    ["/funnel mine", "only my own deals"],
    ["/funnel conversion", "how many go on, by stage"],
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
