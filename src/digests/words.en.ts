import { pluralEn } from "../text/count.ts";

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
  uncovered: "Not covered",
  elapsed: "Time elapsed",
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

  usages: [
    ["/funnel", "the funnel: mine, or my team's"],
    ["/funnel mine", "only my own deals"],
    ["/funnel definitions", "what each number means"],
  ] as readonly (readonly [line: string, meaning: string])[],

  /** The card of Thursday or Friday asked for now. */
  run: {
    runWhat: "Run what? /deal run nudge or /deal run digest",
    nobodyToAsk: "There is nobody to send it to right now.",
    sentTo: (count: number) => `Sent to ${pluralEn(count, "person", "people")}.`,
    previewTitle: { nudge: "Thursday forecast: preview", digest: "Friday funnel: preview" },
    wouldGoTo: (count: number, names: string) => `Goes to ${pluralEn(count, "person", "people")}: ${names}`,
    andMore: (count: number) => `${count} more`,
    notReached: (names: string) => `Can't be reached yet, never signed in: ${names}`,
    sendNow: "Send now",
    sampleOf: (name: string) => `This is what ${name} gets (without the buttons):`,
  },
};
