import { describe, expect, test } from "vitest";
import { SendError } from "../../../src/chat/platform.ts";
import { afterFailure } from "../../../src/delivery/after-failure.ts";
import { outboundKey } from "../../../src/delivery/outbound-key.ts";

const now = new Date("2026-11-26T06:00:00Z");
const first = { attempts: 1, doubtful: false, createdAt: now };
const busy = new SendError("busy", { code: "busy", retryable: true });
const seconds = (ended: ReturnType<typeof afterFailure>) =>
  ended.type === "again" ? (ended.at.getTime() - now.getTime()) / 1000 : undefined;

describe("after a failure", () => {
  test("waits twice as long each time, for ten minutes at most, then gives up", () => {
    const waits = Array.from({ length: 10 }, (_, n) =>
      seconds(afterFailure(busy, { ...first, attempts: n + 1 }, now, 0.5)),
    );
    expect(waits).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 512, undefined]);
    expect(afterFailure(busy, { ...first, attempts: 10 }, now)).toMatchObject({ type: "dead" });
    // Lark forgets a uuid after an hour: all attempts must lie within it.
    const slowest = Array.from({ length: 9 }, (_, n) =>
      seconds(afterFailure(busy, { ...first, attempts: n + 1 }, now, 1)),
    );
    expect(slowest.reduce<number>((sum, each) => sum + each!, 0)).toBeLessThan(3600);
  });

  test("keeps of the platform's words what can be written down", () => {
    const cut = new SendError(`${"x".repeat(492)}😀`, { code: "weird", retryable: true });
    const ended = [cut, new Error("a\u0000b")].map((error) => afterFailure(error, first, now));
    expect(ended.map(({ error }) => error)).toEqual([`weird: ${"x".repeat(492)}\ufffd`, "ab"]);
  });

  test("does not let those that failed together come back together", () => {
    expect(seconds(afterFailure(busy, first, now, 0))).toBe(1.5);
    expect(seconds(afterFailure(busy, first, now, 1))).toBe(2.5);
  });

  test("obeys the platform without counting it, but not for ever", () => {
    const refused = new SendError("wait", { code: "ratelimited", retryable: true, retryAfterSeconds: 30 });
    const ended = afterFailure(refused, { ...first, attempts: 99 }, now, 0);
    expect(ended).toMatchObject({ type: "again", counts: false, doubtful: false });
    expect(seconds(ended)).toBe(30);
    const yesterday = new Date(now.getTime() - 25 * 3_600_000);
    expect(afterFailure(refused, { ...first, createdAt: yesterday }, now)).toMatchObject({ type: "dead" });
  });

  test("keeps a doubt until it is resolved", () => {
    const lost = new SendError("reset", { code: "network", retryable: true, doubtful: true });
    expect(afterFailure(lost, first, now)).toMatchObject({ doubtful: true });
    expect(afterFailure(busy, { ...first, doubtful: true }, now)).toMatchObject({ doubtful: true });
    expect(afterFailure(busy, first, now)).toMatchObject({ doubtful: false });
    expect(afterFailure(new TypeError("unforeseen"), first, now)).toMatchObject({
      type: "again",
      doubtful: true,
      error: "unforeseen",
    });
  });

  test("gives up at once what can never succeed", () => {
    const gone = new SendError("no such user", { code: "user_not_found", retryable: false });
    expect(afterFailure(gone, first, now)).toEqual({
      type: "dead",
      doubtful: false,
      error: "user_not_found: no such user",
    });
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
