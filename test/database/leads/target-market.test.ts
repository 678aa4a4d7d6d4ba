/** The target market: companies, no deals; how they come there, and how prospects are made of them. */
import { describe, expect, test } from "vitest";
import { customerWords } from "../../../src/customers/words.ts";
import { leadWords } from "../../../src/leads/words.ts";
import { oneDatabase } from "../../fakes/database.ts";
import { dealRow, logged } from "../../fakes/office/deals.ts";
import { inOffices } from "../../fakes/office/in-offices.ts";
import type { Colleague, Office } from "../../fakes/office/office.ts";
import { rowsOf } from "../../fakes/office/reading.ts";

const words = { ...customerWords("en"), ...leadWords("en") };

describe.each(oneDatabase)("the target market on %s", (kind) => {
  let office: Office;
  let fang: Colleague;
  let mei: Colleague;
  let lead: Colleague;
  inOffices(kind, async (opened) => {
    office = opened;
    const east = await office.team("East");
    fang = await office.joins("Fang", { team: east });
    mei = await office.joins("Mei", { team: east });
    lead = await office.joins("Lee", { role: "manager", team: east });
    await office.leads(lead.id, east);
  });

  const standings = async () =>
    (
      await office.database.prisma.customer.findMany({
        where: { workspaceId: office.workspaceId },
        orderBy: { name: "asc" },
      })
    ).map(({ name, standing }) => `${name} ${standing}`);

  test("companies are listed once, whatever they are called, and what somebody works stays theirs", async () => {
    await logged(fang, "ACME 120k 12/20");
    const { words: said } = await mei.says("/customer market add Globex, 华信有限公司, globex, Acme");
    expect(said).toContain(words.added(2));
    expect(said).toContain(words.workedAlready(1, ["Acme"]));
    expect(await standings()).toEqual(["ACME null", "Globex market", "华信有限公司 market"]);
    expect((await mei.says("/customer market add 華信")).words).toContain(words.listedAlready(1, ["華信"]));
    await mei.says("/customer market add");
    expect((await mei.fills({ names: " ," })).words).toContain(words.needCompanies);
    await mei.fills({ names: "Initech\nHooli Ltd" });
    expect(rowsOf(mei.card!).map(({ cells }) => cells[0])).toEqual([
      "Globex",
      "华信有限公司",
      "Hooli Ltd",
      "Initech",
    ]);
  });

  test("a customer with a comma in its name is one company, and two whose names make a third are two", async () => {
    for (const name of [
      "Smith, Jones and Partners",
      "Smith, Jones",
      "Globex Initech",
      "张三、李四律师事务所",
    ])
      await logged(fang, `"${name}" 120k 12/20`);
    const add = (line: string) => mei.says(`/customer market add ${line}`);
    const worked = (...names: readonly string[]) => words.workedAlready(names.length, names);
    expect((await add("Hooli, Smith, Jones and Partners, Umbrella")).words).toContain(
      worked("Smith, Jones and Partners"),
    );
    expect((await add("smith, jones, Vandelay")).words).toContain(worked("smith, jones"));
    expect((await mei.says("/客户 目标市场 添加 张三、李四律师事务所，远航教育")).words).toContain(
      worked("张三、李四律师事务所"),
    );
    await add("Globex, Initech");
    const market = (await standings()).filter((one) => one.endsWith(" market"));
    expect(market.map((one) => one.slice(0, -7))).toEqual(
      expect.arrayContaining(["Globex", "Hooli", "Initech", "Umbrella", "Vandelay", "远航教育"]),
    );
    expect(market).toHaveLength(6);
  });

  test("where names are kept, no list tells what others have", async () => {
    await office.database.prisma.workspace.update({
      where: { id: office.workspaceId },
      data: { settings: { customerNames: "own" } },
    });
    await logged(fang, "ACME 120k 12/20");
    const { words: said } = await mei.says("/customer market add ACME, Globex");
    expect(said).toContain(words.workedAlready(1, []));
    expect(said).not.toContain("ACME");
  });

  test("it is no deal: no amount, not asked, in no number", async () => {
    await mei.says("/customer market add Globex, Initech");
    expect(await office.database.prisma.deal.count({ where: { workspaceId: office.workspaceId } })).toBe(0);
    expect((await mei.says("/deal list")).words).not.toContain("Globex");
    office.itIs("2026-11-19T14:05");
    expect((await mei.says("/forecast")).words).not.toContain("Globex");
    expect((await lead.says("/funnel")).words).not.toContain("Globex");
  });

  test("all that fit become somebody's prospects, as many as they may have, or go to the pool", async () => {
    await office.database.prisma.workspace.update({
      where: { id: office.workspaceId },
      data: { settings: { pool: { most: 3, perDay: 1 } } },
    });
    await mei.says("/customer market add East One, East Two, East Three, East Four, West One");
    await mei.says("/customer market start east");
    expect(mei.card!.title).toBe(words.startTitle(4));
    await mei.clicks(words.startMine(3));
    expect(await dealRow(office, 3)).toMatchObject({ ownerId: mei.id, stage: "prospect", amountMinor: 0n });
    expect(await standings()).toEqual([
      "East Four null",
      "East One null",
      "East Three null",
      "East Two market",
      "West One market",
    ]);
    expect((await mei.says("/customer market start West One")).words).toContain(words.tooMany(3, 3, 0));
    expect(
      (await mei.presses({ action: "customer.market-start", values: { sure: "pool" } })).words,
    ).toContain(words.onlyManagers);
    await lead.says("/customer market");
    await lead.clicks(words.startAll(2));
    await lead.clicks(words.startPool(2));
    expect((await standings()).filter((one) => one.endsWith("pool"))).toHaveLength(2);
  });

  describe("of a campaign", () => {
    const campaignOf = async (number: number) => {
      const { source, campaignId } = await dealRow(office, number);
      const campaign =
        campaignId &&
        (await office.database.prisma.campaign.findUniqueOrThrow({ where: { id: campaignId } }));
      return [source, campaign ? campaign.name : null];
    };
    const plan = () => lead.says('/funnel campaign "Autumn fair" 20k 11/1-11/30');

    test("that the line ends with they are its prospects; one company alone, too", async () => {
      await plan();
      await mei.says("/customer market add East One, East Two, Globex");
      const { words: preview } = await mei.says("/customer market start east autumn fair");
      expect(preview).toContain(words.ofCampaign("Autumn fair"));
      expect(mei.card!.title).toBe(words.startTitle(2));
      await mei.clicks(words.startMine(2));
      await mei.says("/customer market start Globex Autumn Fair");
      for (const number of [1, 2, 3]) expect(await campaignOf(number)).toEqual(["campaign", "Autumn fair"]);
      expect((await mei.says("/customer market start Autumn fair")).refusal).toBe(words.lists.market.none);
    });

    test("that is chosen on the preview; without one they are self-found", async () => {
      await mei.says("/customer market add East One, East Two");
      await mei.says("/customer market start east");
      expect(
        mei.card!.blocks.flatMap((block) => (block.type === "actions" ? block.buttons : [])),
      ).toHaveLength(1);
      await plan();
      await mei.says("/customer market start east one");
      expect(await campaignOf(1)).toEqual(["self-found", null]);
      await mei.says("/customer market start east");
      const { form } = await mei.clicks(words.nameCampaign(false));
      const [choice] = form.fields;
      expect(choice).toMatchObject({ options: [{ label: "Autumn fair" }] });
      const id = (choice as unknown as { options: { value: string }[] }).options[0]!.value;
      expect((await mei.fills({ campaign: id })).words).toContain(words.ofCampaign("Autumn fair"));
      await mei.clicks(words.startMine(1));
      expect(await campaignOf(2)).toEqual(["campaign", "Autumn fair"]);
    });

    test("that puts them into the pool they are its prospects when somebody takes them", async () => {
      await plan();
      await lead.says("/customer market add East One");
      await lead.says("/customer market start");
      const { form } = await lead.clicks(words.nameCampaign(false));
      await lead.fills({
        campaign: (form.fields[0] as unknown as { options: { value: string }[] }).options[0]!.value,
      });
      await lead.clicks(words.startPool(1));
      await mei.says("/customer claim East One");
      expect(await campaignOf(1)).toEqual(["campaign", "Autumn fair"]);
    });

    test("that has been put away since, or never was, makes none", async () => {
      await mei.says("/customer market add East One");
      const values = { filter: "", all: "yes", sure: "mine", count: 1, campaign: crypto.randomUUID() };
      expect((await mei.presses({ action: "customer.market-start", values })).refusal).toBe(
        words.campaignGone,
      );
      expect(await office.database.prisma.deal.count({ where: { workspaceId: office.workspaceId } })).toBe(0);
    });
  });

  test("one alone is started by its name, and an unknown filter says so", async () => {
    await mei.says("/customer market add Globex");
    expect((await mei.says("/customer market start Nowhere")).words).toContain(words.noneFits("Nowhere"));
    await mei.says("/customer market start Globex");
    expect(mei.card!.title).toBe("#1 Globex");
    expect(await standings()).toEqual(["Globex null"]);
    // A deal that stands where nothing is counted may become a company of the market.
    await mei.says("/deal back #1 target account");
    await mei.fills({ reason: "too early" });
    await mei.says("/customer drop Globex");
    expect(await standings()).toEqual(["Globex market"]);
    expect(await dealRow(office)).toMatchObject({ outcome: "lost", stage: "target-account" });
  });
});
