/** What `npm run check` looks at beside types and style: each check finds what is planted. */
import { describe, expect, test } from "vitest";
import { isAllowed, problemsOf } from "../../scripts/check-dependencies.ts";
import { weaknessesOf } from "../../scripts/check-policy.ts";

describe("check:dependencies", () => {
  const good = { integrity: "sha512-x", license: "MIT" };
  const from = (resolved: string) => ({ ...good, resolved });

  test("takes packages with a sum and a licence, from one place", () =>
    expect(problemsOf({ "": {}, a: good, b: from("https://one.example/b.tgz") })).toEqual([]));

  test.each([
    [{ a: { license: "MIT" } }, "a has no SHA-512"],
    [{ a: { ...good, integrity: "sha1-x" } }, "a has no SHA-512"],
    [{ a: { ...good, license: "AGPL-3.0" } }, "a is under AGPL-3.0"],
    [{ a: { integrity: "sha512-x" } }, "a is under no licence"],
    [{ a: from("https://one.example/a"), b: from("https://two.example/b") }, "Packages come from 2 places"],
    [{ a: from("http://one.example/a") }, "http://one.example is not https"],
    [{ a: from("git+ssh://git@one.example/a") }, "is not https"],
  ])("finds in %j that %s", (packages, problem) =>
    expect(problemsOf(packages)).toEqual([expect.stringContaining(problem)]),
  );

  test("asks nothing of the licence of what is only for developing", () =>
    expect(problemsOf({ a: { ...good, license: "GPL-3.0", dev: true } })).toEqual([]));

  test.each([
    ["(MIT OR GPL-3.0)", true],
    ["MIT AND OFL-1.1", true],
    ["MIT AND GPL-3.0", false],
    ["UNLICENSED", false],
  ])("%s: %s", (licence, allowed) => expect(isAllowed(licence)).toBe(allowed));
});

describe("check:policy", () => {
  const strict = "default-src 'none'; script-src 'self'; base-uri 'none'";

  test("takes a policy that runs nothing but our own scripts", () =>
    expect(weaknessesOf(strict)).toEqual([]));

  test.each(["'unsafe-inline'", "'unsafe-eval'", "https:", "*", "https://cdn.jsdelivr.net"])(
    "refuses scripts from %s",
    (source) =>
      expect(weaknessesOf(strict.replace("script-src", `script-src ${source}`)).length).toBeGreaterThan(0),
  );
});
