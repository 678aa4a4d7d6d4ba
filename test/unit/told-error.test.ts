import { expect, test } from "vitest";
import { toldError } from "../../src/told-error.ts";

test("an error is logged with what helps, and nothing that hangs onto it", () => {
  const driver = Object.assign(new Error("terminating connection"), {
    code: "57P01",
    client: { processID: 7, secretKey: -2040831819, password: "geheim" },
    detail: "Key (name)=(华信医疗) already exists.",
  });
  const error = Object.assign(new Error("query failed", { cause: driver }), {
    config: { headers: { Authorization: "t-1" } },
  });
  const both = new AggregateError([driver, "no error"], "two addresses");

  expect(toldError(error)).toEqual({
    type: "Error",
    message: "query failed",
    stack: error.stack,
    causes: [{ type: "Error", message: "terminating connection", stack: driver.stack, code: "57P01" }],
  });
  expect(toldError(both)).toMatchObject({ message: "two addresses", causes: [{ code: "57P01" }] });
  expect(toldError("said so")).toBe("said so");
});

test("an error that is its own cause ends", () => {
  const ring = new Error("round");
  ring.cause = ring;
  expect(JSON.stringify(toldError(ring)).length).toBeLessThan(20_000);
});
