import { pluralEn } from "./format/count.ts";

export const digestsEn = {
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
    ["Commit, best case", "Cumulative, due this quarter: won + commit, then + best case."],
    ["Coverage", "Open deals due this quarter ÷ what is left of the quota."],
    [
      "Signed, awaiting first payment",
      "The contract is in, the first payment is not: still open, shown apart.",
    ],
  ] as readonly (readonly [string, string])[],
  digestTitle: (team: string, date: string) => `Friday funnel · ${team}, ${date}`,
  previewTitle: (team: string) => `Funnel of the running week · ${team}`,
  quarterLine: (quarter: number, days: number) => `Q${quarter}, ${pluralEn(days, "day")} left`,
  quota: "Quota",
  won: "Won",
  commitWithWon: "Commit (incl. won)",
  bestCaseWithWon: "Best case (incl. won)",
  toGo: "To go",
  coverage: "Coverage",
  times: (ratio: number) => `${ratio.toFixed(1)}×`,
  thisWeek: "This week",
  created: "Created",
  wonWeek: "Won",
  lostWeek: "Lost",
  moved: "Advanced",
  movedBack: "Moved back",
  againstLastWeek: (open: string, change: string, deals: number) =>
    `Open now ${open}: ${change} and ${deals >= 0 ? "+" : "−"}${pluralEn(Math.abs(deals), "deal")} against last week's close.`,
  firstWeek: "There is no closed week yet to compare with.",
  allAnswered: (asked: number) => `All ${asked} have answered.`,
  notAnswered: (missing: number, asked: number, names: string) =>
    `No answer from ${missing} of ${asked}: ${names}`,
  withoutNextStep: (count: number) =>
    `${pluralEn(count, "deal")} due within two weeks ${count === 1 ? "has" : "have"} no next step.`,
  seeWithoutNextStep: "Without next step",
  seeWon: "Won this quarter",
  seeCommit: "Commit deals",
  seeStatus: "Who has answered",
  digestSummary: (won: string, commit: string, missing: number) =>
    `Won ${won}, commit ${commit}${missing > 0 ? `, ${missing} not answered` : ""}`,
};
