import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { minutesIn, readMinutes, readTouch } from "../../../src/understanding/read-touch.ts";
import { touchKindCalled } from "../../../src/understanding/touch-kind.ts";

// A Wednesday.
const today = Temporal.PlainDate.from("2026-11-18");
const read = (text: string) => {
  const { kind, minutes, on } = readTouch(text, { today });
  return [kind, minutes, on?.toString() ?? null];
};

describe("what a note says of a touch", () => {
  test.each([
    ["met the CFO", "visit"],
    ["visited them, liked the plant", "visit"],
    ["今天拜访了张总", "visit"],
    ["见了张总，方案基本认可", "visit"],
    ["good call w jen", "call"],
    ["called Jen", "call"],
    ["和李工通话，预算没批", "call"],
    ["打电话给张总", "call"],
    ["emailed the quote", "mail"],
    ["发邮件给采购，等回复", "mail"],
    ["demo went well", "demo"],
    ["给他们做了产品演示", "demo"],
    ["budget approved", "other"],
    ["合同在法务", "other"],
  ])("%s: %s", (text, kind) => expect(read(text)[0]).toBe(kind));

  test("what is only planned is none", () => {
    for (const text of [
      "will call Jen on Friday",
      "need to visit them",
      "下周拜访张总",
      "准备演示",
      "约了周五见面",
    ])
      expect(read(text), text).toEqual(["other", null, null]);
    expect(read("met Jen, will call her next week")[0]).toBe("visit");
  });

  test("the first of several counts", () => {
    expect(read("met Jen, then a demo for 30min")).toEqual(["visit", 30, null]);
  });

  test("a day that has been is its day; one to come is none of it", () => {
    expect(read("met Jen yesterday 45min")).toEqual(["visit", 45, "2026-11-17"]);
    expect(read("昨天拜访张总 半小时")).toEqual(["visit", 30, "2026-11-17"]);
    expect(read("昨天 见了张总")).toEqual(["visit", null, "2026-11-17"]);
    expect(read("上周五电话沟通")).toEqual(["call", null, "2026-11-13"]);
    expect(read("met Jen, sending the msa fri")).toEqual(["visit", null, null]);
    // Of a note about no contact a day is anything.
    expect(read("their contract ended yesterday")).toEqual(["other", null, null]);
  });

  test.each([
    ["30min", 30],
    ["45 minutes", 45],
    ["2h", 120],
    ["1.5 hours", 90],
    ["1h30", 90],
    ["1h 15m", 75],
    ["half an hour", 30],
    ["半小时", 30],
    ["半个钟头", 30],
    ["一个小时", 60],
    ["1.5小时", 90],
    ["两个半小时", 150],
    ["1小时半", 90],
    ["90分钟", 90],
    ["一刻钟", 15],
  ])("“%s” is %d minutes", (text, minutes) => expect(minutesIn(`met them ${text}`)).toBe(minutes));

  test("an amount, a time to come and more than a day are no length", () => {
    for (const text of ["call back in 30min", "半小时后回电", "30h", "in 2h", "room 45"])
      expect(minutesIn(text), text).toBeNull();
  });

  test("a field for it takes a mere number", () => {
    expect([
      readMinutes("45"),
      readMinutes("1h30"),
      readMinutes("long"),
      readMinutes("0"),
      readMinutes("9999"),
    ]).toEqual([45, 90, undefined, undefined, undefined]);
  });
});

test.each([
  ["上门拜访", "visit"],
  ["Site visit", "visit"],
  ["Meeting", "visit"],
  // A visit by telephone is a call.
  ["电话拜访", "call"],
  ["Phone call", "call"],
  ["E-mail", "mail"],
  ["产品演示", "demo"],
  ["微信", "other"],
  ["", "other"],
])("a list that calls a way %s means %s", (said, kind) => {
  expect(touchKindCalled(said)).toBe(kind);
});
