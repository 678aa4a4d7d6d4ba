import { describe, expect, test } from "vitest";
import { oneDatabase } from "../../fakes/database.ts";
import { dealRow, logged } from "../../fakes/office/deals.ts";
import { notesOf } from "../../fakes/office/history.ts";
import { inOffices } from "../../fakes/office/in-offices.ts";
import type { Colleague, Office } from "../../fakes/office/office.ts";

describe.each(oneDatabase)("notes on a deal on %s", (kind) => {
  let office: Office;
  let fang: Colleague;
  inOffices(kind, async (opened) => {
    office = opened;
    fang = await office.joins("Fang");
  });

  test("keep 4,000 characters of anything, and no more", async () => {
    await logged(fang, "ACME 10万 月底");
    const note = `${"好🚀é\n".repeat(799)}الن`;
    expect(note.length).toBeLessThanOrEqual(4000);
    await fang.says(`/deal note ACME ${note}`);
    const long = "x".repeat(4001);
    expect((await fang.says(`/deal note ACME ${long}`)).errors.note).toContain("4001");
    expect(await notesOf(office, 1)).toEqual([note]);
    expect(fang.form!.fields[0]!.value).toBe(long);
  });

  test("that end with a day plan the next step, and one undo takes back both", async () => {
    await logged(fang, "ACME 10万 月底");
    await fang.says("/deal update ACME next step: call Jen");
    const { words } = await fang.says("/deal note ACME good call, sending msa fri");
    expect(words).toContain("Next step: Fri, Nov 20 sending msa (was: call Jen)");
    expect(await dealRow(office)).toMatchObject({
      nextStep: "sending msa",
      nextStepDate: new Date("2026-11-20"),
    });
    await fang.clicks("Undo");
    expect((await dealRow(office)).nextStep).toBe("call Jen");
    expect((await dealRow(office)).lastContactAt).toBeNull();
    for (const note of [
      "met them on friday",
      "their budget comes on friday",
      "demo next week",
      "call fri or mon",
    ]) {
      await fang.says(`/deal note ACME ${note}`);
      expect((await dealRow(office)).nextStep).toBe("call Jen");
    }
  });

  test.each([
    [
      "en",
      "remind me to call ACME tomorrow",
      "call ACME",
      "Thu, Nov 19 call ACME (was: Fri, Dec 4 send the quote)",
    ],
    ["en", "remind me tomorrow to call ACME", "call ACME", "(was: Fri, Dec 4 send the quote)"],
    ["zh", "明天提醒我给ACME打电话", "给ACME打电话", "（原来是：12月4日 周五 send the quote）"],
    ["zh", "提醒我明天给ACME打电话", "给ACME打电话", "（原来是：12月4日 周五 send the quote）"],
  ] as const)(
    "%s: “%s” says what it takes the place of, and can be taken back",
    async (locale, line, step, said) => {
      const person = await office.joins("Priya", { locale });
      await logged(person, "ACME 10万 月底");
      await person.says("/deal update ACME next step: Dec 4 send the quote");
      const { words } = await person.says(line);
      expect(words).toContain(said);
      expect(await dealRow(office)).toMatchObject({ nextStep: step, nextStepDate: new Date("2026-11-19") });
      await person.says("/deal undo");
      expect(await dealRow(office)).toMatchObject({
        nextStep: "send the quote",
        nextStepDate: new Date("2026-12-04"),
      });
    },
  );

  test("take as many words as name the deal, and the rest as it is", async () => {
    await logged(fang, "Zephyr Energy 10万 月底");
    await logged(fang, "Zephyr Foods 20万 月底");
    await fang.says("/deal note Zephyr Energy met the  CFO");
    await fang.says("/deal note “Zephyr Energy” 见了\n张总，再约");
    await fang.says("/deal note #2 Foods like it");
    await fang.says("/deal note zephyr foods 报价");
    expect(await notesOf(office, 1)).toEqual(["met the  CFO", "见了\n张总，再约"]);
    expect(new Set(await notesOf(office, 2))).toEqual(new Set(["Foods like it", "报价"]));
  });

  test("are not cut when the deal has to be asked for", async () => {
    await logged(fang, "Globex 10万 月底");
    await logged(fang, "Globex 20万 月底");
    const note = `${"word ".repeat(300)}end`;
    const asked = await fang.says(`/deal note globex ${note}`);
    expect(asked.words).toContain("#2");
    const said = await fang.says(`/deal note #2 ${note}`);
    expect(said.card.title).toContain("#2");
    expect(await notesOf(office, 2)).toEqual([note]);
    // Whatever else was offered, nothing of it may keep part of the note.
    for (const button of asked.reply.type === "card" ? asked.buttons : []) {
      expect(button.values.note ?? note).toBe(note);
    }
  });

  test("of several deals keep the name out of the note", async () => {
    await logged(fang, "Zephyr Energy 10万 月底");
    await logged(fang, "Zephyr Energy 20万 月底");
    await fang.says("/deal note zephyr energy met the CFO");
    expect((await fang.clicks("#2 Zephyr Energy ¥200K")).words).toContain("Fang: met the CFO");
  });

  test("follow a name with a colon, or a number without a blank", async () => {
    await logged(fang, "瑞丰银行 10万 月底");
    for (const line of [
      "瑞丰：见了张总",
      "瑞丰: 见了张总",
      "#1：见了张总",
      "#1见了张总",
      "＃１ 见了张总",
      "瑞丰，见了张总",
    ])
      expect((await fang.says(`/商机 备注 ${line}`)).words, line).toContain("Fang: 见了张总");
    expect(await notesOf(office, 1)).toEqual(Array(6).fill("见了张总"));
    expect((await fang.says("/deal note 瑞丰 see https://example.com/a:b")).words).toContain(
      "https://example.com/a:b",
    );
  });

  test("without a blank are asked about, never put on a guess", async () => {
    await logged(fang, "瑞丰银行 10万 月底");
    const asked = await fang.says("/商机 备注 瑞丰今天见了张总 方案认可");
    expect(asked.buttons.map(({ label }) => label)).toEqual(["#1 瑞丰银行 ¥100K"]);
    expect(await notesOf(office, 1)).toEqual([]);
    expect((await fang.clicks("#1 瑞丰银行 ¥100K")).words).toContain("Fang: 今天见了张总 方案认可");
    await fang.says("/商机 丢单 瑞丰嫌贵");
    expect((await fang.clicks("#1 瑞丰银行 ¥100K")).form.fields[0]?.value).toBe("price");
  });

  test("that name no deal are asked about, and lose nothing", async () => {
    await logged(fang, "ACME 10万 月底");
    const asked = await fang.says("/deal note met the CFO of ACME");
    expect(asked.words).toContain("Can't find “met”. Which deal is this note about?");
    expect((await fang.clicks("#1 ACME ¥100K")).words).toContain("Fang: met the CFO of ACME");
  });
});
