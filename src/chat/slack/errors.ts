/** What went wrong at Slack, in the words of the retry layer. */
import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from "@slack/web-api";
import { SendError } from "../platform.ts";

/** Slack's words for "not now". With the first four part of the work may have been done (docs.slack.dev, errors). */
const passing = [
  "internal_error",
  "fatal_error",
  "request_timeout",
  "service_unavailable",
  "ratelimited",
  "rate_limited",
  "message_limit_exceeded",
  "team_added_to_org",
  "org_login_required",
  "accesslimited",
];
const unclear = ["internal_error", "fatal_error", "request_timeout", "service_unavailable"];

/** A connection that was never made carried nothing. */
const neverConnected = [
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
];

/** A response_url that was not accepted; `word` is Slack's reason where it gave one. */
export class ResponseRefused extends Error {
  readonly word: string;
  constructor(word: string) {
    super(`response_url: ${word}`);
    this.name = "ResponseRefused";
    this.word = word;
  }
}

/** @param posting whether the failed call would itself have shown a message; else nothing can have arrived */
export function toSendError(error: unknown, posting: boolean): SendError {
  if (error instanceof SendError) return error;
  // Said before the request was written; the SDK takes it for a failed connection.
  if (error instanceof WebAPIRequestError && error.original instanceof SendError) return error.original;
  const { code, retryable, unclear: mayHaveArrived, retryAfterSeconds } = judge(error);
  const words = error instanceof Error ? error.message : String(error);
  return new SendError(`Slack: ${words}`, {
    code,
    retryable,
    doubtful: posting && mayHaveArrived,
    retryAfterSeconds,
    cause: error,
  });
}

type Judged = { code: string; retryable: boolean; unclear: boolean; retryAfterSeconds?: number };

function judge(error: unknown): Judged {
  if (error instanceof WebAPIRateLimitedError) {
    return { code: "ratelimited", retryable: true, unclear: false, retryAfterSeconds: error.retryAfter };
  }
  if (error instanceof WebAPIPlatformError) {
    const code = error.data.error;
    return {
      code,
      retryable: passing.includes(code),
      unclear: unclear.includes(code),
      retryAfterSeconds: error.data.response_metadata?.retryAfter,
    };
  }
  if (error instanceof WebAPIHTTPError) {
    const { statusCode } = error;
    const passes = statusCode >= 500 || statusCode === 408;
    return { code: `http_${statusCode}`, retryable: passes, unclear: passes };
  }
  if (error instanceof WebAPIRequestError) {
    const code = systemCode(error.original);
    return { code, retryable: true, unclear: !neverConnected.includes(code) };
  }
  // The SDK's plain Error for a 429 that names no time.
  if (error instanceof Error && /^Retry header did not contain/.test(error.message)) {
    return { code: "ratelimited", retryable: true, unclear: false };
  }
  // Ours: a card that cannot be rendered will not be rendered next time either.
  return { code: "not_renderable", retryable: false, unclear: false };
}

function systemCode(error: unknown): string {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const { code } = at as { code?: unknown };
    if (typeof code === "string") return code;
    if (at.name === "TimeoutError") return "timeout";
  }
  return "connection_failed";
}

/** Slack's word for what was wrong, when it is Slack who said so. */
export function slackWord(error: unknown): string | undefined {
  if (error instanceof ResponseRefused) return error.word;
  return error instanceof WebAPIPlatformError ? error.data.error : undefined;
}
