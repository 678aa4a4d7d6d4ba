import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import type { Deal } from "../../../src/deals/facts/deal.ts";
import { dealAndRest, namesAtStart } from "../../../src/deals/naming/deal-and-rest.ts";
import { findDeal, frontsOf } from "../../../src/deals/naming/find-deal.ts";
import { tellsWhatHappened } from "../../../src/understanding/deal-name.ts";

/** The fields of a deal that naming reads; the rest does not matter here. */
const deal = (number: number, customer: string, title = customer, outcome: Deal["outcome"] = null): Deal =>
  ({
    id: String(number),
    number,
    title,
    outcome,
    closeDate: Temporal.PlainDate.from("2026-12-31"),
    customer: { id: customer, name: customer, isKey: false },
  }) as Deal;

const deals = [
  deal(1, "ACME"),
  deal(2, "ACME", "ACME · Analytics"),
  deal(3, "Zephyr Foods"),
  deal(4, "Zephyr Mills"),
  deal(5, "北京瑞丰医疗"),
  deal(6, "Nova", "Nova", "lost"),
  deal(7, "Nova"),
];

const numbers = (found: ReturnType<typeof findDeal>) =>
  found.kind === "one"
    ? [found.deal.number]
    : found.kind === "several"
      ? found.deals.map((one) => one.number)
      : [];

describe("a name", () => {
  test.each([
    ["#3", [3]],
    ["3", [3]],
    ["#9", []],
    ["zephyr", [3, 4]],
    ["Zephyr Foods", [3]],
    ["acme analytics", [2]],
    ["瑞丰", [5]],
    ["“瑞丰的商机”", [5]],
    ["ruifeng", [5]],
    ["rfyl", [5]],
    ["nova", [7]],
    ["zephir", []],
  ])("%s", (typed, expected) => {
    expect(numbers(findDeal(deals, typed))).toEqual(expected);
  });

  test("of closed deals, where those are meant", () => {
    expect(numbers(findDeal(deals, "nova", "closed"))).toEqual([6]);
  });

  test("may be followed by a product of up to three words", () => {
    expect(frontsOf("a b c d e")).toEqual(["a b c d", "a b c", "a b"]);
    expect(frontsOf("ACME")).toEqual([]);
  });
});

describe("a line that begins with a name", () => {
  test.each([
    ["Zephyr Foods met the CFO", [3], "met the CFO"],
    ["zephyr mills", [4], ""],
    ["Zephyr called", [3, 4], "called"],
    ["#5见了张总", [5], "见了张总"],
    ["瑞丰：见了张总", [5], "见了张总"],
    ["瑞丰 见了张总", [5], "见了张总"],
    ["met the CFO", [], "the CFO"],
    ["", [], ""],
  ])("%s", (line, expected, rest) => {
    const read = dealAndRest(line, deals);
    expect([numbers(read.found), read.rest]).toEqual([expected, rest]);
  });

  test.each([
    ["Tom & Jerry Ltd called", [11], "called"],
    ["tom & jerry: called", [11], "called"],
    ["Tom called", [10], "called"],
    ["Tom and Anna called", [10], "and Anna called"],
    ["Northern Harbour Logistics met the CFO", [12], "met the CFO"],
    ["Northern Harbour Logistics and Warehousing met the CFO", [13], "met the CFO"],
    ["Northern Harbour Logistics and Warehousing Overseas met Bo", [14, 15], "met Bo"],
    ["Northern Harbour Logistics and Warehousing Overseas Fleet met Bo", [15], "met Bo"],
    ["华和 医疗 见了张总", [17], "见了张总"],
    ["华和 见了张总", [16], "见了张总"],
  ])("as long as any of a customer that begins so: %s", (line, expected, rest) => {
    const overseas = "Northern Harbour Logistics and Warehousing Overseas";
    const among = [
      deal(10, "Tom"),
      deal(11, "Tom & Jerry Ltd"),
      deal(12, "Northern Harbour Logistics"),
      deal(13, "Northern Harbour Logistics and Warehousing"),
      deal(14, overseas),
      deal(15, overseas, `${overseas} · Fleet`),
      deal(16, "华和"),
      deal(17, "华和医疗"),
    ];
    const read = dealAndRest(line, among);
    expect([numbers(read.found), read.rest]).toEqual([expected, rest]);
  });

  test("without a blank behind it is only asked about", () => {
    expect(dealAndRest("瑞丰今天见了张总", deals)).toMatchObject({
      deal: "瑞丰今天见了张总",
      rest: "今天见了张总",
      found: { kind: "none", near: [{ number: 5 }] },
    });
  });

  test("may begin with several, and first the likelier are looked for", () => {
    expect(namesAtStart("ACME met the new CFO")).toEqual([
      ["ACME", "ACME met", "ACME met the", "ACME met the new"],
      [],
      [],
    ]);
    expect(namesAtStart("瑞丰今天 见了")).toEqual([["瑞丰今天", "瑞丰今天 见了"], ["瑞丰今"], ["瑞丰"]]);
    expect(namesAtStart("#42 ACME")).toEqual([["#42"]]);
  });
});

describe("Chinese without blanks", () => {
  test.each([
    "今天见了张总",
    "见了张总",
    "客户要求补充实施计划",
    "电话沟通，等对方财务批预算",
    "下周三报价",
    "价格谈妥了",
    "已经签字",
  ])("%s tells what happened", (typed) => {
    expect(tellsWhatHappened(typed)).toBe(true);
  });

  test.each([
    "华信医疗",
    "北京瑞丰",
    "了然科技",
    "金石建材集团",
    "瑞丰",
    "Zephyr",
    "“今天见了张总”",
    "#42",
    "met",
  ])("%s may be a name", (typed) => {
    expect(tellsWhatHappened(typed)).toBe(false);
  });
});
