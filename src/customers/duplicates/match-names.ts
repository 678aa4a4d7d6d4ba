/** Which customers a list of names would double, as an import asks before it makes any. */
import { rowsOf } from "../../database/rows-of.ts";
import { sql } from "../../database/sql.ts";
import type { Deed } from "../../history/deed.ts";
import type { Customer } from "../customer.ts";
import { knownNames, surelyMeant } from "../match-customer.ts";
import { readingsOf } from "../readings.ts";

/** `same`: surely the one; `alike`: it takes a question. */
export type MatchedName = Readonly<{
  name: string;
  same: Customer | undefined;
  alike: readonly Customer[];
}>;

/** Of one name. */
const mostAlike = 5;
/** What letters spell a name is found out in a twentieth of a millisecond: whoever waits for an answer meanwhile waits for a few. */
const readAtOnce = 25;

type Row = Customer & { nth: number; called: string; isEqual: boolean };

/**
 * One statement for any number of names, by what is their own in them: called so in any spelling, sounding so, or called so with another
 * trade or place. A typo it does not find. Names within the list that are the same are the caller's to see. Among customers that the member may know.
 * @returns in the order of the names
 */
export async function matchNames(deed: Deed, names: readonly string[]): Promise<MatchedName[]> {
  if (names.length === 0) return [];
  const input: object[] = [];
  for (const [nth, name] of names.entries()) {
    const { normalised, coreSound, place, trade } = readingsOf(name);
    input.push({ nth, normalised, coreSound, place, trade });
    if (nth % readAtOnce === readAtOnce - 1) await new Promise((resolve) => setImmediate(resolve));
  }
  const rows = await deed.db.$queryRaw<Row[]>(sql`
    SELECT n."nth", f."called", f."isEqual", k."id", k."name", k."isKey", k."industry"
      FROM ${rowsOf(input, sql`"nth" int, "normalised" text, "coreSound" text, "place" text, "trade" text`)} n
     CROSS JOIN LATERAL (
       SELECT coalesce("mergedIntoId", "id") AS "now", "name" AS "called", "normalised" = n."normalised" AS "isEqual"
         FROM "Customer"
        WHERE "workspaceId" = ${deed.workspace.id}::uuid AND "coreSound" = n."coreSound" AND "coreSound" <> ''
          AND ("normalised" = n."normalised"
            OR (("place" = n."place" OR "place" = '' OR n."place" = '') AND ("trade" = n."trade" OR "trade" = '' OR n."trade" = '')))
          ${knownNames(deed)}
        ORDER BY "normalised" = n."normalised" DESC, "mergedIntoId" IS NOT NULL, "createdAt" LIMIT ${mostAlike}) f
      JOIN "Customer" k ON k."id" = f."now"
     ORDER BY n."nth", f."isEqual" DESC`);
  const found = Map.groupBy(rows, ({ nth }) => nth);
  return names.map((name, nth) => {
    const near = found.get(nth) ?? [];
    const same = surelyMeant(
      name,
      near.filter(({ isEqual }) => isEqual),
    );
    const customers = near.map(({ id, name, isKey, industry }) => ({ id, name, isKey, industry }));
    const others = customers.filter((one, at) => customers.findIndex(({ id }) => id === one.id) === at);
    return { name, same: others.find(({ id }) => id === same?.id), alike: same ? [] : others };
  });
}
