import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { oneDatabase } from "../../fakes/database.ts";
import { dealRow, logged, loggedWith } from "../../fakes/office/deals.ts";
import { offered, png } from "../../fakes/office/harmless-files.ts";
import { inOffices } from "../../fakes/office/in-offices.ts";
import { type Colleague, type Office, openOffice } from "../../fakes/office/office.ts";
import { buttonsOf } from "../../fakes/office/reading.ts";
import { touchesOf } from "../../fakes/office/touches.ts";

describe.each(oneDatabase)("touches on %s", (kind) => {
  let office: Office;
  let fang: Colleague;
  inOffices(kind, async (opened) => {
    office = opened;
    fang = await office.joins("Fang");
  });

  const standing = () => touchesOf(office);

  test("an owner's note is one, of the kind that its words say, and its undo takes it back", async () => {
    await logged(fang, "ACME 10万 月底");
    await fang.says("/deal note ACME met the CFO 45min");
    await fang.says("/deal note ACME budget approved");
    expect(await standing()).toEqual([
      {
        kind: "visit",
        on: "2026-11-18",
        minutes: 45,
        who: "Fang",
        number: 1,
        customer: "ACME",
        contacts: [],
      },
      {
        kind: "other",
        on: "2026-11-18",
        minutes: null,
        who: "Fang",
        number: 1,
        customer: "ACME",
        contacts: [],
      },
    ]);
    await fang.says("/deal undo");
    expect((await standing()).map((one) => one.kind)).toEqual(["visit"]);
  });

  test("a note's echo says what was understood of it, and one tap corrects that", async () => {
    await logged(fang, "ACME 10万 月底");
    expect((await fang.says("/deal note ACME met the CFO 45min")).words).toContain(
      "Visit, 45 min. Note added to #1.",
    );
    await fang.clicks("Correct");
    expect((await fang.fills({ kind: "demo" })).words).toContain("Demo, 45 min: corrected on #1 ACME.");
    expect(await standing()).toMatchObject([{ kind: "demo", minutes: 45 }]);
    // What says nothing of a touch is no more than a note.
    const plain = await fang.says("/deal note ACME budget approved");
    expect(plain.buttons.map(({ label }) => label)).not.toContain("Correct");
  });

  test("a manager's note is none; that they went along is one, and counts as contact", async () => {
    const boss = await office.joins("Boss", { role: "admin" });
    await logged(fang, "ACME 10万 月底");
    await boss.says("/deal note ACME met the CFO");
    expect(await standing()).toEqual([]);
    expect((await dealRow(office)).lastContactAt).toBeNull();
    const { words } = await boss.says("/deal visit ACME met the CFO with Fang");
    expect(words).toContain("Visit: recorded on #1 ACME. Fang will be told.");
    expect(await standing()).toMatchObject([{ kind: "visit", who: "Boss" }]);
    expect((await dealRow(office)).lastContactAt).not.toBeNull();
  });

  test("one line records it, says what was understood, and plans what comes next", async () => {
    await logged(fang, "ACME 10万 月底");
    const { words } = await fang.says(
      "/deal visit ACME met Jen 1h30, liked the demo; next: send proposal Fri",
    );
    expect(words).toContain("Visit, 1 h 30 min: recorded on #1 ACME. Next step: Fri, Nov 20 send proposal");
    expect(words).toContain("Fang (visit, 1 h 30 min): met Jen 1h30, liked the demo");
    expect(await dealRow(office)).toMatchObject({
      nextStep: "send proposal",
      nextStepDate: new Date("2026-11-20"),
    });
    await fang.clicks("Undo");
    expect(await standing()).toEqual([]);
    expect(await dealRow(office)).toMatchObject({ nextStep: null, lastContactAt: null });
  });

  test.each([
    ["/deal call ACME Jen wants a quote", "call"],
    ["/deal mail ACME sent the quote", "mail"],
    ["/deal demo ACME they liked it", "demo"],
    ["/商机 拜访 ACME 见了张总", "visit"],
    ["/商机 电话 ACME 张总说预算批了", "call"],
    ["/商机 邮件 ACME 报价已发", "mail"],
    ["/商机 演示 ACME 反馈不错", "demo"],
    ["/deal touch ACME met Jen", "visit"],
  ])("%s is a %s", async (line, is) => {
    await logged(fang, "ACME 10万 月底");
    await fang.says(line);
    expect(await standing()).toMatchObject([{ kind: is, number: 1 }]);
  });

  test("the form asks with whom, how long, when and what comes next; who is new is known from then on", async () => {
    await logged(fang, "ACME 10万 月底");
    const { form } = await fang.says("/deal visit ACME");
    expect(form.fields.map(({ name }) => name)).toEqual([
      "kind",
      "note",
      "newPerson",
      "minutes",
      "on",
      "nextStep",
      "nextDate",
    ]);
    await fang.fills({
      kind: "demo",
      note: "went through the plant",
      newPerson: "Jen Park",
      minutes: "90",
      on: "yesterday",
      nextStep: "quote",
      nextDate: "fri",
    });
    expect(await standing()).toEqual([
      {
        kind: "demo",
        on: "2026-11-17",
        minutes: 90,
        who: "Fang",
        number: 1,
        customer: "ACME",
        contacts: ["Jen Park"],
      },
    ]);
    expect((await dealRow(office)).lastContactAt).toEqual(new Date("2026-11-17T04:00:00Z"));
    // By the first name alone: only one of them is called so.
    expect((await fang.says("/deal call ACME jen agrees")).words).toContain("Call with Jen Park");
    expect((await fang.says("/deal note ACME met jenkins")).words).not.toContain("Jen Park");
    const again = await fang.says("/deal visit ACME");
    const people = again.form.fields.find(({ name }) => name === "people");
    expect(people).toMatchObject({ type: "choices", options: [{ label: "Jen Park" }] });
    const jen = people?.type === "choices" ? people.options[0]!.value : "";
    await fang.fills({ note: "signed the minutes", people: jen });
    expect((await standing()).at(-1)).toMatchObject({ kind: "visit", contacts: ["Jen Park"] });
  });

  test("a backdated one is no later contact than a newer one", async () => {
    await logged(fang, "ACME 10万 月底");
    await fang.says("/deal call ACME Jen agrees");
    const { lastContactAt } = await dealRow(office);
    await fang.says("/deal visit ACME last Friday: met the board");
    expect((await dealRow(office)).lastContactAt).toEqual(lastContactAt);
    expect((await standing()).at(-1)).toMatchObject({ kind: "visit", on: "2026-11-13" });
  });

  test("one tap corrects it: what was recorded gives way, and its history stays", async () => {
    await logged(fang, "ACME 10万 月底");
    await fang.says("/deal visit ACME talked to Jen");
    const { form } = await fang.clicks("Correct");
    expect(form.fields.map(({ name, value }) => [name, value])).toEqual([
      ["kind", "visit"],
      ["note", "talked to Jen"],
      ["newPerson", ""],
      ["minutes", ""],
      ["on", "2026-11-18"],
    ]);
    const { words } = await fang.fills({ kind: "call", minutes: "20min" });
    expect(words).toContain("Call, 20 min: corrected on #1 ACME.");
    expect(await standing()).toMatchObject([{ kind: "call", minutes: 20 }]);
    expect(
      await office.database.prisma.event.count({ where: { workspaceId: office.workspaceId, kind: "note" } }),
    ).toBe(2);
  });

  test("somebody else's cannot be corrected", async () => {
    const boss = await office.joins("Boss", { role: "admin" });
    await logged(fang, "ACME 10万 月底");
    const { buttons } = await fang.says("/deal visit ACME met Jen");
    const correct = buttons.find(({ label }) => label === "Correct")!;
    expect((await boss.presses(correct)).refusal).toContain("isn't yours to correct");
    await fang.says("/deal undo");
    expect((await fang.presses(correct)).refusal).toContain("has been taken back");
  });

  test("one that has yet to be is shown in the form, which says where a plan goes", async () => {
    await logged(fang, "ACME 10万 月底");
    const { form } = await fang.says("/deal visit ACME tomorrow with Jen");
    const day = form.fields.find(({ name }) => name === "on");
    expect(day?.error).toBe(
      "Thu, Nov 19 is still to come. Type the day on which it was; a plan goes into the next step.",
    );
    expect((await fang.fills()).errors.on).toBe(day?.error);
    expect(fang.form?.fields.find(({ name }) => name === "note")?.value).toBe("with Jen");
    expect(await standing()).toEqual([]);
  });

  test("with a customer who has no deal it is the customer's, and can be undone and corrected", async () => {
    const card = await logged(fang, "ACME 10万 月底");
    expect(card.title).toContain("#1");
    await fang.says("/deal undo");
    const { words } = await fang.says("/deal visit ACME met Jen 30min");
    expect(words).toContain("Visit, 30 min: recorded on ACME.");
    expect(await standing()).toMatchObject([{ kind: "visit", minutes: 30, number: null, customer: "ACME" }]);
    await fang.clicks("Correct");
    await fang.fills({ kind: "call" });
    expect(await standing()).toMatchObject([{ kind: "call", number: null }]);
    await fang.clicks("Undo");
    expect(await standing()).toEqual([]);
    expect((await fang.says("/customer call ACME they call back")).words).toContain(
      "Call: recorded on ACME.",
    );
  });

  test.each([
    [
      "/customer visit Northern Harbour Logistics and Warehousing met Jen 30min",
      "Northern Harbour Logistics and Warehousing",
      null,
    ],
    [
      "/deal visit Northern Harbour Logistics and Warehousing met Jen 30min",
      "Northern Harbour Logistics and Warehousing",
      null,
    ],
    ["/deal visit Tom & Jerry Ltd met Jen 30min", "Tom & Jerry Ltd", 3],
    ["/deal visit Tom met Jen 30min", "Tom", 2],
    ["/customer visit Tom and Anna met Jen 30min", "Tom", null],
    ["/customer visit Northern Harbour met Jen 30min", "Northern Harbour Logistics and Warehousing", null],
    ["/客户 拜访 华和医疗 见了张总 30分钟", "华和医疗", null],
  ])("a customer's name is read to its end: %s", async (line, customer, number) => {
    await logged(fang, '"Northern Harbour Logistics and Warehousing" 10万 月底');
    await fang.says("/deal undo");
    await loggedWith(fang, ["Tom", "Tom & Jerry Ltd", "华和医疗"]);
    await fang.says(line);
    expect(await standing()).toMatchObject([{ kind: "visit", minutes: 30, number, customer }]);
    expect((await standing())[0]).not.toMatchObject({ said: expect.stringMatching(/Warehousing|Jerry/) });
  });

  test("with a colleague's customer it is not recorded, and says whom to ask", async () => {
    const priya = await office.joins("Priya");
    await logged(fang, "ACME 10万 月底");
    expect((await priya.says("/deal visit ACME met Jen")).refusal).toBe(
      "ACME is a colleague's customer, so nothing was recorded. If you went along, ask its owner or a manager to record it.",
    );
    expect((await priya.says("/customer visit ACME met Jen")).refusal).toContain("colleague's customer");
    expect(await standing()).toEqual([]);
  });

  test("a file that comes with the line goes with it", async () => {
    await logged(fang, "ACME 10万 月底");
    const { words } = await fang.sendsFiles([offered("wall.png", png())], "/deal visit ACME met Jen");
    expect(words).toContain("Visit: recorded on #1 ACME");
    expect(words).toContain("(with wall.png)");
    await fang.clicks("Correct");
    await fang.fills({ minutes: "20" });
    const [file] = await office.database.prisma.file.findMany();
    const [touch] = await office.database.prisma.touch.findMany({ orderBy: { eventId: "desc" } });
    expect(file?.eventId).toBe(touch?.eventId);
  });

  test.each([
    ["called ACME, they agree", "call"],
    ["visited ACME today, they liked the demo", "visit"],
    ["给ACME打了个电话，他们同意了", "call"],
    ["今天拜访了ACME，方案认可", "visit"],
    ["ACME: met Jen 45min, wants a quote", "visit"],
    ["note ACME met the CFO", "visit"],
  ])("a photo that comes with “%s” is evidence of a %s", async (line, kind) => {
    await logged(fang, "ACME 10万 月底");
    await fang.sendsFiles([offered("wall.png", png())], line);
    const [touch, other] = await office.database.prisma.touch.findMany({
      where: { workspaceId: office.workspaceId },
    });
    expect(other).toBeUndefined();
    expect(touch).toMatchObject({ kind });
    const [file] = await office.database.prisma.file.findMany({ where: { memberId: fang.id } });
    expect(file?.eventId).toBe(touch?.eventId);
  });

  test("words that nobody understands go with their photo as before: it is asked about which deal", async () => {
    await logged(fang, "ACME 10万 月底");
    await logged(fang, "Beta 10万 月底");
    const { words } = await fang.sendsFiles([offered("wall.png", png())], "look at this");
    expect(words).toContain("Which deal");
    expect(await standing()).toEqual([]);
  });

  test("Thursday's form takes one along, in the words of its owner; its undo takes both back", async () => {
    await logged(fang, "ACME 10万 12/20");
    await fang.says("/forecast");
    await fang.clicks("Change");
    await fang.fills({ happened: "met Jen 45min, they want a quote", likelihood: "60%" });
    expect(await standing()).toMatchObject([{ kind: "visit", minutes: 45, number: 1 }]);
    expect(await dealRow(office)).toMatchObject({ likelihood: 60 });
    await fang.says("/deal undo");
    expect(await standing()).toEqual([]);
    expect(await dealRow(office)).toMatchObject({ lastContactAt: null });
  });

  test("there are as many as notes of the owner and explicit ones that stand, whatever is done and undone", async () => {
    const deeds = [
      "note",
      "visit",
      "managers note",
      "managers visit",
      "customer",
      "correct",
      "undo",
      "undo",
    ] as const;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...deeds), { minLength: 4, maxLength: 12 }), async (list) => {
        office = await openOffice(office.database);
        fang = await office.joins("Fang");
        const boss = await office.joins("Boss", { role: "admin" });
        await logged(fang, "ACME 10万 12/20");
        // Fang's deeds, newest last: whether each is a touch.
        const done: boolean[] = [];
        let others = 0;
        for (const [nth, deed] of list.entries()) {
          office.later({ seconds: 5 });
          if (deed === "managers note") await boss.says(`/deal note #1 said ${nth}`);
          else if (deed === "managers visit") {
            await boss.says(`/deal visit #1 went along ${nth}`);
            others += 1;
          } else if (deed === "undo") {
            if (done.length === 0) continue;
            await fang.says("/deal undo");
            done.pop();
          } else if (deed === "correct") {
            await fang.says("/deal touches");
            if (!fang.card || !buttonsOf(fang.card).some(({ label }) => label === "Correct")) continue;
            await fang.clicks("Correct");
            await fang.fills({ minutes: "15" });
            // What stood is taken back, and what takes its place is the last deed.
            done.push(done.pop() ?? true);
          } else {
            const line = { note: "/deal note #1", visit: "/deal visit #1", customer: "/customer visit ACME" }[
              deed
            ];
            await fang.says(`${line} talked ${nth}`);
            done.push(true);
          }
        }
        expect(await standing()).toHaveLength(done.length + others);
      }),
      { numRuns: 8 },
    );
  });
});
