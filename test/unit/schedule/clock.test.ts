import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { MovableClock, systemClock } from "../../../src/schedule/clock.ts";
import { at } from "./company.ts";

/** A clock that a test advances by hand. */
function handClock(start: Temporal.Instant) {
  return {
    time: start,
    now() {
      return this.time;
    },
  };
}

describe("the clock", () => {
  test("shows the system's time", () => {
    expect(Math.abs(systemClock.now().epochMilliseconds - Date.now())).toBeLessThan(1_000);
  });

  test("runs on from where it jumped to", () => {
    const base = handClock(at("2026-11-23T10:00"));
    const clock = new MovableClock(base);
    clock.jumpTo(at("2026-11-26T14:00"));
    base.time = base.time.add({ minutes: 3 });
    expect(clock.now().equals(at("2026-11-26T14:03"))).toBe(true);
  });

  test("refuses to go back, and stays where it was", () => {
    const clock = new MovableClock(handClock(at("2026-11-23T10:00")));
    clock.jumpTo(at("2026-11-26T14:00"));
    expect(() => clock.jumpTo(at("2026-11-26T13:59"))).toThrow("cannot go back");
    expect(clock.now().equals(at("2026-11-26T14:00"))).toBe(true);
  });

  test("can be set up again where a restart left it", () => {
    const base = handClock(at("2026-11-23T10:00"));
    const clock = new MovableClock(base);
    clock.jumpTo(at("2026-11-26T14:00"));
    const again = new MovableClock(base, clock.ahead);
    expect(again.now().equals(clock.now())).toBe(true);
    expect(() => new MovableClock(base, Temporal.Duration.from({ hours: -1 }))).toThrow(RangeError);
  });
});
