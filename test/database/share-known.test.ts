/** How much is known of what should be known, on the funnel of the open deals; counted by hand. */
import { describe, expect, test } from "vitest";
import { databases } from "../fakes/database.ts";
import { dealRow, logged } from "../fakes/office/deals.ts";
import { asking, criteria, takesUp } from "../fakes/office/every-kind.ts";
import { inOffices } from "../fakes/office/in-offices.ts";
import type { Colleague, Office } from "../fakes/office/office.ts";
import { tablesOf } from "../fakes/office/reading.ts";

describe.each(databases)("how much is known of the open deals on %s", (kind) => {
  let office: Office;
  let fang: Colleague;
  let li: Colleague;
  let boss: Colleague;
  inOffices(kind, async (opened) => {
    office = opened;
    fang = await office.joins("Fang");
    li = await office.joins("Li");
    boss = await office.joins("Boss", { role: "admin" });
  });

  const { tick, answer, evidence, number, role } = criteria;
  const should = [tick, answer, evidence].map((one) => ({ ...one, must: false }));
  const knows = async (rep: Colleague, nth: number, said: Readonly<Record<string, string>>) => {
    await rep.presses({ action: "deal.know", values: { id: (await dealRow(office, nth)).id } });
    await rep.fills(said);
  };
  const shown = async (line: string, to = boss) =>
    /(?:Known|已了解)[:：] ?(.+)/.exec((await to.says(line)).words)?.[1];

  test("each deal by its own version, in whatever currency, as the newest answers say", async () => {
    await takesUp(office, asking(should));
    await logged(fang, "ACME 10万 月底");
    await logged(li, "Beta $20k eom");
    expect(await shown("/funnel")).toBe("0% (0 of 6)");
    // A file is evidence, too; a "no" and what was taken back are no answers.
    await knows(fang, 1, {
      [tick.key]: "yes",
      [`${tick.key}.note`]: "Li said so",
      [evidence.key]: "https://acme.example/po",
    });
    await knows(li, 2, { [answer.key]: "New law" });
    expect(await shown("/funnel")).toBe("50% (3 of 6)");
    await li.says("/deal undo");
    expect(await shown("/funnel")).toBe("33% (2 of 6)");

    await takesUp(office, asking([...should, { ...number, must: false }, role], [], 2));
    await logged(fang, "Gamma 30万 月底");
    await knows(fang, 3, { [answer.key]: "New law", [number.key]: "30" });
    await logged(fang, "Delta 40万 月底");
    await knows(fang, 4, { [answer.key]: "New law" });
    // Two of three, none of three, two of four; one of four until it is lost. Musts are asked at the gate, and counted nowhere.
    expect(await shown("/funnel")).toBe("36% (5 of 14)");
    await fang.says("/deal lose Delta");
    await fang.fills({ lostReason: "price" });
    expect(await shown("/funnel")).toBe("40% (4 of 10)");
    expect(await shown("/funnel Fang")).toBe("57% (4 of 7)");
    expect(await shown("/funnel Li")).toBe("0% (0 of 3)");
    const chen = await office.joins("陈立", { role: "admin", locale: "zh" });
    expect(await shown("/漏斗", chen)).toBe("40%（10 项里 4 项）");

    // The stage by stage view reads the same; what it means is a press away.
    const conversion = tablesOf((await boss.says("/funnel conversion")).card)[0]!;
    const known = conversion.columns.findIndex(({ label }) => label === "Known");
    expect(conversion.rows.map(({ cells }) => cells[known])).toEqual(["40%", "–", "–"]);
    await boss.says("/funnel");
    expect((await boss.clicks("What the numbers mean")).words).toContain("Known: Of what should be known");
  });

  test("a stage where nothing should be known, and a period that is over, say nothing of it", async () => {
    await takesUp(office, asking(should));
    await logged(fang, "ACME 10万 月底");
    await fang.says("/deal advance ACME");
    expect(await shown("/funnel")).toBeUndefined();
    await logged(fang, "Beta 10万 月底");
    expect(await shown("/funnel")).toBe("0% (0 of 3)");
    expect(await shown("/funnel last quarter")).toBeUndefined();
    expect(await shown("/funnel last week")).toBeUndefined();
  });
});
