/** Key customers: who brings most of the money, and who came and went among them. */
import type { Temporal } from "temporal-polyfill";
import type { Days } from "../calendar/asked-quarters.ts";
import type { Workspace } from "../company/member.ts";
import type { OwnerScope } from "../company/owner-scope.ts";
import { type Sql, sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import { notTakenBack } from "../history/taken-back.ts";
import { type Sums, sumOf } from "../money/sums.ts";
import { ownedBy } from "./funnel-numbers.ts";

export type CustomerSums = Readonly<{ id: string; name: string; isKey: boolean; sums: Sums }>;

type SumRow = Omit<CustomerSums, "sums"> & { currency: string; on: string | null; minor: bigint };

/**
 * What deals of a kind come to, customer by customer; what was won in another currency by its day, whose rate it takes.
 * @param which a condition on the alias d
 */
export async function sumsByCustomer(
  db: Tx,
  workspace: Pick<Workspace, "id" | "currency">,
  owners: OwnerScope,
  which: Sql,
): Promise<CustomerSums[]> {
  const rows = await db.$queryRaw<SumRow[]>(sql`
    SELECT c."id", c."name", c."isKey", d."currency",
           CASE WHEN d."outcome" = 'won' AND d."currency" <> ${workspace.currency} THEN d."wonOn" END::text AS "on",
           sum(d."amountMinor")::bigint AS "minor"
      FROM "Deal" d JOIN "Customer" c ON c."id" = d."customerId"
     WHERE d."workspaceId" = ${workspace.id}::uuid AND ${which} ${ownedBy(sql`d`, owners)} GROUP BY 1, 2, 3, 4, 5`);
  return [...Map.groupBy(rows, ({ id }) => id)].map(([id, parts]) => ({
    ...{ id, name: parts[0]!.name, isKey: parts[0]!.isKey },
    sums: sumOf(
      parts.map(({ currency, minor, on }) => ({ currency, minor: BigInt(minor), on: on ?? undefined })),
    ),
  }));
}

/** The twelve months that end on a day, itself included. */
export const trailingYear = (end: Temporal.PlainDate): Days => ({
  start: end.add({ days: 1 }).subtract({ years: 1 }),
  end,
});

/** Who decides about a purchase. */
const executives = ["decision-maker", "approver"];

export type Care = Readonly<{
  id: string;
  isOpen: boolean;
  /** One of its open deals says what comes next. */
  hasStep: boolean;
  metExecutive: boolean;
}>;

/**
 * How some customers are looked after, by the reader's deals.
 * @param metBy whose meetings with people count: everybody's, or those of who may only know the own customers
 */
export async function careFor(
  db: Tx,
  workspaceId: string,
  ids: readonly string[],
  { owners, metBy }: Readonly<{ owners: OwnerScope; metBy: string | "all" }>,
): Promise<Map<string, Care>> {
  const open = sql`SELECT FROM "Deal" d WHERE d."workspaceId" = c."workspaceId" AND d."customerId" = c."id" AND d."outcome" IS NULL ${ownedBy(sql`d`, owners)}`;
  const own =
    metBy === "all"
      ? sql`TRUE`
      : sql`EXISTS (SELECT FROM "Event" e WHERE e."id" = r."eventId" AND e."memberId" = ${metBy}::uuid)`;
  const rows = await db.$queryRaw<Care[]>(sql`
    SELECT c."id", EXISTS (${open}) AS "isOpen", EXISTS (${open} AND d."nextStepId" IS NOT NULL) AS "hasStep",
           EXISTS (SELECT FROM "Customer" g JOIN "Contact" k ON k."workspaceId" = g."workspaceId" AND k."customerId" = g."id"
             JOIN "ContactRole" r ON r."workspaceId" = k."workspaceId" AND r."contactId" = k."id"
             WHERE g."workspaceId" = c."workspaceId" AND c."id" IN (g."id", g."mergedIntoId") AND k."erasedAt" IS NULL
               AND r."metOn" IS NOT NULL AND r."role" = ANY(${executives}::text[]) AND ${own} AND ${notTakenBack(sql`r."eventId"`)}) AS "metExecutive"
      FROM "Customer" c WHERE c."workspaceId" = ${workspaceId}::uuid AND c."id" = ANY(${[...ids]}::uuid[])`);
  return new Map(rows.map((row) => [row.id, row]));
}
