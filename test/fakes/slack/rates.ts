import { type Rate, TokenBuckets } from "../token-bucket.ts";

export type SlackRates = Readonly<{
  /** chat.postMessage, per channel: about one a second, with a small burst. */
  perChannel: Rate;
  /** chat.postMessage of the app in the whole workspace. */
  perWorkspace: Rate;
  /** Calls a minute of one method, by tier; Infinity switches a tier off. */
  perMinute: { tier2: number; tier3: number; tier4: number };
}>;

export const slackRates: SlackRates = {
  perChannel: { perSecond: 1, burst: 4 },
  perWorkspace: { perSecond: Infinity, burst: Infinity },
  perMinute: { tier2: 20, tier3: 50, tier4: 100 },
};

const tiers: Record<string, keyof SlackRates["perMinute"]> = {
  "users.list": "tier2",
  "conversations.list": "tier2",
  "conversations.open": "tier3",
  "conversations.history": "tier3",
  "chat.update": "tier3",
  "chat.delete": "tier3",
  "chat.scheduleMessage": "tier3",
  "users.lookupByEmail": "tier3",
  "users.info": "tier4",
  "views.open": "tier4",
  "views.push": "tier4",
  "views.update": "tier4",
  "views.publish": "tier4",
  "conversations.members": "tier4",
  "chat.postEphemeral": "tier4",
  "files.getUploadURLExternal": "tier4",
  "files.completeUploadExternal": "tier4",
};

/** Slack's rate limits: a post counts for its channel and the workspace, everything else for its method's tier. */
export class RateLimits {
  readonly #channel: TokenBuckets;
  readonly #workspace: TokenBuckets;
  readonly #tier: Record<keyof SlackRates["perMinute"], TokenBuckets>;

  constructor(rates: SlackRates) {
    const perMinute = (calls: number) => new TokenBuckets({ perSecond: calls / 60, burst: calls });
    this.#channel = new TokenBuckets(rates.perChannel);
    this.#workspace = new TokenBuckets(rates.perWorkspace);
    this.#tier = {
      tier2: perMinute(rates.perMinute.tier2),
      tier3: perMinute(rates.perMinute.tier3),
      tier4: perMinute(rates.perMinute.tier4),
    };
  }

  /** Seconds to wait, 0 if the call may go on. */
  take(method: string, channel: string): number {
    if (method === "chat.postMessage") return this.#channel.take(channel) || this.#workspace.take("all");
    const tier = tiers[method];
    return tier ? this.#tier[tier].take(method) : 0;
  }
}
