/** What an import makes of the rows of one kind of table. Each kind lies in a folder beside this. */
import type { Block } from "../../chat/card.ts";
import type { Deed } from "../../history/deed.ts";
import type { KindName } from "../../spreadsheets/kinds/field.ts";
import type { ImportReader } from "../cards/progress-card.ts";
import type { Import, ImportChange } from "../import.ts";
import type { Batch } from "../reading/thread.ts";
import type { AppliedRow, Outcome, ReadRow, Values } from "../rows.ts";
import type { Held } from "../steps/step.ts";

/** What stays as it is though the import that made it was taken back, as somebody has worked on it since. */
export type Kept = Readonly<{ nth?: number; what: string }>;

export type ImportKind = RowKind | WholeKind;

type AnyKind = Readonly<{
  name: KindName;
  /** What is to be known of it before it is done, and what else may be decided: for the card of the dry run. */
  told?(reader: ImportReader, one: Import): Promise<readonly (Block | undefined)[]>;
}>;

/**
 * A kind of a million rows: they go at once where they will be, counted while the import is done, and only what is left out is
 * staged. It does each step by itself.
 */
export type WholeKind = AnyKind &
  Readonly<{
    /** Takes what the thread has made of some rows, in the transaction of its deed; the first time after a stop, too. */
    reads(): (deed: Deed, one: Import, batch: Batch) => Promise<ImportChange>;
    checks(held: Held): Promise<void>;
    applies(held: Held): Promise<void>;
    takesBack(held: Held): Promise<void>;
  }>;

export const isWhole = (kind: ImportKind): kind is WholeKind => "reads" in kind;

/** A kind whose rows are staged, planned and applied one by one. */
export type RowKind = AnyKind &
  Readonly<{
    /** The field with which a table's sum is told. */
    amount?: string;
    /** Rows that such a table has at most: it is looked at and done as a whole. Any number where it is missing, in batches. */
    most?: number;
    /** The same line once more says nothing more, so that nobody is asked whether it counts. */
    onceOnly?: true;
    /** What is known of the file as a whole once its rows are staged, and is asked about unless it is decided. */
    settle?(deed: Deed, one: Import): Promise<Import["decided"]>;
    /** What each row would come to, as things stand; changes nothing. */
    plan(deed: Deed, one: Import, rows: readonly ReadRow[]): Promise<Outcome[]>;
    /** Plans anew and does it, counted nowhere yet. */
    apply(deed: Deed, one: Import, rows: readonly ReadRow[]): Promise<Outcome[]>;
    /** All of it counts from here on. @returns id of the deed */
    count(deed: Deed, one: Import): Promise<string>;
    /** What counts does so no longer; `apply` is taken back afterwards, batch by batch. */
    discount(deed: Deed, one: Import): Promise<readonly Kept[]>;
    /** Takes back what `apply` did with these rows, unless somebody has worked on it since. */
    takeBack(deed: Deed, one: Import, rows: readonly AppliedRow[]): Promise<readonly Kept[]>;
  }>;

export const textIn = (values: Values, field: string): string => {
  const value = values[field];
  return typeof value === "string" ? value.trim() : "";
};

export const numberIn = (values: Values, field: string): number | undefined => {
  const value = values[field];
  return typeof value === "number" ? value : undefined;
};

export type Amount = Readonly<{ minor: string; currency: string }>;

export const amountIn = (values: Values, field: string): Amount | undefined => {
  const value = values[field];
  return typeof value === "object" && value !== null ? (value as Amount) : undefined;
};
