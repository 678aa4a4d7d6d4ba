import { describe, expect, test } from "vitest";
import { readNamesAnew } from "../../src/customers/readings.ts";
import { oneDatabase } from "../fakes/database.ts";
import { inOffices } from "../fakes/office/in-offices.ts";
import type { Colleague, Office } from "../fakes/office/office.ts";
import { rowsOf } from "../fakes/office/reading.ts";

describe.each(oneDatabase)("customers on %s", (kind) => {
  let office: Office;
  let fang: Colleague;

  inOffices(kind, async (opened) => {
    office = opened;
    fang = await office.joins("Fang");
  });

  async function logged(customer: string, amount = "10万") {
    await fang.says("/deal new");
    await fang.fills({ customer, amount, closeDate: "12/20" });
    if (fang.form) await fang.fills({ customerId: "new" });
  }

  test("are found by name, part, pinyin, other spellings, and near misses are offered", async () => {
    await logged("华信医疗科技有限公司");
    await logged("Globex Corporation");
    for (const typed of [
      "华信医疗科技",
      "华信医疗科技股份有限公司",
      "华信",
      "huaxinyiliaokeji",
      "yiliao",
      "医疗",
    ])
      expect((await fang.says(`/customer ${typed}`)).card.title, typed).toBe("华信医疗科技有限公司");
    for (const typed of ["globex", "GLOBEX INC.", "ｇｌｏｂｅｘ", "globx"])
      expect((await fang.says(`/客户 ${typed}`)).card.title, typed).toBe("Globex Corporation");
    expect((await fang.says("/customer zzz")).refusal).toContain("/deal new zzz");
  });

  test("by their whole name come before a verb that looks like it", async () => {
    await logged("Gamma");
    await logged("Lose It");
    for (const typed of ["/customer Gamma", "/customer gamma"])
      expect((await fang.says(typed)).card.title, typed).toBe("Gamma");
    expect((await fang.says("/deal Gamma")).card.title).toBe("#1 Gamma");
    expect((await fang.says("/customer Mergge Gamma")).words).toContain("Did you mean");
    // A verb that is said as it is remains one.
    expect((await fang.says("/deal Lose It")).form.title).toContain("It");
  });

  test("of equal name are one, those that resemble are asked about", async () => {
    await logged("华信医疗");
    await logged("华信地产");
    const { buttons } = await fang.says("/customer 华信");
    expect(buttons.map((button) => button.label).sort()).toEqual(["华信医疗", "华信地产"].sort());
    expect((await fang.clicks("华信地产")).card.title).toBe("华信地产");
    expect((await fang.says("/customer 华信医疗有限公司")).card.title).toBe("华信医疗");
  });

  test("with names of nothing but signs are still told apart", async () => {
    for (const name of ["🚀", "!!!", "公司", "_%_", "。"]) await logged(name);
    for (const name of ["🚀", "!!!", "公司", "_%_", "。"])
      expect((await fang.says(`/customer ${name}`)).card.title, name).toBe(name);
    expect(await office.database.prisma.customer.count({ where: { workspaceId: office.workspaceId } })).toBe(
      5,
    );
  });

  test("show all their money, however many deals, and every deal behind it", async () => {
    for (let index = 0; index < 23; index++) await logged("ACME");
    await logged("ACME", "USD 1k");
    await fang.says("/deal advance #1 signed");
    await fang.fills({
      intent: "yes",
      "ability-to-pay": "yes",
      "contract-signed": "yes",
      "first-payment": "yes",
    });
    await fang.says("/deal lose #2");
    await fang.fills({ lostReason: "price" });
    await logged("ACME North");
    const { card, words } = await fang.says("/customer ACME");
    expect(words).toContain("Open ¥2.1M + $1K · won ¥100K");
    expect(rowsOf(card)).toHaveLength(20);
    const all = await fang.clicks("All deals");
    expect(all.card.title).toBe("My deals · 24");
    expect((await fang.clicks("Next")).words).toContain("Page 2 of 3");
  });

  test("the newest are offered when none is named, and a new deal starts from one", async () => {
    expect((await fang.says("/customer")).words).toContain("No customers yet");
    await logged("ACME");
    expect((await fang.says("/customer")).buttons.map((button) => button.label)).toEqual(["ACME", "Export"]);
    await fang.clicks("ACME");
    const { form } = await fang.clicks("New deal");
    expect(form.fields[0]).toMatchObject({ name: "customer", value: "ACME" });
  });

  test("are found by a deal's number, by initials, and by whoever is only to look", async () => {
    await logged("华信医疗");
    for (const typed of ["#1", "＃１", "“华信医疗”", "hx"])
      expect((await fang.says(`/customer ${typed}`)).card.title, typed).toBe("华信医疗");
    expect((await fang.says("/客户 #9")).refusal).toContain("Can't find #9");
    expect((await fang.says("/customer list")).buttons.map(({ label }) => label)).toEqual([
      "华信医疗",
      "Export",
    ]);
    expect((await fang.says("/customer new Foo Ltd")).refusal).toContain("/deal new Foo Ltd");
    expect((await fang.says("/customer %")).refusal).toContain("“%”");
    const reader = await office.joins("Reader", { role: "read-only" });
    expect((await reader.says("/customer 华信医疗")).buttons.map(({ label }) => label)).toEqual([
      "View",
      "Touches",
    ]);
  });

  test("that an older version has stored are found by every usual reading, and by either way of writing, from the next start on", async () => {
    const { prisma } = office.database;
    const stored = { workspaceId: office.workspaceId, pinyin: "danxianjiuye", initials: "dxjy" };
    await prisma.customer.create({ data: { ...stored, name: "单县酒业", normalised: "单县酒业" } });
    const sign = { workspaceId: office.workspaceId, name: "遠洋電氣", normalised: "遠洋電氣" };
    await prisma.customer.create({ data: sign });
    expect((await fang.says("/customer shanxianjiuye")).reply.type).toBe("notice");
    await readNamesAnew(office.database);
    for (const typed of ["shanxianjiuye", "danxianjiuye", "sxjy", "shanxian"])
      expect((await fang.says(`/customer ${typed}`)).card.title, typed).toBe("单县酒业");
    expect((await fang.says("/customer 远洋电气")).card.title).toBe("遠洋電氣");
    const before = await prisma.customer.findMany({ where: { workspaceId: office.workspaceId } });
    await readNamesAnew(office.database);
    expect(await prisma.customer.findMany({ where: { workspaceId: office.workspaceId } })).toEqual(before);
    await logged("乐清电器");
    expect((await fang.says("/deal show leqingdianqi")).card.title).toBe("#1 乐清电器");
    expect((await fang.says("/deal show yueqing")).card.title).toBe("#1 乐清电器");
  });
});
