/** Customers that get another name, are merged, and what an undo puts back; and those that are alike but not the same. */
import { describe, expect, test } from "vitest";
import { transaction } from "../../src/database/transaction.ts";
import { loadDeals } from "../../src/deals/facts/load-deals.ts";
import { closeWeek } from "../../src/forecasts/close-week.ts";
import { weekChanges } from "../../src/measures/week-changes.ts";
import { runningWeek } from "../../src/schedule/running-week.ts";
import { oneDatabase } from "../fakes/database.ts";
import { dice } from "../fakes/dice.ts";
import { dealOf } from "../fakes/office/history.ts";
import { inOffices } from "../fakes/office/in-offices.ts";
import type { Colleague, Office } from "../fakes/office/office.ts";
import type { Person } from "../fakes/office/person.ts";
import { buttonsOf, rowsOf } from "../fakes/office/reading.ts";

describe.each(oneDatabase)("customers renamed and merged on %s", (kind) => {
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
  });

  async function logs(person: Person, line: string, customerId = "new") {
    const said = await person.says(`/deal new ${line}`);
    // A colleague's customer is warned of, in the whole form.
    const isWarned = said.reply.type === "form" && said.form.fields.length > 1;
    const answer = isWarned ? await person.fills() : said;
    const asks = answer.reply.type === "form" && answer.form.fields[0]!.name === "customerId";
    return asks ? person.fills({ customerId }) : answer;
  }
  async function merges(person: Person, line: string) {
    await person.says(`/customer merge ${line}`);
    return person.clicks(buttonsOf(person.card!)[0]!.label);
  }
  const nameOf = async (number: number) => (await dealOf(office, number)).customer.name;
  const rows = () =>
    office.database.prisma.customer.findMany({
      where: { workspaceId: office.workspaceId },
      orderBy: { createdAt: "asc" },
    });
  /** All that a merge may touch, but for what the history added. */
  const standing = async () => ({
    customers: await rows(),
    deals: await office.database.prisma.deal.findMany({
      where: { workspaceId: office.workspaceId },
      orderBy: { number: "asc" },
      omit: { updatedAt: true },
    }),
  });

  test("Delta GmbH and Delta Inc are asked about, and chosen by what tells them apart", async () => {
    await logs(fang, '"Delta GmbH" 10万 12/20');
    const { form } = await fang.says('/deal new "Delta Inc" 20万 12/20');
    expect(form.fields[0]).toMatchObject({ name: "customerId", value: "new" });
    await fang.fills();
    expect((await rows()).map(({ name }) => name)).toEqual(["Delta GmbH", "Delta Inc"]);
    // Known by its very form, from then on; without one it may be either.
    await logs(mei, '"DELTA incorporated" 30万 12/20');
    expect(await nameOf(3)).toBe("Delta Inc");
    const asked = (await mei.says("/deal new Delta 40万 12/20")).form.fields[0]!;
    expect(asked).toMatchObject({
      type: "choice",
      value: undefined,
      options: [
        { label: "Delta GmbH · Fang · 1 deal" },
        { label: "Delta Inc · Fang · Mei · 2 deals" },
        { label: "New customer: Delta" },
      ],
    });
    expect((await fang.says("/customer delta")).buttons.map(({ label }) => label)).toEqual([
      "Delta GmbH · Fang · 1 deal",
      "Delta Inc · Fang · Mei · 2 deals",
    ]);
    expect((await fang.says("/customer Delta GmbH")).card.title).toBe("Delta GmbH");
  });

  test.each([
    ["Delta Co., Ltd.", "Delta Limited"],
    ["华信有限公司", "华信有限责任公司"],
    ["华信", "华信股份有限公司"],
  ])("%s and %s are one", async (first, second) => {
    await logs(fang, `"${first}" 10万 12/20`);
    await logs(mei, `"${second}" 20万 12/20`);
    expect(await nameOf(2)).toBe(first);
  });

  test("a new name is in force everywhere, and what was named after the customer follows", async () => {
    await logs(fang, "ACME 10万 12/20");
    await logs(fang, "ACME 20万 12/20 Analytics");
    const { card, words } = await fang.says('/customer rename ACME "ACME Holdings"');
    expect(card.title).toBe("ACME Holdings");
    expect(words).toContain("ACME is now ACME Holdings.");
    expect((await fang.says("/deal #1")).card.title).toBe("#1 ACME Holdings");
    expect((await fang.says("/deal #2")).card.title).toBe("#2 ACME Holdings · Analytics");
    // A button that was drawn before the change stays good, as nothing about the deal was changed.
    expect((await dealOf(office, 1)).version).toBe(1);
    expect((await fang.says("/deal undo")).words).toContain("Undone: the renaming of ACME Holdings.");
    expect((await fang.says("/deal #1")).card.title).toBe("#1 ACME");
  });

  test.each([
    ["ACME to Zenith", "ACME", "Zenith"],
    ["ACME Zenith Ltd", "ACME", "Zenith Ltd"],
    ["Big Corp Bigger Corp", "Big Corp", "Bigger Corp"],
    ["华信改为华新", "华信", "华新"],
    ["把 华信 改名为 华新科技", "华信", "华新科技"],
    ["“华信” “华新 科技”", "华信", "华新 科技"],
  ])("/customer rename %s", async (line, former, name) => {
    await logs(fang, `"${former}" 10万 12/20`);
    expect((await fang.says(`/customer rename ${line}`)).card.title).toBe(name);
  });

  test.each([
    ["Tom and Jerry Ltd to TJ Group", "Tom and Jerry Ltd", "TJ Group"],
    ["Tom and Jerry Ltd TJ Group", "Tom and Jerry Ltd", "TJ Group"],
    ["Tom to Jerry", "Tom", "Jerry"],
    ["华 和 医疗 改名为 华合医疗", "华 和 医疗", "华合医疗"],
  ])("/customer rename %s, among names with words that stand between names", async (line, former, name) => {
    for (const one of ["Tom", "Tom and Jerry Ltd", "华 和 医疗"]) await logs(fang, `"${one}" 10万 12/20`);
    const { words } = await fang.says(`/customer rename ${line}`);
    expect(words).toContain(`${former} is now ${name}.`);
  });

  test.each([
    ["Tom and Jerry Ltd and Smith and Sons", "Tom and Jerry Ltd", "Smith and Sons"],
    ["Tom and Jerry Ltd into Smith and Sons", "Tom and Jerry Ltd", "Smith and Sons"],
    ["Smith and Sons Tom and Jerry Ltd", "Smith and Sons", "Tom and Jerry Ltd"],
    ["Tom and Smith and Sons", "Tom", "Smith and Sons"],
    ["Tom and Smith", "Tom", "Smith and Sons"],
    ["Tom & Jerry and Tom", "Tom & Jerry", "Tom"],
    ["华和医疗 和 上海和记黄埔", "华和医疗", "上海和记黄埔"],
    ["华和医疗并入上海和记黄埔", "华和医疗", "上海和记黄埔"],
    ["华和医疗和上海和记黄埔", "华和医疗", "上海和记黄埔"],
    ["上海和记黄埔与华和医疗", "上海和记黄埔", "华和医疗"],
  ])("/customer merge %s: where names have such words, both are whole", async (line, from, into) => {
    const names = ["Tom", "Tom & Jerry", "Tom and Jerry Ltd", "Smith and Sons", "华和医疗", "上海和记黄埔"];
    for (const name of names) await logs(fang, `"${name}" 10万 12/20`);
    const { words } = await fang.says(`/customer merge ${line}`);
    expect(words).toContain(`1 deal of ${from} moves to ${into}.`);
  });

  test.each([
    ["Tom and Jerry Ltd", "Jerry Ltd"],
    ["华信和远航", "远航"],
  ])("one whole name is not two: /customer merge %s", async (name, end) => {
    for (const one of [name, end]) await logs(fang, `"${one}" 10万 12/20`);
    const { reply } = await fang.says(`/customer merge ${name}`);
    expect(reply.type).toBe("form");
  });

  test("without a new name it is asked in a form, which says so when another was quicker", async () => {
    await logs(fang, "ACME 10万 12/20");
    const { form } = await fang.says("/customer rename ACME");
    expect(form.fields).toMatchObject([{ name: "name", value: "ACME" }]);
    expect((await fang.fills({ name: " " }, form)).errors.name).toBe("What is it called now?");
    await boss.says("/customer rename ACME Apex");
    expect((await fang.fills({ name: "Acme AG" }, form)).refusal).toBe(
      "ACME has been renamed Apex meanwhile. Open it again.",
    );
    expect((await fang.says("/customer rename")).form.fields.map(({ name }) => name)).toEqual([
      "customer",
      "name",
    ]);
    expect((await fang.fills({ customer: "apex", name: "Acme AG" })).card.title).toBe("Acme AG");
  });

  test("a preview says what goes where; then deals, closed ones too, are with one customer, and both names lead there", async () => {
    await logs(fang, '"Delta GmbH" 10万 12/20');
    await logs(mei, '"Delta Inc" 20万 12/20');
    await logs(mei, '"Delta Inc" 30万 12/20 Suite');
    await mei.says("/deal lose #3");
    await mei.fills({ lostReason: "price" });
    const before = await dealOf(office, 3);
    const preview = await boss.says('/customer merge "Delta Inc" "Delta GmbH"');
    expect(rowsOf(preview.card).map(({ cells }) => cells)).toEqual([
      ["Delta Inc", "Merged", "1", "1", "Mei"],
      ["Delta GmbH", "Kept", "1", "0", "Fang"],
    ]);
    expect((await boss.clicks("Other way round")).words).toContain("of Delta GmbH");
    await boss.clicks("Other way round");
    const { words } = await boss.clicks("Merge into Delta GmbH");
    expect(words).toContain("Delta Inc is merged into Delta GmbH.");
    for (const number of [1, 2, 3]) expect(await nameOf(number)).toBe("Delta GmbH");
    expect(await dealOf(office, 3)).toEqual({
      ...before,
      customer: { ...before.customer, ...(await dealOf(office, 1)).customer },
    });
    for (const typed of ["Delta", "Delta Inc", "delta gmbh"])
      expect((await boss.says(`/customer ${typed}`)).card.title, typed).toBe("Delta GmbH");
    await logs(mei, '"Delta Inc" 50万 12/20');
    expect(await nameOf(4)).toBe("Delta GmbH");
    expect((await boss.says("/customer")).buttons.map(({ label }) => label)).toEqual([
      "Delta GmbH",
      "Export",
    ]);
  });

  test("what is not meant is one sentence, and changes nothing", async () => {
    await logs(fang, "ACME 10万 12/20");
    await logs(mei, "Globex 20万 12/20");
    const before = await standing();
    const refused = async (person: Person, line: string) => (await person.says(`/customer ${line}`)).refusal;
    expect(await refused(boss, "merge ACME acme")).toBe("That's one customer already: ACME.");
    expect(await refused(boss, "merge ACME into Zzyzx")).toContain("Can't find a customer called “Zzyzx”");
    expect(await refused(boss, "rename Zzyzx to Other")).toContain("Can't find a customer called “Zzyzx”");
    expect(await refused(boss, "rename ACME ACME")).toBe("It's called ACME already.");
    expect(await refused(boss, "rename ACME globex")).toContain('/customer merge "ACME" "Globex"');
    expect(await refused(boss, `rename ACME ${"x".repeat(121)}`)).toContain("at most 120 characters");
    for (const person of [fang, lead]) {
      expect(await refused(person, "rename Globex Mine")).toContain("Others have deals with Globex");
      expect(await refused(person, "merge Globex ACME")).toContain("Others have deals with Globex and ACME");
    }
    expect((await fang.says("/customer ACME")).buttons.map(({ label }) => label)).toContain("Rename");
    expect((await fang.says("/customer Globex")).buttons.map(({ label }) => label)).not.toContain("Rename");
    expect((await boss.says("/customer merge ACNE Globex")).buttons.map(({ label }) => label)).toEqual([
      "ACME",
    ]);
    expect((await boss.clicks("ACME")).words).toContain("1 deal of ACME");
    expect((await boss.says("/customer merge ACME")).form.fields).toMatchObject([
      { name: "fromName", value: "ACME" },
      { name: "intoName" },
    ]);
    expect(await standing()).toEqual(before);
  });

  test("the former name leads to the deals that went along, in every kind of line", async () => {
    await logs(fang, '"Umbra Foods" 10万 12/20');
    await logs(boss, "Globex 20万 12/20");
    await logs(fang, "Hooli 30万 12/20");
    await merges(boss, 'Hooli "Umbra Foods"');
    await merges(boss, '"Umbra Foods" Globex');
    const both = [expect.stringContaining("#1 Globex"), expect.stringContaining("#3 Globex")];
    const offered = async (line: string) => (await fang.says(line)).buttons.map(({ label }) => label);
    expect(await offered("/deal show umbra foods")).toEqual(both);
    expect(await offered("/deal show ubmra foods")).toEqual(both);
    const titles = async (line: string) => (await fang.says(line)).card.title;
    await fang.says("/deal lose #3");
    await fang.fills({ lostReason: "price" });
    expect(await titles("/deal Umbra")).toBe("#1 Globex");
    expect(await titles("/deal update umbra 11万")).toBe("#1 Globex");
    expect((await fang.says("/deal note Umbra Foods met the CFO")).words).toContain("Fang: met the CFO");
    expect((await fang.says("umbra foods met the CEO")).words).toContain("Fang: met the CEO");
    expect(await titles("/deal show hooli")).toBe("#1 Globex");
    expect((await fang.says("/deal list umbra foods")).words).toContain("Globex");
  });

  test("a press on an old preview, and one of somebody who may not, merge nothing", async () => {
    await logs(fang, "ACME 10万 12/20");
    await logs(fang, "Globex 20万 12/20");
    await logs(fang, "Hooli 20万 12/20");
    await fang.says("/customer merge ACME Globex");
    const sure = buttonsOf(fang.card!)[0]!;
    expect((await mei.presses(sure)).refusal).toContain("Others have deals");
    await merges(boss, "ACME Hooli");
    expect((await fang.presses(sure)).refusal).toBe("ACME has been merged into Hooli meanwhile.");
    await merges(boss, "Hooli Globex");
    // What had been merged goes along.
    expect((await fang.says("/customer ACME")).card.title).toBe("Globex");
  });

  test("a merge and its undo leave all as it was; what was logged between stays", async () => {
    for (const seed of [1, 2, 3]) {
      const { below, pick } = dice(seed);
      const names = [`Alpha${seed}`, `Beta${seed}`, `Gamma${seed}`];
      for (const name of [...names, ...names])
        await logs(pick([fang, mei]), `${name} ${1 + below(90)}万 12/20`);
      if (below(2) === 0) await merges(boss, `${names[2]} ${names[0]}`);
      const before = await standing();
      await merges(boss, `${names[0]} ${names[1]}`);
      const undo = buttonsOf(boss.card!).find(({ label }) => label === "Undo")!;
      const { card } = await logs(fang, `${names[0]} 7万 12/20`);
      const number = Number(/#(\d+)/.exec(card.title)![1]);
      const changed = before.deals[below(before.deals.length)]!.number;
      await boss.says(`/deal update #${changed} 99万`);
      await boss.presses(undo);
      const after = await standing();
      const ours = after.deals.filter((deal) => deal.number !== number && deal.number !== changed);
      expect(ours).toEqual(before.deals.filter((deal) => deal.number !== changed));
      expect(after.customers).toEqual(before.customers);
      expect(await nameOf(number)).toBe(names[1]);
      const edited = before.deals.find((deal) => deal.number === changed)!;
      expect(after.deals.find((deal) => deal.number === changed)).toEqual({
        ...edited,
        amountMinor: 99_000_000n,
        version: edited.version + 1,
      });
    }
  });

  test("file and people come back exactly from renaming, merging, and both undone in between", async () => {
    const { prisma } = office.database;
    for (const seed of [1, 2, 3]) {
      const { below, pick } = dice(seed);
      const names = [`Kappa${seed}`, `Lambda${seed}`];
      for (const name of names) await logs(fang, `${name} 10万 12/20`);
      for (const name of [...names, ...names]) {
        await fang.says(
          `/customer ${name.toLowerCase()} ${1 + below(900)} people, finances: ${pick(["good", "bad"])}`,
        );
        await fang.says(
          `/customer contact ${name} Person ${pick(["Ann", "Bo", "Cy"])}${below(1000)} CFO user met`,
        );
      }
      const kept = async () => ({
        customers: await rows(),
        people: await prisma.contact.findMany({
          where: { workspaceId: office.workspaceId },
          orderBy: { id: "asc" },
        }),
        roles: await prisma.contactRole.findMany({
          where: { workspaceId: office.workspaceId },
          orderBy: [{ contactId: "asc" }, { role: "asc" }],
        }),
        words: await prisma.customerFact.findMany({
          where: { workspaceId: office.workspaceId },
          orderBy: { id: "asc" },
        }),
      });
      const cards = async () => [
        (await fang.says(`/customer ${names[0]}`)).words,
        (await fang.says(`/customer ${names[1]}`)).words,
      ];
      const before = await kept();
      const shown = await cards();
      await fang.says(`/customer rename ${names[0]} Renamed${seed}`);
      await fang.says("/deal undo");
      await merges(boss, `${names[0]} ${names[1]}`);
      const merged = await kept();
      expect(merged.people).toEqual(before.people);
      expect(merged.words).toEqual(before.words);
      // All people are found at the one that stays.
      expect(rowsOf((await fang.says(`/customer contacts ${names[1]}`)).card)).toHaveLength(
        before.people.filter(({ customerId }) =>
          before.customers.some(({ id, name }) => id === customerId && names.includes(name)),
        ).length,
      );
      if (below(2) === 0) await boss.says("/deal undo");
      else {
        await boss.says(`/customer unmerge ${names[0]}`);
        await boss.presses(buttonsOf(boss.card!)[0]!);
      }
      expect(await kept()).toEqual(before);
      expect(await cards()).toEqual(shown);
    }
  });

  test("who logs while a customer is merged logs with the one it went into", async () => {
    await logs(fang, "Alpha 10万 12/20");
    await logs(fang, "Beta 20万 12/20");
    const people = await Promise.all([1, 2, 3, 4].map((nth) => office.joins(`Rep ${nth}`)));
    await Promise.all(people.map((person) => person.says("/deal new Alpha 1万 12/20")));
    await boss.says("/customer merge Alpha Beta");
    await Promise.all([boss.clicks("Merge into Beta"), ...people.map((person) => person.fills())]);
    for (const number of [1, 2, 3, 4, 5, 6]) expect(await nameOf(number)).toBe("Beta");
  });

  test("an undo that comes too late says why", async () => {
    await logs(fang, "ACME 10万 12/20");
    await logs(fang, "Globex 20万 12/20");
    await fang.says("/customer rename ACME Apex");
    await boss.says("/customer rename Apex Acme2");
    expect((await fang.says("/deal undo")).refusal).toContain("Apex has been renamed Acme2");
    await merges(fang, "Acme2 Globex");
    await logs(mei, "Hooli 20万 12/20");
    await merges(boss, "Globex Hooli");
    expect((await fang.says("/deal undo")).refusal).toContain("Globex has been merged into Hooli");
    office.later({ minutes: 11 });
    expect((await boss.says("/deal undo")).refusal).toContain("more than 10 minutes");
  });

  describe("a merge is taken back however long ago", () => {
    const nextMonth = () => office.later({ hours: 24 * 30 });

    test("by a manager of all concerned: what followed goes back under its own name, what was logged since stays", async () => {
      await logs(fang, '"Delta Inc" 10万 12/20');
      await logs(fang, '"Delta Inc" 20万 12/20 Suite');
      await logs(mei, '"Delta GmbH" 30万 12/20');
      await merges(boss, '"Delta Inc" "Delta GmbH"');
      nextMonth();
      expect((await boss.says("/deal undo")).refusal).toContain("/customer unmerge Delta Inc");
      await logs(mei, '"Delta Inc" 40万 2027-02-01 Support');
      await boss.says('/customer rename "Delta GmbH" "Delta Group"');
      const line = "/customer unmerge delta inc";
      expect((await fang.says(line)).refusal).toContain("role");
      expect((await lead.says(line)).refusal).toContain("Others have deals with Delta Group");
      const { words } = await boss.says(line);
      expect(words).toContain("2 deals go back to Delta Inc;");
      const sure = buttonsOf(boss.card!)[0]!;
      expect((await boss.presses(sure)).words).toContain("Delta Inc is separate from Delta Group again");
      const titles = [];
      for (const number of [1, 2, 3, 4]) {
        const { customer, title } = await dealOf(office, number);
        titles.push([customer.name, title]);
      }
      expect(titles).toEqual([
        ["Delta Inc", "Delta Inc"],
        ["Delta Inc", "Suite"],
        ["Delta Group", "Delta Group"],
        ["Delta Group", "Support"],
      ]);
      expect((await boss.presses(sure)).refusal).toContain("Can't find that customer");
      expect((await boss.says(line)).refusal).toContain("hasn't been merged");
      expect((await boss.says("/customer unmerge Zzyzx")).refusal).toContain("Can't find a customer");
    });

    test("the last one first, where customers went into one another; the customer's card leads there", async () => {
      await logs(fang, "Alpha 10万 12/20");
      await logs(fang, "Beta 20万 12/20");
      await logs(fang, "Hooli 30万 12/20");
      expect((await boss.says("/customer unmerge")).refusal).toBe(
        "No customer has been merged into another one.",
      );
      await merges(boss, "Alpha Beta");
      await merges(boss, "Beta Hooli");
      nextMonth();
      expect((await boss.says("/customer unmerge Alpha")).refusal).toContain("/customer unmerge Beta");
      expect((await boss.says("/customer unmerge")).buttons.map(({ label }) => label)).toEqual([
        "Alpha ← Hooli",
        "Beta ← Hooli",
      ]);
      expect((await fang.says("/customer Hooli")).buttons.map(({ label }) => label)).not.toContain(
        "Undo a merge",
      );
      await boss.says("/customer Hooli");
      await boss.clicks("Undo a merge");
      await boss.clicks("Beta ← Hooli");
      await boss.clicks("Separate Beta");
      expect([await nameOf(1), await nameOf(2), await nameOf(3)]).toEqual(["Beta", "Beta", "Hooli"]);
      await boss.says("/customer unmerge Alpha");
      await boss.clicks("Separate Alpha");
      expect([await nameOf(1), await nameOf(2), await nameOf(3)]).toEqual(["Alpha", "Beta", "Hooli"]);
    });
  });

  test("a merge counts as nothing: what is new, advanced, won and lost stays, whichever the numbers", async () => {
    await logs(fang, "ACME 10万 12/20");
    await logs(mei, "Globex 20万 12/20");
    await logs(mei, "Hooli 30万 12/20");
    await mei.says("/deal lose #3");
    await mei.fills({ lostReason: "price" });
    const read = async () => {
      const since = office.now().subtract({ hours: 24 * 6 });
      return {
        changes: await weekChanges(office.database.prisma, office.workspaceId, "all", since),
        funnel: (await boss.says("/funnel")).words,
        conversion: (await boss.says("/funnel conversion")).words,
      };
    };
    const before = await read();
    await merges(boss, "Hooli Globex");
    await merges(boss, "Globex ACME");
    expect(await read()).toEqual(before);
  });

  test("a company and its parent are two, by however many steps, and whichever goes into the other", async () => {
    for (const name of ["Alpha", "Beta", "Hooli"]) await logs(fang, `${name} 10万 12/20`);
    const [alpha, beta, hooli] = (await rows()).map(({ id }) => id);
    const belongs = (id: string, parentId: string) =>
      office.database.prisma.customer.update({ where: { id }, data: { parentId } });
    await belongs(beta!, alpha!);
    await belongs(hooli!, beta!);
    const refused = async (line: string) => (await boss.says(`/customer merge ${line}`)).refusal;
    expect(await refused("Beta Alpha")).toContain("Beta belongs to Alpha, so they are two companies");
    expect(await refused("Alpha Beta")).toContain("Beta belongs to Alpha");
    expect(await refused("Alpha Hooli")).toContain("Hooli belongs to Alpha");
    // Also of a preview that was drawn before it was said.
    await belongs(hooli!, alpha!);
    await boss.says("/customer merge Hooli Beta");
    const sure = buttonsOf(boss.card!)[0]!;
    await belongs(hooli!, beta!);
    expect((await boss.presses(sure)).refusal).toContain("Hooli belongs to Beta");
    // A parent that has been merged leads on.
    await logs(fang, "Zenith 10万 12/20");
    await merges(boss, "Alpha Zenith");
    expect(await refused("Beta Zenith")).toContain("Beta belongs to Zenith");
  });

  test("a closed week keeps customers and names of then", async () => {
    await logs(fang, "ACME 10万 12/20");
    await logs(fang, "Globex 20万 12/20");
    const workspace = await office.workspace();
    const week = runningWeek(workspace, office.now());
    office.later(office.now().until(week.closesAt));
    await transaction(office.database, (tx) => closeWeek(tx, { workspace, week }));
    office.later({ minutes: 5 });
    await fang.says("/customer rename ACME Apex");
    await merges(fang, "Globex Apex");
    const read = async (at?: typeof week.closesAt) =>
      (await loadDeals(office.database.prisma, { workspaceId: office.workspaceId, owners: "all", at })).map(
        ({ number, customer, title }) => [number, customer.name, title],
      );
    expect(await read(week.closesAt)).toEqual([
      [1, "ACME", "ACME"],
      [2, "Globex", "Globex"],
    ]);
    expect(await read()).toEqual([
      [1, "Apex", "Apex"],
      [2, "Apex", "Apex"],
    ]);
  });
});
