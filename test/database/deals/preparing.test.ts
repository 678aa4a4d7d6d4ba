import { describe, expect, test } from "vitest";
import { prepareWords } from "../../../src/deals/preparing/words.ts";
import { oneDatabase } from "../../fakes/database.ts";
import { dealRow, logged } from "../../fakes/office/deals.ts";
import { inOffices } from "../../fakes/office/in-offices.ts";
import type { Colleague, Office } from "../../fakes/office/office.ts";

describe.each(oneDatabase)("preparing a meeting on %s", (kind) => {
  let office: Office;
  let fang: Colleague;
  inOffices(kind, async (opened) => {
    office = opened;
    const boss = await office.joins("Boss", { role: "admin" });
    fang = await office.joins("Fang");
    await boss.presses({ action: "process.standard", values: { process: "key-account" } });
  });

  test("tells who is met and who is not, what to ask and say, what is missing, the notes and the next step", async () => {
    await logged(fang, "ACME 120万 月底");
    await fang.says("/deal note ACME first call with their IT");
    await fang.says("/deal advance ACME needs");
    await fang.fills({ priority: "high" });
    const before = (await fang.says("/deal prepare ACME")).words;
    expect(before).toContain("Prepare: #1 ACME\nNeeds analysis · ¥1.2M · ");
    expect(before).toContain("Not met yet: user, technical evaluator");
    expect(before).toContain("Missing for Demo and proposal: Need confirmed by the customer");
    expect(before).toContain("Open questions\n• What the need is really about\n• Budget and date");
    expect(before).toContain("Talking points\n• ");
    expect(before).toContain("first call with their IT");
    expect(before).toContain("Next step: none planned");
    const { form } = await fang.clicks("Answer");
    expect(form.fields.map(({ name }) => name)).toContain("met-technical");
    await fang.fills({ "met-technical": "Li, CTO", "need-behind": "Audit in March" });
    await fang.says("/deal update ACME next: demo on Friday");
    const { words } = await fang.says("/商机 备访 ACME");
    expect(words).toContain("Met: Li, CTO (technical evaluator)");
    expect(words).not.toContain("What the need is really about");
  });

  test("whom another deal of the customer has met is known", async () => {
    await logged(fang, "ACME 120万 月底");
    for (const values of [{ priority: "high" }]) {
      await fang.says("/deal advance #1 needs");
      await fang.fills(values);
    }
    await fang.says("/deal show #1");
    await fang.clicks("Discovery 0/3");
    await fang.fills({ "met-technical": "Li, CTO" });
    await logged(fang, "ACME 30万 2027-03-01");
    await fang.says("/deal advance #2 needs");
    await fang.fills({ priority: "low" });
    const { words } = await fang.says("/deal prepare #2");
    expect(words).toContain("Met: Li, CTO (technical evaluator)");
    expect(words).toContain("Not met yet: user and initiator");
  });

  test("tells what content was given and which doubts are gone, and nothing where neither was said", async () => {
    const boss = await office.joins("Chen", { role: "admin" });
    await boss.presses({ action: "process.standard", values: { process: "awareness-to-action" } });
    await logged(fang, "ACME 120万 月底");
    expect((await fang.says("/deal prepare ACME")).words).not.toContain(prepareWords("en").givenSoFar);
    const { id } = await dealRow(office);
    await fang.presses({ action: "deal.know", values: { id } });
    await fang.fills({ channel: "Fair", "content-seen": "White paper on audits" });
    await fang.says("/deal advance ACME interest");
    await fang.presses({ action: "deal.know", values: { id } });
    await fang.fills({ "content-asked": "Price list", "doubts-removed": "Where data is kept" });
    const { words } = await fang.says("/deal prepare ACME");
    expect(words).toContain(prepareWords("en").givenSoFar);
    for (const said of ["White paper on audits", "Doubts removed: Where data is kept", "Price list"])
      expect(words).toContain(said);
    expect((await fang.says("/商机 备访 ACME")).words).toContain("Where data is kept");
  });

  test("a note that was taken back and a long one", async () => {
    await logged(fang, "ACME 120万 月底");
    await fang.says(`/deal note ACME ${"long ".repeat(60)}`);
    await fang.says("/deal note ACME wrong customer");
    await fang.says("/deal undo");
    const { words } = await fang.says("/deal prepare ACME");
    expect(words).not.toContain("wrong customer");
    expect(words).toMatch(/(long ){5}/);
    expect(words).not.toMatch(/(long ){20}/);
    const all = await fang.clicks("All of it");
    expect(all.words).toMatch(/(long ){50}/);
    expect(all.words).not.toMatch(/(long ){57}/);
    expect((await fang.clicks("Less again")).words).toBe(words);
  });
});
