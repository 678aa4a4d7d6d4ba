/** The deal a person means: "#42", a customer's name or the beginning of it, pinyin, a title. */
import type { Turn } from "../chat/use-case.ts";
import { escapeLike, noSql, type Sql, sql } from "../database/sql.ts";
import { type OwnerScope, ownerScope } from "../teams/owner-scope.ts";
import { foldName, normaliseCustomerName, pinyinOf } from "../understanding/customer-name.ts";
import { matchNames } from "../understanding/match-names.ts";
import { normaliseText } from "../understanding/normalise-text.ts";
import type { Deal } from "./deal.ts";
import { loadDeals } from "./load-deals.ts";

export type FoundDeal =
  | Readonly<{ kind: "one"; deal: Deal }>
  | Readonly<{ kind: "several"; deals: readonly Deal[] }>
  /** `near`: what may have been meant. */
  | Readonly<{ kind: "none"; near: readonly Deal[] }>;

/** More candidates than anyone chooses from; the best are ranked among them. */
const candidateLimit = 60;

/** Which of a customer's deals is meant when the name alone does not tell. */
export type Preference = "open" | "closed";

/** Where candidates are looked for: the deals that the member may see. */
type Within = Readonly<{ workspaceId: string; owners: OwnerScope; limit: number }>;

/** An exact name wins over a part of one; among deals of equal name the open ones win, or the closed ones. */
export async function findDeal(turn: Turn, typed: string, prefer: Preference = "open"): Promise<FoundDeal> {
  const query = nameIn(typed);
  const owners = await ownerScope(turn.db, turn.member);
  const within: Within = { workspaceId: turn.workspace.id, owners, limit: candidateLimit };
  const exactFirst = sql`(c."normalised" <> ${normaliseCustomerName(query)}),
    (d."outcome" IS ${prefer === "open" ? sql`NOT NULL` : sql`NULL`}), d."closeDate", d."number"`;

  const number = numberIn(query);
  if (number) {
    const [deal] = await loadDeals(turn.db, {
      ...within,
      withdrawn: true,
      where: [sql`d."number" = ${number.value}`],
    });
    if (deal || number.isSure) return deal ? { kind: "one", deal } : { kind: "none", near: [] };
  }
  const named = await loadDeals(turn.db, {
    ...within,
    where: [looksLike(turn.workspace.id, query)],
    orderBy: exactFirst,
  });
  const found = rank(query, named, prefer);
  if (found.kind !== "none") return found;
  const products = await findByProduct(turn, query, prefer, within);
  if (products) return products;
  const similar = await loadDeals(turn.db, {
    ...within,
    limit: 5,
    where: [isNear(query)],
    orderBy: exactFirst,
  });
  return { kind: "none", near: similar };
}

/** What was typed without quotes around it, a full stop behind it, or the word deal: 华信的商机 → 华信. */
export function nameIn(typed: string): string {
  const name = typed.trim();
  const bare = /^(["'“”„‟「『《])(.*)(["'“”」』》])$/su.exec(name)?.[2] ?? name;
  return bare.replace(/(?<=.)的(?:商机|单子)$/u, "").trim();
}

/** "#42", "＃４２", "# 42", "No. 42", 编号42, 42号; a bare 42 may also be a name. */
export function numberIn(typed: string): { value: number; isSure: boolean } | undefined {
  const text = normaliseText(nameIn(typed)).replace(/[:,.]$/, "");
  const found = /^(?:(#|no\.? ?|编号|商机)\s?)?(\d{1,9})(号)?$/i.exec(text);
  return found ? { value: Number(found[2]), isSure: Boolean(found[1] ?? found[3]) } : undefined;
}

/**
 * Customer and product together, where a customer has several deals: "ACME analytics", "明德 OA". The product's words
 * come last, and stand in the deal's title.
 */
async function findByProduct(
  turn: Turn,
  query: string,
  prefer: Preference,
  within: Within,
): Promise<FoundDeal | undefined> {
  const words = query.split(/\s+/u);
  for (let count = words.length - 1; count >= Math.max(1, words.length - 3); count--) {
    const product = foldName(words.slice(count).join(" "));
    if (product === "") continue;
    const named = await loadDeals(turn.db, {
      ...within,
      where: [looksLike(turn.workspace.id, words.slice(0, count).join(" "))],
      orderBy: sql`(d."outcome" IS NOT NULL), d."closeDate", d."number"`,
    });
    const fitting = named.filter((deal) => foldName(deal.title).includes(product));
    const found = rank(words.slice(0, count).join(" "), fitting, prefer);
    if (found.kind !== "none") return found;
  }
  return undefined;
}

function rank(query: string, deals: readonly Deal[], prefer: Preference): FoundDeal {
  const found = matchNames(
    query,
    deals.map((deal) => ({ id: deal.id, names: [deal.customer.name, deal.title], deal })),
  );
  if (found.kind === "one") return { kind: "one", deal: found.item.deal };
  if (found.kind === "none") return { kind: "none", near: found.near.map((item) => item.deal) };
  const hits = found.items.map((item) => item.deal);
  const preferred = hits.filter((deal) => (deal.outcome === null) === (prefer === "open"));
  const deal = preferred[0];
  if (deal && preferred.length === 1) return { kind: "one", deal };
  return { kind: "several", deals: deal ? preferred : hits };
}

/**
 * Contained in the customer's name or the title, or in the name's pinyin. The customers are found first, by their own
 * index; pinyin has no Chinese characters, so it is not asked for them.
 */
function looksLike(workspaceId: string, query: string): Sql {
  const normalised = normaliseCustomerName(query);
  const part = `%${escapeLike(normalised || query.toLowerCase())}%`;
  const letters = query.toLowerCase().replace(/\s+/g, "");
  const sounding = sql`OR n."pinyin" LIKE ${anywhere(letters, 4)} OR n."initials" LIKE ${anywhere(letters, 3)}`;
  const title = `%${escapeLike(query)}%`;
  const hasCase = query.toLowerCase() !== query.toUpperCase();
  return sql`(
    d."customerId" IN (
      SELECT n."id" FROM "Customer" n WHERE n."workspaceId" = ${workspaceId}::uuid
        AND (n."normalised" LIKE ${part} ${/\p{Script=Han}/u.test(query) ? noSql : sounding}))
    OR ${hasCase ? sql`d."title" ILIKE ${title}` : sql`d."title" LIKE ${title}`})`;
}

/** Company names often start with a place: huaxin is in the middle of 北京华信. Few letters are in every name. */
const anywhere = (letters: string, least: number): string =>
  `${letters.length >= least ? "%" : ""}${escapeLike(letters)}%`;

/** Trigram neighbours: a slip of the finger, or another character of the same sound (兰鲸 for 蓝鲸). */
function isNear(query: string): Sql {
  const normalised = normaliseCustomerName(query);
  const sound = pinyinOf(query).full || query.toLowerCase();
  return sql`(similarity(c."normalised", ${normalised}) > 0.25 OR similarity(c."pinyin", ${sound}) > 0.35)`;
}
