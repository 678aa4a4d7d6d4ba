/** Matches a typed name to a customer: surely the same, alike but for the legal form, similar ones, or none. */
import type { OwnerScope } from "../company/owner-scope.ts";
import { reach } from "../company/permissions.ts";
import { escapeLike, joinSql, noSql, type Sql, sql } from "../database/sql.ts";
import type { Deed } from "../history/deed.ts";
import { legalFormOf, normaliseCustomerName } from "../understanding/customer-name.ts";
import { namePartsOf } from "../understanding/name-core.ts";
import { pinyinOf } from "../understanding/pinyin.ts";
import type { Customer } from "./customer.ts";
import { oneTypoFrom } from "./one-typo.ts";

export type MatchedCustomer = Readonly<{
  same: Customer | undefined;
  /** Equal but for the legal form, so that it takes a question which one is meant; none where there is a `same`. */
  alike: readonly Customer[];
  /** What may be meant, `alike` first. */
  near: readonly Customer[];
}>;

/** `called`: the name that was found; another one where that customer has been merged into this one. */
type Row = Customer & { called: string; isEqual: boolean };

/**
 * Names that are equal without legal form, width and case, in traditional or simple characters, are the same customer, unless their legal forms differ;
 * otherwise names that contain it, sound alike or differ by a typo are near, among those that the member may know.
 */
export async function matchCustomer(deed: Deed, typed: string, limit = 5): Promise<MatchedCustomer> {
  const normalised = normaliseCustomerName(typed);
  const rows = await deed.db.$queryRaw<Row[]>(sql`
    WITH found AS MATERIALIZED (${joinSql(waysTo(deed, typed, normalised), " UNION ALL ")}),
    named AS (
      SELECT coalesce(c."mergedIntoId", c."id") AS "now", c."name" AS "called", c."normalised" = ${normalised} AS "isEqual",
             row_number() OVER (ORDER BY f."rank", similarity(c."normalised", ${normalised}) DESC,
               c."mergedIntoId" IS NOT NULL, c."name") AS "nth"
      FROM (SELECT "id", min("rank") AS "rank" FROM found GROUP BY "id") f JOIN "Customer" c ON c."id" = f."id"
      ORDER BY "nth" LIMIT ${limit}
    )
    SELECT c."id", c."name", c."isKey", c."industry", n."called", n."isEqual"
    FROM named n JOIN "Customer" c ON c."id" = n."now" ORDER BY n."nth"`);
  const equal = rows.filter(({ isEqual }) => isEqual);
  const same = surelyMeant(typed, equal);
  const near = once(rows).filter(({ id }) => id !== same?.id);
  return {
    same: same && customerOf(same),
    alike: same ? [] : once(equal).map(customerOf),
    near: near.map(customerOf),
  };
}

/**
 * A word that half of the names contain (科技, systems) says nothing about which is meant: any hundred of them will do, and those that
 * are called so are found by another way.
 */
const enough = 100;

/**
 * Ids and ranks, each way by its own index: of alternatives in one condition the planner, who knows no name, would look
 * through all. What is likeliest comes first.
 */
function waysTo(deed: Deed, typed: string, normalised: string): Sql[] {
  const { core, trade } = namePartsOf(typed);
  const sound = pinyinOf(core).full;
  // Delta Foods is no misspelt Delta Robotics.
  const fits = sql`("trade" = '' OR ${trade} = '' OR strpos("trade", ${trade}) > 0 OR strpos(${trade}, "trade") > 0)`;
  const ways = [
    sql`"normalised" = ${normalised}`,
    sql`"coreSound" = ${sound} AND "core" = ${normalised}`,
    containing(normalised),
    // Each pattern reads the lists of all its trigrams: those of "systems" are long, and a slip in it leaves the rest alike.
    han.test(typed)
      ? sql`"normalised" LIKE ANY(${oneTypoFrom(normalised)}::text[])`
      : sql`"core" LIKE ANY(${oneTypoFrom(core)}::text[]) AND ${fits}`,
    sql`"coreSound" = ${sound} AND ${fits}`,
    sql`"normalised" = ANY(${partsOf(normalised)}::text[])`,
    ...soundingLike(typed, normalised),
    // Of the whole name "systems" alone would be alike to all that end so; and of two characters one is no likeness.
    ...([...core].length > 2
      ? [sql`"core" % ${core} AND similarity("core", ${core}) > 0.4 AND ${fits}`]
      : []),
  ];
  const here = sql`"Customer" WHERE "workspaceId" = ${deed.workspace.id}::uuid`;
  return ways.map(
    (way, rank) =>
      sql`(SELECT "id", ${rank}::int AS "rank" FROM ${here} AND ${way} ${knownNames(deed)} LIMIT ${enough})`,
  );
}

/** Without the Chinese keyboard: the sound, from its beginning when it is short, or the beginning of the initials. */
function soundingLike(typed: string, normalised: string): Sql[] {
  const full = pinyinOf(typed).full.replace(legalSound, "");
  const anywhere = !han.test(typed) && full.length > 3;
  const sound = full.length > 2 ? `${anywhere ? "%" : ""}${escapeLike(full)}%` : full;
  return [
    ...(sound === "" ? [] : [sql`"pinyin" LIKE ${sound}`]),
    ...(normalised.length > 1 ? [sql`"initials" LIKE ${`${escapeLike(normalised)}%`}`] : []),
  ];
}

/** 有限公司, which ends nearly every name. */
const legalSound = /(?:gufen|jituan)?(?:youxian)?(?:zeren)?gongsi$/;

/** A condition on "Customer". One or two characters have no trigram: Chinese ones are indexed apart, letters begin a word. */
function containing(normalised: string): Sql {
  const part = escapeLike(normalised);
  if (/^\p{Script=Han}{1,2}$/u.test(normalised))
    return sql`name_pieces("normalised") @> ARRAY[${normalised}::text]`;
  if (normalised.length > 2) return sql`"normalised" LIKE ${`%${part}%`}`;
  return sql`"normalised" LIKE ANY(${[`${part}%`, `% ${part}%`]}::text[])`;
}

/** Longer ones are no company's name with something around it. */
const longestTyped = 40;

/** Whatever of it might itself be a name. */
function partsOf(normalised: string): string[] {
  const letters = [...normalised].slice(0, longestTyped);
  return [
    ...new Set(
      letters.flatMap((_, from) =>
        letters.slice(from + 1).map((_, more) => letters.slice(from, from + more + 2).join("")),
      ),
    ),
  ];
}

const customerOf = ({ id, name, isKey, industry }: Customer): Customer => ({ id, name, isKey, industry });

const once = <One extends { id: string }>(rows: readonly One[]): One[] =>
  rows.filter(({ id }, nth) => rows.findIndex((other) => other.id === id) === nth);

/**
 * Of those whose names are equal but for the legal form: the one of that very form, else the only one if it or what was
 * typed leaves the form out. @param equal merged ones last
 */
export function surelyMeant<One extends { id: string; called: string }>(
  typed: string,
  equal: readonly One[],
): One | undefined {
  const form = legalFormOf(typed);
  // Where both 華信 and 华信 were logged, before they counted as one.
  const spelled = equal.find(({ called }) => called.trim() === typed.trim());
  if (spelled) return spelled;
  const exact = equal.find(({ called }) => legalFormOf(called) === form);
  const [only, other] = once(equal);
  if (exact || !only || other) return exact;
  return form === "" || equal.some(({ called }) => legalFormOf(called) === "") ? only : undefined;
}

/** Of those that are near, the one whose whole Chinese name was typed in letters; mere likeness may be another company. */
export function spelledOut(typed: string, near: readonly Customer[]): Customer | undefined {
  if (han.test(typed)) return undefined;
  const sound = (name: string) => pinyinOf(normaliseCustomerName(name)).full;
  const fitting = near.filter(({ name }) => han.test(name) && sound(name) === sound(typed));
  return fitting.length === 1 ? fitting[0] : undefined;
}

const han = /\p{Script=Han}/u;

/** @param id also one that has been merged into it since @returns undefined also for one whose name the member may not know */
export async function customerById(deed: Deed, id: string): Promise<Customer | undefined> {
  const [customer] = await deed.db.$queryRaw<Customer[]>(sql`
    SELECT "id", "name", "isKey", "industry" FROM "Customer"
    WHERE "workspaceId" = ${deed.workspace.id}::uuid ${knownNames(deed)}
      AND "id" = (SELECT coalesce(i."mergedIntoId", i."id") FROM "Customer" i WHERE i."id" = ${id}::uuid)`);
  return customer;
}

/**
 * A condition on "Customer": a company may keep the names of other people's customers from those who see only their own deals. What is
 * in the pool or the market is nobody's, and so known to all. Behind an OR the list is made once, and not asked for each row.
 */
export const knownNames = (deed: Pick<Deed, "member" | "workspace">): Sql =>
  knowsOnlyOwn(deed)
    ? sql`AND ("Customer"."standing" IS NOT NULL OR "Customer"."ownerId" = ${deed.member.id}::uuid
        OR coalesce("Customer"."mergedIntoId", "Customer"."id") IN (
          SELECT d."customerId" FROM "Deal" d WHERE d."workspaceId" = ${deed.workspace.id}::uuid AND d."ownerId" = ${deed.member.id}::uuid))`
    : noSql;

/** Whether it is hidden from the member who else sells to a customer. */
export const knowsOnlyOwn = ({ member, workspace }: Pick<Deed, "member" | "workspace">): boolean =>
  workspace.settings.customerNames === "own" && reach(member, "deal.see") === "own";

/** A condition on "Customer": one of these members has a deal with it, or with what it has been merged into. */
export const withDealsOf = (owners: OwnerScope): Sql =>
  owners === "all"
    ? noSql
    : sql`AND EXISTS (
        SELECT FROM "Deal" d WHERE d."workspaceId" = "Customer"."workspaceId"
          AND d."customerId" = coalesce("Customer"."mergedIntoId", "Customer"."id") AND d."ownerId" = ANY(${owners}::uuid[]))`;
