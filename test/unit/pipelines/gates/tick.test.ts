import { describe, expect, test } from "vitest";
import { tick } from "../../../../src/pipelines/gates/tick/tick.ts";
import { named, nothing, settings, standing } from "./standing.ts";

describe("a tick", () => {
  test("is yes, nothing else", () => {
    const holds = (answer: string) =>
      tick.holds(named, { ...nothing, answers: { intent: answer } }, settings);
    for (const answer of ["", "no", "Yes", "true"]) expect(holds(answer), answer).toBe(false);
    expect(holds("yes")).toBe(true);
    expect(tick.holds(named, nothing, settings)).toBe(false);
  });

  test("is asked for in the criterion's words and kept as it comes", () => {
    const asked = tick.asks(named, standing({}, "zh"));
    expect(asked).toMatchObject({ type: "tick", label: "购买意向明确", hint: "客户自己明确说过要买" });
    expect("read" in asked && asked.read("yes")).toEqual({ ok: true, value: "yes" });
  });

  test("that is missing waits for the truth", () => {
    expect(tick.whyNot?.(named, standing())).toContain("once it's true");
    expect(tick.whyNot?.(named, standing({}, "zh"))).toContain("再勾选");
  });
});
