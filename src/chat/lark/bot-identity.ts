/** Who the bot is on Lark: needed to tell a mention of it from a mention of somebody else. */
import type { Logger } from "pino";
import { SendError } from "../platform.ts";
import type { LarkClient } from "./client.ts";

const askAgainMs = 60_000;

export type BotIdentity = Readonly<{
  /** Asks until it is known; never rejects. */
  learn(): Promise<void>;
  stop(): void;
  openId(): string | undefined;
  /** Why it is not known yet. */
  problem(): string | undefined;
}>;

export function botIdentity(client: LarkClient, log: Logger): BotIdentity {
  let openId: string | undefined;
  let problem: string | undefined;
  let again: NodeJS.Timeout | undefined;

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
      problem = undefined;
    } catch (error) {
      problem = error instanceof SendError ? error.message : String(error);
      log.warn({ reason: problem }, "lark does not tell who the bot is, asking again in a minute");
      again = setTimeout(() => void learn(), askAgainMs).unref();
    }
  }
  return { learn, stop: () => clearTimeout(again), openId: () => openId, problem: () => problem };
}
