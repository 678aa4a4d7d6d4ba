import { formatAlternatives, pluralEn } from "../text/count.ts";

export const settingsEn = {
  whichLanguage: "Which language? /team language English, or /team language Chinese",
  speaksNow: "English it is.",
  title: "Company settings",
  saved: "Saved. It counts from now on.",
  none: "none coming",
  workdays: (count: number) => pluralEn(count, "workday"),
  quotaHint: "What each person is asked to bring in: /team quota",

  hoursTitle: "Hours",
  hours: {
    nudgeAt: "Thursday card",
    firstReminderAt: "First reminder",
    lastReminderAt: "Last reminder, on Friday",
    closeAt: "The week closes on Friday",
    digestAt: "Friday funnel",
  },
  ownZone: "This and the reminders: in each person's own time zone.",
  companyZone: "This and the Friday funnel: in the company's time zone.",
  badTime: (typed: string) => `“${typed}” is no time of day. Write it like 14:00 or 2pm.`,
  mustFollow: (what: string, at: string) => `This has to come after “${what}” (${at}).`,

  calendarTitle: "Days off",
  calendar: { weekend: "Weekend", holidays: "Days off", extraWorkdays: "Weekends that are worked" },
  noWeekend: "every day is worked",
  noWorkday: "At least one day of the week has to be a workday.",
  closesThen: (day: string) => `The week closes on ${day}, so it has to be a workday.`,
  daysHint: "One a line, for example 2027-01-01, or a range: 2027-02-05 ~ 2027-02-11",
  badDays: (typed: string) => `I can't read “${typed}”. Write 2027-01-01, or 2027-02-05 ~ 2027-02-11.`,
  tooManyDays: (most: number) => `That is more than ${pluralEn(most, "day")}. Leave out those that are over.`,

  companyTitle: "Company",
  company: {
    name: "Company",
    zone: "Time zone",
    currency: "Currency",
    locale: "Language of new people",
    pipeline: "Sales process",
    fiscalStartMonth: "The year begins in",
    shortTermWorkdays: "“Soon” means within",
  },
  languages: { en: "English", zh: "Chinese" },
  zoneHint: "A city will do: Shanghai, New York",
  currencyHint: "What a bare 120k means. Deals and quotas keep their own.",
  localeHint: "For people whose profile doesn't tell.",
  pipelineHint: "For new deals, and of the funnel.",
  shortTermHint: "Workdays in which a qualified customer should order.",
  badZone: (typed: string, near: readonly string[]) =>
    near.length > 0
      ? `I don't know the time zone “${typed}”. Did you mean ${formatAlternatives(near, "en")}?`
      : `I don't know the time zone “${typed}”. Write a city such as Shanghai or New York.`,
  badWorkdays: (most: number) => `Write a number of workdays from 1 to ${most}.`,
  openElsewhere: (count: number) =>
    `${pluralEn(count, "open deal")} in the present process would drop out of the funnel. Close them first.`,

  customerNamesTitle: "Customer names",
  customerNames: "Reps can look up",
  customerNamesHint: "Names only. Deals with a customer stay with those who may see them.",
  customerNamePolicies: {
    all: "Every customer's name, so nobody logs one twice",
    own: "Only customers they have deals with",
  },
  quotas: "Quotas",
  newcomersTitle: "New people",
  newcomers: "New people",
  newcomersHint:
    "Colleagues who write to the bot for the first time. Guests and people of other companies always need an admin's OK.",
  newcomerPolicies: {
    reps: "Join as reps right away",
    approval: "Wait for an admin's OK",
    invitation: "Join by invitation only",
  },
};
