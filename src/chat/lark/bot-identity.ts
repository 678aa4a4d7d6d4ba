/** Who the bot is on Lark, and whose: to tell a mention of it from others, and our tenant from others. */
import type { Logger } from "pino";
import { SendError } from "../platform.ts";
import type { LarkClient } from "./client.ts";
import { credentialCodes } from "./errors.ts";

/** open.feishu.cn: the app has not been granted what the call needs. */
const scopeMissing = "99991672";
const noTenantScope =
  "the permission tenant:tenant:readonly is missing, so nobody can be told from strangers. Add it and publish a version";

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

export type BotIdentity = Readonly<{
  /** Asks now and again, as long as the bot runs; never rejects. */
  learn(): Promise<void>;
  stop(): void;
  openId(): string | undefined;
  /** Why it is not known yet. */
  problem(): string | undefined;
}>;

/**
 * @param onTenant told each time that Lark has said which tenant our credentials belong to
 * @param onRefused told each time that Lark does not take our credentials
 */
export function botIdentity(
  client: LarkClient,
  log: Logger,
  onTenant: (tenantKey: string) => void,
  onRefused: (word: string) => void,
  askMs: number,
): BotIdentity {
  let openId: string | undefined;
  let problem: string | undefined;
  let again: NodeJS.Timeout | undefined;
  let stopped = false;

  async function learn(): Promise<void> {
    try {
      const bot = await client.call(async (sdk) => {
        const url = "/open-apis/bot/v3/info";
        const answer = await sdk.request<{ code?: number; msg?: string; bot?: { open_id?: string } }>({
          method: "GET",
          url,
        });
        return { ...answer, data: answer.bot };
      });
      openId = bot?.open_id;
      // Nothing else tells it: every event names a tenant, but an event may be any tenant's.
      const found = await client.call((sdk) => sdk.tenant.v2.tenant.query());
      if (!found?.tenant?.tenant_key) throw new Error("tenant/v2/tenant/query named no tenant");
      onTenant(found.tenant.tenant_key);
      problem = undefined;
    } catch (error) {
      problem = error instanceof SendError && error.code === scopeMissing ? noTenantScope : wordsOf(error);
      log.warn({ reason: problem }, "lark does not tell who the bot is, asking again");
      if (error instanceof SendError && credentialCodes.has(error.code)) onRefused(problem);
    }
    clearTimeout(again);
    if (!stopped) again = setTimeout(() => void learn(), askMs).unref();
  }
  const stop = () => {
    stopped = true;
    clearTimeout(again);
  };
  return { learn, stop, openId: () => openId, problem: () => problem };
}
