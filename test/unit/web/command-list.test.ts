import { expect, test } from "vitest";
import { usages } from "../../../src/usages.ts";
import { createUseCases } from "../../../src/use-cases.ts";
import { commandList } from "../../../src/web/command-list.ts";

const verbs = createUseCases(async () => ({ url: "", hours: 1 })).flatMap(({ command }) => command ?? []);

test("both languages are offered, the reader's own first", () => {
  const forZh = commandList("zh", usages, verbs);
  const firstEnglish = forZh.findIndex(({ locale }) => locale === "en");
  expect(firstEnglish).toBeGreaterThan(0);
  expect(forZh.slice(firstEnglish).every(({ locale }) => locale === "en")).toBe(true);
  expect(commandList("en", usages, verbs)).toHaveLength(forZh.length);
});

test("what is put into the box ends where one's own words begin", () => {
  const inserts = commandList("en", usages, verbs).map(({ insert }) => insert);
  expect(inserts).toContain("/deal new ");
  expect(inserts).toContain("/商机 新建 ");
  expect(inserts).toContain("/customer ");
  expect(inserts).toContain("/forecast");
  expect(inserts).toContain("/team join ");
});

test("no two commands put the same into the box, and none a name of ours", () => {
  const inserts = commandList("en", usages, verbs).map(({ insert }) => insert.trim());
  expect(inserts).toEqual([...new Set(inserts)]);
  expect(inserts).toContain("/funnel mine");
  expect(inserts.filter((insert) => /ACME|华信|Wang|王芳|East|华东|\d/.test(insert))).toEqual([]);
});
