/** Our log in the shape that Slack's packages ask for. Their debug lines hold tokens and texts: never passed on. */
import { type Logger, LogLevel } from "@slack/bolt";
import type { Logger as Log } from "pino";

export function slackLogger(log: Log): Logger {
  const line = (words: readonly unknown[]): string => words.map(String).join(" ");
  return {
    debug: () => {},
    info: (...words) => log.debug(line(words)),
    warn: (...words) => log.warn(line(words)),
    error: (...words) => log.error(line(words)),
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  };
}
