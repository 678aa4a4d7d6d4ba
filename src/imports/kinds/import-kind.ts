/** What an import makes of the rows of one kind of table. Each kind lies in a folder beside this. */
import type { Block } from "../../chat/card.ts";
import type { Permission } from "../../company/permissions.ts";
import type { Deed } from "../../history/deed.ts";
import type { KindName } from "../../spreadsheets/kinds/field.ts";
import type { RecordContext, SheetRecord } from "../../spreadsheets/records/read-records.ts";
import type { ImportReader } from "../cards/progress-card.ts";
import type { Import, ImportChange } from "../import.ts";
import type { AppliedRow, Outcome, ReadRow, Values, Why } from "../rows.ts";
import type { Held } from "../steps/step.ts";

/** What stays as it is though the import that made it was taken back, as somebody has worked on it since. */
export type Kept = Readonly<{ nth?: number; what: string }>;

/** What a row says; `why`: it is left out, whatever else it says. */
export type ReadAs = Readonly<{ values: SheetRecord["values"]; why?: Why | undefined }>;

export type ImportKind = RowKind | WholeKind;

/**
 * A kind of a million rows: they go at once where they will be, counted while the import is done, and only what is left out is
 * staged. It does each step by itself.
 */
export type WholeKind = Readonly<{
  name: KindName;
  needs: Permission;
  /** @returns what takes a batch of rows, in the transaction of its deed */
  reads(): (deed: Deed, one: Import, records: readonly SheetRecord[]) => Promise<ImportChange>;
  checks(held: Held): Promise<void>;
  applies(held: Held): Promise<void>;
  takesBack(held: Held): Promise<void>;
}>;

export const isWhole = (kind: ImportKind): kind is WholeKind => "reads" in kind;

/** A kind whose rows are staged, planned and applied one by one. */
export type RowKind = Readonly<{
  name: KindName;
  /** Who may: with it the bearer does what the table says, whosever it is. */
  needs: Permission;
  /** The field with which a table's sum is told. */
  amount?: string;
  /** The field that no two rows may share. */
  unique?: string;
  /** Rows that such a table has at most: it is looked at and done as a whole. Any number where it is missing, in batches. */
  most?: number;
  /** The same line once more says nothing more, so that nobody is asked whether it counts. */
  onceOnly?: true;
  /** Reads one row after the other, from the top. Without it a cell that cannot be read leaves its row out. */
  reader?(one: Pick<Import, "reading">, context: RecordContext): (record: SheetRecord) => ReadAs;
  /** What is known of the file as a whole once its rows are staged, and is asked about unless it is decided. */
  settle?(deed: Deed, one: Import): Promise<Import["decided"]>;
  /** What is to be known of it before it is done, and what else may be decided: for the card of the dry run. */
  told?(reader: ImportReader, one: Import): Promise<readonly (Block | undefined)[]>;
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

/** A row with a cell that cannot be read is left out. */
export function readAsItStands({ values, faults: [fault] }: SheetRecord): ReadAs {
  return { values, why: fault && { code: fault.code, field: fault.field, text: fault.text } };
}
