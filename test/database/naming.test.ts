// How many statements it takes to find the deal a line names, and that the single one finds as much as many
// did.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Refusal, type Turn } from "../../src/chat/use-case.ts";
import type { Database } from "../../src/database/open-database.ts";
import { type Tx, transaction } from "../../src/database/transaction.ts";
import { readAdvanceLine } from "../../src/deals/moves/advance-line.ts";
import { theDeal } from "../../src/deals/naming/ask-which.ts";
import { readDealAndRest } from "../../src/deals/naming/deal-and-rest.ts";
import { loadBook } from "../../src/pipelines/rows/load-pipelines.ts";
import { freshDatabase, oneDatabase } from "../fakes/database.ts";
import { logged, loggedWith } from "../fakes/office/deals.ts";
import { type Office, openOffice } from "../fakes/office/office.ts";

describe.each(oneDatabase)("naming a deal on %s", (kind) => {
  let database: Database;
  let office: Office;
  let me: string;
  // Nothing below writes, so one company serves all tests.
  beforeAll(async () => {
    database = await freshDatabase(kind);
    office = await openOffice(database);
    const fang = await office.joins("Fang");
    me = fang.id;
    for (const line of [
      "ACME 10万 月底",
      "Zephyr Foods 10万 月底",
      "Zephyr Mills 10万 月底",
      "北京瑞丰医疗 10万 月底",
    ]) {
      await logged(fang, line);
    }
    await logged(fang, "ACME 20万 月底 Contract Hub");
    await loggedWith(fang, [
      "Northern Harbour Logistics",
      "Northern Harbour Logistics and Shipping of Hull",
      "Northern Harbour Logistics and Warehousing",
      "Tom",
      "Tom & Jerry Ltd",
      "华和",
      "华和 与 记 黄埔 公司",
    ]);
  });
  afterAll(() => database.close());

  /** The number of the deal that `read` finds, if it is one, and the statements it took. */
  async function asked(read: (turn: Turn) => Promise<number | undefined>) {
    const workspace = await office.workspace();
    return transaction(database, async (tx) => {
      let statements = 0;
      const db = {
        $queryRaw: (...statement: Parameters<Tx["$queryRaw"]>) => {
          statements += 1;
          return tx.$queryRaw(...statement);
        },
      };
      const member = { id: me, role: "rep" };
      const pipelines = await loadBook(tx, workspace);
      const words = { locale: "en" };
      const turn = { db, member, workspace, pipelines, needs: "deal.see", ...words } as unknown as Turn;
      return [await read(turn), statements];
    });
  }

  const shown = (name: string) =>
    asked(async (turn) => {
      try {
        return (await theDeal(turn, { deal: name }, { action: "deal.show" })).number;
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        return undefined;
      }
    });

  test.each([
    ["ACME", undefined, 1],
    ["Zephyr Foods", 2, 1],
    ["#4", 4, 1],
    ["4", 4, 1],
    ["瑞丰", 4, 1],
    ["rfyl", 4, 1],
    ["yiliao", 4, 1],
    ["acme contract hub", 5, 1],
    ["hub", 5, 1],
    ["#99", undefined, 1],
    ["zephir", undefined, 2],
    ["关闭 nobody at all", undefined, 2],
  ])("%s", async (name, number, statements) => {
    expect(await shown(name)).toEqual([number, statements]);
  });

  test.each([
    ["Zephyr Foods met the CFO", 2, 1],
    ["Zephyr met the CFO", undefined, 1],
    ["瑞丰 见了张总", 4, 1],
    ["瑞丰医疗今天见了张总", undefined, 2],
    ["#4见了张总", 4, 1],
    ["met the CFO of nobody", undefined, 2],
    ["Northern Harbour Logistics met the CFO", 6, 1],
    ["Northern Harbour Logistics and Shipping of Hull met the CFO", 7, 1],
    ["Northern Harbour Logistics and Warehousing: met the CFO", 8, 1],
    ["Tom and Anna called", 9, 1],
    ["Tom & Jerry Ltd called", 10, 1],
    ["华和 见了张总", 11, 1],
    ["华和 与 记 黄埔 公司 见了张总", 12, 1],
  ])("a note: %s", async (line, number, most) => {
    const [found, statements] = await asked(async (turn) => {
      const read = await readDealAndRest(turn, line);
      return read.found.kind === "one" ? read.found.deal.number : undefined;
    });
    expect(found).toBe(number);
    expect(statements).toBeLessThanOrEqual(most);
  });

  test.each([
    ["Zephyr Foods", 2, 1],
    ["瑞丰到目标客户", 4, 1],
    ["Zephyr Foods qualifiedd", 2, 1],
    ["nobody", undefined, 2],
  ])("advancing %s", async (line, number, statements) => {
    const read = asked(async (turn) => {
      try {
        return (await theDeal(turn, await readAdvanceLine(turn, line), { action: "deal.advance" })).number;
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        return undefined;
      }
    });
    expect(await read).toEqual([number, statements]);
  });
});
