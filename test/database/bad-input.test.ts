/** Forged, late, time-travelling and unknown input gets a sentence, and nothing is half written. */
import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { sql } from "../../src/database/sql.ts";
import { tellOwners } from "../../src/deals/tell-owners.ts";
import { writeNote } from "../../src/deals/writing/write-note.ts";
import { oneDatabase } from "../fakes/database.ts";
import { logged } from "../fakes/office/deals.ts";
import { dealOf, doAs, edits, eventsOf } from "../fakes/office/history.ts";
import { inOffices } from "../fakes/office/in-offices.ts";
import { type Colleague, type Office, openOffice } from "../fakes/office/office.ts";
import type { Answer, Person } from "../fakes/office/person.ts";

describe.each(oneDatabase)("bad input on %s", (kind) => {
  let office: Office;
  let fang: Colleague;
  let li: Colleague;
  let boss: Colleague;

  inOffices(kind, async (opened) => {
    office = opened;
    fang = await office.joins("Fang");
    li = await office.joins("Li");
    boss = await office.joins("Boss", { role: "admin" });
    await logs("ACME 10万 12/20 OA");
  });

  async function logs(line: string, person: Person = fang) {
    return logged(person, line);
  }

  /** Refuses in a sentence and writes nothing. */
  async function isRefused(work: () => Promise<Answer>, why: RegExp | string) {
    const before = await office.rowCounts();
    const { refusal } = await work();
    expect(refusal).toMatch(why);
    expect(await office.rowCounts()).toEqual(before);
    return refusal;
  }

  describe("an id of somebody else's deal, of another company's or of none", () => {
    let forged: Record<string, string>;
    beforeEach(async () => {
      const elsewhere = await openOffice(office.database);
      await logs("Theirs 10万 12/20", await elsewhere.joins("Stranger"));
      await logs("Hers 10万 12/20", li);
      forged = {
        theirs: (await dealOf(elsewhere, 1)).id,
        hers: (await dealOf(office, 2)).id,
        none: randomUUID(),
      };
    });

    const buttons = [
      "deal.show",
      "deal.history",
      "deal.note",
      "deal.update",
      "deal.advance",
      "deal.back",
      "deal.lose",
      "deal.reopen",
      "forecast.same",
      "forecast.change",
      "forecast.slip",
      "forecast.lose",
    ];
    test.each(buttons)("opens and does nothing by the button %s", async (action) => {
      for (const id of Object.values(forged))
        for (const more of [{}, { version: 1 }, { before: "1" }])
          await isRefused(() => fang.presses({ action, values: { id, ...more } }), /Can't find/);
      expect(Object.keys(forged)).toHaveLength(3);
    });

    const forms: Record<string, Record<string, string>> = {
      "deal.note": { note: "met the CFO" },
      "deal.update": { amount: "15万", closeDate: "12/24", likelihood: "70%", category: "commit" },
      "deal.advance": { stage: "qualified-customer", intent: "yes", "ability-to-pay": "yes" },
      "deal.back": { stage: "target-market", reason: "No money" },
      "deal.lose": { lostReason: "price" },
      "forecast.change": { amount: "12万", closeDate: "12/24", likelihood: "70%", category: "commit" },
      "forecast.slip": { closeDate: "12/30", reason: "New CFO, so 12/30" },
      "forecast.lose": { lostReason: "price" },
    };
    test.each(Object.keys(forms))("changes nothing by the form %s", async (action) => {
      for (const id of Object.values(forged))
        await isRefused(
          () => fang.submits({ id: randomUUID(), action }, { id, version: "1", ...forms[action] }),
          /Can't find/,
        );
    });

    test("takes nothing back", async () => {
      for (const id of Object.values(forged))
        for (const since of [undefined, 0, office.now().epochMilliseconds])
          await isRefused(
            () =>
              fang.presses({
                action: "deal.undo",
                values: { id, ...(since === undefined ? {} : { since }) },
              }),
            "Nothing to undo",
          );
    });
  });

  test("a version that was never there moves nothing on, and harms nothing", async () => {
    const { id } = await dealOf(office, 1);
    const forged = [-1, 0, 7, 2 ** 31, 1e15];
    for (const version of forged) {
      const before = await office.rowCounts();
      const values = { id, version, from: "prospect" };
      const { words } = await fang.presses({ action: "deal.advance", values });
      expect(words).toContain("This deal has changed since");
      for (const action of [
        "deal.show",
        "deal.history",
        "deal.update",
        "deal.note",
        "deal.lose",
        "deal.back",
      ])
        expect((await fang.presses({ action, values })).words).toContain("ACME");
      expect(await office.rowCounts()).toEqual(before);
    }
    for (const version of ["x", 1.5, {}, 1e300]) {
      const values = { id, version, from: "prospect" };
      await isRefused(() => fang.presses({ action: "deal.lose", values }), /./);
    }
  });

  test("a page that begins nowhere is empty or the first, and never an error", async () => {
    const { id } = await dealOf(office, 1);
    for (const before of ["0", "1", "999999999999999999"]) {
      const { card } = await fang.presses({ action: "deal.history", values: { id, before } });
      expect(card.title).toBe("#1 ACME · OA: history");
    }
    for (const before of ["-1", "1e3", "9".repeat(19), 'x\'; DROP TABLE "Event"; --', {}, ["1"]])
      await isRefused(() => fang.presses({ action: "deal.history", values: { id, before } }), /./);
  });

  test("a button that was drawn at no time takes back what there is, or nothing", async () => {
    const { id } = await dealOf(office, 1);
    await fang.says("/deal note #1 one");
    for (const since of ["soon", 1e300, 8.65e15, -8.65e15, {}])
      await isRefused(() => fang.presses({ action: "deal.undo", values: { id, since } }), /./);
    await fang.presses({ action: "deal.undo", values: { id, since: 8.64e15 } });
    expect((await eventsOf(office, 1)).map((one) => one.kind)).toEqual(["new", "note", "undo"]);
  });

  describe("an undo", () => {
    test("of an undo there is not, whoever asks", async () => {
      await fang.says("/deal update #1 15万");
      await fang.says("/deal undo");
      const { id } = await dealOf(office, 1);
      await fang.says("/deal undo");
      expect((await dealOf(office, 1)).outcome).toBe("withdrawn");
      for (const person of [fang, boss])
        await isRefused(
          () => person.presses({ action: "deal.undo", values: { id } }),
          /Already undone|Nothing to undo/,
        );
      expect((await eventsOf(office, 1)).map((one) => one.kind)).toEqual(["new", "edit", "undo", "undo"]);
    });

    test("of somebody else's change there is not, even for who may change the deal", async () => {
      const { id } = await dealOf(office, 1);
      await isRefused(() => boss.presses({ action: "deal.undo", values: { id } }), "Nothing to undo");
      await isRefused(() => li.presses({ action: "deal.undo", values: { id } }), "Nothing to undo");
      await isRefused(() => boss.says("/deal undo"), "Nothing to undo");
    });

    test("of an edit on a deal that somebody closed since says who closed it", async () => {
      await fang.says("/deal update #1 15万");
      await boss.says("/deal lose #1");
      await boss.fills({ lostReason: "price" });
      const said = await isRefused(() => fang.says("/deal undo"), "since then, Boss closed it as lost");
      expect(said).toContain("¥100K → ¥150K");
      expect(await dealOf(office, 1)).toMatchObject({ outcome: "lost", amount: { minor: 15_000_000n } });
      // What a person has undone themselves stands in nobody's way.
      await boss.says("/deal undo");
      await fang.says("/deal undo");
      expect(await dealOf(office, 1)).toMatchObject({ outcome: null, amount: { minor: 10_000_000n } });
    });

    test("of a logging that somebody has written on is refused", async () => {
      await boss.says("/deal update #1 15万");
      await isRefused(() => fang.says("/deal undo"), "since then, Boss: ¥100K → ¥150K");
      expect((await dealOf(office, 1)).outcome).toBeNull();
    });
  });

  test("two forms over one version: who comes second reads who was first, and keeps what was typed", async () => {
    await boss.says("/deal update #1");
    const theirs = boss.form!;
    await fang.says("/deal update #1");
    await fang.fills({ amount: "15万" });
    const before = await office.rowCounts();
    const late = await boss.fills({ amount: "20万" }, theirs);
    expect(late.words).toMatch(/¥150|changed/);
    expect(await office.rowCounts()).toEqual(before);
  });

  test("two deeds in one millisecond have an order, and the later one is what is", async () => {
    const now = office.now();
    await edits(office, 1, { likelihood: 30 }, now);
    await edits(office, 1, { likelihood: 40 }, now);
    await doAs(office, fang.id, async (deed) => writeNote(deed, await dealOf(office, 1, deed.db), "a"), now);
    const versions = await office.database.prisma.dealVersion.findMany({
      where: { dealId: (await dealOf(office, 1)).id },
      orderBy: { number: "asc" },
    });
    expect(versions.map(({ number, likelihood }) => [number, likelihood])).toEqual([
      [1, 20],
      [2, 30],
      [3, 40],
    ]);
    expect(versions[1]!.to).toEqual(versions[1]!.from);
    const lines = (await fang.says("/deal history #1")).words;
    expect(lines.indexOf("30% → 40%")).toBeLessThan(lines.indexOf("20% → 30%"));
    await fang.says("/deal undo");
    await fang.says("/deal undo");
    expect((await dealOf(office, 1)).likelihood).toBe(30);
  });

  test("a clock that goes back by minutes keeps the order of what was done, and of what is taken back", async () => {
    office.later({ minutes: 5 });
    await fang.says("/deal update #1 15万");
    office.later({ minutes: -4 });
    await fang.says("/deal update #1 20万");
    await fang.says("/deal note #1 spoke to them");
    const lines = (await fang.says("/deal history #1")).words;
    const at = ["spoke to them", "¥150K → ¥200K", "¥100K → ¥150K"].map((part) => lines.indexOf(part));
    expect(at).toEqual(at.toSorted((one, other) => one - other));
    for (const minor of [20_000_000n, 15_000_000n, 10_000_000n]) {
      expect((await fang.says("/deal undo")).reply.type).toBe("card");
      expect((await dealOf(office, 1)).amount.minor).toBe(minor);
    }
    expect((await dealOf(office, 1)).lastContactAt).toBeNull();
  });

  describe("an event of a kind that is not known yet", () => {
    const odd: Record<string, unknown> = {
      nothing: {},
      "a list": [1, 2],
      "a word": "telepathy",
      "columns that are none": { columns: ["amountMinor"] },
      "columns of other shapes": {
        columns: {
          amountMinor: ["lots", "more"],
          currency: ["gold", "silver"],
          closeDate: ["soon", 7],
          likelihood: ["30", "40"],
          category: [null, {}],
          stage: ["prospect", "telepathic"],
          lostReason: [null, 7],
          lines: ["one", "two"],
          aura: ["blue", "green"],
        },
        criteria: "many",
        answer: { submissionId: "x" },
      },
      "a next step that is no row": { columns: { nextStepId: ["before", "after"] } },
    };

    /** What a newer replica might write. */
    const happens = async (values: unknown, memberId = boss.id, as = "telepathy") =>
      office.database.prisma.$executeRaw(sql`
        INSERT INTO "Event" ("workspaceId", "subject", "subjectId", "kind", "memberId", "via", "at", "values")
        VALUES (${office.workspaceId}::uuid, 'deal', ${(await dealOf(office, 1)).id}::uuid, ${as}, ${memberId}::uuid, 'brain',
                ${office.now().toString()}::timestamptz, ${JSON.stringify(values)}::text::jsonb)`);

    test.each(Object.keys(odd))("is told and stands in nobody's way: %s", async (which) => {
      await fang.says("/deal update #1 15万");
      await happens(odd[which]);
      const shown = await fang.says("/deal show #1");
      expect(shown.words).toContain("Boss");
      const history = await fang.says("/deal history #1");
      expect(history.words).toContain("Boss");
      expect(history.words).toContain("¥100K → ¥150K");
      for (const line of ["/deal list", "/funnel", "/forecast", "/customer ACME"])
        expect((await boss.says(line)).reply.type, line).toBe("card");
      office.later({ minutes: 4 });
      await tellOwners(office.database, await office.workspace(), office.now());
      const told = await office.database.prisma.delivery.count({
        where: { workspaceId: office.workspaceId, key: { startsWith: "told:" } },
      });
      expect(told).toBe(1);
      // A person's own later event is not undone here either: this program would not know how.
      await happens(odd[which], fang.id);
      await fang.says("/deal undo");
      expect((await dealOf(office, 1)).amount.minor).toBe(10_000_000n);
      expect(office.failures).toEqual([]);
    });

    test("nor does a known kind with values of a newer program", async () => {
      for (const as of ["edit", "answer", "advance", "lose"]) {
        await happens(odd["columns of other shapes"], boss.id, as);
        expect((await fang.says("/deal history #1")).card.title).toContain("history");
        expect((await fang.says("/deal show #1")).card.title).toContain("#1");
      }
      expect(office.failures).toEqual([]);
    });
  });
});
