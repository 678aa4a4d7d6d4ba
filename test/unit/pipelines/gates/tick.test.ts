import { describe, expect, test } from "vitest";
import { tick } from "../../../../src/pipelines/gates/tick/tick.ts";
import { fieldsOf, named, nothing, settings, standing } from "./standing.ts";

describe("a tick", () => {
  test("is yes, nothing else", () => {
    const holds = (answer: string) =>
      tick.holds(named, { ...nothing, answers: { intent: answer } }, settings);
    for (const answer of ["", "no", "Yes", "true"]) expect(holds(answer), answer).toBe(false);
    expect(holds("yes")).toBe(true);
    expect(tick.holds(named, nothing, settings)).toBe(false);
  });

  test("is asked for in the criterion's words and kept as it comes", () => {
    const [asked] = fieldsOf(tick.asks(named, standing({}, "zh")));
    expect(asked).toMatchObject({ type: "tick", label: "购买意向明确", hint: "客户自己明确说过要买" });
    expect(asked.read("yes")).toEqual({ ok: true, value: "yes" });
  });

  test("that is missing waits for the truth", () => {
    expect(tick.whyNot?.(named, standing())).toContain("once it's true");
    expect(tick.whyNot?.(named, standing({}, "zh"))).toContain("再勾选");
  });

  describe("with a note", () => {
    const noted = { ...named, note: "required" } as const;

    test("holds with both, or with the tick alone where the note is optional", () => {
      const holds = (note: "optional" | "required", answers: Record<string, string>) =>
        tick.holds({ ...named, note }, { ...nothing, answers }, settings);
      expect(holds("required", { intent: "yes" })).toBe(false);
      expect(holds("required", { "intent.note": "Li said so" })).toBe(false);
      expect(holds("required", { intent: "yes", "intent.note": "Li said so" })).toBe(true);
      expect(holds("optional", { intent: "yes" })).toBe(true);
    });

    test("asks for it in a field of its own, and says which of the two is missing", () => {
      const [said, note] = fieldsOf(tick.asks(noted, standing({}, "zh")));
      expect(said.type).toBe("tick");
      expect(note).toMatchObject({ part: "note", required: true, label: expect.stringContaining("说明") });
      expect(note!.read("Li said so")).toEqual({ ok: true, value: "Li said so" });
      expect(tick.whyNot?.(noted, standing({ answers: { intent: "yes" } }))).toContain("how you know");
      expect(tick.whyNot?.(noted, standing({ answers: { intent: "yes" } }, "zh"))).toContain("依据");
      expect(tick.whyNot?.(noted, standing())).toContain("once it's true");
    });

    test("is said in its words", () => {
      expect(tick.says?.(noted, { intent: "yes", "intent.note": "Li said so" }, "en")).toBe("Li said so");
      expect(tick.says?.(noted, { intent: "yes" }, "zh")).toBe("是");
    });
  });
});
