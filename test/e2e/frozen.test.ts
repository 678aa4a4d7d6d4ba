/** Two replicas on one server, one of them stopped by the operating system in the middle of a command. */

import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chatWords } from "../../src/chat/words.ts";
import { databases } from "../fakes/database.ts";
import { type Holder, holdRows } from "../fakes/hold-rows.ts";
import { type Loudou, spawnLoudou } from "./spawn-loudou.ts";
import { type RunningLoudou, startOn } from "./start-on.ts";

/** More than waiting for a frozen transaction needs, and few enough to finish. */
const tries = 30;

describe.skipIf(!databases.includes("server"))("a replica that is frozen in a command", () => {
  let running: RunningLoudou;
  let first: Loudou;
  let second: Loudou;
  let sql: pg.Client;
  let holder: Holder | undefined;
  let deal: { id: string; number: number };

  beforeAll(async () => {
    running = await startOn("server", { DEMO: "1" });
    first = running.loudou;
    second = await spawnLoudou(running.env);
    sql = new pg.Client({ connectionString: running.env.DATABASE_URL });
    await sql.connect();
  });
  afterAll(async () => {
    first?.process.kill("SIGCONT");
    await holder?.release();
    await sql?.end();
    await second?.stops();
    await running?.ends();
  });

  const holdsDeal = async () => {
    holder = await holdRows(
      running.env.DATABASE_URL!,
      `SELECT 1 FROM "Deal" WHERE "id" = '${deal.id}' FOR UPDATE`,
    );
  };
  const notes = async () =>
    (
      await sql.query(
        `SELECT r."text" FROM "Event" e JOIN "Remark" r ON r."id" = e."remarkId"
          WHERE e."kind" = 'note' AND r."text" LIKE 'of this test %' ORDER BY e."id"`,
      )
    ).rows.map(({ text }) => text);

  test("holds nobody up for long: others are told, pages and readiness are answered, and its command is not done", async () => {
    const there = await comesIn(first.url, "first", "en");
    const here = await comesIn(second.url, "last", "zh");
    const found = await sql.query(
      `SELECT d."id", d."number" FROM "Deal" d JOIN "Identity" i ON i."memberId" = d."ownerId"
        WHERE i."id" = $1 AND d."outcome" IS NULL ORDER BY d."number" LIMIT 1`,
      [there.identity],
    );
    deal = found.rows[0];

    await holdsDeal();
    expect(await here.says(`/deal note #${deal.number} of this test 1`)).toContain(chatWords("zh").heldUp);
    await works(here);
    await holder!.release();

    const { command } = await frozenInside();
    let told = 0;
    for (; told < tries; told++) {
      const answer = await here.says(`/deal note #${deal.number} of this test 2`);
      if (!answer.includes(chatWords("zh").heldUp)) break;
      await works(here);
    }
    expect(told).toBeLessThan(tries);
    expect(await notes()).toEqual(["of this test 2"]);

    first.process.kill("SIGCONT");
    const answered = await command;
    expect(
      [chatWords("en").ourFault, chatWords("zh").ourFault].some((fault) => answered.includes(fault)),
    ).toBe(true);
    expect(await notes()).toEqual(["of this test 2"]);
    expect(await there.says(`/deal note #${deal.number} of this test 3`)).toContain("of this test 3");
    expect((await notes()).toSorted()).toEqual(["of this test 2", "of this test 3"]);
    // Being held up does not count as a failure.
    expect(second.errors()).toEqual([]);
    expect(second.output()).toContain("A command was held up by others");

    /** Its statement waits for the row; then it is stopped, gets the row, and cannot continue. */
    async function frozenInside(): Promise<{ command: Promise<string> }> {
      for (let n = 0; n < tries; n++) {
        await holdsDeal();
        const command = there.says(`/deal note #${deal.number} of this test 9`);
        let ended = false;
        void command.finally(() => {
          ended = true;
        });
        while (!ended && !(await isWaiting())) await sleep(5);
        first.process.kill("SIGSTOP");
        await holder!.release();
        for (let looks = 0; looks < 20 && !ended; looks++) {
          if (await standsStill()) return { command };
          await sleep(10);
        }
        // It had given up a moment before.
        first.process.kill("SIGCONT");
        await command;
      }
      throw new Error("it could not be frozen in time");
    }
  });

  async function works(browser: Browser): Promise<void> {
    for (const path of ["/readyz", "/"]) expect((await browser.gets(path)).status, path).toBe(200);
    expect(await browser.says(`/deal show #${deal.number}`)).toContain(`#${deal.number}`);
  }

  const activity = async (what: string): Promise<boolean> => {
    const { rowCount } = await sql.query(
      `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'loudou' AND ${what}`,
    );
    return rowCount! > 0;
  };
  const isWaiting = () => activity("wait_event_type = 'Lock'");
  const standsStill = () => activity("state = 'idle in transaction'");
});

type Browser = Readonly<{
  /** The web identity of the persona. */
  identity: string;
  gets(path: string): Promise<Response>;
  /** @returns the page's text after the answer */
  says(line: string): Promise<string>;
}>;

/**
 * A browser without scripts, signed in as one of the demo's people.
 * @param who the first has deals of their own, the last sees everyone's
 */
async function comesIn(url: string, who: "first" | "last", locale: "zh" | "en"): Promise<Browser> {
  let cookie = "";
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = { cookie, origin: new URL(url).origin };
    const answer = await fetch(url + path, { ...init, headers, redirect: "manual" });
    cookie = answer.headers.get("set-cookie")?.split(";")[0] ?? cookie;
    return answer;
  };
  const posts = (path: string, fields: Record<string, string>) =>
    ask(path, { method: "POST", body: new URLSearchParams(fields) });
  await ask("/");
  const people = [...(await (await ask("/")).text()).matchAll(/name="identity" value="([^"]+)"/g)];
  const identity = people.at(who === "first" ? 0 : -1)?.[1] ?? "";
  await posts("/demo/persona", { identity });
  await posts("/locale", { locale });
  return {
    identity,
    gets: ask,
    async says(line) {
      const answer = await posts("/say", { line });
      if (answer.status !== 303) throw new Error(`/say answered ${answer.status}`);
      const [conversation = ""] = (await (await ask("/")).text()).split("<footer");
      const bubbles = conversation.split("<article ").map((bubble) => bubble.replaceAll(/<[^>]*>/g, " "));
      return bubbles.slice(bubbles.findLastIndex((bubble) => bubble.includes(line)) + 1).join("\n");
    },
  };
}
