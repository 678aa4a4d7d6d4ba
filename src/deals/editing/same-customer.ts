/** Who else has an open deal with the customer of a new one; and whether it was logged before. */
import type { Turn } from "../../chat/use-case.ts";
import { knowsOnlyOwn } from "../../customers/match-customer.ts";
import { toDateColumn } from "../../database/columns.ts";
import { noSql, sql } from "../../database/sql.ts";
import { formatList } from "../../text/count.ts";
import type { Deal } from "../facts/deal.ts";
import { editWords } from "./words.ts";

type Other = Readonly<{ number: number; owner: string; isMine: boolean; isTwin: boolean }>;

/**
 * A warning, or "": colleagues by their names, without what they sell or for how much, and one's own deal of the same
 * amount and date.
 * @param deal just logged by the member
 */
export async function sayOthers(turn: Turn, deal: Deal): Promise<string> {
  const words = editWords(turn.locale);
  const others = await openDealsWith(turn, deal);
  const twin = others.find(({ isMine, isTwin }) => isMine && isTwin);
  const colleagues = [...new Set(others.filter(({ isMine }) => !isMine).map(({ owner }) => owner))];
  return [
    twin && words.loggedBefore(twin.number),
    colleagues.length > 0 && words.colleaguesToo(formatList(colleagues, turn.locale), deal.customer.name),
  ]
    .filter(Boolean)
    .join(turn.locale === "zh" ? "" : " ");
}

const openDealsWith = (turn: Turn, { id, customer, owner, amount, closeDate }: Deal): Promise<Other[]> =>
  turn.db.$queryRaw<Other[]>(sql`
    SELECT d."number", o."name" AS "owner", d."ownerId" = ${owner.id}::uuid AS "isMine",
           d."amountMinor" = ${String(amount.minor)}::bigint AND d."currency" = ${amount.currency}
             AND d."closeDate" = ${toDateColumn(closeDate)}::date AS "isTwin"
    FROM "Deal" d JOIN "Member" o ON o."id" = d."ownerId"
    WHERE d."workspaceId" = ${turn.workspace.id}::uuid AND d."customerId" = ${customer.id}::uuid
      AND d."outcome" IS NULL AND d."id" <> ${id}::uuid
      ${knowsOnlyOwn(turn) ? sql`AND d."ownerId" = ${owner.id}::uuid` : noSql}
    ORDER BY o."name", d."number"`);
