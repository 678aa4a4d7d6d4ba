import { describe, expect, test } from "vitest";
import {
  readCompetitorLine,
  readHelperLine,
  readLinkLine,
  readPartnerLine,
} from "../../../src/deal-parties/party-line.ts";
import { safeAddress } from "../../../src/deal-parties/safe-address.ts";

describe("lines about who else plays a part", () => {
  test.each([
    ["Acme Partners 20%", "Acme Partners", "", "20"],
    ["Acme Partners 20 % brought it", "Acme Partners", "brought", "20"],
    ["明远咨询 20％ 带来", "明远咨询", "brought", "20"],
    ["明远咨询 一起做", "明远咨询", "joined", ""],
    ["Acme out", "Acme", "gone", ""],
    ["", "", "", ""],
  ])("partner: %s", (line, name, part, share) =>
    expect(readPartnerLine(line)).toEqual({ name, part, share }),
  );

  test.each([
    ["Priya presales 8h", "Priya", "presales", "8"],
    ["王芳 售前 8小时", "王芳", "presales", "8"],
    ["Lee Wong exec", "Lee Wong", "executive", ""],
    ["王芳 不再协作", "王芳", "gone", ""],
  ])("helper: %s", (line, member, role, hours) =>
    expect(readHelperLine(line)).toEqual({ member, role, hours }),
  );

  test.each([
    ["Oracle", "Oracle", ""],
    ["Oracle out", "Oracle", "gone"],
    ["用友 出局", "用友", "gone"],
    ["Outlook Systems", "Outlook Systems", ""],
  ])("competitor: %s", (line, name, standing) =>
    expect(readCompetitorLine(line)).toEqual({ name, standing }),
  );

  test.each([
    ["https://docs.example.com/a The offer", "https://docs.example.com/a", "The offer"],
    ["方案 https://docs.example.com/a", "https://docs.example.com/a", "方案"],
    ["The offer", "", "The offer"],
  ])("link: %s", (line, url, title) => expect(readLinkLine(line)).toEqual({ url, title }));
});

describe("an address that may stand behind a button", () => {
  test.each([
    ["https://docs.example.com/offer?id=1#2", "https://docs.example.com/offer?id=1#2"],
    ["https://docs.example.com/a|b<c>", "https://docs.example.com/a%7Cb%3Cc%3E"],
    ["https://docs.example.com/(x)[y]*", "https://docs.example.com/%28x%29%5By%5D%2A"],
    ["https://例子.公司/方案", "https://xn--fsqu00a.xn--55qx5d/%E6%96%B9%E6%A1%88"],
  ])("%s", (typed, address) => expect(safeAddress(typed)).toBe(address));

  test.each([
    "http://docs.example.com/offer",
    "javascript:alert(1)",
    "data:text/html,x",
    "https://user:secret@example.com/",
    "https://bank.com@evil.example/",
    "https://127.0.0.1/",
    "https://[::1]/",
    "https://localhost/",
    "ftp://example.com/",
    "docs.example.com",
    "",
    `https://example.com/${"a".repeat(500)}`,
  ])("not %s", (typed) => expect(safeAddress(typed)).toBeUndefined());
});
