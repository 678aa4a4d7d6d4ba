import { describe, expect, test } from "vitest";
import { oneDatabase } from "../../fakes/database.ts";
import { dealRow, kindsOf, logged, qualified } from "../../fakes/office/deals.ts";
import { movesOf } from "../../fakes/office/history.ts";
import { inOffices } from "../../fakes/office/in-offices.ts";
import type { Colleague, Office } from "../../fakes/office/office.ts";
import { standsIn } from "../../fakes/office/reading.ts";

describe.each(oneDatabase)("taking back what was done to a deal on %s", (kind) => {
  let office: Office;
  let fang: Colleague;
  inOffices(kind, async (opened) => {
    office = opened;
    fang = await office.joins("Fang");
  });

  test("a contract that was recorded too soon puts the deal back where it was", async () => {
    await logged(fang, "ACME 120万 月底");
    await fang.says("/deal advance ACME signed");
    await fang.fills({ ...qualified, "contract-signed": "yes", moneyOn: "12/15" });
    await fang.says("/deal undo");
    expect(await dealRow(office)).toMatchObject({ stage: "prospect", signedAt: null, likelihood: 20 });
  });

  async function advanced() {
    await logged(fang, "ACME 120万 月底");
    await fang.says("/deal advance ACME");
    return fang.fills(qualified);
  }

  test("undoes one's own last move within ten minutes; the history keeps both", async () => {
    await advanced();
    office.later({ minutes: 9 });
    const { card } = await fang.clicks("Undo");
    expect(standsIn(card)).toBe("Prospect");
    expect(await dealRow(office)).toMatchObject({ stage: "prospect", likelihood: 20, category: "pipeline" });
    const [, move, undo] = await movesOf(office, 1);
    expect(undo).toMatchObject({
      kind: "undo",
      from: "qualified-customer",
      to: "prospect",
      undoes: move!.id,
    });
  });

  test("asks again for the evidence of a move that was taken back", async () => {
    await advanced();
    await fang.says("/deal undo");
    const { form } = await fang.says("/deal advance ACME");
    expect(form.fields.map((field) => field.name)).toEqual(["intent", "ability-to-pay", "evidence"]);
  });

  test("refuses after ten minutes, for somebody else's move, and when it was moved since", async () => {
    const boss = await office.joins("Boss", { role: "admin" });
    await advanced();
    expect((await boss.says("/deal undo")).refusal).toContain("Nothing to undo");
    office.later({ minutes: 11 });
    expect((await fang.says("/deal undo")).refusal).toContain("more than 10 minutes");

    await boss.says("/deal back ACME");
    await boss.fills({ reason: "No budget after all" });
    expect((await fang.says("/deal undo")).refusal).toContain("more than 10 minutes");
    // Earlier answers still hold: nothing is asked again.
    await fang.says("/deal advance ACME");
    expect((await dealRow(office)).stage).toBe("qualified-customer");
    await boss.says("/deal back ACME");
    await boss.fills({ reason: "Still none" });
    expect((await fang.says("/deal undo")).refusal).toContain("since then, Boss moved it back to Prospect");
  });

  test("undoes a loss, a win and a reopening to exactly what was before", async () => {
    await advanced();
    const before = await dealRow(office);
    await fang.says("/deal lose ACME");
    await fang.fills({ lostReason: "price" });
    expect((await dealRow(office)).outcome).toBe("lost");
    await fang.says("/deal undo");
    const { version: _, updatedAt: __, ...columns } = before;
    expect(await dealRow(office)).toMatchObject(columns);

    await fang.says("/deal advance ACME");
    await fang.fills({ "contract-signed": "yes", "first-payment": "yes" });
    await fang.says("/deal undo");
    expect(await dealRow(office)).toMatchObject(columns);

    await fang.says("/deal lose ACME");
    await fang.fills({ lostReason: "price" });
    const lost = await dealRow(office);
    await fang.says("/deal reopen ACME");
    await fang.says("/deal undo");
    expect(await dealRow(office)).toMatchObject({
      outcome: "lost",
      lostReason: "price",
      closedAt: lost.closedAt,
      likelihood: 0,
    });
  });

  test("counts two clicks on Undo once", async () => {
    await advanced();
    const undo = fang
      .card!.blocks.flatMap((block) => (block.type === "actions" ? block.buttons : []))
      .at(-1)!;
    expect(undo.label).toBe("Undo");
    const answers = await Promise.all([fang.presses(undo), fang.presses(undo)]);
    expect(answers.map((answer) => answer.reply.type).sort()).toEqual(["card", "notice"]);
    expect(await kindsOf(office)).toEqual(["new", "advance", "undo"]);
  });

  test("moves back a stage, with a reason only", async () => {
    await advanced();
    await fang.says("/deal back ACME");
    expect(Object.keys((await fang.fills({ reason: "  " })).errors)).toEqual(["reason"]);
    const { card } = await fang.fills({ reason: "The budget is gone" });
    expect(standsIn(card)).toBe("Prospect");
    expect(await dealRow(office)).toMatchObject({ stage: "prospect", likelihood: 20, category: "pipeline" });
    expect((await movesOf(office, 1)).at(-1)).toMatchObject({ kind: "back", text: "The budget is gone" });
    expect((await fang.says("/deal back ACME target-account")).form.hidden.stage).toBe("target-account");
    expect((await fang.says("/deal back ACME qualified")).refusal).toContain(
      "Qualified customer comes later. To advance it: /deal advance #1",
    );
  });

  test("asks for the contract again after a signature was moved back or a win reopened", async () => {
    await advanced();
    await fang.says("/deal advance ACME");
    await fang.fills({ "contract-signed": "yes", moneyOn: "12/15" });
    await fang.says("/deal back ACME");
    await fang.fills({ reason: "They withdrew" });
    expect((await dealRow(office)).signedAt).toBeNull();
    const form = (await fang.says("/deal advance ACME signed")).form;
    expect(form.fields.map((field) => field.name)).toEqual([
      "contract-signed",
      "first-payment",
      "signedOn",
      "moneyOn",
      "amount",
      "wonReason",
      "evidence",
    ]);
    await fang.fills({ "contract-signed": "yes", "first-payment": "yes" });
    expect((await dealRow(office)).outcome).toBe("won");

    await fang.clicks("Reopen");
    expect(await dealRow(office)).toMatchObject({
      outcome: null,
      stage: "qualified-customer",
      signedAt: null,
    });
    const again = (await fang.says("/deal advance ACME")).form;
    expect(again.fields.map((field) => field.name)).toEqual([
      "contract-signed",
      "first-payment",
      "signedOn",
      "moneyOn",
      "amount",
      "wonReason",
      "evidence",
    ]);
  });

  test("back takes stage and reason from the line, and says where a stage lies", async () => {
    await logged(fang, "ACME 10万 月底");
    await fang.says("/deal advance ACME qualified");
    await fang.fills(qualified);
    const { form } = await fang.says("/deal back ACME target account: no budget this year");
    expect(form.submit).toBe("Move back to Target account");
    expect(form.fields[0]?.value).toBe("no budget this year");
    expect((await fang.says("/商机 退回 ACME 预算没了")).form.fields[0]?.value).toBe("预算没了");
    expect((await fang.says("/deal back ACME signed")).refusal).toContain("/deal advance #1");
    expect((await fang.says("/deal back ACME qualified")).refusal).toContain("already in Qualified customer");
  });

  test("a second time says that it is done, not that an older move is too old", async () => {
    await logged(fang, "Beta 10万 月底");
    await fang.says("/deal lose Beta");
    await fang.fills({ lostReason: "price" });
    office.later({ minutes: 11 });
    const tooLate = (await fang.says("/deal undo")).refusal;
    expect(tooLate).toContain("Beta");
    expect(tooLate).toContain("/deal reopen #1");
    await logged(fang, "ACME 10万 月底");
    office.later({ minutes: 11 });
    await fang.says("/deal lose ACME");
    await fang.fills({ lostReason: "price" });
    await fang.says("/deal undo");
    expect((await fang.says("/deal undo")).refusal).toContain("Already undone");
  });
});
