/** What a kind of exit criterion has to say for itself. Pure: facts come as data. */
import type { Temporal } from "temporal-polyfill";
import type { WorkCalendar } from "../../calendar/workdays.ts";
import type { Bilingual, Locale } from "../../text/locale.ts";

/** What every criterion has, whatever its kind. */
export type AnyCriterion = Readonly<{
  /** Stable key under which answers are kept, unique in the pipeline. */
  key: string;
  /** A gate; else it should hold: scored, never blocking. */
  must: boolean;
  /** Short, as it stands in a list: "clear intent to buy". */
  name: Bilingual;
  /** What the form asks or explains, where the name alone would not do. */
  hint?: Bilingual;
  /** What it is for people: a question to ask the customer, or a piece of work; without it, something that holds or not. */
  as?: "question" | "work";
}>;

/** Columns of a deal that a criterion can ask for. */
export type DealField = "source" | "closeDate" | "amount" | "likelihood";

export type GateFacts = Readonly<{
  source: string | null;
  closeDate: Temporal.PlainDate;
  /** The contract is in, or comes with the move. */
  signed: boolean;
  amountMinor: bigint;
  likelihood: number;
  /** Newest answer per criterion key, as its kind reads it; "" when taken back. */
  answers: Readonly<Record<string, string>>;
}>;

export type GateSettings = Readonly<{
  today: Temporal.PlainDate;
  calendar: WorkCalendar;
  shortTermWorkdays: number;
}>;

/** How it stands with a deal, for whom it has to be said in words. */
export type Standing = Readonly<{ facts: GateFacts; settings: GateSettings; locale: Locale }>;

/** What a field's text says, to be kept; or the sentence to show under the field. */
type ReadAnswer = Readonly<{ ok: true; value: string }> | Readonly<{ ok: false; error: string }>;

type Offered = readonly Readonly<{ value: string; label: string }>[];

type Widget =
  | Readonly<{ type: "tick" }>
  | Readonly<{ type: "line"; maxLength: number }>
  | Readonly<{ type: "choice" | "choices"; options: Offered }>;

/**
 * What the form asks: a column, as every form of a deal asks for it and under its own name if no label is given,
 * or a field of the criterion's own, whose text is kept as the answer.
 */
export type Asked =
  | Readonly<{ column: DealField; label?: string; hint?: string }>
  | (Widget & Readonly<{ label: string; hint?: string; read: (text: string) => ReadAnswer }>);

/** A criterion's own words, where a form asks for it. */
export const inWords = ({ name, hint }: AnyCriterion, locale: Locale) => ({
  label: name[locale],
  hint: hint?.[locale],
});

/** @typeParam Details what a criterion of this kind says beyond its name */
export type GateKind<Details extends object = object> = Readonly<{
  /** Quick: every card asks it of every criterion ahead. */
  holds(criterion: AnyCriterion & Details, facts: GateFacts, settings: GateSettings): boolean;
  asks(criterion: AnyCriterion & Details, standing: Standing): Asked;
  /** Why it does not hold though the form asked; a kind without it lacks nothing but the filling in. */
  whyNot?(criterion: AnyCriterion & Details, standing: Standing): string;
}>;
