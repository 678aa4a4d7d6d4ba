/** Slack's Web API and response_urls, with our own limits on time and without the SDK's own second tries. */
import { WebAPIRequestError, WebClient, type WebClientOptions } from "@slack/web-api";
import type { Logger as Log } from "pino";
import type { SlackConfig } from "../../config/chats.ts";
import { ResponseRefused } from "./errors.ts";
import { guardedFetch } from "./guarded-fetch.ts";
import { limits } from "./limits.ts";
import { slackLogger } from "./slack-log.ts";

export type SlackClient = Readonly<{
  /** For what has to happen before the acknowledgement. */
  quick: WebClient;
  /** For everything else. */
  patient: WebClient;
  /** As patient, for the upload of a file. */
  slow: WebClient;
  /** As patient, for a call that nothing takes back: `mayLeave` is waited for when it is about to be written. */
  guarded(mayLeave: () => Promise<void>): WebClient;
  /**
   * Posts to the address that came with a command or a button.
   * @throws ResponseRefused with Slack's word (used up, too old, invalid blocks), or WebAPIRequestError
   */
  respond(url: string, message: object): Promise<void>;
}>;

/**
 * There is only one retry layer: a post that the SDK repeats after a 5xx would arrive twice, and one 429 would
 * halt the client's whole queue. Failures are reported to the caller at once.
 */
export function webClientOptions(config: SlackConfig, log: Log, timeout: number): WebClientOptions {
  return {
    ...(config.apiUrl ? { slackApiUrl: config.apiUrl } : {}),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout,
    logger: slackLogger(log),
  };
}

export function createSlackClient(config: SlackConfig, log: Log): SlackClient {
  const client = (timeout: number, more: WebClientOptions = {}) =>
    new WebClient(config.botToken, { ...webClientOptions(config, log, timeout), ...more });
  const patient = client(limits.patientCallMs);
  return {
    quick: client(limits.quickCallMs),
    patient,
    slow: client(limits.fileMs),
    guarded: (mayLeave) => client(limits.patientCallMs, { fetch: guardedFetch(mayLeave) }),
    async respond(url, message) {
      if (!belongsTo(patient.slackApiUrl, url)) throw new ResponseRefused("not_an_address_of_slack");
      let answered: { ok: boolean; text: string };
      try {
        const response = await fetch(url, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify(message),
          redirect: "error",
          signal: AbortSignal.timeout(limits.patientCallMs),
        });
        answered = { ok: response.ok, text: await response.text() };
      } catch (error) {
        throw new WebAPIRequestError(error instanceof Error ? error : new Error(String(error)));
      }
      const word = /used_url|expired_url|invalid_blocks|"ok":\s*false/.exec(answered.text)?.[0];
      if (!answered.ok || word) throw new ResponseRefused(word ?? "refused");
    },
  };
}

/**
 * Addresses in events and modals must lead to Slack's own hosts, over a connection no less safe than the Web
 * API's.
 * @param api the Web API's address
 */
export function belongsTo(api: string, url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { hostname, protocol } = new URL(url);
  const home = new URL(api);
  return protocol === home.protocol && (hostname === home.hostname || hostname.endsWith(`.${home.hostname}`));
}
