import { expect, test } from "vitest";
import { endingOf, fileName } from "../../../src/files/file-name.ts";

test.each([
  ["offer.pdf", "offer.pdf"],
  ["../../etc/passwd.txt", "passwd.txt"],
  ["C:\\fakepath\\offer.pdf", "offer.pdf"],
  ["..", "file"],
  ["", "file"],
  [".hidden", "hidden"],
  ["a\u0000b\n.pdf", "ab.pdf"],
  // Shown from right to left it would read gnp.exe.
  ["\u202eexe.png", "exe.png"],
  ['a<b>:"|?*.pdf', "a_b______.pdf"],
  [" 报价 2026.xlsx ", "报价 2026.xlsx"],
  ["half \ud83d.png", "half \ufffd.png"],
])("%j is kept as %j", (given, kept) => {
  expect(fileName(given)).toBe(kept);
});

test("a long name keeps its ending", () => {
  const kept = fileName(`${"长".repeat(500)}.pdf`);
  expect(kept).toMatch(/^长+….pdf$/u);
  expect([...kept]).toHaveLength(120);
});

test.each([
  ["offer.PDF", "pdf"],
  ["offer", ""],
  ["offer.", ""],
  [".pdf", ""],
  ["a.tar.gz", "gz"],
])("the ending of %j is %j", (name, ending) => {
  expect(endingOf(name)).toBe(ending);
});
