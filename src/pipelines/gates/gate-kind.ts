/** What a kind of exit criterion has to say for itself. Pure: facts come as data. */
import type { Temporal } from "temporal-polyfill";
import type { z } from "zod";
import type { WorkCalendar } from "../../calendar/workdays.ts";
import type { Bilingual, Locale } from "../../text/locale.ts";
import type { BuyingRole } from "../buying-role.ts";

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
export const dealFields = ["source", "closeDate", "amount", "likelihood"] as const;
export type DealField = (typeof dealFields)[number];

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

/** What can be chosen from, beside what can be typed: people and files that are known already. */
export type Offers = Readonly<{
  /** Of the customer: the last met first, with the parts they play and those in which they were met. */
  contacts: readonly Readonly<{
    name: string;
    roles: readonly BuyingRole[];
    met: readonly BuyingRole[];
  }>[];
  /** What the customer's file says, by the keys of criteria. */
  known: Readonly<Record<string, string>>;
  /** Of the deal, or sent and not yet said what for. */
  files: readonly Readonly<{ id: string; name: string }>[];
  /** Who may be asked for an approval. */
  approvers: readonly Readonly<{ id: string; name: string; leads: boolean }>[];
  /** How many competitors are known to be still in it. */
  rivals: number;
}>;

export const noOffers: Offers = { contacts: [], known: {}, files: [], approvers: [], rivals: 0 };

/** How it stands with a deal, for whom it has to be said in words. */
export type Standing = Readonly<{
  facts: GateFacts;
  settings: GateSettings;
  locale: Locale;
  offers: Offers;
}>;

/** What a field's text says, to be kept; or the sentence to show under the field. */
type ReadAnswer = Readonly<{ ok: true; value: string }> | Readonly<{ ok: false; error: string }>;

type Offered = readonly Readonly<{ value: string; label: string }>[];

type Widget =
  | Readonly<{ type: "tick" }>
  | Readonly<{ type: "line"; maxLength: number }>
  | Readonly<{ type: "choice" | "choices"; options: Offered }>;

/** A field of a criterion's own, whose text is kept as its answer, or as a part of it. */
export type OwnField = Widget &
  Readonly<{
    label: string;
    hint?: string;
    /** Told from the criterion's first field by this; it may say the same in another way. */
    name?: string;
    /** Kept beside the answer, under this; without it the text is the answer. */
    part?: string;
    /** True where nothing is said. */
    required?: boolean;
    /** What stands in it when it opens. */
    now?: string;
    read: (text: string) => ReadAnswer;
  }>;

/** A column, as every form of a deal asks for it and under its own name if no label is given. */
type AskedColumn = Readonly<{ column: DealField; label?: string; hint?: string }>;

/** What the form asks. The first of several fields bears the sentence about all of them. */
export type Asked = AskedColumn | Readonly<{ fields: readonly [OwnField, ...OwnField[]] }>;

/** Where a part of an answer is kept. A criterion's own key has no dot. */
export const partOf = (key: string, part: string | undefined): string =>
  part === undefined ? key : `${key}.${part}`;

/** A criterion's own words, where a form asks for it. */
export const inWords = ({ name, hint }: AnyCriterion, locale: Locale) => ({
  label: name[locale],
  hint: hint?.[locale],
});

/** What is wrong with a criterion beyond its shape: where, and a code that whoever reads it in puts into words. */
export type Flaw = Readonly<{ path: readonly string[]; code: FlawCode }>;
export type FlawCode = "crossed-bounds" | "same-code-twice" | "taken-key";

/** @typeParam Details what a criterion of this kind says beyond its name */
export type GateKind<Details extends object = object> = Readonly<{
  /** By the details' names: how each is written in a file. */
  details: z.ZodRawShape;
  /** Under what else its answer is kept. */
  parts?: readonly string[];
  flaws?(criterion: AnyCriterion & Details): Flaw[];
  /** Quick: every card asks it of every criterion ahead. */
  holds(criterion: AnyCriterion & Details, facts: GateFacts, settings: GateSettings): boolean;
  asks(criterion: AnyCriterion & Details, standing: Standing): Asked;
  /** Why it does not hold though the form asked; a kind without it lacks nothing but the filling in. */
  whyNot?(criterion: AnyCriterion & Details, standing: Standing): string;
  /** Its answer in words, where that is not what was typed. @param answers the deal's, with parts */
  says?(criterion: AnyCriterion & Details, answers: GateFacts["answers"], locale: Locale): string;
}>;
