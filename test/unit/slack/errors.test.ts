import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from "@slack/web-api";
import { describe, expect, test } from "vitest";
import { SendError } from "../../../src/chat/platform.ts";
import { belongsTo } from "../../../src/chat/slack/client.ts";
import { ResponseRefused, slackWord, toSendError } from "../../../src/chat/slack/errors.ts";

const platform = (error: string) => new WebAPIPlatformError({ ok: false, error });
const network = (code: string) =>
  new WebAPIRequestError(new TypeError("fetch failed", { cause: Object.assign(new Error(code), { code }) }));

describe("what went wrong at Slack", () => {
  test.each([
    ["account_inactive", { retryable: false, doubtful: false }],
    ["channel_not_found", { retryable: false, doubtful: false }],
    ["token_revoked", { retryable: false, doubtful: false }],
    ["invalid_blocks", { retryable: false, doubtful: false }],
    ["ratelimited", { retryable: true, doubtful: false }],
    ["internal_error", { retryable: true, doubtful: true }],
    ["service_unavailable", { retryable: true, doubtful: true }],
  ])("%s", (word, judged) => {
    expect(toSendError(platform(word), true)).toMatchObject({ code: word, ...judged });
  });

  test("a limit tells how long to wait", () => {
    expect(toSendError(new WebAPIRateLimitedError(30), true)).toMatchObject({
      code: "ratelimited",
      retryable: true,
      doubtful: false,
      retryAfterSeconds: 30,
    });
  });

  test.each([
    [500, true],
    [503, true],
    [408, true],
    [404, false],
    [413, false],
  ])("HTTP %i", (status, passes) => {
    const error = new WebAPIHTTPError(status, "", {});
    expect(toSendError(error, true)).toMatchObject({ retryable: passes, doubtful: passes });
    expect(toSendError(error, false).doubtful).toBe(false);
  });

  test("a connection that was never made carried nothing, a broken one may have", () => {
    expect(toSendError(network("ECONNREFUSED"), true)).toMatchObject({ retryable: true, doubtful: false });
    expect(toSendError(network("ENOTFOUND"), true)).toMatchObject({ retryable: true, doubtful: false });
    expect(toSendError(network("ECONNRESET"), true)).toMatchObject({ retryable: true, doubtful: true });
    const timeout = new WebAPIRequestError(new DOMException("too late", "TimeoutError"));
    expect(toSendError(timeout, true)).toMatchObject({ code: "timeout", retryable: true, doubtful: true });
  });

  test("our own mistakes are not repeated", () => {
    expect(toSendError(new RangeError("too big"), true)).toMatchObject({ retryable: false, doubtful: false });
    const already = new SendError("x", { code: "x", retryable: true });
    expect(toSendError(already, true)).toBe(already);
  });

  test("Slack's word is known whichever way it came", () => {
    expect(slackWord(platform("invalid_blocks"))).toBe("invalid_blocks");
    expect(slackWord(new ResponseRefused("used_url"))).toBe("used_url");
    expect(slackWord(new Error("x"))).toBeUndefined();
  });
});

test("addresses in events are followed only to Slack's own hosts", () => {
  expect(belongsTo("https://slack.example/api/", "https://hooks.slack.example/commands/T1/2/3")).toBe(true);
  expect(belongsTo("https://slack.example/api/", "https://slack.example/x")).toBe(true);
  for (const url of [
    "https://slack.example.evil.example/x",
    "https://evilslack.example/x",
    "http://169.254.169.254/latest",
    // The token would travel in the clear.
    "http://files.slack.example/x",
    "https://slack.example@evil.example/",
    "file:///etc/passwd",
    "",
  ]) {
    expect(belongsTo("https://slack.example/api/", url)).toBe(false);
  }
});
