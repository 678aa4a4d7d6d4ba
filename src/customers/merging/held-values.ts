/**
 * What one customer holds of all that were merged into it: its own value where it has one, else that of the first of them who
 * has. Pure, so that a merge and taking it back come to the same.
 */

/** Columns that are given and taken as one: an amount is nothing without its currency. */
const groups = {
  industry: ["industry"],
  position: ["position"],
  purchasingPower: ["purchasingPower"],
  channel: ["channel"],
  region: ["region"],
  people: ["people"],
  sites: ["sites"],
  profit: ["profitMinor", "profitCurrency"],
  signsOn: ["signsOn"],
  cycleDays: ["cycleDays"],
  need: ["need"],
  intent: ["intent"],
  priority: ["priority"],
  grade: ["grade"],
  mailDomain: ["mailDomain"],
  campaignId: ["campaignId"],
  parentId: ["parentId"],
  isKey: ["isKey"],
  whose: ["ownerId", "standing", "standingSince"],
} as const;

export type Group = keyof typeof groups;
type Column = (typeof groups)[Group][number];
/** A customer's columns as plain JSON: amounts as decimal strings, dates as ISO. */
export type Columns = Readonly<Record<Column, string | number | boolean | null>>;
/** Of one group. */
export type Value = Readonly<Partial<Columns>>;

/** What a merge offers, by group: the customer's own value, which says less, and that of the merged one. */
export type Filled = Readonly<Partial<Record<Group, readonly [own: Value, offered: Value]>>>;

export const groupNames = Object.keys(groups) as Group[];
export const heldColumns = Object.values(groups).flat() as Column[];
export const columnsIn = (group: Group): readonly Column[] => groups[group];

export const valueIn = (group: Group, columns: Columns): Value =>
  Object.fromEntries(columnsIn(group).map((column) => [column, columns[column]]));

/**
 * How much a value says. Whoever looks after one of two looks after both; and one that is sold to is no mere name of
 * the target market, and nobody's to claim.
 */
function weight(group: Group, value: Value): number {
  if (group === "whose")
    return value.ownerId ? 3 : value.standing === "market" ? 0 : value.standing === "pool" ? 1 : 2;
  const [column] = columnsIn(group);
  return value[column!] === null || value[column!] === false ? 0 : 1;
}

/** @returns the first of those that say the most */
export const heldOf = (group: Group, own: Value, offered: readonly Value[]): Value =>
  offered.reduce((best, one) => (weight(group, one) > weight(group, best) ? one : best), own);

export const saysMore = (group: Group, one: Value, than: Value): boolean =>
  weight(group, one) > weight(group, than);

export const isEqual = (one: Value, other: Value): boolean =>
  Object.entries(one).every(([column, value]) => value === other[column as Column]);
