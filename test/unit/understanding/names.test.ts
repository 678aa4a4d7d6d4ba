import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { foldName, legalFormOf, normaliseCustomerName } from "../../../src/understanding/customer-name.ts";
import { matchNames } from "../../../src/understanding/match-names.ts";
import { nearest } from "../../../src/understanding/nearest.ts";
import { normaliseText } from "../../../src/understanding/normalise-text.ts";
import { pinyinOf, soundsOf } from "../../../src/understanding/pinyin.ts";

describe("one customer, one key", () => {
  test.each([
    ["华信（北京）科技有限公司", "华信北京科技"],
    ["华为技术有限公司", "华为技术"],
    ["中国平安保险（集团）股份有限公司", "中国平安保险"],
    ["阿里巴巴集团控股有限公司", "阿里巴巴"],
    ["南方物流有限责任公司", "南方物流"],
    ["微软（中国）有限公司", "微软"],
    ["ＡＢＣ　有限公司", "abc"],
    ["華信醫療器械有限公司", "华信医疗器械"],
    ["乾元科技", "乾元科技"],
    ["ACME Co., Ltd.", "acme"],
    ["Acme, Inc.", "acme"],
    ["S.A.P. AG", "sap"],
    ["L’Oréal S.A.", "loreal"],
    ["Müller GmbH & Co. KG", "muller"],
    ["Johnson & Johnson", "johnson & johnson"],
    ["Globex Corp", "globex"],
    ["Hooli LLC", "hooli"],
  ])("%s → %s", (name, key) => {
    expect(normaliseCustomerName(name)).toBe(key);
  });

  test.each([
    ["Delta GmbH", "gmbh"],
    ["Delta Incorporated", "inc"],
    ["DELTA Co., Limited", "ltd"],
    ["Delta Ltd.", "ltd"],
    ["Delta", ""],
    ["Smith & Company", "& co"],
    ["华信有限责任公司", "有限公司"],
    ["华信集团公司", "集团"],
    ["華信集團", "集团"],
    ["华信公司", ""],
    ["华信科技有限公司北京分公司", ""],
  ])("%s says %j as its legal form", (name, form) => {
    expect(legalFormOf(name)).toBe(form);
  });

  test("a branch is another customer than its head office", () => {
    expect(normaliseCustomerName("华信科技有限公司北京分公司")).toBe("华信科技北京分公司");
  });

  test("a name that is nothing but a legal form or signs keeps a key", () => {
    for (const name of ["有限公司", "集团", "Co", "***", "😀", "中国"]) {
      expect(normaliseCustomerName(name)).not.toBe("");
    }
  });

  test("vowel marks outside Latin are letters, not accents", () => {
    expect(foldName("हिन्दी")).toBe("हिन्दी");
    expect(foldName("がくせい")).toBe("がくせい");
  });

  test("a key of a key is itself, whatever the name", () => {
    const name = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 30 }),
      fc
        .array(
          fc.constantFrom(
            "华信",
            "集团",
            "有限公司",
            "中国",
            "(",
            "）",
            " ",
            "Co.",
            "Ltd",
            "&",
            "é",
            "分公司",
          ),
        )
        .map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(name, (typed) => {
        const key = normaliseCustomerName(typed);
        expect(normaliseCustomerName(key)).toBe(key);
        expect(key === "").toBe(normaliseText(typed) === "");
      }),
    );
  });
});

describe("by every usual reading", () => {
  const found = (query: string, name: string, whose: "person" | "other") =>
    matchNames(query, [{ id: 1, names: [name] }], { whose }).kind === "one";

  test.each([
    ["曾志伟", "zengzhiwei"],
    ["曾志伟", "zzw"],
    ["单雄信", "shanxiongxin"],
    ["解缙", "xiejin"],
    ["仇英", "qiuying"],
    ["查良镛", "zhaliangyong"],
    ["區寧", "ouning"],
    ["尉迟恭", "yuchigong"],
    ["盖聂", "genie"],
    // As the character is read elsewhere: not everybody knows.
    ["曾志伟", "cengzhiwei"],
  ])("%s is %s", (name, typed) => expect(found(typed, name, "person")).toBe(true));

  test.each([
    ["乐清电气", "yueqing"],
    ["乐清电气", "leqing"],
    ["单县化工", "shanxian"],
    ["单县化工", "danxian"],
    ["重庆银行", "chongqingyinhang"],
    ["六安茶业", "luan"],
    ["蚌埠玻璃", "bengbu"],
    ["亳州药业", "bozhou"],
    ["番禺电子", "panyu"],
    ["东莞模具", "dongguan"],
    ["歙县茶业", "shexian"],
    ["郫都区豆瓣厂", "pidu"],
    ["华信医疗", "huaxin"],
  ])("%s is %s", (name, typed) => expect(found(typed, name, "other")).toBe(true));

  test("a company's name begins with no surname", () => {
    expect(soundsOf("单仁资讯").map(({ full }) => full)).not.toContain("shanrenzixun");
    expect(pinyinOf("曾都区")).toEqual(soundsOf("曾都区")[0]);
  });
});

test.each([
  ["華信醫療", "华信医疗"],
  ["华信", "華信醫療"],
  ["張偉", "张伟"],
  ["陳昇", "陈升"],
])("traditional characters are the simple ones: %s finds %s", (typed, name) => {
  expect(matchNames(typed, [{ id: 1, names: [name] }]).kind).toBe("one");
});

test("pinyin has full syllables and initials", () => {
  expect(pinyinOf("华信医疗")).toEqual({ full: "huaxinyiliao", initials: "hxyl" });
  expect(pinyinOf("重庆银行")).toEqual({ full: "chongqingyinhang", initials: "cqyh" });
  expect(pinyinOf("ACME 华信 3")).toEqual({ full: "acmehuaxin3", initials: "ahx3" });
  expect(pinyinOf("绿城")).toEqual({ full: "lvcheng", initials: "lc" });
  expect(pinyinOf("")).toEqual({ full: "", initials: "" });
});

describe("did you mean", () => {
  const stages = ["目标市场", "潜在客户", "目标客户", "签约客户", "Prospect", "Qualified customer"];

  test.each([
    ["目票客户", ["目标客户"]],
    ["目标", ["目标市场", "目标客户"]],
    ["mbkh", ["目标客户"]],
    ["qianzaikehu", ["潜在客户"]],
    ["qianzaikuhu", ["潜在客户"]],
    ["prsopect", ["Prospect"]],
    ["Prospct", ["Prospect"]],
    ["qualfied", ["Qualified customer"]],
    ["xyzzy", []],
    ["完全不相干的话", []],
    ["", []],
    ["!!!", []],
  ])("%s → %j", (word, expected) => {
    expect(nearest(word, stages)).toEqual(expected);
  });

  test("no more than wanted, best first", () => {
    expect(nearest("acme", ["Acme Robotics", "New Acme", "ACME", "Acne"], { limit: 2 })).toEqual([
      "ACME",
      "Acme Robotics",
    ]);
  });
});

describe("which customer is meant", () => {
  const customers = [
    { id: 1, names: ["华信医疗科技有限公司", "华信"] },
    { id: 2, names: ["北京远航教育有限公司"] },
    { id: 3, names: ["南方物流集团"] },
    { id: 4, names: ["南方电网"] },
    { id: 5, names: ["Acme Inc."] },
    { id: 6, names: ["Acme Robotics"] },
    { id: 7, names: ["Globex"] },
    { id: 8, names: ["北京南方传媒"] },
    { id: 9, names: ["恒达制造"] },
  ];
  const match = (query: string) => {
    const found = matchNames(query, customers);
    const ids = (items: { id: number }[]) => items.map(({ id }) => id);
    if (found.kind === "one") return { one: found.item.id, how: found.how };
    if (found.kind === "several") return { several: ids(found.items), how: found.how };
    return { near: ids(found.near) };
  };

  test.each([
    ["华信", { one: 1, how: "exact" }],
    ["acme", { one: 5, how: "exact" }],
    ["ＡＣＭＥ", { one: 5, how: "exact" }],
    ["ACME Co., Ltd", { one: 5, how: "exact" }],
    ["华信医疗", { one: 1, how: "prefix" }],
    ["glo", { one: 7, how: "prefix" }],
    ["远航", { one: 2, how: "contains" }],
    ["robotics", { one: 6, how: "contains" }],
    ["南方", { several: [3, 4, 8], how: "prefix" }],
    ["acm", { several: [5, 6], how: "prefix" }],
    ["hengda", { one: 9, how: "pinyin" }],
    ["Heng Da", { one: 9, how: "pinyin" }],
    ["nfwl", { one: 3, how: "pinyin" }],
    ["hx", { one: 1, how: "pinyin" }],
    ["nf", { several: [3, 4], how: "pinyin" }],
    ["yuanhang", { one: 2, how: "pinyin" }],
    ["华新", { near: [1] }],
    ["golbex", { near: [7] }],
    ["globexx", { near: [7] }],
    ["hengdaa", { near: [9] }],
    ["Initech", { near: [] }],
    ["", { near: [] }],
  ])("%s → %o", (query, expected) => {
    expect(match(query)).toEqual(expected);
  });

  test("two customers of the same name are a question", () => {
    const twins = [
      { id: 1, names: ["华信"] },
      { id: 2, names: ["华信"] },
      { id: 3, names: ["华信医疗"] },
    ];
    expect(matchNames("华信", twins)).toMatchObject({ kind: "several", items: [{ id: 1 }, { id: 2 }] });
  });

  test("an exact name among names that contain it is no question", () => {
    const found = matchNames("acme inc", customers);
    expect(found).toMatchObject({ kind: "one", item: { id: 5 } });
  });

  test("every name finds its own item, in any case", () => {
    fc.assert(
      fc.property(fc.constantFrom(...customers), fc.boolean(), (customer, upper) => {
        for (const name of customer.names) {
          const found = matchNames(upper ? name.toUpperCase() : name, customers);
          expect(found).toMatchObject({ kind: "one", item: { id: customer.id }, how: "exact" });
        }
      }),
    );
  });

  test("nothing typed can break it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 100 }), (query) => {
        expect(["one", "several", "none"]).toContain(matchNames(query, customers).kind);
      }),
    );
    for (const unit of ["a", "华", "🙂", "‏ש", " ", "有限公司", "co ", "a."]) {
      expect(matchNames(unit.repeat(10_000), customers).kind).not.toBe("one");
    }
  });
});
