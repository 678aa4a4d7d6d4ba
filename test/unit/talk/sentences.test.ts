import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import type { Deal } from "../../../src/deals/facts/deal.ts";
import type { Pipeline } from "../../../src/pipelines/pipeline.ts";
import { customerFunnel } from "../../../src/pipelines/shipped/customer-funnel.ts";
import { mayBeNames } from "../../../src/talk/named-deals.ts";
import { phrase } from "../../../src/talk/phrase.ts";
import { readAboutDeal, readPlainly, sentenceOf } from "../../../src/talk/read-sentence.ts";

const known = {
  today: Temporal.PlainDate.from("2026-11-18"),
  pipelines: [customerFunnel as unknown as Pipeline],
  begun: undefined,
};
const acme = { number: 1, outcome: null, customer: { name: "ACME" } } as Deal;

/** What a line about ACME is read as. */
function read(line: string) {
  const sentence = sentenceOf(line);
  const start = sentence.text.indexOf("acme");
  return readAboutDeal(sentence, [{ start, end: start + 4, deals: [acme] }], known);
}

describe("a phrase", () => {
  test("has words of which one is said, others that may be missing, and a rest", () => {
    const pattern = phrase("[just] (won|closed won) ◇ [for] …");
    const rest = (line: string) => pattern.exec(line)?.groups?.rest;
    expect(
      ["just won ◇ for 80k", "closed won ◇", "won  ◇ - 80k,", "wonder ◇", "won ◇ forty"].map(rest),
    ).toEqual(["80k", "", "80k", undefined, "forty"]);
    expect(phrase("新单(_|:) …").test("新单据")).toBe(false);
  });
});

describe("a sentence about a deal", () => {
  test.each([
    ["acme 45->50k", ["/deal update #1 45->50k"]],
    ["acme 50k", ["/deal update #1 50k", "/deal new acme 50k"]],
    ["push acme to q1", ["/deal update #1 q1"]],
    ["push acme to qualified", ["/deal advance #1 qualified"]],
    ["push acme", ["/deal advance #1"]],
    ["acme signed the NDA", ["/deal note #1 signed the NDA"]],
    ["acme signed", ["/deal win #1"]],
    ["acme signing dec 20", ["/deal update #1 signing dec 20"]],
    ["did acme sign?", ["/deal show #1"]],
    ["ACME’s CFO left", ["/deal note #1 CFO left"]],
    ["acme下一步 发合同", ["/deal update #1 next step: 发合同"]],
    ["acme lol", ["/deal note #1 lol", "/deal show #1"]],
  ])("“%s”", (line, means) => {
    expect(read(line)).toEqual(means);
  });

  test("keeps what was typed", () => {
    expect(read("met ACME,  “twice” 。")).toEqual(["/deal note #1 met ACME,  “twice” 。"]);
  });
});

test("whatever it is, it is read at once", () => {
  const piece = fc.constantFrom(
    "acme ",
    " ",
    ",",
    "!",
    "won ",
    "华信",
    "推进",
    "new ",
    "的",
    "80k ",
    "◇",
    "a",
  );
  const line = fc.tuple(
    fc.array(fc.oneof(piece, fc.string({ unit: "binary" })), { maxLength: 8 }),
    fc.nat(3000),
  );
  fc.assert(
    fc.property(line, ([pieces, times]) => {
      const long = pieces
        .map((one) => one.repeat(times))
        .join("")
        .slice(0, 20_000);
      const began = performance.now();
      readPlainly(sentenceOf(long));
      mayBeNames(sentenceOf(long).text.slice(0, 300));
      read(`acme ${long}`);
      expect(performance.now() - began).toBeLessThan(1_000);
    }),
    { numRuns: 60 },
  );
});
