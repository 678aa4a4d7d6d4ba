import { pluralEn } from "../text/count.ts";

export const forecastsEn = {
  title: (name: string) => `Thursday forecast · ${name}`,
  closes: (when: string) => `Open until ${when}`,
  quota: (quarter: number) => `Q${quarter} quota`,
  won: "Won",
  commit: "Won + commit",
  promised: "Promised",
  noDeals: "You have no open deals. Only the number for the quarter is needed.",
  allAnswered: "Every deal is answered. Only the number for the quarter is left.",
  onlyOthers: (others: number) =>
    `Nothing stands out. ${pluralEn(others, "deal")} can stay as ${others === 1 ? "it is" : "they are"} with one tap.`,
  needYourEye: (attention: number, others: number): string =>
    `${attention} ${attention === 1 ? "needs" : "need"} your eye${others > 0 ? ` (the other ${others}: one tap)` : ""}`,
  summary: (attention: number, all: number): string =>
    attention > 0
      ? `${attention} of ${pluralEn(all, "deal")} need your eye`
      : `${pluralEn(all, "deal")}, one tap`,
  attention: {
    overdue: (_slips: number): string => "⚠ date has passed, please change it",
    slipped: (slips: number): string => (slips === 1 ? "moved later once" : `moved later ${slips} times`),
    new: (_slips: number): string => "new",
    due: (_slips: number): string => "due this quarter",
  },
  signs: (date: string) => `signs ${date}`,
  answers: { same: "Unchanged", change: "Changed", slipped: "Moved later", lost: "Lost" },
  same: "Same",
  change: "Change",
  slipped: "Later",
  lost: "Lost",
  submit: (rest: boolean): string => (rest ? "Rest unchanged, submit" : "Submit"),
  submitAgain: "Submit again",
  submitted: "Submitted",
  notYet: "Not yet",
  notAtAll: "No answer",
  statusColumn: "This week",
  submittedAt: (when: string) => `Submitted ${when}. You can still change it until the week closes.`,
  submitTitle: "Submit this week",
  submitNow: "Submit",
  submitRest: (rest: number) => `Submit, ${rest} unchanged`,
  promisedLabel: (quarter: number) => `What do you promise for Q${quarter}?`,
  promisedHint: (won: string, commit: string) => `Won ${won}; won + commit ${commit}`,
  thanks: (rest: number) =>
    rest > 0 ? `Thank you. ${pluralEn(rest, "deal")} recorded as unchanged.` : "Thank you, that's all.",
  overdueFirst: (count: number, names: string) =>
    count === 1
      ? `The signing date of ${names} has passed, so it can't stay as it is. Choose Change, Later or Lost there; everything else is kept.`
      : `The signing dates of ${count} deals have passed (${names}), so they can't stay as they are. Choose Change, Later or Lost there; everything else is kept.`,
  cannotStay: (customer: string) =>
    `${customer}'s signing date has passed, so it can't stay the same. Choose Change, Later or Lost.`,
  closedMeanwhile: (customer: string, outcome: "won" | "lost" | "withdrawn"): string =>
    `${customer} is ${outcome} meanwhile; nothing is to be answered for it.`,
  notYours: "Only its owner answers for this deal.",
  weekClosed: "That week is closed and can no longer be changed. /forecast opens this week's card.",
  datePassed: "This date has passed. Type one from today on, such as next Friday.",
  mustBeLater: (earliest: string) => `Type a later date: ${earliest} at the earliest.`,
  changeTitle: (customer: string) => `${customer}: what changed?`,
  slipTitle: (customer: string) => `${customer}: until when?`,
  newDate: "New signing date",
  dateWas: (date: string) => `Until now ${date}`,
  reminder: {
    "reminder-1": "A reminder: your forecast for this week is still open.",
    "reminder-2": "The last reminder: your forecast for this week is still open.",
  },
  statusTitle: (done: number, all: number, closed: string): string =>
    `${closed ? `Week closed ${closed}` : "This week"}: ${done} of ${all} submitted`,
  lastPromised: "last:",

  usages: [
    ["/forecast", "this week's forecast card"],
    ["/forecast submit 2.4m", "promise a number for the quarter, the rest unchanged"],
    ["/forecast status", "who has answered (managers)"],
  ] as readonly (readonly [line: string, meaning: string])[],
};
