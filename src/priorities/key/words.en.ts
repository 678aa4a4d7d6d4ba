import { pluralEn } from "../../text/count.ts";

const customers = (count: number) => pluralEn(count, "customer");

export const keyEn = {
  title: "Key customers",
  proven: {
    deals: (count: number, share: string, all: string) =>
      `${customers(count)} brought ${share} of the ${all} won in the last 12 months.`,
    sales: (count: number, share: string, all: string) =>
      `${customers(count)} brought ${share} of the ${all} sold in the last 12 months.`,
  },
  nothing: {
    deals: "Nothing was won in the last 12 months, so nobody has proven to be a key customer.",
    sales: "Nothing was sold in the last 12 months, so nobody has proven to be a key customer.",
  },
  fromSales: "By the stored sales reports, not by won deals.",
  noRanking: "Nobody can be ranked while a rate is missing.",
  entered: "New among them",
  left: "Not among them any more",
  sinceMeans: "Compared with the 12 months that ended a quarter ago.",
  forecast: (share: string, all: string, names: string, count: number) =>
    count === 1
      ? `${share} of what is still open this quarter (${all}) hangs on ${names}.`
      : `${share} of what is still open this quarter (${all}) hangs on ${count} customers: ${names}.`,
  nothingDue: "Nothing is open for this quarter.",
  provenTitle: "By what they bought",
  prospectiveTitle: "By your standard",
  markedTitle: "By hand",
  standard: (parts: string) => `Your standard: ${parts}.`,
  noStandard: "Your company has no standard yet for key customers that have not bought.",
  nobodyFits: "Nobody else fits it.",
  rule: {
    profit: (amount: string) => `expected profit from ${amount}`,
    open: (amount: string) => `open deals from ${amount}`,
    industries: (names: string) => `industry ${names}`,
  },
  customer: "Customer",
  brought: { deals: "Won, 12 months", sales: "Sold, 12 months" },
  share: "Share",
  expected: "Expected profit",
  lacking: "To do",
  noDeal: "no open deal",
  noStep: "no next step",
  noExecutive: "no executive met",
  fine: "–",
  more: (count: number) => `And ${count} more.`,
  open: "Open",
  seeAll: "See all",
  markAll: (count: number) => `Mark ${count === 1 ? "it" : `all ${count}`} as key`,
  setStandard: "Set the standard",
  back: "All key customers",
  mark: "Mark as key customer",
  unmark: "No key customer",
  isMarked: (name: string) => `${name} is a key customer.`,
  isUnmarked: (name: string) => `${name} is no key customer any more.`,
  allMarked: (count: number) => `${customers(count)} marked as key.`,
  markedAlready: "They are all marked already.",
  notYours: (name: string) => `${name} is not yours to decide about.`,
  meantMark: "This lists all key customers. Did you mean to mark one?",
  markVerb: "/customer mark",
  which: "Which customer? Type it like: /customer mark ACME",
  executivesMean:
    "Executives: whoever decides or approves. Share: of what all customers brought in 12 months.",

  notesTitle: (name: string) => `Notes on ${name}`,
  notes: "Needs and notes",
  needs: "Personal needs",
  needsHint: "What the people there want for themselves.",
  communication: "How to talk with them",
  communicationHint: "Who prefers which way, what to avoid, what was promised.",
  grade: "Grade",
  noGrade: "none",
  gradeNeeded: "Choose one of the grades.",
  changedTo: (now: string) => `Somebody else has written this meanwhile: ${now}`,
  noted: (name: string) => `Noted for ${name}.`,
  nothingChanged: "Nothing changed.",
  notesNotYours: (name: string) => `${name} is not one of your customers.`,
  whichNotes: "Which customer? Type it like: /customer notes ACME",
  priority: "Priority",
  policy: "Grade",
  policyLine: (grade: string, discount: number, service: string) =>
    `${grade}: discount up to ${discount}%${service ? `, ${service}` : ""}`,
  gradeOnly: (grade: string) => `${grade}: no policy set`,
};
