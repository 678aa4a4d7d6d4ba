import { pino } from "pino";
import { larkClient } from "../../src/chat/lark/client.ts";
import type { LarkConfig } from "../../src/config.ts";
import { type Answered, ask, reasonOf } from "./ask.ts";
import type { Checked } from "./check-slack.ts";
import { bad, type Finding, good, unknown } from "./finding.ts";
import type { Words } from "./words.ts";

const name = "Lark/Feishu";
/** `activate_status` of a bot that works (open.feishu.cn: bot/v3/info). */
const switchedOn = 2;

/** Asks Lark for a token with the app's credentials, and with it who the bot is. Shows nothing to anybody. */
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
    return { findings: [bot(info, words)], clock };
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

/** Lark's own words with their number, under which its documentation explains them. */
function reason({ body, status }: Answered, words: Words): string {
  const { code, msg } = body;
  return code === undefined ? words.answered(status) : `${code} ${String(msg ?? "")}`.trim();
}
