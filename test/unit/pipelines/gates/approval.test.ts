import { describe, expect, test } from "vitest";
import { approval, isPending } from "../../../../src/pipelines/gates/approval/approval.ts";
import { fieldsOf, named, nothing, settings, standing } from "./standing.ts";

const byManager = { ...named, hint: undefined, by: "manager" } as const;
const approvers = [
  { id: "li", name: "Li Fang", leads: true },
  { id: "wu", name: "Jen Wu", leads: false },
];

describe("an approval", () => {
  test("holds once somebody said yes; asking is not enough, a no neither", () => {
    const holds = (answers: Record<string, string>) =>
      approval.holds(byManager, { ...nothing, answers }, settings);
    expect(holds({})).toBe(false);
    expect(holds({ "intent.asked": "li" })).toBe(false);
    expect(holds({ "intent.asked": "li", intent: "no" })).toBe(false);
    expect(holds({ "intent.asked": "li", intent: "yes" })).toBe(true);
  });

  test("is pending between the question and the answer", () => {
    expect(isPending("intent", {})).toBe(false);
    expect(isPending("intent", { "intent.asked": "li", intent: "" })).toBe(true);
    expect(isPending("intent", { "intent.asked": "li", intent: "no" })).toBe(false);
  });

  test("is asked of who leads, or of any colleague; of nobody else", () => {
    const asked = (by: "manager" | "colleague") =>
      fieldsOf(approval.asks({ ...byManager, by }, standing({}, "en", { approvers })))[0];
    expect(asked("manager")).toMatchObject({ part: "asked", options: [{ value: "li", label: "Li Fang" }] });
    expect(asked("colleague")).toMatchObject({ options: [{ value: "li" }, { value: "wu" }] });
    expect(asked("manager").read("li")).toEqual({ ok: true, value: "li" });
    expect(asked("manager").read("wu")).toMatchObject({
      ok: false,
      error: expect.stringContaining("can't approve"),
    });
  });

  test("no form can say yes to it", () => {
    for (const field of fieldsOf(approval.asks(byManager, standing({}, "en", { approvers }))))
      expect(field.part).toBe("asked");
  });

  test("says what it waits for", () => {
    const why = (answers: Record<string, string>, locale: "en" | "zh" = "en") =>
      approval.whyNot?.(byManager, standing({ answers }, locale, { approvers }));
    expect(why({})).toContain("Pick who");
    expect(why({ "intent.asked": "li" })).toContain("Waiting for Li Fang");
    expect(why({ "intent.asked": "li" }, "zh")).toContain("等 Li Fang 审批");
    expect(why({ "intent.asked": "li", intent: "no" })).toContain("Refused");
    // Who was asked has left: somebody else has to be.
    expect(why({ "intent.asked": "gone" })).toContain("Pick who");
    expect(fieldsOf(approval.asks(byManager, standing({}, "zh")))[0].hint).toContain("没有设负责人");
  });
});
