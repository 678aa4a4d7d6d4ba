import { Temporal } from "temporal-polyfill";
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import type { Prisma } from "../../src/database/generated/client.ts";
import type { Database } from "../../src/database/open-database.ts";
import { isHeldUp } from "../../src/database/transaction.ts";
import { enqueue } from "../../src/delivery/enqueue.ts";
import { closeWeek } from "../../src/forecasts/close-week.ts";
import { MovableClock } from "../../src/schedule/clock.ts";
import type { DueSlot, SlotHandlers } from "../../src/schedule/fire-slot.ts";
import { purge } from "../../src/schedule/purge.ts";
import { startSchedule } from "../../src/schedule/start-schedule.ts";
import { createTick } from "../../src/schedule/tick.ts";
import { purges } from "../../src/slot-handlers.ts";
import { type Company, foundCompany, message } from "../fakes/company.ts";
import { databases, freshDatabase } from "../fakes/database.ts";
import { holdRows } from "../fakes/hold-rows.ts";

/** In Shanghai, where the company is. */
const at = (local: string) => Temporal.ZonedDateTime.from(`${local}[Asia/Shanghai]`).toInstant();
const thursdayNoon = at("2026-11-26T12:00");
const nudgeTime = at("2026-11-26T14:00");

describe.each(databases)("schedule on %s", (kind) => {
  let database: Database;
  let company: Company;
  let fired: DueSlot[];
  let errors: unknown[];

  const record = async (_: unknown, due: DueSlot) => {
    fired.push(due);
  };
  const handlers: SlotHandlers = {
    nudge: record,
    reminder: record,
    close: record,
    digest: record,
    upkeep: async () => {},
    digestReaders: async () => [company.admin],
  };
  const ticker = (more: Partial<SlotHandlers> = {}) =>
    createTick({
      database,
      handlers: { ...handlers, ...more },
      onError: (error) => errors.push(error),
    });
  const kinds = () => fired.map((due) => `${due.kind} ${due.week.id} ${due.memberIds.length}`);

  beforeEach(async () => {
    database = await freshDatabase(kind);
    company = await foundCompany(database, "web", new Date("2026-11-23T00:00:00Z"));
    fired = [];
    errors = [];
  });
  afterEach(async () => {
    await database.close();
    expect(errors).toEqual([]);
  });

  test("closes every week since the last close, however long it was away, each at its instant", async () => {
    await database.prisma.closedWeek.create({
      data: {
        workspaceId: company.workspaceId,
        week: "2026-W42",
        closedAt: new Date("2026-10-16T01:00:00Z"),
      },
    });
    const close: SlotHandlers["close"] = async (tx, due) => {
      await closeWeek(tx, due);
    };
    await ticker({ close })(at("2026-11-27T10:00"));
    const weeks = await database.prisma.closedWeek.findMany({ orderBy: { week: "asc" } });
    expect(weeks.map(({ week, closedAt }) => `${week} ${closedAt.toISOString()}`)).toEqual([
      "2026-W42 2026-10-16T01:00:00.000Z",
      "2026-W43 2026-10-23T01:00:00.000Z",
      "2026-W44 2026-10-30T01:00:00.000Z",
      "2026-W45 2026-11-06T01:00:00.000Z",
      "2026-W46 2026-11-13T01:00:00.000Z",
      "2026-W47 2026-11-20T01:00:00.000Z",
      "2026-W48 2026-11-27T01:00:00.000Z",
    ]);
  });

  test("does the ordinary week, everything once", async () => {
    const tick = ticker();
    for (const moment of [
      "2026-11-26T13:59",
      "2026-11-26T14:00",
      "2026-11-26T14:01",
      "2026-11-26T17:00",
      "2026-11-27T08:30",
      "2026-11-27T09:00",
      "2026-11-27T09:30",
      "2026-11-27T09:31",
    ])
      await tick(at(moment));
    expect(kinds()).toEqual([
      "nudge 2026-W48 2",
      "reminder-1 2026-W48 2",
      "reminder-2 2026-W48 2",
      "close 2026-W48 0",
      "digest 2026-W48 1",
    ]);
    expect(fired[0]!.memberIds.toSorted()).toEqual([company.admin, company.rep].toSorted());
    expect(fired[0]!.at.toString()).toBe(nudgeTime.toString());
    expect(fired[0]!.workspace).toMatchObject({ id: company.workspaceId, settings: { nudgeAt: "14:00" } });
  });

  test("asks each at the hour of their own zone", async () => {
    await database.prisma.member.update({ where: { id: company.rep }, data: { zone: "Europe/Berlin" } });
    const tick = ticker();
    await tick(nudgeTime);
    expect(fired.map((due) => due.memberIds)).toEqual([[company.admin]]);
    await tick(at("2026-11-26T21:00"));
    expect(fired.filter((due) => due.kind === "nudge").map((due) => due.memberIds)).toEqual([
      [company.admin],
      [company.rep],
    ]);
  });

  test("fires once, however many replicas tick at the same moment", async () => {
    await Promise.all(Array.from({ length: 6 }, () => ticker()(nudgeTime)));
    expect(fired.flatMap((due) => due.memberIds).toSorted()).toEqual([company.admin, company.rep].toSorted());
    expect(await database.prisma.slot.count({ where: { key: { startsWith: "nudge" } } })).toBe(2);
  });

  test("makes up after a stop for what is still of use, once, and of reminders for the last", async () => {
    await ticker()(thursdayNoon);
    await ticker()(at("2026-11-26T18:00"));
    expect(kinds()).toEqual(["reminder-1 2026-W48 2"]);
    fired = [];
    await ticker()(at("2026-11-28T12:00"));
    expect(kinds()).toEqual(["close 2026-W48 0", "digest 2026-W48 1"]);
    await ticker()(at("2026-11-28T12:01"));
    expect(fired.length).toBe(2);
  });

  test("closes late rather than never, and sends no stale digest", async () => {
    await ticker()(at("2026-12-02T12:00"));
    expect(kinds()).toEqual(["close 2026-W48 0"]);
  });

  test("does not close again what lies before the last close", async () => {
    await database.prisma.closedWeek.create({
      data: { workspaceId: company.workspaceId, week: "2026-W48", closedAt: new Date() },
    });
    await ticker()(at("2026-11-27T12:00"));
    expect(kinds()).toEqual(["digest 2026-W48 1"]);
  });

  test("asks nobody for what was due before they came", async () => {
    await ticker()(nudgeTime);
    const late = await database.prisma.member.create({
      data: {
        workspaceId: company.workspaceId,
        name: "late",
        locale: "en",
        zone: "Asia/Shanghai",
        createdAt: new Date("2026-11-26T07:00:00Z"),
      },
    });
    await ticker()(at("2026-11-26T15:30"));
    expect(fired.length).toBe(1);
    await ticker()(at("2026-11-26T17:00"));
    expect(fired.at(-1)!.memberIds).toContain(late.id);
  });

  test("leaves nothing of a task that failed, and does it at the next tick", async () => {
    let broken = true;
    const tick = ticker({
      async close(tx, due) {
        await enqueue(tx, message(company, `closed ${due.week.id}`));
        if (broken) throw new Error("not now");
      },
    });
    await tick(at("2026-11-27T09:30"));
    expect(errors.splice(0)).toEqual([new Error("not now")]);
    expect(await database.prisma.delivery.count()).toBe(0);
    // Without the close the digest would have nothing to report.
    expect(kinds()).toEqual([]);
    broken = false;
    await tick(at("2026-11-27T09:31"));
    expect(await database.prisma.delivery.count()).toBe(1);
    expect(kinds()).toEqual(["digest 2026-W48 1"]);
  });

  test("keeps one member's trouble from the others", async () => {
    const tick = ticker({
      async nudge(tx, due) {
        if (due.memberIds.includes(company.rep)) throw new Error("a deal of the rep is broken");
        await record(tx, due);
      },
    });
    await tick(nudgeTime);
    expect(fired.map((due) => due.memberIds)).toEqual([[company.admin]]);
    expect(errors.splice(0)).toEqual([new Error("a deal of the rep is broken")]);
    await ticker()(nudgeTime);
    expect(fired.at(-1)!.memberIds).toEqual([company.rep]);
  });

  test("writes each reader's digest by itself, so that none waits for another or fails with it", async () => {
    const digestReaders = async () => [company.rep, company.admin];
    const tick = ticker({
      digestReaders,
      async digest(tx, due) {
        if (due.memberIds.includes(company.rep)) throw new Error("a deal of the rep is broken");
        await record(tx, due);
      },
    });
    await tick(at("2026-11-27T09:30"));
    const digests = () => fired.filter(({ kind }) => kind === "digest").map(({ memberIds }) => memberIds);
    expect(digests()).toEqual([[company.admin]]);
    expect(errors.splice(0)).toEqual([new Error("a deal of the rep is broken")]);
    await Promise.all([1, 2, 3].map(() => ticker({ digestReaders })(at("2026-11-27T09:31"))));
    expect(digests()).toEqual([[company.admin], [company.rep]]);
  });

  test.skipIf(kind === "embedded")("leaves to the next tick what another replica is at", async () => {
    const slots = `INSERT INTO "Slot" ("workspaceId", "key", "at")
      VALUES ('${company.workspaceId}', 'nudge:2026-W48:${company.rep}', now())`;
    const replica = await holdRows(database.url!, slots);
    onTestFinished(() => replica.release());
    await ticker()(nudgeTime);
    expect(fired).toEqual([]);
    expect(errors.splice(0).map(isHeldUp)).toEqual([true]);
    await replica.release();
    await ticker()(nudgeTime);
    expect(kinds()).toEqual(["nudge 2026-W48 2"]);
  });

  test.skipIf(kind === "embedded")("does not keep the others waiting for one whose row is held", async () => {
    const holder = await holdRows(
      database.url!,
      `SELECT 1 FROM "Member" WHERE "id" = '${company.rep}' FOR UPDATE`,
    );
    onTestFinished(() => holder.release());
    const tick = ticker({
      async nudge(tx, due) {
        await tx.member.updateMany({ where: { id: { in: [...due.memberIds] } }, data: { locale: "zh" } });
        await record(tx, due);
      },
    });
    await tick(nudgeTime);
    expect(fired.map((due) => due.memberIds)).toEqual([[company.admin]]);
    expect(errors.splice(0).map(isHeldUp)).toEqual([true]);
    await holder.release();
    await tick(nudgeTime);
    expect(fired.at(-1)!.memberIds).toEqual([company.rep]);
  });

  test("goes on with other companies when the settings of one are broken", async () => {
    const other = await foundCompany(database, "slack", new Date("2026-11-23T00:00:00Z"));
    await database.prisma.workspace.update({
      where: { id: company.workspaceId },
      data: { settings: { nudgeAt: "25 o'clock" } },
    });
    await ticker()(nudgeTime);
    expect(fired.map((due) => due.workspace.id)).toEqual([other.workspaceId]);
    expect(errors.splice(0).length).toBe(1);
  });

  test("ticks at its start and when the clock was moved", async () => {
    const clock = new MovableClock({ now: () => thursdayNoon });
    const log = { info() {}, warn() {}, error: (facts: object) => errors.push(facts) };
    const schedule = startSchedule({ database, handlers, clock, purges, log });
    await schedule.tickNow();
    expect(fired).toEqual([]);
    clock.jumpTo(nudgeTime);
    await Promise.all([schedule.tickNow(), schedule.tickNow()]);
    expect(kinds()).toEqual(["nudge 2026-W48 2"]);
    await schedule.stop();
    clock.jumpTo(at("2026-11-26T17:00"));
    await schedule.tickNow();
    expect(fired.length).toBe(1);
  });

  test("removes old claims, sessions and messages once a day", async () => {
    const { prisma } = database;
    const { workspaceId } = company;
    const day = 86_400_000;
    await prisma.claim.createMany({
      data: [
        { workspaceId, key: "old", at: new Date(Date.now() - 15 * day) },
        { workspaceId, key: "young", at: new Date(Date.now() - 13 * day) },
      ],
    });
    const identity = await prisma.identity.findFirstOrThrow();
    await prisma.webSession.createMany({
      data: [
        { id: "expired", workspaceId, identityId: identity.id, expiresAt: new Date(Date.now() - 1000) },
        { id: "valid", workspaceId, identityId: identity.id, expiresAt: new Date(Date.now() + day) },
      ],
    });
    const sent = (key: string, state: string, days: number) => {
      const { card, ...rest } = message(company, key);
      return {
        ...rest,
        content: { kind: "card", card },
        state,
        createdAt: new Date(Date.now() - days * day),
      };
    };
    await prisma.delivery.createMany({
      data: [
        ...["sent", "superseded", "dead"].map((state) => sent(`old ${state}`, state, 91)),
        ...["queued", "sending"].map((state) => sent(`old ${state}`, state, 91)),
        sent("young", "sent", 89),
      ] as Prisma.DeliveryCreateManyInput[],
    });
    expect(await purge(database, purges)).toBe(5);
    expect(await purge(database, purges)).toBeUndefined();
    expect((await prisma.delivery.findMany({ orderBy: { key: "asc" } })).map(({ key }) => key)).toEqual([
      "old queued",
      "old sending",
      "young",
    ]);
    expect((await prisma.claim.findMany()).map(({ key }) => key)).toEqual(["young"]);
    expect((await prisma.webSession.findMany()).map(({ id }) => id)).toEqual(["valid"]);
  });
});
