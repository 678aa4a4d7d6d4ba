/** Whether what the stages ask for tells the deals that are won from those that are lost; counted by hand. */
import { describe, expect, test } from "vitest";
import { oneDatabase } from "../fakes/database.ts";
import { logged } from "../fakes/office/deals.ts";
import { asking, criteria, takesUp } from "../fakes/office/every-kind.ts";
import { livedAs, writeLives } from "../fakes/office/histories.ts";
import { inOffices } from "../fakes/office/in-offices.ts";
import type { Colleague, Office } from "../fakes/office/office.ts";
import { buttonsOf, tablesOf } from "../fakes/office/reading.ts";

describe.each(oneDatabase)("what criteria tell on %s", (kind) => {
  let office: Office;
  let fang: Colleague;
  let boss: Colleague;
  inOffices(kind, async (opened) => {
    office = opened;
    fang = await office.joins("Fang");
    boss = await office.joins("Boss", { role: "admin" });
  });

  /** So many qualified customers are won, then so many lost. */
  const lived = async (won: number, lost: number) => {
    const at = office.now().subtract({ hours: 24 * 40 });
    const lives = Array.from({ length: won + lost }, (_, nth) =>
      livedAs(["advance", nth < won ? "advance" : "lose"], at),
    );
    await writeLives(office, lives, [fang.id, fang.id, fang.id]);
    const { prisma } = office.database;
    return prisma.deal.findMany({ where: { workspaceId: office.workspaceId }, orderBy: { number: "asc" } });
  };
  const answered = async (key: string, deals: readonly { id: string }[], value = "known") => {
    const { prisma } = office.database;
    const { workspaceId } = office;
    const event = await prisma.event.findFirstOrThrow({ where: { workspaceId }, orderBy: { id: "desc" } });
    await prisma.dealFact.createMany({
      data: deals.map(({ id: dealId }) => ({ workspaceId, dealId, key, value, eventId: event.id })),
    });
  };
  const told = async () => {
    const { card, words } = await boss.says("/deal pipeline criteria");
    const rows = tablesOf(card)[0]!.rows.map(({ cells }) => cells);
    return { words, row: (name: string) => rows.find(([first]) => first?.endsWith(name))?.slice(1) };
  };

  test("which tell won deals from lost ones, and which might go", async () => {
    const deals = await lived(20, 20);
    // Won and lost alike.
    await answered(
      "decision-structure",
      deals.filter((_, nth) => nth % 2 === 0),
    );
    // Of the twenty with it 18 are won, of those without it two.
    await answered("finances", [...deals.slice(0, 18), ...deals.slice(38)]);
    const { words, row } = await told();
    expect(row("Who decides")).toEqual(["40", "20", "–", "50% (30%–70%)", "50% (30%–70%)"]);
    expect(row("Financial standing")).toEqual(["40", "20", "–", "90% (70%–97%)", "10% (3%–30%)"]);
    expect(words).toContain(`• Who decides: 50% won with it, 50% without`);
    expect(words).toContain(": answered for 0 of 40 deals");
    expect(words).not.toContain(`• Financial standing`);
    // What makes the win tells nobody apart, and is never proposed.
    expect(row("Contract signed")?.slice(3)).toEqual(["–", "–"]);
    expect(words).not.toContain("• Contract signed");
  });

  test("a few deals propose nothing, and an answer taken back is none", async () => {
    const deals = await lived(10, 9);
    await answered("decision-structure", deals);
    const few = await told();
    expect(few.words).toContain("No criterion to drop");
    expect(few.row("Who decides")).toEqual(["19", "19", "–", "too few yet (19)", "too few yet (0)"]);
    // The newest of a key holds.
    await office.database.prisma.event.create({
      data: {
        ...{ workspaceId: office.workspaceId, subject: "workspace", subjectId: office.workspaceId },
        ...{ kind: "settings", via: "web", at: new Date() },
      },
    });
    await answered("decision-structure", deals.slice(0, 4), "");
    expect((await told()).row("Who decides")?.[1]).toBe("15");
  });

  test("a file is an answer, too; and beside each stage is told how much of what should be known is known", async () => {
    for (const line of ["ACME 10万 月底", "Beta 20万 月底"]) await logged(fang, line);
    await fang.says("/deal show ACME");
    await fang.clicks("Discovery 0/6");
    await fang.fills({ finances: "Sound", "expected-cycle": "Spring", "regional-habits": "None" });
    const rows = tablesOf((await boss.says("/funnel conversion")).card)[0]!;
    expect(rows.columns.map(({ label }) => label)[5]).toBe("Known");
    // Three of twice six; nothing should be known of a qualified customer.
    expect(rows.rows.map(({ cells }) => [cells[0], cells[5]])).toEqual([
      ["Prospect", "25%"],
      ["Qualified customer", "–"],
    ]);
    expect((await boss.says("/漏斗 推进率")).words).toContain("Known: of what should be known");
    expect((await boss.says("/funnel conversion Q3")).words).not.toContain("Known");

    await takesUp(office, asking([{ ...criteria.evidence, must: false }], []));
    await logged(fang, "Gamma 10万 月底");
    const share = async () =>
      tablesOf((await boss.says("/funnel conversion")).card)[0]!.rows.map(({ cells }) => cells[5]);
    expect((await share())[0]).toBe("0%");
    const gamma = await office.database.prisma.deal.findFirstOrThrow({
      where: { workspaceId: office.workspaceId, title: "Gamma" },
    });
    await answered(`${criteria.evidence.key}.file`, [gamma], "a file");
    expect((await share())[0]).toBe("100%");
  });

  test("an approved exception is counted, and a manager's button leads here while a rep is told whose it is", async () => {
    const [deal] = await lived(1, 0);
    await office.database.prisma.exception.create({
      data: {
        ...{ workspaceId: office.workspaceId, dealId: deal!.id, stage: "qualified-customer" },
        ...{ criteria: ["ability-to-pay"], askedById: fang.id, askedAt: new Date(), until: new Date() },
        ...{ state: "approved", decidedById: boss.id, decidedAt: new Date() },
      },
    });
    expect((await told()).row("Able to pay")?.slice(0, 3)).toEqual(["1", "0", "1"]);
    const labels = async (who: Colleague) =>
      buttonsOf((await who.says("/deal pipeline")).card).map(({ label }) => label);
    expect(await labels(boss)).toContain("Criteria that work");
    expect(await labels(fang)).not.toContain("Criteria that work");
    expect((await boss.clicks("Criteria that work")).card.title).toBe(
      "What the criteria tell: Customer funnel",
    );
    expect((await fang.says("/deal pipeline criteria")).refusal).toContain("is for managers");
    expect((await boss.says("/商机 销售流程 客户漏斗 条件")).card.title).toContain("Customer funnel");
  });
});
