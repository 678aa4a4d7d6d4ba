import type { Config } from "../../src/config/config.ts";
import { localUrl } from "../../src/local-url.ts";
import { type Answered, ask, reasonOf } from "./ask.ts";
import { wasCreated } from "./check-database.ts";
import { checkRotation } from "./check-rotation.ts";
import { bad, type Finding, good, unknown } from "./finding.ts";
import type { Words } from "./words.ts";

/** Is the bot running here, are its chats up, and does the public address lead to it? */
export async function checkAddress(config: Config, words: Words, now: () => number): Promise<Finding[]> {
  const running = config.port === 0 ? undefined : await checkRunning(config, words, now);
  return [
    ...(running?.findings ?? [unknown(words.anyPort)]),
    ...checkRotation(config, words, running?.chats, now()),
    ...seeEncryption(config, words),
    ...(await checkPublic(config, words, now, running?.up ?? false)),
  ];
}

async function checkRunning(config: Config, words: Words, now: () => number) {
  const url = localUrl(config.host, config.port);
  let ready: Answered;
  try {
    const health = await ask(`${url}/healthz`, {}, now);
    if (!isUp(health)) return down(config, url, words);
    ready = await ask(`${url}/readyz`, {}, now);
  } catch {
    return down(config, url, words);
  }
  const state = ready.status === 200 ? good(words.running(url)) : bad(words.notReady, words.notReadyCure);
  return { up: true, chats: chatsOf(ready), findings: [state, ...chatStates(ready, words)] };
}

/** Before its first start that is as it should be; on a server's database it may run on another machine. */
function down({ databaseUrl, dataDir }: Config, url: string, words: Words) {
  const isMissed = databaseUrl === undefined && wasCreated(dataDir);
  const finding = isMissed ? bad(words.isDown(url), words.isDownCure) : unknown(words.notRunning(url));
  return { up: false, chats: undefined, findings: [finding] };
}

/** Plain http is for this machine alone. */
function seeEncryption({ host, publicUrl }: Config, words: Words): Finding[] {
  if (publicUrl?.startsWith("http://") && !isLoopback(new URL(publicUrl).hostname))
    return [bad(words.plain(publicUrl), words.plainCure)];
  return publicUrl || isLoopback(host) ? [] : [bad(words.open(host), words.openCure)];
}

const isLoopback = (host: string): boolean => /^(?:localhost|127\.[\d.]+|\[?::1\]?)$|\.localhost$/.test(host);

const chatsOf = ({ body }: Answered) =>
  (body.chats ?? {}) as Record<string, { state?: unknown; detail?: unknown; rotation?: unknown }>;

function chatStates(ready: Answered, words: Words): Finding[] {
  return Object.entries(chatsOf(ready)).map(([chat, { state, detail }]) => {
    if (state === "failed") return bad(words.chatFailed(chat, String(detail ?? "?")), words.chatFailedCure);
    const says = words.chatState(chat, String(state));
    return state === "ready" ? good(says) : unknown(says);
  });
}

async function checkPublic(config: Config, words: Words, now: () => number, up: boolean): Promise<Finding[]> {
  const url = config.publicUrl;
  if (!url) {
    const calledBack = [
      config.slack && !config.slack.appToken ? "Slack" : undefined,
      config.lark?.transport === "webhook" ? "Lark/Feishu" : undefined,
    ].filter((who) => who !== undefined);
    if (calledBack.length === 0) return [unknown(words.publicNone)];
    return calledBack.map((who) => bad(words.publicNeeded(who), words.publicNeededCure));
  }
  try {
    const answered = await ask(new URL("/healthz", url).href, {}, now);
    if (isUp(answered)) return [good(words.publicGood(url))];
    return [notHere(url, words.answered(answered.status), words, up)];
  } catch (error) {
    return [notHere(url, reasonOf(error), words, up)];
  }
}

/** While the bot is down, there is no telling whether the address leads to it. */
const notHere = (url: string, why: string, words: Words, up: boolean): Finding =>
  up ? bad(words.publicBad(url, why), words.publicCure) : unknown(words.publicLater(url));

const isUp = ({ status, body }: Answered): boolean => status === 200 && body.status === "up";
