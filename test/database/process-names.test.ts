/** What a stage is called may change, and two processes may call theirs alike: deals and numbers go by codes of their own process. */
import { describe, expect, test } from "vitest";
import { oneDatabase } from "../fakes/database.ts";
import { dealRow, logged, qualified } from "../fakes/office/deals.ts";
import { inOffices } from "../fakes/office/in-offices.ts";
import type { Colleague, Office } from "../fakes/office/office.ts";
import { rowsOf, standsIn } from "../fakes/office/reading.ts";

describe.each(oneDatabase)("names of stages on %s", (kind) => {
  let office: Office;
  let admin: Colleague;
  let fang: Colleague;
  inOffices(kind, async (opened) => {
    office = opened;
    admin = await office.joins("Ada", { role: "admin" });
    fang = await office.joins("Fang");
  });

  const process = "customer-funnel";
  const renames = async (of: string, en: string) => {
    await admin.presses({ action: "process.stage", values: { process: of, stage: "prospect" } });
    await admin.fills({ en, zh: en });
  };
  const funnel = async (line: string) =>
    rowsOf((await fang.says(line)).card).map(({ cells }) => cells.slice(0, 2));

  test("a stage that is renamed keeps its deals and its history", async () => {
    await logged(fang, "ACME 120万 月底");
    await fang.says("/deal advance ACME");
    await fang.fills(qualified);
    await logged(fang, "Beta 50万 月底");
    await renames(process, "Interested");
    await logged(fang, "Gamma 30万 月底");
    // The numbers of both versions are one stage's, under its present name.
    expect((await funnel("/funnel"))[0]).toEqual(["Interested", "2"]);
    expect(rowsOf((await fang.says("/deal list interested")).card)).toHaveLength(2);
    const { words } = await fang.says("/funnel conversion");
    expect(words).toMatch(/Interested.*1\/1|Interested.*\(1\)/);
    expect(standsIn((await fang.says("/deal #2")).card)).toBe("Prospect");
    expect((await fang.says("/deal history #1")).words).toMatch(
      /Fang moved it to Qualified customer.*Fang logged it in Prospect/s,
    );
    await admin.presses({ action: "process.move-now", values: { process, version: "3" } });
    expect(standsIn((await fang.says("/deal #2")).card)).toBe("Interested");
    expect(await dealRow(office, 2)).toMatchObject({ stage: "prospect", pipelineVersion: 3 });
    expect((await funnel("/funnel"))[0]).toEqual(["Interested", "2"]);
  });

  test("two processes may use the same codes and have nothing to do with each other", async () => {
    await admin.presses({ action: "process.copy", values: { process } });
    await admin.fills({ en: "South", zh: "南方" });
    await admin.presses({ action: "process.offer", values: { process: "south" } });
    await renames("south", "Warm");
    await logged(fang, "ACME 120万 月底 south");
    await fang.says("/deal new Beta 50万 月底");
    await fang.fills({ pipeline: process });
    expect(await dealRow(office, 1)).toMatchObject({ pipeline: "south", stage: "prospect" });
    expect(await dealRow(office, 2)).toMatchObject({ pipeline: process, stage: "prospect" });
    expect(standsIn((await fang.says("/deal #1")).card)).toBe("Warm");
    expect(standsIn((await fang.says("/deal #2")).card)).toBe("Prospect");
    expect((await funnel("/funnel south"))[0]).toEqual(["Warm", "1"]);
    expect((await funnel("/funnel customer funnel"))[0]).toEqual(["Prospect", "1"]);
    await admin.presses({
      action: "process.stage-remove",
      values: { process: "south", stage: "qualified-customer" },
    });
    await admin.clicks("Take out");
    await fang.says("/deal advance #2");
    expect(standsIn((await fang.fills(qualified)).card)).toBe("Qualified customer");
  });
});
