import { beforeEach, describe, expect, test } from "vitest";
import { oneDatabase } from "../../fakes/database.ts";
import { dealRow, logged, qualified } from "../../fakes/office/deals.ts";
import { inOffices } from "../../fakes/office/in-offices.ts";
import type { Colleague, Office } from "../../fakes/office/office.ts";

const paid = { ...qualified, "contract-signed": "yes", "first-payment": "yes" };
const day = (date: string) => new Date(`${date}T00:00:00Z`);

describe.each(oneDatabase)("correcting a deal that is won on %s", (kind) => {
  let office: Office;
  let fang: Colleague;
  let chen: Colleague;
  inOffices(kind, async (opened) => {
    office = opened;
    const east = await office.team("East");
    fang = await office.joins("Fang", { team: east });
    chen = await office.joins("Chen", { role: "manager" });
    await office.leads(chen.id, east);
  });

  beforeEach(async () => {
    office.itIs("2027-01-20T10:00");
    await logged(fang, "ACME 120万 1/31");
    await fang.says("/deal win ACME");
    await fang.fills({ ...paid, signedOn: "1/11", moneyOn: "1/18" });
    office.itIs("2027-04-12T10:00");
  });

  test("a manager writes the right amount; it stays won, in its quarter, and the history tells", async () => {
    const { card, words } = await chen.says("/deal update #1 1.3m");
    expect(card.tone).toBe("good");
    expect(words).toContain("Corrected: ¥1.2M → ¥1.3M. Fang will be told.");
    expect(words).toContain("Chen corrected it: ¥1.2M → ¥1.3M");
    expect(await dealRow(office)).toMatchObject({
      outcome: "won",
      amountMinor: 130_000_000n,
      wonOn: day("2027-01-18"),
      closeDate: day("2027-01-31"),
      slips: 0,
    });
    const values = { counts: "won", quarter: "2027-Q1", whose: "team" };
    expect((await chen.presses({ action: "deal.list", values })).words).toContain("¥1.3M");
    expect((await chen.says("/deal undo")).words).toContain(
      "Undone on #1 ACME: the correction (¥1.2M → ¥1.3M)",
    );
    expect(await dealRow(office)).toMatchObject({ outcome: "won", amountMinor: 120_000_000n });
  });

  test("an amount a hundred times less is asked once, and counts when it is said again", async () => {
    await chen.says("/deal update #1 1.2k");
    expect(await dealRow(office)).toMatchObject({ amountMinor: 120_000_000n });
    expect((await chen.fills()).words).toContain("Corrected: ¥1.2M → ¥1.2K. Fang");
    expect(await dealRow(office)).toMatchObject({ outcome: "won", amountMinor: 120_000n });
  });

  test("a rep is told whom to ask, and nothing is changed", async () => {
    const before = await dealRow(office);
    const asked = await fang.says("/deal update #1 1.3m");
    expect(asked.refusal).toBe("#1 is won, and only a manager can correct a won deal. Ask Chen.");
    expect(await dealRow(office)).toEqual(before);
    expect((await fang.says("/deal show #1")).buttons.map(({ label }) => label)).not.toContain("Correct");
  });

  test("a form asks amount and day; the day moves what made the win, and none is still to come", async () => {
    await chen.says("/deal show #1");
    const { form } = await chen.clicks("Correct");
    expect(form.fields.map(({ name, value }) => [name, value])).toEqual([
      ["amount", "¥1,200,000"],
      ["wonOn", "2027-01-18"],
      ["wonReason", undefined],
      ["note", ""],
    ]);
    expect((await chen.fills({ wonOn: "2027-04-13" })).errors.wonOn).toContain("in the future");
    expect(Object.keys((await chen.fills({ amount: "", wonOn: "12/31" })).errors)).toEqual(["amount"]);
    const { words } = await chen.fills({ amount: "120万", wonOn: "12/31" });
    expect(words).toContain("Corrected: won on Jan 18 → Dec 31, 2026");
    expect(await dealRow(office)).toMatchObject({
      wonOn: day("2026-12-31"),
      moneyOn: day("2026-12-31"),
      // The contract was before the money.
      signedOn: day("2026-12-31"),
    });
  });

  test("what a won deal does not have is asked about, and what is the same is no correction", async () => {
    const { form } = await chen.says("/deal update #1 1.3m 80%");
    expect(form.intro.length).toBe(2);
    expect((await chen.says("/deal update #1 1.2m")).words).toContain("No changes to save.");
    expect((await chen.says("/deal update #1 1.5")).words).toContain("1.5");
  });

  test("why it was won is said later, too, and “other” in words", async () => {
    await chen.says("/deal show #1");
    await chen.clicks("Correct");
    expect((await chen.fills({ wonReason: "other" })).errors.note).toContain("needs a few words");
    expect(chen.form?.fields.find(({ name }) => name === "wonReason")?.value).toBe("other");
    await chen.fills({ wonReason: "other", note: "Their auditor insisted" });
    expect(await dealRow(office)).toMatchObject({
      wonReason: "other",
      outcome: "won",
      amountMinor: 120_000_000n,
    });
    const { words } = await chen.says("/deal history #1");
    for (const part of ["Chen corrected it", "Other", "Their auditor insisted"])
      expect(words).toContain(part);
    await chen.says("/deal show #1");
    await chen.clicks("Correct");
    expect((await chen.fills({ wonReason: "price" })).words).toContain("Price");
    await chen.says("/deal undo");
    expect(await dealRow(office)).toMatchObject({ wonReason: "other" });
  });

  test("a deal that was lost is still reopened first", async () => {
    await logged(fang, "Beta 10万 5/31");
    await fang.says("/deal lose Beta");
    await fang.fills({ lostReason: "price" });
    expect((await chen.says("/deal update Beta 12万")).refusal).toContain("/deal reopen #2");
  });
});
