import fc from "fast-check";
import { expect, test } from "vitest";
import { bold, escapeMarkdown } from "../../../src/chat/lark/markdown.ts";
import { cleanText, cutVisibly } from "../../../src/chat/lark/plain-text.ts";
import { nasties, nastyText } from "./nasty-text.ts";

const decoded = (escaped: string): string =>
  escaped
    .replaceAll("<br>", "\n")
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));

test("nothing that people write is markup, and nothing of it is lost", () => {
  fc.assert(
    fc.property(nastyText, (text) => {
      const escaped = escapeMarkdown(text);
      const bare = escaped.replaceAll("<br>", "").replace(/&#\d+;/g, "");
      expect(bare).not.toMatch(/[<>*_~`[\]()!\\|$:{}#&\n]/);
      expect(bare).not.toMatch(/^[-+=]/);
      expect(escaped).not.toMatch(/^\d{1,9}\./);
      expect(decoded(escaped)).toBe(
        cleanText(text)
          .trim()
          .replace(/\s*\n\s*/g, "\n"),
      );
    }),
  );
});

test("examples as Lark documents them", () => {
  expect(escapeMarkdown("<at id=all></at>")).toBe("&#60;at id=all&#62;&#60;/at&#62;");
  expect(bold(escapeMarkdown("2 * 3"))).toBe("**2 &#42; 3**");
  expect(escapeMarkdown("- one\n- two")).toBe("&#45; one<br>- two");
  expect(escapeMarkdown("¥1.2M")).toBe("¥1.2M");
  expect(escapeMarkdown("1. first")).toBe("1&#46; first");
});

test("a cut is visible, counts the rest and keeps to the limit", () => {
  expect(cutVisibly("a".repeat(2_000), 1_000, "en")).toMatch(/^a+…\(\+1,0\d\d characters\)$/);
  expect(cutVisibly("漏".repeat(2_000), 1_000, "zh")).toMatch(/^漏+…（还有 1,0\d\d 字）$/);
  for (const text of nasties) {
    const cut = cutVisibly(text, 100, "en");
    expect([...cut].length).toBeLessThanOrEqual(100);
    expect(cut.isWellFormed()).toBe(true);
  }
  const cut = cutVisibly("x".repeat(5_000), 300, "en");
  const kept = /^x+/.exec(cut)?.[0].length ?? 0;
  expect(cut).toBe(`${"x".repeat(kept)}…(+${(5_000 - kept).toLocaleString("en")} characters)`);
});
