import type { Answer } from "../loopback-http.ts";

/** Codes as documented by Feishu (im-v1, card and general error codes). */
const larkCodes = {
  invalidParameter: [230001, "Your request contains an invalid request parameter."],
  botNotInChat: [230002, "The bot can not be outside the group."],
  notAvailable: [230013, "Bot has NO availability to this user."],
  chatFrequency: [230020, "This operation triggers the frequency limit."],
  tooLong: [230025, "The length of the message content reaches its limit."],
  sending: [230049, "The message is being sent."],
  muted: [230053, "The user has stopped the bot from sending messages."],
  editedTooOften: [230072, "The message has reached the number of times it can be edited."],
  cardRefused: [230099, "Failed to create card content"],
  tooOld: [230031, "The message is too old to be updated."],
  messageNotFound: [230011, "The message was withdrawn or does not exist."],
  tokenInvalid: [
    99991663,
    "Invalid access token for authorization. Please make a test attempt to obtain a new token.",
  ],
  noToken: [99991661, "Missing access token for authorization."],
  scopeMissing: [99991672, "Access denied. One of the following scopes is required."],
  userNotFound: [41050, "no user authority error"],
  // We found no source for the code that the delayed update answers with; the test tells them apart by `msg`.
  cardToken: [300240, "update token invalid"],
} as const satisfies Record<string, readonly [number, string]>;

export type LarkCode = keyof typeof larkCodes;

/** An error as the open platform answers it: HTTP 400 with a code. */
export function larkError(name: LarkCode, detail = ""): Answer {
  const [code, msg] = larkCodes[name];
  return { status: 400, body: { code, msg: detail ? `${msg} ${detail}` : msg, error: { log_id: "fake" } } };
}

export const larkOk = (data: unknown = {}): Answer => ({
  status: 200,
  body: { code: 0, msg: "success", data },
});

/** The gateway's own limit: HTTP 429 and how long to wait. */
export function gatewayLimited(seconds: number): Answer {
  return {
    status: 429,
    headers: { "x-ogw-ratelimit-limit": "50", "x-ogw-ratelimit-reset": String(Math.ceil(seconds)) },
    body: { code: 99991400, msg: "request trigger frequency limit" },
  };
}
