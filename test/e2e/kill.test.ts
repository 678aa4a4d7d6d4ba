/** SIGKILL at random moments under load: what was acknowledged is there, nothing is there twice. */
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDatabase } from "../../src/database/open-database.ts";
import { slackSetup } from "../fakes/conversation/chat-setups.ts";
import { Person } from "../fakes/conversation/person.ts";
import { SlackClient } from "../fakes/conversation/slack-conversation.ts";
import type { Answered } from "../fakes/slack/signed-post.ts";
import type { SlackUser } from "../fakes/slack/slack-user.ts";
import { type RunningLoudou, startOn } from "./start-on.ts";

const kills = Number(process.env.KILLS ?? 10);

/** A holder that cannot be observed is watched for two minutes; there is no need to wait for one that was killed. */
const startWithoutWaitMs = 60_000;

let setup: Awaited<ReturnType<typeof slackSetup>>;
let running: RunningLoudou;
/** Handle → number of the deal that this person writes on. */
const deals = new Map<string, string>();

/** Unique texts that were sent, and those that were acknowledged. */
const sent = new Set<string>();
const acknowledged = new Set<string>();
let count = 0;
const unique = (kind: string): string => {
  const text = `${kind} ${++count} of this test`;
  sent.add(text);
  return text;
};

beforeAll(async () => {
  setup = await slackSetup("http");
  running = await startOn("embedded", setup.env);
  const chats = await setup.meets(running.url);
  const people = [
    [await chats.boss("zh"), "boss.zh", "向阳门诊"],
    [await chats.boss("en"), "boss.en", "绿洲酒业"],
    [await chats.rep("zh"), "rep.zh", "骏马物业"],
    [await chats.rep("en"), "rep.en", "晨曦乳品"],
  ] as const;
  for (const [client, handle, customer] of people) {
    const person = new Person(client);
    await person.says(`/deal new ${customer} 120万 2031-12-31`);
    deals.set(handle, /#\d+/.exec((await person.sees.card(customer)).text)?.[0] ?? "");
  }
});
afterAll(async () => {
  await running?.ends();
  await setup?.slack.close();
});

const user = (handle: string): SlackUser => setup.slack.user(handle);
const served = ({ outcome, status }: Answered): boolean => outcome === "answered" && status === 200;

/** A slash command that writes: Slack sends it once, and shows the answer. */
async function writesNote(handle: string): Promise<void> {
  const text = unique("a note");
  const answered = await user(handle).says(`/deal note ${deals.get(handle)} ${text}`);
  if (served(answered) && JSON.stringify(answered.body).includes(text)) acknowledged.add(text);
}

/** A message to the bot: an event, which Slack redelivers until it is accepted. */
async function saysNote(handle: string): Promise<void> {
  const text = unique("a word");
  if (served(await user(handle).says(`deal note ${deals.get(handle)} ${text}`))) acknowledged.add(text);
}

/** Forward, and back with a reason: two moves, one of them through a form. */
async function movesThereAndBack(handle: string): Promise<void> {
  const reason = unique("a reason");
  const person = user(handle);
  await person.says(`/deal back ${deals.get(handle)}`);
  const form = await person.modal("", { within: 500 }).catch(() => undefined);
  if (form?.callbackId === "deal.back") {
    const { did } = await person.submits(form, { reason });
    if (did === "clear") acknowledged.add(reason);
  }
  await person.says(`/deal advance ${deals.get(handle)} prospect`);
}

/** Four people at once, until the process dies. */
async function load(until: () => boolean): Promise<void> {
  const jobs = [
    () => writesNote("rep.zh"),
    () => saysNote("rep.en"),
    () => movesThereAndBack("boss.en"),
    () => writesNote("boss.zh"),
  ];
  await Promise.all(
    jobs.map(async (job) => {
      while (!until()) {
        await job().catch(() => undefined);
        await wait(5);
      }
    }),
  );
}

/**
 * Sends the Thursday card now, to everyone with a deal past the first stage: three at least. @returns whether it
 * was acknowledged
 */
async function sendsNudge(): Promise<boolean> {
  const boss = new Person(new SlackClient(setup.slack, user("boss.zh")));
  await boss.says("/deal run nudge");
  await boss.clicks("立即发送", { on: await boss.sees.card(/将发给/, { within: 3_000 }) });
  await boss.sees.notice(/已发给 [34] 人/, { within: 3_000 });
  return true;
}

test(`killed ${kills} times under load`, { timeout: 60_000 + kills * 30_000 }, async () => {
  let nudges = 0;
  const startsMs: number[] = [];
  for (let round = 0; round < kills; round++) {
    if (await sendsNudge().catch(() => false)) nudges++;
    let dead = false;
    const before = acknowledged.size;
    const loading = load(() => dead);
    // In the first rounds it dies while the cards are on their way, in later ones after some of them.
    await wait(50 + Math.random() * 1_500);
    // Every second time it dies in the middle of work that succeeds, however slow the machine.
    if (round % 2 === 0)
      await expect.poll(() => acknowledged.size - before, { timeout: 20_000 }).toBeGreaterThanOrEqual(8);
    await running.loudou.dies();
    dead = true;
    await loading;
    const began = performance.now();
    await running.startsAgain();
    startsMs.push(performance.now() - began);
  }
  expect(nudges).toBeGreaterThan(kills / 2);
  expect(Math.min(...startsMs)).toBeLessThan(startWithoutWaitMs);

  // What was on its way arrives: one message per second and person, and events that Slack redelivers.
  await expect.poll(waitingDeliveries, { timeout: 60_000, interval: 250 }).toBe(0);
  await wait(2_000);
  expect(await running.loudou.stops()).toBe(0);
  const database = await openDatabase({ dataDir: running.env.DATA_DIR ?? "" });
  try {
    // Notes and reasons, by the deeds that they were written with.
    const remarks = await database.prisma.$queryRaw<{ text: string }[]>`
      SELECT r."text" FROM "Event" e JOIN "Remark" r ON r."id" = e."remarkId"`;
    const written = countOf(remarks.map(({ text }) => text));
    expect([...acknowledged].filter((text) => !written.has(text))).toEqual([]);
    expect([...sent].filter((text) => (written.get(text) ?? 0) > 1)).toEqual([]);
    expect(acknowledged.size).toBeGreaterThan(kills * 3);

    const deliveries = await database.prisma.delivery.findMany({ select: { key: true, state: true } });
    expect(deliveries.length).toBeGreaterThanOrEqual(nudges * 3);
    expect(deliveries.filter(({ state }) => state !== "sent")).toEqual([]);
    const arrived = countOf(
      setup.slack.messages.flatMap(({ metadata }) => {
        const key = (metadata?.event_payload as { key?: string } | undefined)?.key;
        // Answers have keys, too, of their own.
        return key && metadata?.event_type === "loudou_delivery" ? [key] : [];
      }),
    );
    expect([...arrived.values()].filter((times) => times !== 1)).toEqual([]);
    expect(arrived.size).toBe(deliveries.length);
    console.log(
      `Killed ${kills} times: ${acknowledged.size} of ${sent.size} commands were acknowledged, all are there, none twice; ` +
        `${arrived.size} messages arrived once each; restarts took ${startsMs.map((ms) => Math.round(ms)).join(", ")} ms`,
    );
  } finally {
    await database.close();
  }
});

async function waitingDeliveries(): Promise<number> {
  const metrics = await (await fetch(`${running.url}/metrics`)).text();
  const lines = metrics.split("\n").filter((line) => /^loudou_deliveries_waiting/.test(line));
  if (lines.length === 0) throw new Error("no metric tells how many deliveries are waiting");
  return lines.reduce((sum, line) => sum + Number(line.split(" ").at(-1)), 0);
}

const countOf = (texts: readonly string[]): Map<string, number> =>
  texts.reduce((counts, text) => counts.set(text, (counts.get(text) ?? 0) + 1), new Map<string, number>());
