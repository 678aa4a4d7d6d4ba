/** The SDK's log lines → ours, without what it would write there: tokens, secrets, messages. */
import { type LoggerLevel, LoggerLevel as levels } from "@larksuiteoapi/node-sdk";
import type { Logger } from "pino";

/** Debug lines of the SDK hold whole messages and the connection's ticket. */
export const sdkLogLevel: LoggerLevel = levels.warn;

export function sdkLog(log: Logger) {
  // Failures are also thrown to us, and logged there with their meaning.
  const warn = (...parts: unknown[]) => log.warn({ sdk: parts.flat(3).map(sentence) }, "lark sdk");
  const debug = () => {};
  return { error: warn, warn, info: debug, debug, trace: debug };
}

/** Of an object only its message: its `config` holds the request, which may hold the app's secret. */
function sentence(part: unknown): string {
  if (typeof part === "string") return part.replace(/wss?:\S+/g, "[address]").slice(0, 300);
  if (typeof part === "object" && part !== null) {
    const { message, msg, code } = part as { message?: unknown; msg?: unknown; code?: unknown };
    return [code, message ?? msg].filter(Boolean).join(" ").slice(0, 300);
  }
  return String(part).slice(0, 100);
}
