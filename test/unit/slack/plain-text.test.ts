import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  boldOver,
  cutVisibly,
  escapeMrkdwn,
  fallbackText,
  plainText,
  splitText,
  unescapeMrkdwn,
} from "../../../src/chat/slack/plain-text.ts";

const anyText = fc.string({ unit: "grapheme", maxLength: 400 });

describe("text for Slack", () => {
  test("escaped and unescaped again is what it was", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(unescapeMrkdwn(escapeMrkdwn(text))).toBe(text);
      }),
    );
  });

  test("split is whole again when joined, and no piece is too long", () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 20, max: 80 }), (text, limit) => {
        const pieces = splitText(text, limit);
        for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(limit);
        expect(pieces.join("").trimEnd()).toBe(text.trimEnd());
      }),
    );
  });

  test("is never empty, never too long, and says when something is missing", () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 24, max: 300 }), (text, limit) => {
        const shown = plainText(text, limit, "en").text;
        expect(shown.trim()).not.toBe("");
        expect(shown.length).toBeLessThanOrEqual(limit);
        if (text.trim() !== "" && !shown.startsWith(text)) expect(shown).toContain("…");
      }),
    );
  });

  test("cut counts what is missing, in the reader's words", () => {
    expect(cutVisibly("x".repeat(2000), 100, "en")).toMatch(/^x+…\(\+1,9\d\d characters\)$/);
    expect(cutVisibly("字".repeat(2000), 100, "zh")).toMatch(/^字+…（还有 1,9\d\d 字）$/);
    expect(cutVisibly("A title that is too long for a modal", 24, "en")).toBe("A title that is too lon…");
  });

  test("is never cut through an emoji", () => {
    const family = "👩‍👩‍👧‍👦";
    const shown = cutVisibly(family.repeat(30), 100, "en");
    expect(shown.replace(/…\(\+[\d,]+ characters\)$/, "").replaceAll(family, "")).toBe("");
  });

  test("is bold only where nothing in it could be markup", () => {
    expect(boldOver("Stage", "Qualified #42, 14:00", 2000, "en")).toMatchObject({ type: "mrkdwn" });
    for (const odd of [
      "a*b",
      "_x_",
      "<!here>",
      "@all",
      ":smile:",
      "a&b",
      "`x`",
      "> quoted",
      "1. one",
      "\u202ex",
    ]) {
      expect(boldOver("Stage", odd, 2000, "en").type).toBe("plain_text");
      expect(boldOver(odd, "Qualified", 2000, "en").type).toBe("plain_text");
    }
  });

  test("names the command that Slack has registered, not its Chinese name", () => {
    expect(plainText("发送 /商机 列表，或 /团队。", 100, "zh").text).toBe("发送 /deal 列表，或 /team。");
    expect(fallbackText("/预测 提交 240万", "zh")).toBe("/forecast 提交 240万");
    expect(boldOver("/客户 华信", "/漏斗", 100, "zh").text).toBe("*/customer 华信*\n/funnel");
    for (const other of ["客户/商机", "/商机会", "https://x.example/团队/1"])
      expect(plainText(other, 100, "zh").text).toBe(other);
  });

  test("coming in is what the person saw: mentions, channels, links, entities", () => {
    expect(
      unescapeMrkdwn("<@U1|lee> <#C1|sales> <!here> <https://x.example|x.example> <https://y.example>"),
    ).toBe("@lee #sales @here x.example https://y.example");
    expect(unescapeMrkdwn("&amp;lt;")).toBe("&lt;");
  });
});
