import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { matchLeadingWord, matchWord } from "../../../src/understanding/match-word.ts";

const verbs = {
  new: ["new", "create", "新建", "新商机"],
  advance: ["advance", "move", "推进"],
  assign: ["assign", "转给"],
  back: ["back", "退回"],
  delay: ["delay", "推迟"],
  show: ["show", "查看"],
  undo: ["undo", "撤回"],
};

describe("command words", () => {
  test.each([
    ["advance", "advance", "exact"],
    ["ADVANCE", "advance", "exact"],
    ["ａｄｖａｎｃｅ", "advance", "exact"],
    ["推进", "advance", "exact"],
    [" 撤回 ", "undo", "exact"],
    ["adv", "advance", "prefix"],
    ["cre", "new", "prefix"],
    ["撤", "undo", "prefix"],
    ["推進", "advance", "exact"],
    ["新商機", "new", "exact"],
    ["tuijin", "advance", "pinyin"],
    ["chehui", "undo", "pinyin"],
  ])("%s means %s (%s)", (typed, key, how) => {
    expect(matchWord(typed, verbs)).toEqual({ kind: "one", key, how, near: [] });
  });

  test("a beginning of several is a question", () => {
    expect(matchWord("推", verbs)).toEqual({ kind: "several", near: ["advance", "delay"] });
    expect(matchWord("a", verbs)).toEqual({ kind: "several", near: ["advance", "assign"] });
  });

  test("one letter is never enough", () => {
    expect(matchWord("u", verbs)).toEqual({ kind: "none", near: ["undo"] });
  });

  test.each([
    ["advnace", ["advance"]],
    ["shwo", ["show"]],
    ["advancee", ["advance"]],
    ["推近", ["advance"]],
    ["xyzzy", []],
    ["", []],
    ["🙂", []],
  ])("%s is not taken, only suggested as %j", (typed, near) => {
    expect(matchWord(typed, verbs)).toEqual({ kind: "none", near });
  });

  test("Chinese words need no blank behind them", () => {
    expect(matchLeadingWord("推进华信医疗", verbs)).toEqual({ key: "advance", rest: "华信医疗" });
    expect(matchLeadingWord("新商机 远航教育", verbs)).toEqual({ key: "new", rest: "远航教育" });
    expect(matchLeadingWord("推進華信醫療", verbs)).toEqual({ key: "advance", rest: "華信醫療" });
    expect(matchLeadingWord("推迟华信", verbs)).toEqual({ key: "delay", rest: "华信" });
    expect(matchLeadingWord("newcastle", verbs)).toBeUndefined();
    expect(matchLeadingWord("华信", verbs)).toBeUndefined();
  });

  test("nothing typed can break it, nor a word of JavaScript be taken for one", () => {
    for (const typed of ["constructor", "__proto__", "toString"]) {
      expect(matchWord(typed, verbs).kind).toBe("none");
    }
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 50 }), (typed) => {
        expect(["one", "several", "none"]).toContain(matchWord(typed, verbs).kind);
      }),
    );
    for (const unit of ["a", "推", "推进", "adv "]) {
      expect(matchWord(unit.repeat(10_000), verbs).kind).toBe("none");
    }
  });
});
