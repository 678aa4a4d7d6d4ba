import { describe, expect, test } from "vitest";
import { SendError } from "../../../src/chat/platform.ts";
import {
  type AfterFailure,
  type Attempted,
  afterFailure,
  isForgotten,
} from "../../../src/delivery/after-failure.ts";
import { outboundKey } from "../../../src/delivery/outbound-key.ts";

const now = new Date("2026-11-26T06:00:00Z");
const hour = 3_600_000;
const first = {
  attempts: 1,
  doubtfulFor: undefined,
  mayHaveLeft: true,
  createdAt: now,
  usefulFor: undefined,
};
const busy = new SendError("busy", { code: "busy", retryable: true });
const lost = new SendError("reset", { code: "network", retryable: true, doubtful: true });
const always = Number.POSITIVE_INFINITY;

/** @param knowsKeysFor of the chat: Lark's is an hour */
const after = (error: unknown, more: Partial<Attempted> = {}, random = 0.5, knowsKeysFor = always) =>
  afterFailure(error, { ...first, ...more }, { now, random, knowsKeysFor });
const seconds = (ended: AfterFailure) =>
  ended.type === "again" ? (ended.at.getTime() - now.getTime()) / 1000 : undefined;

/** A message from its first attempt on, while the platform is down. @returns when it was tried, in milliseconds */
function tried(
  error: unknown,
  downFor: number,
  ends: Readonly<{ usefulFor?: number; knowsKeysFor?: number }>,
) {
  const { usefulFor, knowsKeysFor = always } = ends;
  const times: number[] = [];
  let doubtfulSince: number | undefined;
  for (let at = 0; ; ) {
    times.push(at);
    if (at >= downFor) return { times, end: "sent" };
    const attempted = {
      attempts: times.length,
      doubtfulFor: doubtfulSince === undefined ? undefined : at - doubtfulSince,
      mayHaveLeft: true,
      createdAt: now,
      usefulFor: usefulFor && usefulFor - at,
    };
    const ended = afterFailure(error, attempted, { now: new Date(now.getTime() + at), knowsKeysFor });
    if (ended.type === "dead") return { times, end: ended.doubtful ? "dead, may have arrived" : "dead" };
    if (ended.doubtful) doubtfulSince ??= at;
    at = ended.at.getTime() - now.getTime();
  }
}

describe("after a failure", () => {
  test("waits twice as long each time, for ten minutes at most", () => {
    const waits = Array.from({ length: 12 }, (_, n) => seconds(after(busy, { attempts: n + 1 })));
    expect(waits).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 512, 600, 600, 600]);
  });

  test("keeps of the platform's words what can be written down", () => {
    const cut = new SendError(`${"x".repeat(492)}😀`, { code: "weird", retryable: true });
    const ended = [cut, new Error("a\u0000b")].map((error) => after(error));
    expect(ended.map(({ error }) => error)).toEqual([`weird: ${"x".repeat(492)}\ufffd`, "ab"]);
  });

  test("does not let those that failed together come back together", () => {
    expect(seconds(after(busy, {}, 0))).toBe(1.5);
    expect(seconds(after(busy, {}, 1))).toBe(2.5);
  });

  test.each([19 * 60_000, 5 * hour, 47 * hour])("an outage of %d ms loses nothing", (downFor) => {
    for (const usefulFor of [48 * hour, undefined]) {
      const { times, end } = tried(busy, downFor, { usefulFor });
      expect(end).toBe("sent");
      expect(times.at(-1)! - downFor).toBeLessThan(13 * 60_000);
    }
  });

  test("a message is tried as long as it is useful, once more at the end, and not after it", () => {
    const { times, end } = tried(busy, always, { usefulFor: 2 * hour });
    expect(end).toBe("dead");
    expect(times.at(-1)).toBeLessThan(2 * hour);
    expect(times.at(-1)).toBeGreaterThan(2 * hour - 4 * 60_000);
  });

  test("what says nothing of its end is tried for two days, and for a while when an admin tries it again later", () => {
    const { times, end } = tried(busy, always, {});
    expect(end).toBe("dead");
    expect(times.at(-1)! / hour).toBeCloseTo(48, 0);
    const createdAt = new Date(now.getTime() - 72 * hour);
    expect(after(busy, { createdAt, attempts: 9 }).type).toBe("again");
    expect(after(busy, { createdAt, attempts: 10 }).type).toBe("dead");
  });

  test("what may have arrived is repeated only while the chat recognises it", () => {
    const onLark = tried(lost, always, { usefulFor: 48 * hour, knowsKeysFor: hour });
    expect(onLark.end).toBe("dead, may have arrived");
    expect(onLark.times.at(-1)).toBeLessThan(50 * 60_000);
    expect(onLark.times.at(-1)).toBeGreaterThan(40 * 60_000);
    // Slack looks for it first, whenever that is; and a connection that was refused carried nothing.
    expect(tried(lost, 5 * hour, { usefulFor: 48 * hour }).end).toBe("sent");
    expect(tried(busy, 5 * hour, { usefulFor: 48 * hour, knowsKeysFor: hour }).end).toBe("sent");
    expect(isForgotten(51 * 60_000, hour)).toBe(true);
    expect(isForgotten(49 * 60_000, hour)).toBe(false);
    expect(isForgotten(undefined, hour)).toBe(false);
  });

  test("obeys the platform without counting it, but not for ever", () => {
    const refused = new SendError("wait", { code: "ratelimited", retryable: true, retryAfterSeconds: 30 });
    const ended = after(refused, { attempts: 99 }, 0);
    expect(ended).toMatchObject({ type: "again", counts: false, doubtful: false });
    expect(seconds(ended)).toBe(30);
    const before = new Date(now.getTime() - 49 * hour);
    expect(after(refused, { createdAt: before, attempts: 10 })).toMatchObject({ type: "dead" });
  });

  test("keeps a doubt until it is resolved", () => {
    expect(after(lost)).toMatchObject({ doubtful: true });
    expect(after(busy, { doubtfulFor: 1 })).toMatchObject({ doubtful: true });
    expect(after(busy)).toMatchObject({ doubtful: false });
    expect(after(lost, { mayHaveLeft: false })).toMatchObject({ doubtful: false });
    const unforeseen = new TypeError("unforeseen");
    expect(after(unforeseen)).toMatchObject({ type: "again", doubtful: true, error: "unforeseen" });
  });

  test("gives up at once what can never succeed", () => {
    const gone = new SendError("no such user", { code: "user_not_found", retryable: false });
    expect(after(gone)).toEqual({ type: "dead", doubtful: false, error: "user_not_found: no such user" });
  });
});

describe("outbound key", () => {
  test("leaves short plain keys alone and shortens others to the same each time", () => {
    expect(outboundKey("close:2026-W48")).toBe("close:2026-W48");
    const long = `nudge:2026-W48:${"x".repeat(36)}`;
    expect(outboundKey(long)).toHaveLength(43);
    expect(outboundKey(long)).toBe(outboundKey(long));
    expect(outboundKey(`${long}y`)).not.toBe(outboundKey(long));
    expect(outboundKey("客户")).toHaveLength(43);
  });
});
