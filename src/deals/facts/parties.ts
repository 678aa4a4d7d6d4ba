/** Who else plays a part in a deal, and its links: what holds now, as the last deed that stands has it. */
import { type Sql, sql } from "../../database/sql.ts";
import type { Deed } from "../../history/deed.ts";
import { newestOf, type PartyTable } from "../../measures/standing-parties.ts";

export const partnerRoles = ["brought", "joined"] as const;
export type PartnerRole = (typeof partnerRoles)[number];

export const helperRoles = ["presales", "technical", "delivery", "executive"] as const;
export type HelperRole = (typeof helperRoles)[number];

/** `share`: whole percent of the deal's amount. */
export type DealPartner = Readonly<{ id: string; name: string; role: PartnerRole; share: number }>;
/** In the words of whoever wrote them; "" for nothing. */
export type DealCompetitor = Readonly<{ id: string; name: string; strengths: string; weaknesses: string }>;
/** `hours`: planned; null where nobody has said. */
export type DealHelper = Readonly<{ id: string; name: string; role: HelperRole; hours: number | null }>;
export type DealLink = Readonly<{ url: string; title: string }>;

export type Parties = Readonly<{
  partners: readonly DealPartner[];
  competitors: readonly DealCompetitor[];
  helpers: readonly DealHelper[];
  links: readonly DealLink[];
}>;

/** Some deals' parties as JSON, by the deals' ids; an expression. @param where a condition on the alias x */
const partiesWhere = (where: Sql): Sql => {
  const gathered = (table: PartyTable, what: Sql, joined: Sql) => sql`(
    SELECT json_object_agg(g."dealId", g."all") FROM (
      SELECT x."dealId", json_agg(${what} ORDER BY x."eventId") AS "all"
      FROM ${newestOf(table, where)} x ${joined} WHERE NOT x."gone" GROUP BY 1) g)`;
  return sql`json_build_object(
    'partners', ${gathered(
      "DealPartner",
      sql`json_build_object('id', p."id", 'name', p."name", 'role', x."role", 'share', x."share")`,
      sql`JOIN "Partner" p ON p."id" = x."partnerId"`,
    )},
    'competitors', ${gathered(
      "DealCompetitor",
      sql`json_build_object('id', p."id", 'name', p."name", 'strengths', x."strengths", 'weaknesses', x."weaknesses")`,
      sql`JOIN "Competitor" p ON p."id" = x."competitorId"`,
    )},
    'helpers', ${gathered(
      "DealHelper",
      sql`json_build_object('id', p."id", 'name', p."name", 'role', x."role", 'hours', x."hours")`,
      sql`JOIN "Member" p ON p."id" = x."memberId"`,
    )},
    'links', ${gathered("DealLink", sql`json_build_object('url', x."url", 'title', x."title")`, sql``)})`;
};

/** As JSON for {@link partiesIn}; an expression. */
export const partiesOf = ({ workspace }: Pick<Deed, "workspace">, dealIds: readonly string[]): Sql =>
  partiesWhere(sql`x."workspaceId" = ${workspace.id}::uuid AND x."dealId" = ANY(${[...dealIds]}::uuid[])`);

type Found = Readonly<{ [Kind in keyof Parties]: Readonly<Record<string, Parties[Kind]>> | null }>;

/** One deal's, of what the expression gave. */
export function partiesIn(found: unknown, dealId: string): Parties {
  const { partners, competitors, helpers, links } = found as Found;
  return {
    partners: partners?.[dealId] ?? [],
    competitors: competitors?.[dealId] ?? [],
    helpers: helpers?.[dealId] ?? [],
    links: links?.[dealId] ?? [],
  };
}

/** In one statement for any number of deals. */
export async function loadParties(
  deed: Pick<Deed, "db" | "workspace">,
  dealIds: readonly string[],
): Promise<(dealId: string) => Parties> {
  const [row] = await deed.db.$queryRaw<{ found: unknown }[]>(
    sql`SELECT ${partiesOf(deed, dealIds)} AS "found"`,
  );
  return (dealId) => partiesIn(row!.found, dealId);
}
