/** An import in the hands of one process: others take up what was left lying, and nothing else. */
import { randomUUID } from "node:crypto";
import { describe, expect, test, vi } from "vitest";
import { transaction } from "../../../src/database/transaction.ts";
import { beginImport, loadImport, takeWaiting } from "../../../src/imports/import.ts";
import { Held } from "../../../src/imports/steps/step.ts";
import { oneDatabase } from "../../fakes/database.ts";
import { doAs } from "../../fakes/office/history.ts";
import { inOffices } from "../../fakes/office/in-offices.ts";
import type { Office } from "../../fakes/office/office.ts";

const minute = 60_000;

describe.each(oneDatabase)("an import that is carried on, on %s", (kind) => {
  let office: Office;
  inOffices(kind, async (opened) => {
    office = opened;
  });

  async function begun(onGrowth = async () => {}): Promise<Held> {
    const boss = await office.joins("Boss", { role: "admin" });
    const { database, now } = office;
    const reading = { kind: "sales", columns: {}, habits: {}, settled: [], hiddenRows: "count" } as const;
    const id = await doAs(office, boss.id, (deed) =>
      beginImport(deed, {
        ...{ fileName: "sales.csv", fileId: null, sheet: "", kind: "sales", reading, total: 0 },
        digest: randomUUID(),
      }),
    );
    const one = await transaction(database, (tx) => loadImport(tx, id));
    return new Held(one!, { database, now, onProgress: async () => {}, onGrowth });
  }

  /** Whether another process would take it, as things stand in a step of it, so many milliseconds after it began. */
  async function isTaken(after: number, timeout: number | undefined): Promise<boolean> {
    const held = await begun();
    // What it has last said is now, whatever the office's clock says.
    await held.step(async () => ({}));
    let taken = false;
    const began = Date.now();
    await held.step(async ({ db }) => {
      vi.useFakeTimers({ toFake: ["Date"], now: began + after });
      try {
        taken = (await takeWaiting(db)) !== undefined;
      } finally {
        vi.useRealTimers();
      }
      return undefined;
    }, timeout);
    return taken;
  }

  test.each([
    ["a short step that says nothing for a minute", minute, undefined, true],
    ["a step that was said to last two, after one", minute, 2 * minute, false],
    ["the same after three", 3 * minute, 2 * minute, true],
  ])("is left lying: %s", async (_, after, timeout, expected) => {
    expect(await isTaken(after, timeout)).toBe(expected);
  });

  test("says once that tables have grown, when the first large batch is done", async () => {
    const said: number[] = [];
    let batches = 0;
    const held = await begun(async () => {
      said.push(batches);
    });
    await held.inBatches(async () => (++batches > 4 ? undefined : {}));
    expect(said).toEqual([2]);
    expect(batches).toBe(5);
  });
});
