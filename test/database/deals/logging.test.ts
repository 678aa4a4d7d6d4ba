import { describe, expect, test } from "vitest";
import type { Form } from "../../../src/chat/form.ts";
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

  const fieldsOf = ({ fields }: Form) => fields.map(({ name }) => name);
  const deals = () => office.database.prisma.deal.count({ where: { workspaceId: office.workspaceId } });

  test("a line that says enough is logged at once, and can be taken back", async () => {
    const { card, words } = await fang.says("/deal new ACME 120万 下月底 OA");
    expect(words).toContain("Logged as #1.");
    expect(card.title).toBe("#1 ACME · OA");
    expect(standsIn(card)).toBe("Prospect");
    expect(await dealRow(office)).toMatchObject({
      amountMinor: 120_000_000n,
      currency: "CNY",
      closeDate: new Date("2026-12-31"),
      stage: "prospect",
      likelihood: 20,
      category: "pipeline",
      source: "self-found",
      ownerId: fang.id,
    });
    expect(await movesOf(office, 1)).toMatchObject([
      { kind: "new", from: null, to: "prospect", amountMinor: 120_000_000n },
    ]);
    await fang.clicks("Undo");
    expect((await dealRow(office)).outcome).toBe("withdrawn");
  });

  test("without a word, everything is asked", async () => {
    expect(fieldsOf((await fang.says("/deal new")).form)).toEqual([
      ...["customer", "amount", "closeDate", "product", "source"],
    ]);
  });

  test.each([
    ["ACME 120k", ["closeDate"], "ACME · ¥120,000", { closeDate: "12/31" }],
    ["ACME 12/31", ["amount"], "ACME · Thu, Dec 31", { amount: "120k" }],
    ["ACME", ["amount", "closeDate"], "ACME", { amount: "120k", closeDate: "12/31" }],
    ["ACME 1.2 12/31", ["amount"], "ACME · Thu, Dec 31", { amount: "120k" }],
    ["ACME 120k yesterday", ["closeDate"], "ACME · ¥120,000", { closeDate: "12/31" }],
    ["ACME 120k CRM 3/4/2027", ["closeDate"], "ACME · ¥120,000 · CRM", { closeDate: "12/31" }],
  ])("%s: only the rest is asked, and what was said stands above", async (line, asked, above, answers) => {
    const { form, words } = await fang.says(`/deal new ${line}`);
    expect(fieldsOf(form)).toEqual([...asked, "rest"]);
    expect(words).toContain(above);
    const { card } = await fang.fills(answers as Record<string, string>);
    expect(card.title).toMatch(/^#1 ACME/);
    expect(await dealRow(office)).toMatchObject({
      amountMinor: 12_000_000n,
      closeDate: new Date("2026-12-31"),
    });
  });

  test("a short form keeps what was typed beside what is wrong, and a tick opens the whole", async () => {
    await fang.says("/deal new ACME");
    const { errors } = await fang.fills({ amount: "much", closeDate: "12/31" });
    expect(Object.keys(errors)).toEqual(["amount"]);
    expect(fieldsOf(fang.form!)).toEqual(["amount", "closeDate", "rest"]);
    expect(fang.form!.fields[1]!.value).toBe("12/31");
    const { form } = await fang.fills({ amount: "120k", rest: "yes" });
    expect(form.fields.map(({ name, value }) => [name, value])).toEqual([
      ["customer", "ACME"],
      ["amount", "120k"],
      ["closeDate", "12/31"],
      ["product", ""],
      ["source", "self-found"],
    ]);
    const { card } = await fang.fills({ customer: "Hooli", product: "OA", source: "referral" });
    expect(card.title).toBe("#1 Hooli · OA");
    expect(await dealRow(office)).toMatchObject({ source: "referral" });
  });

  test("what travels unseen is read again: none of it is trusted", async () => {
    await fang.says("/deal new ACME 120k");
    const { form } = fang;
    const values = { ...form!.hidden, closeDate: "12/31", amount: "lots", rest: "" };
    const answer = await fang.submits(form!, values);
    expect(Object.keys(answer.errors)).toEqual(["amount"]);
    expect(fieldsOf(fang.form!)).toContain("customer");
    expect(await deals()).toBe(0);
  });

  test("words that fit nowhere, and a question mark, open the whole form filled in", async () => {
    for (const line of ["ACME 120k 12/31 70%", "ACME 120k 12/31 ?", "ACME 120k 12/31？"]) {
      const { form } = await fang.says(`/deal new ${line}`);
      expect(form.fields.map(({ value }) => value)).toEqual(["ACME", "120k", "12/31", "", "self-found"]);
    }
    expect(await deals()).toBe(0);
  });

  test("what reads like a sentence is shown before it is logged", async () => {
    for (const line of [
      "we met with ACME and they want 45k by 12/31",
      "ACME 45k 12/31 because they move to a new office",
      "今天见了华信张总要签 45万 12/31",
    ])
      expect(fieldsOf((await fang.says(`/deal new ${line}`)).form), line).toContain("source");
    expect(await deals()).toBe(0);
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
    const { form } = await fang.says("/deal new 华信 20万 月底");
    expect(fieldsOf(form)).toEqual(["customerId"]);
    const { card } = await fang.fills({ customerId: (await dealRow(office, 1)).customerId });
    expect(card.title).toBe("#2 华信医疗");
    await fang.says("/deal new 华信 30万");
    await fang.fills({ closeDate: "月底" });
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
      const { form } = await fang.says(`/deal new ${typed} 20万 月底`);
      expect(form.fields, typed).toMatchObject([{ name: "customerId", value: chosen }]);
    }
  });

  test("warns of colleagues who sell to the same customer, without how much, and of what was logged before", async () => {
    const priya = await office.joins("Priya");
    const wang = await office.joins("王芳", { locale: "zh" });
    const says = async (person: Colleague, line: string) => (await person.says(`/deal new ${line}`)).words;
    expect(await says(priya, "ACME 30万 12/20")).not.toContain("⚠");
    const warned = await says(fang, "ACME 10万 12/20");
    expect(warned).toContain("⚠ Open deals with ACME already: Priya.");
    expect(warned).not.toContain("300K");
    expect(fieldsOf(fang.form!)).toContain("source");
    expect((await fang.fills()).words).toContain("Logged as #2. ⚠ Open deals with ACME already: Priya.");
    expect(await says(wang, "ACME 10万 12/20")).toContain("⚠ 可能撞单：Fang和Priya也在跟进ACME。");
    await wang.fills();
    expect(await says(priya, "ACME 30万 12/20")).toContain("Your #1 has the same amount and close date");
    expect((await priya.fills()).words).toContain("Your #1 has the same amount and close date");
    await priya.says("/deal lose #1");
    await priya.fills({ lostReason: "price" });
    await priya.says("/deal undo #4");
    expect(await says(wang, "ACME 20万 12/20")).toContain("⚠ 可能撞单：Fang也在跟进ACME。");
  });

  test("one's own further deal with a customer is logged at once", async () => {
    await logged(fang, "ACME 10万 12/20");
    expect((await fang.says("/deal new ACME 20万 12/20")).card.title).toBe("#2 ACME");
  });

  test("where reps know only their own customers, a warning tells them of no other", async () => {
    const admin = await office.joins("Ada", { role: "admin" });
    const priya = await office.joins("Priya");
    await admin.presses({ action: "settings.names", values: {} });
    await admin.fills({ customerNames: "own" });
    await logged(priya, "ACME 10万 12/20");
    expect((await fang.says("/deal new ACME 10万 12/20")).card.title).toBe("#2 ACME");
    expect((await admin.says("/deal new ACME 10万 12/20")).words).toContain("Fang and Priya");
  });

  test("a name keeps its comma", async () => {
    expect((await fang.says("/deal new Hooli, 120k, 12/20")).card.title).toBe("#1 Hooli");
    expect((await fang.says("/deal new Acme, Inc. 120k 12/20")).card.title).toBe("#2 Acme, Inc.");
    const many = "Tom, Dick & Harry";
    expect((await fang.says(`/deal new ${many} 120k 12/20`)).card.title).toBe(`#3 ${many}`);
    expect((await fang.says("/商机 新建 张三、李四律师事务所 12万 12/20")).card.title).toBe(
      "#4 张三、李四律师事务所",
    );
  });

  test("takes another spelling of the same company for the same customer", async () => {
    await logged(fang, '"Acme Co., Ltd." 10万 月底');
    await logged(fang, "ＡＣＭＥ 20万 月底");
    expect((await dealRow(office, 1)).customerId).toBe((await dealRow(office, 2)).customerId);
  });

  test.each([
    ["華信醫療", "华信医疗"],
    ["华信医疗", "華信醫療有限公司"],
  ])("%s and %s are one customer, whichever came first", async (first, then) => {
    await logged(fang, `${first} 10万 月底`);
    expect((await fang.says(`/deal new ${then} 20万 12/20`)).card.title).toBe(`#2 ${first}`);
    expect((await fang.says(`/customer ${then}`)).card.title).toContain(first);
    expect((await fang.says(`/deal note ${then} met the CFO`)).buttons.map(({ label }) => label)).toEqual([
      expect.stringContaining(first),
      expect.stringContaining(first),
    ]);
  });

  test("numbers deals in order and makes a customer once, however many log at once", async () => {
    const people = await Promise.all(Array.from({ length: 8 }, (_, index) => office.joins(`Rep ${index}`)));
    await Promise.all(people.map((person) => person.says("/deal new Hooli 10万 月底 ?")));
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
    const { form } = await fang.says("/deal new Hooli 45k 3/4 ?");
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
      (await fang.says("/deal new 远航教育 OA 38w 月底签 ?")).form.fields.map(({ value }) => value),
    ).toEqual(["远航教育", "38w", "月底签", "OA", "self-found"]);
  });

  test("keeps money of another currency apart from the company's", async () => {
    await logged(fang, "Globex USD 30k next Friday");
    expect(await dealRow(office)).toMatchObject({ amountMinor: 3_000_000n, currency: "USD" });
  });
});
