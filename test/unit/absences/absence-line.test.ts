import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { readAbsenceLine } from "../../../src/absences/absence-line.ts";

const today = Temporal.PlainDate.from("2026-11-28");
const first = "2026-12-01";
const last = "2026-12-07";

describe("a line about an absence", () => {
  test.each([
    ["12/1-12/7 cover Priya", { from: first, to: last, person: "", cover: "Priya" }],
    ["12/1 - 12/7, covered by Priya Nair", { from: first, to: last, person: "", cover: "Priya Nair" }],
    ["thru 12/7 cover priya", { from: "2026-11-28", to: last, person: "", cover: "priya" }],
    ["until Dec 7", { from: "2026-11-28", to: last, person: "", cover: "" }],
    ["from Dec 1 to Dec 7", { from: first, to: last, person: "", cover: "" }],
    ["Dec 1-7, Priya covers", { from: first, to: last, person: "", cover: "Priya" }],
    ["2026-12-01 ~ 2026-12-07", { from: first, to: last, person: "", cover: "" }],
    ["Wang Fang 12/1-12/7 cover Priya", { from: first, to: last, person: "Wang Fang", cover: "Priya" }],
    ["Wang is away 12/1–7", { from: first, to: last, person: "Wang", cover: "" }],
    ["12/30-1/2", { from: "2026-12-30", to: "2027-01-02", person: "", cover: "" }],
    ["12/1", { from: first, to: first, person: "", cover: "" }],
    ["tomorrow", { from: "2026-11-29", to: "2026-11-29", person: "", cover: "" }],
    ["next week", { from: "2026-11-30", to: "2026-12-04", person: "", cover: "" }],
    ["from 12/1", { from: first, to: "", person: "", cover: "" }],
    ["cover Priya", { from: "", to: "", person: "", cover: "Priya" }],
    ["", { from: "", to: "", person: "", cover: "" }],
    ["12/1-12/7 陈立代", { from: first, to: last, person: "", cover: "陈立" }],
    ["12月1日至12月7日 由陈立代报", { from: first, to: last, person: "", cover: "陈立" }],
    ["12月1-7号，陈立代", { from: first, to: last, person: "", cover: "陈立" }],
    ["到12月7日 陈立代班", { from: "2026-11-28", to: last, person: "", cover: "陈立" }],
    ["王芳 12/1到12/7 代报人：陈立", { from: first, to: last, person: "王芳", cover: "陈立" }],
    ["王芳12/1-12/7请假", { from: first, to: last, person: "王芳", cover: "" }],
    ["明天", { from: "2026-11-29", to: "2026-11-29", person: "", cover: "" }],
  ])("“%s”", (line, read) => expect(readAbsenceLine(line, today)).toEqual(read));
});
