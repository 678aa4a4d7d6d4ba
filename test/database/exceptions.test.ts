/** Friday's exceptions: which deals and people want a call, what a nudge sends, and that a closed week reads the same later. */
import { describe, expect, test } from "vitest";
import { quarterNamed } from "../../src/calendar/quarter.ts";
import type { Card } from "../../src/chat/card.ts";
import { managersOf } from "../../src/company/managers.ts";
import { transaction } from "../../src/database/transaction.ts";
import { digestFor } from "../../src/digests/send-digests.ts";
import { closeWeek } from "../../src/forecasts/close-week.ts";
import { commitWithin } from "../../src/measures/quarter-ahead.ts";
import { runningWeek, weekNamed } from "../../src/schedule/running-week.ts";
import { oneDatabase } from "../fakes/database.ts";
import { logged as logs, qualified } from "../fakes/office/deals.ts";
import { edits } from "../fakes/office/history.ts";
import { inOffices } from "../fakes/office/in-offices.ts";
import type { Colleague, Office } from "../fakes/office/office.ts";
import type { Person } from "../fakes/office/person.ts";
import { buttonsOf, tablesOf, wordsOfCard } from "../fakes/office/reading.ts";

const signed = { ...qualified, "contract-signed": "yes" };

describe.each(oneDatabase)("Friday's exceptions on %s", (kind) => {
  let office: Office;
  let fang: Colleague;
  let li: Colleague;
  let chen: Colleague;
  let boss: Colleague;

  inOffices(kind, async (opened) => {
    office = opened;
    fang = await office.joins("Fang");
    li = await office.joins("Li", { locale: "zh" });
    chen = await office.joins("Chen", { role: "manager" });
    boss = await office.joins("Boss", { role: "admin" });
    await office.leads(chen.id, await office.team("East"));
    for (const name of ["Fang", "Li"]) await boss.says(`/team join ${name} East`);
  });

  async function logged(line: string, nextStep = "", person: Person = fang) {
    const card = await logs(person, line);
    const number = Number(/^#(\d+)/.exec(card.title)![1]);
    if (nextStep) {
      await person.says(`/deal update #${number}`);
      await person.fills({ nextStep });
    }
    return number;
  }

  async function closes(local: string) {
    office.itIs(local);
    const workspace = await office.workspace();
    const week = runningWeek(workspace, office.now().subtract({ hours: 1 }));
    await transaction(office.database, (tx) => closeWeek(tx, { workspace, week }));
    return week.id;
  }

  /** Chen's, about a closed week or about the one that runs. */
  async function digest(week?: string, inChannel = false): Promise<Card> {
    const { prisma } = office.database;
    const company = await office.company();
    const [manager] = await managersOf(prisma, office.workspaceId);
    const about = week ? weekNamed(company.workspace, office.now(), week) : undefined;
    return (await digestFor(prisma, company, manager!, office.now(), about, inChannel)).card;
  }

  const exceptionsOf = (card: Card) =>
    tablesOf(card)
      .filter(({ columns }) => columns[0]!.label === "Worth a call")
      .flatMap(({ rows }) => rows.map(({ cells, button }) => [...cells, button?.label]));

  /** One of each kind, and two people who do not answer. */
  async function aWeekOfTrouble(): Promise<string> {
    await logged("Pushed 10万 12/20", "call");
    await logged("Cut 20万 12/20", "call");
    const unpaid = await logged("Unpaid 30万 12/20", "call");
    const stalled = await logged("Stalled 40万 12/30", "call");
    await edits(office, stalled, { stageEnteredAt: "2026-08-03T02:00:00Z" });
    await logged("Fine 50万 2027-03-20", "call", li);
    await fang.says(`/deal advance #${unpaid} signed`);
    await fang.fills({ ...signed, moneyOn: "2027-01-20" });
    await closes("2026-12-18T09:00");
    office.itIs("2026-12-22T10:00");
    await fang.says("/deal update Pushed 2027-01-20");
    await fang.says("/deal update Cut 15万");
    await edits(office, unpaid, { moneyOn: "2026-12-20" });
    await logged("Bare 60万 12/24");
    return closes("2026-12-25T09:00");
  }

  test("each kind names its deal and opens as many as it counts; a deal stands there once, a closed week for ever", async () => {
    const week = await aWeekOfTrouble();
    office.itIs("2026-12-25T09:30");
    const card = await digest(week);
    expect(exceptionsOf(card)).toEqual([
      ["#1 Pushed", "Pushed out, ¥100K · Fang", "Nudge"],
      ["#2 Cut", "Cut by ¥50K · Fang", "Nudge"],
      ["#3 Unpaid", "Signed, ¥300K overdue · Fang", "Nudge"],
      ["#4 Stalled", "Stalled, ¥400K · Fang", "Nudge"],
      ["#6 Bare", "No next step, ¥600K · Fang", "Nudge"],
      ["Fang", expect.stringMatching(/^No answer \(5 deals/), "Nudge"],
    ]);
    const lists = buttonsOf(card).filter(({ label }) =>
      /^(Pushed|Cut|Unpaid|Stalled|No next|Unconf).* \(/.test(label),
    );
    expect(lists).toHaveLength(6);
    for (const button of lists) {
      const [, count] = /\((\d+)\)/.exec(button.label)!;
      expect((await chen.presses(button)).card.title, button.label).toContain(`· ${count}`);
    }

    office.itIs("2027-01-20T10:00");
    await fang.says("/deal update Pushed 2027-01-24");
    await fang.says("/deal update Bare");
    await fang.fills({ nextStep: "visit", closeDate: "2027-06-30" });
    await fang.says("/deal lose Stalled");
    await fang.fills({ lostReason: "price" });
    await boss.says("/team join Fang none");
    expect(await digest(week)).toEqual(card);
  });

  test("in a channel: deals and amounts, nobody's name, nothing to nudge with", async () => {
    const week = await aWeekOfTrouble();
    const card = await digest(week, true);
    expect(exceptionsOf(card)).toContainEqual(["#1 Pushed", "Pushed out, ¥100K", undefined]);
    expect(wordsOfCard(card)).not.toMatch(/Fang|Li\b|answer/);
    expect(buttonsOf(card).filter(({ action }) => /nudge|status/.test(action))).toEqual([]);
    // Whoever asks for a preview in a channel gets one of that kind.
    const there = chen.in({ channel: "C1", private: false });
    expect((await there.says("/deal run digest")).words).not.toMatch(/Fang|No answer/);
  });

  test("the rest is counted; no kind hides another", async () => {
    const names = ["Alpha", "Bolt", "Crane", "Dune", "Ember", "Fjord", "Grove"];
    for (const [nth, name] of names.entries()) await logged(`${name} ${nth + 1}0万 11/25`);
    const card = await digest();
    expect(exceptionsOf(card).map(([name]) => name)).toEqual([
      "#7 Grove",
      "Fang",
      "#6 Fjord",
      "#5 Ember",
      "#4 Dune",
      "#3 Crane",
    ]);
    expect(wordsOfCard(card)).toContain("No next step (7)");
  });

  describe("a nudge", () => {
    const sent = () =>
      office.database.prisma.delivery.findMany({
        where: { workspaceId: office.workspaceId, key: { startsWith: "asked:" } },
        orderBy: { createdAt: "asc" },
      });
    const textOf = (content: unknown) => wordsOfCard((content as { card: Card }).card);

    test("tells the owner, in their language, which deal and who asks; once a day, whoever presses", async () => {
      await logged("Bare 60万 11/25", "", li);
      chen.card = await digest();
      expect((await chen.clicks("Nudge")).notice).toBe("Li has been nudged.");
      expect((await chen.clicks("Nudge")).notice).toBe("Li has already been nudged today.");
      boss.card = chen.card;
      expect((await boss.clicks("Nudge")).notice).toBe("Li has already been nudged today.");
      office.later({ hours: 24 });
      expect((await boss.clicks("Nudge")).notice).toBe("Li has been nudged.");
      const messages = await sent();
      expect(messages.map(({ recipient }) => recipient)).toEqual(["at-Li", "at-Li"]);
      expect(textOf(messages[0]!.content)).toMatch(/^Chen想了解 #1 Bare[\s\S]*没有下一步[\s\S]*\[查看 #1\]/);
      expect(textOf(messages[1]!.content)).toContain("Boss想了解");
    });

    test("is for who may see the deal, for open deals, and not for one's own", async () => {
      await logged("Bare 60万 11/25", "", li);
      chen.card = await digest();
      const [button] = buttonsOf(chen.card).filter(({ action }) => action === "deal.nudge");
      expect((await fang.presses(button!)).refusal).toContain("Can't find that deal");
      expect((await li.presses(button!)).refusal).toBe("这是您自己的。");
      await li.says("/deal lose Bare");
      await li.fills({ lostReason: "price" });
      expect((await chen.presses(button!)).refusal).toBe("Bare: already lost, nothing to report.");
      expect(await sent()).toEqual([]);
    });

    test("asks who has not answered; only those who lead them may", async () => {
      await logged("Fine 60万 2027-03-25", "call", li);
      chen.card = await digest();
      const [button] = buttonsOf(chen.card).filter(({ action }) => action === "forecast.nudge");
      expect((await chen.presses(button!)).notice).toBe("Li has been nudged.");
      const west = await office.joins("Grace", { role: "manager" });
      await office.leads(west.id, await office.team("West"));
      expect((await west.presses(button!)).refusal).toContain("out of date");
      const [message, ...others] = await sent();
      expect([message!.recipient, others]).toEqual(["at-Li", []]);
      expect(textOf(message!.content)).toContain("Chen请您报预测");
    });
  });

  test("each team or rep has their own gap; who is neither asked nor selling is left out", async () => {
    await office.asks(fang.id, "2026-Q4", 100_000_00n);
    await office.asks(li.id, "2026-Q4", 300_000_00n);
    await logged("Won 3万 12/20");
    await fang.says("/deal advance Won signed");
    await fang.fills({ ...signed, "first-payment": "yes" });
    await logged("Sure 4万 12/20");
    await fang.says("/deal update Sure");
    await fang.fills({ likelihood: "90", category: "commit" });
    const gaps = (card: Card) =>
      tablesOf(card)
        .find(({ columns }) => columns[0]!.label === "Team or rep")!
        .rows.map(({ cells }) => cells);
    const reps = [
      ["Li", "¥300K", "¥0", "¥300K"],
      ["Fang", "¥100K", "¥70K", "¥70K"],
    ];
    expect(gaps(await digest())).toEqual(reps);
    // Where there are several teams they stand for their people.
    const west = await office.team("West");
    await office.leads((await office.joins("Grace", { role: "manager" })).id, west);
    await office.leads(boss.id, west);
    await boss.says("/team join Li West");
    const { prisma } = office.database;
    const company = await office.company();
    const president = (await managersOf(prisma, office.workspaceId)).find(
      ({ member }) => member.name === "Boss",
    )!;
    const { card } = await digestFor(prisma, company, president, office.now());
    expect(gaps(card)).toEqual([
      ["West", "¥300K", "¥0", "¥300K"],
      ["East", "¥100K", "¥70K", "¥70K"],
    ]);
  });

  test("a signed deal whose money comes in the next quarter is that quarter's commit", async () => {
    const number = await logged("Signed 8万 12/20");
    await fang.says(`/deal advance #${number} signed`);
    await fang.fills({ ...signed, moneyOn: "2027-01-15" });
    const { prisma } = office.database;
    const next = await commitWithin(prisma, office.workspaceId, fang.id, quarterNamed("2027-Q1")!);
    expect(Object.fromEntries(next)).toEqual({ CNY: 8_000_000n });
  });

  test("a win of the last quarter that is recorded this week says its quarter", async () => {
    const late = await logged("Late 30万 12/20");
    await closes("2027-01-08T09:00");
    office.itIs("2027-01-12T10:00");
    await fang.says(`/deal win #${late}`);
    await fang.fills({
      ...signed,
      "first-payment": "yes",
      signedOn: "2026-12-28",
      moneyOn: "2026-12-30",
    });
    expect(wordsOfCard(await digest())).toContain(
      "Won this week: incl. ¥300K won in Q4 2026, recorded late.",
    );
    // What is won in time, or only told later in its own quarter, says nothing of the kind.
    await logged("Now 1万 2027-01-20");
    await fang.says("/deal win Now");
    await fang.fills({ ...signed, "first-payment": "yes" });
    const week = await closes("2027-01-15T09:00");
    const told = await digest(week);
    expect(wordsOfCard(told)).toContain("incl. ¥300K won in Q4 2026, recorded late.");
    await closes("2027-01-22T09:00");
    expect(wordsOfCard(await digest())).not.toContain("recorded late");
    expect(await digest(week)).toEqual(told);
  });
});
