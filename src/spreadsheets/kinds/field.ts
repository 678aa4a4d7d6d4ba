/** What a column of a table may mean. */
import type { Permission } from "../../company/permissions.ts";
import type { Bilingual } from "../../text/locale.ts";

export type FieldType = "text" | "money" | "day" | "period" | "percent" | "count";

export type Field = Readonly<{
  key: string;
  label: Bilingual;
  type: FieldType;
  /** Without it the table is of another kind. */
  required?: true;
  /** Of a day: a month or a quarter may stand there as well, and means its last day. */
  mayBePeriod?: true;
  /** How it is called in files, in both languages, the usual ones first; its label is one of them. */
  called: readonly string[];
}>;

export const kindNames = [
  "sales",
  "deals",
  "team",
  "customers",
  "contacts",
  "touches",
  "quotas",
  "rates",
  "products",
  "stages",
  "churn",
] as const;
export type KindName = (typeof kindNames)[number];

/** A kind of table: what can be made of it. */
export type Kind = Readonly<{
  name: KindName;
  label: Bilingual;
  /** Who may take such a table over: with it the bearer does what the table says, whosever it is. */
  needs: Permission;
  fields: readonly Field[];
  /** Its amounts are prices: what they add up to says nothing. */
  unsummed?: true;
}>;

export const field = (
  key: string,
  type: FieldType,
  [en, zh]: readonly [en: string, zh: string],
  called: string,
  required?: "required",
): Field => ({
  ...{ key, type, label: { en, zh }, called: [en, zh, ...called.split("|")] },
  ...(required && { required: true }),
});

export const mayBePeriod = (of: Field): Field => ({ ...of, mayBePeriod: true });
