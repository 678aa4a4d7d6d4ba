import { pluralEn } from "../text/count.ts";

export const forecastsEn = {
  title: (name: string, closesOnFriday = true) =>
    `${closesOnFriday ? "Thursday" : "Weekly"} forecast · ${name}`,
  someone: (name: string) => `for ${name}`,
  inNameOf: (name: string) => `${name} is away. You answer in their name, and it says so.`,
  answerFor: (name: string) => `Answer for ${name}`,
  notCovering: "You're not covering for this colleague now. Your own card: /forecast",
  submittedBy: (name: string) => `Submitted by ${name}`,
  isAway: "Away",
  awayCover: (name: string) => `Away, ${name} answers`,
  closes: (when: string) => `Open until ${when}`,
  quota: (quarter: number) => `Q${quarter} quota`,
  teamQuota: (quarter: number) => `Q${quarter} team quota`,
  won: "Won",
  commit: "Won + commit",
  gap: "Gap",
  teamGap: "Team gap",
  teamWon: "Team won",
  teamCommit: "Team won + commit",
  peoplesCalls: (answered: number, asked: number) => `Team's calls (${answered} of ${asked})`,
  promised: "Forecast call",
  promisedFor: (quarter: number) => `Q${quarter} forecast call`,
  commitFor: (quarter: number) => `Q${quarter} commit`,
  noDeals: "You have no open deals. Just submit your call for the quarter.",
  allAnswered: "All deals answered. Just submit your call for the quarter.",
  onlyOthers: (others: number) => `Nothing needs review. Confirm ${pluralEn(others, "deal")} with one tap.`,
  needYourEye: (attention: number, others: number): string =>
    `${attention} ${attention === 1 ? "needs" : "need"} review${others > 0 ? ` (the other ${others}: one tap)` : ""}`,
  summary: (attention: number, all: number): string =>
    attention > 0
      ? `${attention} of ${pluralEn(all, "deal")} ${attention === 1 ? "needs" : "need"} review`
      : `${pluralEn(all, "deal")}, one tap`,
  attention: {
    overdue: (_date: string, due: string, _slips: number): string => `⚠ close date ${due} has passed`,
    unpaid: (_date: string, due: string, _slips: number): string => `⚠ payment was due ${due}`,
    slipped: (date: string, _due: string, slips: number): string =>
      `${date}, ${slips === 1 ? "pushed once" : `pushed ${slips} times`}`,
    new: (date: string, _due: string, _slips: number): string => `${date}, new`,
    due: (date: string, _due: string, _slips: number): string => date,
  },
  signs: (date: string) => `closes ${date}`,
  pays: (date: string) => `payment expected ${date}`,
  same: "Same",
  change: "Change",
  slipped: "Push",
  lost: "Lost",
  toStage: (stage: string) => `Advance to ${stage}`,
  showFolded: (count: number) => `Show ${count} unchanged`,
  foldedPage: (page: number, of: number) => `Unchanged, page ${page} of ${of}`,
  seeAnswers: "Change answers",
  submitAgain: "Submit again",
  submitted: "Submitted",
  notYet: "Not yet",
  notAtAll: "No answer",
  statusColumn: "This week",
  submittedAt: (when: string) => `Submitted ${when}. You can still change it until the week closes.`,
  submitTitle: "Submit this week",
  submitNow: "Submit",
  submitRest: (rest: number) => `Submit, ${rest} unchanged`,
  promisedLabel: (quarter: number) => `Your Q${quarter} forecast call`,
  nextHint: (commit: string) => `Commit ${commit}`,
  belowWon: (quarter: number, won: string) =>
    `You've already won ${won} in Q${quarter}. Submit again to keep the lower call.`,
  replaces: (call: string, when: string) =>
    `You've since called ${call} (${when}). Submit again to replace it.`,
  promisedHint: (won: string, commit: string) => `Won ${won}; won + commit ${commit}`,
  teamHint: (commit: string, calls: string, answered: number, asked: number) =>
    `Team: won + commit ${commit}; calls ${calls} (${answered} of ${asked})`,
  thanks: (rest: number) =>
    rest > 0 ? `Thanks. ${pluralEn(rest, "deal")} recorded as unchanged.` : "Thanks, you're all set.",
  overdueFirst: (count: number, names: string) =>
    count === 1
      ? `${names} is past its close date. Choose Change, Push or Lost for it; everything else is kept.`
      : `${count} deals are past their close date (${names}). Choose Change, Push or Lost for them; everything else is kept.`,
  cannotStay: (customer: string) => `${customer} is past its close date. Choose Change, Push or Lost.`,
  closedMeanwhile: (customer: string, outcome: "won" | "lost" | "withdrawn"): string =>
    `${customer}: already ${outcome}, nothing to report.`,
  notYours: "Only the deal's owner can answer for it.",
  weekClosed: "That week is closed and can't be changed. For this week: /forecast",
  datePassed: "This date has passed. Type a future date, such as next Friday.",
  mustBeLater: (earliest: string) => `Type a later date, ${earliest} at the earliest.`,
  happened: "What happened (visit, call…)",
  happenedPlaceholder: "Met Jen 45min, liked the demo",
  changeTitle: (customer: string) => `${customer}: what changed?`,
  slipTitle: (customer: string) => `Push ${customer}`,
  quick: {
    week: (day: string) => `+1 week (${day})`,
    month: (day: string) => `Month's end (${day})`,
    quarter: (day: string) => `Next quarter (${day})`,
  },
  otherDate: "Or another date",
  newDate: "New close date",
  newMoneyDate: "New payment date",
  dateWas: (date: string) => `Currently ${date}`,
  reminder: {
    "reminder-1": "Reminder: your forecast for this week is due.",
    "reminder-2": "Last reminder: your forecast for this week is due.",
  },
  onlyOwnStatus: "Managers see who has answered. Your own answers, and what is still open: /forecast",
  statusTitle: (done: number, all: number, closed: string): string =>
    `${closed ? `Week closed ${closed}` : "This week"}: ${done} of ${all} submitted`,
  nudged: (name: string) => `${name} has been nudged.`,
  nudgedToday: (name: string) => `${name} has already been nudged today.`,
  nudgeOwn: "That one is yours.",
  cannotReach: (name: string) => `${name} can't be reached: no chat to write to.`,
  asksAbout: (name: string, deal: string) => `${name} asks about ${deal}`,
  asksWhy: {
    "pushed-out": "It was pushed out of the quarter. What would bring it back?",
    decreased: "Its amount was cut. What changed?",
    unpaid: "It's signed, and the first payment is overdue. When will it come?",
    stalled: "It hasn't moved for long. What is it waiting for?",
    "no-next-step": "It's due soon and has no next step. What's next?",
  },
  asksForForecast: (name: string) => `${name} asks for your forecast`,
  notAnsweredYet: "You haven't answered, so your deals were carried over unconfirmed.",
  seeForecast: "Forecast",
  exportName: "forecast",
  statusName: "answers",
  nothingToExport: "You have no open deals to export.",
  answerColumn: "Answer this week",
  answerMeans:
    "What the owner said of it for this week: same, changed, pushed or lost. Empty: not answered yet.",
  changed: "Changed",
  lastPromised: "last:",

  statusCommand: "/forecast status",
  statusPhrases: ["last week", "this week"],
  canAskStatus:
    "Answers are kept by the week. You can add a week that has begun (last week, week 47), a team or a person.",
  nothingKept: (close: string) => `Nothing was recorded for the week that closed on ${close}.`,

  usages: [
    ["/forecast", "this week's forecast card"],
    ["/forecast submit 2.4m", "submit your call for the quarter, deals unchanged"],
    ["/forecast plan Suite 2026 5m", "what is to be sold of a product (managers); only plan lists all"],
    ["/forecast status", "who has answered (managers); add last week, a team or a person"],
  ] as readonly (readonly [line: string, meaning: string])[],
};
