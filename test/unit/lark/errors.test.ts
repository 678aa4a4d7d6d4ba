import { expect, test } from "vitest";
import { sendErrorFrom } from "../../../src/chat/lark/errors.ts";

const answered = (status: number, data: unknown) => ({
  message: "failed",
  response: { status, data, headers: {} },
});

test("what broke on Lark's side is tried again, also when it comes with a code", () => {
  const broken = sendErrorFrom(answered(500, { code: 2200, msg: "Internal Server Error" }));
  expect(broken).toMatchObject({ code: "http_500", retryable: true, doubtful: true });
  expect(broken.message).toContain("2200: Internal Server Error");
});

test("a code whose meaning is known keeps it, whatever it comes with", () => {
  expect(sendErrorFrom(answered(500, { code: 230013, msg: "" }))).toMatchObject({
    code: "230013",
    retryable: false,
  });
  expect(sendErrorFrom(answered(503, { code: 11232, msg: "" }))).toMatchObject({
    code: "11232",
    retryable: true,
    doubtful: false,
    retryAfterSeconds: 30,
  });
  expect(sendErrorFrom(answered(400, { code: 230001, msg: "bad" }))).toMatchObject({ retryable: false });
});

test("credentials that Lark does not accept are told as such, not as Lark being out of reach", () => {
  const sdk = new Error("failed to get tenant_access_token, code: 10014, msg: app secret invalid");
  const refused = sendErrorFrom(sdk);
  expect(refused).toMatchObject({ code: "10014", retryable: true, doubtful: false });
  expect(refused.message).toContain("app secret");
  expect(refused.message).not.toContain("reached");
  const other = sendErrorFrom(new Error("failed to get tenant_access_token, code: 55001, msg: busy"));
  expect(other).toMatchObject({ retryable: true });
});

test("a token that stays invalid is not tried without end and without a pause", () => {
  for (const code of [99991661, 99991663, 99991664, 99991668]) {
    expect(sendErrorFrom(answered(400, { code, msg: "" })).retryAfterSeconds).toBeUndefined();
  }
});

test("a connection that was never made carried nothing; one that broke may have", () => {
  const failed = (code: string) => sendErrorFrom(Object.assign(new Error(code), { code }));
  for (const code of ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN"])
    expect(failed(code), code).toMatchObject({ retryable: true, doubtful: false });
  for (const code of ["ECONNRESET", "ECONNABORTED", "ETIMEDOUT"])
    expect(failed(code), code).toMatchObject({ retryable: true, doubtful: true });
});
