/** Two replicas send for one chat tenant no faster than one may. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../../src/database/open-database.ts";
import { transaction } from "../../src/database/transaction.ts";
import { enqueueMany } from "../../src/delivery/enqueue.ts";
import type { Rate } from "../../src/delivery/platform-pace.ts";
import { createSharedLane } from "../../src/delivery/shared-lane.ts";
import { type Delivery, startDelivery } from "../../src/delivery/start-delivery.ts";
import { type Company, foundCompany, message } from "../fakes/company.ts";
import { databases, twoReplicas } from "../fakes/database.ts";
import { eventually } from "../fakes/eventually.ts";
import { RecordingChat } from "../fakes/recording-chat.ts";

const silent = { warn() {}, error() {} };

describe.runIf(databases.includes("server"))("the pace of two replicas", () => {
  let both: [Database, Database];
  let company: Company;
  const running: Delivery[] = [];
  beforeEach(async () => {
    both = await twoReplicas();
    company = await foundCompany(both[0], "slack");
  });
  afterEach(async () => {
    for (const delivery of running.splice(0)) await delivery.stop(1);
    await both[0].close();
  });

  /** @returns when each message went, in milliseconds from the first, and how many each replica sent */
  async function sends(count: number, installation: Rate, one?: Rate) {
    const chats = both.map(() => new RecordingChat("slack"));
    const paces = { slack: { recipient: one ?? { everyMs: 0 }, installation } };
    for (const [nth, database] of both.entries())
      running.push(
        await startDelivery({ database, chats: [chats[nth]!], log: silent, paces, looksEvery: 2 }),
      );
    const all = Array.from({ length: count }, (_, n) =>
      message(company, `m${n}`, { recipient: one ? "at-one" : `at-${n}` }),
    );
    await transaction(both[0], (tx) => enqueueMany(tx, all));
    await eventually("all", () => chats[0]!.arrived.length + chats[1]!.arrived.length === count);
    const times = chats.flatMap((chat) => chat.calls.map(({ at }) => at)).toSorted((a, b) => a - b);
    return { times: times.map((at) => at - times[0]!), shares: chats.map(({ arrived }) => arrived.length) };
  }

  test("is that of one", async () => {
    const { times, shares } = await sends(160, { everyMs: 20, burst: 5 });
    // More than one replica can have in hand. A slow machine can only make it longer; two paces of their own would need half.
    expect(times.at(-1)).toBeGreaterThan((160 - 5 - 12) * 20);
    expect(shares.every((share) => share > 0)).toBe(true);
  });

  test("keeps to one window", async () => {
    const { times } = await sends(35, { everyMs: 5, burst: 5, window: { count: 10, ms: 1000 } });
    expect(times.at(-1)).toBeGreaterThan(3 * 1000 - 100);
  });

  test("for one recipient is that of one, too", async () => {
    const { times, shares } = await sends(200, { everyMs: 5, burst: 5 }, { everyMs: 25 });
    // Two paces of their own would need half.
    expect(times.at(-1)).toBeGreaterThan((200 - 2) * 25);
    expect(shares.every((share) => share > 0)).toBe(true);
  });

  test("is reserved for each recipient, by whoever asks, not before the installation's turn, and not far away", async () => {
    const rate = { everyMs: 1 };
    const [one, other] = both.map((db) => createSharedLane(db, company.installationId, rate, 1000));
    await one!.reserve();
    const seconds = async (lane: typeof one, recipient: string, inMs: number) => {
      const turn = await lane!.reserveFor(recipient, inMs);
      return "inMs" in turn ? Math.max(0, Math.ceil(turn.inMs / 1000 - 0.001)) : turn;
    };
    expect(await seconds(one, "D1", 0)).toBe(0);
    expect(await seconds(other, "D1", 0)).toBe(1);
    expect(await seconds(other, "D2", 0)).toBe(0);
    expect(await seconds(one, "D2", 3000)).toBe(3);
    expect(await seconds(other, "D2", 0)).toBe(4);
    expect(await Promise.all([1, 2].map(() => seconds(one, "D1", 0)))).toEqual([2, 3]);
    expect(await one!.reserveFor("D2", 0)).toHaveProperty("comeBackIn");
    const [{ recipients } = { recipients: {} }] = await both[0].prisma.sendingLane.findMany();
    expect(Object.keys(recipients as object)).toHaveLength(2);
    expect(JSON.stringify(recipients)).not.toContain("D1");
  });

  test("is reserved in turns, by whoever asks, and nothing that is far away", async () => {
    const [one, other] = both.map((database) =>
      createSharedLane(database, company.installationId, { everyMs: 1000, burst: 2 }),
    );
    const turns = [];
    for (const lane of [one!, other!, one!, other!, one!, other!, other!]) turns.push(await lane.reserve());
    const due = turns.map((turn) => ("inMs" in turn ? Math.ceil(turn.inMs / 1000) : turn));
    expect(due.slice(0, 2)).toEqual([0, 0]);
    expect(due.slice(2, 5)).toEqual([1, 2, 3]);
    // At the latest now it is four seconds away; on a slow machine it is not.
    expect(turns.at(-1)).toSatisfy((turn) => "comeBackIn" in turn || ("inMs" in turn && turn.inMs > 3000));
  });

  test("stops for all during an outage, and then one tries", async () => {
    const [one, other] = both.map((database) =>
      createSharedLane(database, company.installationId, { everyMs: 1 }),
    );
    await one!.reserve();
    await one!.pause(60_000);
    expect(await other!.reserve()).toMatchObject({ pausedFor: expect.closeTo(60_000, -4) });
    await both[0].prisma.$executeRaw`UPDATE "SendingLane" SET "pausedUntil" = now() - interval '1 second'`;
    expect(await other!.reserve()).toHaveProperty("inMs");
    expect(await one!.reserve()).toHaveProperty("pausedFor");
    await other!.resume();
    expect(await one!.reserve()).toHaveProperty("inMs");
  });
});
