import { describe, expect, test } from "vitest";
import { payment } from "../../../../src/pipelines/gates/payment/payment.ts";
import { fieldsOf, named, nothing, settings, standing } from "./standing.ts";

describe("a payment", () => {
  test("has arrived when somebody says yes, nothing else", () => {
    const holds = (intent: string) => payment.holds(named, { ...nothing, answers: { intent } }, settings);
    for (const answer of ["", "no", "soon"]) expect(holds(answer), answer).toBe(false);
    expect(holds("yes")).toBe(true);
  });

  test("is a tick, in the criterion's words", () => {
    const [asked] = fieldsOf(payment.asks(named, standing({}, "zh")));
    expect(asked).toMatchObject({ type: "tick", label: "购买意向明确" });
    expect(asked.read("yes")).toEqual({ ok: true, value: "yes" });
  });

  test("that is not in waits for the account", () => {
    expect(payment.whyNot?.(named, standing())).toContain("in the account");
    expect(payment.whyNot?.(named, standing({}, "zh"))).toContain("到账后");
    expect(payment.says?.(named, {}, "zh")).toBe("已到账");
  });
});
