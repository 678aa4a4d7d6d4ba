import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { weekOf } from "../../../src/calendar/forecast-week.ts";
import { type CatchUp, catchUp } from "../../../src/schedule/catch-up.ts";
import { dueSlots, type SlotMember } from "../../../src/schedule/local-slots.ts";
import { scheduleOf } from "../../../src/schedule/schedule-settings.ts";
import { anyCompany, anyInstant, anyZone, at, shanghai } from "./company.ts";

const wang: SlotMember = { id: "wang", zone: "Asia/Shanghai" };
const chen: SlotMember = { id: "chen", zone: "Pacific/Auckland" };

/** What is done when the machine was off from one moment to the other. */
function afterStop(from: string, to: string, members = [wang]): { fire: string[]; drop: string[] } {
  return shown(catchUp(dueSlots(at(from), at(to), shanghai, members), at(to)));
}

function shown({ fire, drop }: CatchUp): { fire: string[]; drop: string[] } {
  return {
    fire: fire.map((slot) => slot.key),
    drop: drop.map(({ slot, reason }) => `${slot.key} ${reason}`),
  };
}

describe("after a stop", () => {
  test("a nudge is sent late, while the week is open", () => {
    expect(afterStop("2026-11-26T13:00", "2026-11-26T16:00")).toEqual({
      fire: ["nudge:2026-W48:wang"],
      drop: [],
    });
  });

  test("only the latest of nudge and reminders is sent", () => {
    expect(afterStop("2026-11-26T13:00", "2026-11-27T08:45")).toEqual({
      fire: ["reminder-2:2026-W48:wang"],
      drop: ["nudge:2026-W48:wang superseded", "reminder-1:2026-W48:wang superseded"],
    });
    const both = afterStop("2026-11-26T08:00", "2026-11-26T15:00", [wang, chen]);
    expect(both.fire).toEqual(["reminder-1:2026-W48:chen", "nudge:2026-W48:wang"]);
  });

  test("nothing is asked any more once the week is closed, but it is closed and reported", () => {
    expect(afterStop("2026-11-26T13:00", "2026-11-27T10:00")).toEqual({
      fire: ["close:2026-W48", "digest:2026-W48"],
      drop: ["nudge", "reminder-1", "reminder-2"].map((kind) => `${kind}:2026-W48:wang expired`),
    });
  });

  test("a digest is reported up to two days later, a close is made up whenever", () => {
    expect(afterStop("2026-11-27T08:50", "2026-11-29T09:29").fire).toEqual([
      "close:2026-W48",
      "digest:2026-W48",
    ]);
    expect(afterStop("2026-11-27T08:50", "2026-11-29T09:30")).toEqual({
      fire: ["close:2026-W48"],
      drop: ["digest:2026-W48 expired"],
    });
    expect(
      afterStop("2026-11-01T00:00", "2026-11-30T00:00").fire.filter((key) => key.startsWith("close")),
    ).toEqual(["close:2026-W45", "close:2026-W46", "close:2026-W47", "close:2026-W48"]);
  });

  test("the upkeep of a week that closes on its Monday comes after the close, up to four days", () => {
    // The Monday is worked, the rest of the week is not.
    const settings = scheduleOf("Asia/Shanghai", {
      holidays: ["2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27"],
    });
    const late = (to: string) =>
      shown(catchUp(dueSlots(at("2026-11-23T09:30"), at(to), settings, [wang]), at(to)));
    expect(late("2026-11-23T10:00")).toEqual({ fire: ["upkeep:2026-W48"], drop: [] });
    expect(late("2026-11-27T09:59").fire).toEqual(["upkeep:2026-W48"]);
    expect(late("2026-11-27T10:00").drop).toEqual(["upkeep:2026-W48 expired"]);
  });
});

const anyMembers = fc
  .array(anyZone, { minLength: 1, maxLength: 3 })
  .map((zones) => zones.map((zone, index): SlotMember => ({ id: `m${index}`, zone })));

/** Runs ticks as the product does: a window that reaches back, minus what is recorded, then catching up. */
function run(start: Temporal.Instant, minutes: number[], settings: typeof shanghai, members: SlotMember[]) {
  const recorded = new Set<string>();
  const fired: { key: string; at: Temporal.Instant; now: Temporal.Instant; group: string | undefined }[] = [];
  const dropped: string[] = [];
  let now = start;
  let since = start;
  for (const gap of minutes) {
    now = now.add({ minutes: gap });
    const due = dueSlots(since, now, settings, members).filter((slot) => !recorded.has(slot.key));
    const { fire, drop } = catchUp(due, now);
    for (const slot of [...fire, ...drop.map((each) => each.slot)]) recorded.add(slot.key);
    fired.push(
      ...fire.map(({ key, at: moment, memberId, week }) => ({
        key,
        at: moment,
        now,
        group: memberId && `${week.id} ${memberId}`,
      })),
    );
    dropped.push(...drop.map(({ slot }) => slot.key));
    // Every second window overlaps with the one before.
    since = gap % 2 ? now : since;
  }
  return { fired, dropped, all: dueSlots(start, now, settings, members) };
}

describe("whatever the ticks and stops are", () => {
  test("every slot is done or dropped, once; every close is done; nobody gets two cards in one tick", () => {
    const stops = fc.array(fc.integer({ min: 1, max: 60 * 24 * 12 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(anyInstant, anyCompany, anyMembers, stops, (start, settings, members, minutes) => {
        const { fired, dropped, all } = run(start, minutes, settings, members);
        const keys = [...fired.map((slot) => slot.key), ...dropped];
        expect(keys.toSorted()).toEqual(all.map((slot) => slot.key).toSorted());
        expect(dropped.filter((key) => key.startsWith("close"))).toEqual([]);
        const cards = fired.filter((slot) => slot.group).map((slot) => `${slot.group} ${slot.now}`);
        expect(new Set(cards).size).toBe(cards.length);
        for (const slot of fired) expect(Temporal.Instant.compare(slot.at, slot.now)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  test("nothing is dropped while the machine ticks every few minutes", () => {
    // Five hundred ticks take minutes to shrink, and which of them it was says nothing.
    const ticks = fc.noShrink(fc.array(fc.integer({ min: 7, max: 10 }), { minLength: 400, maxLength: 500 }));
    fc.assert(
      fc.property(anyInstant, anyCompany, anyMembers, ticks, (instant, settings, members, minutes) => {
        const start = weekOf(instant, settings).closesAt.subtract({ hours: 44 });
        const { fired, dropped, all } = run(start, minutes, settings, members);
        expect(fired.some((slot) => slot.key.startsWith("close"))).toBe(true);
        expect(dropped).toEqual([]);
        expect(fired.map((slot) => slot.key)).toEqual(all.map((slot) => slot.key));
      }),
      { numRuns: 10 },
    );
  }, 60_000);
});
