/** How much is known of what should be known, stage by stage of the open deals; counted by hand. */
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
  /** Of each stage; undefined where there is no such column. */
  const shown = async (line: string, to = boss) => {
    const { columns, rows } = tablesOf((await to.says(line)).card)[0]!;
    const known = columns.findIndex(({ label }) => /^(?:Known|已了解)$/.test(label));
    return known < 0 ? undefined : rows.map(({ cells }) => cells[known]).join(" ");
  };

  test("each deal by its own version, in whatever currency, as the newest answers say", async () => {
    await takesUp(office, asking(should));
    await logged(fang, "ACME 10万 月底");
    await logged(li, "Beta $20k eom");
    expect(await shown("/funnel conversion")).toBe("0% – –");
    // A file is evidence, too; a "no" and what was taken back are no answers.
    await knows(fang, 1, {
      [tick.key]: "yes",
      [`${tick.key}.note`]: "Li said so",
      [evidence.key]: "https://acme.example/po",
    });
    await knows(li, 2, { [answer.key]: "New law" });
    expect(await shown("/funnel conversion")).toBe("50% – –");
    await li.says("/deal undo");
    expect(await shown("/funnel conversion")).toBe("33% – –");

    await takesUp(office, asking([...should, { ...number, must: false }, role], [], 2));
    await logged(fang, "Gamma 30万 月底");
    await knows(fang, 3, { [answer.key]: "New law", [number.key]: "30" });
    await logged(fang, "Delta 40万 月底");
    await knows(fang, 4, { [answer.key]: "New law" });
    // Two of three, none of three, two of four; one of four until it is lost. Musts are asked at the gate, and counted nowhere.
    expect(await shown("/funnel conversion")).toBe("36% – –");
    await fang.says("/deal lose Delta");
    await fang.fills({ lostReason: "price" });
    expect(await shown("/funnel conversion")).toBe("40% – –");
    expect(await shown("/funnel conversion Fang")).toBe("57% – –");
    expect(await shown("/funnel conversion Li")).toBe("0% – –");
    const chen = await office.joins("陈立", { role: "admin", locale: "zh" });
    expect(await shown("/漏斗 推进率", chen)).toBe("40% – –");

    // What it means is a press away.
    await boss.says("/funnel");
    expect((await boss.clicks("What the numbers mean")).words).toContain("Known: Of what should be known");
  });

  test("a stage where nothing should be known, and a period that is over, say nothing of it", async () => {
    await takesUp(office, asking(should));
    await logged(fang, "ACME 10万 月底");
    await fang.says("/deal advance ACME");
    expect(await shown("/funnel conversion")).toBeUndefined();
    await logged(fang, "Beta 10万 月底");
    expect(await shown("/funnel conversion")).toBe("0% – –");
    expect(await shown("/funnel conversion last quarter")).toBeUndefined();
  });
});
