import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findPhone, formatPhone, readPhone } from "../../../src/understanding/read-phone.ts";

const china = { zone: "Asia/Shanghai", currency: "CNY" };
const states = { zone: "America/New_York", currency: "USD" };

describe("a telephone number", () => {
  test.each([
    ["13800138000", china, "+8613800138000", "+86 138 0013 8000"],
    ["138-0013-8000", china, "+8613800138000", "+86 138 0013 8000"],
    ["１３８ ００１３ ８０００", china, "+8613800138000", "+86 138 0013 8000"],
    ["0086 138 0013 8000", china, "+8613800138000", "+86 138 0013 8000"],
    ["（010）8888 6666转12", china, "+861088886666;ext=12", "+86 10 8888 6666 #12"],
    ["010-88886666 分机 12", china, "+861088886666;ext=12", "+86 10 8888 6666 #12"],
    ["(212) 555-2368", states, "+12125552368", "+1 212 555 2368"],
    ["212.555.2368 ext 9", states, "+12125552368;ext=9", "+1 212 555 2368 #9"],
    ["+44 20 7946 0018", china, "+442079460018", "+44 20 7946 0018"],
    // Whoever has numbers of their own keeps them as they are written.
    ["95588", china, "95588", "95588"],
    ["8888-6666-1234-5678-9", china, "8888-6666-1234-5678-9", "8888-6666-1234-5678-9"],
  ])("%s", (typed, home, kept, shown) => {
    expect(readPhone(typed, home)).toBe(kept);
    expect(formatPhone(kept)).toBe(shown);
    // What is shown is read as the same.
    expect(readPhone(shown.replace("#", "ext "), home)).toBe(kept);
  });

  test.each(["call me", "", "12", "jane@acme.com", "1".repeat(40)])("%s is none", (typed) => {
    expect(readPhone(typed, china)).toBeUndefined();
  });

  test("is found among other words", () => {
    expect(findPhone("李总 采购 13800138000", china)).toEqual({ phone: "+8613800138000", rest: "李总 采购" });
    expect(findPhone("Jane Roe CFO", states)).toBeUndefined();
    expect(findPhone("王五 电话 12345", china)).toMatchObject({ phone: "12345" });
  });

  test("without a zone that says the country, the currency does", () => {
    expect(readPhone("13800138000", { zone: "UTC", currency: "CNY" })).toBe("+8613800138000");
  });

  test("whatever is typed, it is kept or refused", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (typed) => {
        const kept = readPhone(typed, china);
        if (kept !== undefined) expect(formatPhone(kept)).not.toBe("");
      }),
    );
  });
});
