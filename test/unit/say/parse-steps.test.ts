import { expect, test } from "vitest";
import { Mistake } from "../../../scripts/say/mistake.ts";
import { parseSteps } from "../../../scripts/say/parse-steps.ts";
import { wordsFor } from "../../../scripts/say/words.ts";

const words = wordsFor("en");
const read = (...args: string[]) => parseSteps(args, words);

test("steps come in the order they are written, options from anywhere between them", () => {
  const wish = read(
    ...["--as", "Wang", "/deal show ACME", "--press", "Advance", "--json", "--set", "stage=qualified"],
    ...["--set=note=a = b", "--submit", "--at", "2026-12-04 9:30", "/deal list"],
  );
  expect(wish.steps).toEqual([
    { kind: "line", line: "/deal show ACME" },
    { kind: "press", label: "Advance" },
    { kind: "set", field: "stage", value: "qualified" },
    { kind: "set", field: "note", value: "a = b" },
    { kind: "submit" },
    { kind: "line", line: "/deal list" },
  ]);
  expect(wish).toMatchObject({ as: "Wang", json: true, demo: false, help: false });
  expect(wish.at?.toString()).toBe("2026-12-04T09:30:00");
});

test("a line may begin with a dash; behind -- everything is a line", () => {
  expect(read("-5", "--", "--json").steps).toEqual([
    { kind: "line", line: "-5" },
    { kind: "line", line: "--json" },
  ]);
});

test("a value may be empty, a field's name may not", () => {
  expect(read("/deal new", "--set", "note=", "--submit").steps[1]).toEqual({
    kind: "set",
    field: "note",
    value: "",
  });
});

test("the sample company can be made without saying anything; help needs nothing else", () => {
  expect(read("--demo").steps).toEqual([]);
  expect(read("--help").help).toBe(true);
  expect(read("-h", "--submit").help).toBe(true);
});

test.each([
  [[], words.nothingToSay],
  [["--json"], words.nothingToSay],
  [[" "], words.emptyLine],
  [["--jsn", "/deal list"], words.unknownOption("--jsn", "--json")],
  [["--qqq=1", "/deal list"], words.unknownOption("--qqq", "")],
  [["--json=yes", "/deal list"], words.takesNone("--json")],
  [["/deal list", "--as"], words.needsValue("--as", "wang@example.com")],
  [["--as", "--json", "/deal list"], words.needsValue("--as", "wang@example.com")],
  [["/deal list", "--press", " "], words.needsValue("--press", "Advance")],
  [["/deal new", "--set", "note", "--submit"], words.badSetting("note")],
  [["/deal new", "--set", "=1", "--submit"], words.badSetting("=1")],
  [["--press", "Advance", "/deal list"], words.firstALine("--press")],
  [["--demo", "--submit"], words.firstALine("--submit")],
  [["/deal new", "--set", "note=1"], words.setForNothing],
  [["--at", "tomorrow", "/deal list"], words.badTime("tomorrow")],
  [["--at", "2026-12-04T09:30+08:00", "/deal list"], words.badTime("2026-12-04T09:30+08:00")],
  [["--at", "2026-13-04T09:30", "/deal list"], words.badTime("2026-13-04T09:30")],
  [["--at", "2026-12-04T25:30", "/deal list"], words.badTime("2026-12-04T25:30")],
])("%j is told: %s", (args, sentence) => {
  expect(() => read(...args)).toThrow(new Mistake(sentence));
});
