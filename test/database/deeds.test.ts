import { describe, expect, test } from "vitest";
import { advance, closeAsLost, moveBack } from "../../src/deals/moves/moves.ts";
import { changeDeals } from "../../src/deals/writing/write-deals.ts";
import { writeNotes } from "../../src/deals/writing/write-note.ts";
import { DeedRefused } from "../../src/history/deed.ts";
import { stageOf } from "../../src/pipelines/pipeline.ts";
import { oneDatabase } from "../fakes/database.ts";
import { logged } from "../fakes/office/deals.ts";
import { dealOf, doAs, eventsOf } from "../fakes/office/history.ts";
import { inOffices } from "../fakes/office/in-offices.ts";
import type { Colleague, Office } from "../fakes/office/office.ts";

describe.each(oneDatabase)("deeds without a chat on %s", (kind) => {
  let office: Office;
  let fang: Colleague;

  inOffices(kind, async (opened) => {
    office = opened;
    fang = await office.joins("Fang");
    for (const name of ["ACME", "Globex"]) {
      await logged(fang, `${name} 10万 12/20`);
    }
  });

  const refusal = (work: Promise<unknown>) =>
    work.then(
      () => undefined,
      (error: unknown) => (error instanceof DeedRefused ? error : Promise.reject(error)),
    );

  test("are refused with a code and facts, and leave nothing", async () => {
    const before = await office.rowCounts();
    const shut = await refusal(
      doAs(office, fang.id, async (deed) => {
        const deal = await dealOf(office, 1, deed.db);
        const to = stageOf(deed.pipelines.of(deal), "qualified-customer");
        const missing = to.enter.filter(({ must }) => must);
        const gate = { held: [], excepted: [], missing, unmet: [], should: { held: 0, of: 0 } };
        await writeNotes(deed, [{ dealId: deal.id, text: "goes with the refusal" }]);
        return advance(deed, deal, to, gate, { answers: {}, columns: {}, note: "" });
      }),
    );
    expect(shut).toMatchObject({ code: "gate-shut", facts: { to: { code: "qualified-customer" } } });
    expect(await office.rowCounts()).toEqual(before);
  });

  test("say who came first, when two change one deal", async () => {
    const boss = await office.joins("Boss", { role: "admin" });
    const stale = await dealOf(office, 1);
    await boss.says("/deal back #1");
    await boss.fills({ reason: "Not yet" });
    const refused = await refusal(
      doAs(office, fang.id, (deed) => closeAsLost(deed, stale, "price", "too dear")),
    );
    expect(refused).toMatchObject({
      code: "changed-meanwhile",
      facts: { who: "Boss", mine: false, stage: "target-account" },
    });
    expect((await dealOf(office, 1)).outcome).toBeNull();
  });

  test("take many deals in one statement, all or none", async () => {
    const [one, two] = [await dealOf(office, 1), await dealOf(office, 2)];
    const change = (deal: typeof one) => ({ deal, kind: "edit" as const, columns: { likelihood: 70 } });
    const [first, second] = await doAs(office, fang.id, (deed) =>
      changeDeals(deed, [change(one), change(two)]),
    );
    expect([first!.likelihood, second!.likelihood]).toEqual([70, 70]);
    expect((await dealOf(office, 2)).version).toBe(two.version + 1);
    const refused = await refusal(
      doAs(office, fang.id, async (deed) =>
        changeDeals(deed, [
          { ...change(await dealOf(office, 1, deed.db)), columns: { likelihood: 80 } },
          { ...change(two), columns: { likelihood: 80 } },
        ]),
      ),
    );
    expect(refused).toMatchObject({ code: "changed-meanwhile", facts: { deal: { number: 2 } } });
    expect((await dealOf(office, 1)).likelihood).toBe(70);
    await expect(
      doAs(office, fang.id, async (deed) => {
        const deal = await dealOf(office, 1, deed.db);
        return changeDeals(deed, [change(deal), change(deal)]);
      }),
    ).rejects.toThrow(RangeError);
  });

  test("of one moment stand in the order in which they were done", async () => {
    const at = office.now();
    for (const stage of ["target-account", "prospect", "target-account"])
      await doAs(
        office,
        fang.id,
        async (deed) => {
          const deal = await dealOf(office, 1, deed.db);
          return moveBack(deed, deal, stageOf(deed.pipelines.of(deal), stage), `to ${stage}`);
        },
        at,
      );
    const events = await eventsOf(office, 1);
    expect(events.slice(-3).map(({ kind }) => kind)).toEqual(["back", "back", "back"]);
    expect((await dealOf(office, 1)).stage).toBe("target-account");
  });
});
