/** SIGTERM in the middle of everything, and a second process that must not start. */
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDatabase } from "../../src/database/open-database.ts";
import { slackSetup } from "../fakes/conversation/chat-setups.ts";
import { Person } from "../fakes/conversation/person.ts";
import { spawnLoudou } from "./spawn-loudou.ts";
import { type RunningLoudou, startOn } from "./start-on.ts";

describe("a running Loudou", () => {
  let setup: Awaited<ReturnType<typeof slackSetup>>;
  let running: RunningLoudou;
  let boss: Person;
  beforeAll(async () => {
    setup = await slackSetup("http");
    running = await startOn("embedded", setup.env);
    boss = new Person(await (await setup.meets(running.url)).boss("zh"));
    await boss.says("/deal new 向阳门诊 120万 2031-12-31");
    await boss.sees.card("#1");
  });
  afterAll(async () => {
    await running?.ends();
    await setup?.slack.close();
  });

  test("keeps a second process away from its data, which says why", async () => {
    const second = spawnLoudou(running.env);
    await expect(second).rejects.toThrow(/ended with 1:/);
    const said = await second.then(
      () => "",
      (error: Error) => error.message,
    );
    expect(said).toContain(`is in use by process ${running.loudou.process.pid} on`);
    expect(said).toContain("Stop it first, or give this one another DATA_DIR.");
    expect(said).not.toContain("at async");
    expect((await fetch(`${running.url}/readyz`)).status).toBe(200);
    await boss.says("/deal show #1");
    await boss.sees.card("向阳门诊");
  });

  test("finishes on SIGTERM what it has begun, and leaves the rest to the next one", async () => {
    const user = setup.slack.user("boss.zh");
    await boss.says("/deal run nudge");
    await boss.clicks("立即发送", { on: await boss.sees.card(/将发给/) });
    await boss.sees.notice(/已发给 1 人/);

    const acknowledged: string[] = [];
    let unserved = 0;
    let sent = 0;
    const writes = async (): Promise<void> => {
      while (unserved < 3) {
        const text = `a note ${++sent} of this test`;
        const { outcome, status, body } = await user.says(`/deal note #1 ${text}`);
        if (outcome === "answered" && status === 200 && JSON.stringify(body).includes(text))
          acknowledged.push(text);
        else unserved++;
      }
    };
    const writers = Promise.all([writes(), writes(), writes(), writes()]);
    await wait(300);
    const stopping = running.loudou;
    expect(await stopping.stops()).toBe(0);
    await writers;
    expect(stopping.errors()).toEqual([]);
    expect(acknowledged.length).toBeGreaterThan(0);

    await running.startsAgain();
    await boss.sees.card(/周四预测/, { ever: true });
    expect(await running.loudou.stops()).toBe(0);
    const database = await openDatabase({ dataDir: running.env.DATA_DIR ?? "" });
    const notes = await database.prisma.$queryRaw<{ text: string }[]>`
      SELECT r."text" FROM "Event" e JOIN "Remark" r ON r."id" = e."remarkId" WHERE e."kind" = 'note'`;
    await database.close();
    const texts = notes.map(({ text }) => text);
    expect(acknowledged.filter((text) => !texts.includes(text))).toEqual([]);
    expect(new Set(texts).size).toBe(texts.length);
    // A new company's admin is sent the checklist, too.
    const delivered = setup.slack.messages.filter(
      ({ metadata }) => metadata?.event_type === "loudou_delivery",
    );
    expect(delivered.filter(({ text }) => text.includes("周四预测"))).toHaveLength(1);
    expect(new Set(delivered.map(({ metadata }) => JSON.stringify(metadata))).size).toBe(delivered.length);
  });
});
