import { describe, expect, test } from "vitest";
import { oneDatabase } from "../../fakes/database.ts";
import { dealRow, logged } from "../../fakes/office/deals.ts";
import { logLike, notesOf } from "../../fakes/office/history.ts";
import { inOffices } from "../../fakes/office/in-offices.ts";
import type { Colleague, Office } from "../../fakes/office/office.ts";

describe.each(oneDatabase)("naming a deal in a line on %s", (kind) => {
  let office: Office;
  let fang: Colleague;
  inOffices(kind, async (opened) => {
    office = opened;
    fang = await office.joins("Fang");
  });

  test("by number, part, pinyin and initials", async () => {
    await logged(fang, "华信医疗 120万 月底");
    for (const name of ["#1", "1", "华信", "医疗", "huaxin", "hxyl", "“华信医疗”"]) {
      expect((await fang.says(`/deal show ${name}`)).card.title, name).toBe("#1 华信医疗");
    }
    expect((await fang.says("/deal 华信")).card.title).toBe("#1 华信医疗");
  });

  test("by the pinyin in the middle of a name that begins with a place", async () => {
    await logged(fang, "北京远航教育 120万 月底");
    for (const name of ["远航", "yuanhang", "yuan hang", "yhjy", "bjyh"])
      expect((await fang.says(`/deal show ${name}`)).card.title, name).toBe("#1 北京远航教育");
  });

  test("asks which of several, and suggests for a slip of the finger", async () => {
    await logged(fang, "Globex 10万 月底");
    await logged(fang, "Globex 20万 月底");
    const { buttons } = await fang.says("/deal note globex good call");
    expect(buttons.map((button) => button.label)).toEqual(["#1 Globex ¥100K", "#2 Globex ¥200K"]);
    await fang.clicks("#2 Globex ¥200K");
    expect(await notesOf(office, 2)).toEqual(["good call"]);
    expect((await fang.says("/deal show glibex")).words).toContain("Did you mean");
    expect((await fang.says("/deal show zzzzz")).refusal).toContain("/deal new zzzzz");
  });

  test("suggests every name that is one slip away, and those first", async () => {
    await logged(fang, "ACME 10万 月底");
    await logged(fang, "蓝鲸科技 10万 月底");
    for (const typed of ["ACNE", "AMCE", "AXCME", "CAME", "蓝天科技", "蓝科技", "鲸蓝科技"]) {
      const name = /[A-Z]/.test(typed) ? "ACME" : "蓝鲸科技";
      expect((await fang.says(`/deal show ${typed}`)).buttons[0]?.label, typed).toContain(name);
      expect((await fang.says(`/customer ${typed}`)).card.title, typed).toBe(name);
    }
  });

  test("an exact name wins over a part of another, open or not", async () => {
    await logged(fang, "ACME 10万 月底");
    await fang.says("/deal lose ACME");
    await fang.fills({ lostReason: "price" });
    await fang.says("/deal new");
    await fang.fills({ customer: "ACME North", amount: "20万", closeDate: "月底" });
    if (fang.form) await fang.fills({ customerId: "new" });
    expect((await fang.says("/deal show ACME")).card.title).toBe("#1 ACME");
    expect((await fang.says("/deal show acme north")).card.title).toBe("#2 ACME North");
  });

  test("an open deal of a customer wins over its closed ones", async () => {
    await logged(fang, "ACME 10万 月底");
    await fang.says("/deal lose ACME");
    await fang.fills({ lostReason: "price" });
    await logged(fang, "ACME 20万 月底");
    expect((await fang.says("/deal show ACME")).card.title).toBe("#2 ACME");
    expect((await fang.says("/deal reopen ACME")).card.title).toBe("#1 ACME");
  });

  test("finds the exact one among very many", async () => {
    const workspaceId = office.workspaceId;
    await logged(fang, "Nova 1万 2028-12-31");
    const customers = Array.from({ length: 70 }, (_, index) => `nova${index}x`);
    await office.database.prisma.customer.createMany({
      data: customers.map((name) => ({ workspaceId, name, normalised: name, pinyin: name, initials: "n" })),
    });
    const rows = await office.database.prisma.customer.findMany({
      where: { workspaceId, name: { in: customers } },
    });
    await logLike(
      office,
      1,
      rows.map(({ id }) => ({ title: "OA", customerId: id, closeDate: "2026-12-01" })),
    );
    expect((await fang.says("/deal show nova")).card.title).toBe("#1 Nova");
  });

  test("asks which, when no name was given", async () => {
    expect((await fang.says("/deal advance")).refusal).toContain("no open deals yet");
    await logged(fang, "ACME 10万 月底");
    expect((await fang.says("/deal advance")).buttons).toHaveLength(1);
  });

  test("by its number in every way it is written, and by customer and product", async () => {
    await logged(fang, "ACME 10万 月底");
    await logged(fang, "ACME 20万 月底 Contract Hub");
    for (const typed of [
      "#2",
      "＃２",
      "# 2",
      "2",
      "No. 2",
      "2号",
      "编号2",
      "“#2”",
      "ACME Contract Hub",
      "acme contract",
      "ACME hub",
    ])
      expect((await fang.says(`/deal show ${typed}`)).card.title, typed).toBe("#2 ACME · Contract Hub");
    const nobody = (await fang.says("/deal show ＃99")).refusal;
    expect(nobody).toContain("Can't find #99");
    expect(nobody).not.toContain("/deal new");
    expect((await fang.says('/deal show ""')).words).toContain("Which deal?");
    await logged(fang, "Hooli 5万 月底 OA");
    const asked = await fang.says("/deal note");
    expect(asked.buttons.map(({ label }) => label)).toEqual([
      "#3 Hooli ¥50K",
      "#2 ACME · Contract Hub ¥200K",
      "#1 ACME ¥100K",
    ]);
  });

  test("to take one up again, the closed ones are offered", async () => {
    await logged(fang, "ACME 10万 月底");
    expect((await fang.says("/deal reopen")).refusal).toContain("no closed deals");
    await fang.says("/deal lose ACME");
    await fang.fills({ lostReason: "price" });
    await logged(fang, "Beta 10万 月底");
    expect((await fang.says("/deal reopen")).buttons.map(({ label }) => label)).toEqual(["#1 ACME ¥100K"]);
  });

  test("in front of the verb, or with something new, is suggested the right way round", async () => {
    await logged(fang, "ACME 10万 月底");
    expect((await fang.says("/deal acme lose")).words).toContain("Did you mean");
    expect((await fang.clicks("/deal lose acme")).form.title).toBe("ACME: lost");
    await fang.says("/deal acme 90k");
    await fang.clicks("/deal update acme 90k");
    expect((await dealRow(office)).amountMinor).toBe(9_000_000n);
    expect((await fang.says("/商机 关闭 ACME")).buttons.map(({ label }) => label)).toEqual(["#1 ACME ¥90K"]);
    await logged(fang, "Blue Note 10万 月底");
    expect((await fang.says("/deal Blue Note")).card.title).toBe("#2 Blue Note");
  });
});
