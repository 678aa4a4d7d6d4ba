import { describe, expect, test } from "vitest";
import { evidence } from "../../../../src/pipelines/gates/evidence/evidence.ts";
import { fieldsOf, named, nothing, settings, standing } from "./standing.ts";

const contract = { id: "01890000-0000-7000-8000-000000000001", name: "contract.pdf" };

describe("evidence", () => {
  test("holds with an address or a file", () => {
    const holds = (answers: Record<string, string>) =>
      evidence.holds(named, { ...nothing, answers }, settings);
    expect(holds({})).toBe(false);
    expect(holds({ intent: "" })).toBe(false);
    expect(holds({ intent: "https://acme.example/po" })).toBe(true);
    expect(holds({ "intent.file": contract.id })).toBe(true);
  });

  test.each(["https://acme.example/po?x=1", "HTTP://acme.example", "https://xn--fiq.example/合同"])(
    "takes the link %s",
    (link) => {
      const [asked] = fieldsOf(evidence.asks(named, standing()));
      expect(asked.read(link)).toEqual({ ok: true, value: link });
    },
  );

  test.each([
    "on my desk",
    "javascript:alert(1)",
    "ftp://acme.example/po",
    "https://",
    "http://x",
    "https://a b.example",
  ])("takes no %s", (typed) => {
    const [asked] = fieldsOf(evidence.asks(named, standing({}, "zh")));
    expect(asked.read(typed)).toMatchObject({ ok: false, error: expect.stringContaining("不是链接") });
  });

  test("takes words where the criterion says so", () => {
    const [asked] = fieldsOf(evidence.asks({ ...named, note: true }, standing()));
    expect(asked.read("on my desk")).toEqual({ ok: true, value: "on my desk" });
  });

  test("offers what was sent, and neither another's nor what is gone", () => {
    expect(fieldsOf(evidence.asks(named, standing()))).toHaveLength(1);
    const [where, file] = fieldsOf(evidence.asks(named, standing({}, "en", { files: [contract] })));
    expect(where.required).toBe(false);
    expect(file).toMatchObject({ part: "file", options: [{ value: contract.id, label: "contract.pdf" }] });
    expect(file!.read(contract.id)).toEqual({ ok: true, value: contract.id });
    expect(file!.read("01890000-0000-7000-8000-000000000002")).toMatchObject({
      ok: false,
      error: expect.stringContaining("isn't yours"),
    });
  });

  test("says what it wants, and what it was given", () => {
    const unhinted = { ...named, hint: undefined };
    expect(fieldsOf(evidence.asks(unhinted, standing()))[0].hint).toContain("https://");
    expect(evidence.whyNot?.(named, standing())).toContain("link");
    expect(evidence.whyNot?.({ ...named, note: true }, standing({}, "zh"))).toContain("在哪里能找到");
    expect(evidence.says?.(named, { intent: "https://acme.example" }, "en")).toBe("https://acme.example");
    expect(evidence.says?.(named, { "intent.file": contract.id }, "zh")).toBe("文件");
  });
});
