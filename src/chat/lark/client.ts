/** Calls to Lark's open platform: one try each with a time limit. Who calls decides about another try. */
import { Client, Domain, defaultHttpInstance, type HttpInstance } from "@larksuiteoapi/node-sdk";
import type { Logger } from "pino";
import type { LarkConfig } from "../../config/chats.ts";
import type { SendError } from "../platform.ts";
import { apiError, isTokenError, sendErrorFrom } from "./errors.ts";
import { limits } from "./limits.ts";
import { sdkLog, sdkLogLevel } from "./sdk-log.ts";

type ApiAnswer<T> = { code?: number; msg?: string; data?: T };

export type LarkClient = Readonly<{
  sdk: Client;
  /**
   * Runs one call.
   * @returns the answer's `data`
   * @throws SendError
   */
  call<T>(work: (sdk: Client) => Promise<ApiAnswer<T>>): Promise<T | undefined>;
}>;

export function larkClient(config: LarkConfig, log: Logger): LarkClient {
  const tokens = tokenCache();
  const sdk = new Client({
    appId: config.appId,
    appSecret: config.appSecret,
    domain: sdkDomain(config.domain),
    httpInstance: timedHttp(),
    cache: tokens.cache,
    logger: sdkLog(log),
    loggerLevel: sdkLogLevel,
    source: "loudou",
  });

  async function once<T>(work: (sdk: Client) => Promise<ApiAnswer<T>>): Promise<T | undefined> {
    try {
      const { code, msg, data } = await work(sdk);
      if (code) throw apiError(code, msg);
      return data;
    } catch (error) {
      throw sendErrorFrom(error);
    }
  }
  return {
    sdk,
    call: async (work) => {
      try {
        return await once(work);
      } catch (error) {
        if (!isTokenError(error as SendError)) throw error;
        // Nothing was done: Lark looks at the token first. A token may die before its time.
        tokens.forget();
        return once(work);
      }
    },
  };
}

export const sdkDomain = (domain: string): string | Domain =>
  domain === "feishu" ? Domain.Feishu : domain === "lark" ? Domain.Lark : domain;

const carriesFile = /\/im\/v1\/(files|messages\/[^/]+\/resources\/)/;

/** The SDK sets no time limit, so one lost packet would hold up a chat for ever. */
export function timedHttp(): HttpInstance {
  const timed = <Options extends object>(options?: Options & { url?: string }) => {
    const ms = carriesFile.test(options?.url ?? "") ? limits.fileTimeoutMs : limits.httpTimeoutMs;
    return { timeout: ms, signal: AbortSignal.timeout(ms), ...options };
  };
  // Its interceptor answers with the body alone, which Axios' own type does not know.
  const http = defaultHttpInstance as unknown as HttpInstance;
  return {
    request: (options) => http.request(timed(options)),
    get: (url, options) => http.get(url, timed(options)),
    delete: (url, options) => http.delete(url, timed(options)),
    head: (url, options) => http.head(url, timed(options)),
    options: (url, options) => http.options(url, timed(options)),
    post: (url, data, options) => http.post(url, data, timed(options)),
    put: (url, data, options) => http.put(url, data, timed(options)),
    patch: (url, data, options) => http.patch(url, data, timed(options)),
  };
}

/** The SDK's own cache is shared by all clients of a process and cannot be emptied. */
function tokenCache() {
  const held = new Map<string | symbol, { value: unknown; until: number }>();
  const keyOf = (key: string | symbol) => (typeof key === "symbol" ? key : String(key));
  return {
    forget: () => held.clear(),
    cache: {
      get: async (key: string | symbol | object) => {
        const found = held.get(keyOf(key as string | symbol));
        return found && found.until > Date.now() ? found.value : undefined;
      },
      set: async (key: string | symbol | object, value: unknown, until = Number.POSITIVE_INFINITY) => {
        held.set(keyOf(key as string | symbol), { value, until });
        return true;
      },
    },
  };
}
