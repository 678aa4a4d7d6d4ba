import { afterEach, describe, expect, test } from "vitest";
import type { ChartJob } from "../../../src/charts/chart-job.ts";
import { PictureCache } from "../../../src/charts/picture-cache.ts";
import { RenderThread, type RenderThreadLimits } from "../../../src/charts/render-thread.ts";
import { funnelOf } from "./sample-charts.ts";

const script = new URL("../../fakes/faulty-chart-thread.ts", import.meta.url);
let thread: RenderThread;

function startThread(limits: Partial<RenderThreadLimits> = {}): void {
  thread = new RenderThread(script, limits);
}

function job(title: string): ChartJob {
  return { chart: { ...funnelOf(["A", 1]), title }, format: "svg", theme: "light", width: 480, scale: 1 };
}

afterEach(() => thread.close());

describe("the drawing thread", () => {
  test.each(["die", "throw"])("is replaced when it ends by '%s'; only that chart is lost", async (title) => {
    startThread();
    const answers = await Promise.allSettled(["one", title, "two"].map((each) => thread.draw(job(each))));
    expect(answers.map((answer) => answer.status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(await thread.draw(job("three"))).toBe("three");
  });

  test("is replaced when it hangs", async () => {
    // A limit that a fresh thread keeps on this machine, as busy as it is now.
    const asked = performance.now();
    startThread();
    await thread.draw(job("first"));
    await thread.close();
    startThread({ timeout: 500 + 5 * (performance.now() - asked) });
    const [hung, next] = await Promise.allSettled([thread.draw(job("hang")), thread.draw(job("next"))]);
    expect(hung).toMatchObject({ status: "rejected", reason: { name: "ChartRenderError" } });
    expect(next).toMatchObject({ status: "fulfilled", value: "next" });
  });

  test("refuses at once when too many wait", async () => {
    startThread({ maxWaiting: 2 });
    const answers = await Promise.allSettled(["1", "2", "3", "4"].map((each) => thread.draw(job(each))));
    expect(answers.map((answer) => answer.status)).toEqual([
      "fulfilled",
      "fulfilled",
      "fulfilled",
      "rejected",
    ]);
  });

  test("refuses what waits when it is closed, and starts again when asked", async () => {
    startThread();
    const waiting = Promise.allSettled([thread.draw(job("hang")), thread.draw(job("late"))]);
    await thread.close();
    expect((await waiting).map((answer) => answer.status)).toEqual(["rejected", "rejected"]);
    expect(await thread.draw(job("again"))).toBe("again");
  });

  test("starts anew after it was ended for being idle", async () => {
    startThread({ idle: 20 });
    await thread.draw(job("one"));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await thread.draw(job("two"))).toBe("two");
  });
});

describe("the pictures kept", () => {
  test("are the ones used last, and never a failure", async () => {
    let drawn = 0;
    const cache = new PictureCache(2);
    const ask = (title: string) => cache.get(job(title), async () => `${title}${++drawn}`);
    await ask("a");
    await ask("b");
    await ask("a");
    await ask("c");
    expect([await ask("a"), await ask("c"), await ask("b")]).toEqual(["a1", "c3", "b4"]);
    await expect(cache.get(job("bad"), () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(await ask("bad")).toBe("bad5");
  });
});
