import { describe, expect, test } from "vitest";
import { readContactLine } from "../../../src/customers/contacts/contact-line.ts";
import { namingPattern } from "../../../src/customers/contacts/naming-pattern.ts";

const home = { zone: "Asia/Shanghai", currency: "CNY" };
const nothing = { job: "", phone: "", mail: "", roles: [], sentiment: "", met: undefined };

describe("a line about a person", () => {
  test.each([
    [
      "李总 采购 13800138000",
      { name: "李总", job: "采购", phone: "+8613800138000", roles: ["purchasing-contact"] },
    ],
    [
      "Jane Roe CFO jane@acme.com +44 20 7946 0018",
      { name: "Jane Roe", job: "CFO", mail: "jane@acme.com", phone: "+442079460018" },
    ],
    [
      "张伟 信息中心主任 决策者 见过 010-88886666转12",
      {
        name: "张伟",
        job: "信息中心主任",
        roles: ["decision-maker"],
        met: true,
        phone: "+861088886666;ext=12",
      },
    ],
    [
      "Maria Garcia Lopez Head of IT supporter",
      { name: "Maria Garcia Lopez", job: "Head of IT", sentiment: "supporter" },
    ],
    ["Bob", { name: "Bob" }],
    ["王五 电话 12345", { name: "王五", phone: "12345" }],
    ["欧阳娜娜 使用者 审批者 没见过", { name: "欧阳娜娜", roles: ["user", "approver"], met: false }],
  ])("%s", (line, said) => {
    expect(readContactLine(line, home)).toEqual({ ...nothing, ...said });
  });
});

describe("what names a person in texts", () => {
  const pattern = (name: string, phone: string | null = null, mail: string | null = null) =>
    namingPattern({ name, phone, mail });

  test("is the name as a word of its own, the phone in any habit, and the mail", () => {
    expect(pattern("Jane Roe")).toBe("(?:\\mJane Roe\\M)");
    expect(pattern("李总")).toBe("(?:李总)");
    expect(pattern("A. (Bo)", null, "a+b@acme.com")).toContain("a\\+b@acme\\.com");
    expect(pattern("Jane", "+8613800138000")).toContain("8[ ().-]*0[ ().-]*0");
  });

  test("is nothing where all of it could be anything", () => {
    expect(pattern("李")).toBeUndefined();
  });
});
