/** Writes down how sending ended, and what becomes of the job. */
import type { Database } from "../database/open-database.ts";
import { type Tx, transaction } from "../database/transaction.ts";
import { putBackJobs } from "./job-table.ts";
import { reportDead } from "./report-dead.ts";

export type Settlement = Readonly<{ job: string; delivery: string }> &
  (
    | Readonly<{ type: "sent"; ref: string }>
    /** It was its turn, and it failed. `counts` false: the refusal was not its fault. */
    | Readonly<{ type: "again"; at: Date; doubtful: boolean; counts: boolean; error: string }>
    | Readonly<{ type: "dead"; doubtful: boolean; error: string }>
    /** It was not tried at all. */
    | Readonly<{ type: "later"; at: Date }>
  );

type RowChange = {
  id: string;
  state: string;
  ref?: string;
  error?: string;
  refund: number;
};

/** One transaction for all of them. */
export async function settleSending(database: Database, settlements: readonly Settlement[]): Promise<void> {
  await transaction(database, async (tx) => {
    await changeRows(tx, settlements.flatMap(rowChange));
    await putBackJobs(
      tx,
      settlements.flatMap((each) =>
        each.type === "again" || each.type === "later" ? [{ job: each.job, notBefore: each.at }] : [],
      ),
    );
    const dead = settlements.filter((each) => each.type === "dead").map((each) => each.delivery);
    if (dead.length > 0) await reportDead(tx, dead, new Date());
  });
}

function rowChange(settlement: Settlement): RowChange[] {
  const { delivery: id } = settlement;
  switch (settlement.type) {
    case "sent":
      return [{ id, state: "sent", ref: settlement.ref, refund: 0 }];
    case "again":
      return [
        {
          id,
          state: settlement.doubtful ? "sending" : "queued",
          error: settlement.error,
          refund: settlement.counts ? 0 : 1,
        },
      ];
    case "dead":
      return [
        {
          id,
          state: "dead",
          error: settlement.doubtful ? `may have arrived; ${settlement.error}` : settlement.error,
          refund: 0,
        },
      ];
    case "later":
      return [];
  }
}

/** Only what is still being sent is changed, so a late answer never overwrites another worker's. */
async function changeRows(tx: Tx, changes: readonly RowChange[]): Promise<void> {
  if (changes.length === 0) return;
  await tx.$executeRaw`
    UPDATE "Delivery" d
       SET state = c.state, "lastError" = c.error, attempts = d.attempts - c.refund,
           "messageRef" = coalesce(c.ref, d."messageRef"),
           "sentAt" = CASE WHEN c.state = 'sent' THEN now() END
      FROM jsonb_to_recordset(${JSON.stringify(changes)}::text::jsonb)
           AS c(id uuid, state text, ref text, error text, refund int)
     WHERE d.id = c.id AND d.state = 'sending'`;
}
