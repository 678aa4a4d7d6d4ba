import { expect, test } from "vitest";
import { usages } from "../../../src/usages.ts";
import { commandList } from "../../../src/web/command-list.ts";

test("both languages are offered, the reader's own first", () => {
  const forZh = commandList("zh", usages);
  const firstEnglish = forZh.findIndex(({ locale }) => locale === "en");
  expect(firstEnglish).toBeGreaterThan(0);
  expect(forZh.slice(firstEnglish).every(({ locale }) => locale === "en")).toBe(true);
  expect(commandList("en", usages)).toHaveLength(forZh.length);
});

test("what is put into the box ends where one's own words begin", () => {
  const inserts = commandList("en", usages).map(({ insert }) => insert);
  expect(inserts).toContain("/deal new ");
  expect(inserts).toContain("/商机 新建 ");
  expect(inserts).toContain("/customer ");
  expect(inserts).toContain("/forecast");
  expect(inserts.filter((insert) => /ACME|华信/.test(insert))).toEqual([]);
});
