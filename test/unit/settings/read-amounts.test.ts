import { describe, expect, test } from "vitest";
import { amountIn, bandsIn, gradesIn, industriesIn } from "../../../src/settings/worth/read-amounts.ts";

describe("what an admin types", () => {
  test.each([
    ["50k 100k 200k", ["5000000", "10000000", "20000000"]],
    ["5万、10万、20万", ["5000000", "10000000", "20000000"]],
    ["5万\n10万", ["5000000", "10000000"]],
    ["1,000 2,000", ["100000", "200000"]],
    ["", []],
  ])("bands: %j", (text, minor) => {
    expect(bandsIn(text, "CNY")).toMatchObject({ bands: minor.map((one) => ({ minor: one })) });
  });
  test.each([
    ["200k 50k", "50k"],
    ["50k 50k", "50k"],
    ["0 50k", "0"],
    ["plenty", "plenty"],
    ["$50k", "$50k"],
  ])("bands, wrong: %j", (text, wrong) => expect(bandsIn(text, "CNY")).toEqual({ wrong }));

  test("an amount is of the company's currency", () => {
    expect(amountIn("20万", "CNY")).toEqual({ minor: "20000000", currency: "CNY" });
    expect(amountIn("USD 20k", "CNY")).toBeUndefined();
  });

  test.each([
    [
      "A 15% own engineer\nB 5%",
      [
        ["A", 15, "own engineer"],
        ["B", 5, ""],
      ],
    ],
    ["A级：15% 专属工程师", [["A", 15, "专属工程师"]]],
    ["A+ 100 %", [["A+", 100, ""]]],
    ["\n\n", []],
  ])("grades: %j", (text, expected) => {
    const read = gradesIn(text);
    if ("wrong" in read) throw new Error(read.wrong);
    expect(read.grades.map(({ grade, discount, service }) => [grade, discount, service])).toEqual(expected);
  });
  test.each([["A"], ["15%"], ["A 150%"], ["A 5%\na 6%"], ["A -5%"], ["A five percent"]])(
    "grades, wrong: %j",
    (text) => expect(gradesIn(text)).toEqual({ wrong: text.split("\n").at(-1) }),
  );

  test("industries stand between commas of either kind, each once", () => {
    expect(industriesIn("retail, health care，医疗、retail")).toEqual(["retail", "health care", "医疗"]);
  });
});
