import { describe, expect, test } from "vitest";
import { field } from "../../../../src/pipelines/gates/field/field.ts";
import type { DealField, GateFacts } from "../../../../src/pipelines/gates/gate-kind.ts";
import { named, nothing, settings, standing } from "./standing.ts";

describe("a field", () => {
  const holds = (column: DealField, facts: Partial<GateFacts> = {}) =>
    field.holds({ ...named, field: column }, { ...nothing, ...facts }, settings);

  test("of a deal is filled with a source, or more than no money", () => {
    expect(holds("source")).toBe(false);
    expect(holds("source", { source: "" })).toBe(false);
    expect(holds("source", { source: "campaign" })).toBe(true);
    expect(holds("amount")).toBe(false);
    expect(holds("amount", { amountMinor: 1n })).toBe(true);
  });

  test("that no deal is without always holds", () => {
    expect(holds("closeDate")).toBe(true);
    expect(holds("likelihood")).toBe(true);
  });

  test("is asked for as the column, under the criterion's name", () => {
    expect(field.asks({ ...named, field: "source" }, standing({}, "zh"))).toEqual({
      column: "source",
      label: "购买意向明确",
      hint: "客户自己明确说过要买",
    });
  });
});
