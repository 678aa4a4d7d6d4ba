import { expect, test } from "vitest";
import { stuckNamesIn, twoNamesIn } from "../../../src/understanding/two-names.ts";

test.each([
  ['"Delta Inc" "Delta GmbH"', [["Delta Inc", "Delta GmbH"]]],
  ['ACME "ACME Holdings"', [["ACME", "ACME Holdings"]]],
  ['"Big Corp" Bigger', [["Big Corp", "Bigger"]]],
  ["华信并入华信医疗", [["华信", "华信医疗"]]],
  ["把华信改名为华信科技", [["华信", "华信科技"]]],
  ["将军食品改为将军饮料", [["将军食品", "将军饮料"]]],
  // Where names have such words, every way is tried.
  [
    "Johnson and Johnson into Pfizer",
    [
      ["Johnson", "Johnson into Pfizer"],
      ["Johnson and Johnson", "Pfizer"],
      ["Johnson and Johnson into", "Pfizer"],
      ["Johnson and Johnson", "into Pfizer"],
      ["Johnson and", "Johnson into Pfizer"],
      ["Johnson", "and Johnson into Pfizer"],
    ],
  ],
  [
    "Big Corp Bigger",
    [
      ["Big Corp", "Bigger"],
      ["Big", "Corp Bigger"],
    ],
  ],
  ["ACME", []],
  ["", []],
])("%s", (line, ways) => {
  expect(twoNamesIn(line).map(({ first, second }) => [first, second])).toEqual(ways);
});

test.each([
  [
    "把华和医疗和上海和记黄埔",
    [
      ["华", "医疗和上海和记黄埔"],
      ["华和医疗", "上海和记黄埔"],
      ["华和医疗和上海", "记黄埔"],
    ],
  ],
  ["华信与远航", [["华信", "远航"]]],
  ["华信 和 远航", []],
  ["“华和医疗”", []],
  ["Tom和", []],
])("without blanks: %s", (line, ways) => {
  expect(stuckNamesIn(line).map(({ first, second }) => [first, second])).toEqual(ways);
});
