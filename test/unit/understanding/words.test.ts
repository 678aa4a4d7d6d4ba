import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  normaliseText,
  normaliseTracked,
  originalOf,
  originalSpan,
} from "../../../src/understanding/normalise-text.ts";
import { spellingBetween, splitWords } from "../../../src/understanding/split-words.ts";

describe("normalising", () => {
  test.each([
    ["／ｄｅａｌ　ｓｈｏｗ　ＡＣＭＥ", "/deal show ACME"],
    ["＃４２", "#42"],
    ["￥１，２００，０００", "¥1,200,000"],
    ["１。５万", "1.5万"],
    ["“华信”「医疗」", '"华信""医疗"'],
    ["（北京）【A】", "(北京)[A]"],
    ["12–18 — ok", "12-18 - ok"],
    ["\u200b华\u200d信\ufeff ", "华信"],
    [" \u3000 ", ""],
  ])("%j → %j", (typed, expected) => {
    expect(normaliseText(typed)).toBe(expected);
  });

  test("what shapes a name stays: emoji families and Persian joiners", () => {
    expect(normaliseText("👨\u200d👩\u200d👧 می\u200cخواهم")).toBe("👨\u200d👩\u200d👧 می\u200cخواهم");
  });

  test("the original spelling stays within reach", () => {
    const name = normaliseTracked("　华信（北京）\u200b医疗 ");
    expect(name.text).toBe("华信(北京)医疗");
    expect(originalOf(name, 0, 6)).toBe("华信（北京）");
    expect(originalSpan(name, 6, 8)).toEqual({ start: 8, end: 10 });
  });
});

describe("words of a command line", () => {
  const texts = (line: string) => splitWords(line).map(({ text }) => text);

  test.each([
    ["/deal advance ACME 目标客户", ["/deal", "advance", "ACME", "目标客户"]],
    ['/商机 推进 "华信 医疗" 3', ["/商机", "推进", "华信 医疗", "3"]],
    ["／商机　推进　“华信　医疗”　３", ["/商机", "推进", "华信 医疗", "3"]],
    ["show 「华信 医疗」", ["show", "华信 医疗"]],
    ["show ”华信 医疗”", ["show", "华信 医疗"]],
    ['show “华信 医疗"120万', ["show", "华信 医疗", "120万"]],
    ['客户"华信 医疗" 3', ["客户", "华信 医疗", "3"]],
    ["「他说“好”」 x", ['他说"好"', "x"]],
    ["'华信 医疗' 3", ["华信 医疗", "3"]],
    ["O'Reilly rock 'n' roll", ["O'Reilly", "rock", "n", "roll"]],
    ["don't won't", ["don't", "won't"]],
    ['show "华信 医疗', ["show", "华信", "医疗"]],
    ["「「「", ['"']],
    ['24" x 36" screens', ['24"', "x", '36"', "screens"]],
    ["ACME，120万，月底", ["ACME", "120万", "月底"]],
    ["ACME, 1,200,000; eom", ["ACME", "1,200,000", "eom"]],
    ["１，２００，０００", ["1,200,000"]],
    ['"" x', ["", "x"]],
    ["", []],
    [" \n ", []],
  ])("%j", (line, expected) => {
    expect(texts(line)).toEqual(expected);
  });

  test("a name keeps its spelling and its place", () => {
    const line = "/deal show “华信（北京）” 3";
    const [, , name] = splitWords(line);
    expect(name).toEqual({
      text: "华信(北京)",
      spelling: "华信（北京）",
      quoted: true,
      start: 11,
      end: 19,
    });
    expect(line.slice(11, 19)).toBe("“华信（北京）”");
  });

  test("a note is the rest of the line as it was typed", () => {
    const line = "/deal note ACME  见了张总，“方案”  基本认可";
    const words = splitWords(line);
    expect(spellingBetween(line, words[3]!, words.at(-1)!)).toBe("见了张总，“方案”  基本认可");
  });
});

describe("any text at all", () => {
  const anything = fc.oneof(
    fc.string({ unit: "binary", maxLength: 200 }),
    fc.string({
      unit: fc.constantFrom('"', "“", "”", "「", "」", "'", " ", "，", ",", "a", "华", "1"),
      maxLength: 60,
    }),
  );

  test("words stand in order, inside the line, and lose no letter", () => {
    fc.assert(
      fc.property(anything, (line) => {
        const words = splitWords(line);
        let last = 0;
        for (const word of words) {
          expect(word.start).toBeGreaterThanOrEqual(last);
          expect(line.slice(word.start, word.end)).toContain(word.spelling);
          last = word.end;
        }
        expect(last).toBeLessThanOrEqual(line.length);
        const letters = (text: string) => text.match(/[a华1]/g) ?? [];
        expect(words.flatMap(({ spelling }) => letters(spelling))).toEqual(letters(line));
      }),
    );
  });

  test("plain words survive quoting", () => {
    const word = fc.string({
      unit: fc.constantFrom("a", "B", "9", "华", "信", "#", "-"),
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(fc.array(fc.array(word, { minLength: 1, maxLength: 3 })), (groups) => {
        const line = groups.map((group) => `"${group.join(" ")}"`).join(" ");
        expect(splitWords(line).map(({ text }) => text)).toEqual(groups.map((group) => group.join(" ")));
      }),
    );
  });

  test("long lines are read in one go", () => {
    for (const unit of ['"', "「", "'a ", "“a ", ", ", "\u200b", "华 "]) {
      expect(splitWords(unit.repeat(20_000)).length).toBeLessThanOrEqual(20_000);
    }
  });
});
