import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { type Button, card } from "../../src/chat/card.ts";
import { showCard } from "../../src/chat/reply.ts";
import { defineUseCase, Refusal } from "../../src/chat/use-case.ts";
import { chatWords } from "../../src/chat/words.ts";
import { createUseCases } from "../../src/use-cases.ts";
import { databases } from "../fakes/database.ts";
import { logged as logs } from "../fakes/office/deals.ts";
import { inOffices } from "../fakes/office/in-offices.ts";
import { type Colleague, type Office, openOffice } from "../fakes/office/office.ts";
import type { Person } from "../fakes/office/person.ts";

const useCases = createUseCases(async () => ({ url: "", hours: 1 }));

/** Writes, and then asks a question: whatever it answers, nothing may stay. */
const writesAndAsks = defineUseCase({
  name: "test.writes-and-asks",
  needs: "deal.change",
  changes: true,
  input: z.object({}),
  async run(turn) {
    await turn.db.team.create({ data: { workspaceId: turn.workspace.id, name: "Half done" } });
    throw new Refusal(showCard(card("en", "Which one?", [])));
  },
});
const ourFaults = [chatWords("en").ourFault, chatWords("zh").ourFault];

describe.each(databases)("dispatch on %s", (kind) => {
  let office: Office;
  let fang: Colleague;

  inOffices(
    kind,
    async (opened) => {
      office = opened;
      fang = await office.joins("Fang");
    },
    { useCases: [writesAndAsks] },
  );

  async function logged(line = "ACME 10万 月底", person = fang) {
    await logs(person, line);
    return office.database.prisma.deal.findFirstOrThrow({
      where: { workspaceId: office.workspaceId },
      orderBy: { number: "desc" },
    });
  }

  test("a refusal undoes what was written before it, also when it asks back with a card", async () => {
    const button = { action: "test.writes-and-asks", values: {} };
    expect((await fang.presses(button)).reply.type).toBe("card");
    expect(await office.database.prisma.team.count({ where: { workspaceId: office.workspaceId } })).toBe(0);
  });

  describe("once only", () => {
    test("a redelivered line writes nothing twice and is answered with nothing", async () => {
      await logged();
      const line = { kind: "command", line: "/deal note ACME met the CFO" } as const;
      const first = await fang.sends(line, "event-1");
      const once = await office.rowCounts();
      const again = await Promise.all([fang.sends(line, "event-1"), fang.sends(line, "event-1")]);
      expect(first.reply.type).toBe("card");
      expect(again.map((answer) => answer.reply.type)).toEqual(["none", "none"]);
      expect(await office.rowCounts()).toEqual(once);
      expect(await notesOf("ACME")).toBe(1);
    });

    test("deliveries of one event at the same moment have one effect", async () => {
      await logged();
      const line = { kind: "command", line: "/deal note ACME met the CFO" } as const;
      const answers = await Promise.all(Array.from({ length: 5 }, () => fang.sends(line, "event-2")));
      expect(answers.map((answer) => answer.reply.type).sort()).toEqual([
        "card",
        "none",
        "none",
        "none",
        "none",
      ]);
      expect(await notesOf("ACME")).toBe(1);
    });

    test("a form that is submitted twice by two clicks logs one deal", async () => {
      const { form } = await fang.says("/deal new ACME 10万 月底 ?");
      const answers = await Promise.all([fang.fills({}, form), fang.fills({}, form), fang.fills({}, form)]);
      expect(answers.map((answer) => answer.reply.type).sort()).toEqual(["card", "notice", "notice"]);
      const told = answers.filter((answer) => answer.reply.type === "notice").map((answer) => answer.notice);
      expect(told[0]).toContain("Already recorded");
      expect(await office.database.prisma.deal.count({ where: { workspaceId: office.workspaceId } })).toBe(1);
    });

    test("the same event id of two people's chats, or of two installations, is two events", async () => {
      await logged();
      const li = await office.joins("Li", { role: "admin" });
      const elsewhere = await openOffice(office.database);
      const other = await elsewhere.joins("Other");
      await fang.sends({ kind: "command", line: "/deal note ACME one" }, "e-1");
      await logs(other, "ACME 10万 月底");
      const answer = await other.sends({ kind: "command", line: "/deal note ACME two" }, "e-1");
      expect(answer.reply.type).toBe("card");
      expect((await li.says("/deal show ACME")).words).toContain("Fang: one");
    });

    const notesOf = async (name: string) => {
      const deals = await office.database.prisma.deal.findMany({
        where: { workspaceId: office.workspaceId, customer: { name } },
      });
      return office.database.prisma.event.count({
        where: { kind: "note", subjectId: { in: deals.map(({ id }) => id) } },
      });
    };
  });

  describe("what failed changed nothing", () => {
    test("and can be sent again under the same event and form id", async () => {
      await fang.says("/deal new ACME nothing 月底");
      const { form } = fang;
      const before = await office.rowCounts();
      const values = {
        customer: "ACME",
        amount: "a lot",
        closeDate: "月底",
        product: "",
        source: "self-found",
      };
      const event = { kind: "submit", action: "deal.new", formId: form!.id } as const;
      expect((await fang.sends({ ...event, values }, "e-9")).errors).toHaveProperty("amount");
      expect(await office.rowCounts()).toEqual(before);
      const again = await fang.sends({ ...event, values: { ...values, amount: "10万" } }, "e-9");
      expect(again.card.title).toBe("#1 ACME");
    });

    test("a crash in the middle rolls the claim back too", async () => {
      await logged();
      const before = await office.rowCounts();
      const line = { kind: "command", line: "/deal note ACME met the CFO" } as const;
      await withBroken("Event", async () => {
        expect((await fang.sends(line, "e-crash")).refusal).toBe(ourFaults[0]);
      });
      expect(office.failures.splice(0)).toHaveLength(1);
      expect(await office.rowCounts()).toEqual(before);
      expect((await fang.sends(line, "e-crash")).reply.type).toBe("card");
    });

    /** The table refuses every row while `work` runs. */
    async function withBroken(table: string, work: () => Promise<void>) {
      await office.database.prisma.$executeRawUnsafe(
        `ALTER TABLE "${table}" ADD CONSTRAINT broken CHECK (false) NOT VALID`,
      );
      try {
        await work();
      } finally {
        await office.database.prisma.$executeRawUnsafe(`ALTER TABLE "${table}" DROP CONSTRAINT broken`);
      }
    }

    test("asking, reading and refusing write no row at all", async () => {
      await logged();
      const boss = await office.joins("Boss", { role: "admin" });
      // Too late to undo the logging.
      office.later({ minutes: 11 });
      const before = await office.rowCounts();
      for (const line of [
        ...["/deal", "/deal list team", "/deal show ACME", "/deal advance ACME", "/deal back ACME"],
        ...["/deal lose ACME", "/deal update ACME", "/deal note ACME", "/deal new Hooli 1万", "/deal undo"],
        ...[
          "/deal reopen ACME",
          "/deal advance ACME prospect",
          "/deal advance ACME 99",
          "/funnel",
          "/funnel 口径",
        ],
        ...[
          "/forecast",
          "/forecast submit",
          "/customer",
          "/customer ACME",
          "/team",
          "/team new",
          "/team join x y",
        ],
        ...["/nonsense", "/deal help", "", "/", "?", "/deal run", "/deal run nudge", "/deal run digest"],
      ]) {
        await fang.says(line);
        await boss.says(line);
      }
      expect(await office.rowCounts()).toEqual(before);
    });
  });

  describe("who may", () => {
    async function company() {
      const east = await office.team("East");
      const shanghai = await office.team("Shanghai", east);
      const west = await office.team("West");
      const people = {
        rep: await office.joins("Rep", { team: shanghai }),
        other: await office.joins("Other", { team: west }),
        leader: await office.joins("Leader", { role: "manager", team: shanghai }),
        east: await office.joins("Boss East", { role: "manager" }),
        west: await office.joins("Boss West", { role: "manager" }),
        finance: await office.joins("Finance", { role: "finance" }),
        reader: await office.joins("Reader", { role: "read-only" }),
        admin: await office.joins("Admin", { role: "admin" }),
      };
      await office.leads(people.leader.id, shanghai);
      await office.leads(people.east.id, east);
      await office.leads(people.west.id, west);
      return people;
    }

    test("see a deal: its owner, the managers above, finance, readers and admins; nobody else, by no way", async () => {
      const people = await company();
      const { id, number } = await logged("ACME 10万 月底", people.rep);
      const show = (person: Person) => person.presses({ action: "deal.show", values: { id } });
      for (const key of ["rep", "leader", "east", "finance", "reader", "admin"] as const)
        expect((await show(people[key])).card.title, key).toBe("#1 ACME");
      for (const key of ["finance", "reader"] as const)
        expect((await show(people[key])).buttons, key).toEqual([]);
      for (const key of ["other", "west"] as const) {
        const person = people[key];
        expect((await show(person)).refusal, key).toContain("Can't find that deal");
        for (const line of [`/deal show #${number}`, "/deal show ACME", "/deal note ACME hello"])
          expect((await person.says(line)).refusal, key).toMatch(/Can't find (“ACME”|#\d) among your deals/);
        for (const action of [
          "deal.advance",
          "deal.lose",
          "deal.back",
          "deal.note",
          "deal.update",
          "deal.reopen",
        ])
          expect((await person.presses({ action, values: { id, note: "x", amount: "1" } })).words).toContain(
            "Can't find that deal",
          );
        for (const filter of [
          { whose: "team" },
          { customer: "ACME" },
          { whose: "team", team: await teamOf("Shanghai") },
        ])
          expect((await person.presses({ action: "deal.list", values: filter })).words).toContain(
            "No deals here",
          );
        expect((await person.says("/customer ACME")).words).toContain("No deals");
        expect((await person.presses({ action: "forecast.same", values: { id } })).refusal).toContain(
          "Can't find that deal",
        );
        expect((await person.presses({ action: "deal.undo", values: { id } })).refusal).toContain(
          "Nothing to undo",
        );
        await fakeSubmit(person, id);
      }
      expect(await office.database.prisma.deal.findUnique({ where: { id } })).toMatchObject({
        version: 1,
        outcome: null,
      });
    });

    const teamOf = async (name: string) =>
      (
        await office.database.prisma.team.findFirstOrThrow({
          where: { workspaceId: office.workspaceId, name },
        })
      ).id;

    /** A hand-made form with another person's deal in its hidden values. */
    async function fakeSubmit(person: Person, id: string) {
      const forms: Readonly<Record<string, Readonly<Record<string, string>>>> = {
        "deal.advance": {
          stage: "signed-customer",
          intent: "yes",
          "ability-to-pay": "yes",
          "contract-signed": "yes",
        },
        "deal.lose": { lostReason: "price" },
        "deal.back": { reason: "x" },
        "deal.update": { amount: "1" },
        "forecast.lose": { lostReason: "price" },
        "forecast.slip": { closeDate: "2027-12-31" },
        "forecast.change": { amount: "1", closeDate: "2027-12-31", likelihood: "1" },
      };
      for (const [action, values] of Object.entries(forms)) {
        const answer = await person.submits({ action, id: crypto.randomUUID() }, { ...values, id });
        expect(answer.refusal, action).toContain("Can't find that deal");
      }
    }

    test("a manager answers no Thursday card for a rep", async () => {
      const people = await company();
      const { id } = await logged("ACME 10万 月底", people.rep);
      expect((await people.east.presses({ action: "forecast.same", values: { id } })).refusal).toContain(
        "Only the deal's owner",
      );
    });

    test("readers and finance change nothing", async () => {
      const people = await company();
      const { id } = await logged("ACME 10万 月底", people.rep);
      const before = await office.rowCounts();
      for (const person of [people.reader, people.finance]) {
        // The name, language, time zone, chats, browsers and reminders of a person are their own business; whoever is asked to approve
        // answers.
        const own = ["name", "language", "zone", "link", "signout", "reminders"].map((one) => `team.${one}`);
        own.push("deal.approve");
        for (const useCase of useCases.filter(({ changes, name }) => changes && !own.includes(name))) {
          const answer = await person.presses({ action: useCase.name, values: { id } });
          expect(answer.refusal, useCase.name).toContain("role doesn't allow");
        }
      }
      expect(await office.rowCounts()).toEqual(before);
    });

    test("another company's deals, teams and customers do not exist", async () => {
      const { id, customerId } = await logged("ACME 10万 月底");
      const elsewhere = await openOffice(office.database);
      const spy = await elsewhere.joins("Spy", { role: "admin" });
      expect((await spy.presses({ action: "deal.show", values: { id } })).refusal).toContain(
        "Can't find that deal",
      );
      expect((await spy.presses({ action: "customer.show", values: { id: customerId } })).reply.type).toBe(
        "notice",
      );
      expect((await spy.says("/deal list team")).words).not.toContain("ACME");
      const listed = await spy.presses({ action: "deal.list", values: { team: await makeTeam() } });
      expect(listed.words).not.toContain("ACME");
      await spy.says("/deal new ACME 1万 月底");
      const values = {
        customer: "ACME2",
        amount: "1万",
        closeDate: "月底",
        product: "",
        source: "partner",
        customerId,
      };
      await spy.submits({ action: "deal.new", id: "f" }, values);
      const mine = await office.database.prisma.deal.findMany({
        where: { workspaceId: elsewhere.workspaceId },
      });
      for (const deal of mine) expect(deal.customerId).not.toBe(customerId);
    });

    const makeTeam = async () => {
      const team = await office.team("Spied");
      await office.database.prisma.member.update({ where: { id: fang.id }, data: { teamId: team } });
      return team;
    };
  });

  describe("tampering", () => {
    test("any values under any action get a sentence, never a failure of ours", async () => {
      const boss = await office.joins("Boss", { role: "admin" });
      const mine = await logged("ACME 10万 月底");
      await logged("Hooli 20万 月底");
      const rude = fc.oneof(
        fc.constantFrom<unknown>(
          mine.id,
          mine.id.toUpperCase(),
          crypto.randomUUID(),
          "00000000-0000-0000-0000-000000000000",
        ),
        fc.constantFrom<unknown>(
          "",
          " ",
          "yes",
          "new",
          "#1",
          "ACME",
          "目标客户",
          "won",
          "signed-customer",
          "__proto__",
          "constructor",
        ),
        fc.constantFrom<unknown>(null, true, false, -1, 0, 1.5, 1e308, 99_999, 2 ** 53, [], {}, ["a"], {
          a: 1,
        }),
        fc.constantFrom<unknown>(
          "\u0000",
          "a\u0000b",
          "\ud800",
          "x\udfffy",
          "’; DROP",
          "%",
          "\\",
          "1e400",
          "999999999999999999999",
        ),
        fc.constantFrom<unknown>(
          "0000-01-01T00:00:00Z",
          "9999-12-31T23:59:59Z",
          "2026-11-31",
          "0001-01-01",
          "2026-12-31",
        ),
        fc.constantFrom<unknown>("x".repeat(70), "好".repeat(500), "🚀".repeat(3000)),
        fc.string({ unit: "binary", maxLength: 40 }),
      );
      const keys = fc.constantFrom(
        ...[
          "id",
          "deal",
          "line",
          "version",
          "stage",
          "from",
          "note",
          "reason",
          "lostReason",
          "amount",
          "closeDate",
        ],
        ...[
          "likelihood",
          "category",
          "nextStep",
          "nextStepDate",
          "customer",
          "customerId",
          "product",
          "source",
          "page",
        ],
        ...[
          "whose",
          "team",
          "due",
          "stalled",
          "awaiting",
          "noNextStep",
          "closed",
          "counts",
          "quarter",
          "unconfirmed",
          "happened",
          "since",
        ],
        ...[
          "promised",
          "what",
          "send",
          "first",
          "second",
          "name",
          "replace",
          "intent",
          "contract-signed",
          "shown",
          "run",
        ],
        ...["__proto__", "constructor", "toString"],
      );
      const event = fc.record({
        name: fc.constantFrom(
          ...useCases.map((useCase) => useCase.name),
          "chat.say",
          "nope",
          "__proto__",
          "\u0000",
        ),
        values: fc.array(fc.tuple(keys, rude), { maxLength: 7 }),
        submit: fc.boolean(),
        formId: fc.oneof(fc.uuid(), fc.constantFrom("", "\u0000", "f".repeat(9000))),
        withDeal: fc.boolean(),
        by: fc.constantFrom("fang", "boss"),
      });
      await fc.assert(
        fc.asyncProperty(event, async ({ name, values, submit, formId, withDeal, by }) => {
          const given: Record<string, unknown> = JSON.parse("{}");
          for (const [key, value] of withDeal ? [["id", mine.id] as const, ...values] : values)
            Object.defineProperty(given, key, { value, enumerable: true, configurable: true });
          const person = by === "fang" ? fang : boss;
          const answer = await (submit
            ? person.submits({ action: name, id: formId }, given)
            : person.presses({ action: name, values: given }));
          expect(office.failures.splice(0)).toEqual([]);
          expect(ourFaults).not.toContain(answer.words);
        }),
        { numRuns: 400 },
      );
    });

    test("any line gets an answer", async () => {
      await logged("ACME 10万 月底");
      const word = fc.constantFrom(
        ...[
          "/deal",
          "deal",
          "／商机",
          "/forecast",
          "/funnel",
          "/customer",
          "/team",
          "advance",
          "推进",
          "new",
          "list",
          "undo",
        ],
        ...[
          "note",
          "ACME",
          "#1",
          "目标客户",
          "10万",
          "月底",
          "\u0000",
          "\ud800",
          '"',
          "“",
          "。",
          "%",
          "submit",
          "run",
          "nudge",
        ],
        ...["join", "role", "manager", "language", "中文", "🚀", "-", "x".repeat(600)],
      );
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.oneof(word, fc.string({ unit: "binary" })), { maxLength: 6 }),
          async (words) => {
            const answer = await fang.says(words.join(" "));
            expect(office.failures.splice(0)).toEqual([]);
            expect(answer.words).not.toBe("");
            expect(ourFaults).not.toContain(answer.words);
          },
        ),
        { numRuns: 250 },
      );
    });

    test("unknown actions and stale buttons are told what to do instead", async () => {
      const { id } = await logged();
      const press = (action: string, values: Record<string, unknown> = {}) =>
        fang.presses({ action, values });
      for (const answer of [
        await press("deal.explode"),
        await press("deal.list", { page: "many" }),
        await press("deal.list", { page: 100_001 }),
        await press("deal.show", { id: "42" }),
        await press("deal.list", { whose: "everybody" }),
        await press("forecast.same", { id: 7 }),
        await press("deal.list", { stage: "no-such-stage" }),
      ])
        expect(answer.refusal).toContain("out of date");
      expect((await press("deal.advance", { id, stage: "no-such-stage" })).words).toContain(
        "No stage is called",
      );
    });
  });

  test("thanks get a friendly word, no warning and no help", async () => {
    expect((await fang.says("thanks!")).reply).toMatchObject({
      type: "notice",
      text: "You're welcome!",
      tone: "plain",
    });
    await office
      .joins("小王", { locale: "zh" })
      .then(async (wang) =>
        expect((await wang.says("谢谢！")).reply).toMatchObject({ text: "不客气！", tone: "plain" }),
      );
  });

  describe("help", () => {
    const press = async (label: string) => (await fang.clicks(label)).words;

    test("lists every command, in the person's language", async () => {
      expect((await fang.says("help")).words).toContain("/deal advance ACME");
      expect((await fang.says("/deal ?")).words).not.toContain("/team");
      const li = await office.joins("李伟", { locale: "zh" });
      expect((await li.says("帮助")).words).toContain("/商机 推进");
    });

    test("unknown words get what may have been meant as buttons, and those work", async () => {
      await logged();
      const group = await fang.says("/deals advnce ACME");
      expect(group.words).toContain("advnce");
      expect(group.buttons.map((button: Button) => button.label)).toEqual(["/deals advance ACME"]);
      expect(await press("/deals advance ACME")).toContain("Advance ACME");
      expect((await fang.says("/funel")).buttons.map((button) => button.label)).toEqual(["/funnel"]);
      expect((await fang.says("/团对")).buttons.map((button) => button.label)).toEqual(["/团队"]);
      expect((await fang.says("/blah blah")).words).toContain("I don't know “blah”");
      expect((await fang.says("blah blah")).words).toContain("I didn't get that");
      expect((await fang.says("blah")).refusal).toContain("Can't find “blah”");
      const lost = await fang.says("is it going to rain tomorrow?");
      expect(lost.buttons.map((button) => button.label)).toEqual(["My deals", "What can I say?"]);
    });

    test("says everything in Chinese to who speaks it", async () => {
      const li = await office.joins("李伟", { locale: "zh" });
      const { words } = await li.says("/商机 新建 华信 120万 下月底");
      expect(words).toContain("潜在客户");
      expect(words).toContain("¥120万");
      await li.says("/商机 推进 华信");
      expect((await li.fills()).errors.intent).toMatch(/\p{Script=Han}/u);
      expect((await li.says("/商机 推进 没有")).refusal).toContain("没找到");
    });
  });

  describe("first contact", () => {
    test("makes a member once, however many events arrive at once", async () => {
      const stranger = office.stranger("New Person", `new-${office.workspaceId}@example.com`);
      const answers = await Promise.all([
        stranger.says("/deal"),
        stranger.says("/funnel"),
        stranger.sends({ kind: "home" }),
        stranger.says("/deal list"),
      ]);
      for (const answer of answers) expect(answer.reply.type).toBe("card");
      const people = await office.database.prisma.member.findMany({
        where: { workspaceId: office.workspaceId, name: "New Person" },
      });
      expect(people).toMatchObject([{ role: "rep", zone: "Asia/Shanghai" }]);
    });

    test("recognises a person of another chat by the e-mail that a platform vouches for", async () => {
      const email = `li-${office.workspaceId}@example.com`;
      await office.database.prisma.member.update({ where: { id: fang.id }, data: { email } });
      await logged();
      const sameFang = office.stranger("Fang on Slack", email.toUpperCase());
      expect((await sameFang.says("/deal show ACME")).card.title).toBe("#1 ACME");
    });

    test("keeps a name of any kind, and shows a removed person the door", async () => {
      const rude = office.stranger(`\u0000${"🚀".repeat(90)}`);
      await rude.says("/deal");
      const names = await office.database.prisma.member.findMany({
        where: { workspaceId: office.workspaceId },
      });
      expect(names.map(({ name }) => name)).toContain(`${"🚀".repeat(39)}…`);

      await office.database.prisma.member.update({ where: { id: fang.id }, data: { active: false } });
      expect((await fang.says("/deal")).refusal).toContain("admin");
    });
  });
});
