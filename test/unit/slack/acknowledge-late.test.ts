import type { App, ReceiverEvent } from "@slack/bolt";
import { describe, expect, test } from "vitest";
import { acknowledgeLate, takenIn } from "../../../src/chat/slack/acknowledge-late.ts";
import { answerOnce } from "../../../src/chat/slack/answer-once.ts";

const event = (id: string, told: string[]): ReceiverEvent => ({
  body: { event: { type: "message" }, event_id: id },
  ack: async () => {
    told.push(id);
  },
});

describe("an event", () => {
  test("that fails is not acknowledged, and can come again", async () => {
    let runs = 0;
    const app = {
      processEvent: async ({ ack }: ReceiverEvent) => {
        await ack();
        runs += 1;
        if (runs === 1) throw new Error("broken");
      },
    } as unknown as App;
    const process = acknowledgeLate(app);
    const told: string[] = [];
    await expect(process(event("Ev1", told))).rejects.toThrow("broken");
    expect(told).toEqual([]);
    await process(event("Ev1", told));
    expect(told).toEqual(["Ev1"]);
    expect(runs).toBe(2);
  });

  test("is acknowledged when it has taken effect, however long its answer takes to be shown", async () => {
    const shown = Promise.withResolvers<void>();
    let runs = 0;
    const app = {
      processEvent: async ({ customProperties }: ReceiverEvent) => {
        runs += 1;
        takenIn({ isEnterpriseInstall: false, ...customProperties });
        await shown.promise;
      },
    } as unknown as App;
    const process = acknowledgeLate(app);
    const told: string[] = [];
    const first = process(event("Ev1", told));
    await process(event("Ev1", told));
    expect(told).toEqual(["Ev1", "Ev1"]);
    let over = false;
    first.then(() => {
      over = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect({ over, runs }).toEqual({ over: false, runs: 1 });
    shown.resolve();
    await first;
  });

  test("delivered again while it is under way is worked on once and acknowledged twice", async () => {
    const gate = Promise.withResolvers<void>();
    let runs = 0;
    const app = {
      processEvent: async () => {
        runs += 1;
        await gate.promise;
      },
    } as unknown as App;
    const process = acknowledgeLate(app);
    const told: string[] = [];
    const both = Promise.all([
      process(event("Ev1", told)),
      process(event("Ev1", told)),
      process(event("Ev2", told)),
    ]);
    gate.resolve();
    await both;
    expect(runs).toBe(2);
    expect(told.sort()).toEqual(["Ev1", "Ev1", "Ev2"]);
  });
});

describe("an answer", () => {
  test("goes out once: in time the answer, too late the word that it follows", async () => {
    const said: (string | undefined)[] = [];
    const ack = async (body?: string) => {
      said.push(body);
    };
    const quick = answerOnce(ack, 50, () => "later");
    expect(await quick.send("now")).toBe(true);
    expect(await quick.send("again")).toBe(false);
    const slow = answerOnce(ack, 1, () => "later");
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(await slow.send("now")).toBe(false);
    expect(said).toEqual(["now", "later"]);
  });

  test("that Slack did not get is known to be missing, so that it is shown another way", async () => {
    const answer = answerOnce<string>(
      async () => Promise.reject(new Error("no connection")),
      1_000,
      () => "later",
    );
    expect(await answer.send("now")).toBe(false);
  });
});
