/** What carries imports on in the background: one at a time in each process; what a process leaves lying, another one takes up. */
import type { Temporal } from "temporal-polyfill";
import { countAnew, countFirst } from "../database/count-anew.ts";
import type { Database } from "../database/open-database.ts";
import { isHeldUp, transaction } from "../database/transaction.ts";
import { PieceMissing } from "../files/pieces.ts";
import { everyMinute } from "../schedule/every-minute.ts";
import { UnreadableSpreadsheet } from "../spreadsheets/reading/spreadsheet-problem.ts";
import { type Import, isUnderWay, takeWaiting, turnImport } from "./import.ts";
import { isWhole } from "./kinds/import-kind.ts";
import { kindCalled } from "./kinds/kinds.ts";
import { applyRows } from "./steps/apply-rows.ts";
import { checkRows, FileGone, readTable } from "./steps/read-table.ts";
import { Held, MovedOn, NotAllowed } from "./steps/step.ts";
import { takeImportBack } from "./steps/take-back.ts";
import { Telling } from "./telling.ts";

/** Rows after which tables are of another size. */
const many = 1_000;
/** Tables in which names and deals are looked up from then on. */
const grown = ["Customer", "Deal"];

export type ImportsLog = Readonly<
  Record<"info" | "warn" | "error", (facts: object, message: string) => void>
>;

export type Imports = Readonly<{
  /** Something may wait: it is taken up at once. */
  wake(): void;
  /** What is under way stops after its batch, and goes on at the next start. */
  stop(): Promise<void>;
}>;

export type ImportsParts = Readonly<{ database: Database; now: () => Temporal.Instant; log: ImportsLog }>;

export function startImports(parts: ImportsParts): Imports {
  const stopping = new AbortController();
  let running: Promise<void> | undefined;
  let again = false;

  async function run(): Promise<void> {
    do {
      again = false;
      await carryAllOn(parts, stopping.signal);
    } while (again && !stopping.signal.aborted);
    running = undefined;
  }

  const wake = (): void => {
    if (stopping.signal.aborted) return;
    if (running) again = true;
    else running = run();
  };
  wake();
  // What another process has left lying tells nobody.
  const look = everyMinute(async () => wake());
  return {
    wake,
    async stop() {
      stopping.abort();
      await look.destroy();
      await running;
    },
  };
}

/** Until nothing waits any more. Also what the command line does, which has no process of its own for it. */
export async function carryAllOn(parts: ImportsParts, stopping: AbortSignal): Promise<void> {
  const { database, log } = parts;
  try {
    for (;;) {
      const one = stopping.aborted ? undefined : await transaction(database, takeWaiting);
      if (!one) return;
      await carryOn(parts, one, stopping);
    }
  } catch (err) {
    if (isHeldUp(err)) log.warn({ reason: String(err) }, "An import waits for others");
    else log.error({ err }, "An import could not be carried on and is tried again in a minute");
  }
}

async function carryOn(parts: ImportsParts, one: Import, stopping: AbortSignal): Promise<void> {
  const { database, now, log } = parts;
  const telling = new Telling(database, now);
  const onProgress = async (current: Import): Promise<void> => {
    if (!isUnderWay(current)) return;
    if (stopping.aborted) throw new MovedOn();
    await telling.progress(current).catch((err: unknown) => {
      log.warn({ err, import: current.id }, "How far an import is could not be told");
    });
  };
  // What is applied counts already: without this, what is looked up next only takes longer.
  const counting = async ({ state, total }: Import, count: typeof countAnew): Promise<void> => {
    if (state !== "applying" || total < many) return;
    await count(database, grown).catch((err: unknown) => {
      log.warn({ err }, "The planner could not be told how large tables have become");
    });
  };
  const held: Held = new Held(one, {
    database,
    now,
    onProgress,
    onGrowth: () => counting(held.one, countFirst),
  });
  try {
    while (isUnderWay(held.one)) {
      const before = held.one;
      await nextState(held);
      await counting(before, countAnew);
    }
    log.info({ import: one.id, state: held.one.state, counts: held.one.counts }, "Import");
    await telling.ended(held.one);
  } catch (error) {
    if (error instanceof MovedOn) {
      // Told to do something else, or to stop: whoever is next takes it up.
      if (stopping.aborted) await transaction(database, (tx) => turnImport(tx, held.one, {}));
      return;
    }
    if (isHeldUp(error)) throw error;
    const fault = faultOf(error);
    if (fault === "failed") log.error({ err: error, import: one.id }, "An import failed");
    const failed = { ...held.one, ...endOf(held.one, fault) };
    await transaction(database, (tx) => turnImport(tx, held.one, endOf(held.one, fault)));
    if (!isUnderWay(failed)) await telling.ended(failed);
  }
}

/** What was applied goes again; what cannot even be taken back stays for the operator to see. */
const endOf = ({ state }: Import, fault: string): Pick<Import, "state" | "fault" | "through"> => ({
  ...{ fault, through: 0 },
  state: state === "applying" ? "cancelling" : "failed",
});

async function nextState(held: Held): Promise<void> {
  const kind = kindCalled(held.one.kind);
  switch (held.one.state) {
    case "reading":
      return readTable(held, kind);
    case "checking":
      return isWhole(kind) ? kind.checks(held) : checkRows(held, kind);
    case "applying":
      return isWhole(kind) ? kind.applies(held) : applyRows(held, kind);
    default:
      return isWhole(kind) ? kind.takesBack(held) : takeImportBack(held, kind);
  }
}

/** A word for it that the cards put into a sentence. */
function faultOf(error: unknown): string {
  if (error instanceof UnreadableSpreadsheet) return `file:${error.problem.code}`;
  if (error instanceof FileGone || error instanceof PieceMissing) return "file-gone";
  if (error instanceof NotAllowed) return "not-allowed";
  return "failed";
}
