import { describe, expect, test } from "vitest";
import { role } from "../../../../src/pipelines/gates/role/role.ts";
import { fieldsOf, named, nothing, settings, standing } from "./standing.ts";

const decider = { ...named, hint: undefined, role: "decision-maker" } as const;
const contacts = [
  { name: "Jen Wu", roles: ["user"], met: ["user"] },
  { name: "李总", roles: ["approver", "decision-maker"], met: [] },
] as const;

describe("a role that has been met", () => {
  test("holds once there is a name", () => {
    const holds = (intent: string) => role.holds(decider, { ...nothing, answers: { intent } }, settings);
    expect(holds("")).toBe(false);
    expect(holds("李总")).toBe(true);
  });

  test("asks who it was, and takes any name", () => {
    const [asked, ...more] = fieldsOf(role.asks(decider, standing()));
    expect(more).toEqual([]);
    expect(asked).toMatchObject({ type: "line", hint: expect.stringContaining("Name and title") });
    expect(asked.read("Mr Li, CFO")).toEqual({ ok: true, value: "Mr Li, CFO" });
    expect(role.whyNot?.(decider, standing({}, "zh"))).toContain("见的是谁");
  });

  test("offers whom we know there, those in that part first, each in the reader's words", () => {
    const [typed, known] = fieldsOf(role.asks(decider, standing({}, "zh", { contacts })));
    expect(typed.required).toBe(false);
    expect(known).toMatchObject({
      type: "choice",
      options: [
        { value: "李总", label: "李总（采购审批者、决策者）" },
        { value: "Jen Wu", label: "Jen Wu（使用者）" },
      ],
    });
    // Whoever was met in that part is there to be sent; who is only known is not.
    expect(known!.now).toBeUndefined();
    const met = [{ name: "Jen Wu", roles: ["decision-maker"], met: ["decision-maker"] }] as const;
    expect(fieldsOf(role.asks(decider, standing({}, "en", { contacts: met })))[1]!.now).toBe("Jen Wu");
    expect(known!.part).toBeUndefined();
    expect(known!.read("李总")).toEqual({ ok: true, value: "李总" });
    expect(known!.read("Nobody")).toMatchObject({
      ok: false,
      error: expect.stringContaining("没有这个联系人"),
    });
  });
});
