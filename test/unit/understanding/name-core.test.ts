import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { namePartsOf } from "../../../src/understanding/name-core.ts";

describe("what is a company's own in its name", () => {
  test.each([
    ["杭州和春医疗科技有限公司", "和春", "杭州", "医疗科技"],
    ["华信医疗器械（上海）有限公司", "华信", "上海", "医疗器械"],
    ["華信醫療器械有限公司", "华信", "", "医疗器械"],
    ["华信科技有限公司北京分公司", "华信", "北京", "科技"],
    ["华信上海分公司", "华信", "上海", ""],
    ["浙江省大华技术股份有限公司", "大华", "浙江", "技术"],
    ["ACME Systems (Shanghai) Ltd", "acme", "shanghai", "systems"],
    ["ＡＣＭＥ Co.Ltd", "acme", "", ""],
    ["Müller Logistics GmbH", "muller", "", "logistics"],
  ])("%s", (name, core, place, trade) => {
    expect(namePartsOf(name)).toEqual({ core, place, trade });
  });

  test.each([
    "上海银行",
    "北京大学",
    "深圳第二人民医院",
    "天津",
    "北京科技",
    "Systems GmbH",
    "Bank of China",
  ])("%s is called by nothing else", (name) => {
    const { core, place, trade } = namePartsOf(name);
    expect([place, trade]).toEqual(name === "北京科技" ? ["北京", ""] : ["", ""]);
    expect(core).not.toBe("");
  });

  test("is something of any name", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 }), (name) => {
        if (name.trim() !== "") expect(namePartsOf(name).core).not.toBe("");
      }),
    );
  });
});
