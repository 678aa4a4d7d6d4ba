/** A platform is away for a while. Time is moved instead of waited for. */

import { Registry } from "prom-client";
import { Temporal } from "temporal-polyfill";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { SendError } from "../../src/chat/platform.ts";
import type { Database } from "../../src/database/open-database.ts";
import { sql } from "../../src/database/sql.ts";
import { transaction } from "../../src/database/transaction.ts";
import { createDeliveryMetrics } from "../../src/delivery/delivery-metrics.ts";
import { enqueueMany } from "../../src/delivery/enqueue.ts";
import { listDead } from "../../src/delivery/list-dead.ts";
import { resendDead } from "../../src/delivery/resend-dead.ts";
import { type Delivery, startDelivery } from "../../src/delivery/start-delivery.ts";
import { type Company, foundCompany, message } from "../fakes/company.ts";
import { freshDatabase, oneDatabase } from "../fakes/database.ts";
import { RecordingChat } from "../fakes/recording-chat.ts";

const silent = { warn() {}, error() {} };
const paces = { slack: { recipient: { everyMs: 0 }, installation: { everyMs: 1, burst: 20 } } };
const hour = 3_600_000;

describe.each(oneDatabase)("an outage on %s", (kind) => {
  let database: Database;
  let company: Company;
  let chat: RecordingChat;
  let delivery: Delivery;
  let registry: Registry;
  let moved = 0;

  beforeEach(async () => {
    moved = 0;
    vi.spyOn(performance, "now").mockImplementation(() => Number(process.hrtime.bigint()) / 1e6 + moved);
    database = await freshDatabase(kind);
    company = await foundCompany(database, "slack");
    chat = new RecordingChat("slack");
    registry = new Registry();
    const metrics = createDeliveryMetrics(registry);
    delivery = await startDelivery({ database, chats: [chat], log: silent, metrics, paces, looksEvery: 2 });
  });
  afterEach(async () => {
    await delivery.stop(1);
    await database.close();
    vi.restoreAllMocks();
  });

  const people = Array.from({ length: 12 }, (_, nth) => `d${nth}`);
  const digests = () =>
    transaction(database, (tx) =>
      enqueueMany(
        tx,
        people.map((key) =>
          message(company, key, {
            recipient: `at-${key}`,
            usefulUntil: Temporal.Now.instant().add({ hours: 48 }),
          }),
        ),
      ),
    );
  const states = () =>
    database.prisma.delivery.groupBy({ by: ["state"], _count: true, where: { key: { in: people } } });

  /** Nothing is to be done before a later moment. */
  async function settled(): Promise<void> {
    for (;;) {
      const [found] = await database.prisma.$queryRaw<{ due: number }[]>`
        SELECT count(*)::int AS "due" FROM pgboss.job
         WHERE "name" = 'deliver-slack' AND ("state" = 'active' OR "state" IN ('created', 'retry') AND "start_after" <= now())`;
      if (found?.due === 0) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** So much later, for the rows, the jobs and what is kept in memory. */
  async function passes(milliseconds: number): Promise<void> {
    const by = sql`${milliseconds}::float8 * interval '1 millisecond'`;
    await transaction(database, async (tx) => {
      await tx.$executeRaw(sql`
        UPDATE "Delivery" SET "createdAt" = "createdAt" - ${by}, "sendingSince" = "sendingSince" - ${by}, "usefulUntil" = "usefulUntil" - ${by}`);
      await tx.$executeRaw(
        sql`UPDATE "SendingLane" SET "even" = "even" - ${by}, "pausedUntil" = "pausedUntil" - ${by}`,
      );
      await tx.$executeRaw(
        sql`UPDATE pgboss.job SET "start_after" = "start_after" - ${by},
              "data" = "data" || jsonb_build_object('usefulUntil', ("data" ->> 'usefulUntil')::timestamptz - ${by})
             WHERE "state" IN ('created', 'retry')`,
      );
    });
    moved += milliseconds;
    await database.prisma.$executeRaw`
      SELECT pg_notify('pgboss_' || left(encode(sha224('pgboss'::bytea), 'hex'), 24), 'deliver-slack')`;
    await settled();
  }

  async function isDown(error: () => Error, milliseconds: number, step: number): Promise<void> {
    chat.before = async (outbound) => {
      await outbound.stillMine();
      throw error();
    };
    await digests();
    await settled();
    for (let gone = 0; gone < milliseconds; gone += step) await passes(step);
    chat.before = () => {};
  }
  const refused = () => new SendError("refused", { code: "ECONNREFUSED", retryable: true });
  const noAnswer = () => new SendError("no answer", { code: "timeout", retryable: true, doubtful: true });

  test.each([
    ["19 minutes", 19 * 60_000, 60_000],
    ["5 hours", 5 * hour, 10 * 60_000],
  ])("of %s loses nothing, and few requests are made meanwhile", async (_, downFor, step) => {
    await isDown(refused, downFor, step);
    // Three have to fail before it is noticed, and those on their way; then one at a time.
    expect(chat.calls.length).toBeLessThan(people.length + downFor / step + 3);
    expect(chat.calls.length).toBeGreaterThan(3);
    for (let minutes = 0; minutes < 15 && chat.arrived.length < people.length; minutes++)
      await passes(60_000);
    expect(await states()).toEqual([{ state: "sent", _count: people.length }]);
    expect(chat.arrived.map(({ key }) => key).toSorted()).toEqual(people.toSorted());
    expect(chat.arrived.every(({ doubtful }) => !doubtful)).toBe(true);
  });

  test("in which messages may have arrived ends for these, where the chat forgets, and for no others", async () => {
    chat.knowsKeysFor = hour;
    // The first few are on their way when it begins; the rest is never tried.
    await isDown(noAnswer, 2 * hour, 5 * 60_000);
    for (let minutes = 0; minutes < 30; minutes += 5) await passes(5 * 60_000);
    const dead = await listDead(database.prisma, company.workspaceId);
    const lost = dead.filter(({ recipient }) => recipient.startsWith("at-d"));
    const sent = chat.arrived.filter(({ key }) => people.includes(key));
    expect(lost.length).toBeGreaterThan(0);
    expect(lost.every(({ error }) => error.startsWith("may have arrived"))).toBe(true);
    expect(lost.length + sent.length).toBe(people.length);
    expect(sent.every(({ doubtful }) => !doubtful)).toBe(true);

    // Whoever reads that decides; Slack would be asked, and Lark gets it again.
    const ids = lost.map(({ id }) => id);
    const again = await transaction(database, (tx) =>
      resendDead(tx, company.workspaceId, ids, Temporal.Now.instant()),
    );
    expect(again).toEqual({ again: lost.length, expired: 0 });
    await settled();
    await expect.poll(states).toEqual([{ state: "sent", _count: people.length }]);
  });

  test("that outlasts what was to be said is told: what nobody will get is listed, counted, and reported once", async () => {
    await isDown(refused, 50 * hour, 2 * hour);
    // Already while it lasts, where there is another way to look.
    expect(await states()).toEqual([{ state: "dead", _count: people.length }]);
    expect(chat.arrived.filter(({ recipient }) => recipient.startsWith("at-d"))).toEqual([]);
    const listed = await listDead(database.prisma, company.workspaceId);
    expect(listed.map(({ recipient }) => recipient).toSorted()).toEqual(
      people.map((key) => `at-${key}`).toSorted(),
    );
    const late = listed.filter(({ error }) => error.startsWith("too late to be of use"));
    expect(late.length).toBeGreaterThan(people.length / 2);
    expect((await registry.metrics()).split("\n")).toContain(
      `loudou_deliveries_dead_total{platform="slack"} ${people.length}`,
    );
    for (let minutes = 0; minutes < 15 && chat.arrived.length === 0; minutes += 5) await passes(5 * 60_000);
    const told = chat.arrived.filter(({ recipient }) => recipient === "at-admin");
    expect(told).toHaveLength(1);
    expect(JSON.stringify(told[0]!.card)).toContain("too late to be of use");
  });

  test("of ours: what was begun too long ago to be recognised is not sent again", async () => {
    await delivery.stop(1);
    chat.knowsKeysFor = hour;
    await transaction(database, (tx) => enqueueMany(tx, [message(company, "d0")]));
    await database.prisma.$executeRaw`
      UPDATE "Delivery" SET "state" = 'sending', "sendingSince" = now() - interval '51 minutes' WHERE "key" = 'd0'`;
    delivery = await startDelivery({ database, chats: [chat], log: silent, paces, looksEvery: 2 });
    await settled();
    expect(await states()).toEqual([{ state: "dead", _count: 1 }]);
    expect(chat.calls.filter(({ key }) => key === "d0")).toEqual([]);
  });
});
