import { describe, expect, test } from "vitest";
import { databases } from "../fakes/database.ts";
import { eventsOf, logLike, movesOf, notesOf } from "../fakes/office/history.ts";
import { inOffices } from "../fakes/office/in-offices.ts";
import { type Office, openOffice } from "../fakes/office/office.ts";
import type { Person } from "../fakes/office/person.ts";
import { rowsOf, standsIn } from "../fakes/office/reading.ts";

describe.each(databases)("the life of a deal on %s", (kind) => {
  let office: Office;
  let fang: Person & { id: string };

  inOffices(kind, async (opened) => {
    office = opened;
    fang = await office.joins("Fang");
  });

  /** Logs a deal that the rest of the test is about. */
  async function logged(line: string, person = fang) {
    await person.says(`/deal new ${line}`);
    const { card } = await person.fills();
    return card;
  }

  const deal = async (number = 1) => {
    const row = await office.database.prisma.deal.findFirstOrThrow({
      where: { workspaceId: office.workspaceId, number },
    });
    const id = row.nextStepId;
    const next = id && (await office.database.prisma.remark.findUniqueOrThrow({ where: { id } }));
    return { ...row, nextStep: next ? next.text : null };
  };
  const moves = (number = 1) => movesOf(office, number);
  const notes = (number = 1) => notesOf(office, number);
  const kinds = async (number = 1) => (await moves(number)).map((move) => move.kind);

  /** What the gate to a qualified customer wants. */
  const qualified = { intent: "yes", "ability-to-pay": "yes" };

  describe("logging", () => {
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
      expect(await deal()).toMatchObject({
        amountMinor: 120_000_000n,
        currency: "CNY",
        closeDate: new Date("2026-12-31"),
        stage: "prospect",
        likelihood: 20,
        category: "pipeline",
        ownerId: fang.id,
      });
      expect(await moves()).toMatchObject([
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
      await logged("华信医疗 10万 月底");
      await fang.says("/deal new 华信 20万 月底");
      const { form } = await fang.fills();
      expect(form.fields.map((field) => field.name)).toEqual(["customerId"]);
      const { card } = await fang.fills();
      expect(card.title).toBe("#2 华信医疗");
      await fang.says("/deal new 华信 30万 月底");
      await fang.fills();
      expect((await fang.fills({ customerId: "new" })).card.title).toBe("#3 华信");
    });

    test("takes another spelling of the same company for the same customer", async () => {
      await logged('"Acme Co., Ltd." 10万 月底');
      await logged("ＡＣＭＥ 20万 月底");
      expect((await deal(1)).customerId).toBe((await deal(2)).customerId);
    });

    test("numbers deals in order and makes a customer once, however many log at once", async () => {
      const people = await Promise.all(Array.from({ length: 8 }, (_, index) => office.joins(`Rep ${index}`)));
      await Promise.all(people.map((person) => person.says("/deal new Hooli 10万 月底")));
      const answers = await Promise.all(people.map((person) => person.fills()));
      const titles = answers.map(({ card }) => card.title).sort();
      expect(titles).toEqual(Array.from({ length: 8 }, (_, index) => `#${index + 1} Hooli`));
      expect(
        await office.database.prisma.customer.count({ where: { workspaceId: office.workspaceId } }),
      ).toBe(1);
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
        "“45k” is ¥45,000",
        "“3/4” is Mar 4, 2027",
        undefined,
        undefined,
      ]);
      const doubtful = (await fang.says("/deal new Hooli 30-50k nov 31 70%")).form;
      expect(doubtful.fields[1]?.error).toContain("more than one amount");
      expect(doubtful.fields[2]).toMatchObject({ value: "nov 31", error: expect.stringContaining("no day") });
      expect((await fang.says("/deal new Hooli 45k eom 70%")).words).toContain("Not used: “70%”");
      expect((await fang.says("/deal new 新远 38万（含税） 月底")).words).toContain("Not used: “（含税）”");
      expect(
        (await fang.says("/deal new 远航教育 OA 38w 月底签")).form.fields.map(({ value }) => value),
      ).toEqual(["远航教育", "38w", "月底签", "OA", "self-found"]);
    });

    test("keeps money of another currency apart from the company's", async () => {
      await fang.says("/deal new Globex USD 30k next Friday");
      await fang.fills();
      expect(await deal()).toMatchObject({ amountMinor: 3_000_000n, currency: "USD" });
    });
  });

  describe("advancing", () => {
    test("asks only for what is missing, moves, and keeps the evidence", async () => {
      await logged("ACME 120万 月底");
      const { form } = await fang.says("/deal advance ACME 目标客户");
      expect(form.fields.map((field) => field.name)).toEqual(["intent", "ability-to-pay", "evidence"]);
      const refused = await fang.fills({ intent: "yes", evidence: "Zhang said so" });
      expect(Object.keys(refused.errors)).toEqual(["ability-to-pay"]);
      expect(fang.form!.fields.map((field) => field.value)).toEqual(["yes", "", "Zhang said so"]);
      expect(await kinds()).toEqual(["new"]);

      const { card } = await fang.fills({ "ability-to-pay": "yes" });
      expect(standsIn(card)).toBe("Qualified customer");
      expect(await deal()).toMatchObject({
        stage: "qualified-customer",
        likelihood: 50,
        category: "best-case",
      });
      expect((await moves())[1]).toMatchObject({
        kind: "advance",
        from: "prospect",
        to: "qualified-customer",
        memberId: fang.id,
        text: "Zhang said so",
        answers: { intent: "yes", "ability-to-pay": "yes" },
      });
    });

    test("wants every must of the stages it skips", async () => {
      await logged("ACME 120万 2028-01-31");
      const { form } = await fang.says("/deal advance ACME signed");
      expect(form.fields.map((field) => field.name)).toEqual([
        "intent",
        "ability-to-pay",
        "closeDate",
        "contract-signed",
        "first-payment",
        "evidence",
      ]);
      const all = { ...qualified, "contract-signed": "yes", "first-payment": "yes" };
      expect(Object.keys((await fang.fills(all)).errors)).toEqual(["closeDate"]);
      await fang.fills({ closeDate: "月底" });
      expect(await deal()).toMatchObject({
        stage: "signed-customer",
        outcome: "won",
        likelihood: 100,
        closeDate: new Date("2026-11-30"),
      });
      expect(await kinds()).toEqual(["new", "win"]);
    });

    test("shows a signed contract whose money is awaited apart, and wins with the money", async () => {
      await logged("ACME 120万 月底");
      const { form } = await fang.says("/deal advance ACME signed");
      const required = form.fields.filter((field) => field.required).map((field) => field.name);
      // A platform lets nobody submit a form whose required tick is missing.
      expect(required).not.toContain("first-payment");
      const { card } = await fang.fills({ ...qualified, "contract-signed": "yes" });
      expect(card.summary).toContain("Signed, awaiting first payment");
      const signed = await deal();
      // It has passed the gate of the stage before, so it stands there.
      expect(signed).toMatchObject({
        stage: "qualified-customer",
        outcome: null,
        likelihood: 90,
        category: "commit",
      });

      await fang.says("/deal advance ACME signed");
      expect(Object.keys((await fang.fills()).errors)).toEqual(["first-payment"]);
      expect((await deal()).signedAt).toEqual(signed.signedAt);
      expect(await kinds()).toEqual(["new", "sign"]);

      await fang.fills({ "first-payment": "yes" });
      expect(await deal()).toMatchObject({ outcome: "won", signedAt: signed.signedAt });
      expect(await kinds()).toEqual(["new", "sign", "win"]);
    });

    test("understands names, codes, numbers, pinyin and Chinese commands", async () => {
      let number = 1;
      for (const stage of [
        "目标客户",
        "qualified-customer",
        "3",
        "mubiaokehu",
        "Qualified",
        "QUALIFIED CUSTOMER",
      ]) {
        await logged("ACME 10万 月底");
        const { form } = await fang.says(`/商机 推进 #${number++} ${stage}`);
        expect(form.hidden.stage, stage).toBe("qualified-customer");
      }
    });

    test("offers the stages when nobody knows the one that was named", async () => {
      await logged("ACME 120万 月底");
      const { buttons } = await fang.says("/deal advance ACME qualifeid");
      expect(buttons.map((button) => button.label)).toEqual(["Qualified customer"]);
      expect((await fang.clicks("Qualified customer")).form.action).toBe("deal.advance");
    });

    test("does not move a deal to where it is, or beyond its end", async () => {
      await logged("ACME 120万 月底");
      expect((await fang.says("/deal advance ACME prospect")).refusal).toContain("already");
      expect((await fang.says("/deal advance ACME 1")).refusal).toContain("already");
      await fang.says("/deal advance ACME signed");
      await fang.fills({ ...qualified, "contract-signed": "yes", "first-payment": "yes" });
      expect((await fang.says("/deal advance ACME")).refusal).toContain("closed");
    });

    test("lets one of two people win, and tells the other what happened", async () => {
      const boss = await office.joins("Boss", { role: "admin" });
      await logged("ACME 120万 月底");
      await fang.says("/deal advance ACME");
      await boss.says("/deal advance ACME");
      const answers = await Promise.all([fang.fills(qualified), boss.fills(qualified)]);
      expect(answers.map((answer) => answer.reply.type).sort()).toEqual(["card", "notice"]);
      const lost = answers.find((answer) => answer.reply.type === "notice")!;
      expect(lost.refusal).toMatch(/moved ACME to Qualified customer just now, so nothing was done/);
      expect(await kinds()).toEqual(["new", "advance"]);
      expect((await deal()).version).toBe(2);
    });

    test("counts a double click on a button once, where nothing is left to ask", async () => {
      office = await openOffice(office.database, { settings: { pipeline: "classic-six" } });
      fang = await office.joins("Fang");
      await logged("ACME 120万 月底");
      const advance = fang.card!.blocks.flatMap((block) =>
        block.type === "actions" ? block.buttons : [],
      )[0]!;
      const answers = await Promise.all([fang.presses(advance), fang.presses(advance)]);
      expect(answers.map((answer) => answer.reply.type).sort()).toEqual(["card", "notice"]);
      expect(await deal()).toMatchObject({ stage: "contact" });
      expect(await kinds()).toEqual(["new", "advance"]);
    });

    test("is understood however name and stage are put together", async () => {
      await logged("瑞丰银行 10万 月底");
      for (const line of [
        "瑞丰 到 目标客户",
        "瑞丰 到目标客户",
        "瑞丰到目标客户",
        "#1 -> 目标客户",
        "#1->3",
        "瑞丰 → 3",
      ])
        expect((await fang.says(`/商机 推进 ${line}`)).form.hidden.stage, line).toBe("qualified-customer");
      for (const line of ["瑞丰 三", "瑞丰 第三阶段", "瑞丰 下一阶段", "目标客户 瑞丰", "“瑞丰银行” stage 3"])
        expect((await fang.says(`/商机 推进 ${line}`)).form.hidden.stage, line).toBe("qualified-customer");
      for (const line of [
        "rfyh to qualified",
        "rfyh to the next stage",
        "rfyh next",
        "rfyh qualified customers",
      ])
        expect((await fang.says(`/deal advance ${line}`)).form.hidden.stage, line).toBe("qualified-customer");
      for (const line of ["/deal won 瑞丰", "/deal win #1", "/商机 赢单 瑞丰", "/商机 签约 瑞丰银行"])
        expect((await fang.says(line)).form.hidden.stage, line).toBe("signed-customer");
      const which = await fang.says("/商机 推进 目标客户");
      expect(which.words).toContain("Which deal do you mean?");
      expect((await fang.clicks("#1 瑞丰银行 ¥100K")).form.hidden.stage).toBe("qualified-customer");
    });

    test("says that a date has passed, and asks for no payment before there is a contract", async () => {
      await logged("ACME 10万 yesterday");
      await fang.says("/deal advance ACME qualified");
      expect((await fang.fills(qualified)).errors.closeDate).toContain("has passed");
      await fang.says("/deal advance ACME signed");
      expect(Object.keys((await fang.fills({ closeDate: "eom" })).errors)).toEqual([
        "intent",
        "ability-to-pay",
        "contract-signed",
      ]);
      await fang.fills({ ...qualified, "contract-signed": "yes" });
      expect((await fang.says("/deal show ACME")).words).toContain("Fang recorded the contract");
    });
  });

  describe("taking back", () => {
    test("a contract that was recorded too soon puts the deal back where it was", async () => {
      await logged("ACME 120万 月底");
      await fang.says("/deal advance ACME signed");
      await fang.fills({ ...qualified, "contract-signed": "yes" });
      await fang.says("/deal undo");
      expect(await deal()).toMatchObject({ stage: "prospect", signedAt: null, likelihood: 20 });
    });

    async function advanced() {
      await logged("ACME 120万 月底");
      await fang.says("/deal advance ACME");
      return fang.fills(qualified);
    }

    test("undoes one's own last move within ten minutes; the history keeps both", async () => {
      await advanced();
      office.later({ minutes: 9 });
      const { card } = await fang.clicks("Undo");
      expect(standsIn(card)).toBe("Prospect");
      expect(await deal()).toMatchObject({ stage: "prospect", likelihood: 20, category: "pipeline" });
      const [, move, undo] = await moves();
      expect(undo).toMatchObject({
        kind: "undo",
        from: "qualified-customer",
        to: "prospect",
        undoes: move!.id,
      });
    });

    test("asks again for the evidence of a move that was taken back", async () => {
      await advanced();
      await fang.says("/deal undo");
      const { form } = await fang.says("/deal advance ACME");
      expect(form.fields.map((field) => field.name)).toEqual(["intent", "ability-to-pay", "evidence"]);
    });

    test("refuses after ten minutes, for somebody else's move, and when it was moved since", async () => {
      const boss = await office.joins("Boss", { role: "admin" });
      await advanced();
      expect((await boss.says("/deal undo")).refusal).toContain("nothing of yours");
      office.later({ minutes: 11 });
      expect((await fang.says("/deal undo")).refusal).toContain("more than 10 minutes");

      await boss.says("/deal back ACME");
      await boss.fills({ reason: "No budget after all" });
      expect((await fang.says("/deal undo")).refusal).toContain("more than 10 minutes");
      // What was answered once still holds: nothing is asked again.
      await fang.says("/deal advance ACME");
      expect((await deal()).stage).toBe("qualified-customer");
      await boss.says("/deal back ACME");
      await boss.fills({ reason: "Still none" });
      expect((await fang.says("/deal undo")).refusal).toContain("Since then Boss moved it back to Prospect");
    });

    test("undoes a loss, a win and a reopening to exactly what was before", async () => {
      await advanced();
      const before = await deal();
      await fang.says("/deal lose ACME");
      await fang.fills({ lostReason: "price" });
      expect((await deal()).outcome).toBe("lost");
      await fang.says("/deal undo");
      const { version: _, updatedAt: __, ...columns } = before;
      expect(await deal()).toMatchObject(columns);

      await fang.says("/deal advance ACME");
      await fang.fills({ "contract-signed": "yes", "first-payment": "yes" });
      await fang.says("/deal undo");
      expect(await deal()).toMatchObject(columns);

      await fang.says("/deal lose ACME");
      await fang.fills({ lostReason: "price" });
      const lost = await deal();
      await fang.says("/deal reopen ACME");
      await fang.says("/deal undo");
      expect(await deal()).toMatchObject({
        outcome: "lost",
        lostReason: "price",
        closedAt: lost.closedAt,
        likelihood: 0,
      });
    });

    test("counts two clicks on Undo once", async () => {
      await advanced();
      const undo = fang
        .card!.blocks.flatMap((block) => (block.type === "actions" ? block.buttons : []))
        .at(-1)!;
      expect(undo.label).toBe("Undo");
      const answers = await Promise.all([fang.presses(undo), fang.presses(undo)]);
      expect(answers.map((answer) => answer.reply.type).sort()).toEqual(["card", "notice"]);
      expect(await kinds()).toEqual(["new", "advance", "undo"]);
    });

    test("moves back a stage, with a reason only", async () => {
      await advanced();
      await fang.says("/deal back ACME");
      expect(Object.keys((await fang.fills({ reason: "  " })).errors)).toEqual(["reason"]);
      const { card } = await fang.fills({ reason: "The budget is gone" });
      expect(standsIn(card)).toBe("Prospect");
      expect(await deal()).toMatchObject({ stage: "prospect", likelihood: 20, category: "pipeline" });
      expect((await moves()).at(-1)).toMatchObject({ kind: "back", text: "The budget is gone" });
      expect((await fang.says("/deal back ACME target-account")).form.hidden.stage).toBe("target-account");
      expect((await fang.says("/deal back ACME qualified")).refusal).toContain(
        "Qualified customer comes after it. To move it on: /deal advance #1",
      );
    });

    test("asks for the contract again after a signature was moved back or a win reopened", async () => {
      await advanced();
      await fang.says("/deal advance ACME");
      await fang.fills({ "contract-signed": "yes" });
      await fang.says("/deal back ACME");
      await fang.fills({ reason: "They withdrew" });
      expect((await deal()).signedAt).toBeNull();
      const form = (await fang.says("/deal advance ACME signed")).form;
      expect(form.fields.map((field) => field.name)).toEqual([
        "contract-signed",
        "first-payment",
        "evidence",
      ]);
      await fang.fills({ "contract-signed": "yes", "first-payment": "yes" });
      expect((await deal()).outcome).toBe("won");

      await fang.clicks("Reopen");
      expect(await deal()).toMatchObject({ outcome: null, stage: "qualified-customer", signedAt: null });
      const again = (await fang.says("/deal advance ACME")).form;
      expect(again.fields.map((field) => field.name)).toEqual([
        "contract-signed",
        "first-payment",
        "evidence",
      ]);
    });

    test("back takes stage and reason from the line, and says where a stage lies", async () => {
      await logged("ACME 10万 月底");
      await fang.says("/deal advance ACME qualified");
      await fang.fills(qualified);
      const { form } = await fang.says("/deal back ACME target account: no budget this year");
      expect(form.submit).toBe("Back to Target account");
      expect(form.fields[0]?.value).toBe("no budget this year");
      expect((await fang.says("/商机 退回 ACME 预算没了")).form.fields[0]?.value).toBe("预算没了");
      expect((await fang.says("/deal back ACME signed")).refusal).toContain("/deal advance #1");
      expect((await fang.says("/deal back ACME qualified")).refusal).toContain(
        "in Qualified customer already",
      );
    });

    test("a second time says that it is done, not that an older move is too old", async () => {
      await logged("Beta 10万 月底");
      await fang.says("/deal lose Beta");
      await fang.fills({ lostReason: "price" });
      office.later({ minutes: 11 });
      const tooLate = (await fang.says("/deal undo")).refusal;
      expect(tooLate).toContain("Beta");
      expect(tooLate).toContain("/deal reopen #1");
      await logged("ACME 10万 月底");
      office.later({ minutes: 11 });
      await fang.says("/deal lose ACME");
      await fang.fills({ lostReason: "price" });
      await fang.says("/deal undo");
      expect((await fang.says("/deal undo")).refusal).toContain("taken back already");
    });
  });

  describe("losing", () => {
    test("wants a reason, and leaves the deal in the stage where it was lost", async () => {
      await logged("ACME 120万 月底");
      await fang.clicks("Lose");
      expect(Object.keys((await fang.fills()).errors)).toEqual(["lostReason"]);
      const { card } = await fang.fills({ lostReason: "price", reason: "Twice our budget" });
      expect(card.tone).toBe("bad");
      expect(await deal()).toMatchObject({ outcome: "lost", stage: "prospect", lostReason: "price" });
      expect((await fang.says("/deal lose ACME")).refusal).toContain("closed");
      expect((await fang.says("/deal update ACME 5万")).refusal).toContain("closed");
      expect((await fang.says("/deal reopen ACME")).card.tone).toBe("plain");
      expect((await fang.says("/deal reopen ACME")).refusal).toContain("still open");
    });

    test("takes the reason from the line, and asks for nothing twice", async () => {
      await logged("ACME Foods 10万 月底");
      const { form } = await fang.says("/deal lose acme foods price");
      expect(form.fields.map(({ value }) => value)).toEqual(["price", ""]);
      const told = (await fang.says("/商机 丢单 acme 预算被砍了")).form;
      expect(told.fields.map(({ value }) => value)).toEqual([undefined, "预算被砍了"]);
      expect((await fang.says("/商机 丢了 #1 嫌贵")).form.fields[0]?.value).toBe("price");
      await logged("ACME Foods 20万 月底");
      await fang.says("/deal lose acme foods no budget");
      expect((await fang.clicks("#2 ACME Foods ¥200K")).form.fields[0]?.value).toBe("no-budget");
    });
  });

  describe("naming a deal", () => {
    test("by number, part, pinyin and initials", async () => {
      await logged("华信医疗 120万 月底");
      for (const name of ["#1", "1", "华信", "医疗", "huaxin", "hxyl", "“华信医疗”"]) {
        expect((await fang.says(`/deal show ${name}`)).card.title, name).toBe("#1 华信医疗");
      }
      expect((await fang.says("/deal 华信")).card.title).toBe("#1 华信医疗");
    });

    test("by the pinyin in the middle of a name that begins with a place", async () => {
      await logged("北京远航教育 120万 月底");
      for (const name of ["远航", "yuanhang", "yuan hang", "yhjy", "bjyh"])
        expect((await fang.says(`/deal show ${name}`)).card.title, name).toBe("#1 北京远航教育");
    });

    test("asks which of several, and suggests for a slip of the finger", async () => {
      await logged("Globex 10万 月底");
      await logged("Globex 20万 月底");
      const { buttons } = await fang.says("/deal note globex good call");
      expect(buttons.map((button) => button.label)).toEqual(["#1 Globex ¥100K", "#2 Globex ¥200K"]);
      await fang.clicks("#2 Globex ¥200K");
      expect(await notes(2)).toEqual(["good call"]);
      expect((await fang.says("/deal show glibex")).words).toContain("Did you mean");
      expect((await fang.says("/deal show zzzzz")).refusal).toContain("/deal new zzzzz");
    });

    test("an exact name wins over a part of another, open or not", async () => {
      await logged("ACME 10万 月底");
      await fang.says("/deal lose ACME");
      await fang.fills({ lostReason: "price" });
      await fang.says("/deal new");
      await fang.fills({ customer: "ACME North", amount: "20万", closeDate: "月底" });
      if (fang.form) await fang.fills({ customerId: "new" });
      expect((await fang.says("/deal show ACME")).card.title).toBe("#1 ACME");
      expect((await fang.says("/deal show acme north")).card.title).toBe("#2 ACME North");
    });

    test("an open deal of a customer wins over its closed ones", async () => {
      await logged("ACME 10万 月底");
      await fang.says("/deal lose ACME");
      await fang.fills({ lostReason: "price" });
      await logged("ACME 20万 月底");
      expect((await fang.says("/deal show ACME")).card.title).toBe("#2 ACME");
      expect((await fang.says("/deal reopen ACME")).card.title).toBe("#1 ACME");
    });

    test("finds the exact one among very many", async () => {
      const workspaceId = office.workspaceId;
      await logged("Nova 1万 2028-12-31");
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
      await logged("ACME 10万 月底");
      expect((await fang.says("/deal advance")).buttons).toHaveLength(1);
    });

    test("by its number in every way it is written, and by customer and product", async () => {
      await logged("ACME 10万 月底");
      await fang.says("/deal new ACME 20万 月底 Contract Hub");
      await fang.fills();
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
      expect(nobody).toContain("no deal #99");
      expect(nobody).not.toContain("/deal new");
      expect((await fang.says('/deal show ""')).words).toContain("Which deal do you mean?");
    });

    test("to take one up again, the closed ones are offered", async () => {
      await logged("ACME 10万 月底");
      expect((await fang.says("/deal reopen")).refusal).toContain("no closed deals");
      await fang.says("/deal lose ACME");
      await fang.fills({ lostReason: "price" });
      await logged("Beta 10万 月底");
      expect((await fang.says("/deal reopen")).buttons.map(({ label }) => label)).toEqual(["#1 ACME ¥100K"]);
    });

    test("in front of the verb, or with something new, is suggested the right way round", async () => {
      await logged("ACME 10万 月底");
      expect((await fang.says("/deal acme lose")).words).toContain("Did you mean");
      expect((await fang.clicks("/deal lose acme")).form.title).toBe("ACME: lost");
      await fang.says("/deal acme 90k");
      await fang.clicks("/deal update acme 90k");
      expect((await deal()).amountMinor).toBe(9_000_000n);
      expect((await fang.says("/商机 关闭 ACME")).buttons.map(({ label }) => label)).toEqual([
        "#1 ACME ¥90K",
      ]);
      await logged("Blue Note 10万 月底");
      expect((await fang.says("/deal Blue Note")).card.title).toBe("#2 Blue Note");
    });
  });

  describe("notes", () => {
    test("keep 4,000 characters of anything, and no more", async () => {
      await logged("ACME 10万 月底");
      const note = `${"好🚀é\n".repeat(799)}الن`;
      expect(note.length).toBeLessThanOrEqual(4000);
      await fang.says(`/deal note ACME ${note}`);
      const long = "x".repeat(4001);
      expect((await fang.says(`/deal note ACME ${long}`)).errors.note).toContain("4001");
      expect(await notes()).toEqual([note]);
      expect(fang.form!.fields[0]!.value).toBe(long);
    });

    test("take as many words as name the deal, and the rest as it is", async () => {
      await logged("Zephyr Energy 10万 月底");
      await logged("Zephyr Foods 20万 月底");
      await fang.says("/deal note Zephyr Energy met the  CFO");
      await fang.says("/deal note “Zephyr Energy” 见了\n张总，再约");
      await fang.says("/deal note #2 Foods like it");
      await fang.says("/deal note zephyr foods 报价");
      expect(await notes(1)).toEqual(["met the  CFO", "见了\n张总，再约"]);
      expect(new Set(await notes(2))).toEqual(new Set(["Foods like it", "报价"]));
    });

    test("are not cut when the deal has to be asked for", async () => {
      await logged("Globex 10万 月底");
      await logged("Globex 20万 月底");
      const note = `${"word ".repeat(300)}end`;
      const asked = await fang.says(`/deal note globex ${note}`);
      expect(asked.words).toContain("#2");
      const said = await fang.says(`/deal note #2 ${note}`);
      expect(said.card.title).toContain("#2");
      expect(await notes(2)).toEqual([note]);
      // Whatever was offered beside that, nothing of it may keep a part of the note.
      for (const button of asked.reply.type === "card" ? asked.buttons : []) {
        expect(button.values.note ?? note).toBe(note);
      }
    });

    test("of several deals keep the name out of the note", async () => {
      await logged("Zephyr Energy 10万 月底");
      await logged("Zephyr Energy 20万 月底");
      await fang.says("/deal note zephyr energy met the CFO");
      expect((await fang.clicks("#2 Zephyr Energy ¥200K")).words).toContain("Fang: met the CFO");
    });

    test("follow a name with a colon, or a number without a blank", async () => {
      await logged("瑞丰银行 10万 月底");
      for (const line of [
        "瑞丰：见了张总",
        "瑞丰: 见了张总",
        "#1：见了张总",
        "#1见了张总",
        "＃１ 见了张总",
        "瑞丰，见了张总",
      ])
        expect((await fang.says(`/商机 备注 ${line}`)).words, line).toContain("Fang: 见了张总");
      expect(await notes()).toEqual(Array(6).fill("见了张总"));
      expect((await fang.says("/deal note 瑞丰 see https://example.com/a:b")).words).toContain(
        "https://example.com/a:b",
      );
    });

    test("without a blank are asked about, never put on a guess", async () => {
      await logged("瑞丰银行 10万 月底");
      const asked = await fang.says("/商机 备注 瑞丰今天见了张总 方案认可");
      expect(asked.buttons.map(({ label }) => label)).toEqual(["#1 瑞丰银行 ¥100K"]);
      expect(await notes()).toEqual([]);
      expect((await fang.clicks("#1 瑞丰银行 ¥100K")).words).toContain("Fang: 今天见了张总 方案认可");
      await fang.says("/商机 丢单 瑞丰嫌贵");
      expect((await fang.clicks("#1 瑞丰银行 ¥100K")).form.fields[0]?.value).toBe("price");
    });

    test("that name no deal are asked about, and lose nothing", async () => {
      await logged("ACME 10万 月底");
      const asked = await fang.says("/deal note met the CFO of ACME");
      expect(asked.words).toContain("No deal is called “met”. Which one is this note about?");
      expect((await fang.clicks("#1 ACME ¥100K")).words).toContain("Fang: met the CFO of ACME");
    });
  });

  describe("updating", () => {
    test("says what is clear by line, counts slips, and keeps what it was", async () => {
      await logged("ACME 10万 月底");
      await fang.says("/deal update ACME 15万 12/31");
      expect(await deal()).toMatchObject({
        amountMinor: 15_000_000n,
        closeDate: new Date("2026-12-31"),
        slips: 1,
      });
      const edit = (await eventsOf(office, 1)).at(-1);
      expect(edit).toMatchObject({ kind: "edit", memberId: fang.id });
      expect(edit!.columns).toEqual({
        amountMinor: ["10000000", "15000000"],
        closeDate: ["2026-11-30", "2026-12-31"],
        slips: [0, 1],
      });
      const nothing = await fang.says("/deal update ACME 15万");
      expect(nothing.words).toContain("Nothing was different");
      expect((await deal()).version).toBe(2);
    });

    test("changes only what its form changed, when somebody else changed something meanwhile", async () => {
      const boss = await office.joins("Boss", { role: "admin" });
      await logged("ACME 10万 月底");
      await fang.says("/deal update ACME");
      await boss.says("/deal update ACME 20万");
      await fang.fills({ nextStep: "Send the quote", nextStepDate: "12/1" });
      expect(await deal()).toMatchObject({ amountMinor: 20_000_000n, nextStep: "Send the quote" });
    });

    test("asks, when both changed the same", async () => {
      const boss = await office.joins("Boss", { role: "admin" });
      await logged("ACME 10万 月底");
      await fang.says("/deal update ACME");
      await boss.says("/deal update ACME 20万");
      const { form } = await fang.fills({ amount: "30万" });
      expect(form.fields.find((field) => field.name === "amount")).toMatchObject({ value: "30万" });
      expect(form.fields.find((field) => field.name === "amount")!.error).toContain("200,000");
      expect((await deal()).amountMinor).toBe(20_000_000n);
      await fang.fills();
      expect((await deal()).amountMinor).toBe(30_000_000n);
    });

    test("keeps the form with every mistake in it", async () => {
      await logged("ACME 10万 月底");
      await fang.says("/deal update ACME");
      const { errors } = await fang.fills({
        amount: "x",
        closeDate: "y",
        likelihood: "200",
        nextStepDate: "z",
      });
      expect(Object.keys(errors).sort()).toEqual(["amount", "closeDate", "likelihood", "nextStepDate"]);
      expect((await deal()).version).toBe(1);
    });

    test("does not blame a move for a clash of edits", async () => {
      const boss = await office.joins("Boss", { role: "admin" });
      await logged("ACME 10万 月底");
      await fang.says("/deal update ACME");
      await boss.says("/deal update ACME");
      const clash = await Promise.all([fang.fills({ nextStep: "A" }), boss.fills({ likelihood: "30" })]);
      for (const { reply, words } of clash)
        if (reply.type === "notice") expect(words).toContain("changed this deal");
    });

    test("takes everything a line says, and writes nothing on a guess", async () => {
      await logged("ACME 10万 月底");
      await fang.says("/deal update ACME 60% best case 480k 12/31");
      const said = { amountMinor: 48_000_000n, closeDate: new Date("2026-12-31"), likelihood: 60 };
      expect(await deal()).toMatchObject({ ...said, category: "best-case" });
      await fang.says("/deal update ACME 90%");
      expect(await deal()).toMatchObject({ likelihood: 90, category: "commit" });
      await fang.says("/deal update ACME 下周三报价");
      expect(await deal()).toMatchObject({ nextStep: "报价", nextStepDate: new Date("2026-11-25") });
      await fang.says("/deal update ACME next step: call Jen");
      expect(await deal()).toMatchObject({ nextStep: "call Jen", nextStepDate: null });

      const before = await deal();
      for (const line of [
        "nov 31",
        "30-50k",
        "-5k",
        "45.000",
        "45k 50k",
        "eom 12/15",
        "95",
        "50k because of scope",
      ])
        expect((await fang.says(`/deal update ACME ${line}`)).reply.type, line).toBe("form");
      expect(await deal()).toEqual(before);
      await fang.says("/deal update ACME 95");
      expect(fang.form?.fields[0]?.error).toContain("¥95");
      await fang.fills();
      expect((await deal()).amountMinor).toBe(9_500n);
    });

    test("of one of several deals changes what the line said", async () => {
      await logged("ACME 10万 月底");
      await logged("ACME 20万 月底");
      await fang.says("/deal update ACME 1m 70%");
      await fang.clicks("#2 ACME ¥200K");
      expect(await deal(2)).toMatchObject({ amountMinor: 100_000_000n, likelihood: 70 });
    });

    test("wants what every deal has", async () => {
      await logged("ACME 10万 月底");
      await fang.says("/deal update ACME");
      const emptied = await fang.fills({ amount: "", closeDate: "", likelihood: "" });
      expect(Object.keys(emptied.errors)).toEqual(["amount", "closeDate", "likelihood"]);
    });
  });

  describe("listing", () => {
    const numbers = (answer: { card: Parameters<typeof rowsOf>[0] }) =>
      rowsOf(answer.card).map((row) => row.cells[0]);

    test("filters by stage, customer, due date, stalled and outcome", async () => {
      await logged("Alpha 10万 11/30");
      await logged("Beta 10万 2027-03-31");
      await logged("Gamma 10万 11/20");
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
      for (let index = 0; index < 12; index++) await logged("ACME 10万 月底");
      const first = await fang.says("/deal list");
      expect(first.card.title).toContain("12");
      expect(numbers(first)).toHaveLength(10);
      const second = await fang.clicks("Next");
      expect(numbers(second)).toEqual(["#11", "#12"]);
      expect(numbers(await fang.clicks("Previous"))).toEqual(numbers(first));
      const far = await fang.presses({ action: "deal.list", values: { page: 99_999 } });
      expect(numbers(far)).toEqual(["#11", "#12"]);
    });

    test("by colleague, team, pinyin and page; a part of a name is no team", async () => {
      const east = await office.team("华东 East");
      const boss = await office.joins("Boss", { role: "manager" });
      await office.leads(boss.id, east);
      const wei = await office.joins("李伟", { team: east });
      const min = await office.joins("Zhao Min", { team: east });
      for (let index = 0; index < 11; index++) await logged("华信医疗 10万 月底", wei);
      await logged("Astra 10万 月底", min);
      for (const line of ["李伟", "team 李伟", "liwei", "李伟 华信"])
        expect((await boss.says(`/deal list ${line}`)).words, line).toContain("The team's deals · 11\n李伟");
      expect((await boss.says("/deal list zhao min")).words).toContain("deals · 1\nZhao Min");
      expect((await boss.says("/deal list east")).words).toContain("deals · 12\n华东 East");
      expect((await boss.says("/deal list hd")).words).toContain("Nothing fits “hd”");
      expect((await boss.says("/deal list as")).words).toContain("deals · 1\n“as”");
      expect((await boss.says("/deal list 李伟 page 2")).words).toContain("Page 2 of 2");
      expect((await boss.clicks("Previous")).words).toContain("李伟");
      expect((await boss.says("/deal list huaxin")).words).toContain("deals · 11\n“华信医疗”");
      // Whose deals one may not see is nobody here.
      expect((await min.says("/deal list 李伟")).words).toContain("My deals · 0");
    });

    test("a name that fits nothing is said to, and what resembles it is offered", async () => {
      await logged("Northwind 10万 月底");
      await fang.says("/deal lose Northwind");
      await fang.fills({ lostReason: "price" });
      const { words } = await fang.says("/deal list nortwhind");
      expect(words).toContain("Nothing fits “nortwhind”");
      const none = (await fang.clicks("Northwind")).words;
      expect(none).toContain("No deals here");
      expect(none).not.toContain("Nothing fits");
      const reader = await office.joins("Reader", { role: "read-only" });
      expect((await reader.says("/deal list xyz")).buttons).toEqual([]);
      expect((await fang.says("/deal list signed")).words).toContain("won");
      expect((await fang.says("/deal list closed")).words).toContain("My deals · 1\nclosed");
    });
  });
});
