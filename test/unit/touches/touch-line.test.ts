import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { readTouchLine } from "../../../src/touches/touch-line.ts";

// A Wednesday.
const today = Temporal.PlainDate.from("2026-11-18");
const read = (text: string) => {
  const { note, on, minutes, next } = readTouchLine(text, { today });
  return [note, on.toString(), minutes, next && [next.step, next.date?.toString() ?? null]];
};

test("a line says what came of it, when, how long, and what comes next", () => {
  expect(read("met Jen 45min, liked the demo; next: send proposal Fri")).toEqual([
    "met Jen 45min, liked the demo",
    "2026-11-18",
    45,
    ["send proposal", "2026-11-20"],
  ]);
  expect(read("见了张总 45分钟，方案认可；下一步：周五发报价")).toEqual([
    "见了张总 45分钟，方案认可",
    "2026-11-18",
    45,
    ["发报价", "2026-11-20"],
  ]);
  expect(read("met Jen, sending msa fri")).toEqual([
    "met Jen, sending msa fri",
    "2026-11-18",
    null,
    ["sending msa", "2026-11-20"],
  ]);
  expect(read("met Jen; next: get their budget")).toEqual([
    "met Jen",
    "2026-11-18",
    null,
    ["get their budget", null],
  ]);
});

test("a day in front is the day it was, also one that has not come", () => {
  expect(read("yesterday met Jen")).toEqual(["met Jen", "2026-11-17", null, undefined]);
  expect(read("on Monday: met Jen")).toEqual(["met Jen", "2026-11-16", null, undefined]);
  expect(read("昨天见了张总")).toEqual(["见了张总", "2026-11-17", null, undefined]);
  expect(read("tomorrow with Jen")[1]).toBe("2026-11-19");
  expect(read("下周三 见张总")[1]).toBe("2026-11-25");
});
