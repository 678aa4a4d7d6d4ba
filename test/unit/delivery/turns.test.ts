import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Pace } from "../../../src/delivery/platform-pace.ts";
import { type Address, createTurns, type Turns } from "../../../src/delivery/turns.ts";

const free = { everyMs: 0 };

describe("turns", () => {
  let began: number;
  const never = new AbortController().signal;
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date", "performance"] });
    began = Date.now();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const to = (recipient: string, installation = "T1"): Address => ({ installation, recipient });
  /** @returns when each went, in milliseconds from the beginning; "later" for those sent away */
  async function goAll(turns: Turns, addresses: readonly Address[], signal = never) {
    const went = addresses.map(async (address) => {
      const pass = await turns.enter(address, signal);
      if ("notBefore" in pass) return `later ${pass.notBefore.getTime() - began}`;
      const turn = await pass.go();
      pass.leave();
      return turn === "now" ? Date.now() - began : `later ${turn.notBefore.getTime() - began}`;
    });
    const all = Promise.all(went);
    await vi.advanceTimersByTimeAsync(70_000);
    return all;
  }

  test("keeps messages to one recipient apart, and lets others pass between", async () => {
    const pace: Pace = { recipient: { everyMs: 1000 }, installation: free };
    const times = await goAll(createTurns(pace), [to("a"), to("a"), to("b"), to("a"), to("b")]);
    expect(times).toEqual([0, 1020, 0, 2040, 1020]);
  });

  test("does not wait for the difference when the machine's clock is set back", async () => {
    const pace: Pace = { recipient: { everyMs: 1000 }, installation: { everyMs: 100 } };
    const turns = createTurns(pace);
    await goAll(turns, [to("a")]);
    began = Date.now() - 3_600_000;
    vi.setSystemTime(began);
    expect(await goAll(turns, [to("a"), to("a")])).toEqual([0, 1020]);
  });

  test("keeps an installation's pace, each installation its own", async () => {
    const pace: Pace = { recipient: free, installation: { everyMs: 100 } };
    const times = await goAll(createTurns(pace), [to("a"), to("b"), to("c", "T2"), to("d"), to("e", "T2")]);
    expect(times).toEqual([0, 102, 0, 204, 102]);
  });

  test("lets a burst go together, and no more", async () => {
    const pace: Pace = { recipient: free, installation: { everyMs: 100, burst: 3 } };
    const times = await goAll(
      createTurns(pace),
      ["a", "b", "c", "d", "e"].map((name) => to(name)),
    );
    expect(times).toEqual([0, 0, 0, 102, 204]);
  });

  test("never exceeds a window", async () => {
    const pace: Pace = { recipient: free, installation: { everyMs: 0, window: { count: 3, ms: 10_000 } } };
    const times = await goAll(
      createTurns(pace),
      ["a", "b", "c", "d", "e", "f", "g"].map((name) => to(name)),
    );
    expect(times).toEqual([0, 0, 0, 10_200, 10_200, 10_200, 20_400]);
  });

  test("does not count what the platform refused", async () => {
    const turns = createTurns({
      recipient: free,
      installation: { everyMs: 0, window: { count: 2, ms: 10_000 } },
    });
    expect(await goAll(turns, [to("a"), to("b")])).toEqual([0, 0]);
    began = Date.now();
    expect(await goAll(turns, [to("a")])).toEqual([0]);
    turns.refused(to("a"), 0);
    const times = await goAll(turns, [to("b"), to("c"), to("d")]);
    expect(times.map((time) => Number(time) - 70_000)).toEqual([0, 0, 10_200]);
  });

  test("sends away what would wait too long, spread over time", async () => {
    const pace: Pace = { recipient: { everyMs: 2000 }, installation: free };
    const times = await goAll(
      createTurns(pace),
      Array.from({ length: 5 }, () => to("a")),
    );
    expect(times).toEqual([0, 2040, 4080, "later 6120", "later 8160"]);
  });

  test("holds a recipient that was refused, and nobody else", async () => {
    const turns = createTurns({ recipient: free, installation: free });
    turns.refused(to("a"), 3);
    expect(await goAll(turns, [to("a"), to("b"), to("a")])).toEqual([3000, 0, 3000]);
  });

  test("holds the whole installation when two of its recipients are refused", async () => {
    const turns = createTurns({ recipient: free, installation: free });
    turns.refused(to("a"), 3);
    turns.refused(to("b"), 2);
    expect(await goAll(turns, [to("c"), to("c", "T2")])).toEqual([3000, 0]);
  });

  test("answers everybody at shutdown at once", async () => {
    vi.useRealTimers();
    const stopping = new AbortController();
    const turns = createTurns({ recipient: { everyMs: 4000 }, installation: { everyMs: 4000 } });
    const answers = ["a", "a", "b", "c", "d"].map(async (name) => {
      const pass = await turns.enter(to(name), stopping.signal);
      if ("notBefore" in pass) return "put back";
      const turn = await pass.go();
      pass.leave();
      return turn === "now" ? "went" : "put back";
    });
    await wait(20);
    stopping.abort();
    expect(await Promise.all(answers)).toEqual(["went", "put back", "put back", "put back", "put back"]);
  });
});
