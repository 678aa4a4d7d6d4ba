import { describe, expect, test } from "vitest";
import { transaction } from "../../src/database/transaction.ts";
import { closeWeek } from "../../src/forecasts/close-week.ts";
import { runningWeek } from "../../src/schedule/running-week.ts";
import { oneDatabase } from "../fakes/database.ts";
import { logged as logs } from "../fakes/office/deals.ts";
import { dealOf, eventsOf, notesOf } from "../fakes/office/history.ts";
import { inOffices } from "../fakes/office/in-offices.ts";
import { type Colleague, type Office, openOffice } from "../fakes/office/office.ts";
import type { Person } from "../fakes/office/person.ts";
import { buttonsOf, standsIn } from "../fakes/office/reading.ts";

describe.each(oneDatabase)("taking back on %s", (kind) => {
  let office: Office;
  let fang: Colleague;
  let boss: Colleague;

  inOffices(kind, async (opened) => {
    office = opened;
    fang = await office.joins("Fang");
    boss = await office.joins("Boss", { role: "admin" });
  });

  async function logged(line = "ACME 10万 12/20 OA", person: Person = fang) {
    return logs(person, line);
  }
  async function advanced() {
    await fang.says("/deal advance #1 qualified");
    return fang.fills({ intent: "yes", "ability-to-pay": "yes" });
  }
  async function loses(person: Person = fang) {
    await person.says("/deal lose #1");
    return person.fills({ lostReason: "price" });
  }
  const undoes = (person: Person = fang) => person.says("/deal undo");
  const undoButton = (person: Person = fang) =>
    buttonsOf(person.card!).find(({ label }) => label === "Undo")!;

  /** Everything except the version counter. */
  async function columns(number = 1) {
    const { version: _, ...deal } = await dealOf(office, number);
    return deal;
  }
  const kinds = async (number = 1) => (await eventsOf(office, number)).map((event) => event.kind);

  test("an edit puts back every field of it, the count of slips and the price of what is sold", async () => {
    await logged();
    const before = await columns();
    await fang.says("/deal update ACME 15万 12/31 60%");
    await fang.says("/deal update ACME");
    expect((await dealOf(office, 1)).slips).toBe(1);
    const { card } = await undoes();
    expect(card.title).toBe("#1 ACME · OA");
    expect(await columns()).toEqual(before);
    const [, edit, undo] = await eventsOf(office, 1);
    expect(undo).toMatchObject({ kind: "undo", undoes: edit!.id, memberId: fang.id });
    const turned = Object.entries(edit!.columns).map(([name, [was, is]]) => [name, [is, was]]);
    expect(undo!.columns).toEqual(Object.fromEntries(turned));
  });

  test("what comes next is again what it was, in words and in its day", async () => {
    await logged();
    await fang.says("/deal update ACME");
    await fang.fills({ nextStep: "Send the quote", nextStepDate: "12/1" });
    const before = await columns();
    await fang.says("/deal update ACME next step: call Jen");
    expect((await dealOf(office, 1)).nextStep).toBe("call Jen");
    await undoes();
    expect(await columns()).toEqual(before);
    expect(before.nextStep).toBe("Send the quote");
  });

  test("a note stays in the history; the last contact is again the one before", async () => {
    await logged();
    await fang.says("/deal note ACME first");
    const { lastContactAt: first } = await dealOf(office, 1);
    expect(first).not.toBeNull();
    await fang.says("/deal note ACME second");
    expect((await dealOf(office, 1)).lastContactAt).not.toEqual(first);
    await undoes();
    expect((await dealOf(office, 1)).lastContactAt).toEqual(first);
    await undoes();
    expect((await dealOf(office, 1)).lastContactAt).toBeNull();
    expect(await notesOf(office, 1)).toEqual(["first", "second"]);
    expect((await dealOf(office, 1)).version).toBe(1);
  });

  test("a manager's note is no contact with the customer, written or taken back", async () => {
    await logged();
    await boss.says("/deal note ACME call them");
    expect((await dealOf(office, 1)).lastContactAt).toBeNull();
    await fang.says("/deal note ACME called them");
    const { lastContactAt } = await dealOf(office, 1);
    expect((await boss.says("/deal note ACME and?")).words).toContain("Last contact today");
    expect((await dealOf(office, 1)).lastContactAt).toEqual(lastContactAt);
    await undoes(boss);
    expect((await dealOf(office, 1)).lastContactAt).toEqual(lastContactAt);
    await undoes(fang);
    expect((await dealOf(office, 1)).lastContactAt).toBeNull();
  });

  test("a logging withdraws the deal: its number stays, and nothing lists, finds or counts it", async () => {
    await logged();
    const { words } = await undoes();
    expect(words).toContain("Withdrawn");
    expect(await dealOf(office, 1)).toMatchObject({ outcome: "withdrawn", category: "omitted" });
    expect((await fang.says("/deal show #1")).words).toContain("Withdrawn");
    for (const words of ["", "closed", "won", "lost", "team", "ACME", "due", "quarter"])
      for (const person of [fang, boss])
        expect((await person.says(`/deal list ${words}`)).words, words).not.toContain("#1");
    expect((await fang.says("/deal show ACME")).refusal).toContain("/deal new ACME");
    expect((await fang.says("/customer ACME")).words).not.toContain("#1");
    expect((await fang.says("/forecast")).words).not.toContain("ACME");
    for (const person of [fang, boss]) expect((await person.says("/funnel")).words).not.toContain("¥100K");
    expect((await boss.says("/deal run digest")).words).not.toContain("¥100K");
    expect((await logged("Beta 20万 12/20")).title).toBe("#2 Beta");
  });

  test("a logging is taken back later by a manager, and with it what the week tells of the deal", async () => {
    await logged();
    office.later({ minutes: 11 });
    expect((await undoes()).refusal).toContain("To fix it: /deal withdraw #1");
    await advanced();
    office.later({ minutes: 11 });
    expect((await fang.says("/deal withdraw #1")).refusal).toContain("Ask Boss for it: /deal withdraw #1");
    expect((await boss.says("/deal run digest")).words).toContain("¥100K");
    const { form } = await boss.says("/deal withdraw #1 logged twice");
    expect(form.fields).toMatchObject([{ name: "reason", value: "logged twice" }]);
    expect((await boss.fills()).words).toContain("#1 ACME · OA is withdrawn.");
    expect(await dealOf(office, 1)).toMatchObject({ outcome: "withdrawn", category: "omitted" });
    expect((await boss.says("/deal run digest")).words).not.toContain("¥100K");
    expect((await fang.says("/deal history #1")).words).toMatch(/Boss .*logging the deal.*: logged twice/);
    for (const line of ["/deal withdraw #1", "/deal reopen #1"])
      expect((await boss.says(line)).refusal).toContain("withdrawn because it was logged by mistake");
  });

  test("a loss opens the deal where it was", async () => {
    await logged();
    await advanced();
    const before = await columns();
    await loses();
    expect(standsIn((await undoes()).card)).toBe("Qualified customer");
    expect(await columns()).toEqual(before);
  });

  test("said again takes the next older one, and never an older move for a newer edit or note", async () => {
    await logged();
    const atFirst = await columns();
    await advanced();
    const moved = await columns();
    await fang.says("/deal update ACME 15万");
    const edited = await columns();
    await fang.says("/deal note ACME met the CFO");
    await undoes();
    expect(await columns()).toEqual(edited);
    await undoes();
    expect(await columns()).toEqual(moved);
    await undoes();
    expect(await columns()).toEqual(atFirst);
    await undoes();
    expect((await dealOf(office, 1)).outcome).toBe("withdrawn");
    expect((await undoes()).refusal).toContain("Already undone");
    expect(await kinds()).toEqual(["new", "advance", "edit", "note", "undo", "undo", "undo", "undo"]);
  });

  test("of two notes in another order leaves the last contact at the one that stands", async () => {
    await logged();
    await fang.says("/deal note #1 met the CFO");
    const first = (await dealOf(office, 1)).lastContactAt;
    await boss.says("/deal note #1 called the CEO");
    await undoes(boss);
    expect((await dealOf(office, 1)).lastContactAt).toEqual(first);
    await boss.says("/deal note #1 called the CEO again");
    await undoes(fang);
    await undoes(boss);
    expect((await dealOf(office, 1)).lastContactAt).toBeNull();
  });

  test("a withdrawn deal is logged again, not reopened", async () => {
    await logged();
    await undoes();
    const shown = await fang.says("/deal #1");
    expect(buttonsOf(shown.card).map(({ label }) => label)).not.toContain("Reopen");
    for (const line of ["/deal reopen #1", "/deal advance #1", "/deal update #1 12万"])
      expect((await fang.says(line)).refusal).toContain("/deal new ACME");
  });

  test("a deal that is open again is of the team that its owner is in by now", async () => {
    const [east, west] = [await office.team("East"), await office.team("West")];
    await boss.says("/team join Fang East");
    await logged();
    await loses();
    await boss.says("/team join Fang West");
    expect((await dealOf(office, 1)).teamId).toBe(east);
    await undoes();
    expect((await dealOf(office, 1)).teamId).toBe(west);
  });

  describe("beside others", () => {
    test("is refused when somebody has since written the same field", async () => {
      await logged();
      await fang.says("/deal update ACME 15万");
      await boss.says("/deal update ACME 20万");
      expect((await undoes()).refusal).toContain("since then, Boss: ¥150K → ¥200K");
      expect((await dealOf(office, 1)).amount.minor).toBe(20_000_000n);
      // What has been undone stands in nobody's way.
      await undoes(boss);
      await undoes();
      expect((await dealOf(office, 1)).amount.minor).toBe(10_000_000n);
    });

    test("is refused when somebody has since moved the deal", async () => {
      await logged();
      await fang.says("/deal update ACME 15万");
      await boss.says("/deal back ACME target market");
      await boss.fills({ reason: "Only a market" });
      expect((await undoes()).refusal).toContain("since then, Boss moved it back to Target account");
      expect((await dealOf(office, 1)).amount.minor).toBe(15_000_000n);
    });

    test("leaves alone what somebody has since written elsewhere", async () => {
      await logged();
      await fang.says("/deal update ACME 12/31");
      await boss.says("/deal update ACME 20万");
      await boss.says("/deal note ACME spoke to them");
      const { lastContactAt } = await dealOf(office, 1);
      await undoes();
      const deal = await dealOf(office, 1);
      expect(deal).toMatchObject({ slips: 0, amount: { minor: 20_000_000n }, lastContactAt });
      expect(deal.closeDate.toString()).toBe("2026-12-20");
    });

    test("a button with somebody else's deal, or another company's, does nothing to it and nothing else", async () => {
      const elsewhere = await openOffice(office.database);
      const stranger = await elsewhere.joins("Stranger");
      await logs(stranger, "Theirs 10万 12/20");
      await logged("Mine 10万 12/20");
      await logged("Yours 10万 12/20", boss);
      const before = await office.rowCounts();
      for (const id of [(await dealOf(office, 2)).id, (await dealOf(elsewhere, 1)).id])
        expect((await fang.presses({ action: "deal.undo", values: { id } })).refusal).toContain(
          "Nothing to undo",
        );
      expect(await office.rowCounts()).toEqual(before);
      expect(elsewhere.failures).toEqual([]);
    });
  });

  describe("two clicks count once", () => {
    const clicked = async () => {
      const undo = undoButton();
      const answers = await Promise.all([fang.presses(undo), fang.presses(undo)]);
      expect(answers.map(({ reply }) => reply.type).sort()).toEqual(["card", "notice"]);
      expect((await fang.presses(undo)).refusal).toContain("Already undone");
    };

    test("on a note", async () => {
      await logged();
      await fang.says("/deal note ACME one");
      await fang.says("/deal note ACME two");
      await clicked();
      expect(await kinds()).toEqual(["new", "note", "note", "undo"]);
    });

    test("on an edit", async () => {
      await logged();
      await fang.says("/deal update ACME 15万");
      await clicked();
      expect(await kinds()).toEqual(["new", "edit", "undo"]);
      // The button of the resulting card continues from there.
      await fang.says("/deal undo");
      expect(await kinds()).toEqual(["new", "edit", "undo", "undo"]);
    });

    test("on a logging", async () => {
      await logged();
      await clicked();
      expect(await kinds()).toEqual(["new", "undo"]);
    });
  });

  describe("on Thursday", () => {
    async function entry() {
      const [found] = await office.database.prisma.forecastEntry.findMany({
        where: { submission: { memberId: fang.id } },
        omit: { id: true, submissionId: true, at: true },
      });
      return found;
    }
    const answers = {
      same: async () => fang.clicks("Same"),
      change: async () => {
        await fang.clicks("Change");
        await fang.fills({ amount: "12万", likelihood: "70%", category: "commit" });
      },
      later: async () => {
        await fang.clicks("Push");
        const closeDate = (await dealOf(office, 1)).closeDate.add({ days: 30 }).toString();
        await fang.fills({ closeDate, reason: `New CFO, so ${closeDate}` });
      },
      lost: async () => {
        await fang.clicks("Lost");
        await fang.fills({ lostReason: "competitor" });
      },
    };
    const all = Object.keys(answers) as (keyof typeof answers)[];

    test.each(all)("the answer “%s” is no longer given, and the deal is as before it", async (answer) => {
      await logged();
      const before = await columns();
      await fang.says("/forecast");
      await answers[answer]();
      expect(await entry()).toBeDefined();
      await undoes();
      expect(await entry()).toBeUndefined();
      expect(await columns()).toEqual(before);
      expect((await fang.says("/forecast")).words).not.toContain("✓");
    });

    // A lost deal is no longer asked about.
    test.each(all.slice(0, -1))("an answer in place of “%s” gives way to it again", async (former) => {
      await logged();
      await fang.says("/forecast");
      await answers[former]();
      const [said, before] = [await entry(), await columns()];
      for (const answer of all) {
        await fang.says("/forecast");
        await answers[answer]();
        await undoes();
        expect(await entry(), answer).toEqual(said);
        expect(await columns(), answer).toEqual(before);
      }
    });

    test("an answer is part of the week that was submitted with it", async () => {
      await logged();
      await fang.says("/forecast");
      await fang.clicks("Change");
      await fang.fills({ amount: "12万", likelihood: "70%", category: "commit" });
      await fang.says("/deal #1");
      const button = { id: (await dealOf(office, 1)).id };
      await fang.says("/forecast submit 30万");
      await fang.fills();
      expect((await fang.presses({ action: "deal.undo", values: button })).refusal).toContain(
        "submitted your forecast since",
      );
    });

    test("a whole week is again as it was before it was submitted", async () => {
      await logged();
      await logged("Globex 20万 12/25");
      await fang.says("/forecast");
      await fang.clicks("Change");
      await fang.fills({ amount: "12万", likelihood: "70%", category: "commit" });
      office.later({ minutes: 20 });
      await boss.says("/deal update ACME 13万");
      const before = await week();
      await fang.says("/forecast submit 30万");
      await fang.fills();
      expect(await week()).toMatchObject({
        promised: [30_000_000n],
        submitted: true,
        answers: ["change", "same"],
      });
      expect((await undoes()).words).toContain("is undone");
      expect(await week()).toEqual(before);
      expect((await undoes()).refusal).toContain("Already undone");
    });

    async function week() {
      const { calls, submittedAt, entries } = await office.database.prisma.submission.findFirstOrThrow({
        where: { memberId: fang.id },
        include: { entries: { orderBy: { amountMinor: "asc" } }, calls: true },
      });
      return {
        promised: calls.map(({ amountMinor }) => amountMinor),
        submitted: submittedAt !== null,
        answers: entries.map(({ answer }) => answer),
        amounts: entries.map(({ amountMinor }) => amountMinor),
      };
    }

    test("stands once its week has closed", async () => {
      await logged();
      office.itIs("2026-11-20T08:55");
      await fang.says("/forecast");
      await answers.change();
      const [said, before] = [await entry(), await columns()];
      office.itIs("2026-11-20T09:00");
      const workspace = await office.workspace();
      const week = runningWeek(workspace, office.now().subtract({ hours: 1 }));
      await transaction(office.database, (tx) => closeWeek(tx, { workspace, week }));
      expect((await undoes()).refusal).toContain("That week is closed");
      expect(await entry()).toEqual(said);
      expect(await columns()).toEqual(before);
    });
  });

  test("who changes team takes the open deals along, as no change of theirs; closed ones stay", async () => {
    const east = await office.team("East");
    const west = await office.team("West");
    await boss.says("/team join Fang East");
    await logged();
    await logged("Beta 20万 12/20");
    await loses();
    await boss.says("/team join Fang West");
    expect(await dealOf(office, 1)).toMatchObject({ teamId: east, version: 2 });
    const moved = await dealOf(office, 2);
    expect(moved).toMatchObject({ teamId: west, version: 1 });
    const versions = await office.database.prisma.dealVersion.findMany({
      where: { dealId: moved.id },
      orderBy: { number: "asc" },
    });
    expect(versions.map(({ number, kind, teamId }) => [number, kind, teamId])).toEqual([
      [1, "new", east],
      [2, "team", west],
    ]);
    const event = await office.database.prisma.event.findUnique({ where: { id: versions[1]!.eventId } });
    expect(event).toMatchObject({ subject: "member", subjectId: fang.id, kind: "team", memberId: boss.id });
    expect(event!.values).toMatchObject({ columns: { teamId: [east, west] } });
    expect(await kinds(1)).toEqual(["new", "lose"]);
    // It stands in nobody's way.
    await fang.says("/deal update Beta 25万");
    await undoes();
    expect(await dealOf(office, 2)).toMatchObject({ teamId: west, amount: { minor: 20_000_000n } });
  });
});
