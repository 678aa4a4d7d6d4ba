import { describe, expect, test } from "vitest";
import { oneDatabase } from "../../fakes/database.ts";
import { dealRow, logged } from "../../fakes/office/deals.ts";
import { eventsOf } from "../../fakes/office/history.ts";
import { inOffices } from "../../fakes/office/in-offices.ts";
import type { Colleague, Office } from "../../fakes/office/office.ts";

describe.each(oneDatabase)("updating a deal on %s", (kind) => {
  let office: Office;
  let fang: Colleague;
  inOffices(kind, async (opened) => {
    office = opened;
    fang = await office.joins("Fang");
  });

  test("says what is clear by line, counts slips, and keeps what it was", async () => {
    await logged(fang, "ACME 10万 月底");
    await fang.says("/deal update ACME 15万 12/31");
    expect(await dealRow(office)).toMatchObject({
      amountMinor: 15_000_000n,
      closeDate: new Date("2026-12-31"),
      slips: 1,
    });
    const edit = (await eventsOf(office, 1)).at(-1);
    expect(edit).toMatchObject({ kind: "edit", memberId: fang.id });
    expect(edit!.columns).toEqual({
      amountMinor: ["10000000", "15000000"],
      closeDate: ["2026-11-30", "2026-12-31"],
      slips: [0, 1],
    });
    const nothing = await fang.says("/deal update ACME 15万");
    expect(nothing.words).toContain("No changes to save");
    expect((await dealRow(office)).version).toBe(2);
  });

  test("changes only what its form changed, when somebody else changed something meanwhile", async () => {
    const boss = await office.joins("Boss", { role: "admin" });
    await logged(fang, "ACME 10万 月底");
    await fang.says("/deal update ACME");
    await boss.says("/deal update ACME 20万");
    await fang.fills({ nextStep: "Send the quote", nextStepDate: "12/1" });
    expect(await dealRow(office)).toMatchObject({ amountMinor: 20_000_000n, nextStep: "Send the quote" });
  });

  test("asks, when both changed the same", async () => {
    const boss = await office.joins("Boss", { role: "admin" });
    await logged(fang, "ACME 10万 月底");
    await fang.says("/deal update ACME");
    await boss.says("/deal update ACME 20万");
    const { form } = await fang.fills({ amount: "30万" });
    expect(form.fields.find((field) => field.name === "amount")).toMatchObject({ value: "30万" });
    expect(form.fields.find((field) => field.name === "amount")!.error).toContain("200,000");
    expect((await dealRow(office)).amountMinor).toBe(20_000_000n);
    await fang.fills();
    expect((await dealRow(office)).amountMinor).toBe(30_000_000n);
  });

  test("keeps the form with every mistake in it", async () => {
    await logged(fang, "ACME 10万 月底");
    await fang.says("/deal update ACME");
    const { errors } = await fang.fills({
      amount: "x",
      closeDate: "y",
      likelihood: "200",
      nextStepDate: "z",
    });
    expect(Object.keys(errors).sort()).toEqual(["amount", "closeDate", "likelihood", "nextStepDate"]);
    expect((await dealRow(office)).version).toBe(1);
  });

  test("does not blame a move for a clash of edits", async () => {
    const boss = await office.joins("Boss", { role: "admin" });
    await logged(fang, "ACME 10万 月底");
    await fang.says("/deal update ACME");
    await boss.says("/deal update ACME");
    const clash = await Promise.all([fang.fills({ nextStep: "A" }), boss.fills({ likelihood: "30" })]);
    for (const { reply, words } of clash)
      if (reply.type === "notice") expect(words).toContain("changed this deal");
  });

  test("takes everything a line says, and writes nothing on a guess", async () => {
    await logged(fang, "ACME 10万 月底");
    await fang.says("/deal update ACME 60% best case 480k 12/31");
    const said = { amountMinor: 48_000_000n, closeDate: new Date("2026-12-31"), likelihood: 60 };
    expect(await dealRow(office)).toMatchObject({ ...said, category: "best-case" });
    await fang.says("/deal update ACME 90%");
    expect(await dealRow(office)).toMatchObject({ likelihood: 90, category: "commit" });
    await fang.says("/deal update ACME 下周三报价");
    expect(await dealRow(office)).toMatchObject({ nextStep: "报价", nextStepDate: new Date("2026-11-25") });
    await fang.says("/deal update ACME next step: call Jen");
    expect(await dealRow(office)).toMatchObject({ nextStep: "call Jen", nextStepDate: null });

    const before = await dealRow(office);
    for (const line of [
      "nov 31",
      "30-50k",
      "-5k",
      "45.000",
      "45k 50k",
      "eom 12/15",
      "95",
      "50k because of scope",
    ])
      expect((await fang.says(`/deal update ACME ${line}`)).reply.type, line).toBe("form");
    expect(await dealRow(office)).toEqual(before);
    await fang.says("/deal update ACME 95");
    expect(fang.form?.fields[0]?.error).toContain("¥95");
    await fang.fills();
    expect((await dealRow(office)).amountMinor).toBe(9_500n);
  });

  test("of one of several deals changes what the line said", async () => {
    await logged(fang, "ACME 10万 月底");
    await logged(fang, "ACME 20万 月底");
    await fang.says("/deal update ACME 1m 70%");
    await fang.clicks("#2 ACME ¥200K");
    expect(await dealRow(office, 2)).toMatchObject({ amountMinor: 100_000_000n, likelihood: 70 });
  });

  test("wants what every deal has", async () => {
    await logged(fang, "ACME 10万 月底");
    await fang.says("/deal update ACME");
    const emptied = await fang.fills({ amount: "", closeDate: "", likelihood: "" });
    expect(Object.keys(emptied.errors)).toEqual(["amount", "closeDate", "likelihood"]);
  });
});
