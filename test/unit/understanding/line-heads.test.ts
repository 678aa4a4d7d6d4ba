import { expect, test } from "vitest";
import { headsOf } from "../../../src/understanding/line-heads.ts";

test.each([
  [
    "Tom & Jerry called",
    [
      ["Tom", "& Jerry called"],
      ["Tom &", "Jerry called"],
      ["Tom & Jerry", "called"],
      ["Tom & Jerry called", ""],
    ],
  ],
  [
    "华和医疗：李总 采购",
    [
      ["华和医疗", "李总 采购"],
      ["华和医疗 李总", "采购"],
      ["华和医疗 李总 采购", ""],
    ],
  ],
  [
    '"Tom and Jerry" Bo, CTO',
    [
      ["Tom and Jerry", "Bo, CTO"],
      ["Tom and Jerry Bo", "CTO"],
      ["Tom and Jerry Bo CTO", ""],
    ],
  ],
  ["", []],
])("%s", (line, heads) => {
  expect(headsOf(line).map(({ name, rest }) => [name, rest])).toEqual(heads);
});
