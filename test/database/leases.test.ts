import { Temporal } from "temporal-polyfill";
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import type { Database } from "../../src/database/open-database.ts";
import { transaction } from "../../src/database/transaction.ts";
import { momentNow } from "../../src/database/two-clocks.ts";
import { beginSending, type Sendable } from "../../src/delivery/begin-sending.ts";
import { enqueue } from "../../src/delivery/enqueue.ts";
import { queueOf } from "../../src/delivery/job-table.ts";
import { releaseAbandonedLeases } from "../../src/delivery/lease-table.ts";
import { createLeases, type Leases, leaseTimes } from "../../src/delivery/leases.ts";
import { resendDead } from "../../src/delivery/resend-dead.ts";
import { type Ended, settleSending } from "../../src/delivery/settle-sending.ts";
import { type Jobs, startJobs } from "../../src/delivery/start-jobs.ts";
import { type Company, foundCompany, message } from "../fakes/company.ts";
import { databases, freshDatabase } from "../fakes/database.ts";

const silent = { warn() {}, error() {} };
const minute = 60_000;
const noJob = { id: "00000000-0000-7000-8000-000000000000", retryCount: 0 };
const sent: Ended = { type: "sent", ref: "there" };
const again: Ended = { type: "again", at: new Date(), doubtful: true, counts: false, error: "busy" };

describe.each(databases)("the lease of a delivery on %s", (kind) => {
  let database: Database;
  let company: Company;
  let jobs: Jobs | undefined;

  beforeEach(async () => {
    database = await freshDatabase(kind);
    company = await foundCompany(database);
    await transaction(database, (tx) => enqueue(tx, message(company, "nudge")));
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await jobs?.stop(1);
    jobs = undefined;
    await database.close();
  });
  /** Receives the ids of jobs that are put back. */
  const startQueue = async () => {
    jobs = await startJobs(database, silent);
    return jobs.boss;
  };

  const row = () => database.prisma.delivery.findUniqueOrThrow({ where: { key: "nudge" } });
  const begin = async (lasts = minute) => (await beginSending(database, [(await row()).id], lasts))[0]!;
  const takeUp = async (lasts = minute): Promise<Sendable> => {
    const begun = await begin(lasts);
    if (typeof begun !== "object" || !("hold" in begun)) throw new Error("not taken up");
    return begun;
  };
  const settle = (delivery: Sendable, ended: Ended) =>
    settleSending(database, [{ job: noJob, delivery, ...ended }]);
  const lapses = () =>
    database.prisma.$executeRaw`UPDATE "Delivery" SET "heldUntil" = now() - interval '1 second'`;

  test("keeps others away until it lapses, and tells them for how long", async () => {
    expect(await takeUp()).toMatchObject({ hold: 1, attempts: 1, doubtfulFor: undefined });
    const other = await begin();
    expect(other).toEqual({ heldFor: expect.any(Number) });
    const { heldFor } = other as { heldFor: number };
    expect(heldFor).toBeGreaterThan(minute / 2);
    expect(heldFor).toBeLessThanOrEqual(minute);
    await lapses();
    expect(await takeUp()).toMatchObject({ hold: 2, attempts: 2, doubtfulFor: expect.any(Number) });
  });

  test("once lost, settles nothing: neither what the other one is sending nor what it has sent", async () => {
    await startQueue();
    const first = await takeUp();
    await lapses();
    const second = await takeUp();
    const during = await row();
    for (const ended of [sent, again, { type: "dead", doubtful: false, error: "gone" } as const])
      expect(await settle(first, ended)).toEqual(["lost"]);
    expect(await row()).toEqual(during);
    expect(await settle(second, { type: "sent", ref: "the second's" })).toEqual(["settled"]);
    expect(await settle(first, again)).toEqual(["lost"]);
    expect(await row()).toMatchObject({ state: "sent", messageRef: "the second's", heldUntil: null });
    // A death that was not this process's to record is reported to nobody.
    expect(await database.prisma.delivery.count()).toBe(1);
  });

  test("is told from later ones also after attempts were given back or counted anew", async () => {
    await startQueue();
    const first = await takeUp();
    await lapses();
    const second = await takeUp();
    await settle(second, again);
    expect(await row()).toMatchObject({ attempts: 1, state: "sending", heldUntil: null });
    const third = await takeUp();
    await settle(third, { type: "dead", doubtful: true, error: "gone" });
    await transaction(database, (tx) =>
      resendDead(tx, company.workspaceId, [third.id], Temporal.Now.instant()),
    );
    expect(await takeUp()).toMatchObject({ attempts: 1, hold: 4 });
    for (const old of [first, second, third]) expect(await settle(old, sent)).toEqual(["lost"]);
  });

  test("ends with the attempt: the next one need not wait", async () => {
    await startQueue();
    await settle(await takeUp(), again);
    expect(await takeUp()).toMatchObject({ hold: 2, doubtfulFor: expect.any(Number) });
  });

  test("of a dead process is released when the only process starts", async () => {
    await takeUp();
    expect(await begin()).toHaveProperty("heldFor");
    await transaction(database, releaseAbandonedLeases);
    expect(await takeUp()).toMatchObject({ hold: 2, doubtfulFor: expect.any(Number) });
  });

  describe("in a process", () => {
    const asked = { count: 0 };
    let leases: Leases;

    const watched = (): Database => ({
      ...database,
      prisma: new Proxy(database.prisma, {
        get(prisma, name) {
          if (name === "$transaction") asked.count++;
          return Reflect.get(prisma, name, prisma);
        },
      }),
    });
    const use = (times = leaseTimes, on = watched()) => {
      asked.count = 0;
      leases = createLeases(on, times, silent);
      onTestFinished(() => leases.stop());
      return leases;
    };
    /** What one clock shows from now on; the other one is unaffected. */
    const jumps = (clock: typeof Date | typeof performance, by: number) => {
      const now = clock.now.bind(clock);
      vi.spyOn(clock, "now").mockImplementation(() => now() + by);
    };

    test("costs nothing while it was confirmed moments ago", async () => {
      const lease = use().begin(await takeUp(), momentNow());
      for (let call = 0; call < 100; call++) await lease.stillMine();
      expect(asked.count).toBe(0);
    });

    test.each([
      ["the process was stopped", [Date, performance], minute],
      ["the machine slept, which one clock does not count", [Date], minute],
      ["the clock on the wall was set back meanwhile", [Date], -minute],
    ] as const)("is asked about and renewed when %s", async (_, clocks, by) => {
      const lease = use().begin(await takeUp(1), momentNow());
      for (const clock of clocks) jumps(clock, by);
      await lease.stillMine();
      await lease.stillMine();
      expect(asked.count).toBe(1);
      expect(await begin()).toHaveProperty("heldFor");
    });

    test("is lost to whoever has taken it up meanwhile", async () => {
      const lease = use().begin(await takeUp(), momentNow());
      await lapses();
      await takeUp();
      jumps(performance, minute);
      await expect(lease.stillMine()).rejects.toMatchObject({ code: "lease_lost", doubtful: false });
      expect(lease.lost).toBe(true);
    });

    test("is renewed while it is in hand, many by one statement, and no longer", async () => {
      await transaction(database, (tx) => enqueue(tx, message(company, "second")));
      const ids = (await database.prisma.delivery.findMany({ select: { id: true } })).map(({ id }) => id);
      const held = (await beginSending(database, ids, 1)) as Sendable[];
      const begun = use({ lasts: minute, renewedEvery: 50, trusted: 10_000 });
      const from = performance.now();
      const inHand = held.map((each) => begun.begin(each, momentNow()));
      await vi.waitFor(async () => {
        const rows = await database.prisma.delivery.findMany();
        for (const { heldUntil } of rows)
          expect(heldUntil!.getTime()).toBeGreaterThan(Date.now() + minute / 2);
      }, 10_000);
      // The timer bounds how often; a statement for each would be twice as many.
      expect(asked.count).toBeLessThanOrEqual((performance.now() - from) / 50);
      for (const lease of inHand) lease.end();
      await expect(inHand[0]!.stillMine()).rejects.toMatchObject({ code: "lease_lost" });
    });

    test("stops what is about to be sent when the database does not say whose it is", async () => {
      const silentDatabase = {
        ...database,
        prisma: new Proxy(database.prisma, {
          get(prisma, name) {
            if (name === "$transaction") return () => Promise.reject(new Error("away"));
            return Reflect.get(prisma, name, prisma);
          },
        }),
      };
      const lease = use(leaseTimes, silentDatabase).begin(await takeUp(), momentNow());
      jumps(performance, minute);
      await expect(lease.stillMine()).rejects.toMatchObject({
        code: "lease_unconfirmed",
        retryable: true,
        doubtful: false,
      });
      expect(lease.lost).toBe(false);
    });
  });

  test("goes with the job: who lost its claim neither puts it back nor ends it", async () => {
    const boss = await startQueue();
    const queue = queueOf("web");
    const [first] = await boss.fetch(queue);
    const lapsed = () => database.prisma.$executeRaw`
      UPDATE pgboss.job SET "state" = 'retry', "start_after" = now() WHERE "name" = ${queue} AND "state" = 'active'`;
    await lapsed();
    const [second] = await boss.fetch(queue);
    expect(second!.id).toBe(first!.id);
    const state = async () => (await boss.getJobById(queue, first!.id))?.state;
    await settleSending(database, [{ job: first!, type: "later", at: new Date() }]);
    expect(await state()).toBe("active");
    await boss.complete(queue, [first!]);
    expect(await state()).toBe("active");
    await settleSending(database, [{ job: second!, type: "later", at: new Date() }]);
    expect(await state()).toBe("retry");
  });
});
