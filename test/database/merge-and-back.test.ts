/** A merge that is taken back leaves all as if it had never been, whatever else happened in between. */
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fileCustomer } from "../../src/customers/file/write-file.ts";
import type { Database } from "../../src/database/open-database.ts";
import { mergeCustomer, standingMerge, takeCustomerBack } from "../../src/deals/writing/follow-customer.ts";
import { recordEvents } from "../../src/history/record-events.ts";
import { freshDatabase, oneDatabase } from "../fakes/database.ts";
import { logged } from "../fakes/office/deals.ts";
import { doAs } from "../fakes/office/history.ts";
import { type Colleague, type Office, openOffice } from "../fakes/office/office.ts";

/** Called so that no two resemble each other, and none is asked about. */
const names = { gone: "Alphabet", kept: "Brixeria", third: "Zephyros", parent: "Umbrella" } as const;
type Label = keyof typeof names;
const sellable = ["gone", "kept", "third"] as const;

type Step =
  | Readonly<{ do: "log"; at: (typeof sellable)[number]; product: boolean }>
  | Readonly<{ do: "amount"; deal: number; to: number }>
  | Readonly<{ do: "rename"; to: number }>
  | Readonly<{ do: "file"; at: "kept" | "third"; values: FileValues }>
  | Readonly<{ do: "touch" | "contact"; at: "kept" | "third" }>
  | Readonly<{ do: "merge third" | "separate third" }>;

type FileValues = Partial<{
  people: number | null;
  industry: string | null;
  isKey: boolean;
  profit: readonly [bigint, string] | null;
  parent: boolean;
  whose: "rep" | "pool" | "market" | null;
}>;

const anyValues: fc.Arbitrary<FileValues> = fc.record(
  {
    people: fc.constantFrom(null, 50, 500),
    industry: fc.constantFrom(null, "retail", "banking"),
    isKey: fc.boolean(),
    profit: fc.constantFrom(null, [100n, "CNY"] as const, [9_007_199_254_740_993n, "USD"] as const),
    parent: fc.boolean(),
    whose: fc.constantFrom(null, "rep" as const, "pool" as const, "market" as const),
  },
  { requiredKeys: [] },
);
const beside = fc.constantFrom("kept" as const, "third" as const);
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant("log" as const), at: fc.constantFrom(...sellable), product: fc.boolean() }),
  fc.record({ do: fc.constant("amount" as const), deal: fc.nat(2), to: fc.integer({ min: 1, max: 99 }) }),
  fc.record({ do: fc.constant("rename" as const), to: fc.nat(2) }),
  { weight: 3, arbitrary: fc.record({ do: fc.constant("file" as const), at: beside, values: anyValues }) },
  fc.record({ do: fc.constantFrom("touch" as const, "contact" as const), at: beside }),
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constantFrom("merge third" as const, "separate third" as const) }),
  },
);

describe.each(oneDatabase)("a merge and its undo on %s", (kind) => {
  let database: Database;
  beforeAll(async () => {
    database = await freshDatabase(kind);
  });
  afterAll(() => database.close());

  test("return exactly what was, plus what was added since", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({ gone: anyValues, kept: anyValues, third: anyValues }),
        fc.array(anyStep, { maxLength: 8 }),
        fc.boolean(),
        async (files, steps, thirdIsIn) => {
          const [one, twin] = [await world(), await world()];
          for (const each of [one, twin]) {
            for (const at of sellable) await each.file(at, files[at]);
            if (thirdIsIn) await each.step({ do: "merge third" });
          }
          await one.merge("gone");
          for (const any of steps) {
            // Who types what stands there, be it the merged one's, has said nothing.
            const step = any.do === "file" ? { ...any, values: await one.news(any.at, any.values) } : any;
            await one.step(step);
            // Whoever types the merged one's name gets the other one.
            await twin.step(step.do === "log" && step.at === "gone" ? { ...step, at: "kept" } : step);
          }
          await one.separate("gone");
          expect(await one.state()).toEqual(await twin.state());
          expect(one.office.failures).toEqual([]);
        },
      ),
      { numRuns: 15 },
    );
  }, 240_000);

  /** A company with four customers, three of them sold to. */
  async function world() {
    const office = await openOffice(database);
    const rep = await office.joins("Fang");
    const boss = await office.joins("Boss", { role: "admin" });
    for (const at of sellable) await logged(rep, `${names[at]} 10万 12/20`);
    const { prisma } = office.database;
    const { workspaceId } = office;
    const parent = await prisma.customer.create({
      data: { workspaceId, name: names.parent, normalised: "umbrella" },
    });
    const rows = await prisma.customer.findMany({ where: { workspaceId } });
    const ids = Object.fromEntries(
      Object.entries(names).map(([label, name]) => [label, rows.find((row) => row.name === name)!.id]),
    ) as Record<Label, string>;
    const labelOf = (id: string | null) =>
      (Object.keys(ids) as Label[]).find((label) => ids[label] === id) ?? id;
    const called = async (label: Label) =>
      prisma.customer.findUniqueOrThrow({
        where: { id: ids[label] },
        select: { id: true, name: true, mergedIntoId: true },
      });
    const merge = async (label: "gone" | "third") => {
      const [from, into] = [await called(label), await called("kept")];
      if (from.mergedIntoId === null) await doAs(office, boss.id, (deed) => mergeCustomer(deed, from, into));
    };
    const separate = (label: "gone" | "third") =>
      doAs(office, boss.id, async (deed) => {
        const did = await standingMerge(deed, ids[label]);
        if (did) await takeCustomerBack(deed, did);
      });
    return {
      office,
      merge,
      separate,
      file: (at: Label, values: FileValues) =>
        file(office, boss, { id: ids[at], parentId: parent.id, repId: rep.id }, values),
      async news(at: Label, { people, industry, profit, parent: hasParent, ...rest }: FileValues) {
        const now = await prisma.customer.findUniqueOrThrow({ where: { id: ids[at] } });
        const isProfit = profit && now.profitMinor === profit[0] && now.profitCurrency === profit[1];
        return {
          ...rest,
          ...(people !== undefined && people !== now.people && { people }),
          ...(industry !== undefined && industry !== now.industry && { industry }),
          ...(profit !== undefined && !isProfit && (profit || now.profitMinor !== null) && { profit }),
          ...(hasParent !== undefined && hasParent !== (now.parentId !== null) && { parent: hasParent }),
        };
      },
      async step(step: Step) {
        switch (step.do) {
          case "log": {
            const { name } = await called(step.at);
            await logged(rep, `${name} 7万 12/20${step.product ? " Suite" : ""}`);
            return;
          }
          case "amount":
            await rep.says(`/deal update #${step.deal + 1} ${step.to}万`);
            return;
          case "rename": {
            const name = ["Quixote", "Brixeria Foods", "Norvik"][step.to];
            await boss.says(`/customer rename "${(await called("kept")).name}" "${name}"`);
            return;
          }
          case "file":
            return file(office, boss, { id: ids[step.at], parentId: parent.id, repId: rep.id }, step.values);
          case "contact":
            await prisma.contact.create({
              data: { workspaceId, customerId: ids[step.at], name: "Ms Li", eventId: 1n },
            });
            return;
          case "touch":
            await prisma.touch.create({
              data: {
                ...{ workspaceId, customerId: ids[step.at], memberId: rep.id, kind: "call", on: new Date(0) },
                eventId: BigInt(await prisma.touch.count({ where: { workspaceId } })),
              },
            });
            return;
          case "merge third":
            return merge("third");
          case "separate third":
            return separate("third");
        }
      },
      /** All that a merge may touch, without the ids and instants by which two companies differ. */
      async state() {
        const where = { workspaceId };
        const customers = await prisma.customer.findMany({
          where,
          omit: { id: true, workspaceId: true, createdAt: true },
          orderBy: { createdAt: "asc" },
        });
        const deals = await prisma.deal.findMany({ where, orderBy: { number: "asc" } });
        return {
          customers: customers.map((row) => ({
            ...row,
            mergedIntoId: labelOf(row.mergedIntoId),
            parentId: labelOf(row.parentId),
            ownerId: row.ownerId === rep.id ? "rep" : row.ownerId,
            // Taken by the undo, at its own instant, or by the deal.
            standingSince: row.standingSince?.getTime() === 0 ? "then" : "since",
          })),
          deals: deals.map((row) => ({
            ...{
              number: row.number,
              customer: labelOf(row.customerId),
              title: row.title,
              amount: row.amountMinor,
            },
            ...{ version: row.version, outcome: row.outcome, stage: row.stage },
          })),
          contacts: (await prisma.contact.findMany({ where })).map((row) => labelOf(row.customerId)).sort(),
          touches: (await prisma.touch.findMany({ where })).map((row) => labelOf(row.customerId)).sort(),
        };
      },
    };
  }

  /** The file by its deed; whose it is, and that it is a key customer, as other deeds write columns: with an event that tells them. */
  const file = (
    office: Office,
    { id: memberId }: Colleague,
    { id, parentId, repId }: Readonly<{ id: string; parentId: string; repId: string }>,
    { profit, parent, whose, isKey, ...plain }: FileValues,
  ) =>
    doAs(office, memberId, async (deed) => {
      const merged = await deed.db.customer.findUniqueOrThrow({
        where: { id },
        select: { mergedIntoId: true },
      });
      // Nobody finds the file of one that leads elsewhere.
      if (merged.mergedIntoId !== null) return;
      const amount = { profitMinor: profit?.[0].toString() ?? null, profitCurrency: profit?.[1] ?? null };
      const columns = {
        ...plain,
        ...(profit !== undefined && amount),
        ...(parent !== undefined && { parentId: parent ? parentId : null }),
      };
      await fileCustomer(deed, id, { columns, words: {} });
      const data = {
        ...(isKey !== undefined && { isKey }),
        ...(whose !== undefined && {
          ownerId: whose === "rep" ? repId : null,
          standing: whose === "pool" || whose === "market" ? whose : null,
          standingSince: whose === null ? null : new Date(0),
        }),
      };
      if (Object.keys(data).length === 0) return;
      await deed.db.customer.update({ where: { id }, data });
      // Whose it was before holds it no longer: a customer has one holding at a time.
      if (whose !== undefined)
        await deed.db.holding.updateMany({
          where: { customerId: id, open: true },
          data: { open: null, until: new Date(0), ended: "assign" },
        });
      const told = Object.fromEntries(Object.keys(data).map((column) => [column, ["was", "is"] as const]));
      await recordEvents(deed, [
        { subject: "customer", subjectId: id, kind: "file", values: { columns: told } },
      ]);
    });
});
