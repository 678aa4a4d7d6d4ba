/** What Lark answers when it does not do something → what the retry layer has to know. Pure. */
import { z } from "zod";
import { SendError } from "../platform.ts";

type Meaning = Readonly<{ reason: string; retryable: boolean; waitSeconds?: number }>;

/** @param waitSeconds left out where waiting is no answer: then each try counts, and their number is bounded */
const later = (reason: string, waitSeconds?: number): Meaning => ({ reason, retryable: true, waitSeconds });
const never = (reason: string): Meaning => ({ reason, retryable: false });

/** Codes of im-v1, cards and the gateway that need more than "no". */
const meanings: Readonly<Record<number, Meaning>> = {
  99991400: later("Lark limits how often the app may call", 1),
  230020: later("Lark limits messages to one chat to five a second", 1),
  11232: later("Lark is overloaded", 30),
  230049: later("Lark is still sending this message", 5),
  10003: later("Lark does not know this app id; see Credentials in the developer console"),
  10014: later("Lark does not accept the app secret; see Credentials in the developer console"),
  99991661: later("the access token is missing"),
  99991663: later("the access token has expired"),
  99991664: later("the access token is not valid"),
  99991668: later("the access token is not valid"),
  230002: never("the bot is not a member of this chat; add it to the chat"),
  230006: never("the app has no bot; switch it on in the developer console"),
  230013: never("this person is outside the app's availability; widen it in the developer console"),
  230053: never("this person has muted the bot"),
  230025: never("the message is longer than Lark takes"),
  230099: never("Lark refused the card"),
  99991672: never("the app lacks a permission; see the scopes in the README"),
};

/** The app, its secret, its token or a permission without which nobody can be told from strangers. */
export const credentialCodes: ReadonlySet<string> = new Set([
  "10003",
  "10014",
  "99991661",
  "99991663",
  "99991664",
  "99991668",
  "99991672",
]);

const tokenCodes = new Set([99991661, 99991663, 99991664, 99991668]);

/** The same `uuid` sent again within an hour is one message, so a doubtful send is safe to repeat. */
export function sendErrorFrom(error: unknown): SendError {
  if (error instanceof SendError) return error;
  const { response, code, message } = axiosLike.parse(error);
  const body = apiAnswer.parse(response?.data);
  const failed = (response?.status ?? 0) >= 500;
  // A code that comes with a 5xx is about their failure, not our request.
  if (body.code !== undefined && (!failed || body.code in meanings))
    return apiError(body.code, body.msg, secondsFrom(response?.headers), error);
  const token = /access_token, code: (\d+), msg: (.*)/s.exec(message);
  if (!response && token && Number(token[1]) in meanings)
    return apiError(Number(token[1]), token[2], undefined, error);
  if (response?.status === 429) return apiError(99991400, "", secondsFrom(response.headers), error);
  if (response && response.status >= 400 && response.status < 500) {
    return new SendError(`Lark answered HTTP ${response.status}`, {
      code: `http_${response.status}`,
      retryable: false,
      cause: error,
    });
  }
  const told = body.code === undefined ? "" : ` (${body.code}: ${(body.msg ?? "").slice(0, 300)})`;
  return new SendError(
    response ? `Lark answered HTTP ${response.status}${told}` : `Lark could not be reached: ${message}`,
    {
      code: response ? `http_${response.status}` : (code ?? "network"),
      retryable: true,
      doubtful: response !== undefined || !neverConnected.includes(code ?? ""),
      cause: error,
    },
  );
}

/** @param code as answered with HTTP 200 or 400; 0 is no error and not asked for */
export function apiError(code: number, text = "", waitSeconds?: number, cause?: unknown): SendError {
  const meaning = meanings[code];
  const reason = meaning?.reason ?? "Lark refused the call";
  return new SendError(`${reason} (${code}${text ? `: ${text.slice(0, 300)}` : ""})`, {
    code: String(code),
    retryable: meaning?.retryable ?? false,
    retryAfterSeconds: waitSeconds ?? meaning?.waitSeconds,
    cause,
  });
}

/** The card was refused as such or for its length, so that another one may pass. */
export const isCardRefused = (error: unknown): boolean =>
  error instanceof SendError && ["230099", "230025"].includes(error.code);

export const isTokenError = (error: SendError): boolean => tokenCodes.has(Number(error.code));

const axiosLike = z
  .object({
    message: z.string().catch(""),
    code: z.string().optional().catch(undefined),
    response: z
      .object({ status: z.number(), data: z.unknown(), headers: z.unknown() })
      .optional()
      .catch(undefined),
  })
  .catch({ message: "unknown" });

/** A connection that was never made carried nothing. */
const neverConnected = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"];

const apiAnswer = z
  .object({ code: z.number().optional(), msg: z.string().optional() })
  .catch({ code: undefined, msg: undefined });

/**
 * x-ogw-ratelimit-reset is Lark's own header, Retry-After comes from proxies on the way.
 * @param headers an AxiosHeaders, which zod does not accept as a record
 */
function secondsFrom(headers: unknown): number | undefined {
  const given: Record<string, unknown> = typeof headers === "object" ? { ...headers } : {};
  const seconds = Number(given["x-ogw-ratelimit-reset"] ?? given["retry-after"]);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined;
}
