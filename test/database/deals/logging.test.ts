import { describe, expect, test } from "vitest";
import { oneDatabase } from "../../fakes/database.ts";
import { dealRow, logged } from "../../fakes/office/deals.ts";
import { movesOf } from "../../fakes/office/history.ts";
import { inOffices } from "../../fakes/office/in-offices.ts";
import type { Colleague, Office } from "../../fakes/office/office.ts";
import { standsIn } from "../../fakes/office/reading.ts";

describe.each(oneDatabase)("logging a deal on %s", (kind) => {
  let office: Office;
  let fang: Colleague;
  inOffices(kind, async (opened) => {
    office = opened;
    fang = await office.joins("Fang");
  });

  test("opens a filled-in form, then shows the deal", async () => {
    const { form } = await fang.says("/deal new ACME 120万 下月底");
    expect(form.fields.map(({ name, value }) => [name, value])).toEqual([
      ["customer", "ACME"],
      ["amount", "120万"],
      ["closeDate", "下月底"],
      ["product", ""],
      ["source", "self-found"],
    ]);
    const { card } = await fang.fills({ product: "OA" });
    expect(card.title).toBe("#1 ACME · OA");
    expect(standsIn(card)).toBe("Prospect");
    expect(await dealRow(office)).toMatchObject({
      amountMinor: 120_000_000n,
      currency: "CNY",
      closeDate: new Date("2026-12-31"),
      stage: "prospect",
      likelihood: 20,
      category: "pipeline",
      ownerId: fang.id,
    });
    expect(await movesOf(office, 1)).toMatchObject([
      { kind: "new", from: null, to: "prospect", amountMinor: 120_000_000n },
    ]);
  });

  test("names what is wrong beside each field and keeps what was typed", async () => {
    await fang.says("/deal new");
    const answer = await fang.fills({ customer: " ", amount: "much", closeDate: "someday", product: "OA" });
    expect(Object.keys(answer.errors)).toEqual(["customer", "amount", "closeDate"]);
    expect(answer.errors.amount).toContain("much");
    expect(fang.form!.fields.find((field) => field.name === "product")?.value).toBe("OA");
    const { card } = await fang.fills({ customer: "ACME", amount: "1.2m", closeDate: "next Friday" });
    expect(card.title).toBe("#1 ACME · OA");
  });

  test("asks which customer, where the name resembles one", async () => {
    await logged(fang, "华信医疗 10万 月底");
    await fang.says("/deal new 华信 20万 月底");
    const { form } = await fang.fills();
    expect(form.fields.map((field) => field.name)).toEqual(["customerId"]);
    const { card } = await fang.fills({ customerId: (await dealRow(office, 1)).customerId });
    expect(card.title).toBe("#2 华信医疗");
    await fang.says("/deal new 华信 30万 月底");
    await fang.fills();
    expect((await fang.fills({ customerId: "new" })).card.title).toBe("#3 华信");
  });

  test("one press never books to another customer, unless the whole name was typed in pinyin", async () => {
    await logged(fang, "客户1号 10万 月底");
    await logged(fang, "华信医疗 10万 月底");
    for (const [typed, chosen] of [
      ["客户11号", "new"],
      ["华新医疗", "new"],
      ["huaxinyiliao", (await dealRow(office, 2)).customerId],
    ]) {
      await fang.says(`/deal new ${typed} 20万 月底`);
      const { form } = await fang.fills();
      expect(form.fields, typed).toMatchObject([{ name: "customerId", value: chosen }]);
    }
  });

  test("warns of colleagues who sell to the same customer, without how much, and of what was logged before", async () => {
    const priya = await office.joins("Priya");
    const wang = await office.joins("王芳", { locale: "zh" });
    const says = async (person: Colleague, line: string) => {
      await person.says(`/deal new ${line}`);
      return (await person.fills()).words;
    };
    expect(await says(priya, "ACME 30万 12/20")).not.toContain("⚠");
    const warned = await says(fang, "ACME 10万 12/20");
    expect(warned).toContain("Logged as #2. ⚠ Open deals with ACME already: Priya.");
    expect(warned).not.toContain("300K");
    expect(await says(wang, "ACME 10万 12/20")).toContain("⚠ 可能撞单：Fang和Priya也在跟进ACME。");
    expect(await says(priya, "ACME 30万 12/20")).toContain("Your #1 has the same amount and close date");
    await priya.says("/deal lose #1");
    await priya.fills({ lostReason: "price" });
    await priya.says("/deal undo #4");
    expect(await says(wang, "ACME 20万 12/20")).toContain("⚠ 可能撞单：Fang也在跟进ACME。");
  });

  test("where reps know only their own customers, a warning tells them of no other", async () => {
    const admin = await office.joins("Ada", { role: "admin" });
    const priya = await office.joins("Priya");
    await admin.presses({ action: "settings.names", values: {} });
    await admin.fills({ customerNames: "own" });
    await logged(priya, "ACME 10万 12/20");
    await fang.says("/deal new ACME 10万 12/20");
    expect((await fang.fills()).words).not.toContain("Priya");
    await admin.says("/deal new ACME 10万 12/20");
    expect((await admin.fills()).words).toContain("Fang and Priya");
  });

  test("a name keeps its comma", async () => {
    expect((await fang.says("/deal new Acme, Inc. 120k 12/20")).form.fields[0]!.value).toBe("Acme, Inc.");
    expect((await fang.says("/deal new Acme, 120k, 12/20")).form.fields[0]!.value).toBe("Acme");
  });

  test("takes another spelling of the same company for the same customer", async () => {
    await logged(fang, '"Acme Co., Ltd." 10万 月底');
    await logged(fang, "ＡＣＭＥ 20万 月底");
    expect((await dealRow(office, 1)).customerId).toBe((await dealRow(office, 2)).customerId);
  });

  test("numbers deals in order and makes a customer once, however many log at once", async () => {
    const people = await Promise.all(Array.from({ length: 8 }, (_, index) => office.joins(`Rep ${index}`)));
    await Promise.all(people.map((person) => person.says("/deal new Hooli 10万 月底")));
    const answers = await Promise.all(people.map((person) => person.fills()));
    const titles = answers.map(({ card }) => card.title).sort();
    expect(titles).toEqual(Array.from({ length: 8 }, (_, index) => `#${index + 1} Hooli`));
    expect(await office.database.prisma.customer.count({ where: { workspaceId: office.workspaceId } })).toBe(
      1,
    );
  });

  test.each([
    ["<!channel>"],
    ['=HYPERLINK("http://x","y")'],
    ["شركة النور 🚀"],
    ['\'; DROP TABLE "Deal"; --'],
    ["<script>alert(1)</script>"],
    ["50%_\\ off"],
  ])("keeps the name %s as it was typed", async (name) => {
    await fang.says("/deal new");
    const { card } = await fang.fills({ customer: name, amount: "1万", closeDate: "月底" });
    expect(card.title).toBe(`#1 ${name}`);
    const found = await fang.says("/deal show #1");
    expect(found.card.title).toBe(`#1 ${name}`);
    expect((await fang.says(`/deal show ${name}`)).card.title).toBe(`#1 ${name}`);
  });

  test("shows how amount and date are read before they are saved, and says at once what cannot be", async () => {
    const { form } = await fang.says("/deal new Hooli 45k 3/4");
    expect(form.fields.map((field) => field.hint)).toEqual([
      undefined,
      "“45k” means ¥45,000",
      "“3/4” means Mar 4, 2027",
      undefined,
      undefined,
    ]);
    const doubtful = (await fang.says("/deal new Hooli 30-50k nov 31 70%")).form;
    expect(doubtful.fields[1]?.error).toContain("more than one amount");
    expect(doubtful.fields[2]).toMatchObject({
      value: "nov 31",
      error: expect.stringContaining("isn't a valid date"),
    });
    expect((await fang.says("/deal new Hooli 45k eom 70%")).words).toContain("Not used: “70%”");
    expect((await fang.says("/deal new 新远 38万（含税） 月底")).words).toContain("Not used: “（含税）”");
    expect(
      (await fang.says("/deal new 远航教育 OA 38w 月底签")).form.fields.map(({ value }) => value),
    ).toEqual(["远航教育", "38w", "月底签", "OA", "self-found"]);
  });

  test("keeps money of another currency apart from the company's", async () => {
    await fang.says("/deal new Globex USD 30k next Friday");
    await fang.fills();
    expect(await dealRow(office)).toMatchObject({ amountMinor: 3_000_000n, currency: "USD" });
  });
});
