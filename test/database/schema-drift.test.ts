import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

test("has a migration for every change of the schema", async () => {
  const script = fileURLToPath(new URL("../../scripts/new-migration.ts", import.meta.url));

  const { stdout } = await promisify(execFile)(process.execPath, [script, "--check"]);

  expect(stdout).toBe("The migrations lead to the schema.\n");
});
