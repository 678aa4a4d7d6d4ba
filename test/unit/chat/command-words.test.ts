import fc from "fast-check";
import { expect, test } from "vitest";
import { commandGroups, groupWords, splitCommands, spokenGroup } from "../../../src/chat/command-words.ts";
import { locales } from "../../../src/text/locale.ts";

test("a sentence falls into words and the first words of its commands", () => {
  expect(splitCommands("发送 /商机 列表，或 /team。")).toEqual([
    { text: "发送 " },
    { text: "/商机", group: "deal" },
    { text: " 列表，或 " },
    { text: "/team", group: "team" },
    { text: "。" },
  ]);
});

test("every command is found in the words that are said, and these are understood", () => {
  for (const group of commandGroups)
    for (const locale of locales) {
      const said = spokenGroup(group, locale);
      expect(groupWords[group]).toContain(said);
      expect(splitCommands(`/${said}`)).toEqual([{ text: `/${said}`, group }]);
    }
});

test("a word or a path that holds one is none", () => {
  for (const other of ["客户/商机", "/商机会", "https://x.example/团队/1", "/deals", "商机", ""])
    expect(splitCommands(other).some(({ group }) => group)).toBe(false);
});

test("nothing is lost of any text", () => {
  const piece = fc.constantFrom("/商机", "/deal", " ", "列表", "/", "x", "，");
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const sentence = pieces.join("");
      expect(
        splitCommands(sentence)
          .map(({ text }) => text)
          .join(""),
      ).toBe(sentence);
    }),
  );
});
