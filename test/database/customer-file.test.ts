/** A customer's file: filled in by a line or a form, kept apart by who looks after it, and taken back. */
import { describe, expect, test } from "vitest";
import { oneDatabase } from "../fakes/database.ts";
import { logged, loggedWith } from "../fakes/office/deals.ts";
import { inOffices } from "../fakes/office/in-offices.ts";
import type { Colleague, Office } from "../fakes/office/office.ts";

describe.each(oneDatabase)("a customer's file on %s", (kind) => {
  let office: Office;
  let fang: Colleague;
  let mei: Colleague;
  let lead: Colleague;
  let boss: Colleague;

  inOffices(kind, async (opened) => {
    office = opened;
    const [east, west] = [await office.team("East"), await office.team("West")];
    fang = await office.joins("Fang", { team: east });
    mei = await office.joins("Mei", { team: west });
    lead = await office.joins("Lee", { role: "manager", team: east });
    await office.leads(lead.id, east);
    boss = await office.joins("Boss", { role: "admin" });
    await logged(fang, "ACME 10万 12/20");
    await logged(fang, "华信 20万 12/20");
    await logged(mei, "Globex 30万 12/20");
  });

  const row = (name: string) =>
    office.database.prisma.customer.findFirstOrThrow({ where: { workspaceId: office.workspaceId, name } });
  const events = async (name: string) =>
    office.database.prisma.event.findMany({
      where: { subjectId: (await row(name)).id, kind: { in: ["file", "undo"] } },
      orderBy: { id: "asc" },
    });

  test.each([
    ["/customer 华信 500人 3个办公点", "华信", { people: 500, sites: 3 }, "500 people · 3 sites"],
    ["/客户 华信500人3个办公点", "华信", { people: 500, sites: 3 }, "500 people · 3 sites"],
    [
      "/customer acme: 2 sites, retail",
      "ACME",
      { sites: 2, industry: "retail" },
      "Industry: retail · 2 sites",
    ],
    [
      "acme: 1,200 people, direct",
      "ACME",
      { people: 1200, channel: "direct" },
      "1,200 people · Channel: direct",
    ],
    ["华信 500人 3个办公点", "华信", { people: 500, sites: 3 }, "500 people · 3 sites"],
    [
      "/customer file ACME profit 300k signs 2027-03-31 3 months cycle intent high",
      "ACME",
      { profitMinor: 30_000_000n, profitCurrency: "CNY", cycleDays: 90, intent: "high" },
      "Expected profit contribution: ¥300K",
    ],
  ])("%s", async (line, name, columns, said) => {
    const { words } = await fang.says(line);
    expect(words).toContain(said);
    expect(await row(name)).toMatchObject(columns);
  });

  test.each([
    ["/customer Smith, Jones and Partners 500 people", "Smith, Jones and Partners", { people: 500 }],
    ["Smith, Jones and Partners 500 people", "Smith, Jones and Partners", { people: 500 }],
    [
      "/customer file Smith, Jones and Partners: 2 sites, retail",
      "Smith, Jones and Partners",
      { sites: 2, industry: "retail" },
    ],
    ["/customer Smith 30 people", "Smith", { people: 30 }],
    ["/customer Tom & Jerry Ltd 500 people", "Tom & Jerry Ltd", { people: 500 }],
    ["/customer Best 100 Stores Ltd 500 people", "Best 100 Stores Ltd", { people: 500, sites: null }],
    ["/客户 华和医疗 500人 3个办公点", "华和医疗", { people: 500, sites: 3 }],
    ["/客户 华和、记医疗 500人", "华和、记医疗", { people: 500 }],
  ])("of a name with commas, values or such words in it: %s", async (line, name, columns) => {
    const names = [
      "Smith",
      "Smith, Jones and Partners",
      "Tom & Jerry Ltd",
      "Best 100 Stores Ltd",
      "华和医疗",
      "华和、记医疗",
    ];
    await loggedWith(fang, names);
    await fang.says(line);
    expect(await row(name)).toMatchObject(columns);
  });

  test("one event tells what was before and after; own words stand beside it", async () => {
    await fang.says("/customer acme: 2 sites, finances: solid");
    await fang.says("/customer acme 5 sites");
    const [first, second] = await events("ACME");
    expect(first!.values).toEqual({ columns: { sites: [null, 2] }, words: ["finances"] });
    expect(second!.values).toEqual({ columns: { sites: [2, 5] }, words: [] });
  });

  test("is undone, unless somebody else has written there since", async () => {
    await fang.says("/customer acme: 2 sites, finances: solid");
    expect((await fang.says("/deal undo")).words).toContain("Undone: what you wrote into the file of ACME.");
    expect(await row("ACME")).toMatchObject({ sites: null });
    expect((await fang.says("/customer ACME")).words).not.toContain("solid");
    await fang.says("/customer acme: 2 sites");
    await boss.says("/customer acme: 3 sites");
    expect((await fang.says("/deal undo")).refusal).toContain("since then somebody else has changed");
  });

  test("what cannot be read is one sentence; what can is kept", async () => {
    expect((await fang.says("/customer acme 2 sites banana")).words).toContain("I couldn't read “banana”.");
    expect(await row("ACME")).toMatchObject({ sites: 2 });
    expect((await fang.says("/customer file ACME industry:")).reply.type).not.toBe("none");
    expect((await fang.says("/customer acme 2 sites 3 sites")).words).toContain("I couldn't read “3 sites”.");
  });

  test("the form asks the everyday fields, and the rest behind a tick, with what was typed", async () => {
    const { form } = await fang.says("/customer file ACME");
    expect(form.fields.map(({ name }) => name)).toEqual([
      ...["industry", "people", "sites", "region", "profit", "signsOn", "parent", "rest"],
    ]);
    const whole = await fang.fills({ industry: "Retail", rest: "yes" }, form);
    expect(whole.form.fields.length).toBeGreaterThan(15);
    expect(whole.form.fields[0]).toMatchObject({ name: "industry", value: "Retail" });
    const saved = await fang.fills({ finances: "Solid, audited" }, whole.form);
    expect(saved.words).toContain("Saved: Industry: Retail · Finances: Solid, audited");
    expect((await fang.clicks("More of the file")).words).toContain("Solid, audited");
  });

  test("wrong values each get a sentence, and the form keeps what was typed", async () => {
    const { form } = await fang.says("/customer file ACME");
    const wrong = await fang.fills(
      {
        people: "many",
        sites: "2.5",
        profit: "lots",
        signsOn: "32/13",
        parent: "Zzyzx",
        industry: "x".repeat(70),
      },
      form,
    );
    expect(Object.keys(wrong.errors).sort()).toEqual(
      ["industry", "parent", "people", "profit", "signsOn", "sites"].sort(),
    );
    expect(fang.form?.fields.find(({ name }) => name === "people")).toMatchObject({ value: "many" });
  });

  test("what others changed meanwhile is not overwritten, and a conflict is asked", async () => {
    const { form } = await fang.says("/customer file ACME");
    await boss.says("/customer acme: 7 sites, region: North");
    const kept = await fang.fills({ industry: "Retail" }, form);
    expect(await row("ACME")).toMatchObject({ sites: 7, region: "North", industry: "Retail" });
    expect(kept.words).toContain("Saved: Industry: Retail");
    const later = (await fang.says("/customer file ACME")).form;
    await boss.says("/customer acme: 8 sites");
    const clash = await fang.fills({ sites: "9" }, later);
    expect(clash.form.fields.find(({ name }) => name === "sites")).toMatchObject({
      value: "9",
      error: "Somebody has changed this to 8 meanwhile. What holds?",
    });
  });

  test("someone else's customer is neither seen nor written; one that nobody sells to is everybody's", async () => {
    await mei.says("/customer globex: 2 sites, finances: shaky");
    for (const person of [fang, lead]) {
      const { words, buttons } = await person.says("/customer Globex");
      expect(words).not.toContain("shaky");
      expect(words).not.toContain("2 sites");
      expect(buttons.map(({ label }) => label)).not.toContain("File");
      expect((await person.says("/customer globex 3 sites")).refusal).toContain(
        "Colleagues look after Globex",
      );
    }
    expect((await boss.says("/customer Globex")).words).toContain("2 sites");
    expect((await lead.says("/customer acme 4 sites")).words).toContain("4 sites");
  });

  test("parents: a cycle, itself and an unknown one each get their sentence", async () => {
    await boss.says("/customer file ACME parent: 华信");
    expect((await boss.says("/customer ACME")).words).toContain("Parent company: 华信");
    expect((await boss.says("/customer file 华信 parent: Globex")).words).toContain("Parent company: Globex");
    expect((await boss.says("/customer file Globex parent: ACME")).refusal).toBe(
      "ACME belongs to Globex already, so it can't be its parent company as well.",
    );
    const itself = await boss.says("/customer file ACME parent: acme");
    expect(itself.words).toContain("A customer can't be its own parent company.");
    await boss.says("/customer 华信");
    expect((await boss.clicks("More of the file")).words).toContain("Subsidiaries: ACME");
  });

  test("an answer on a deal is kept in the file with it, and taken back with it", async () => {
    await fang.says("/deal #1");
    const { form } = await fang.clicks("Discovery 0/6");
    await fang.fills(
      { "expected-profit": "300k", "decision-structure": "The board", "expected-cycle": "3 months" },
      form,
    );
    expect(await row("ACME")).toMatchObject({ profitMinor: 30_000_000n, cycleDays: 90 });
    await fang.says("/customer ACME");
    expect((await fang.clicks("More of the file")).words).toContain("Who decides: The board");
    // Another deal of the customer is not asked from nothing.
    await logged(fang, "ACME 50万 12/20 Suite");
    await fang.says("/deal #4");
    const again = await fang.clicks("Discovery 0/6");
    expect(again.form.fields.find(({ name }) => name === "expected-profit")).toMatchObject({
      value: "300000",
    });
    expect(again.form.fields.find(({ name }) => name === "decision-structure")).toMatchObject({
      value: "The board",
    });
    await fang.says("/deal undo #1");
    expect(await row("ACME")).toMatchObject({ profitMinor: null, cycleDays: null });
    const { buttons } = await fang.says("/customer ACME");
    expect(buttons.map(({ label }) => label)).not.toContain("More of the file");
  });
});
