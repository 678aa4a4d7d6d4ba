/**
 * One of two replicas stops until the other has taken its work over, and then resumes where it was: a paused
 * container, a host that swaps, a laptop that sleeps.
 */
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import type { PlatformName } from "../../src/chat/inbound.ts";
import type { Database } from "../../src/database/open-database.ts";
import { transaction } from "../../src/database/transaction.ts";
import { enqueueMany, type NewDelivery } from "../../src/delivery/enqueue.ts";
import { queueOf } from "../../src/delivery/job-table.ts";
import { startJobs } from "../../src/delivery/start-jobs.ts";
import { foundCompany, message } from "../fakes/company.ts";
import { databases, freshDatabase } from "../fakes/database.ts";
import { type FreezableReplica, freezableReplica } from "../fakes/freezable-replica.ts";
import { startLark } from "../fakes/lark/lark-server.ts";
import type { ReplicaSettings } from "../fakes/replica-process.ts";
import { type Slack, startSlack } from "../fakes/slack/slack-peer.ts";

/** The real times scaled down: a call begins well before its lease ends. */
const leaseTimes = { lasts: 2_000, renewedEvery: 300, trusted: 700 };
const takenOver = "warned: A message was taken over by another process";
const unpaced = { recipient: { everyMs: 0 }, installation: { everyMs: 0 } };

const noWebhook = { encryptKey: undefined, verificationToken: undefined };

/** Length of a real pause with the real times, in seconds; skipped unless requested (`npm run test:freeze`). */
const fullPause = Number(process.env.FREEZE ?? 0);

describe.runIf(databases.includes("server"))("a replica that stops and goes on", () => {
  let database: Database;

  beforeEach(async () => {
    database = await freshDatabase("server");
  });
  afterEach(() => database.close());

  const twoReplicas = async (settings: Omit<ReplicaSettings, "url">): Promise<FreezableReplica[]> => {
    const started = [1, 2].map(() => freezableReplica({ leaseTimes, ...settings, url: database.url! }));
    onTestFinished(async () => {
      for (const replica of await Promise.all(started)) replica.kill();
    });
    return Promise.all(started);
  };
  const enqueue = (...deliveries: NewDelivery[]) =>
    transaction(database, (tx) => enqueueMany(tx, deliveries));
  const until = async (what: string, ask: () => unknown, seconds = 60) => {
    const end = performance.now() + seconds * 1000;
    while (!(await ask())) {
      if (performance.now() > end) throw new Error(`waited in vain for ${what}`);
      await wait(20);
    }
  };
  const slackConfig = ({ botToken, signingSecret, apiUrl }: Slack) => ({
    botToken,
    signingSecret,
    apiUrl,
    appToken: undefined,
  });
  const posts = (slack: Slack) =>
    slack.messages.map(({ metadata }) => (metadata?.event_payload as { key: string } | undefined)?.key ?? "");
  const unsettled = () => database.prisma.delivery.count({ where: { state: { not: "sent" } } });

  /**
   * Makes the frozen replica's jobs look as if their heartbeat had stopped. Only this half minute, and the
   * second until pg-boss hands them out again, is simulated; the leases lapse by themselves.
   */
  const losesItsJobs = async (platform: PlatformName) => {
    const jobs = await startJobs(database, { warn() {}, error() {} });
    await wait(leaseTimes.lasts + 100);
    await database.prisma.$executeRaw`
      UPDATE pgboss.job SET "heartbeat_on" = now() - interval '31 seconds' WHERE "state" = 'active'`;
    await jobs.boss.supervise(queueOf(platform));
    await jobs.stop(1);
    await database.prisma.$executeRaw`UPDATE pgboss.job SET "start_after" = now() WHERE "state" = 'retry'`;
  };
  /** The other replica does all the work while the first is frozen; then the first resumes, and both end. */
  const takesOverAndGoesOn = async (
    platform: PlatformName,
    [frozen, other]: readonly FreezableReplica[],
    onWaking: () => void = () => {},
  ) => {
    await losesItsJobs(platform);
    await other!.sends();
    await until("the other one to send all", async () => (await unsettled()) === 0);
    frozen!.wakes();
    onWaking();
    // By then everything that waited for its turn has had it.
    await wait(2_500);
    await Promise.all([frozen!.stops(), other!.stops()]);
    expect(await unsettled()).toBe(0);
  };

  test("on Slack sends nothing that was taken over, wherever it stopped, and nothing is lost", async () => {
    const slack = await startSlack({
      people: [{ name: "lee" }],
      rates: { perChannel: { perSecond: 100, burst: 100 } },
    });
    onTestFinished(() => slack.close());
    const replicas = await twoReplicas({
      slack: slackConfig(slack),
      paces: { slack: { recipient: { everyMs: 1_500 }, installation: { everyMs: 0 } } },
    });
    const company = await foundCompany(database, "slack");
    const waking = Promise.withResolvers<void>();
    slack.faults.next("conversations.open", { kind: "held", what: "call", until: waking.promise });
    slack.faults.next("chat.postMessage", { kind: "held", what: "answer", until: waking.promise });
    const channel = slack.channels[0]!.id;
    await enqueue(
      message(company, "taken-up", { recipient: slack.user("lee").id }),
      ...["posted", "waiting", "waiting-longer"].map((key) => message(company, key, { recipient: channel })),
    );
    await replicas[0]!.sends();
    await until(
      "the first to be in the middle",
      () => slack.faults.happened.length === 2 && posts(slack).length === 1,
    );
    await replicas[0]!.freezes();

    await takesOverAndGoesOn("slack", replicas, waking.resolve);
    expect(posts(slack).toSorted()).toEqual(["posted", "taken-up", "waiting", "waiting-longer"]);
    expect(slack.callsTo("chat.postMessage")).toHaveLength(4);
    expect(replicas[0]!.lines.filter((line) => line === takenOver)).toHaveLength(2);
  });

  test("on Lark sends nothing that was taken over; what had left already is recognised by its key", async () => {
    const lark = await startLark();
    onTestFinished(() => lark.close());
    const replicas = await twoReplicas({
      lark: {
        appId: lark.appId,
        appSecret: lark.appSecret,
        transport: "websocket",
        domain: lark.url,
        ...noWebhook,
      },
      paces: { lark: unpaced },
    });
    const company = await foundCompany(database, "lark");
    const person = (name: string) => lark.user(name).person;
    const to = (name: string, key: string, more = {}) =>
      message(company, key, { recipient: person(name).openId, ...more });
    const sending = "POST /open-apis/im/v1/messages";
    const calls = (call: string) => lark.calls.filter((one) => one.call.startsWith(call)).length;
    const waking = Promise.withResolvers<void>();

    await enqueue(to("Reminded", "nudge"));
    await replicas[0]!.sends();
    await until("the card that is to be replaced", async () => (await unsettled()) === 0);
    for (const [what, name] of [
      ["call", "Uncounted"],
      ["answer", "Counted"],
    ] as const) {
      const before = calls(sending);
      lark.faults.next(sending, { kind: "held", what, until: waking.promise });
      await enqueue(to(name, name));
      await until(`the message to ${name}`, () => calls(sending) > before);
    }
    lark.faults.next("DELETE", { kind: "held", what: "call", until: waking.promise });
    await enqueue(to("Reminded", "reminder", { replaces: "nudge" }));
    await until("the card to be taken back", () => calls("DELETE") === 1);
    await replicas[0]!.freezes();

    const before = calls(sending);
    await takesOverAndGoesOn("lark", replicas, waking.resolve);
    const shownTo = (name: string) =>
      lark.messages.filter(({ chatId, recalled }) => chatId === person(name).chatId && !recalled).length;
    expect(["Uncounted", "Counted", "Reminded"].map(shownTo)).toEqual([1, 1, 1]);
    // One each by the replica that took over; the woken one still had the reminder to send and did not.
    expect(calls(sending) - before).toBe(3);
    expect(replicas[0]!.lines.filter((line) => line === takenOver)).toHaveLength(3);
  });

  test("in the web chat writes nothing that was taken over", async () => {
    const company = await foundCompany(database, "web");
    const replicas = await twoReplicas({ paces: { web: unpaced } });
    await replicas[0]!.sends();
    await database.prisma.$transaction(
      async (tx) => {
        // It checks whether the message is there already, and is frozen when the answer arrives.
        await tx.$executeRaw`LOCK TABLE "WebMessage" IN ACCESS EXCLUSIVE MODE`;
        await enqueue(message(company, "nudge"));
        await until("the message to be looked for", async () => {
          const [waits] = await database.prisma.$queryRaw<{ count: number }[]>`
            SELECT count(*)::int AS "count" FROM pg_locks
             WHERE NOT granted AND "relation" = '"WebMessage"'::regclass
               AND "database" = (SELECT "oid" FROM pg_database WHERE "datname" = current_database())`;
          return waits!.count > 0;
        });
        await replicas[0]!.freezes();
      },
      { timeout: 60_000 },
    );
    await takesOverAndGoesOn("web", replicas);
    const bubbles = await database.prisma.webMessage.findMany({ select: { key: true, revision: true } });
    expect(bubbles).toEqual([{ key: "nudge", revision: 1 }]);
    expect(replicas[0]!.lines.filter((line) => line === takenOver)).toHaveLength(1);
  });

  test.runIf(fullPause > 0)(
    `for ${fullPause} seconds in the middle of 160 reminders sends none of them twice`,
    { timeout: (fullPause + 240) * 1000 },
    async () => {
      const people = Array.from({ length: 80 }, (_, nth) => ({ name: `rep-${nth}` }));
      const slack = await startSlack({ people, rates: { perChannel: { perSecond: 100, burst: 100 } } });
      onTestFinished(() => slack.close());
      // As long as Slack may take, so that at any moment some are between taking up and sending.
      slack.faults.next("conversations.open", { kind: "slow", ms: 1_000 }, Number.POSITIVE_INFINITY);
      const company = await foundCompany(database, "slack");
      const replicas = await twoReplicas({
        slack: slackConfig(slack),
        leaseTimes: undefined,
      });
      await Promise.all(replicas.map((replica) => replica.sends()));
      const keys = Array.from({ length: 160 }, (_, nth) => `reminder-${nth}`);
      await enqueue(
        ...keys.map((key, nth) =>
          message(company, key, { recipient: slack.people[nth % people.length]!.id }),
        ),
      );
      await until("some to be sent", () => posts(slack).length >= 20);
      await replicas[0]!.freezes();
      await wait(fullPause * 1000);
      replicas[0]!.wakes();
      await until("the rest", async () => (await unsettled()) === 0, 180);
      await Promise.all(replicas.map((replica) => replica.stops()));
      expect(posts(slack).toSorted()).toEqual(keys.toSorted());
    },
  );
});
