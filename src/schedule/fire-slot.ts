/** Does what is due, once, however many replicas try: the slot's row and its effect are one transaction. */
import type { Temporal } from "temporal-polyfill";
import type { ForecastWeek } from "../calendar/forecast-week.ts";
import type { Workspace } from "../company/member.ts";
import { toTimestamp } from "../database/columns.ts";
import type { Database } from "../database/open-database.ts";
import { rowsOf } from "../database/rows-of.ts";
import { sql } from "../database/sql.ts";
import { isHeldUp, type Tx, transaction, waitForLocks } from "../database/transaction.ts";
import { inSpan } from "../tracing/span.ts";
import type { Slot, SlotKind } from "./local-slots.ts";

/** One moment of one workspace, and the members it is about. */
export type DueSlot = Readonly<{
  kind: SlotKind;
  workspace: Workspace;
  week: ForecastWeek;
  /** When it was due. */
  at: Temporal.Instant;
  now: Temporal.Instant;
  /** Whose turn it is now: at most `membersAtOnce`, of a digest's readers one; empty for a close. */
  memberIds: readonly string[];
}>;

/** Runs inside the transaction that claims the slots; what it throws undoes both, and the next tick tries again. */
export type SlotHandler = (tx: Tx, due: DueSlot) => Promise<void>;

export type SlotHandlers = Readonly<{
  nudge: SlotHandler;
  /** What is due today. */
  morning?: SlotHandler;
  /** `kind` tells the first from the second. */
  reminder: SlotHandler;
  close: SlotHandler;
  digest: SlotHandler;
  /** Once a week. */
  upkeep: SlotHandler;
  /** Work without a set hour, run at every tick in its own transactions. */
  minutely?: (database: Database, workspace: Workspace, now: Temporal.Instant) => Promise<void>;
  /** Ids of the members who get a digest. */
  digestReaders: (db: Tx, workspaceId: string) => Promise<readonly string[]>;
}>;

const handlerOf: Readonly<Record<SlotKind, Exclude<keyof SlotHandlers, "digestReaders" | "minutely">>> = {
  nudge: "nudge",
  morning: "morning",
  "reminder-1": "reminder",
  "reminder-2": "reminder",
  close: "close",
  digest: "digest",
  upkeep: "upkeep",
};

/** Batch size: about one second of card writing, so that other commands wait no longer. */
const membersAtOnce = 50;

/** A digest looks at every deal below its reader: a president's alone may take that second. */
export const atOnce = (kind: SlotKind): number => (kind === "digest" ? 1 : membersAtOnce);

/**
 * Not the fault of any member's card: another replica is at these slots (late, or frozen until the server ends
 * its transaction), or no connection became free. The next tick looks again.
 */
export class SlotsBusy extends Error {
  override readonly name = "SlotsBusy";

  constructor(cause: unknown) {
    super("others are at it", { cause });
  }
}

/**
 * Fires slots of the same kind and week together, skipping those already fired.
 * @param slots at most `atOnce` of their kind
 * @param lockWait for each lock, in milliseconds (default: as for everyone)
 * @returns how many were fired
 * @throws SlotsBusy
 */
export async function fireSlots(
  database: Database,
  handlers: SlotHandlers,
  workspace: Workspace,
  slots: readonly Slot[],
  now: Temporal.Instant,
  lockWait?: number,
): Promise<number> {
  const [first] = slots;
  if (!first) return 0;
  let begun = false;
  const fire = async (tx: Tx): Promise<number> => {
    begun = false;
    if (lockWait !== undefined) await waitForLocks(tx, lockWait);
    const claimed = await claimSlots(tx, workspace.id, slots);
    if (claimed.length === 0) return 0;
    begun = true;
    await handlers[handlerOf[first.kind]]?.(tx, {
      kind: first.kind,
      workspace,
      week: first.week,
      at: first.at,
      now,
      memberIds: claimed.flatMap(({ memberId }) => (memberId === undefined ? [] : [memberId])),
    });
    return claimed.length;
  };
  try {
    const facts = { "loudou.week": first.week.id, "loudou.slots": slots.length };
    return await inSpan(`slot ${first.kind}`, { facts }, () => transaction(database, fire));
  } catch (error) {
    throw isHeldUp(error) && !begun ? new SlotsBusy(error) : error;
  }
}

/** A concurrent claim of the same slot waits for the other transaction to end. In order, against deadlocks. */
async function claimSlots(tx: Tx, workspaceId: string, slots: readonly Slot[]): Promise<Slot[]> {
  const rows = slots.map(({ key, at }) => ({ key, at: toTimestamp(at) }));
  const claimed = await tx.$queryRaw<{ key: string }[]>`
    INSERT INTO "Slot" ("workspaceId", "key", "at")
    SELECT ${workspaceId}::uuid, "key", "at" FROM ${rowsOf(rows, sql`"key" text, "at" timestamptz`)} s
     ORDER BY "key"
    ON CONFLICT DO NOTHING
    RETURNING "key"`;
  const keys = new Set(claimed.map(({ key }) => key));
  return slots.filter(({ key }) => keys.has(key));
}
