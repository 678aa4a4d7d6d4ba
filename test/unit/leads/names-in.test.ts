import { describe, expect, test } from "vitest";
import { mayBeNames, namesIn } from "../../../src/leads/names-in.ts";

describe("names of companies as they are pasted", () => {
  test.each<[string, string[]]>([
    ["华信, 远航", ["华信", "远航"]],
    ["华信，远航教育、金石；南方物流", ["华信", "远航教育", "金石", "南方物流"]],
    ["Acme, Inc., Globex GmbH, Initech", ["Acme, Inc.", "Globex GmbH", "Initech"]],
    ["1. Acme, Inc.\r\n2. Globex\n\n  - Initech ", ["Acme, Inc.", "Globex", "Initech"]],
    ['"Delta Inc"\n“远航”', ["Delta Inc", "远航"]],
    [" , ，", []],
    ["3M", ["3M"]],
  ])("%j", (text, names) => expect(namesIn(text)).toEqual(names));

  test("the longest that exists is one name, whatever commas are in it", () => {
    const exist = new Set(["A, B", "A, B, C", "D，E"]);
    const text = "1. A, B, C, A, B; D，E、F, Inc.";
    expect(mayBeNames(text)).toEqual(expect.arrayContaining([...exist]));
    expect(namesIn(text, (name) => exist.has(name))).toEqual(["A, B, C", "A, B", "D，E", "F, Inc."]);
    expect(mayBeNames("A, B\nC")).toEqual([]);
  });
});
