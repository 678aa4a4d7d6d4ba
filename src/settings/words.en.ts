import { formatAlternatives, pluralEn } from "../text/count.ts";

export const settingsEn = {
  whichLanguage: "Which language? /team language English, or /team language Chinese",
  speaksNow: "I'll use English from now on.",
  whichZone: (zone: string) => `Your time zone is ${zone}. To change it, type a city: /team zone Singapore`,
  placeIn: (place: string, zone: string) => `${place} (${zone})`,
  zoneIs: (zone: string, now: string) => `Your time zone is ${zone} from now on; it's ${now} there.`,
  title: "Company settings",
  saved: "Saved. Applies from now on.",
  none: "None planned",
  workdays: (count: number) => pluralEn(count, "workday"),
  quotaHint: "Set each person's quota: /team quota. Exchange rates: /team rates",

  hoursTitle: "Schedule",
  hours: {
    nudgeAt: "Forecast card (workday before)",
    firstReminderAt: "First reminder",
    lastReminderAt: "Last reminder (closing day)",
    closeAt: "Week closes",
    digestAt: "Digest with the funnel",
  },
  ownZone: "This and the reminders use each person's own time zone.",
  companyZone: "This and the digest use the company's time zone.",
  teamHours: (team: string, nudge: string, digest: string) => `${team}: card ${nudge}, digest ${digest}`,
  badTime: (typed: string) => `I can't read “${typed}” as a time. Type it like 14:00 or 2pm.`,
  mustFollow: (what: string, at: string) => `This must be after “${what}” (${at}).`,

  churnTitle: "Churn alarm",
  churnAlarm: "Warn from",
  churnHint: "Customers lost for a hundred new ones, by product and year; 20% is usual.",
  badChurn: (most: number) => `Say a whole percentage between 1 and ${most}, for example 20%.`,
  rhythmTitle: "Reminders and touches",
  followUpAt: "Morning reminder of next steps",
  followUpHint: "In each person's own zone, only where something is due. Empty: nobody is reminded.",
  touchEvery: {
    high: "In touch with high priority, in days",
    medium: "Medium priority, in days",
    low: "Low priority, in days",
  },
  touchEveryHint: "Who was not in touch in time is listed by /deal untouched",
  badEvery: (most: number) => `Type a number of days from 1 to ${most}.`,
  noReminder: "none",
  everyDays: (high: number, medium: number, low: number) => `every ${high} / ${medium} / ${low} days`,
  touchesBy: "In touch, by priority",

  calendarTitle: "Days off and closing day",
  calendar: {
    weekend: "Weekend",
    closeWeekday: "Closing day",
    holidays: "Days off",
    extraWorkdays: "Working weekends",
  },
  closeHint: "A change holds from the next week on. The card comes the workday before.",
  closesFrom: (weekday: string, now: string, next: string) =>
    `Saved. This week still closes on ${now}; from then on each week closes on ${weekday}, the next one on ${next}.`,
  otherWeek:
    "With that, this week would be closed at once, or the last one opened again. Save it again after the next close.",
  noWeekend: "none",
  noWorkday: "At least one day of the week has to be a workday.",
  closesThen: (day: string) => `The week closes on ${day}, so it has to be a workday.`,
  daysHint: "One per line, for example 2027-01-01, or a range: 2027-02-05 ~ 2027-02-11",
  badDays: (typed: string) => `I can't read “${typed}”. Type it like 2027-01-01, or 2027-02-05 ~ 2027-02-11.`,
  tooManyDays: (most: number) => `The limit is ${pluralEn(most, "day")}. Remove the past ones.`,

  companyTitle: "Company",
  company: {
    name: "Company",
    zone: "Time zone",
    currency: "Currency",
    locale: "Default language",
    pipeline: "Sales process",
    fiscalStartMonth: "Fiscal year starts in",
    shortTermWorkdays: "“Soon” means within",
  },
  languages: { en: "English", zh: "Chinese" },
  zoneHint: "A city will do: Shanghai, New York",
  currencyHint: "Used for a plain 120k. Existing deals and quotas keep theirs.",
  localeHint: "For new people whose profile doesn't say.",
  pipelineHint: "For new deals and the funnel.",
  shortTermHint: "Workdays within which a qualified customer should order.",
  badZone: (typed: string, near: readonly string[]) =>
    near.length > 0
      ? `I don't know the time zone “${typed}”. Did you mean ${formatAlternatives(near, "en")}?`
      : `I don't know the time zone “${typed}”. Type a city, such as Shanghai or New York.`,
  badWorkdays: (most: number) => `Type a number of workdays from 1 to ${most}.`,
  openElsewhere: (count: number) =>
    `${pluralEn(count, "open deal")} will go on in another process: see them with /funnel and its name. To change the standard anyway, save again.`,
  quotaOf: (name: string, from: string, to: string, amount: string) => `${name} ${from} – ${to} ${amount}`,
  andMore: (count: number) => `${count} more`,
  quotasCut: (count: number, quotas: string) =>
    `The new quarters cut across ${pluralEn(count, "quota")}: ${quotas}. Quotas keep their dates and count month by month. Save again to go ahead, then check /team quota.`,

  customerNamesTitle: "Customer names",
  customerNames: "Reps can look up",
  customerNamesHint: "Names only. Who can see the deals doesn't change.",
  customerNamePolicies: {
    all: "All names, to avoid duplicates",
    own: "Only customers they have deals with",
  },
  quotas: "Quotas",
  newcomersTitle: "New people",
  newcomers: "New people",
  newcomersHint:
    "Colleagues who message the bot for the first time. Guests and people from other companies always need an admin's OK.",
  newcomerPolicies: {
    reps: "Join as reps right away",
    approval: "Wait for an admin's OK",
    invitation: "Join by invitation only",
  },

  poolTitle: "Lead pool",
  pool: {
    most: "Claimed prospects one person may have",
    perDay: "Claims a day",
    coolDays: "Days before who gave a lead up may take it again",
    coolHint: "0: at once",
    recycles: "Leads nobody touches",
    recyclesHint: "Their owner is warned three workdays before. Nothing is taken from people who are away.",
    switches: { off: "Stay with their owner", on: "Go back to the pool" },
    idle: "Days without a touch",
    idleHint: "For all; other days for a grade or segment behind it: 30, A 60, retail 45",
    lostDays: "Days after a loss, with no other deal",
  },
  poolSays: (most: number, perDay: number): string => `${most} per person, ${perDay} claims a day`,
  recyclesSays: (idle: string | undefined): string =>
    idle === undefined ? "Stay with their owner" : `Go back to the pool after ${idle} days`,
  badCount: (least: number, most: number) => `Type a whole number from ${least} to ${most}.`,
  badIdle: (typed: string) =>
    `I can't read “${typed}”. Type the days for all, then others: 30, A 60, retail 45`,

  crmTitle: "CRM file",
  workbookTitle: "Friday's workbook",
  workbooks: { yes: "after each digest", no: "not sent" },
  workbookHint:
    "The stages, the quarter, gaps, what moved, who has not answered, and the open deals of each reader's people, as a file right after the digest.",
  reviewTitle: "Prospect review",
  review: {
    asks: "Everyone goes through their prospects",
    switches: { off: "Not asked", on: "Asked once a month" },
    nth: "Which one of the month",
    nths: { 1: "First", 2: "Second", 3: "Third", 4: "Fourth", 5: "Last" },
    weekday: "Weekday",
    weekdayHint: "On a day off it moves to the next workday.",
    at: "At",
    atHint: "In each person's own time zone.",
  },
  reviewSays: (nth: string, weekday: string, at: string): string => `${nth} ${weekday} of the month, ${at}`,
  reviewOff: "Not asked",
};
