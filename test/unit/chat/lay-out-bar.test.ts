import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { renderBlock as sayBlock } from "../../../scripts/say/render-blocks.ts";
import { type BarBlock, bar, card } from "../../../src/chat/card.ts";
import { renderCard as larkCard } from "../../../src/chat/lark/render-card.ts";
import { barInLetters, barInWords, layOutBar } from "../../../src/chat/lay-out-bar.ts";
import { renderCard as slackCard } from "../../../src/chat/slack/render-card.ts";
import { renderCard as webCard } from "../../../src/chat/web/render-card.ts";
import { judgeLark } from "../../judges/judge-lark.ts";
import { judgeSlack } from "../../judges/judge-slack.ts";

const looks = ["good", "sure", "maybe", "rest"] as const;
const labels = ["Won", "Commit", "Best case", "Gap"];

/** Won, commit, best case, gap; a target, with 67 % of the time elapsed. */
const quarter = (amounts: readonly number[], target?: number): BarBlock =>
  bar(
    amounts.map((amount, at) => ({
      label: labels[at]!,
      value: `¥${amount}M`,
      amount,
      look: looks[at]!,
    })),
    target === undefined
      ? {}
      : {
          whole: { label: "Quota", value: `¥${target}M`, amount: target },
          tick: { label: "Time", value: "67%", share: 0.67 },
        },
  );

const written = (block: BarBlock) =>
  barInLetters(block)
    .map((run) => run.letters)
    .join("");

describe("where the parts stand", () => {
  test("on its way: each from where the one before ends, the time between them", () => {
    const block = quarter([30, 30, 10, 30], 100);
    expect(layOutBar(block)).toEqual({
      parts: [
        { look: "good", from: 0, length: 0.3 },
        { look: "sure", from: 0.3, length: 0.3 },
        { look: "maybe", from: 0.6, length: 0.1 },
        { look: "rest", from: 0.7, length: 0.3 },
      ],
      wholeAt: undefined,
      tickAt: 0.67,
    });
    expect(written(block)).toBe("██████▓▓▓▓▓▓▒┃▒░░░░░░");
  });

  test("more than the target: the bar is longer than the whole, which is marked in it", () => {
    const block = quarter([150, 50], 100);
    expect(layOutBar(block)).toMatchObject({ wholeAt: 0.5, tickAt: 0.335 });
    expect(written(block)).toBe("███████┃███◆█████▓▓▓▓▓");
  });

  test("nothing yet: an empty bar with its time", () => {
    expect(written(quarter([0, 0], 100))).toBe("░░░░░░░░░░░░░┃░░░░░░░");
  });

  test("no target, or one of zero: as long as its parts, and no time to hold them against", () => {
    for (const block of [quarter([10, 10]), quarter([10, 10], 0)]) {
      expect(layOutBar(block)).toMatchObject({ wholeAt: undefined, tickAt: undefined });
      expect(written(block)).toBe("██████████▓▓▓▓▓▓▓▓▓▓");
    }
  });

  test("nothing at all is not drawn, but said", () => {
    expect(layOutBar(quarter([0, 0]))).toBeUndefined();
    expect(written(quarter([]))).toBe("");
    expect(barInWords(quarter([0])).facts).toEqual([{ label: "Won", value: "¥0M" }]);
  });

  test("what was taken back counts as nothing, a sliver is seen, and what is no number is refused", () => {
    expect(written(quarter([-5, 10]))).toBe("▓".repeat(20));
    expect(written(quarter([0.001, 99], 100))).toMatch(/^█▓/);
    expect(() => quarter([Number.NaN])).toThrow(RangeError);
    expect(() => quarter([1], Number.POSITIVE_INFINITY)).toThrow(RangeError);
  });

  test("whatever the amounts, everything lies within the bar", () => {
    const amount = fc.double({ min: -1e12, max: 1e12, noNaN: true });
    fc.assert(
      fc.property(fc.array(amount, { maxLength: 4 }), amount, (amounts, target) => {
        const layout = layOutBar(quarter(amounts, target));
        const ends = layout?.parts.map(({ from, length }) => from + length) ?? [];
        for (const at of [...ends, layout?.wholeAt ?? 0, layout?.tickAt ?? 0]) {
          expect(at).toBeGreaterThanOrEqual(0);
          expect(at).toBeLessThanOrEqual(1 + 1e-9);
        }
        expect(written(quarter(amounts, target)).length).toBeLessThanOrEqual(20 + 4 + 2);
      }),
    );
  });
});

describe("on every chat the numbers stand as text", () => {
  const block = quarter([150, 50], 100);
  const shown = card("en", "The quarter", [block]);

  test("Slack and Lark: letters, and what each of them stands for", () => {
    const slack = slackCard(shown);
    expect(judgeSlack("message", slack)).toEqual([]);
    const lark = larkCard(shown);
    expect(judgeLark(lark)).toEqual([]);
    for (const sent of [JSON.stringify(slack), JSON.stringify(lark)])
      for (const said of ["█ Won", "▓ Commit", "◆ Quota", "┃ Time", "¥150M", "¥50M", "¥100M", "67%"])
        expect(sent).toContain(said);
  });

  test("the web chat: drawn for the eye alone, without styles of its own", async () => {
    const page = String(await webCard(shown, "en"));
    expect(page).toContain('<div class="drawn" aria-hidden="true">');
    expect(page).toContain('<rect class="sure" x="75.00%" width="25.00%" height="100%"/>');
    expect(page).toContain('<line class="tick" x1="33.50%"');
    expect(page).toContain('Quota</dt><dd dir="auto">¥100M</dd>');
    expect(page).not.toContain("style=");
    const sliver = String(await webCard(card("en", "The quarter", [quarter([99.999, 0.001])]), "en"));
    expect(sliver).toContain('<rect class="sure" x="98.80%" width="1.20%"');
  });

  test("a terminal", () => {
    expect(sayBlock(block, "en")).toEqual([
      "███████┃███◆█████▓▓▓▓▓",
      "█ Won: ¥150M",
      "▓ Commit: ¥50M",
      "◆ Quota: ¥100M",
      "┃ Time: 67%",
    ]);
  });
});
