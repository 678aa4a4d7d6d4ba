/** Criteria of every kind on the way of a deal: asked, refused with a sentence, answered, and known from then on. */
import { describe, expect, test } from "vitest";
import type { Criterion } from "../../../src/pipelines/gates/gate-kinds.ts";
import { oneDatabase } from "../../fakes/database.ts";
import { logged } from "../../fakes/office/deals.ts";
import { asking, criteria, said, takesUp } from "../../fakes/office/every-kind.ts";
import { offered, pdf } from "../../fakes/office/harmless-files.ts";
import { edits, eventsOf } from "../../fakes/office/history.ts";
import { inOffices } from "../../fakes/office/in-offices.ts";
import { type Colleague, type Office, openOffice } from "../../fakes/office/office.ts";
import { standsIn } from "../../fakes/office/reading.ts";

const { approval, ...others } = criteria;

describe.each(oneDatabase)("gates of every kind on %s", (kind) => {
  let office: Office;
  let fang: Colleague;
  let boss: Colleague;
  inOffices(kind, async (opened) => {
    office = opened;
    boss = await office.joins("Boss", { role: "admin" });
    fang = await office.joins("Fang");
  });

  const asks = async (leave: readonly Criterion[], enter: readonly Criterion[] = []) => {
    await takesUp(office, asking(leave, enter));
    await logged(fang, "ACME 10万 月底");
  };
  const answers = async () =>
    Object.fromEntries(
      (
        await office.database.prisma.dealFact.findMany({
          where: { workspaceId: office.workspaceId },
          orderBy: { eventId: "asc" },
        })
      ).map(({ key, value }) => [key, value]),
    );

  test("each is asked in a field of its kind, and opens the gate once all hold", async () => {
    await asks(Object.values(others));
    const { form } = await fang.says("/deal advance ACME");
    expect(form.fields.map(({ name, type }) => [name, type])).toEqual([
      ["need", "tick"],
      ["need.note", "line"],
      ["why", "line"],
      ["people", "line"],
      ["first", "choices"],
      ["decider", "line"],
      ["order", "line"],
      ["evidence", "paragraph"],
    ]);
    const bad = { ...said, "need.note": "", why: " ", people: "many", first: "cellar", order: "on my desk" };
    const { errors } = await fang.fills(bad);
    expect(errors).toEqual({
      need: expect.stringContaining("Say in a few words how you know"),
      why: "Please fill this in.",
      people: expect.stringContaining("“many”"),
      first: expect.stringContaining("one of the choices"),
      order: expect.stringContaining("isn't a link"),
    });
    expect(Object.fromEntries(fang.form!.fields.map(({ name, value }) => [name, value]))).toMatchObject({
      people: "many",
      decider: "Mr Li, CEO",
      order: "on my desk",
    });
    expect(standsIn((await fang.fills(said)).card)).toBe("Second");
    expect(await answers()).toEqual(said);
  });

  test("a should blocks nothing, whatever its kind; known at any time, it is counted", async () => {
    await asks(Object.values(others).map((one) => ({ ...one, must: false })));
    await fang.says("/deal show ACME");
    const { form } = await fang.clicks("Discovery 0/6");
    expect(form.fields.every(({ required }) => !required)).toBe(true);
    await fang.fills({ people: "120", decider: "Mr Li" });
    expect(fang.card?.blocks).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          buttons: expect.arrayContaining([expect.objectContaining({ label: "Discovery 2/6" })]),
        }),
      ]),
    );
    expect(standsIn((await fang.says("/deal advance ACME")).card)).toBe("Second");
  });

  test("questions and work stand apart from what holds or not", async () => {
    await asks([
      { ...others.answer, must: false },
      { ...others.number, must: false },
    ]);
    await fang.says("/deal show ACME");
    const { form, words } = await fang.clicks("Discovery 0/2");
    expect(form.fields.map(({ name }) => name)).toEqual(["people", "why"]);
    expect(words).toContain("To know: 0/1");
    expect(words).toContain("Questions: 0/1");
    expect(words).toContain("A question for the customer");
  });

  test("a file that was sent is evidence, and belongs to the deal from then on", async () => {
    await asks([others.evidence]);
    await fang.sendsFiles([offered("po.pdf", pdf)]);
    const { form } = await fang.says("/deal advance ACME");
    expect(form.fields.map(({ name, required }) => [name, required])).toEqual([
      ["order", false],
      ["order.file", false],
      ["evidence", false],
    ]);
    const { id } = await office.database.prisma.file.findFirstOrThrow({
      where: { workspaceId: office.workspaceId },
    });
    expect(standsIn((await fang.fills({ "order.file": id })).card)).toBe("Second");
    expect(await office.database.prisma.file.findFirstOrThrow({ where: { id } })).toMatchObject({
      dealId: expect.any(String),
      eventId: (await eventsOf(office, 1)).at(-1)!.id,
    });
    expect((await fang.says("/deal history ACME")).words).toContain("Open po.pdf");
  });

  test("another's file is none, of this company or of another", async () => {
    await asks([others.evidence]);
    await boss.sendsFiles([offered("theirs.pdf", pdf)]);
    const elsewhere = await openOffice(office.database);
    const li = await elsewhere.joins("Li");
    await li.sendsFiles([offered("foreign.pdf", pdf)]);
    await fang.sendsFiles([offered("mine.pdf", pdf)]);
    await fang.says("/deal advance ACME");
    const form = fang.form!;
    expect(JSON.stringify(form)).not.toMatch(/theirs|foreign/);
    for (const { id } of await office.database.prisma.file.findMany({
      where: { name: { not: "mine.pdf" } },
    })) {
      const { errors } = await fang
        .submits(form, { ...form.hidden, order: "", "order.file": id })
        .then((one) => one);
      expect(errors["order.file"]).toContain("isn't yours");
    }
  });

  test("whoever was met is known in the customer's other deals, and who might help is said", async () => {
    const user = {
      ...others.role,
      key: "user",
      role: "user",
      name: { en: "User met", zh: "见过使用者" },
    } as const;
    await asks([user]);
    expect((await fang.says("/deal advance ACME")).words).toContain("Nobody has met the user yet.");
    await fang.fills({ user: "Jen Wu" });
    await takesUp(office, asking([others.role], [], 2));
    await logged(fang, "ACME 20万 月底 Analytics");
    const { form, words } = await fang.says("/deal advance #2");
    expect(words).toContain("Nobody has met the decision maker yet. Who can help: Jen Wu (user).");
    expect(form.fields[1]).toMatchObject({
      name: "decider.known",
      options: [{ value: "Jen Wu", label: "Jen Wu (user)" }],
    });
    await fang.fills({ "decider.known": "Jen Wu" });
    expect((await answers()).decider).toBe("Jen Wu");
    // Taken back, she is no decision maker any more, and a user still.
    await fang.says("/deal undo");
    expect((await fang.says("/deal advance #2")).words).toContain("Who can help: Jen Wu (user).");
  });

  test("the second visit shows what was answered last time, and by whom", async () => {
    await asks([others.number, others.role], [others.answer]);
    await fang.says("/deal advance ACME");
    await fang.fills({ people: "120", decider: "Mr Li, CEO", why: "New law" });
    await boss.says("/deal back ACME");
    await boss.fills({ reason: "Not yet" });
    // One of them is taken back, the others hold.
    await office.database.prisma.$executeRaw`
      INSERT INTO "DealFact" ("id", "workspaceId", "dealId", "key", "value", "eventId")
      SELECT gen_random_uuid(), "workspaceId", "dealId", "key", '""', "eventId" + 1000000 FROM "DealFact"
       WHERE "workspaceId" = ${office.workspaceId}::uuid AND "key" = 'people'`;
    const { words } = await boss.says("/deal advance ACME");
    expect(words).toContain("✓ Decision maker met: Mr Li, CEO (Fang, Nov 18)");
    expect(words).toContain("Last time: 120 (Fang, Nov 18)");
  });

  describe("a draft", () => {
    const opens = async () => (await fang.says("/deal advance ACME")).words;

    test("keeps what was refused until the form takes effect", async () => {
      await asks([others.number, others.answer]);
      await fang.says("/deal advance ACME");
      await fang.fills({ people: "many", why: "New law" });
      expect(await opens()).toContain("What you typed last time is still here.");
      expect(fang.form!.fields.map(({ value, error }) => [value, error])).toEqual([
        ["many", expect.stringContaining("“many”")],
        ["New law", undefined],
        ["", undefined],
      ]);
      // Another's form is empty.
      expect((await boss.says("/deal advance ACME")).words).not.toContain("still here");
      await fang.fills({ people: "120" });
      expect(await office.database.prisma.draft.count({ where: { workspaceId: office.workspaceId } })).toBe(
        0,
      );
    });

    test("keeps what was cancelled, on a chat that tells", async () => {
      await asks([others.number, others.answer]);
      await fang.says("/deal advance ACME");
      expect((await fang.cancels({ people: "120" })).reply.type).toBe("none");
      expect(await opens()).toContain("still here");
      expect(fang.form!.fields[0]!.value).toBe("120");
    });

    test("keeps what somebody else overtook", async () => {
      await asks([others.number], [others.answer]);
      await fang.says("/deal advance ACME Third");
      const form = fang.form!;
      await boss.says("/deal advance ACME");
      await boss.fills({ people: "120", why: "Asked by the CFO" });
      expect(
        (await fang.fills({ people: "90", why: "New law", evidence: "Li on the phone" }, form)).refusal,
      ).toContain("Boss moved ACME to Second");
      expect(await office.database.prisma.draft.findFirst({ where: { memberId: fang.id } })).toMatchObject({
        texts: { why: "New law", evidence: "Li on the phone" },
      });
    });

    test("is there on another chat as well, and gone from both once it took effect", async () => {
      await asks([others.number, others.answer]);
      await office.database.prisma.member.update({
        where: { id: fang.id },
        data: { email: "fang@x.example" },
      });
      await fang.says("/deal advance ACME");
      await fang.fills({ people: "many", why: "New law" });
      const onLark = office.stranger("Fang", "fang@x.example", "lark");
      expect((await onLark.says("/deal advance ACME")).words).toContain("still here");
      expect(onLark.form!.fields.map(({ value }) => value)).toEqual(["many", "New law", ""]);
      expect(standsIn((await onLark.fills({ people: "120" })).card)).toBe("Second");
      expect((await fang.says("/deal advance ACME")).words).not.toContain("still here");
    });

    test("is gone after a day", async () => {
      await asks([others.number]);
      await fang.says("/deal advance ACME");
      await fang.fills({ people: "many" });
      await office.database.prisma.$executeRaw`UPDATE "Draft" SET "at" = now() - interval '25 hours'`;
      expect(await opens()).not.toContain("still here");
    });
  });

  test("a form opened in another version of the process says so and keeps what was typed", async () => {
    await asks([others.number]);
    await fang.says("/deal advance ACME");
    const form = fang.form!;
    await takesUp(office, asking([others.number, others.answer], [], 2));
    await edits(office, 1, { pipelineVersion: 2 });
    const { words } = await fang.fills({ people: "120" }, form);
    expect(words).toContain("has changed since you opened this");
    expect(fang.form!.fields.map(({ name, value }) => [name, value])).toEqual([
      ["people", "120"],
      ["why", ""],
      ["evidence", ""],
    ]);
    expect(standsIn((await fang.fills({ why: "New law" })).card)).toBe("Second");
  });

  describe("an approval", () => {
    const asked = async () => {
      await asks([others.number, approval]);
      const { form } = await fang.says("/deal advance ACME");
      expect(form.fields.find(({ name }) => name === "discount")).toMatchObject({
        type: "choice",
        options: [{ value: boss.id, label: "Boss" }],
      });
      return fang.fills({ people: "120", discount: boss.id, evidence: "5 % off" });
    };
    const told = async (memberId: string) => {
      const rows = await office.database.prisma.delivery.findMany({
        where: { workspaceId: office.workspaceId, key: { contains: `:${memberId}:` } },
        orderBy: { createdAt: "asc" },
      });
      return rows.map(({ content }) => content as unknown as { card: NonNullable<Colleague["card"]> });
    };

    test("is asked for by the form, which keeps the rest; one tap decides, and the deal goes on", async () => {
      const { words } = await asked();
      expect(words).toContain("I asked Boss to approve");
      expect(standsIn(fang.card!)).toBe("First");
      expect((await fang.says("/deal advance ACME")).form.fields.map(({ name }) => name)).toEqual([
        "discount",
        "evidence",
      ]);
      expect((await fang.fills()).errors.discount).toContain("Waiting for Boss");

      const [request] = await told(boss.id);
      boss.card = request!.card;
      expect(JSON.stringify(boss.card)).toContain("Fang asks you to approve “Discount approved” for #1 ACME");
      expect((await boss.clicks("Approve")).words).toContain("You approved “Discount approved”");
      boss.card = request!.card;
      expect((await boss.clicks("Refuse")).refusal).toContain("approved already");

      const [answer] = await told(fang.id);
      fang.card = answer!.card;
      expect(standsIn((await fang.clicks("Advance")).card)).toBe("Second");
      expect((await fang.says("/deal history ACME")).words).toContain("Boss approved: Discount approved");
    });

    test("that is refused has its reason, and may be asked for again", async () => {
      await asked();
      const [request] = await told(boss.id);
      boss.card = request!.card;
      await boss.clicks("Refuse");
      expect((await boss.fills({ reason: " " })).errors.reason).toContain("reason");
      expect((await boss.fills({ reason: "Too much" })).words).toContain("You refused");
      expect(JSON.stringify((await told(fang.id))[0])).toContain(
        "Boss refused “Discount approved” for #1 ACME: Too much",
      );
      await fang.says("/deal advance ACME");
      expect((await fang.fills()).errors.discount).toContain("Refused");
      expect((await fang.fills({ discount: boss.id })).words).toContain("I asked Boss");
      expect(await told(boss.id)).toHaveLength(2);
    });

    test("that only should be there is asked for from the card, and asked again after a no", async () => {
      await asks([{ ...approval, must: false }]);
      for (const times of [1, 2]) {
        await fang.says("/deal show ACME");
        await fang.clicks("Discovery 0/1");
        await fang.fills({ discount: boss.id });
        boss.card = (await told(boss.id)).at(-1)!.card;
        await boss.clicks("Refuse");
        expect((await boss.fills({ reason: "Too much" })).words, String(times)).toContain("You refused");
      }
    });

    test("of somebody who leaves is asked of whoever decides now, in the name of who asked, and they are told", async () => {
      await asked();
      const lee = await office.joins("Lee", { role: "admin" });
      await lee.says("/team remove Boss");
      await lee.clicks("Remove");
      const [request, ...more] = await told(lee.id);
      expect(more).toEqual([]);
      lee.card = request!.card;
      expect(JSON.stringify(lee.card)).toContain("Fang asks you to approve “Discount approved” for #1 ACME");
      expect((await told(fang.id)).map((one) => JSON.stringify(one))).toEqual([
        expect.stringContaining(
          "Boss has left the team. I asked Lee to approve “Discount approved” for #1 ACME",
        ),
      ]);
      expect((await fang.says("/deal history ACME")).words).toContain("has left: Discount approved");
      await lee.clicks("Approve");
      expect(JSON.stringify((await told(fang.id)).at(-1))).toContain("Lee approved “Discount approved”");
      // Their removal is nobody's to undo by way of the deal.
      expect((await lee.says("/deal undo")).words).toContain("approved");
      expect((await lee.says("/deal undo")).words).not.toContain("has left");
    });

    test("of the last who could say yes is taken back, and whoever asked picks somebody else", async () => {
      await asked();
      await office.joins("Lee", { role: "manager" });
      const admin = await office.joins("Root", { role: "admin" });
      await admin.says("/deal assign #1 Root");
      await admin.says("/team remove Boss");
      await admin.clicks("Remove");
      expect((await answers())["discount.asked"]).toBe("");
      expect(JSON.stringify((await told(fang.id))[0])).toContain("Press Advance to pick someone else");
    });

    test("is nobody's own, and nobody's who was not asked", async () => {
      await asked();
      const { id, values } = await (async () => {
        const [request] = await told(boss.id);
        const press = request!.card.blocks.flatMap((block) =>
          block.type === "actions" ? block.buttons : [],
        )[0]!;
        return { id: press.values.id, values: press.values };
      })();
      expect(id).toBeDefined();
      const lee = await office.joins("Lee", { role: "admin" });
      for (const person of [fang, lee])
        expect((await person.presses({ action: "deal.approve", values })).refusal).toContain("someone else");
      // No form can say yes either.
      await fang.says("/deal advance ACME");
      const form = fang.form!;
      await fang.submits(form, { ...form.hidden, discount: "yes" });
      expect(fang.form!.fields[0]!.error).toContain("can't approve it");
      expect((await answers()).discount).toBe("");
    });
  });
});
