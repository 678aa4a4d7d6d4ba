/**
 * Where a customer stands: with somebody, in the lead pool, or in the target market. The rows move here, one event each;
 * what becomes of deals is up to the callers.
 */
import type { Temporal } from "temporal-polyfill";
import { amongIds } from "../../database/among-ids.ts";
import { fromTimestamp, toTimestamp } from "../../database/columns.ts";
import { rowsOf } from "../../database/rows-of.ts";
import { sql } from "../../database/sql.ts";
import type { Deed } from "../../history/deed.ts";
import { recordEvents } from "../../history/record-events.ts";
import type { Money } from "../../money/money.ts";
import type { Customer } from "../customer.ts";

export const standings = ["pool", "market"] as const;
export type Standing = (typeof standings)[number];

/** Whose it is, or nobody's and where. */
export type Place = Readonly<{ standing: Standing | null; ownerId: string | null }>;

/** A customer as a lead, with what a prospect made of it needs. */
export type Lead = Customer &
  Place &
  Readonly<{
    /** When it came to where it is. */
    since: Temporal.Instant | null;
    mergedInto: string | null;
    profit: Money | null;
    cycleDays: number | null;
    campaignId: string | null;
  }>;

type Row = Omit<Lead, "since" | "profit"> & {
  since: Date | null;
  minor: bigint | null;
  currency: string | null;
};

/** Nobody moves them, merges them or logs a deal with them until the transaction ends. In the order of the ids. */
export async function lockLeads({ db, workspace }: Deed, ids: readonly string[]): Promise<Lead[]> {
  const rows = await db.$queryRaw<Row[]>(sql`
    SELECT c."id", c."name", c."isKey", c."industry", c."standing", c."ownerId", c."standingSince" AS "since", c."cycleDays",
           c."campaignId", c."profitMinor" AS "minor", c."profitCurrency" AS "currency",
           (SELECT i."name" FROM "Customer" i WHERE i."id" = c."mergedIntoId") AS "mergedInto"
    FROM ${amongIds(ids)} i JOIN "Customer" c ON c."id" = i."id" WHERE c."workspaceId" = ${workspace.id}::uuid
    ORDER BY c."id" FOR UPDATE OF c`);
  return rows.map(({ since, minor, currency, ...row }) => ({
    ...row,
    since: since && fromTimestamp(since),
    profit: minor === null || currency === null ? null : { minor: BigInt(minor), currency },
  }));
}

/**
 * `claim` and `start`: somebody took it, from the pool or from the market; `assign`: was given it; `deal`: logged or reopened one
 * with it; `release`, `drop` and `recycle`: it left somebody; `list`: it was put where it is by hand; `keep`: it stays.
 */
export const moveKinds = [
  "claim",
  "start",
  "assign",
  "deal",
  "release",
  "drop",
  "recycle",
  "list",
  "keep",
] as const;
export type MoveKind = (typeof moveKinds)[number];

export type Move = Readonly<{
  customer: Pick<Lead, "id" | "standing" | "ownerId" | "since"> & Partial<Pick<Lead, "campaignId">>;
  to: Place;
  /** `import`: a list said so. */
  kind: MoveKind | "import" | "undo";
  /** When it came there; now where it is not said. */
  since?: Temporal.Instant | null;
  /** What whoever takes it has it from; missing: what was written down stays. */
  campaignId?: string | undefined;
  /** The prospect that was logged with it. */
  deal?: string;
  /** The prospects that ended with it. */
  deals?: readonly string[];
  /** Of a deed that moved several. */
  together?: string;
  /** Why, as typed. */
  remark?: string;
  undoes?: string;
}>;

/** Two statements, whatever their number; the customers are locked. @returns the events' ids */
export async function moveCustomers(deed: Deed, moves: readonly Move[]): Promise<string[]> {
  if (moves.length === 0) return [];
  const rows = moves.map(({ customer, to, since = deed.now, campaignId = null }) => ({
    ...{ id: customer.id, standing: to.standing, ownerId: to.ownerId, campaignId },
    since: since && toTimestamp(since),
  }));
  await deed.db.$executeRaw(sql`
    UPDATE "Customer" c SET "standing" = i."standing", "ownerId" = i."ownerId", "standingSince" = i."since",
      "campaignId" = coalesce(i."campaignId", c."campaignId")
    FROM ${rowsOf(rows, sql`"id" uuid, "standing" text, "ownerId" uuid, "since" timestamptz, "campaignId" uuid`)} i
    WHERE c."id" = i."id" AND c."workspaceId" = ${deed.workspace.id}::uuid`);
  return recordEvents(
    deed,
    moves.map(
      ({ customer, to, kind, deal, deals, together, remark, undoes, campaignId, since = deed.now }) => ({
        ...{ subject: "customer" as const, subjectId: customer.id, kind, remark, undoes },
        values: {
          columns: {
            standing: [customer.standing, to.standing],
            ownerId: [customer.ownerId, to.ownerId],
            standingSince: [customer.since?.toString() ?? null, since?.toString() ?? null],
            ...(campaignId !== undefined && { campaignId: [customer.campaignId ?? null, campaignId] }),
          },
          ...(deal === undefined ? {} : { deal }),
          ...(deals === undefined ? {} : { deals }),
          ...(together === undefined ? {} : { together }),
        },
      }),
    ),
  );
}

/** When the day began, in the company's zone. */
export const midnight = ({ now, workspace }: Pick<Deed, "now" | "workspace">): Temporal.Instant =>
  now.toZonedDateTimeISO(workspace.zone).startOfDay().toInstant();
