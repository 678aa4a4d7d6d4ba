import { describe, expect, test } from "vitest";
import { oneDatabase } from "../fakes/database.ts";
import { inOffices } from "../fakes/office/in-offices.ts";
import type { Colleague, Office } from "../fakes/office/office.ts";

describe.each(oneDatabase)("a won deal that goes on, on %s", (kind) => {
  let office: Office;
  let boss: Colleague;
  let rep: Colleague;

  inOffices(kind, async (opened) => {
    office = opened;
    boss = await office.joins("Ada", { role: "admin" });
    rep = await office.joins("Fang");
    await boss.presses({ action: "process.standard", values: { process: "seven-steps" } });
    await rep.says("/deal new ACME 120万 月底 seven steps");
    await rep.says("/deal advance ACME win");
    await rep.fills({ approved: "yes", shortlisted: "yes" });
  });

  const deal = () =>
    office.database.prisma.deal.findFirstOrThrow({ where: { workspaceId: office.workspaceId, number: 1 } });
  const wins = async () => {
    await rep.says("/deal win ACME");
    return rep.fills({ "contract-signed": "yes" });
  };
  const counted = ({
    outcome,
    wonOn,
    closedAt,
    amountMinor,
    likelihood,
    category,
    closeDate,
  }: Awaited<ReturnType<typeof deal>>) => ({
    ...{ outcome, wonOn, closedAt, amountMinor, likelihood, category, closeDate },
  });

  test("is won by its contract, and offers what comes after the sale", async () => {
    expect((await deal()).stage).toBe("win");
    const { words, buttons } = await wins();
    expect(await deal()).toMatchObject({ outcome: "won", stage: "delivery" });
    expect(words).toContain("Moved to Delivery");
    expect(buttons.map(({ label }) => label)).toEqual([
      ...[
        "Advance",
        "Next step",
        "Undo",
        "Discovery 0/4",
        "Log a repeat order",
        "Reopen",
        "Note",
        "Keep a lesson",
      ],
    ]);
  });

  test("goes on, is asked about, planned and noted, and counts as won on its day only", async () => {
    await wins();
    const before = counted(await deal());
    office.later({ hours: 24 * 20 });
    await rep.says("/deal note ACME kick-off went well, next call Friday");
    expect((await deal()).nextStepDate).not.toBeNull();
    await rep.presses({ action: "deal.know", values: { id: (await deal()).id } });
    await rep.fills({ "delivery-plan": "Three sites, one a month" });
    expect((await rep.says("/deal advance ACME")).words).toContain("Moved to Repeat purchase");
    expect(counted(await deal())).toEqual(before);
    expect((await deal()).stage).toBe("repeat");
    expect((await rep.says("/deal history ACME")).words).toContain("Fang moved it on to Repeat purchase");
    expect((await rep.says("/deal advance ACME")).refusal).toContain("closed");
  });

  test("goes back within what is after the sale, and no further", async () => {
    await wins();
    await rep.says("/deal advance ACME");
    expect((await rep.says("/deal back ACME they need training first")).refusal).toContain("closed");
    await rep.says("/deal undo");
    expect((await deal()).stage).toBe("delivery");
    expect((await rep.says("/deal back ACME win")).refusal).toContain(
      "To take the win back: /deal reopen #1",
    );
    await rep.says("/deal reopen ACME");
    expect(await deal()).toMatchObject({ outcome: null, stage: "win" });
  });

  test("what comes next is its owner's to plan, its amount a manager's to correct", async () => {
    await wins();
    await rep.presses({ action: "deal.update", values: { id: (await deal()).id, plan: "yes" } });
    const before = counted(await deal());
    await rep.fills({ nextStep: "Train the users", nextStepDate: "next Friday" });
    expect((await rep.says("/deal ACME")).words).toContain("Train the users");
    expect(counted(await deal())).toEqual(before);
    expect((await rep.says("/deal update ACME 150万")).refusal).toContain("only a manager can correct");
  });

  test("is listed by its stage", async () => {
    await wins();
    expect((await rep.says("/deal list delivery")).words).toContain("ACME");
    expect((await rep.says("/deal list repeat")).words).not.toContain("ACME");
  });

  test("is repeated by another deal, which says so", async () => {
    await wins();
    const { form } = await rep.says("/deal again ACME");
    expect(Object.fromEntries(form.fields.map(({ name, value }) => [name, value]))).toMatchObject({
      ...{ customer: "ACME", amount: "¥1,200,000", source: "existing", pipeline: "seven-steps" },
    });
    const { words } = await rep.fills({ closeDate: "2027-06-30" });
    expect(words).toContain("Repeat of #1");
    const again = await office.database.prisma.deal.findFirstOrThrow({
      where: { workspaceId: office.workspaceId, number: 2 },
    });
    expect(again).toMatchObject({ previousId: (await deal()).id, stage: "find", outcome: null });
    expect((await rep.says("/deal again #2")).refusal).toContain("nothing to repeat");
  });

  test("is not repeated by a deal with another customer", async () => {
    await wins();
    await rep.says("/deal again ACME");
    await rep.fills({ customer: "Zenith Mining", closeDate: "2027-06-30" });
    const other = await office.database.prisma.deal.findFirstOrThrow({
      where: { workspaceId: office.workspaceId, number: 2 },
    });
    expect(other.previousId).toBeNull();
  });

  test("says how satisfied the customer is, and whether they are loyal", async () => {
    await wins();
    await rep.says("/deal advance ACME");
    const { id } = await deal();
    await rep.presses({ action: "deal.advance", values: { id } });
    await boss.presses({ action: "process.standard", values: { process: "consumer-journey" } });
    await rep.says("/deal new Shop 12万 月底 consumer journey");
    await rep.says("/deal win Shop");
    await rep.fills({ "wants-to-buy": "yes" });
    await rep.says("/deal advance Shop");
    expect((await rep.fills({ satisfaction: "3", "would-buy-again": "yes" })).words).toContain("4 to 5");
    await rep.fills({ satisfaction: "5", "would-buy-again": "yes" });
    expect((await rep.says("/customer Shop")).words).toContain("Loyal: satisfied 5/5 and would buy again");
  });

  test("tells who is due for another order: by the usual days between orders, with nothing open", async () => {
    await wins();
    const won = async (customer: string, ...days: readonly string[]) => {
      for (const day of days) {
        await rep.says(`/deal new ${customer} 10万 2031-12-31 classic six`);
        const { number } = await office.database.prisma.deal.findFirstOrThrow({
          where: { workspaceId: office.workspaceId },
          orderBy: { number: "desc" },
        });
        await rep.says(`/deal win #${number}`);
        await rep.fills({ signedOn: day });
      }
    };
    await boss.presses({ action: "process.offer", values: { process: "classic-six" } });
    await won("Regular", "2026-05-01", "2026-07-01", "2026-09-01", "2026-09-01");
    await won("Rare", "2025-01-01", "2026-06-01");
    await won("Once", "2026-01-01");
    const { card } = await rep.says("/customer due");
    const table = card.blocks.find((block) => block.type === "table");
    expect(table?.rows.map(({ cells }) => cells.slice(0, 3))).toEqual([
      ["Regular", "Sep 1", "62 days (3 orders)"],
    ]);
    await rep.says("/deal new Regular 10万 2031-12-31 classic six");
    expect((await rep.says("/客户 复购")).words).toContain("Nobody is due");
  });
});
