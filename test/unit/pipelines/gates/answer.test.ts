import { describe, expect, test } from "vitest";
import { answer } from "../../../../src/pipelines/gates/answer/answer.ts";
import { fieldsOf, named, nothing, settings, standing } from "./standing.ts";

describe("an answer", () => {
  test("is any text; one that was taken back is none", () => {
    const holds = (answers: Record<string, string>) => answer.holds(named, { ...nothing, answers }, settings);
    expect(holds({})).toBe(false);
    expect(holds({ intent: "" })).toBe(false);
    expect(holds({ finances: "sound" })).toBe(false);
    expect(holds({ intent: "no" })).toBe(true);
  });

  test("is one line, kept as it was typed", () => {
    const [asked] = fieldsOf(answer.asks(named, standing()));
    expect(asked).toMatchObject({ type: "line", maxLength: 300, label: "Clear intent to buy" });
    expect(asked.read("Mrs Li said so")).toEqual({ ok: true, value: "Mrs Li said so" });
  });
});
