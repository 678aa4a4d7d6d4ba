import { describe, expect, test } from "vitest";
import { oneDatabase } from "../../fakes/database.ts";
import { logged, qualified } from "../../fakes/office/deals.ts";
import { inOffices } from "../../fakes/office/in-offices.ts";
import type { Colleague, Office } from "../../fakes/office/office.ts";

describe.each(oneDatabase)("effort on %s", (kind) => {
  let office: Office;
  let fang: Colleague;
  let boss: Colleague;
  inOffices(kind, async (opened) => {
    office = opened;
    boss = await office.joins("Boss", { role: "admin" });
    fang = await office.joins("Fang");
  });

  /** So many touches of half an hour. */
  async function touch(name: string, times: number) {
    for (let nth = 0; nth < times; nth++) {
      office.later({ minutes: 1 });
      await fang.says(`/deal call ${name} call ${nth} 30min`);
    }
  }

  test("is said plainly: what share of touches and hours went into deals that were lost", async () => {
    await logged(fang, "Dead 10万 12/20");
    await logged(fang, "Alive 10万 12/20");
    await logged(fang, "Won 10万 12/20");
    await touch("Dead", 16);
    await touch("Alive", 3);
    await touch("Won", 4);
    await fang.says("/deal note Dead nothing new");
    // Taken back it was none.
    await fang.says("/deal call Dead a mistake 8h");
    await fang.says("/deal undo");
    expect((await fang.says("/funnel effort")).words).toContain("No touches on deals that were won or lost");
    await fang.says("/deal lose Dead price");
    await fang.fills({ reason: "price" });
    const few = await fang.says("/funnel effort");
    expect(few.words).toContain("Too few to say yet: 17 touches on deals that were decided; it takes 20.");
    await fang.says("/deal win Won");
    await fang.fills({ ...qualified, "contract-signed": "yes", "first-payment": "yes" });
    const { words } = await boss.says("/funnel effort");
    expect(words).toContain("81% of the touches went into deals that were lost: 17 of 21.");
    expect(words).toContain("80% of the hours: 8 h of 10 h. 1 touch without a length.");
    expect(words).toContain("Touches per won deal");
    expect(words).toContain("0 workdays (median of 3)");
    expect((await boss.clicks("Definitions")).words).toContain("Below 20 touches no share is shown.");
  });

  test("is each person's own to see, a team's its manager's", async () => {
    const team = await office.team("East");
    const lead = await office.joins("Lead", { role: "manager" });
    const priya = await office.joins("Priya", { team });
    await office.leads(lead.id, team);
    await logged(priya, "Dead 10万 12/20");
    for (let nth = 0; nth < 20; nth++) await priya.says(`/deal call Dead call ${nth}`);
    await priya.says("/deal lose Dead price");
    await priya.fills({ reason: "price" });
    expect((await lead.says("/funnel effort")).words).toContain("100% of the touches");
    expect((await fang.says("/funnel effort")).words).toContain("No touches");
    expect((await fang.says("/funnel effort Priya")).words).not.toContain("100%");
  });

  test("targets of a week are one's own until they are shared", async () => {
    await logged(fang, "ACME 10万 12/20");
    await touch("ACME", 3);
    expect((await fang.says("/deal targets")).words).toContain("No targets yet");
    await fang.clicks("Set targets");
    expect((await fang.fills({ touches: "many" })).errors.touches).toContain("“many” is no number");
    const { words } = await fang.fills({ touches: "10", prospects: "2", proposals: "1" });
    expect(words).toContain("3 / 10");
    expect(words).toContain("0 / 1");
    expect((await boss.says("/deal targets")).words).not.toContain("Fang");
    await fang.clicks("Set targets");
    await fang.fills({ shared: "yes" });
    expect((await boss.says("/deal targets")).words).toContain("3 / 10");
    const line = await fang.says("/deal targets 12 3 2");
    expect(line.form.fields.map(({ value }) => value)).toEqual(["12", "3", "2", "yes"]);
  });
});
