import { pino } from "pino";
import { z } from "zod";
import { larkClient } from "../../src/chat/lark/client.ts";
import { botScopes, broaderScopes } from "../../src/chat/lark/scopes.ts";
import type { LarkConfig } from "../../src/config/chats.ts";
import { type Answered, ask, reasonOf } from "./ask.ts";
import type { Checked } from "./check-slack.ts";
import { bad, type Finding, good, unknown } from "./finding.ts";
import type { Words } from "./words.ts";

const name = "Lark/Feishu";
/** `activate_status` of an enabled bot (open.feishu.cn: bot/v3/info). */
const switchedOn = 2;

/** Gets a token with the app's credentials and asks Lark who the bot is and what it may do. Shows nothing to anyone. */
export async function checkLark(
  config: LarkConfig | undefined,
  words: Words,
  now: () => number,
): Promise<Checked> {
  if (!config) return { findings: [unknown(words.larkOff)] };
  const home = `${larkClient(config, pino({ level: "silent" })).sdk.domain}/open-apis`;
  const credentials = JSON.stringify({ app_id: config.appId, app_secret: config.appSecret });
  const json = { "content-type": "application/json; charset=utf-8" };
  try {
    const asked = { method: "POST", headers: json, body: credentials };
    const token = await ask(`${home}/auth/v3/tenant_access_token/internal`, asked, now);
    const clock = token.aheadMs === undefined ? undefined : { who: name, aheadMs: token.aheadMs };
    const secret = token.body.tenant_access_token;
    if (token.status === 429) return { findings: [unknown(words.tryLater(name))], clock };
    if (typeof secret !== "string") {
      return { findings: [bad(words.larkRefused(reason(token, words)), words.larkRefusedCure)], clock };
    }
    const authorization = `Bearer ${secret}`;
    const info = await ask(`${home}/bot/v3/info`, { headers: { authorization } }, now);
    const granted = await ask(`${home}/application/v6/scopes`, { headers: { authorization } }, now);
    return { findings: [bot(info, words), scopes(granted, words)], clock };
  } catch (error) {
    return { findings: [bad(words.notReached(name, reasonOf(error)), words.notReachedCure)] };
  }
}

function bot(info: Answered, words: Words): Finding {
  const found = info.body.bot as { app_name?: unknown; activate_status?: unknown } | undefined;
  if (info.body.code !== 0 || !found) return bad(words.larkNoBot(reason(info, words)), words.larkNoBotCure);
  if (found.activate_status !== undefined && found.activate_status !== switchedOn) {
    return bad(words.larkAsleep, words.larkAsleepCure);
  }
  return good(words.larkIn(String(found.app_name ?? "")));
}

/** What the tenant has granted (open.feishu.cn: application-v6/scope/list); asking for it needs no scope. */
const scopeList = z.object({
  code: z.literal(0),
  data: z.object({
    scopes: z.array(
      z.object({ scope_name: z.string(), grant_status: z.number(), scope_type: z.string().optional() }),
    ),
  }),
});
const isGranted = 1;

function scopes({ body }: Answered, words: Words): Finding {
  const list = scopeList.safeParse(body);
  if (!list.success) return unknown(words.larkScopesUntold);
  // The same scope can also be granted for calls on behalf of a user, which the bot never makes.
  const held = list.data.data.scopes
    .filter(
      ({ grant_status, scope_type = "tenant" }) => grant_status === isGranted && scope_type === "tenant",
    )
    .map(({ scope_name }) => scope_name);
  const wanted = Object.keys(botScopes);
  const missing = wanted.filter(
    (scope) => !held.includes(scope) && !held.includes(broaderScopes[scope] ?? scope),
  );
  return missing.length === 0
    ? good(words.larkScopes(wanted.length))
    : bad(words.larkScopeMissing(missing.join(", ")), words.larkScopeMissingCure);
}

/** Lark's own message with its code, under which its documentation explains it. */
function reason({ body, status }: Answered, words: Words): string {
  const { code, msg } = body;
  return code === undefined ? words.answered(status) : `${code} ${String(msg ?? "")}`.trim();
}
