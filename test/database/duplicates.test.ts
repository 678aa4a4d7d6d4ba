/** Customers that may be one: found by name, sound, place and mail domain; shown to whoever may settle it, once. */
import { beforeEach, describe, expect, test } from "vitest";
import { findPairs } from "../../src/customers/duplicates/find-pairs.ts";
import { matchNames } from "../../src/customers/duplicates/match-names.ts";
import { listInMarket } from "../../src/customers/standing/list-in-market.ts";
import { ensureCustomer } from "../../src/customers/write-customer.ts";
import { transaction } from "../../src/database/transaction.ts";
import { duplicateWords } from "../../src/pages/duplicates/words.ts";
import { nextSlot } from "../../src/schedule/local-slots.ts";
import { scheduleOf } from "../../src/schedule/schedule-settings.ts";
import { slotHandlers } from "../../src/slot-handlers.ts";
import { oneDatabase } from "../fakes/database.ts";
import { doAs } from "../fakes/office/history.ts";
import { inOffices } from "../fakes/office/in-offices.ts";
import type { Colleague, Office } from "../fakes/office/office.ts";
import type { Person } from "../fakes/office/person.ts";
import { buttonsOf, wordsOf } from "../fakes/office/reading.ts";

describe.each(oneDatabase)("customers that may be one on %s", (kind) => {
  let office: Office;
  let fang: Colleague;
  let mei: Colleague;
  let lead: Colleague;
  let boss: Colleague;
  const words = duplicateWords("en");

  inOffices(kind, async (opened) => {
    office = opened;
    const [east, west] = [await office.team("East"), await office.team("West")];
    fang = await office.joins("Fang", { team: east });
    mei = await office.joins("Mei", { team: west });
    lead = await office.joins("Lee", { role: "manager", team: east });
    await office.leads(lead.id, east);
    boss = await office.joins("Boss", { role: "admin" });
  });

  /** As an import writes them: nobody was asked. */
  const written = (...names: string[]) =>
    doAs(office, boss.id, async (deed) => {
      for (const name of names) await ensureCustomer(deed, name);
    });
  const customers = () =>
    office.database.prisma.customer.findMany({ where: { workspaceId: office.workspaceId } });
  const idOf = async (name: string) => (await customers()).find((one) => one.name === name)!.id;
  const sets = async (name: string, data: object) =>
    office.database.prisma.customer.update({ where: { id: await idOf(name) }, data });
  const pairs = async () =>
    (await doAs(office, boss.id, (deed) => findPairs(deed, { owners: "all", limit: 100 }))).pairs.map(
      ({ first, second, reason }) => `${reason}: ${[first.name, second.name].sort().join(" / ")}`,
    );
  /** A new customer with a deal, where a question is answered so. */
  async function logs(person: Person, line: string, customerId = "new") {
    const said = await person.says(`/deal new ${line}`);
    const asks = said.reply.type === "form" && said.form.fields[0]!.name === "customerId";
    return asks ? person.fills({ customerId }) : said;
  }
  const looks = (on: string) => {
    office.itIs(on);
    return transaction(office.database, async (tx) => {
      const workspace = await office.workspace();
      const { week } = nextSlot("upkeep", office.now(), scheduleOf(workspace.zone, workspace.settings))!;
      await slotHandlers.upkeep(tx, {
        kind: "upkeep",
        ...{ workspace, week, at: office.now(), now: office.now(), memberIds: [] },
      });
    });
  };
  /** Whom the look wrote to, with what stood there. */
  const told = async () => {
    const sent = await office.database.prisma.delivery.findMany({
      where: { workspaceId: office.workspaceId, key: { startsWith: "duplicates:" } },
      orderBy: { createdAt: "asc" },
    });
    const names = new Map(
      [fang, mei, lead, boss].map((one, nth) => [one.id, ["Fang", "Mei", "Lee", "Boss"][nth]!]),
    );
    return sent.map(({ key, content }) => ({
      to: names.get(key.split(":")[2]!),
      card: JSON.stringify(content),
    }));
  };

  test.each([
    ["form", "Delta GmbH", "Delta Inc"],
    ["form", "华信医疗有限公司", "華信醫療股份有限公司"],
    ["branch", "华信医疗有限公司", "华信医疗（上海）有限公司"],
    ["branch", "华信医疗有限公司", "华信医疗有限公司北京分公司"],
    ["branch", "ACME Inc", "ACME (Shanghai) Ltd"],
    ["name", "华信", "华信医疗器械有限公司"],
    ["name", "Brixeria", "Brixeria Foods GmbH"],
    ["sound", "杭州和春医疗", "杭州合春医疗"],
    ["sound", "华信科技", "Huaxin"],
    ["typo", "Brixeria GmbH", "Brixerai Ltd"],
    ["typo", "Brixeria", "Brixerria"],
  ])("%s: %s and %s", async (reason, one, other) => {
    await written(one, other);
    expect(await pairs()).toEqual([`${reason}: ${[one, other].sort().join(" / ")}`]);
  });

  test.each([
    ["苏州华信医疗", "武汉华信医疗"],
    ["华信医疗", "华信物流"],
    ["上海银行", "北京银行"],
    ["Delta Foods", "Delta Robotics"],
    ["Sector Nine 51", "Sector Nine 52"],
    ["ACME", "ACNE"],
    ["和春", "河村"],
  ])("%s and %s are two", async (one, other) => {
    await written(one, other);
    expect(await pairs()).toEqual([]);
  });

  test("the domain of their mail says so, unless anybody gets a mailbox there", async () => {
    await written("Alpha Foods", "Omega Trading", "Gamma", "Kappa");
    await sets("Alpha Foods", { mailDomain: "alpha.example" });
    await sets("Omega Trading", { mailDomain: "Alpha.example" });
    await sets("Gamma", { mailDomain: "qq.com" });
    await sets("Kappa", { mailDomain: "qq.com" });
    expect(await pairs()).toEqual(["domain: Alpha Foods / Omega Trading"]);
  });

  test("a company and its parent, two of one parent, and who has been merged, are no pair", async () => {
    await written("Delta GmbH", "Delta Inc", "Delta AG");
    const parentId = await idOf("Delta GmbH");
    for (const name of ["Delta Inc", "Delta AG"]) await sets(name, { parentId });
    expect(await pairs()).toEqual([]);
    await sets("Delta Inc", { parentId: null });
    expect(await pairs()).toHaveLength(2);
    await boss.says('/customer merge "Delta Inc" "Delta GmbH"');
    await boss.clicks("Merge into Delta GmbH");
    expect(await pairs()).toEqual([]);
  });

  test("the list says why, merges by a preview, and remembers who is different until that is undone", async () => {
    await logs(fang, '"Delta GmbH" 10万 12/20');
    await written("Delta Inc");
    const { card, words: said } = await boss.says("/customer duplicates");
    expect(said).toContain("Delta GmbH (Fang · 1 deal)  /  Delta Inc (no deals)");
    expect(said).toContain(words.reasons.form);
    expect((await boss.clicks(words.merge)).words).toContain("No deals move to Delta GmbH");
    boss.card = card;
    expect((await boss.clicks(words.areDifferent)).words).toContain(
      words.different("Delta GmbH", "Delta Inc"),
    );
    expect(await pairs()).toEqual([]);
    expect(
      (await boss.presses(buttonsOf(card).find(({ label }) => label === words.areDifferent)!)).refusal,
    ).toBe(words.differentAlready("Delta GmbH", "Delta Inc"));
    const undone = await boss.clicks("Undo");
    expect(undone.words).toContain("Delta GmbH and Delta Inc may be one customer after all");
    expect(await pairs()).toHaveLength(1);
    expect((await boss.clicks("See duplicates")).words).toContain("Delta Inc");
  });

  test("by a line as well; what is not meant is one sentence", async () => {
    await written("Delta GmbH", "Delta Inc", "Globex");
    const refused = async (line: string) => (await boss.says(`/customer different ${line}`)).refusal;
    expect(await refused("")).toBe(words.whichTwo);
    expect(await refused('"Delta GmbH" "Delta GmbH"')).toBe("That's one customer already: Delta GmbH.");
    expect(await refused('"Delta GmbH" "Zzyzx"')).toContain("Can't find a customer called “Zzyzx”");
    expect((await boss.says('/customer different "Delta Inc" "Delta GmbH"')).words).toContain(
      words.different("Delta Inc", "Delta GmbH"),
    );
    expect(await pairs()).toEqual([]);
    await logs(mei, "Globex 10万 12/20");
    expect((await fang.says('/customer different Globex "Delta Inc"')).refusal).toContain(
      "Others have deals",
    );
    expect((await boss.says("/deal undo")).words).toContain("Undone");
    expect(await pairs()).toHaveLength(1);
  });

  test("who said at logging that it is a new one is not asked again", async () => {
    await logs(fang, '"Delta GmbH" 10万 12/20');
    await logs(fang, '"Delta Inc" 10万 12/20', "new");
    expect((await customers()).map(({ name }) => name).sort()).toEqual(["Delta GmbH", "Delta Inc"]);
    expect(await pairs()).toEqual([]);
  });

  test("names of others' customers are in nobody's list, nor on a card of the look", async () => {
    await office.database.prisma.workspace.update({
      where: { id: office.workspaceId },
      data: { settings: { customerNames: "own" } },
    });
    await logs(fang, '"Delta GmbH" 10万 12/20');
    await logs(mei, '"Delta Inc" 10万 12/20');
    await logs(fang, "Brixeria 10万 12/20");
    await logs(fang, '"Brixeria Foods" 10万 12/20', "new");
    await written("Brixeria Labs");
    for (const [person, sees] of [
      [fang, false],
      [mei, false],
      [lead, false],
      [boss, true],
    ] as const)
      expect(wordsOf((await person.says("/customer duplicates")).reply).includes("Delta"), person.id).toBe(
        sees,
      );
    // Of a customer that is nobody's a rep does not know either.
    expect((await fang.says("/customer duplicates")).words).not.toContain("Brixeria Labs");
    const one = await idOf("Delta GmbH");
    const other = await idOf("Delta Inc");
    const pressed = await fang.presses({
      action: "customer.different",
      values: { first: one, second: other },
    });
    expect(pressed.words).not.toContain("Delta Inc");
    await looks("2026-11-23T10:00");
    expect(
      (await told()).map(({ to, card }) => [to, card.includes("Delta"), card.includes("Brixeria Labs")]),
    ).toEqual([["Boss", true, true]]);
  });

  describe("the weekly look", () => {
    beforeEach(async () => {
      await logs(fang, "Brixeria 10万 12/20");
      await logs(mei, "Globex 10万 12/20");
    });

    /** Without a question: under another name, and then renamed. */
    const doubles = async (person: Person, name: string) => {
      await logs(person, "Zircon 10万 12/20");
      await person.says(`/customer rename Zircon "${name}"`);
    };

    test("tells whoever sells to both, once", async () => {
      await doubles(fang, "Brixeria (Shanghai)");
      await looks("2026-11-23T10:00");
      expect(await told()).toMatchObject([
        { to: "Fang", card: expect.stringContaining("Brixeria (Shanghai)") },
      ]);
      await looks("2026-11-30T10:00");
      expect(await told()).toHaveLength(1);
      await doubles(fang, "Brixeria (Beijing)");
      await looks("2026-12-07T10:00");
      expect(await told()).toHaveLength(2);
    });

    test("tells an admin what no one of those who sell to them may settle", async () => {
      await doubles(mei, "Brixeria (Shanghai)");
      await looks("2026-11-23T10:00");
      expect((await told()).map(({ to }) => to)).toEqual(["Boss"]);
    });

    test("says nothing where there is nothing, and of what is different", async () => {
      await looks("2026-11-23T10:00");
      await doubles(fang, "Brixeria (Shanghai)");
      await fang.says('/customer different Brixeria "Brixeria (Shanghai)"');
      await looks("2026-11-30T10:00");
      expect(await told()).toEqual([]);
    });
  });

  test("a list of names is matched in one go", async () => {
    await written("Delta GmbH", "华信医疗有限公司", "Brixeria Foods");
    const matched = await doAs(office, boss.id, (deed) =>
      matchNames(deed, ["DELTA gmbh", "Delta Inc", "華信醫療", "上海华信医疗", "Brixeria", "Unheard", ""]),
    );
    expect(matched.map(({ same, alike }) => [same?.name, alike.map(({ name }) => name)])).toEqual([
      ["Delta GmbH", []],
      [undefined, ["Delta GmbH"]],
      ["华信医疗有限公司", []],
      [undefined, ["华信医疗有限公司"]],
      [undefined, ["Brixeria Foods"]],
      [undefined, []],
      [undefined, []],
    ]);
  });

  test("a company that was only put on the list of the market resembles others, too", async () => {
    await doAs(office, boss.id, (deed) => listInMarket(deed, ["华信医疗有限公司"]));
    const [matched] = await doAs(office, boss.id, (deed) => matchNames(deed, ["上海华信医疗"]));
    expect(matched!.alike.map(({ name }) => name)).toEqual(["华信医疗有限公司"]);
  });
});
