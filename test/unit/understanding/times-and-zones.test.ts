import { describe, expect, test } from "vitest";
import { parseTime } from "../../../src/understanding/parse-time.ts";
import { parseZone } from "../../../src/understanding/parse-zone.ts";

describe("a time of day", () => {
  test.each([
    ["14:00", "14:00"],
    ["9：05", "09:05"],
    ["9.30", "09:30"],
    ["14", "14:00"],
    ["0:00", "00:00"],
    ["2pm", "14:00"],
    ["2:30 PM", "14:30"],
    ["14pm", "14:00"],
    ["12am", "00:00"],
    ["12 p.m.", "12:00"],
    ["14点", "14:00"],
    ["14點半", "14:30"],
    ["下午2点半", "14:30"],
    ["上午9点05分", "09:05"],
    ["早上8点", "08:00"],
    ["中午12点", "12:00"],
    ["中午1点", "13:00"],
    ["晚上8点", "20:00"],
    ["１４：３０", "14:30"],
  ])("%s is %s", (typed, time) => expect(parseTime(typed)).toBe(time));

  test.each([
    "",
    "24:00",
    "9:60",
    "上午14点",
    "noonish",
    "9:5",
    "晚上12点",
    "中午11点",
    "9-10",
    "120",
    "周四",
  ])("“%s” is none", (typed) => expect(parseTime(typed)).toBeUndefined());
});

describe("a time zone", () => {
  test.each([
    ["Asia/Shanghai", "Asia/Shanghai"],
    ["asia/shanghai", "Asia/Shanghai"],
    ["Shanghai", "Asia/Shanghai"],
    ["北京", "Asia/Shanghai"],
    ["New York", "America/New_York"],
    ["new_york", "America/New_York"],
    ["San Francisco", "America/Los_Angeles"],
    ["新加坡", "Asia/Singapore"],
    ["UTC", "UTC"],
    ["UTC+8", "Etc/GMT-8"],
    ["GMT+8", "Etc/GMT-8"],
    ["gmt +08:00", "Etc/GMT-8"],
    ["+08:00", "Etc/GMT-8"],
    ["＋0800", "Etc/GMT-8"],
    ["UTC-3", "Etc/GMT+3"],
    ["东八区", "Etc/GMT-8"],
    ["西五區", "Etc/GMT+5"],
    ["UTC+0", "UTC"],
    ["Mumbai", "Asia/Kolkata"],
    ["孟买", "Asia/Kolkata"],
    ["asia/kolkata", "Asia/Kolkata"],
    ["Europe/Kyiv", "Europe/Kyiv"],
    ["Kyiv", "Europe/Kyiv"],
    ["基辅", "Europe/Kyiv"],
    ["Ho Chi Minh", "Asia/Ho_Chi_Minh"],
    ["北京时间", "Asia/Shanghai"],
    ["Tokyo time", "Asia/Tokyo"],
    ["德国", "Europe/Berlin"],
    ["Vietnam", "Asia/Saigon"],
    ["多伦多", "America/Toronto"],
    ["新德里", "Asia/Kolkata"],
  ])("%s is %s", (typed, zone) => expect(parseZone(typed)).toEqual({ ok: true, zone }));

  test("of half an hour is one that keeps its distance all year", () => {
    const found = parseZone("UTC+5:30");
    expect(found.ok && ["Asia/Calcutta", "Asia/Colombo"]).toContain(found.ok && found.zone);
    for (const none of ["UTC+15", "+25:00", "UTC+8:75", "+", "东区", "UTC+7:13"])
      expect(parseZone(none), none).toMatchObject({ ok: false });
  });

  test("that was mistyped is suggested, never taken", () => {
    expect(parseZone("Shanghia")).toEqual({ ok: false, near: expect.arrayContaining(["Asia/Shanghai"]) });
    expect(parseZone("Asia/Shangai")).toMatchObject({ ok: false, near: ["Asia/Shanghai"] });
    expect(parseZone("nowhere at all")).toEqual({ ok: false, near: [] });
    expect(parseZone("")).toEqual({ ok: false, near: [] });
    expect(parseZone("constructor")).toMatchObject({ ok: false });
  });
});
