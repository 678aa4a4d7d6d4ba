/** Who else has an open deal with the customer of a new one; and whether it was logged before. */
import type { Turn } from "../../chat/use-case.ts";
import { knowsOnlyOwn } from "../../customers/match-customer.ts";
import { toDateColumn } from "../../database/columns.ts";
import { noSql, sql } from "../../database/sql.ts";
import { formatList } from "../../text/count.ts";
import type { Deal } from "../facts/deal.ts";
import { editWords } from "./words.ts";

type Other = Readonly<{ number: number; owner: string; isMine: boolean; isTwin: boolean }>;

/** What is logged, or about to be: then without an id. */
type Logged = Pick<Deal, "amount" | "closeDate"> &
  Readonly<{ id?: string; customer: Readonly<{ id: string; name: string }> }>;

/**
 * A warning, or "": colleagues by their names, without what they sell or for how much, and one's own deal of the same
 * amount and date.
 * @param deal of the member, logged just now or not yet
 */
export async function sayOthers(turn: Turn, deal: Logged): Promise<string> {
  const words = editWords(turn.locale);
  const others = await openDealsWith(turn, deal);
  const twin = others.find(({ isMine, isTwin }) => isMine && isTwin);
  const colleagues = [...new Set(others.filter(({ isMine }) => !isMine).map(({ owner }) => owner))];
  return [
    twin && (deal.id ? words.loggedBefore(twin.number) : words.loggedAlready(twin.number)),
    colleagues.length > 0 && words.colleaguesToo(formatList(colleagues, turn.locale), deal.customer.name),
  ]
    .filter(Boolean)
    .join(turn.locale === "zh" ? "" : " ");
}

const openDealsWith = (turn: Turn, { id, customer, amount, closeDate }: Logged): Promise<Other[]> =>
  turn.db.$queryRaw<Other[]>(sql`
    SELECT d."number", o."name" AS "owner", d."ownerId" = ${turn.member.id}::uuid AS "isMine",
           d."amountMinor" = ${String(amount.minor)}::bigint AND d."currency" = ${amount.currency}
             AND d."closeDate" = ${toDateColumn(closeDate)}::date AS "isTwin"
    FROM "Deal" d JOIN "Member" o ON o."id" = d."ownerId"
    WHERE d."workspaceId" = ${turn.workspace.id}::uuid AND d."customerId" = ${customer.id}::uuid
      AND d."outcome" IS NULL AND d."id" IS DISTINCT FROM ${id ?? null}::uuid
      ${knowsOnlyOwn(turn) ? sql`AND d."ownerId" = ${turn.member.id}::uuid` : noSql}
    ORDER BY o."name", d."number"`);
