import { describe, expect, test } from "vitest";
import type { Card } from "../../../src/chat/card.ts";
import { createTick } from "../../../src/schedule/tick.ts";
import { slotHandlers } from "../../../src/slot-handlers.ts";
import { oneDatabase } from "../../fakes/database.ts";
import { dealRow, logged } from "../../fakes/office/deals.ts";
import { inOffices } from "../../fakes/office/in-offices.ts";
import type { Colleague, Office } from "../../fakes/office/office.ts";
import { buttonsOf, wordsOfCard } from "../../fakes/office/reading.ts";

describe.each(oneDatabase)("the morning's message on %s", (kind) => {
  let office: Office;
  let fang: Colleague;
  inOffices(kind, async (opened) => {
    office = opened;
    fang = await office.joins("Fang");
    for (const [name, step] of [
      ["ACME", "19 Nov call Jen"],
      ["Globex", "23 Nov send the quote"],
    ]) {
      await logged(fang, `${name} 10万 12/20`);
      await fang.says(`/deal update ${name} next step: ${step}`);
    }
  });

  /** The messages of a moment, by recipient. */
  async function mornings(local: string): Promise<{ to: string; card: Card; until: Date | null }[]> {
    office.itIs(local);
    // They have been here for long.
    await office.database.prisma.member.updateMany({ data: { createdAt: new Date(0) } });
    await tick();
    const sent = await office.database.prisma.delivery.findMany({
      where: { workspaceId: office.workspaceId, key: { startsWith: `morning:${local.slice(0, 10)}` } },
    });
    return sent.map(({ recipient, content, usefulUntil }) => ({
      ...{ to: recipient, until: usefulUntil },
      card: (content as unknown as { card: Card }).card,
    }));
  }
  const tick = () =>
    createTick({
      database: office.database,
      handlers: slotHandlers,
      onError: (error) => office.failures.push(error),
    })(office.now());

  // 18 November 2026 is a Wednesday; the card comes on Thursdays, the week closes on Fridays.
  test("comes on the morning of a workday, once, with what is due, and not on the days of card and close", async () => {
    expect(await mornings("2026-11-19T09:20")).toEqual([]);
    expect(await mornings("2026-11-20T09:20")).toEqual([]);
    expect(await mornings("2026-11-21T09:20")).toEqual([]);
    expect(await mornings("2026-11-23T09:10")).toEqual([]);
    const [monday] = await mornings("2026-11-23T09:20");
    expect(monday?.to).toBe("at-Fang");
    expect(monday?.until).toEqual(new Date("2026-11-23T07:15:00Z"));
    expect(wordsOfCard(monday!.card)).toContain("2 next steps due");
    expect(buttonsOf(monday!.card).map(({ label }) => label)).toEqual([
      ...[
        "Done",
        "Tomorrow",
        "Next week",
        "Write",
        "Done",
        "Tomorrow",
        "Next week",
        "Write",
        "Don't remind me",
      ],
    ]);
    expect(await mornings("2026-11-23T09:40")).toHaveLength(1);
    // What is overdue longer is no reason to write again.
    expect(await mornings("2026-11-24T09:20")).toEqual([]);
  });

  test("its buttons put a step off or end it, and draw the card again", async () => {
    const [monday] = await mornings("2026-11-23T09:20");
    fang.card = monday?.card;
    const first = await fang.clicks("Tomorrow");
    expect(first.words).toContain("Now Tue, Nov 24: send the quote");
    expect(await dealRow(office, 2)).toMatchObject({ nextStepDate: new Date("2026-11-24") });
    const second = await fang.clicks("Done", 1);
    expect(second.words).toContain("Done. What came of it?");
    expect(await dealRow(office, 1)).toMatchObject({ nextStep: null, nextStepDate: null });
    await fang.clicks("Next week");
    expect(await dealRow(office, 2)).toMatchObject({ nextStepDate: new Date("2026-11-30") });
    // Pressed twice, it is done already.
    expect((await fang.clicks("Done", 1)).words).toContain("Done. What came of it?");
    expect((await fang.clicks("Write", 1)).form.title).toBe("Touch with ACME");
  });

  test("is not sent to who is away, has turned it off, or works where nobody is reminded", async () => {
    await fang.says("/team reminders off");
    expect(await mornings("2026-11-23T09:20")).toEqual([]);
    await fang.says("/team reminders on");
    await fang.says("/team away tomorrow");
    await fang.says("/deal update ACME next step: 24 Nov call Jen");
    expect(await mornings("2026-11-24T09:20")).toEqual([]);
    const boss = await office.joins("Boss", { role: "admin" });
    await boss.says("/team settings");
    await boss.clicks("Reminders and touches");
    await boss.fills({ followUpAt: "" });
    await fang.says("/deal update ACME next step: 25 Nov call Jen");
    expect(await mornings("2026-11-25T09:20")).toEqual([]);
    expect((await fang.says("/team reminders")).notice).toContain("Your company has turned");
    await boss.clicks("Reminders and touches");
    await boss.fills({ followUpAt: "8am" });
    await fang.says("/deal update ACME next step: 30 Nov call Jen");
    expect(await mornings("2026-11-30T08:10")).toHaveLength(1);
  });

  test("comes in each person's own zone", async () => {
    const amy = await office.joins("Amy", { zone: "Europe/Berlin" });
    await logged(amy, "Initech 10万 12/20");
    await amy.says("/deal update Initech next step: 23 Nov call");
    expect((await mornings("2026-11-23T09:20")).map(({ to }) => to)).toEqual(["at-Fang"]);
    expect((await mornings("2026-11-23T16:20")).map(({ to }) => to).sort()).toEqual(["at-Amy", "at-Fang"]);
  });
});

describe.each(oneDatabase)("whom to see to on %s", (kind) => {
  let office: Office;
  let fang: Colleague;
  inOffices(kind, async (opened) => {
    office = opened;
    fang = await office.joins("Fang");
  });

  /** Each line's name and reason. */
  const today = async () => {
    const { card } = await fang.says("/deal today");
    return card.blocks.flatMap((block) =>
      block.type === "actions" && block.asked ? [`${block.asked.name}: ${block.asked.line}`] : [],
    );
  };
  const customer = (name: string, data: object) =>
    office.database.prisma.customer.updateMany({ where: { workspaceId: office.workspaceId, name }, data });

  test("today is ranked, each with its reason, ten at most", async () => {
    expect((await fang.says("/deal today")).words).toContain("Nothing presses today");
    for (const [name, when] of [
      ["Soon", "11/20"],
      ["Passed", "11/19"],
      ["Bare", "11/30"],
      ["Steps", "12/20"],
      ["Late", "12/20"],
      ["Sure", "12/20"],
      ["Quiet", "12/20"],
      ["Fine", "12/20"],
    ])
      await logged(fang, `${name} 10万 ${when}`);
    office.itIs("2026-11-20T10:00");
    await fang.says("/deal update Steps next step: today call");
    await fang.says("/deal update Late next step: 11/21 call");
    await fang.says("/deal update Sure commit");
    await customer("Quiet", { priority: "high" });
    office.itIs("2026-11-20T11:00");
    expect(await today()).toEqual([
      "Steps: Due today: call",
      "Passed: ⚠ Should have been signed yesterday",
      "Sure: Commit, signs in 4 weeks, and no next step",
      "Soon: Signs today, and no next step",
      // In a week from now it would be too late to prepare it.
      "Bare: Signs in 10 days, and no next step",
      "Quiet: Never in touch yet",
    ]);
    office.itIs("2026-11-23T10:00");
    expect((await today())[0]).toBe("Steps: ⚠ Next step overdue since 3 days ago: call");
    const { words } = await fang.clicks("Done");
    expect(words).not.toContain("Steps");
    for (let nth = 0; nth < 12; nth++) await logged(fang, `Many ${nth} 10万 11/24`);
    expect(await today()).toHaveLength(10);
  });

  test("a payment that is expected presses before signatures, and who usually orders again last of all", async () => {
    const signed = { intent: "yes", "ability-to-pay": "yes", "contract-signed": "yes" };
    await logged(fang, "Soon 10万 11/20");
    for (const [name, moneyOn] of [
      ["Awaited", "2026-11-24"],
      ["Far", "2027-03-01"],
    ]) {
      await logged(fang, `${name} 10万 11/20`);
      await fang.says(`/deal win ${name}`);
      await fang.fills({ ...signed, moneyOn: moneyOn! });
    }
    const { prisma } = office.database;
    for (const day of ["2026-05-01", "2026-08-01"]) {
      await logged(fang, "Habit 10万 11/20");
      const { id } = await prisma.deal.findFirstOrThrow({
        where: { workspaceId: office.workspaceId },
        orderBy: { number: "desc" },
      });
      await prisma.$transaction(async (tx) => {
        await tx.$executeRawUnsafe("SET LOCAL session_replication_role = replica");
        await tx.deal.update({
          where: { id },
          data: { outcome: "won", wonOn: new Date(day), closedAt: new Date(day), lastContactAt: new Date() },
        });
      });
    }
    office.itIs("2026-11-18T11:00");
    const said = (await today()).filter((line) => /Awaited|Far|Soon|Habit/.test(line));
    expect(said).toEqual([
      expect.stringMatching(/^Awaited: Payment expected in 6 days/),
      expect.stringMatching(/^Soon: Signs in 2 days/),
      expect.stringMatching(/^Habit: Usually orders again/),
    ]);
  });

  test("a customer is not in touch in time by its priority, until somebody is", async () => {
    await logged(fang, "ACME 10万 12/20");
    await logged(fang, "Globex 10万 12/20");
    await customer("ACME", { priority: "high" });
    await customer("Globex", { priority: "medium" });
    await fang.says("/deal visit ACME met Jen");
    await fang.says("/deal visit Globex met Bo");
    expect((await fang.says("/deal untouched")).words).toContain(
      "Everybody with a priority was in touch in time.",
    );
    office.itIs("2026-11-26T10:00");
    const { words } = await fang.says("/customer untouched");
    expect(words).toContain("ACME");
    expect(words).not.toContain("Globex");
    expect(await today()).toContain("ACME: Not in touch in time: last touch 8 days ago");
    // How often is the company's to say.
    const ada = await office.joins("Ada", { role: "admin" });
    await ada.presses({ action: "settings.touches", values: {} });
    expect((await ada.fills({ medium: "0" })).errors.medium).toContain("400");
    await ada.fills({ high: "9", medium: "7" });
    const now = (await fang.says("/customer untouched")).words;
    expect(now).toContain("Globex");
    expect(now).not.toContain("ACME");
    await ada.presses({ action: "settings.touches", values: {} });
    await ada.fills({ high: "7", medium: "14" });
    // Nobody's business of a colleague.
    const priya = await office.joins("Priya");
    expect((await priya.says("/deal untouched")).words).not.toContain("ACME");
    await fang.says("/deal call ACME all well");
    expect((await fang.says("/deal untouched")).words).not.toContain("ACME");
  });
});
