import { beforeAll, describe, expect, test } from "vitest";
import type { Card } from "../../src/chat/card.ts";
import { renderCard as renderForLark } from "../../src/chat/lark/render-card.ts";
import { renderCard as renderForSlack } from "../../src/chat/slack/render-card.ts";
import { companyOf } from "../../src/company/company.ts";
import { tellSteps } from "../../src/first-steps/tell-steps.ts";
import { freshDatabase, oneDatabase } from "../fakes/database.ts";
import { inOffices } from "../fakes/office/in-offices.ts";
import type { Colleague, Office } from "../fakes/office/office.ts";
import { buttonsOf, wordsOfCard } from "../fakes/office/reading.ts";
import { judgeLark } from "../judges/judge-lark.ts";
import { judgeSlack } from "../judges/judge-slack.ts";

describe.each(oneDatabase)("the first steps on %s", (kind) => {
  let office: Office;
  let admin: Colleague;

  inOffices(kind, async (opened) => {
    office = opened;
    admin = await office.joins("Admin", { role: "admin" });
  });

  /** As a company begins; the office is one that was there before. */
  const isNew = () => told("new");
  const told = (toldSteps: string | null) =>
    office.database.prisma.workspace.update({ where: { id: office.workspaceId }, data: { toldSteps } });
  const looks = async () => tellSteps(office.database, await office.workspace(), office.now());

  /** The cards so far, oldest first. */
  async function sent() {
    const rows = await office.database.prisma.delivery.findMany({
      where: { workspaceId: office.workspaceId, key: { startsWith: "first-steps:" } },
      orderBy: { createdAt: "asc" },
    });
    return rows.map(({ content, ...row }) => ({ ...row, card: (content as unknown as { card: Card }).card }));
  }
  const ticked = (card: Card | undefined) =>
    (card ? (wordsOfCard(card).match(/✓ [^|\n]+/g) ?? []) : []).map((one) => one.trim());

  test("come once, tick themselves, each in the place of the one before, and end", async () => {
    await isNew();
    await looks();
    await looks();
    const [first, ...more] = await sent();
    expect(more).toEqual([]);
    expect(first).toMatchObject({ recipient: "at-Admin", replaces: null });
    expect(wordsOfCard(first!.card)).toContain("5 steps to go");
    expect(ticked(first!.card)).toEqual([]);
    admin.card = first!.card;

    await admin.clicks("Invite");
    expect((await admin.fills({ name: "" })).words).toContain("Who do you want to invite?");
    await admin.fills({ name: "Chen" });
    admin.card = first!.card;
    await admin.clicks("New team");
    const chen = admin.form!.fields[1]!;
    const [, , option] = chen.type === "choice" ? chen.options : [];
    expect(option?.label).toBe("Chen");
    await admin.fills({ first: "East", manager: option!.value });
    await looks();
    await looks();
    const second = (await sent()).at(-1)!;
    expect(await sent()).toHaveLength(2);
    expect(second.replaces).toBe(first!.key);
    expect(ticked(second.card)).toEqual(["✓ Invite your people", "✓ Set up a team and its manager"]);

    admin.card = second.card;
    await admin.clicks("Check", 1);
    expect((await admin.clicks("That's how we sell")).words).toContain("2 steps to go");
    await admin.says("/team quota Admin 3m");
    await looks();
    expect(await sent()).toHaveLength(3);

    await admin.says("/team setup");
    await admin.clicks("Check");
    await admin.clicks("These are right");
    await looks();
    await looks();
    const last = (await sent()).at(-1)!;
    expect(await sent()).toHaveLength(4);
    expect(last.card.title).toBe("All set");
    expect(buttonsOf(last.card)).toEqual([]);
    await admin.says("/team new West");
    await looks();
    expect(await sent()).toHaveLength(4);
  });

  test("are ticked by what changes a setting, and by nothing else of it", async () => {
    const done = async () => ticked((await admin.says("/team setup")).card);
    await admin.presses({ action: "settings.newcomers", values: {} });
    await admin.fills({ newcomers: "approval" });
    expect(await done()).toEqual([]);
    await admin.presses({ action: "settings.calendar", values: {} });
    await admin.fills({ holidays: "2027-01-01" });
    expect(await done()).toEqual(["✓ Check hours and days off"]);
  });

  test("stay ticked when a quarter ends, and a next admin gets a card of their own", async () => {
    await isNew();
    await admin.says("/team quota Admin 3m");
    await looks();
    office.itIs("2027-01-05T10:00");
    await looks();
    expect(ticked((await sent()).at(-1)!.card)).toEqual(["✓ Set this quarter's quotas"]);
    expect(await sent()).toHaveLength(1);
    await office.joins("Next", { role: "admin" });
    await office.database.prisma.member.update({ where: { id: admin.id }, data: { active: false } });
    await office.joins("Third");
    await looks();
    expect((await sent()).map(({ recipient }) => recipient)).toEqual(["at-Admin", "at-Next"]);
  });

  test("wait for somebody who can be reached, and come once however many replicas look", async () => {
    await isNew();
    await office.database.prisma.identity.deleteMany({ where: { memberId: admin.id } });
    await looks();
    expect(await sent()).toEqual([]);
    await office.joins("Rep");
    const reachable = await office.joins("Boss", { role: "admin" });
    await office.database.prisma.member.update({ where: { id: admin.id }, data: { role: "rep" } });
    expect(reachable.id).toBeDefined();
    await Promise.all([looks(), looks(), looks()]);
    expect(await sent()).toHaveLength(1);
  });

  test("don't come to companies that were there before, nor where all is done", async () => {
    await looks();
    expect(await sent()).toEqual([]);
    await told("calendar,process,people,teams");
    await admin.says("/team quota Admin 3m");
    await looks();
    expect((await sent()).map(({ card }) => card.title)).toEqual(["All set"]);
  });

  test("speak the reader's language, in payloads that the platforms take", async () => {
    const wang = await office.joins("王芳", { role: "admin", locale: "zh" });
    const { card, words } = await wang.says("/团队 开通");
    expect(words).toContain("还差 4 步");
    const { card: check } = await wang.clicks("核对", 1);
    expect(check.title).toBe("销售流程：客户漏斗");
    for (const one of [card, check]) {
      expect(judgeSlack("message", renderForSlack(one))).toEqual([]);
      expect(judgeLark(renderForLark(one))).toEqual([]);
    }
  });
});

describe("a company", () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  beforeAll(async () => {
    database = await freshDatabase("embedded");
    return () => database.close();
  });

  test("is asked to take them when it is founded", async () => {
    const founded = await companyOf(database.prisma, {
      zone: "Asia/Shanghai",
      locale: "zh",
      currency: "CNY",
    });
    expect(founded).toMatchObject({ toldSteps: "new" });
  });
});
