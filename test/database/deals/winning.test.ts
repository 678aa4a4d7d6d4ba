import { describe, expect, test } from "vitest";
import { oneDatabase } from "../../fakes/database.ts";
import { dealRow, kindsOf, logged, qualified } from "../../fakes/office/deals.ts";
import { inOffices } from "../../fakes/office/in-offices.ts";
import { type Colleague, type Office, openOffice } from "../../fakes/office/office.ts";
import { tablesOf } from "../../fakes/office/reading.ts";

const signed = { ...qualified, "contract-signed": "yes" };
const paid = { ...signed, "first-payment": "yes" };
const day = (date: string) => new Date(`${date}T00:00:00Z`);

describe.each(oneDatabase)("signing and winning on %s", (kind) => {
  let office: Office;
  let fang: Colleague;
  inOffices(kind, async (opened) => {
    office = opened;
    fang = await office.joins("Fang");
  });

  test("asks the days of contract and payment and the final amount, filled in", async () => {
    await logged(fang, "ACME 120万 月底");
    const { form } = await fang.says("/deal win ACME");
    const asked = Object.fromEntries(form.fields.map(({ name, value }) => [name, value]));
    expect(asked).toMatchObject({ signedOn: "2026-11-18", moneyOn: "2026-11-18", amount: "¥1,200,000" });
    const { words } = await fang.fills({ ...paid, signedOn: "11/10", moneyOn: "11/16", amount: "118万" });
    expect(await dealRow(office)).toMatchObject({
      outcome: "won",
      amountMinor: 118_000_000n,
      signedOn: day("2026-11-10"),
      moneyOn: day("2026-11-16"),
      wonOn: day("2026-11-16"),
      closeDate: day("2026-11-30"),
    });
    expect(words).toContain("Won on: Mon, Nov 16");
    expect(words).toContain("¥1.2M → ¥1.18M, won on Nov 16");
  });

  test("counts a win of the old year that is recorded in the new one in its own quarter", async () => {
    office.itIs("2026-12-01T10:00");
    await logged(fang, "ACME 120万 12/31");
    office.itIs("2027-01-02T10:00");
    const { form } = await fang.says("/deal win ACME");
    // Whether an order is due soon is no question once the contract is in.
    expect(form.fields.map(({ name }) => name)).not.toContain("closeDate");
    await fang.fills({ ...paid, signedOn: "12/31", moneyOn: "12/31" });
    expect(await dealRow(office)).toMatchObject({ outcome: "won", wonOn: day("2026-12-31"), slips: 0 });
    expect((await fang.says("/funnel")).words).toContain("Won this quarter: ¥0");
    const { card } = await fang.presses({
      action: "deal.list",
      values: { counts: "won", quarter: "2026-Q4" },
    });
    expect(tablesOf(card)[0]!.rows.map(({ cells }) => cells.slice(1))).toEqual([
      ["ACME", "Signed customer", "¥1.2M", "Dec 31, 2026"],
    ]);
  });

  test("takes the later of the two days, and none that is still to come", async () => {
    await logged(fang, "ACME 120万 月底");
    await fang.says("/deal win ACME");
    const ahead = await fang.fills({ ...paid, signedOn: "2026-11-19", moneyOn: "2026-11-20" });
    expect(ahead.errors).toEqual({
      signedOn: "This date is in the future. Enter the day it happened.",
      moneyOn: "This date is in the future. Enter the day it happened.",
    });
    await fang.fills({ signedOn: "2026-11-17", moneyOn: "2026-11-02" });
    expect(await dealRow(office)).toMatchObject({ moneyOn: day("2026-11-02"), wonOn: day("2026-11-17") });
  });

  test("asks no payment where the pipeline wants none", async () => {
    office = await openOffice(office.database, { settings: { pipeline: "classic-six" } });
    fang = await office.joins("Fang");
    await logged(fang, "ACME 120万 月底");
    const { form } = await fang.says("/deal win ACME");
    expect(form.fields.map(({ name, label }) => [name, label])).toEqual([
      ["signedOn", "Won on"],
      ["amount", "Final amount"],
      ["evidence", "How do you know?"],
    ]);
    await fang.fills({ signedOn: "yesterday" });
    expect(await dealRow(office)).toMatchObject({ outcome: "won", wonOn: day("2026-11-17"), moneyOn: null });
  });

  describe("a contract whose money is awaited", () => {
    async function signs(moneyOn: string, line = "ACME 120万 11/20") {
      await logged(fang, line);
      await fang.says("/deal win ACME");
      return fang.fills({ ...signed, moneyOn });
    }

    test("says when the money is expected, and is asked for it", async () => {
      await logged(fang, "ACME 120万 11/20");
      await fang.says("/deal win ACME");
      expect((await fang.fills(signed)).errors).toEqual({
        moneyOn: "The payment isn't in yet. Enter the day you expect it.",
      });
      const { words } = await fang.fills({ moneyOn: "12/15" });
      expect(words).toContain("Contract signed on: Wed, Nov 18");
      expect(words).toContain("First payment expected: Tue, Dec 15");
      expect(words).toContain("Signed today");
      expect(await kindsOf(office)).toEqual(["new", "sign"]);
    });

    test("its age counts from the contract, on its card and in the funnel", async () => {
      office.itIs("2026-11-04T10:00");
      await logged(fang, "ACME 120万 月底");
      await fang.says("/deal advance ACME");
      await fang.fills(qualified);
      office.itIs("2026-11-18T10:00");
      await fang.says("/deal win ACME");
      await fang.fills({ "contract-signed": "yes", signedOn: "11/16", moneyOn: "12/15" });
      expect(fang.card!.summary).toContain("Signed, awaiting first payment");
      expect((await fang.says("/deal show ACME")).words).toContain("Signed 2 workdays ago");
      const rows = tablesOf((await fang.says("/funnel")).card)[0]!.rows.map(({ cells }) => cells);
      expect(rows.at(-1)!.slice(0, 5)).toEqual([
        "Signed, awaiting first payment",
        "1",
        "¥1.2M",
        "¥1.08M",
        "2 d",
      ]);
    });

    test("counts in the quarter in which its money is expected", async () => {
      await signs("2027-01-10");
      const commit = async () => (await fang.says("/funnel")).words.match(/Commit \(incl\. won\): \S+/)![0];
      expect(await commit()).toBe("Commit (incl. won): ¥0");
      await fang.says("/deal update ACME 12/28");
      expect(await commit()).toBe("Commit (incl. won): ¥1.2M");
      // The planned day of the signature is past and no matter.
      expect(await dealRow(office)).toMatchObject({
        moneyOn: day("2026-12-28"),
        closeDate: day("2026-11-20"),
        slips: 0,
      });
    });

    test("is never overdue to sign: Thursday takes it as it is, and a later payment is no slip", async () => {
      await signs("12/15");
      office.itIs("2026-11-26T15:00");
      const { words } = await fang.says("/forecast");
      expect(words).toContain("payment expected Dec 15");
      expect(words).not.toContain("close date passed");
      await fang.clicks("Same");
      await fang.clicks("Push");
      expect(fang.form!.fields[0]).toMatchObject({ label: "New payment date" });
      await fang.fills({ closeDate: "12/22" });
      expect(await dealRow(office)).toMatchObject({ moneyOn: day("2026-12-22"), slips: 0 });
      await fang.says("/forecast submit");
      await fang.fills({ promised: "120万" });
      const [entry] = await office.database.prisma.forecastEntry.findMany({
        where: { workspaceId: office.workspaceId },
      });
      expect(entry).toMatchObject({ answer: "change", closeDate: day("2026-12-22") });
      office.itIs("2026-12-24T15:00");
      expect((await fang.says("/forecast")).words).toContain("payment was due");
      await fang.clicks("Same");
      expect((await fang.says("/deal list overdue")).words).toContain("⚠ Dec 22");
    });

    test("is asked only for its money afterwards", async () => {
      await signs("12/15");
      office.itIs("2026-12-16T10:00");
      const { form } = await fang.says("/deal win ACME");
      expect(form.fields.map(({ name, label }) => [name, label])).toEqual([
        ["first-payment", "First payment received in full"],
        ["moneyOn", "First payment received on"],
        ["amount", "Final amount"],
        ["evidence", "How do you know?"],
      ]);
      await fang.fills({ "first-payment": "yes", moneyOn: "12/14" });
      expect(await dealRow(office)).toMatchObject({
        outcome: "won",
        signedOn: day("2026-11-18"),
        wonOn: day("2026-12-14"),
      });
    });

    test("has no days any more once it is moved back, or its win reopened", async () => {
      await signs("12/15");
      await fang.says("/deal back ACME");
      await fang.fills({ reason: "They withdrew" });
      const none = { signedAt: null, signedOn: null, moneyOn: null, wonOn: null };
      expect(await dealRow(office)).toMatchObject(none);
      await fang.says("/deal win ACME");
      await fang.fills({ "contract-signed": "yes", "first-payment": "yes" });
      await fang.says("/deal reopen ACME");
      expect(await dealRow(office)).toMatchObject(none);
      await fang.says("/deal undo");
      expect(await dealRow(office)).toMatchObject({ outcome: "won", wonOn: day("2026-11-18") });
    });
  });

  test("closed deals stop ageing", async () => {
    office.itIs("2026-09-04T10:00");
    await logged(fang, "Lost 10万 12/20");
    await logged(fang, "Won 10万 9/20");
    office.itIs("2026-10-28T10:00");
    await fang.says("/deal lose Lost");
    await fang.fills({ lostReason: "price" });
    await fang.says("/deal win Won");
    await fang.fills(paid);
    office.itIs("2026-12-04T10:00");
    expect((await fang.says("/deal show Lost")).words).toContain("38 workdays in this stage");
    expect((await fang.says("/deal show Won")).words).not.toContain("workdays");
  });
});
