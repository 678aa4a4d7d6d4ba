/**
 * How long a typed name takes to find its customer among two hundred thousand: alone, and as a whole command beside one with
 * an exact name; and how long the weekly look for those that may be one. The plans are kept with the numbers.
 */
import { findPairs, pairsStatement } from "../src/customers/duplicates/find-pairs.ts";
import { matchCustomer } from "../src/customers/match-customer.ts";
import type { Sql } from "../src/database/sql.ts";
import { logDeals } from "../src/deals/writing/log-deals.ts";
import type { Deed } from "../src/history/deed.ts";
import { namePartsOf } from "../src/understanding/name-core.ts";
import { pinyinOf } from "../src/understanding/pinyin.ts";
import { dice } from "../test/fakes/dice.ts";
import { doAs } from "../test/fakes/office/history.ts";
import { type Colleague, type Office, openOffice } from "../test/fakes/office/office.ts";
import { companyNames } from "./company-names.ts";
import type { BenchDatabase } from "./databases.ts";
import type { Figures } from "./figures.ts";
import { latenciesOf, median } from "./latencies.ts";
import type { Sizes } from "./options.ts";
import { planOf, statementFrom } from "./plan-of.ts";
import { seedCustomers } from "./seed-customers.ts";

type Parts = Readonly<{
  emptyDatabase: () => Promise<BenchDatabase>;
  sizes: Sizes;
  figures: Figures;
}>;

/** Of somebody who may know no other customers. */
const ownCustomers = 2_000;

export async function measureMatch({ emptyDatabase, sizes, figures }: Parts): Promise<void> {
  const bench = await emptyDatabase();
  const database = await bench.open();
  // A company with so many has a server.
  const count = bench.kind === "server" ? sizes.customers : sizes.customers / 10;
  const group = `match ${bench.kind}`;
  const keepPlan = async (of: string, statement: Sql) =>
    figures.keepPlan(of, await planOf(database.url!, statement));
  try {
    const office = await openOffice(database, { settings: { customerNames: "own" } });
    const boss = await office.joins("Boss", { role: "admin" });
    const rep = await office.joins("Fang");
    const names = companyNames(count);
    const began = performance.now();
    await seedCustomers(database, office.workspaceId, names);
    await sellsTo(office, rep);
    figures.heading(
      `Customer match among ${count} on ${bench.name} (made in ${((performance.now() - began) / 1000).toFixed(0)} s)`,
    );
    const kinds = typedNames(names, sizes.names);
    const exact = kinds.exact!;
    for (const [kind, typed] of Object.entries(kinds)) {
      const p99 = await matchTime(office, boss.id, typed);
      figures.add({
        ...{ group, name: `Match, ${kind}: p99 of ${typed.length}`, value: p99, unit: "ms" },
        ...(bench.kind === "server" && { bar: { atMost: 25 } }),
      });
    }
    const hidden = await matchTime(
      office,
      rep.id,
      Object.values(kinds).flatMap((typed) => typed.slice(0, 20)),
    );
    figures.add({
      ...{ group, name: `Match, of one who knows only own ${ownCustomers}: p99`, value: hidden, unit: "ms" },
      ...(bench.kind === "server" && { bar: { atMost: 25 } }),
    });
    for (const [kind, typed] of Object.entries(kinds).filter(([kind]) => kind !== "exact")) {
      // In turns, so that whatever else the machine does meets both.
      const took: [number[], number[]] = [[], []];
      for (const [nth, name] of typed.slice(0, sizes.names / 4).entries())
        for (const [which, line] of [name, exact[nth]!].entries())
          took[which]!.push(await timed(() => boss.says(`/customer "${line}"`)));
      figures.add({
        ...{
          group,
          name: `/customer, ${kind} against exact`,
          value: median(took[0]) / median(took[1]),
          unit: "×",
        },
        note: `${median(took[0]).toFixed(1)} ms against ${median(took[1]).toFixed(1)} ms`,
        ...(bench.kind === "server" && { bar: { atMost: 3 } }),
      });
    }
    const looked = await timed(() =>
      findPairs({ db: database.prisma, workspace: { id: office.workspaceId } }, look),
    );
    figures.add({ group, name: "The weekly look for customers that may be one", value: looked, unit: "ms" });
    if (!database.url) return;
    for (const [kind, [name]] of Object.entries(kinds))
      await keepPlan(
        `Match, ${kind}: ${name}`,
        await doAs(office, boss.id, (deed) => statementOf(deed, name!)),
      );
    await keepPlan("The weekly look", pairsStatement(office.workspaceId, look));
  } finally {
    await database.close();
    await bench.remove();
  }
}

/** What people type for the names that are there, each kind as often. */
function typedNames(names: readonly string[], count: number): Readonly<Record<string, string[]>> {
  const { below, pick } = dice(7);
  const chinese = names.filter((name) => /\p{Script=Han}/u.test(name));
  const latin = names.filter((name) => !/\p{Script=Han}/u.test(name));
  const some = (from: readonly string[], typed: (name: string) => string) =>
    Array.from({ length: count }, () => typed(pick(from)));
  const withoutForm = (name: string) => {
    const { core, place, trade } = namePartsOf(name);
    return `${place}${core}${trade}`;
  };
  const mistyped = (name: string) => {
    const at = 1 + below(name.length - 1);
    return name.slice(0, at) + name.slice(at + 1);
  };
  return {
    exact: some(names, (name) => name),
    "Chinese, a part": some(chinese, withoutForm),
    "two characters": some(chinese, (name) => namePartsOf(name).core.slice(0, 2)),
    "one character": some(chinese, (name) => namePartsOf(name).core.slice(0, 1)),
    "English, a word": some(latin, (name) => name.split(" ")[0]!),
    pinyin: some(chinese, (name) => pinyinOf(namePartsOf(name).core).full),
    initials: some(chinese, (name) => pinyinOf(withoutForm(name)).initials),
    "a Chinese typo": some(chinese, (name) => mistyped(withoutForm(name))),
    "an English typo": some(latin, (name) => mistyped(name)),
    "a word of many": some(words, (word) => word),
    unknown: some(names, (name) => [...name].reverse().join("")),
  };
}

const words = "科技 有限公司 北京 上海 生物科技 systems optics ltd gmbh keji shanghai gongsi".split(" ");

/** To the first ones, by one deed. */
async function sellsTo(office: Office, rep: Colleague): Promise<void> {
  const customers = await office.database.prisma.customer.findMany({
    where: { workspaceId: office.workspaceId },
    orderBy: { id: "asc" },
    take: ownCustomers,
    select: { id: true, name: true },
  });
  await doAs(office, rep.id, async (deed) => {
    const { standard } = deed.pipelines;
    await logDeals(
      deed,
      customers.map(({ id, name }) => ({
        ...{ customerId: id, ownerId: rep.id, title: name, lines: [], source: "other", likelihood: 10 },
        ...{ pipeline: standard.code, pipelineVersion: standard.version, stage: standard.start },
        ...{ amountMinor: "100000", currency: "CNY", closeDate: "2026-12-20", category: "pipeline" },
      })),
    );
  });
}

async function matchTime(office: Office, memberId: string, typed: readonly string[]): Promise<number> {
  // Each by itself: all of them take longer than a transaction may.
  const deed = await doAs(office, memberId, async (one) => ({
    ...one,
    db: office.database.prisma as Deed["db"],
  }));
  // Until the server has planned the statement.
  for (const name of typed.slice(0, 8)) await matchCustomer(deed, name);
  const times: number[] = [];
  for (const name of typed) times.push(await timed(() => matchCustomer(deed, name)));
  return latenciesOf(times, 0, 1).p99;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** As the slot asks. */
const look = { owners: "all", limit: 100, unshown: true } as const;

const statementOf = (deed: Deed, typed: string): Promise<Sql> =>
  statementFrom(deed.db, (db) => matchCustomer({ ...deed, db }, typed));
