/** The deals that names on a typed line may mean: one statement for all of them, whose plan does not depend on them. */
import type { Turn } from "../../chat/use-case.ts";
import { type OwnerScope, ownersWithin } from "../../company/owner-scope.ts";
import { oneTypoFrom } from "../../customers/one-typo.ts";
import { escapeLike, joinSql, noSql, rawSql, type Sql, sql } from "../../database/sql.ts";
import type { Tx } from "../../database/transaction.ts";
import { normaliseCustomerName } from "../../understanding/customer-name.ts";
import { nameIn, numberIn } from "../../understanding/deal-name.ts";
import { pinyinOf } from "../../understanding/pinyin.ts";
import { simplify } from "../../understanding/traditional-characters.ts";
import type { Deal } from "../facts/deal.ts";
import { loadDeals } from "../facts/load-deals.ts";
import { type FoundDeal, namesOf, type Preference } from "./find-deal.ts";

/** More candidates than anyone chooses from; the best are ranked among them. */
const candidateLimit = 60;

/**
 * @param tiers names as typed, or numbers; those of a later tier only count where no earlier one matches
 * @returns the candidates, and whose deals were searched
 */
export async function loadCandidates(
  turn: Turn,
  tiers: readonly (readonly string[])[],
  prefer: Preference = "open",
): Promise<{ candidates: readonly Deal[]; owners: OwnerScope }> {
  const owners = await ownersNamed(turn);
  const within: Within = { workspaceId: turn.workspace.id, owners };
  const number = onlyNumber(tiers);
  const best =
    number === undefined
      ? sql`d."id" = ANY(ARRAY(${bestNamed(within, tiers, prefer)}))`
      : sql`d."number" = ${number}`;
  const candidates = await loadDeals(turn.db, {
    ...within,
    withdrawn: true,
    formerNames: true,
    where: [best],
  });
  return { candidates, owners };
}

/** Whether the whole name is that of a customer with deals. */
export async function isCalled(turn: Turn, typed: string): Promise<boolean> {
  const name = nameIn(typed);
  const { candidates } = await loadCandidates(turn, [[name]]);
  const core = normaliseCustomerName(name);
  return candidates.some(({ customer }) =>
    namesOf(customer).some((one) => normaliseCustomerName(one) === core),
  );
}

/** Whose deals a name or an id may mean. Who sees a Thursday card that is not theirs to answer is told so by the answer. */
export const ownersNamed = ({ db, member, needs }: Turn): Promise<OwnerScope> =>
  ownersWithin(db, member, needs === "forecast.answer" ? "deal.see" : needs);

/** A deal named by its number needs no search. */
function onlyNumber(tiers: readonly (readonly string[])[]): number | undefined {
  const [name, ...others] = tiers.flat();
  const number = name !== undefined && others.length === 0 ? numberIn(name) : undefined;
  return number?.isSure ? number.value : undefined;
}

/** The deals that the member may see. */
type Within = Readonly<{ workspaceId: string; owners: OwnerScope }>;

/** When nothing is called so: what may have been meant. */
export async function orNear(
  turn: Turn,
  owners: OwnerScope,
  found: FoundDeal,
  typed: string,
): Promise<FoundDeal> {
  const name = nameIn(typed);
  const isSought = found.kind === "none" && found.near.length === 0 && name !== "" && !numberIn(name)?.isSure;
  if (!isSought) return found;
  return { kind: "none", near: await loadNear(turn.db, { workspaceId: turn.workspace.id, owners }, name) };
}

/** One slip of the finger, first; then trigram neighbours, or other characters of the same sound (兰鲸 for 蓝鲸). */
async function loadNear(db: Tx, within: Within, name: string): Promise<readonly Deal[]> {
  const normalised = normaliseCustomerName(name);
  const sound = pinyinOf(name).full || name.toLowerCase();
  // 华新 for 华信医疗器械: of a long name the similarity is small.
  const soundsSo = /\p{Script=Han}{2}/u.test(name)
    ? sql`UNION SELECT k."id" FROM "Customer" k WHERE k."pinyin" LIKE ${`${escapeLike(sound)}%`}`
    : noSql;
  const mistyped = (alias: Sql) => sql`${alias}."normalised" LIKE ANY(${oneTypoFrom(normalised)}::text[])`;
  const theirs =
    within.owners === "all"
      ? noSql
      : sql`AND coalesce(n."mergedIntoId", n."id") IN (SELECT d."customerId" FROM "Deal" d WHERE ${seenBy(within)})`;
  // Each by its own index: of alternatives in one condition the planner, who does not know the name, would look through all.
  const near = sql`
    SELECT coalesce(n."mergedIntoId", n."id") FROM "Customer" n
    WHERE n."workspaceId" = ${within.workspaceId}::uuid ${theirs} AND n."id" IN (
      SELECT k."id" FROM "Customer" k WHERE ${mistyped(sql`k`)}
      UNION SELECT similar_names(${within.workspaceId}::uuid, ${normalised}, ${sound}) ${soundsSo})`;
  return loadDeals(db, {
    ...within,
    where: [sql`d."customerId" = ANY(ARRAY(${near}))`],
    orderBy: sql`${mistyped(sql`c`)} DESC, (d."outcome" IS NOT NULL), d."closeDate", d."number"`,
    limit: 5,
  });
}

const seenBy = ({ workspaceId, owners }: Within): Sql =>
  sql`d."workspaceId" = ${workspaceId}::uuid ${owners === "all" ? noSql : sql`AND d."ownerId" = ANY(${owners}::uuid[])`}`;

/** The ids of the best: whole names before parts, and parts that say more before others. */
function bestNamed(within: Within, tiers: readonly (readonly string[])[], prefer: Preference): Sql {
  const steps = tiers
    .filter((names) => names.length > 0)
    .map((names, nth) => {
      const [typed, named] = [rawSql(`typed${nth}`), rawSql(`named${nth}`)];
      const before = Array.from(
        { length: nth },
        (_, one) => sql`NOT EXISTS (SELECT FROM ${rawSql(`named${one}`)})`,
      );
      // Of a customer the two ways of writing are one; a title's is not known, so both are looked for.
      const patterns = [...new Set([...names, ...names.map(simplify)])].map(patternsOf);
      return {
        tables: sql`
          ${typed} AS MATERIALIZED (
            SELECT * FROM ${tableOf(patterns)} ${nth > 0 ? sql`WHERE ${joinSql(before, " AND ")}` : noSql}),
          ${named} AS MATERIALIZED (${dealsNamed(within, patterns, typed)})`,
        found: sql`SELECT * FROM ${named}`,
      };
    });
  return sql`
    WITH ${joinSql(steps.map(({ tables }) => tables))}
    SELECT f."id" FROM (${joinSql(
      steps.map(({ found }) => found),
      " UNION ALL ",
    )}) f
    GROUP BY f."id", f."outcome", f."closeDate", f."number"
    ORDER BY bool_or(f."isWhole") DESC, max(f."length") DESC,
      (f."outcome" IS ${prefer === "open" ? sql`NOT NULL` : sql`NULL`}), f."closeDate", f."number"
    LIMIT ${candidateLimit}`;
}

/**
 * Every OFFSET 0 keeps the planner from reordering the joins: it knows nothing about the patterns, guesses that
 * they match thousands, and would read whole tables instead of a few rows by index.
 * @param table where the patterns are
 */
function dealsNamed(within: Within, patterns: readonly Patterns[], table: Sql): Sql {
  const seen = seenBy(within);
  const standing = sql`${seen} AND d."outcome" IS DISTINCT FROM 'withdrawn'`;
  const columns = sql`d."id", d."outcome", d."closeDate", d."number"`;
  const ofCustomers = (whether: Sql) => sql`
    SELECT d.*, n."isWhole", length(t."whole") AS "length" FROM ${table} t
    CROSS JOIN LATERAL (
      SELECT coalesce(n."mergedIntoId", n."id") AS "now", n."normalised" = t."whole" AS "isWhole" FROM "Customer" n
      WHERE n."workspaceId" = ${within.workspaceId}::uuid AND ${whether} OFFSET 0) n
    CROSS JOIN LATERAL (SELECT ${columns} FROM "Deal" d WHERE d."customerId" = n."now" AND ${standing} OFFSET 0) d`;
  const titled = (whether: Sql) => sql`
    SELECT d.*, false, length(t."whole") FROM ${table} t
    CROSS JOIN LATERAL (SELECT ${columns} FROM "Deal" d WHERE ${whether} AND ${standing} OFFSET 0) d`;
  // Withdrawn deals are found by number only.
  const short = sql`
    UNION ALL ${ofCustomers(sql`name_pieces(n."normalised") @> ARRAY[t."short"]`)}
    UNION ALL ${titled(sql`name_pieces(d."title") @> ARRAY[t."short"]`)}`;
  return sql`
    ${ofCustomers(sql`(n."normalised" = t."whole" OR n."normalised" LIKE t."part" OR n."normalised" LIKE t."laterPart"
      OR n."pinyin" LIKE t."sound" OR n."initials" LIKE t."initials")`)}
    UNION ALL ${titled(sql`(d."title" ILIKE t."title" OR d."title" ILIKE t."laterTitle")`)}
    UNION ALL
    SELECT d.*, true, 0 FROM ${table} t
    CROSS JOIN LATERAL (SELECT ${columns} FROM "Deal" d WHERE d."number" = t."number" AND ${seen} OFFSET 0) d
    ${patterns.some((one) => one.short !== null) ? short : noSql}`;
}

/** What of a deal a name may fit; null: nothing. */
type Patterns = Readonly<{
  whole: string | null;
  part: string | null;
  laterPart: string | null;
  title: string | null;
  laterTitle: string | null;
  sound: string | null;
  initials: string | null;
  /** Of one or two Chinese characters no trigram can be made: names are indexed by these, too (`name_pieces`). */
  short: string | null;
  number: number | null;
}>;

const nothing: Patterns = {
  whole: null,
  part: null,
  laterPart: null,
  title: null,
  laterTitle: null,
  sound: null,
  initials: null,
  short: null,
  number: null,
};

function tableOf(patterns: readonly Patterns[]): Sql {
  const columns = (Object.keys(nothing) as (keyof Patterns)[]).map(
    (key) => sql`${patterns.map((one) => one[key])}::${key === "number" ? sql`int[]` : sql`text[]`}`,
  );
  return sql`unnest(${joinSql(columns)})
    AS t("whole", "part", "laterPart", "title", "laterTitle", "sound", "initials", "short", "number")`;
}

/**
 * Contained in the customer's name or the title, or in the name's pinyin. Pinyin has no Chinese characters, so
 * it is not searched for them. One or two letters only count at the beginning of a word.
 */
function patternsOf(typed: string): Patterns {
  const name = nameIn(typed);
  const number = numberIn(name);
  if (number?.isSure) return { ...nothing, number: number.value };
  const whole = normaliseCustomerName(name) || name.toLowerCase();
  if (whole === "") return nothing;
  const named = { ...nothing, whole, number: number?.value ?? null };
  if (shortest.test(whole)) return { ...named, short: shortest.test(name) ? name : whole };
  const [part, title] = [escapeLike(whole), escapeLike(name)];
  const chinese = /\p{Script=Han}/u.test(name);
  const letters = name.toLowerCase().replace(/\s+/g, "");
  const sounding = chinese ? {} : { sound: anywhere(letters, 4), initials: anywhere(letters, 3) };
  return chinese || whole.length > 2
    ? { ...named, ...sounding, part: `%${part}%`, title: `%${title}%` }
    : {
        ...named,
        ...sounding,
        part: `${part}%`,
        laterPart: `% ${part}%`,
        title: `${title}%`,
        laterTitle: `% ${title}%`,
      };
}

const shortest = /^\p{Script=Han}{1,2}$/u;

/** Company names often start with a place: huaxin is in the middle of 北京华信. Few letters are in every name. */
const anywhere = (letters: string, least: number): string =>
  `${letters.length >= least ? "%" : ""}${escapeLike(letters)}%`;
