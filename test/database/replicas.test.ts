/** Two replicas of one company, whose clocks are minutes apart. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { toTimestamp } from "../../src/database/columns.ts";
import type { Database } from "../../src/database/open-database.ts";
import { sql } from "../../src/database/sql.ts";
import { transaction } from "../../src/database/transaction.ts";
import { tellOwners } from "../../src/deals/tell-owners.ts";
import { changeDeal } from "../../src/deals/writing/write-deals.ts";
import { closeWeek } from "../../src/forecasts/close-week.ts";
import { DeedRefused } from "../../src/history/deed.ts";
import { runningWeek } from "../../src/schedule/running-week.ts";
import { databases, freshDatabase, twoReplicas } from "../fakes/database.ts";
import { logged } from "../fakes/office/deals.ts";
import { dealOf, doAs, eventsOf } from "../fakes/office/history.ts";
import { type Colleague, type Office, openOffice } from "../fakes/office/office.ts";
import type { Person } from "../fakes/office/person.ts";
import { type Replica, replicaOf } from "../fakes/office/replica.ts";

describe.each(databases)("replicas whose clocks are minutes apart on %s", (kind) => {
  let database: Database;
  let second: Database;
  let office: Office;
  let other: Replica;
  let fang: Colleague;
  let slow: Person;

  beforeAll(async () => {
    // In the process there is a single connection for everyone.
    if (kind === "server") [database, second] = await twoReplicas();
    else database = second = await freshDatabase(kind);
  });
  afterAll(() => database.close());
  // Wednesday, 18 November 2026, 10:00 in Shanghai.
  beforeEach(async () => {
    office = await openOffice(database);
    fang = await office.joins("Fang");
    await office.joins("Boss", { role: "admin" });
    other = replicaOf(office, second, { minutes: -6 });
    slow = other.at("Fang");
    await logged(fang, "ACME 10万 12/20 OA");
  });
  afterEach(() => expect(office.failures).toEqual([]));

  const versions = async () =>
    database.prisma.dealVersion.findMany({
      where: { workspaceId: office.workspaceId },
      orderBy: { number: "asc" },
    });
  test("what is done here and there in turn keeps its order, and is taken back in it", async () => {
    for (const [nth, amount] of [12, 13, 14, 15].entries())
      await (nth % 2 === 0 ? fang : slow).says(`/deal update #1 ${amount}万`);
    const all = await versions();
    expect(all.map(({ number, amountMinor }) => [number, Number(amountMinor) / 1_000_000])).toEqual(
      [10, 12, 13, 14, 15].map((amount, nth) => [nth + 1, amount]),
    );
    const begun = all.map(({ from }) => from.getTime());
    expect(begun).toEqual(begun.toSorted((one, two) => one - two));
    for (const left of [14, 13, 12, 10]) {
      await (left % 2 === 0 ? slow : fang).says("/deal undo");
      expect((await dealOf(office, 1)).amount.minor).toBe(BigInt(left * 1_000_000));
    }
    expect((await eventsOf(office, 1)).filter((one) => one.kind === "undo")).toHaveLength(4);
  });

  test("each deed is of exactly one week, whichever replica did it and whichever closed", async () => {
    office.itIs("2026-11-20T08:57");
    await fang.says("/deal update #1 12万");
    await slow.says("/deal update #1 13万");
    office.itIs("2026-11-20T09:01");
    // Past nine on one replica and not on the other; both act before the close is made.
    await fang.says("/deal note #1 after nine by its own clock");
    await slow.says("/deal update #1 14万");
    const closedAt = await closesNow();
    await slow.says("/deal update #1 15万");
    await fang.says("/deal update #1 16万");
    const events = await eventsOf(office, 1);
    const before = events.filter(({ at }) => at < closedAt).map(({ columns }) => columns.amountMinor?.[1]);
    const after = events.filter(({ at }) => at >= closedAt).map(({ columns }) => columns.amountMinor?.[1]);
    expect(before.filter(Boolean)).toEqual(["10000000", "12000000", "13000000", "14000000"]);
    expect(after.filter(Boolean)).toEqual(["15000000", "16000000"]);
    const [closing] = await database.prisma.$queryRaw<{ amountMinor: bigint }[]>(sql`
      SELECT v."amountMinor" FROM "DealVersion" v WHERE v."workspaceId" = ${office.workspaceId}::uuid
        AND v."from" < ${closedAt} AND (v."to" IS NULL OR v."to" >= ${closedAt})`);
    expect(closing!.amountMinor).toBe(14_000_000n);
  });

  async function closesNow() {
    const workspace = await office.workspace();
    const week = runningWeek(workspace, office.now().subtract({ hours: 1 }));
    expect(await transaction(second, (tx) => closeWeek(tx, { workspace, week }))).toBe(true);
    expect(await transaction(database, (tx) => closeWeek(tx, { workspace, week }))).toBe(false);
    return toTimestamp(week.closesAt);
  }

  test("of two who change one version at once, one does and the other is told; nothing is half written", async () => {
    for (let round = 0; round < 5; round++) {
      const before = await office.rowCounts();
      // Both have read the deal before either writes.
      const read = [Promise.withResolvers<void>(), Promise.withResolvers<void>()] as const;
      const both = [office, other].map((at, nth) =>
        doAs(at, fang.id, async (deed) => {
          const deal = await dealOf(at, 1, deed.db);
          read[nth]!.resolve();
          if (kind === "server") await Promise.all(read.map(({ promise }) => promise));
          return changeDeal(deed, {
            deal: kind === "server" ? deal : { ...deal, version: deal.version - nth },
            kind: "edit",
            columns: { likelihood: 30 + 2 * round + nth },
            nextStep: `step ${round} ${nth}`,
          });
        }),
      );
      const ended = await Promise.allSettled(both);
      const lost = ended.filter((one) => one.status === "rejected").map(({ reason }) => reason as unknown);
      expect(lost).toHaveLength(1);
      expect(lost[0]).toBeInstanceOf(DeedRefused);
      expect(lost[0]).toMatchObject({ code: "changed-meanwhile", facts: { mine: true, minutesAgo: 0 } });
      const after = await office.rowCounts();
      expect(after).toEqual({
        ...before,
        events: before.events! + 1,
        remarks: before.remarks! + 1,
        dealVersions: before.dealVersions! + 1,
        versions: before.versions! + 1,
      });
    }
  });

  test("one click that reaches both, and two clicks of one button, count once", async () => {
    await fang.says("/deal update #1 12万");
    const undo = fang
      .card!.blocks.flatMap((block) => (block.type === "actions" ? block.buttons : []))
      .find(({ action }) => action === "deal.undo")!;
    const clicks = await Promise.all([fang.presses(undo), slow.presses(undo)]);
    expect(clicks.map(({ reply }) => reply.type).sort()).toEqual(["card", "notice"]);
    expect((await eventsOf(office, 1)).map((one) => one.kind)).toEqual(["new", "edit", "undo"]);
  });

  test("an owner is told once, whoever looks first", async () => {
    await other.at("Boss").says("/deal update #1 12万");
    office.later({ minutes: 12 });
    const workspace = await office.workspace();
    await Promise.all([
      tellOwners(database, workspace, office.now()),
      tellOwners(second, workspace, other.now()),
      tellOwners(database, workspace, other.now()),
    ]);
    const where = { workspaceId: office.workspaceId, key: { startsWith: "told:" } };
    expect(await database.prisma.delivery.count({ where })).toBe(1);
  });
});
