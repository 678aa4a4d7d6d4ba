/** `/funnel`, `/deal list` and `/forecast status`, asked about a team, a person, a product, a time; counted by hand. */
import { beforeEach, describe, expect, test } from "vitest";
import { transaction } from "../../src/database/transaction.ts";
import { closeWeek } from "../../src/forecasts/close-week.ts";
import { runningWeek } from "../../src/schedule/running-week.ts";
import { oneDatabase } from "../fakes/database.ts";
import { qualified } from "../fakes/office/deals.ts";
import { inOffices } from "../fakes/office/in-offices.ts";
import type { Colleague, Office } from "../fakes/office/office.ts";
import type { Answer } from "../fakes/office/person.ts";
import { buttonsOf, rowsOf } from "../fakes/office/reading.ts";

const paid = { ...qualified, "contract-signed": "yes", "first-payment": "yes" };

describe.each(oneDatabase)("a question on %s", (kind) => {
  let office: Office;
  let fang: Colleague;
  let li: Colleague;
  let sun: Colleague;
  let chen: Colleague;
  let boss: Colleague;

  inOffices(kind, async (opened) => {
    office = opened;
    const [east, west] = [await office.team("East"), await office.team("West")];
    fang = await office.joins("Fang", { team: east });
    li = await office.joins("Li", { team: east });
    sun = await office.joins("孙浩", { team: west });
    chen = await office.joins("Chen", { role: "manager" });
    boss = await office.joins("Boss", { role: "admin" });
    await office.leads(chen.id, east);
  });

  const logs = async (person: Colleague, line: string, product = "") => {
    await person.says("/deal new");
    const [customer = "", amount = "", closeDate = ""] = line.split(" ");
    await person.fills({ customer, amount, closeDate, product });
    // Zeta is one slip away from Beta; the question stands on a new customer.
    if (person.form) await person.fills();
  };
  const loses = async (person: Colleague, customer: string, lostReason: string) => {
    await person.says(`/deal lose ${customer}`);
    await person.fills({ lostReason });
  };
  async function closes() {
    const workspace = await office.workspace();
    const week = runningWeek(workspace, office.now().subtract({ hours: 1 }));
    await transaction(office.database, (tx) => closeWeek(tx, { workspace, week }));
  }
  const cells = ({ card }: Answer) => rowsOf(card).map((row) => row.cells.join(" | "));
  /** How many deals the list behind each button has, by the button's label or its row. */
  async function opened(person: Colleague, { card }: Answer) {
    const lists = buttonsOf(card).filter((button) => button.action === "deal.list");
    const counts = [];
    for (const { values } of lists)
      counts.push(
        Number(/· (\d+)$/.exec((await person.presses({ action: "deal.list", values })).card.title)?.[1]),
      );
    return counts;
  }

  /**
   * Third quarter: Fang wins Alpha (100K), has Beta (200K, due in December); 孙浩 has Gamma (300K, commit, due Sep 25).
   * Then 孙浩 moves to East, Alpha is corrected, Beta grows, and Li loses three.
   */
  beforeEach(async () => {
    office.itIs("2026-08-10T10:00");
    await office.asks(fang.id, "2026-Q3", 50_000_000n);
    await office.asks(fang.id, "2026-Q4", 90_000_000n);
    await logs(fang, "Alpha 10万 9/20", "OA");
    await logs(fang, "Beta 20万 12/20", "CRM");
    await logs(sun, "Gamma 30万 9/25", "OA");
    await sun.says("/deal update Gamma 90%");
    office.itIs("2026-09-15T10:00");
    await fang.says("/deal win Alpha");
    await fang.fills({ ...paid, signedOn: "9/10", moneyOn: "9/14" });
    office.itIs("2026-09-25T09:00");
    await closes();
    office.itIs("2026-10-12T10:00");
    await boss.says("/team join 孙浩 East");
    await chen.says("/deal update Alpha 12万");
    await fang.says("/deal update Beta 99万");
    await logs(li, "Delta 40万 11/30", "CRM");
    await logs(li, "Epsilon 50万 11/30");
    await logs(li, "Zeta 7万 11/30");
    office.itIs("2026-11-10T10:00");
    await loses(li, "Delta", "price");
    await loses(li, "Epsilon", "price");
    await loses(li, "Zeta", "competitor");
    office.itIs("2026-11-13T09:00");
    await closes();
    office.itIs("2026-11-18T10:00");
  });

  test("a past quarter is as of its end: the people of then, the amounts of then, and what was recorded since", async () => {
    const west = await boss.says("/funnel West Q3");
    expect(west.card.title).toBe("Funnel · West · Q3 2026 · as of Sep 30");
    expect(west.words).toContain("Open: ¥300K");
    // Commit, and the stage it stands in.
    expect(await opened(boss, west)).toEqual([1, 1]);
    const rates = await boss.says("/funnel conversion West Q3");
    expect(rates.card.title).toBe("Conversion by stage · West · Q3 2026 · as of Sep 30");
    expect(cells(rates)[0]).toContain("Prospect | 1 | 0 | 0 | 1");
    const mine = await fang.says("/funnel Q3");
    expect(mine.card.title).toBe("My funnel · Q3 2026 · as of Sep 30");
    expect(mine.words).toContain("Quota: ¥500K\nOpen: ¥200K");
    expect(mine.words).toContain("Won: ¥100K");
    expect(mine.words).toContain("Recorded or corrected since: +¥20K. Won is now ¥120K.");
    const all = await boss.says("/漏斗 上季度");
    expect(all.words).toContain("Open: ¥500K");
    // Now nobody is in West, and East has 孙浩's deal.
    expect((await boss.says("/funnel West")).words).toContain("Open: ¥0");
    expect((await boss.says("/funnel 孙浩")).card.title).toBe("Funnel · 孙浩");
    expect((await boss.says("/funnel East")).words).toContain("Open: ¥1.29M");
    const year = await boss.says("/funnel 2026");
    expect(year.card.title).toBe("The team's funnel · 2026");
    expect(year.words).toContain("Quota: ¥1.4M");
    expect(year.words).toContain("Won: ¥120K");
  });

  test("by rep and by team: each row is what that one's funnel says", async () => {
    const then = await boss.says("/funnel by rep Q3");
    expect(then.card.title).toBe("The team's funnel · By rep · Q3 2026 · as of Sep 30");
    expect(cells(then)).toEqual([
      "Fang | ¥100K | ¥100K | ¥100K | ¥500K | ¥400K | 0.0×",
      "孙浩 | ¥0 | ¥300K | ¥300K | – | – | –",
    ]);
    expect(cells(await boss.says("/funnel by team Q3"))).toEqual([
      "East | ¥100K | ¥100K | ¥100K | ¥500K | ¥400K | 0.0×",
      "West | ¥0 | ¥300K | ¥300K | – | – | –",
    ]);
    expect((await boss.clicks("Funnel", 1)).card.title).toBe("Funnel · West · Q3 2026 · as of Sep 30");
    const now = await chen.says("/漏斗 按销售");
    // Beta is due this quarter; Gamma, overdue, still is, too.
    expect(cells(now)).toEqual([
      "孙浩 | ¥0 | ¥300K | ¥300K | – | – | –",
      "Fang | ¥0 | ¥0 | ¥0 | ¥900K | ¥900K | 1.1×",
    ]);
  });

  test("of a product: the deals that have it, with their whole amount", async () => {
    const crm = await boss.says("/funnel CRM");
    expect(crm.card.title).toBe("The team's funnel · CRM");
    expect(crm.words).toContain("Open: ¥990K");
    expect(crm.words).toContain("Deals that have CRM among their products");
    expect(await opened(boss, crm)).toEqual([1]);
    expect(cells(await boss.says("/funnel by product Q3"))).toEqual(["OA | ¥100K | ¥400K | ¥400K"]);
  });

  test("lost reasons by deals and by amount, each opening its deals", async () => {
    const lost = await boss.says("/funnel lost reasons");
    expect(lost.card.title).toBe("The team's funnel · Lost reasons");
    expect(lost.words).toContain("3 deals lost, ¥970K");
    expect(cells(lost)).toEqual(["Price | 2 | 67% | ¥900K", "Competitor | 1 | 33% | ¥70K"]);
    expect(await opened(boss, lost)).toEqual([2, 1]);
    await boss.says("/funnel lost reasons");
    expect(cells(await boss.clicks("Lost reasons by amount"))[0]).toBe("Price | 2 | 67% | ¥900K");
    expect((await boss.says("/漏斗 流失原因 上季度")).words).toContain("No deals were lost in this period.");
    // The week of the close on Nov 13, from close to close.
    const week = await boss.says("/funnel lost reasons last week");
    expect(cells(week)).toEqual(["Price | 2 | 67% | ¥900K", "Competitor | 1 | 33% | ¥70K"]);
    expect(await opened(boss, week)).toEqual([2, 1]);
  });

  test("last week is the closed week's own digest, whatever happened since", async () => {
    await fang.says("/deal update Beta 5万");
    const { card } = await boss.says("/funnel last week");
    expect(card.title).toBe("Friday funnel · Xinghe, Nov 13");
    const { words } = await boss.clicks("All that moved");
    expect(words).toContain("Lost | 3 | ¥970K");
    expect(words).toContain("Increased | 1 | +¥790K");
    expect((await boss.says("/funnel this week")).card.title).toBe("Funnel, week to date · Xinghe");
    expect(cells(await boss.says("/funnel by rep last week"))[1]).toContain(
      "Fang | ¥0 | ¥0 | ¥0 | ¥900K | ¥900K",
    );
    const narrowed = await boss.says("/funnel Fang last week");
    expect(narrowed.card.title).toBe("Funnel · Fang · week of Nov 9 · as of Nov 13");
    expect(narrowed.words).toContain("Open: ¥990K");
    expect(await opened(boss, narrowed)).toEqual([1]);
  });

  test("what is not understood is said, with what may be meant", async () => {
    const { words, buttons } = await boss.says("/funnel Wset Q3");
    expect(words).toContain("I can't use “Wset” here.");
    expect(buttons.map(({ label }) => label)).toEqual(["West"]);
    expect((await boss.clicks("West")).card.title).toBe("Funnel · West · Q3 2026 · as of Sep 30");
    expect((await boss.says("/funnel stalled")).refusal).toContain(
      "I can't use “stalled” here. You can add a team",
    );
    expect((await boss.says("/funnel conversion by rep")).words).toContain("I can't use “by rep” here.");
    expect((await boss.says("/funnel next quarter")).words).toContain("Q1 2027 hasn't begun");
    expect((await boss.says("/funnel West East")).refusal).toContain("“East” is one too many.");
    expect((await boss.says("/funnel define commit")).words).not.toContain("Coverage is");
    expect((await boss.says("/漏斗 口径 加权")).words).not.toContain("承诺");
    expect((await boss.says("/funnel definitions West")).words).toMatch(
      /“West” is none of the numbers.*Coverage is/s,
    );
    // Nobody learns of teams and colleagues that they do not see.
    for (const line of ["/funnel West", "/funnel Li", "/funnel 孙浩"])
      expect((await fang.says(line)).words, line).toContain("I can't use");
    expect((await chen.says("/funnel West")).words).toContain("I can't use");
  });

  test("a list by close date, amount, next step, reason, product; combined", async () => {
    const list = async (words: string) =>
      cells(await boss.says(`/deal list ${words}`)).map((row) => row.split(" | ")[1]!.split(" · ")[0]);
    expect(await list("this quarter")).toEqual(["Gamma", "Beta"]);
    expect(await list("next month")).toEqual(["Beta"]);
    expect(await list("下个月")).toEqual(["Beta"]);
    expect(await list("this week")).toEqual(["Gamma"]);
    expect(await list(">500k")).toEqual(["Beta"]);
    expect(await list("小于30万")).toEqual([]);
    expect(await list("≤30万")).toEqual(["Gamma"]);
    expect(await list("won last quarter")).toEqual(["Alpha"]);
    expect(await list("won this quarter")).toEqual([]);
    expect((await list("lost 价格")).toSorted()).toEqual(["Delta", "Epsilon"]);
    expect(await list("lost price CRM")).toEqual(["Delta"]);
    expect(await list("OA East")).toEqual(["Gamma"]);
    expect(await list("no next step")).toEqual(["Gamma", "Beta"]);
    expect((await boss.says("/deal list West East")).refusal).toContain("“East” is one too many.");
    const { card, words } = await boss.says("/deal list next month >500k CRM");
    expect(words).toContain("CRM · over ¥500K · closing December 2026");
    expect(rowsOf(card)[0]!.cells).toEqual(["#2", "Beta · CRM", "Prospect", "¥990K", "Dec 20", "Fang"]);
  });

  test("/forecast status of a closed week shows what was kept, of a team or a person", async () => {
    await fang.says("/forecast submit");
    await fang.fills({ promised: "50万" });
    const last = await boss.says("/forecast status last week");
    expect(last.card.title).toContain("Nov 13");
    expect(cells(last)).toEqual(["Fang | No answer | –", "孙浩 | No answer | –"]);
    expect(cells(await boss.says("/预测 进度 上周 孙浩"))).toHaveLength(1);
    expect(cells(await boss.says("/forecast status Fang"))[0]).toContain("¥500K");
    expect((await boss.says("/forecast status Q3")).refusal).toContain("Answers are kept by the week");
    expect((await boss.says("/forecast status nonsense")).refusal).toContain("I can't use “nonsense” here");
  });
});
