/** Partners, competitors, helpers and links of deals: the rows that hold, as the last deed that stands has it. */
import { type Sql, sql } from "../database/sql.ts";
import { notTakenBack } from "../history/taken-back.ts";

export type PartyTable = "DealPartner" | "DealCompetitor" | "DealHelper" | "DealLink";

const tables = {
  DealPartner: sql`"DealPartner"`,
  DealCompetitor: sql`"DealCompetitor"`,
  DealHelper: sql`"DealHelper"`,
  DealLink: sql`"DealLink"`,
};

/** By whom or what a deal's rows are told apart. */
const keys = {
  DealPartner: sql`x."partnerId"`,
  DealCompetitor: sql`x."competitorId"`,
  DealHelper: sql`x."memberId"`,
  DealLink: sql`x."url"`,
};

/**
 * A subquery: of each deal and party the newest row whose deed was not taken back, gone ones too.
 * @param where a condition on the alias x
 */
export const newestOf = (table: PartyTable, where: Sql): Sql => sql`(
  SELECT DISTINCT ON (x."dealId", ${keys[table]}) x.* FROM ${tables[table]} x
  WHERE ${where} AND ${notTakenBack(sql`x."eventId"`)} ORDER BY x."dealId", ${keys[table]}, x."eventId" DESC)`;

/** Deals that somebody helps with, as a condition on the alias d. */
export const helpedBy = (memberId: string): Sql => sql`EXISTS (
  SELECT 1 FROM ${newestOf("DealHelper", sql`x."workspaceId" = d."workspaceId" AND x."dealId" = d."id" AND x."memberId" = ${memberId}::uuid`)} h
  WHERE NOT h."gone")`;

/** Deals in which a partner has a share, as a condition on the alias d. */
export const withPartner = (partnerId: string): Sql => sql`EXISTS (
  SELECT 1 FROM ${newestOf("DealPartner", sql`x."workspaceId" = d."workspaceId" AND x."dealId" = d."id" AND x."partnerId" = ${partnerId}::uuid`)} p
  WHERE NOT p."gone")`;

/** Deals in which a competitor was met, whether it is in it still or not, as a condition on the alias d. */
export const againstCompetitor = (competitorId: string): Sql => sql`EXISTS (
  SELECT 1 FROM ${newestOf("DealCompetitor", sql`x."workspaceId" = d."workspaceId" AND x."dealId" = d."id" AND x."competitorId" = ${competitorId}::uuid`)} c)`;
