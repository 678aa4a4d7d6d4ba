import { pluralEn } from "../text/count.ts";

export const followUpEn = {
  dueTitle: (count: number) => (count === 1 ? "A next step is due" : `${pluralEn(count, "next step")} due`),
  dueOn: (when: string, step: string) => `${when}: ${step}`,
  more: (count: number) => `${pluralEn(count, "more")} due: see /deal today`,
  done: "Done",
  tomorrow: "Tomorrow",
  nextWeek: "Next week",
  write: "Write",
  movedTo: (day: string, step: string) => `Now ${day}: ${step}`,
  isDone: "Done. What came of it?",
  closedSince: "Closed meanwhile.",
  turnOff: "Don't remind me",
  nothingDue: "None of these is yours anymore.",
  off: "Off. I won't remind you of next steps in the morning. To be reminded again: /team reminders on",
  on: (at: string) => `On. On workdays at ${at} I remind you of next steps that are due, and only then.`,
  noneDue: "No next step of yours is due. What presses otherwise: /deal today",
  companyOff: "Your company has turned morning reminders off. An admin can turn them on in /team settings",
  isOn: (at: string) =>
    `You are reminded of next steps that are due, on workdays at ${at}. /team reminders off ends that.`,
  isOff: "You are not reminded of next steps. /team reminders on changes that.",

  todayTitle: "Whom to see to today",
  todayOf: (name: string) => `Today: ${name}`,
  nothing: "Nothing presses today: no next step is due, nothing closes soon, everybody was in touch in time.",
  open: "Open",
  ranked:
    "At most ten, the most pressing first. Ranked by: next steps, payments, closing dates, commitments, touches, repeat orders.",
  reasons: {
    overdue: (when: string, step: string) => `⚠ Next step overdue since ${when}: ${step}`,
    today: (_when: string, step: string) => `Due today: ${step}`,
    payment: (when: string, _step: string) => `Payment expected ${when}`,
    closed: (when: string, _step: string) => `⚠ Should have been signed ${when}`,
    promised: (when: string, _step: string) => `Commit, signs ${when}, and no next step`,
    closing: (when: string, step: string) =>
      `Signs ${when}${step ? `; next: ${step}` : ", and no next step"}`,
    untouched: (when: string, _step: string) => `Not in touch in time: last touch ${when}`,
    never: (_when: string, _step: string) => "Never in touch yet",
    repurchase: (when: string, _step: string) => `Usually orders again ${when}`,
  },
  /** Where no deal says what it is about. */
  reasonNames: {
    overdue: "next step",
    today: "next step",
    payment: "payment",
    closed: "closing date",
    promised: "commit",
    closing: "closing date",
    untouched: "not in touch",
    repurchase: "repeat order",
  },

  untouchedTitle: "Not in touch in time",
  allTouched: "Everybody with a priority was in touch in time.",
  noPriorities: "No customer has a priority yet, so nothing says how often to be in touch.",
  columns: {
    customer: "Customer",
    priority: "Priority",
    last: "Last touch",
    every: "Should be every",
    who: "Whose",
  },
  priorities: { high: "High (A)", medium: "Medium (B)", low: "Low (C)" },
  days: (count: number) => pluralEn(count, "day"),
  never: "never",
  touch: "Record",
  untouchedMeans: (high: number, medium: number, low: number) =>
    `High: every ${pluralEn(high, "day")}, medium: every ${pluralEn(medium, "day")}, low: every ${pluralEn(low, "day")}. Admins change that in /team settings`,
};
