/** The lead pool: who takes a lead, gives it up, is given one; what stands in the way; and what an undo puts back. */
import { describe, expect, test } from "vitest";
import { customerWords } from "../../../src/customers/words.ts";
import { leadWords } from "../../../src/leads/words.ts";
import { oneDatabase } from "../../fakes/database.ts";
import { dealRow, kindsOf, logged, qualified } from "../../fakes/office/deals.ts";
import { inOffices } from "../../fakes/office/in-offices.ts";
import type { Colleague, Office } from "../../fakes/office/office.ts";
import { rowsOf, wordsOfCard } from "../../fakes/office/reading.ts";

const words = { ...customerWords("en"), ...leadWords("en") };

describe.each(oneDatabase)("the lead pool on %s", (kind) => {
  let office: Office;
  let fang: Colleague;
  let mei: Colleague;
  let bo: Colleague;
  let lead: Colleague;
  let fin: Colleague;
  inOffices(kind, async (opened) => {
    office = opened;
    const [east, west] = [await office.team("East"), await office.team("West")];
    fang = await office.joins("Fang", { team: east });
    mei = await office.joins("Mei", { team: east });
    bo = await office.joins("Bo", { team: west });
    lead = await office.joins("Lee", { role: "manager", team: east });
    await office.leads(lead.id, east);
    fin = await office.joins("Fin", { role: "finance" });
  });

  const customer = (name = "ACME") =>
    office.database.prisma.customer.findFirstOrThrow({ where: { workspaceId: office.workspaceId, name } });
  const settings = (pool: object) =>
    office.database.prisma.workspace.update({
      where: { id: office.workspaceId },
      data: { settings: { pool } },
    });
  const events = async (name = "ACME") => {
    const { id } = await customer(name);
    const found = await office.database.prisma.event.findMany({
      where: { subjectId: id },
      orderBy: { id: "asc" },
    });
    return found.map((event) => event.kind);
  };

  test("a prospect that is given up is lost from its stage, and another claims it with what is known", async () => {
    await logged(fang, "ACME 120k 12/20");
    await fang.says("/customer release ACME no budget before summer");
    expect(await customer()).toMatchObject({ standing: "pool", ownerId: null });
    expect(await dealRow(office)).toMatchObject({
      outcome: "lost",
      stage: "prospect",
      lostReason: "not-now",
    });
    await mei.says("/customer pool");
    expect(rowsOf(mei.card!)[0]!.cells).toEqual(["ACME", "", "today", "Fang", ""]);
    await mei.clicks("Claim");
    expect(mei.card!.title).toBe("#2 ACME");
    expect(wordsOfCard(mei.card!)).toContain(words.claimed("ACME", 2));
    // Fang's amount is not Mei's to see.
    expect(wordsOfCard(mei.card!)).toContain("Not known yet");
    const [now, deal] = [await customer(), await dealRow(office, 2)];
    expect(now).toMatchObject({ standing: null, ownerId: mei.id });
    expect(deal).toMatchObject({ amountMinor: 0n, stage: "prospect", source: "self-found", ownerId: mei.id });
    expect(deal.previousId).toBe((await dealRow(office)).id);
    // Prospect and qualified customer usually take 50 workdays.
    expect(deal.closeDate.toISOString().slice(0, 10)).toBe("2027-01-27");
    expect(await events()).toEqual(["new", "release", "claim"]);
    expect((await lead.says("/customer ACME")).words).toContain("Fang");
  });

  test("a name with words that could begin a reason is read to its end", async () => {
    const name = "Northern Harbour Logistics and Warehousing";
    await logged(fang, `"${name}" 120k 12/20`);
    await fang.says(`/customer release ${name} no budget before summer`);
    expect(await customer(name)).toMatchObject({ standing: "pool", ownerId: null });
    const remarks = await office.database.prisma.remark.findMany({
      where: { workspaceId: office.workspaceId },
    });
    expect(remarks.map(({ text }) => text)).toContain("no budget before summer");
    await lead.says(`/customer assign ${name} to Mei`);
    expect(await customer(name)).toMatchObject({ standing: null, ownerId: mei.id });
  });

  test("who may see the former deal gets its amount, and the customer's own cycle counts", async () => {
    await logged(fang, "ACME 120k 12/20");
    await office.database.prisma.customer.update({
      where: { id: (await customer()).id },
      data: { cycleDays: 40 },
    });
    await fang.says("/customer release ACME");
    await lead.says("/customer claim ACME");
    expect(await dealRow(office, 2)).toMatchObject({ amountMinor: 12_000_000n, ownerId: lead.id });
    expect((await dealRow(office, 2)).closeDate.toISOString().slice(0, 10)).toBe("2026-12-28");
  });

  test("an expected profit is the amount where no other is known", async () => {
    await mei.says("/customer market");
    await logged(fang, "ACME 120k 12/20");
    await office.database.prisma.customer.update({
      where: { id: (await customer()).id },
      data: { profitMinor: 5_000_000n, profitCurrency: "CNY" },
    });
    await fang.says("/customer drop ACME");
    expect(await customer()).toMatchObject({ standing: "market" });
    await mei.says("/customer claim ACME");
    expect(await dealRow(office, 2)).toMatchObject({ amountMinor: 5_000_000n });
    expect(await events()).toEqual(["new", "drop", "start"]);
  });

  test("what is somebody's, further than a prospect, or several people's stays", async () => {
    await logged(fang, "ACME 120k 12/20");
    expect((await mei.says("/customer claim ACME")).words).toContain(words.isTheirs("Fang", "ACME"));
    expect((await mei.says("/customer release ACME")).words).toContain(words.isTheirs("Fang", "ACME"));
    expect((await fang.says("/customer claim ACME")).words).toContain(words.isYours("ACME", 1));
    await logged(mei, "ACME 10k 12/20");
    expect((await fang.says("/customer release ACME")).words).toContain(words.isTheirs("Mei", "ACME"));
    expect((await lead.says("/customer release ACME")).words).toContain(
      words.severalHave("Fang and Mei", "ACME"),
    );
    await logged(bo, "Globex 90k 12/20");
    await bo.says("/deal advance #3 qualified");
    await bo.fills(qualified);
    expect((await bo.says("/customer drop Globex")).words).toContain(words.isFurther(3, "Globex"));
    expect((await lead.says("/customer release Globex")).words).toContain(words.isTheirs("Bo", "Globex"));
    expect((await fin.says("/customer claim Globex")).words).toMatch(/role/);
    expect(await events()).toEqual(["new"]);
  });

  test("limits: so many at a time, so many a day, and not what one has given up", async () => {
    await settings({ most: 2, perDay: 2, coolDays: 10 });
    for (const name of ["Alpha", "Beta", "Gamma"]) {
      await logged(fang, `${name} 10k 12/20`);
      await fang.says(`/customer release ${name}`);
    }
    expect((await fang.says("/customer claim Alpha")).words).toContain(words.gaveItUp("Alpha", 10, "Nov 28"));
    await mei.says("/customer claim Alpha");
    await mei.says("/customer claim Beta");
    expect((await mei.says("/customer claim Gamma")).words).toContain(words.tooMany(2, 2, 0));
    // Whoever logs a deal with it takes it as well.
    const tried = await mei.says("/deal new Gamma 10k 12/20");
    const answer = tried.reply.type === "form" ? await mei.fills() : tried;
    expect(answer.words).toContain(words.tooMany(2, 2, 0));
    expect(await customer("Gamma")).toMatchObject({ standing: "pool" });
    await mei.says("/customer release Beta");
    expect((await mei.says("/customer claim Gamma")).words).toContain(words.tooManyToday(2, 0));
    office.later({ hours: 24 });
    expect((await mei.says("/customer claim Gamma")).words).toContain(words.claimed("Gamma", 6));
    office.later({ hours: 240 });
    await lead.says("/customer assign Alpha pool");
    expect((await fang.says("/customer claim Alpha")).words).toContain(words.claimed("Alpha", 7));
  });

  test("a deal with a company of the pool takes it out of there", async () => {
    await logged(fang, "ACME 120k 12/20");
    await fang.says("/customer release ACME");
    await logged(mei, "ACME 50k 12/24");
    expect(await customer()).toMatchObject({ standing: null, ownerId: mei.id });
    expect(await events()).toEqual(["new", "release", "deal"]);
    await mei.says("/customer release ACME");
    expect(await customer()).toMatchObject({ standing: "pool" });
    await mei.says("/deal reopen #2");
    expect(await customer()).toMatchObject({ standing: null, ownerId: mei.id });
  });

  test("a manager gives a lead to one of their people, and back to the pool", async () => {
    await logged(fang, "ACME 120k 12/20");
    await fang.says("/customer release ACME");
    expect((await mei.says("/customer assign ACME Fang")).words).toMatch(/role/);
    expect((await lead.says("/customer assign ACME Bo")).words).toContain(words.notYourPeople("Bo"));
    expect((await lead.says("/customer assign ACME Fin")).words).toContain("Fin can't have leads");
    await lead.says("/customer assign ACME to Mei");
    expect(await customer()).toMatchObject({ standing: null, ownerId: mei.id });
    expect((await lead.says("/customer assign ACME Fang")).words).toContain(words.assignDeals("ACME"));
    await lead.says("/customer assign ACME pool");
    expect(await customer()).toMatchObject({ standing: "pool", ownerId: null });
  });

  test("names that are kept to one's own: what is in the pool is nobody's, and so known", async () => {
    await office.database.prisma.workspace.update({
      where: { id: office.workspaceId },
      data: { settings: { customerNames: "own" } },
    });
    await logged(fang, "ACME 120k 12/20");
    expect((await bo.says("/customer claim ACME")).words).toContain(words.unknown("ACME"));
    await fang.says("/customer release ACME");
    await bo.says("/customer pool");
    expect(rowsOf(bo.card!)[0]!.cells).toEqual(["ACME", "", "today", "", ""]);
    await bo.clicks("Claim");
    expect(await customer()).toMatchObject({ ownerId: bo.id });
  });

  test("undo: of a claim, of giving up, and not after others have built on it", async () => {
    await logged(fang, "ACME 120k 12/20");
    const before = await customer();
    await fang.says("/customer release ACME");
    await fang.clicks("Undo");
    expect(await customer()).toEqual(before);
    expect(await dealRow(office)).toMatchObject({
      outcome: null,
      stage: "prospect",
      lostReason: null,
      likelihood: 20,
    });
    expect(await kindsOf(office)).toEqual(["new", "lose", "undo"]);
    await fang.says("/customer release ACME");
    const pooled = await customer();
    await mei.says("/customer claim ACME");
    await mei.clicks("Undo");
    expect(await customer()).toEqual(pooled);
    expect(await dealRow(office, 2)).toMatchObject({ outcome: "withdrawn" });
    // As if it had not been: it is Mei's to claim again, and counts once.
    await mei.says("/customer claim ACME");
    expect((await fang.says("/deal undo")).words).toContain("since then ACME has moved on");
    await mei.says("/deal undo #3");
    expect(await customer()).toMatchObject({ standing: "pool" });
  });

  describe("is filtered by a form", () => {
    const inPool = (name: string, columns: object) =>
      office.database.prisma.customer.create({
        data: {
          ...{ workspaceId: office.workspaceId, name, normalised: name.toLowerCase() },
          ...{ standing: "pool", standingSince: new Date("2026-11-01") },
          ...columns,
        },
      });
    const names = () => rowsOf(mei.card!).map(({ cells }) => cells[0]);

    test("of what there is, with what the list was filtered by; all of it has to fit", async () => {
      await inPool("Globex", { grade: "A", region: "New York", industry: "retail" });
      await inPool("Initech", { grade: "A", region: "York" });
      await inPool("Hooli", { grade: "B", region: "New York" });
      await mei.says("/customer pool a");
      expect(names()).toEqual(["Globex", "Initech"]);
      const { form } = await mei.clicks(words.filter);
      expect(form.fields.map(({ name, value }) => [name, value])).toEqual([
        ["grade", "A"],
        ["region", "-"],
        ["industry", "-"],
        ["words", ""],
      ]);
      await mei.fills({ region: "New York" });
      expect(names()).toEqual(["Globex"]);
      expect(mei.card!.title).toBe(words.lists.pool.title(1));
      const again = await mei.clicks(words.filter);
      expect(again.form.fields.map(({ value }) => value)).toEqual(["A", "New York", "-", ""]);
      await mei.fills({ grade: "-", words: "hoo" });
      expect(names()).toEqual(["Hooli"]);
      expect((await mei.fills({ grade: "-", region: "-", words: "nowhere" }, again.form)).words).toContain(
        words.noneFits("nowhere"),
      );
      expect((await mei.fills({ region: "Mars" }, again.form)).errors).toEqual({ region: words.chooseOne });
    });

    test("by a name alone where nothing else is known of them", async () => {
      await inPool("Globex", {});
      await inPool("Initech", {});
      await mei.says("/customer pool");
      const { form } = await mei.clicks(words.filter);
      expect(form.fields.map(({ name }) => name)).toEqual(["words"]);
      await mei.fills({ words: "glo" });
      expect(names()).toEqual(["Globex"]);
    });

    test("and where the pool is empty it says so", async () => {
      const values = { standing: "pool" };
      expect((await mei.presses({ action: "customer.filter-leads", values })).refusal).toBe(
        words.lists.pool.none,
      );
    });
  });

  test("the list is filtered by grade and segment, and paged", async () => {
    for (let nth = 1; nth <= 12; nth++) {
      await logged(fang, `Lead${nth} 10k 12/20`);
      const { id } = await customer(`Lead${nth}`);
      const data = { grade: nth % 2 ? "A" : "B", region: nth <= 3 ? "East" : "West" };
      await office.database.prisma.customer.update({ where: { id }, data });
      await fang.says(`/customer release Lead${nth}`);
    }
    const names = () => rowsOf(mei.card!).map(({ cells }) => cells[0]);
    await mei.says("/customer pool");
    expect(names()).toHaveLength(10);
    await mei.clicks("Next");
    expect(names()).toEqual(["Lead11", "Lead12"]);
    await mei.says("/customer pool a east");
    expect(names()).toEqual(["Lead1", "Lead3"]);
    await mei.says("/customer pool");
    await mei.clicks("East");
    expect(names()).toEqual(["Lead1", "Lead2", "Lead3"]);
    await fin.says("/customer pool");
    expect(fin.card!.title).toBe("Lead pool · 12");
    expect(rowsOf(fin.card!)[0]!.button!.action).toBe("customer.show");
  });
});
