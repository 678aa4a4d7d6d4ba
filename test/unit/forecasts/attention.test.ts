import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import type { Deal } from "../../../src/deals/facts/deal.ts";
import { attentionOf, byAttention } from "../../../src/forecasts/attention.ts";

const context = {
  today: Temporal.PlainDate.from("2026-11-19"),
  quarterEnd: Temporal.PlainDate.from("2026-12-31"),
  since: Temporal.Instant.from("2026-11-13T01:00Z"),
};
const old = Temporal.Instant.from("2026-11-13T00:59:59Z");

/** Only the fields that attention looks at. */
const deal = (
  facts: Partial<
    Pick<Deal, "outcome" | "slips" | "createdAt" | "category" | "number" | "signedAt" | "moneyOn">
  > & { on: string },
) =>
  ({
    ...{ outcome: null, slips: 0, createdAt: old, category: "pipeline", number: 1 },
    ...{ signedAt: null, moneyOn: null, wonOn: null },
    ...facts,
    closeDate: Temporal.PlainDate.from(facts.on),
  }) as unknown as Deal;

const signed = (facts: Parameters<typeof deal>[0], moneyOn: string) =>
  deal({ ...facts, signedAt: old, moneyOn: Temporal.PlainDate.from(moneyOn) });

describe("what a rep has to look at", () => {
  test.each([
    ["the day before", deal({ on: "2026-11-18" }), "overdue"],
    ["today is not passed", deal({ on: "2026-11-19" }), "due"],
    [
      "passed, even if moved and new",
      deal({ on: "2026-11-18", slips: 2, createdAt: context.since }),
      "overdue",
    ],
    ["moved before, due on the quarter's last day", deal({ on: "2026-12-31", slips: 1 }), "slipped"],
    ["moved into the next quarter", deal({ on: "2027-01-01", slips: 1 }), undefined],
    ["logged at the very close", deal({ on: "2026-12-31", createdAt: context.since }), "new"],
    ["logged since, due later", deal({ on: "2027-06-01", createdAt: context.since }), undefined],
    ["commit, due this quarter", deal({ on: "2026-12-31", category: "commit" }), "due"],
    ["best case, due this quarter", deal({ on: "2026-12-31", category: "best-case" }), "due"],
    ["commit, due later", deal({ on: "2027-01-01", category: "commit" }), undefined],
    ["omitted", deal({ on: "2026-12-01", category: "omitted" }), undefined],
    [
      "signed, its planned day passed, its money to come",
      signed({ on: "2026-11-18", slips: 2 }, "2027-01-10"),
      undefined,
    ],
    [
      "signed, its money expected this quarter",
      signed({ on: "2027-02-04", category: "commit" }, "2026-12-31"),
      "due",
    ],
    ["signed, its money expected today", signed({ on: "2026-11-01" }, "2026-11-19"), "due"],
    ["signed, its money overdue", signed({ on: "2027-02-04" }, "2026-11-18"), "unpaid"],
    ["lost", deal({ on: "2026-01-01", outcome: "lost", slips: 3 }), undefined],
  ])("%s", (_, one, attention) => {
    expect(attentionOf(one, context)).toBe(attention);
  });

  test("comes first, and in an order that is the same however the deals come in", () => {
    const anyDeal = fc
      .record({
        on: fc.constantFrom("2026-11-01", "2026-11-19", "2026-12-01", "2026-12-31", "2027-02-01"),
        slips: fc.nat(2),
        category: fc.constantFrom("commit" as const, "pipeline" as const),
        createdAt: fc.constantFrom(old, context.since),
      })
      .map(deal);
    fc.assert(
      fc.property(fc.array(anyDeal, { maxLength: 20 }), fc.nat(), (deals, seed) => {
        const ranked = deals.map((one, index) => {
          const numbered = { ...one, number: index };
          return { deal: numbered, stood: numbered, attention: attentionOf(numbered, context) };
        });
        const sorted = ranked.toSorted(byAttention);
        const shuffled = ranked.toSorted(
          (a, b) => ((a.deal.number * 31 + seed) % 7) - ((b.deal.number * 31 + seed) % 7),
        );
        expect(shuffled.toSorted(byAttention)).toEqual(sorted);
        const ranks = sorted.map(({ attention }) =>
          ["overdue", "slipped", "new", "due", undefined].indexOf(attention),
        );
        expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
      }),
    );
  });
});
