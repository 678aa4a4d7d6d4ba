import { describe, expect, test } from "vitest";
import { newcomerPolicies } from "../../../src/company/workspace-settings.ts";
import { type Asked, admission, mayStay } from "../../../src/joining/admission.ts";
import { codeIn } from "../../../src/joining/join-code.ts";

const colleague: Asked = {
  account: "member",
  isOwner: false,
  mailIsKnown: false,
  code: "none",
  companyHasAdmin: true,
  policy: "reps",
};
const asking = (more: Partial<Asked>) => admission({ ...colleague, ...more });

describe("at the door", () => {
  test("a colleague comes in as the company has set it", () => {
    expect(newcomerPolicies.map((policy) => asking({ policy }))).toEqual([
      { type: "new", role: "rep" },
      { type: "refused", why: "waits" },
      { type: "refused", why: "invitation" },
    ]);
  });

  test("the tenant's owner is admin while there is none, whatever is set; never a second one", () => {
    for (const policy of newcomerPolicies) {
      const owner = { isOwner: true, companyHasAdmin: false, policy } as const;
      expect(asking(owner)).toEqual({ type: "new", role: "admin" });
      expect(asking({ ...owner, mailIsKnown: true })).toEqual({ type: "known", by: "mail", promoted: true });
    }
    expect(asking({ isOwner: true })).toEqual({ type: "new", role: "rep" });
    expect(asking({ isOwner: true, mailIsKnown: true })).toMatchObject({ promoted: false });
  });

  test("the first one to come is no admin by that", () => {
    expect(asking({ companyHasAdmin: false })).toEqual({ type: "new", role: "rep" });
  });

  test("guests and others stay out, owner or not, known mailbox or not, own code or not", () => {
    for (const account of ["guest", "external", "deleted"] as const) {
      const refused = { type: "refused", why: account };
      expect(asking({ account })).toEqual(refused);
      expect(asking({ account, isOwner: true, companyHasAdmin: false })).toEqual(refused);
      expect(asking({ account, mailIsKnown: true })).toEqual(refused);
      expect(asking({ account, code: "own" })).toEqual(refused);
    }
  });

  test("an admin's invitation opens the door to all but the deleted", () => {
    const invited = { code: "invitation", policy: "invitation" } as const;
    for (const account of ["member", "guest", "external"] as const) {
      expect(asking({ ...invited, account })).toMatchObject({ type: "known", by: "code" });
    }
    expect(asking({ ...invited, account: "deleted" })).toEqual({ type: "refused", why: "deleted" });
  });

  test("a member whose account becomes less goes, unless an admin has said yes", () => {
    expect(mayStay("member", false)).toBe(true);
    expect([mayStay("guest", false), mayStay("external", false)]).toEqual([false, false]);
    expect([mayStay("guest", true), mayStay("external", true)]).toEqual([true, true]);
    expect(mayStay("deleted", true)).toBe(false);
  });
});

describe("a code in a line", () => {
  test.each([
    ["/team link 7KQ4M-2TX9P", "7KQ4M-2TX9P"],
    ["7kq4m-2tx9p", "7KQ4M-2TX9P"],
    ["团队 绑定 ７ＫＱ４Ｍ－２ＴＸ９Ｐ", "7KQ4M-2TX9P"],
    ["link 7KQ4M-2TX9P please", "7KQ4M-2TX9P"],
    ["link OIL4M-2TX9P", "0114M-2TX9P"],
  ])("%s", (line, code) => expect(codeIn(line)).toBe(code));

  test.each(["/deal new ACME 1.2m", "+86-13800-13800", "ABCDE-FGHIJK", "7KQ4U-2TX9P", "2026-11-28", ""])(
    "none in %s",
    (line) => expect(codeIn(line)).toBeUndefined(),
  );
});
