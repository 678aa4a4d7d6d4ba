import { Temporal } from "temporal-polyfill";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { backUpIfDue } from "../../src/backup/scheduled.ts";
import { MovedAway, settleHome } from "../../src/backup/settle-home.ts";
import { markLeaving, markRestored } from "../../src/company/whereabouts.ts";
import { identityOf, isCopy } from "../../src/database/identity.ts";
import type { Database } from "../../src/database/open-database.ts";
import { transaction } from "../../src/database/transaction.ts";
import { createDeliveryMetrics } from "../../src/delivery/delivery-metrics.ts";
import { enqueue } from "../../src/delivery/enqueue.ts";
import { countHeld, dropHeld, holdWaiting, releaseHeld } from "../../src/delivery/held.ts";
import { holdDeliveries } from "../../src/delivery/hold.ts";
import { reportHeld } from "../../src/delivery/report-held.ts";
import { closeWeek } from "../../src/forecasts/close-week.ts";
import type { DueSlot, SlotHandlers } from "../../src/schedule/fire-slot.ts";
import { createTick } from "../../src/schedule/tick.ts";
import { type Company, foundCompany, message } from "../fakes/company.ts";
import { databases, freshDatabase } from "../fakes/database.ts";
import { temporaryDirectory } from "../fakes/temporary-directory.ts";

const at = (local: string) => Temporal.ZonedDateTime.from(`${local}[Asia/Shanghai]`).toInstant();
const asDate = (instant: Temporal.Instant) => new Date(instant.epochMilliseconds);

/** What the audit says of the database as a whole. */
const commandsOf = async ({ prisma }: Database): Promise<string[]> =>
  (await prisma.event.findMany({ where: { kind: "operator" }, orderBy: { id: "asc" } })).map(
    ({ via, values }) => `${via} ${(values as { command: string }).command}`,
  );

describe.each(databases)("rows out of a backup on %s", (kind) => {
  let database: Database;
  let company: Company;
  beforeEach(async () => {
    database = await freshDatabase(kind);
    company = await foundCompany(database, "web", new Date("2026-11-16T00:00:00Z"));
  });
  afterEach(() => database.close());

  const states = async () =>
    Object.fromEntries(
      (await database.prisma.delivery.findMany()).map(({ key, state }) => [key, state] as const),
    );
  const waits = (key: string, more = {}) =>
    transaction(database, (tx) => enqueue(tx, message(company, key, more)));

  test("ask and tell nobody again what was due before, but close their weeks", async () => {
    const fired: string[] = [];
    const record = async (_: unknown, { kind: what, week }: DueSlot) => {
      fired.push(`${what} ${week.id}`);
    };
    const handlers: SlotHandlers = {
      nudge: record,
      reminder: record,
      async close(tx, due) {
        await closeWeek(tx, due);
        fired.push(`close ${due.week.id}`);
      },
      digest: record,
      upkeep: async () => {},
      digestReaders: async () => [company.admin],
    };
    const errors: unknown[] = [];
    const tick = createTick({ database, handlers, onError: (error) => errors.push(error) });
    // Of Wednesday; restored on Saturday, after Thursday's cards and Friday's digest of the original.
    await markRestored(database.prisma, asDate(at("2026-11-28T10:00")), null);
    await tick(at("2026-11-28T10:01"));
    expect(fired).toEqual(["close 2026-W47", "close 2026-W48"]);
    await tick(at("2026-12-03T14:01"));
    expect(fired.slice(2)).toEqual(["nudge 2026-W49"]);
    expect(errors).toEqual([]);
  });

  test("hold what waited until somebody decides, and send what comes after", async () => {
    await waits("waited");
    await waits("late", { usefulUntil: Temporal.Instant.from("2026-11-20T00:00:00Z") });
    await waits("sent meanwhile");
    await database.prisma.delivery.update({ where: { key: "sent meanwhile" }, data: { state: "sent" } });
    await transaction(database, (tx) => holdWaiting(tx));
    await waits("after");
    await waits("instead", { replaces: "late" });
    expect(await states()).toEqual({
      waited: "held",
      late: "superseded",
      "sent meanwhile": "sent",
      after: "queued",
      instead: "queued",
    });
    expect(await countHeld(database.prisma, company.workspaceId)).toBe(1);
    expect(await transaction(database, (tx) => releaseHeld(tx, new Date()))).toEqual({
      released: 1,
      expired: 0,
    });
    // It counts as doubtful: the original may have sent it.
    expect(await states()).toMatchObject({ waited: "sending" });
    await transaction(database, (tx) => holdWaiting(tx));
    expect(await transaction(database, (tx) => dropHeld(tx))).toBe(3);
    expect(await states()).toMatchObject({ waited: "expired", after: "expired" });
  });

  test("tell the admins once that messages wait", async () => {
    await waits("waited");
    await markRestored(database.prisma, new Date("2026-11-28T02:00:00Z"), null);
    await transaction(database, (tx) => holdWaiting(tx));
    for (let start = 0; start < 2; start++) await transaction(database, reportHeld);
    const notices = await database.prisma.delivery.findMany({ where: { key: { startsWith: "held:" } } });
    expect(notices.map(({ recipient, state }) => ({ recipient, state }))).toEqual([
      { recipient: "at-admin", state: "queued" },
    ]);
    expect(JSON.stringify(notices[0]?.content)).toContain(
      "restored on 2026-11-28 10:00. 1 message was waiting",
    );
  });

  test("that are found elsewhere are a copy, and fenced off once", async () => {
    await waits("waited");
    const now = new Date("2026-11-28T02:00:00Z");
    expect(await settleHome(database, "memory://", now)).toEqual({ copied: false, held: 0 });
    const here = await identityOf(database, "memory://");
    expect(here === undefined).toBe(kind === "embedded");
    if (here === undefined) return;
    expect(await settleHome(database, "", now)).toEqual({ copied: false, held: 0 });
    await database.prisma.workspace.updateMany({ data: { livesAt: "1/2" } });
    expect(await settleHome(database, "", now)).toEqual({ copied: true, held: 1 });
    expect(await settleHome(database, "", now)).toEqual({ copied: false, held: 1 });
    expect(await database.prisma.workspace.findFirst()).toMatchObject({ livesAt: here, restoredAt: now });
  });

  test("are told of once in the history, by the first start, whether they were restored or copied", async () => {
    await markRestored(database.prisma, new Date("2026-11-28T02:00:00Z"), null);
    for (const minute of ["05", "06"])
      await settleHome(database, "memory://", new Date(`2026-11-28T02:${minute}:00Z`));
    expect(await commandsOf(database)).toEqual(["operator restore"]);
    if (kind === "embedded") return;
    await database.prisma.workspace.updateMany({ data: { livesAt: "1/2" } });
    for (const minute of ["07", "08"])
      await settleHome(database, "", new Date(`2026-11-28T02:${minute}:00Z`));
    expect(await commandsOf(database)).toEqual(["operator restore", "operator copy"]);
  });

  test("that have moved away run no more", async () => {
    await markLeaving(database.prisma, "postgresql://db.example.com/loudou");
    await expect(settleHome(database, "memory://", new Date())).rejects.toThrow(MovedAway);
  });

  test("a backup that fails is told to the admins once a day, and tried again an hour later", async () => {
    let failed = 0;
    const parts = {
      database,
      dataDir: "memory://",
      zone: "Asia/Shanghai",
      // A file where the folder should be.
      backup: { directory: new URL(import.meta.url).pathname, at: "03:15", keep: 2 },
      log: { info() {}, error() {} },
      onFailed: () => {
        failed++;
      },
    };
    for (const time of ["03:10", "03:20", "03:21", "04:21"])
      expect(await backUpIfDue(parts, asDate(at(`2026-11-28T${time}`)))).toBe(false);
    expect(failed).toBe(2);
    const notices = await database.prisma.delivery.findMany({
      where: { key: { startsWith: "backup-failed:" } },
    });
    expect(notices.map(({ recipient }) => recipient)).toEqual(["at-admin"]);
  });

  test.runIf(kind === "server")("a backup is taken once a day, and the oldest go", async () => {
    const directory = await temporaryDirectory();
    const parts = {
      database,
      dataDir: "",
      zone: "Asia/Shanghai",
      backup: { directory, at: "03:15", keep: 2 },
      log: { info() {}, error() {} },
      onFailed() {},
    };
    const taken: boolean[] = [];
    for (const time of ["25T03:16", "25T05:00", "26T03:14", "26T03:15", "27T09:00"])
      taken.push(await backUpIfDue(parts, asDate(at(`2026-11-${time}`))));
    expect(taken).toEqual([true, false, false, true, true]);
    expect(await commandsOf(database)).toEqual(["schedule backup", "schedule backup", "schedule backup"]);
    const { readdir } = await import("node:fs/promises");
    expect((await readdir(directory)).sort()).toEqual([
      "loudou-20261125T191500Z.backup",
      "loudou-20261127T010000Z.backup",
    ]);
  });

  test("nothing goes out while deliveries are held, and it is counted", async () => {
    await waits("waited");
    const registry = new (await import("prom-client")).Registry();
    const held = holdDeliveries(database, createDeliveryMetrics(registry));
    expect(await registry.metrics()).toContain("loudou_deliveries_waiting 1");
    await held.stop();
    expect(await states()).toEqual({ waited: "queued" });
  });
});

test("a copied file differs in number and birth; a file system that keeps only one of them makes no copy", () => {
  expect(isCopy("12 1700000000000", "13 1700000009000")).toBe(true);
  expect(isCopy("12 1700000000000", "13 1700000000000")).toBe(false);
  expect(isCopy("12 1700000000000", "12 1700000009000")).toBe(false);
  expect(isCopy("70001/5", "70001/6")).toBe(true);
});
