/** A deal of which nothing is known yet, on a Wednesday before a holiday. */
import { Temporal } from "temporal-polyfill";
import { calendarOf } from "../../../../src/calendar/workdays.ts";
import {
  type AnyCriterion,
  type Asked,
  type GateFacts,
  type GateSettings,
  noOffers,
  type Offers,
  type OwnField,
  type Standing,
} from "../../../../src/pipelines/gates/gate-kind.ts";
import type { Locale } from "../../../../src/text/locale.ts";

export const settings: GateSettings = {
  today: Temporal.PlainDate.from("2026-11-18"),
  calendar: calendarOf({ holidays: ["2026-11-20"] }),
  shortTermWorkdays: 5,
};

export const nothing: GateFacts = {
  source: null,
  closeDate: Temporal.PlainDate.from("2030-01-01"),
  signed: false,
  amountMinor: 0n,
  likelihood: 0,
  answers: {},
};

export const standing = (
  facts: Partial<GateFacts> = {},
  locale: Locale = "en",
  offers: Partial<Offers> = {},
): Standing => ({
  facts: { ...nothing, ...facts },
  settings,
  locale,
  offers: { ...noOffers, ...offers },
});

/** Of what asks for no column. */
export function fieldsOf(asked: Asked): readonly [OwnField, ...OwnField[]] {
  if ("column" in asked) throw new Error(`Asks for the column ${asked.column}`);
  return asked.fields;
}

export const named: AnyCriterion = {
  key: "intent",
  must: true,
  name: { en: "Clear intent to buy", zh: "购买意向明确" },
  hint: { en: "They said so themselves", zh: "客户自己明确说过要买" },
};
