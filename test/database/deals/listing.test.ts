import { describe, expect, test } from "vitest";
import { oneDatabase } from "../../fakes/database.ts";
import { logged, qualified } from "../../fakes/office/deals.ts";
import { inOffices } from "../../fakes/office/in-offices.ts";
import type { Colleague, Office } from "../../fakes/office/office.ts";
import { rowsOf } from "../../fakes/office/reading.ts";

describe.each(oneDatabase)("listing deals on %s", (kind) => {
  let office: Office;
  let fang: Colleague;
  inOffices(kind, async (opened) => {
    office = opened;
    fang = await office.joins("Fang");
  });

  const numbers = (answer: { card: Parameters<typeof rowsOf>[0] }) =>
    rowsOf(answer.card).map((row) => row.cells[0]);

  test("filters by stage, customer, due date, stalled and outcome", async () => {
    await logged(fang, "Alpha 10万 11/30");
    await logged(fang, "Beta 10万 2027-03-31");
    await logged(fang, "Gamma 10万 11/20");
    await fang.says("/deal advance Beta 目标客户");
    await fang.fills({ ...qualified, closeDate: "12/30" });
    await fang.says("/deal update Beta 2027-03-31");
    office.itIs("2026-11-23T10:00");
    const list = async (words: string) => numbers(await fang.says(`/deal list ${words}`));
    expect(await list("")).toEqual(["#3", "#1", "#2"]);
    expect(await list("目标客户")).toEqual(["#2"]);
    expect(await list("2")).toEqual(["#3", "#1"]);
    expect(await list("alpha")).toEqual(["#1"]);
    expect(await list("due")).toEqual(["#3", "#1"]);
    expect(await list("quarter")).toEqual(["#3", "#1"]);
    expect(await list("overdue")).toEqual(["#3"]);
    expect(await list("stalled")).toEqual([]);
    expect(await list("overdue prospect gamma")).toEqual(["#3"]);
    expect(await list("won")).toEqual([]);
    await fang.says("/deal lose Gamma");
    await fang.fills({ lostReason: "timing" });
    expect(await list("lost")).toEqual(["#3"]);
    office.itIs("2027-01-20T10:00");
    expect(await list("停滞")).toEqual(["#1"]);
  });

  test("turns pages of ten, and shows the last one for a page too far", async () => {
    for (let index = 0; index < 12; index++) await logged(fang, "ACME 10万 月底");
    const first = await fang.says("/deal list");
    expect(first.card.title).toContain("12");
    expect(numbers(first)).toHaveLength(10);
    const second = await fang.clicks("Next");
    expect(numbers(second)).toEqual(["#11", "#12"]);
    expect(numbers(await fang.clicks("Previous"))).toEqual(numbers(first));
    const far = await fang.presses({ action: "deal.list", values: { page: 99_999 } });
    expect(numbers(far)).toEqual(["#11", "#12"]);
  });

  test("the biggest first, of several currencies by today's rates, page after page; what has no rate comes last", async () => {
    const admin = await office.joins("Admin", { role: "admin" });
    for (const line of ["Small 1万 11/20", "Big 9万 12/30", "Dollars $2万 12/20", "Yen ¥100万日元 12/21"])
      await logged(fang, line);
    await admin.says("/team rate USD 7");
    expect(numbers(await fang.says("/deal list by amount"))).toEqual(["#3", "#2", "#1", "#4"]);
    await admin.says("/team rate JPY 0.05");
    for (const line of [
      "biggest deals",
      "/deal list 按金额",
      "最大的商机",
      "大单",
      "what are my top 5 deals?",
    ]) {
      const answer = await fang.says(line);
      expect(numbers(answer), line).toEqual(["#3", "#2", "#4", "#1"]);
      expect(answer.words).toContain("biggest first");
    }
    for (let index = 0; index < 8; index++) await logged(fang, `More ${index}万 月底`);
    await fang.says("biggest deals");
    expect(numbers(await fang.clicks("Next"))).toHaveLength(2);
    expect(numbers(await fang.clicks("Previous")).slice(0, 2)).toEqual(["#3", "#2"]);
  });

  test("by colleague, team, pinyin and page; a part of a name is no team", async () => {
    const east = await office.team("华东 East");
    const boss = await office.joins("Boss", { role: "manager" });
    await office.leads(boss.id, east);
    const wei = await office.joins("李伟", { team: east });
    const min = await office.joins("Zhao Min", { team: east });
    for (let index = 0; index < 11; index++) await logged(wei, "华信医疗 10万 月底");
    await logged(min, "Astra 10万 月底");
    for (const line of ["李伟", "team 李伟", "liwei", "李伟 华信"])
      expect((await boss.says(`/deal list ${line}`)).words, line).toContain("The team's deals · 11\n李伟");
    expect((await boss.says("/deal list zhao min")).words).toContain("deals · 1\nZhao Min");
    expect((await boss.says("/deal list east")).words).toContain("deals · 12\n华东 East");
    expect((await boss.says("/deal list hd")).words).toContain("Nothing matches “hd”");
    expect((await boss.says("/deal list as")).words).toContain("deals · 1\n“as”");
    expect((await boss.says("/deal list 李伟 page 2")).words).toContain("Page 2 of 2");
    expect((await boss.clicks("Previous")).words).toContain("李伟");
    expect((await boss.says("/deal list huaxin")).words).toContain("deals · 11\n“华信医疗”");
    // A person whose deals one may not see counts as unknown here.
    expect((await min.says("/deal list 李伟")).words).toContain("My deals · 0");
  });

  test("a name that fits nothing is said to, and what resembles it is offered", async () => {
    await logged(fang, "Northwind 10万 月底");
    await fang.says("/deal lose Northwind");
    await fang.fills({ lostReason: "price" });
    const { words } = await fang.says("/deal list nortwhind");
    expect(words).toContain("Nothing matches “nortwhind”");
    const none = (await fang.clicks("Northwind")).words;
    expect(none).toContain("No deals here");
    expect(none).not.toContain("Nothing matches");
    const reader = await office.joins("Reader", { role: "read-only" });
    expect((await reader.says("/deal list xyz")).buttons).toEqual([]);
    expect((await fang.says("/deal list signed")).words).toContain("won");
    expect((await fang.says("/deal list closed")).words).toContain("My deals · 1\nclosed");
  });
});
