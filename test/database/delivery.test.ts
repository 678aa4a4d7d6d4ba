import { setTimeout as wait } from "node:timers/promises";
import { Registry } from "prom-client";
import { Temporal } from "temporal-polyfill";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { SendError } from "../../src/chat/platform.ts";
import type { Database } from "../../src/database/open-database.ts";
import { transaction } from "../../src/database/transaction.ts";
import { createDeliveryMetrics } from "../../src/delivery/delivery-metrics.ts";
import { enqueue, enqueueMany } from "../../src/delivery/enqueue.ts";
import { queueOf } from "../../src/delivery/job-table.ts";
import { listDead } from "../../src/delivery/list-dead.ts";
import { notifyMember } from "../../src/delivery/notify-member.ts";
import { reportRefusedChat } from "../../src/delivery/report-refused-chat.ts";
import { resendDead } from "../../src/delivery/resend-dead.ts";
import { type Delivery, startDelivery } from "../../src/delivery/start-delivery.ts";
import { startJobs } from "../../src/delivery/start-jobs.ts";
import { type Company, foundCompany, message } from "../fakes/company.ts";
import { databases, freshDatabase } from "../fakes/database.ts";
import { eventually } from "../fakes/eventually.ts";
import { RecordingChat } from "../fakes/recording-chat.ts";

const silent = { warn() {}, error() {} };
const unpaced = { recipient: { everyMs: 0 }, installation: { everyMs: 0 } };

describe.each(databases)("delivery on %s", (kind) => {
  let database: Database;
  let company: Company;
  let chat: RecordingChat;
  const running: Delivery[] = [];

  const start = async (paces = { web: unpaced }, chats = [chat], looksEvery?: number) => {
    const delivery = await startDelivery({ database, chats, log: silent, paces, looksEvery });
    running.push(delivery);
    return delivery;
  };
  const send = (key: string, more = {}) =>
    transaction(database, (tx) => enqueue(tx, message(company, key, more)));
  const row = (key: string) => database.prisma.delivery.findUniqueOrThrow({ where: { key } });
  const state = async (key: string, wanted: string) => {
    for (let tried = 0; tried < 1000; tried++) {
      const found = await row(key);
      if (found.state === wanted) return found;
      await wait(20);
    }
    throw new Error(`${key} is ${(await row(key)).state}, not ${wanted}`);
  };

  beforeEach(async () => {
    database = await freshDatabase(kind);
    company = await foundCompany(database);
    chat = new RecordingChat();
  });
  afterEach(async () => {
    for (const delivery of running.splice(0)) await delivery.stop(1);
    await database.close();
  });

  test("sends what was committed, once, and keeps the platform's reference", async () => {
    await start();
    expect(await send("hello")).toBe("enqueued");
    expect(await send("hello")).toBe("already");
    const sent = await state("hello", "sent");
    expect(sent).toMatchObject({ messageRef: "ref of hello", attempts: 1, lastError: null });
    expect(sent.sentAt).toBeInstanceOf(Date);
    expect(chat.arrived).toMatchObject([
      { key: "hello", recipient: "at-rep", doubtful: false, card: { title: "Title of hello" } },
    ]);
    expect(chat.arrived[0]!.installation).toBe(`tenant-${company.workspaceId}`);
  });

  test("sends a text that was cut within a character, and keeps others from being held up by it", async () => {
    await start();
    const cut = message(company, "cut");
    const { card } = cut;
    await transaction(database, (tx) =>
      enqueueMany(tx, [{ ...cut, card: { ...card, title: "华信 \ud83d\u0000" } }, message(company, "whole")]),
    );
    await state("cut", "sent");
    await state("whole", "sent");
    expect(chat.arrived.map((one) => one.card.title).toSorted()).toEqual(["Title of whole", "华信 \ufffd"]);
  });

  test("is woken by the commit, not by the clock", async () => {
    await start(undefined, undefined, 3600);
    await wait(300);
    await send("quick");
    await eventually("the message", () => chat.arrived.length === 1);
  });

  test("leaves neither row nor job when the transaction is rolled back", async () => {
    await start();
    const failing = transaction(database, async (tx) => {
      await enqueue(tx, message(company, "never"));
      throw new Error("the command failed");
    });
    await expect(failing).rejects.toThrow("the command failed");
    const [jobs] = await database.prisma.$queryRaw<{ jobs: number }[]>`
      SELECT count(*)::int AS "jobs" FROM pgboss.job WHERE "name" LIKE 'deliver-%'`;
    expect(jobs).toEqual({ jobs: 0 });
    expect(await database.prisma.delivery.count()).toBe(0);
  });

  test("takes up what was enqueued before it ever ran", async () => {
    await send("early");
    await start();
    await state("early", "sent");
  });

  test("sends a card of an older version, which does not say its language, in the recipient's", async () => {
    const { card } = message(company, "old");
    await send("old", { locale: "zh", card: { ...card, locale: undefined } });
    await start();
    await state("old", "sent");
    expect(chat.arrived).toMatchObject([{ card: { locale: "zh", title: card.title } }]);
  });

  test("sends a few hundred to several recipients once each, though two workers share the queue", async () => {
    const second = new RecordingChat();
    await start();
    await start({ web: unpaced }, [second]);
    const many = Array.from({ length: 300 }, (_, n) =>
      message(company, `m${n}`, { recipient: `at-${n % 7}` }),
    );
    const added = await transaction(database, (tx) => enqueueMany(tx, [...many, many[0]!]));
    expect(added.size).toBe(300);
    await eventually("all", () => chat.arrived.length + second.arrived.length >= 300, 20_000);
    await wait(200);
    const keys = [...chat.calls, ...second.calls].map(({ key }) => key);
    expect(keys.length).toBe(300);
    expect(new Set(keys).size).toBe(300);
    expect(await database.prisma.delivery.count({ where: { state: "sent" } })).toBe(300);
  });

  // On a server several workers fetch at the same moment, so the order is only roughly kept there.
  test.runIf(kind === "embedded")("keeps the order of what one person is sent", async () => {
    await start();
    const keys = Array.from({ length: 20 }, (_, n) => `step-${n}`);
    await transaction(database, (tx) =>
      enqueueMany(
        tx,
        keys.map((key) => message(company, key)),
      ),
    );
    await eventually("all", () => chat.arrived.length === 20);
    expect(chat.calls.map(({ key }) => key)).toEqual(keys);
  });

  test("shortens long keys to what platforms carry, the same in every attempt", async () => {
    await start();
    const long = `nudge:2026-W48:${company.rep}:${company.workspaceId}`;
    let failed = false;
    chat.before = () => {
      if (failed) return;
      failed = true;
      throw new SendError("no", { code: "busy", retryable: true, retryAfterSeconds: 0.1 });
    };
    await send(long);
    await state(long, "sent");
    expect(chat.calls.length).toBe(2);
    expect(chat.calls[0]!.key).toBe(chat.calls[1]!.key);
    expect(chat.calls[0]!.key.length).toBeLessThanOrEqual(50);
  });

  test("waits as long as the platform asks, spends no attempt on it, and lets others pass", async () => {
    await start();
    const refusedUntil = Date.now() + 1000;
    chat.before = ({ recipient }) => {
      const seconds = (refusedUntil - Date.now()) / 1000;
      if (recipient === "at-busy" && seconds > 0)
        throw new SendError("slow down", {
          code: "ratelimited",
          retryable: true,
          retryAfterSeconds: seconds,
        });
    };
    await send("busy", { recipient: "at-busy" });
    await eventually("the refusal", () => chat.calls.length === 1);
    await send("free", { recipient: "at-free" });
    await state("free", "sent");
    expect(Date.now()).toBeLessThan(refusedUntil);
    const sent = await state("busy", "sent");
    expect(sent.attempts).toBe(1);
    const calls = chat.calls.filter(({ recipient }) => recipient === "at-busy");
    expect(calls.length).toBe(2);
    expect(calls[1]!.at).toBeGreaterThanOrEqual(refusedUntil);
    expect(calls[1]!.doubtful).toBe(false);
  });

  test("tries again after a failure, and says that it may have arrived when it may", async () => {
    await start();
    chat.after = () => {
      if (chat.calls.length === 1)
        throw new SendError("connection lost", { code: "network", retryable: true, doubtful: true });
    };
    chat.dedupes = true;
    await send("lost answer");
    await eventually("the attempt", () => chat.calls.length === 1);
    expect(await state("lost answer", "sending")).toMatchObject({ attempts: 1 });
    const sent = await state("lost answer", "sent");
    expect(sent.attempts).toBe(2);
    expect(chat.calls.map(({ doubtful }) => doubtful)).toEqual([false, true]);
    expect(chat.arrived.length).toBe(1);
  });

  test("gives up what can never succeed, shows it, and tells the admins once a day", async () => {
    await start();
    chat.before = ({ recipient }) => {
      if (recipient === "at-gone")
        throw new SendError("no such user", { code: "user_not_found", retryable: false });
    };
    await send("gone-1", { recipient: "at-gone" });
    await state("gone-1", "dead");
    await send("gone-2", { recipient: "at-gone" });
    await state("gone-2", "dead");
    const dead = await listDead(database.prisma, company.workspaceId);
    expect(dead.map(({ title }) => title).sort()).toEqual(["Title of gone-1", "Title of gone-2"]);
    expect(dead[0]).toMatchObject({
      error: "user_not_found: no such user",
      recipient: "at-gone",
      memberName: null,
    });
    await eventually("the notice", () => chat.arrived.length === 1);
    expect(chat.arrived[0]!.recipient).toBe("at-admin");
    expect(JSON.stringify(chat.arrived[0]!.card)).toContain("no such user");
    await wait(200);
    expect(chat.arrived.length).toBe(1);

    chat.before = () => {};
    const ids = dead.map(({ id }) => id);
    expect(
      await transaction(database, (tx) => resendDead(tx, company.workspaceId, ids, Temporal.Now.instant())),
    ).toEqual({
      again: 2,
      expired: 0,
    });
    await state("gone-1", "sent");
    await state("gone-2", "sent");
  });

  test("never sends what has expired, however often an admin tries it again", async () => {
    const now = Temporal.Now.instant();
    const soon = now.add({ hours: 1 });
    await send("late", { usefulUntil: now.subtract({ minutes: 1 }) });
    await send("timely", { usefulUntil: soon });
    await start();
    await state("late", "dead");
    await state("timely", "sent");
    const toPeople = chat.calls.filter(({ recipient }) => recipient !== "at-admin");
    expect(toPeople.map(({ key }) => key)).toEqual(["timely"]);
    chat.before = () => {
      throw new SendError("no such user", { code: "user_not_found", retryable: false });
    };
    for (const [key, usefulUntil] of [["card", soon], ["notice"]] as const) {
      await send(key, { usefulUntil });
      await state(key, "dead");
    }
    const ids = [(await row("card")).id, (await row("notice")).id];
    const tried = await transaction(database, (tx) => resendDead(tx, company.workspaceId, ids, soon));
    expect(tried).toEqual({ again: 1, expired: 1 });
    expect((await row("card")).state).toBe("expired");
  });

  test("never sends a message that was replaced before its turn", async () => {
    await send("reminder-1");
    await send("reminder-2", { replaces: "reminder-1" });
    expect((await row("reminder-1")).state).toBe("superseded");
    await start();
    await state("reminder-2", "sent");
    await wait(100);
    expect(chat.calls.map(({ key }) => key)).toEqual(["reminder-2"]);
    expect(chat.calls[0]!.replaces).toBeUndefined();
  });

  test("puts a message in the place of the one it replaces, also past one that never was sent", async () => {
    const first = await start();
    await send("nudge");
    await state("nudge", "sent");
    await first.stop(1);
    await send("reminder-1", { replaces: "nudge" });
    await send("reminder-2", { replaces: "reminder-1" });
    await start();
    await state("reminder-2", "sent");
    expect(chat.calls.map(({ key, replaces }) => [key, replaces])).toEqual([
      ["nudge", undefined],
      ["reminder-2", "ref of nudge"],
    ]);
  });

  test("does not look in one chat for the message that stands in another", async () => {
    const slack = new RecordingChat("slack");
    await start({ web: unpaced }, [chat, slack]);
    await send("nudge");
    await state("nudge", "sent");
    const { id } = await database.prisma.installation.create({
      data: { workspaceId: company.workspaceId, platform: "slack", externalId: "T1" },
    });
    await send("reminder", { replaces: "nudge", installationId: id, recipient: "D1" });
    await state("reminder", "sent");
    expect(slack.calls).toMatchObject([{ installation: "T1", recipient: "D1", replaces: undefined }]);
  });

  test("waits with the replacement while the replaced message is on its way", async () => {
    await start();
    const gate = Promise.withResolvers<void>();
    chat.before = ({ key }) => (key === "slow" ? gate.promise : undefined);
    await send("slow");
    await eventually("the first", () => chat.calls.length === 1);
    await send("newer", { replaces: "slow" });
    await wait(300);
    expect(chat.calls.length).toBe(1);
    gate.resolve();
    expect(await state("newer", "sent")).toMatchObject({ attempts: 1 });
    expect(chat.calls[1]).toMatchObject({ key: "newer", replaces: "ref of slow", doubtful: false });
  });

  test("puts back at shutdown what has not begun, and sends it after the next start", async () => {
    const slow = { web: { recipient: { everyMs: 2_000 }, installation: { everyMs: 0 } } };
    const first = await start(slow);
    await transaction(database, (tx) =>
      enqueueMany(tx, [message(company, "one"), message(company, "two"), message(company, "three")]),
    );
    await eventually("the first", () => chat.arrived.length === 1);
    await first.stop();
    expect(await database.prisma.delivery.count({ where: { state: "queued" } })).toBe(2);
    await start();
    await eventually("the rest", () => chat.arrived.length === 3);
    expect(chat.arrived.every(({ doubtful }) => !doubtful)).toBe(true);
  });

  test.runIf(kind === "server")("takes over what a replica that died had in hand", async () => {
    const dead = await startJobs(database, silent);
    await send("orphan");
    expect((await dead.boss.fetch(queueOf("web"))).length).toBe(1);
    await database.prisma.$executeRaw`UPDATE "Delivery" SET "state" = 'sending', "attempts" = 1`;
    await dead.stop(1);
    const delivery = await start();
    await wait(300);
    expect(chat.calls.length).toBe(0);
    await database.prisma.$executeRaw`UPDATE pgboss.job SET "heartbeat_on" = now() - interval '31 seconds'`;
    await delivery.jobs.boss.supervise(queueOf("web"));
    expect(await state("orphan", "sent")).toMatchObject({ attempts: 2 });
    expect(chat.calls).toMatchObject([{ key: "orphan", doubtful: true }]);
  });

  test.runIf(kind === "server")(
    "leaves a message to the replica that is sending it, whosever the job is",
    async () => {
      const gate = Promise.withResolvers<void>();
      chat.before = () => gate.promise;
      await start();
      await send("slow");
      await eventually("the first to send", () => chat.calls.length === 1);
      const second = new RecordingChat();
      await start({ web: unpaced }, [second]);
      // As pg-boss does when a heartbeat is missed: the job goes to another worker while the work goes on.
      await database.prisma.$executeRaw`
      UPDATE pgboss.job SET "state" = 'retry', "start_after" = now()
       WHERE "state" = 'active'`;
      const job = async () => {
        const [found] = await database.prisma.$queryRaw<{ state: string; claims: number }[]>`
        SELECT "state"::text AS "state", "retry_count" AS "claims" FROM pgboss.job WHERE "name" = ${queueOf("web")}`;
        return found;
      };
      for (let found = await job(); !(found?.claims === 1 && found.state === "retry"); found = await job())
        await wait(20);
      gate.resolve();
      expect(await state("slow", "sent")).toMatchObject({ attempts: 1, heldUntil: null });
      expect([chat.calls.length, second.calls.length]).toEqual([1, 0]);
      // Ended by the claim that is valid, not by the one that was lost.
      await database.prisma.$executeRaw`UPDATE pgboss.job SET "start_after" = now() WHERE "state" = 'retry'`;
      for (let found = await job(); found?.state !== "completed"; found = await job()) await wait(20);
      expect([chat.calls.length, second.calls.length]).toEqual([1, 0]);
    },
  );

  test("a start writes to no queue that is as it should be, and mends one that is not", async () => {
    const looked = () =>
      database.prisma.$queryRaw<{ name: string; at: Date; delay: number }[]>`
        SELECT "name", "updated_on" AS "at", "retry_delay" AS "delay" FROM pgboss.queue ORDER BY "name"`;
    const starts = async () => (await startJobs(database, silent)).stop();
    await starts();
    const [first, ...others] = await looked();
    await starts();
    expect(await looked()).toEqual([first, ...others]);
    await database.prisma
      .$executeRaw`UPDATE pgboss.queue SET "retry_delay" = 99 WHERE "name" = ${first?.name}`;
    await starts();
    expect((await looked()).map(({ delay }) => delay)).toEqual(
      [first, ...others].map((queue) => queue?.delay),
    );
  });

  test("counts for the operator what became of messages", async () => {
    const registry = new Registry();
    const metrics = createDeliveryMetrics(registry);
    const delivery = await startDelivery({ database, chats: [chat], log: silent, metrics });
    running.push(delivery);
    chat.before = ({ key }) => {
      if (key === "bad") throw new SendError("no", { code: "no", retryable: false });
    };
    await transaction(database, (tx) => enqueueMany(tx, [message(company, "good"), message(company, "bad")]));
    await state("good", "sent");
    await state("bad", "dead");
    const shown = await registry.metrics();
    expect(shown).toContain('loudou_deliveries_dead_total{platform="web"} 1');
    expect(shown).toMatch(/loudou_deliveries_sent_total\{platform="web"\} [12]/);
    expect(shown).toMatch(/loudou_deliveries_waiting [01]/);
  });

  test("tells admins in another chat of one that refuses the bot, once a day", async () => {
    const { prisma } = database;
    const { workspaceId, admin } = company;
    const slack = await prisma.installation.create({
      data: { workspaceId, platform: "slack", externalId: "T1" },
    });
    await prisma.identity.create({
      data: {
        ...{ workspaceId, installationId: slack.id, memberId: admin, externalId: "U1", address: "D1" },
        seenAt: new Date(Date.now() + 1000),
      },
    });
    const refused = (now: string) =>
      transaction(database, (tx) =>
        reportRefusedChat(tx, "slack", "token_revoked", Temporal.Instant.from(now)),
      );
    for (const now of ["2026-11-26T06:00Z", "2026-11-26T07:00Z", "2026-11-27T06:00Z"]) await refused(now);
    const told = await prisma.delivery.findMany({ where: { key: { startsWith: "refused:" } } });
    expect(told.map(({ installationId }) => installationId)).toEqual([
      company.installationId,
      company.installationId,
    ]);
    expect(JSON.stringify(told[0]!.content)).toContain("token_revoked");
  });

  test("writes to the chat a member used last, and to nobody who has left", async () => {
    const { prisma } = database;
    const other = await prisma.installation.create({
      data: { workspaceId: company.workspaceId, platform: "slack", externalId: "T1" },
    });
    await prisma.identity.create({
      data: {
        workspaceId: company.workspaceId,
        installationId: other.id,
        memberId: company.rep,
        externalId: "U1",
        address: "D1",
        seenAt: new Date(Date.now() + 1000),
      },
    });
    const card = message(company, "x").card;
    const notify = (key: string) =>
      transaction(database, (tx) => notifyMember(tx, company.rep, { key, card }));
    expect(await notify("first")).toBe("enqueued");
    expect(await notify("first")).toBe("already");
    expect(await row("first")).toMatchObject({ installationId: other.id, recipient: "D1", locale: "en" });
    await prisma.member.update({ where: { id: company.rep }, data: { active: false } });
    expect(await notify("second")).toBe("nowhere");
  });
});
