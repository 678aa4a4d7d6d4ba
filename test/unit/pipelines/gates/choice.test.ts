import { describe, expect, test } from "vitest";
import { choice } from "../../../../src/pipelines/gates/choice/choice.ts";
import { fieldsOf, named, nothing, settings, standing } from "./standing.ts";

const options = [
  { code: "it", name: { en: "IT", zh: "信息部门" } },
  { code: "office", name: { en: "General office", zh: "办公室" } },
];
const one = { ...named, options };
const several = { ...one, several: true };

describe("a choice", () => {
  test("holds once something is chosen", () => {
    const holds = (intent: string) => choice.holds(one, { ...nothing, answers: { intent } }, settings);
    expect(holds("")).toBe(false);
    expect(holds("it")).toBe(true);
    expect(choice.holds(one, nothing, settings)).toBe(false);
  });

  test("keeps codes, whatever the reader's language, and takes no others", () => {
    const [asked] = fieldsOf(choice.asks(one, standing({}, "zh")));
    expect(asked).toMatchObject({
      type: "choice",
      options: [
        { value: "it", label: "信息部门" },
        { value: "office", label: "办公室" },
      ],
    });
    expect(asked.read("office")).toEqual({ ok: true, value: "office" });
    expect(asked.read("General office")).toMatchObject({
      ok: false,
      error: expect.stringContaining("没有这个选项"),
    });
  });

  test("of several keeps each on its line", () => {
    const [asked] = fieldsOf(choice.asks(several, standing()));
    expect(asked.type).toBe("choices");
    expect(asked.read("it\noffice")).toEqual({ ok: true, value: "it\noffice" });
    expect(asked.read("it\ncellar")).toMatchObject({
      ok: false,
      error: expect.stringContaining("one of the choices"),
    });
  });

  test("is said by its names, and by its code once there is no such choice any more", () => {
    expect(choice.says?.(several, { intent: "it\noffice" }, "en")).toBe("IT, General office");
    expect(choice.says?.(several, { intent: "it\ncellar" }, "zh")).toBe("信息部门、cellar");
  });
});
