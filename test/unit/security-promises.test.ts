/** SECURITY.md promises nothing without a test that shows it. */
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const root = new URL("../../", import.meta.url);
const [, table = ""] = readFileSync(new URL("SECURITY.md", root), "utf8").split("## What it promises");
const rows = table
  .split("\n## ")[0]!
  .split("\n")
  .filter((line) => line.startsWith("| "))
  .slice(1);

test("there are promises", () => expect(rows.length).toBeGreaterThan(20));

test.each(rows)("%s", (row) => {
  const named = [...row.matchAll(/`(test\/[^`]+)`/g)].map(([, path]) => path!);
  expect(named).not.toEqual([]);
  expect(named.filter((path) => !existsSync(new URL(path, root)))).toEqual([]);
});
