import { pluralEn } from "../text/count.ts";

const customers = (count: number) => pluralEn(count, "customer");

export const prioritiesEn = {
  levels: { high: "high", medium: "medium", low: "low", none: "not said" },
  priorities: { high: "High", medium: "Medium", low: "Low", none: "Not decided" },
  titles: {
    stage: "Who deserves time · stage and expected profit",
    date: "Who deserves time · expected profit and signing date",
    reasons: "Who deserves time · size, need and intent",
    time: "Who got the time · last 30 days",
  },
  views: {
    stage: "By stage",
    date: "By signing date",
    reasons: "By size, need, intent",
    time: "Where time went",
  },
  pictures: {
    stage: "Customers by stage and expected profit",
    date: "Customers by signing date and expected profit",
    reasons: "Priorities: proposed and decided",
    time: "Hours by priority: planned and spent",
  },
  stage: "Stage",
  noDeal: "No open deal",
  signs: "Signs",
  dates: {
    overdue: "Date has passed",
    "this-quarter": "This quarter",
    "next-quarter": "Next quarter",
    later: "Later",
    none: "No date",
  },
  band: (from: string) => `${from} and more`,
  bandBetween: (from: string, below: string) => `${from} – ${below}`,
  lowestBand: (below: string) => `below ${below}`,
  anyProfit: "Any profit",
  noProfit: "No profit said",
  needAndIntent: "Need and intent",
  sizes: { high: "Large", medium: "Medium-sized", low: "Small", none: "Size unknown" },
  needIntent: (need: string, intent: string) => `need ${need}, intent ${intent}`,
  see: "See",
  nobody: "No customers to look at yet: none has an open deal or somebody who looks after it.",
  sentence: (all: number, high: number, undecided: number) =>
    `${customers(all)}: ${high} high priority, ${undecided} not decided.`,
  without: (count: number, all: number) =>
    `${count} of ${customers(all)} ${count === 1 ? "has" : "have"} no expected profit. Say it: /customer ACME: profit 200k`,
  withoutRate: (count: number) =>
    `The profit of ${customers(count)} is in a currency without a rate, and in no band.`,
  bandsMeans: {
    quarters: "The bands are quarters: as many customers in each, by expected profit.",
    own: "The bands are your company's own.",
  },
  rule: "Proposed high when two of size, need and intent are high and none is low; low when two are low; else medium. With fewer than two known nothing is proposed.",
  sizeMeans: (large: number, small: number) =>
    `Large: ${large} people or more. Small: below ${small}. Without a number of people, sites count: five and more, two and more, one.`,
  seeUnknown: "Without expected profit",
  settings: "Change the rules",
  proposed: "Proposed",
  decided: "Decided",
  priority: "Priority",
  planned: "Planned, hours",
  spent: "Spent, hours",
  share: "Share",
  timeSentence: (percent: string) => `${percent} of the time went to low-priority customers.`,
  timeUndecided: (percent: string) => `${percent} went to customers whose priority nobody has decided.`,
  noTime: "Nobody said how long visits and calls took in the last 30 days, so there is nothing to compare.",
  untold: (count: number) =>
    `${pluralEn(count, "visit or call", "visits and calls")} without a duration ${count === 1 ? "is" : "are"} not in it. Say it: /customer visit ACME 45min`,
  planMeans: (high: string, medium: string, low: string) =>
    `Planned a month for each customer: high ${high} h, medium ${medium} h, low ${low} h.`,
  listTitle: (count: number) => `Who deserves time · ${customers(count)}`,
  nobodyHere: "Nobody is left here.",
  proposes: (level: string) => `proposed: ${level}`,
  tooLittle: "too little known for a proposal",
  reasons: (size: string, need: string, intent: string) => `size ${size} · need ${need} · intent ${intent}`,
  open: "Open",
  acceptAll: (count: number) => `As proposed: all ${count} on this page`,
  decidedOne: (name: string, level: string) => `${name}: ${level} priority.`,
  decidedAll: (count: number) => `${pluralEn(count, "priority", "priorities")} decided as proposed.`,
  notYours: "None of these customers is yours to decide about.",
  nothingProposed: "Nothing is proposed here that has not been decided so.",
  badCustomer: (name: string) =>
    `Which priority should ${name} have? Type it like: /customer priority ${name} high`,
  needCustomer: "Which customer, and which priority? Type it like: /customer priority ACME high",
  back: "Back to the picture",

  reviewTitle: "Priorities to go through again",
  reviewSays: (count: number) =>
    `The reasons have changed for ${customers(count)} since the priority was decided.`,
  reviewNothing: "Nothing to go through: no reason has changed since the priorities were decided.",
  reviewMeans: "Tap the priority that is right now; the same one again keeps it.",
  changed: (what: string, before: string, now: string) => `${what} ${before} → ${now}`,
  what: { size: "size", need: "need", intent: "intent" },
  isNow: (level: string) => `now ${level}`,
};
