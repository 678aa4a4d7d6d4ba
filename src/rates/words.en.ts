import { pluralEn } from "../text/count.ts";

export const ratesEn = {
  title: "Exchange rates",
  currency: "Currency",
  from: "From",
  worth: (own: string) => `Worth in ${own}`,
  change: "Change",
  set: "Set a rate",
  setOf: (currency: string) => `Set ${currency}`,
  paste: "Paste a list",
  none: (own: string) =>
    `No rates yet. Say what a unit is worth in ${own}, for example: /team rates USD 7.12`,
  missing: "An exchange rate is missing",
  keptAsIs: "A closed week keeps the rates it has: set it before the close, and the totals will add up.",
  lacking: (currencies: string) =>
    `Open deals have no rate for ${currencies}, so their totals can't be added up.`,
  howItCounts:
    "A rate holds until the next one of its currency. Open deals count at today's rate, won deals at the rate of the day they were won. Closed weeks keep the rates they had. A csv file (currency, date, rate) works too: send it with the words “team rates”, or send it and then type /team rates file",

  setTitle: "Exchange rate",
  rateHint: (own: string) =>
    `How many ${own} one unit is worth, for example 7.12. Type 0 to remove the rate.`,
  fromHint: "The first day it applies.",
  needCurrency: "Choose the currency.",
  badCurrency: (typed: string) => `I don't know the currency “${typed}”. Type its code, such as USD or EUR.`,
  ownCurrency: (own: string) => `${own} is the company's own currency. Name another one, such as USD or EUR.`,
  badRate: (typed: string) => `I can't read “${typed}” as a rate. Type a number like 7.12.`,
  zero: "A rate can't be 0. Typing 0 only removes a rate that starts on that very day, and none does. Type a number like 7.12.",
  zeroInRows: (line: string) => `a rate can't be 0. To remove one: ${line}.`,
  removeLine: (currency: string, day: string) => `/team rates ${currency} 0 from ${day}`,
  farOff: (rate: string, currency: string, before: string, since: string) =>
    `${rate} is far from ${before}, the ${currency} rate since ${since}. Save again to confirm.`,

  addedUp: (rates: string) => `≈ at ${rates}; won deals at the rate of their day.`,
  daysOld: (currency: string, days: number) => `${currency} (${pluralEn(days, "day")})`,
  old: (rates: string) => `Old rates: ${rates}.`,
  setAnew: (line: string) => `An admin can set today's: ${line}`,
  hasNone: (currencies: string, line: string) =>
    `No exchange rate for ${currencies}, so currencies stand side by side. An admin can set it: ${line}`,
  hadNone: (currencies: string, line: string) =>
    `There was no exchange rate for ${currencies} at the close, so currencies stand side by side. For the weeks to come: ${line}`,
  line: (currency: string) => `/team rates ${currency}`,
  lineFrom: (currency: string, day: string) => `/team rates ${currency} from ${day}`,

  rows: "Rates",
  rowsHint: "One per line: currency, date, rate. For example: USD, 2026-10-01, 7.12",
  needColumns: "it needs three columns, such as USD, 2026-10-01, 7.12.",
  needYear: (typed: string) => `“${typed}” needs a year. Type it like 2026-10-01.`,
  badRow: (line: number, problem: string) => `Line ${line}: ${problem} Nothing was saved.`,
  noRows: "No rates in it. One per line: USD, 2026-10-01, 7.12",
  tooManyRows: (most: number) => `The limit is ${pluralEn(most, "line")} at a time. Send it in parts.`,
  sendFirst: "Send the csv file first: three columns, currency, date, rate. Then type /team rates file",
  oneFile: "Send one file at a time. Nothing was saved.",
  badFile: (kilobytes: number) =>
    `I can't read that file. Send a csv file of up to ${kilobytes} KB with three columns: currency, date, rate.`,

  done: (currency: string, rate: string, from: string) => `1 ${currency} = ${rate} from ${from}.`,
  taken: (currency: string, from: string) => `The ${currency} rate from ${from} was removed.`,
  doneAll: (count: number) => `${pluralEn(count, "rate")} saved.`,
  nothingChanged: "Those rates were set already.",
};
