import { pino } from "pino";
import { createSlackClient } from "../../src/chat/slack/client.ts";
import { botScopes } from "../../src/chat/slack/manifest.ts";
import type { SlackConfig } from "../../src/config/chats.ts";
import { type Answered, ask, type ClockReading, reasonOf } from "./ask.ts";
import { bad, type Finding, good, unknown } from "./finding.ts";
import type { Words } from "./words.ts";

export type Checked = Readonly<{ findings: readonly Finding[]; clock?: ClockReading }>;

/**
 * Asks Slack who the bot token is and what it may do (docs.slack.dev: auth.test, `x-oauth-scopes`). Shows
 * nothing to anyone.
 */
export async function checkSlack(
  config: SlackConfig | undefined,
  words: Words,
  now: () => number,
): Promise<Checked> {
  if (!config) return { findings: [unknown(words.slackOff)] };
  const { slackApiUrl } = createSlackClient(config, pino({ level: "silent" })).patient;
  const call = (method: string, token: string) =>
    ask(`${slackApiUrl}${method}`, { method: "POST", headers: { authorization: `Bearer ${token}` } }, now);

  try {
    const answered = await call("auth.test", config.botToken);
    const clock = answered.aheadMs === undefined ? undefined : { who: "Slack", aheadMs: answered.aheadMs };
    const way = config.appToken
      ? socket(await call("apps.connections.open", config.appToken), words)
      : unknown(words.signingUnseen);
    return { findings: [...bot(answered, words), way], clock };
  } catch (error) {
    return { findings: [bad(words.notReached("Slack", reasonOf(error)), words.notReachedCure)] };
  }
}

function bot(answered: Answered, words: Words): Finding[] {
  const { body, status, headers } = answered;
  if (status === 429) return [unknown(words.tryLater("Slack"))];
  if (body.ok !== true) {
    const word = typeof body.error === "string" ? body.error : words.answered(status);
    return [bad(words.slackRefused(word), words.slackRefusedCure)];
  }
  return [
    good(words.slackIn(String(body.user), String(body.team))),
    scopes(headers.get("x-oauth-scopes"), words),
  ];
}

function scopes(told: string | null, words: Words): Finding {
  if (told === null) return unknown(words.slackScopesUntold);
  const held = told.split(",").map((scope) => scope.trim());
  const wanted = Object.keys(botScopes);
  const missing = wanted.filter((scope) => !held.includes(scope));
  return missing.length === 0
    ? good(words.slackScopes(wanted.length))
    : bad(words.slackScopeMissing(missing.join(", ")), words.slackScopeMissingCure);
}

/** Requesting a connection opens none: the address that comes back is never used. */
function socket({ body, status }: Answered, words: Words): Finding {
  if (status === 429) return unknown(words.tryLater("Slack Socket Mode"));
  if (body.ok === true) return good(words.socketGood);
  const word = typeof body.error === "string" ? body.error : words.answered(status);
  return bad(words.socketRefused(word), words.socketRefusedCure);
}
