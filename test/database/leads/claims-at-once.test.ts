/** No lead is claimed twice, and none is lost: two people at once, and many deeds in any order. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../../src/database/open-database.ts";
import { leadWords } from "../../../src/leads/words.ts";
import { databases, freshDatabase, oneDatabase } from "../../fakes/database.ts";
import { dice } from "../../fakes/dice.ts";
import { type Colleague, type Office, openOffice } from "../../fakes/office/office.ts";

const words = leadWords("en");

const openOf = async ({ database, workspaceId }: Office) =>
  database.prisma.deal.findMany({ where: { workspaceId, outcome: null }, include: { customer: true } });

/** Each company is somebody's or nobody's, never both, never neither; and who has it works it alone. */
async function expectSound(office: Office, names: number): Promise<void> {
  const { prisma } = office.database;
  const where = { workspaceId: office.workspaceId };
  const customers = await prisma.customer.findMany({ where });
  const holdings = await prisma.holding.findMany({ where: { ...where, open: true } });
  const open = await openOf(office);
  expect(customers).toHaveLength(names);
  for (const { id, name, standing, ownerId } of customers) {
    expect((standing === null) !== (ownerId === null), name).toBe(true);
    const holders = holdings.filter(({ customerId }) => customerId === id).map(({ memberId }) => memberId);
    expect(holders, name).toEqual(ownerId === null ? [] : [ownerId]);
    const owners = open.filter(({ customerId }) => customerId === id).map((deal) => deal.ownerId);
    expect(owners.length, name).toBeLessThanOrEqual(standing === null ? 1 : 0);
    expect(
      owners.every((owner) => owner === ownerId),
      name,
    ).toBe(true);
  }
}

describe.each(databases)("two who claim one lead at once on %s", (kind) => {
  let database: Database;
  beforeAll(async () => {
    database = await freshDatabase(kind);
  });
  afterAll(() => database.close());

  test("one has it, and the other reads who was faster", async () => {
    const office = await openOffice(database);
    const people = [await office.joins("Fang"), await office.joins("Mei"), await office.joins("Bo")];
    for (let round = 0; round < 5; round++) {
      const name = `Lead${round}`;
      await people[0]!.says(`/customer market add ${name}`);
      const answers = await Promise.all(people.map((one) => one.says(`/customer claim ${name}`)));
      const said = answers.map((answer) => answer.words);
      const winner = people[said.findIndex((one) => one.includes("is yours now"))]!;
      expect(said.filter((one) => one.includes("is yours now"))).toHaveLength(1);
      const { name: who } = await database.prisma.member.findUniqueOrThrow({ where: { id: winner.id } });
      expect(said.filter((one) => one.includes(words.wasFaster(who, name)))).toHaveLength(2);
      await expectSound(office, round + 1);
    }
    expect(office.failures).toEqual([]);
  });

  test("nobody gets beyond their limit by claiming two at once", async () => {
    const office = await openOffice(database, { settings: { pool: { most: 1 } as never } });
    const fang = await office.joins("Fang");
    await fang.says("/customer market add Alpha, Beta, Gamma");
    await Promise.all(["Alpha", "Beta", "Gamma"].map((name) => fang.says(`/customer claim ${name}`)));
    expect(await openOf(office)).toHaveLength(1);
    expect(office.failures).toEqual([]);
  });
});

describe.each(oneDatabase)("whatever people do with leads on %s", (kind) => {
  let database: Database;
  beforeAll(async () => {
    database = await freshDatabase(kind);
  });
  afterAll(() => database.close());

  test.each([1, 2, 3])("none is claimed twice and none is lost, in the order of dice %i", async (seed) => {
    const settings = { pool: { most: 3, perDay: 20, coolDays: 0 } as never };
    const office = await openOffice(database, { settings });
    const east = await office.team("East");
    const reps = [await office.joins("Fang", { team: east }), await office.joins("Mei", { team: east })];
    const lead = await office.joins("Lee", { role: "manager", team: east });
    await office.leads(lead.id, east);
    const everybody: Colleague[] = [...reps, lead];
    const names = ["Alpha", "Beta", "Gamma", "Delta", "Epsilon"];
    await lead.says(`/customer market add ${names.join(", ")}`);
    const { below, pick } = dice(seed);
    const deed = (): Promise<unknown> => {
      const [who, name] = [pick(everybody), pick(names)];
      const lines = [
        `/customer claim ${name}`,
        `/customer claim ${name}`,
        `/customer release ${name}`,
        `/customer drop ${name} not this year`,
        `/customer assign ${name} Mei`,
        `/customer assign ${name} pool`,
        `/customer market start ${name}`,
        `/customer market add ${name}`,
        "/deal undo",
      ];
      return who.says(pick(lines));
    };
    for (let round = 0; round < 40; round++) {
      await Promise.all(Array.from({ length: 1 + below(3) }, deed));
      await expectSound(office, names.length);
    }
    expect(office.failures).toEqual([]);
  });
});
