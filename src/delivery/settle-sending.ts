/** Writes down how sending ended, and what becomes of the job. */
import type { Database } from "../database/open-database.ts";
import { rowsOf } from "../database/rows-of.ts";
import { sql } from "../database/sql.ts";
import { isHeldUp, type Tx, transaction } from "../database/transaction.ts";
import { type JobClaim, putBackJobs } from "./job-table.ts";
import type { Hold } from "./lease-table.ts";
import { reportDead } from "./report-dead.ts";

/** How an attempt ended. */
export type Ended =
  | Readonly<{ type: "sent"; ref: string }>
  /** `counts` false: the refusal was not its fault. */
  | Readonly<{ type: "again"; at: Date; doubtful: boolean; counts: boolean; error: string }>
  | Readonly<{ type: "dead"; doubtful: boolean; error: string }>;

export type Settlement = Readonly<{ job: JobClaim }> &
  (
    | (Readonly<{ delivery: Hold }> & Ended)
    /** It was not tried at all. */
    | Readonly<{ type: "later"; at: Date }>
  );

/** "lost": the delivery had been taken up by another process, so that nothing was changed. */
export type Settled = "settled" | "lost";

type RowChange = {
  id: string;
  hold: number;
  state: string;
  ref?: string;
  error?: string;
  /** It may have arrived. */
  doubtful: boolean;
  refund: number;
};

/** An unrecorded send would have to be looked up later, so retries outlast a frozen transaction. */
const tries = 5;

/** One transaction for all of them. @returns one answer each, in order */
export async function settleSending(
  database: Database,
  settlements: readonly Settlement[],
): Promise<Settled[]> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await settleOnce(database, settlements);
    } catch (error) {
      if (attempt === tries || !isHeldUp(error)) throw error;
    }
  }
}

function settleOnce(database: Database, settlements: readonly Settlement[]): Promise<Settled[]> {
  return transaction(database, async (tx) => {
    const changed = await changeRows(tx, settlements.flatMap(rowChange));
    await putBackJobs(
      tx,
      settlements.flatMap((each) =>
        each.type === "again" || each.type === "later" ? [{ job: each.job, notBefore: each.at }] : [],
      ),
    );
    const dead = settlements.flatMap((each) => (each.type === "dead" ? [each.delivery.id] : []));
    const dying = dead.filter((id) => changed.has(id));
    if (dying.length > 0) await reportDead(tx, dying, new Date());
    return settlements.map((each) =>
      each.type === "later" || changed.has(each.delivery.id) ? "settled" : "lost",
    );
  });
}

function rowChange(settlement: Settlement): RowChange[] {
  if (settlement.type === "later") return [];
  const { id, hold } = settlement.delivery;
  switch (settlement.type) {
    case "sent":
      return [{ id, hold, state: "sent", ref: settlement.ref, doubtful: false, refund: 0 }];
    case "again":
      return [
        {
          id,
          hold,
          state: settlement.doubtful ? "sending" : "queued",
          error: settlement.error,
          doubtful: settlement.doubtful,
          refund: settlement.counts ? 0 : 1,
        },
      ];
    case "dead":
      return [
        {
          id,
          hold,
          state: "dead",
          error: settlement.doubtful ? `may have arrived; ${settlement.error}` : settlement.error,
          doubtful: settlement.doubtful,
          refund: 0,
        },
      ];
  }
}

/**
 * Changes only what the same holder is still sending, so a late answer never overwrites another's.
 * @returns the ids of those that were changed
 */
async function changeRows(tx: Tx, changes: readonly RowChange[]): Promise<ReadonlySet<string>> {
  if (changes.length === 0) return new Set();
  const rows = await tx.$queryRaw<{ id: string }[]>`
    UPDATE "Delivery" d
       SET "state" = c."state", "lastError" = c."error", "attempts" = d."attempts" - c."refund", "heldUntil" = NULL,
           "messageRef" = coalesce(c."ref", d."messageRef"),
           "sendingSince" = CASE WHEN c."doubtful" THEN d."sendingSince" END,
           "sentAt" = CASE WHEN c."state" = 'sent' THEN now() END
      FROM ${rowsOf(changes, sql`"id" uuid, "hold" int, "state" text, "ref" text, "error" text, "doubtful" boolean, "refund" int`)} c
     WHERE d."id" = c."id" AND d."state" = 'sending' AND d."holds" = c."hold"
    RETURNING d."id"::text AS "id"`;
  return new Set(rows.map((row) => row.id));
}
