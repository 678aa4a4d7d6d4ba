/** How fast each platform lets us send. Sources: see the comments; the limits are theirs, the margin is in turns.ts. */
import type { PlatformName } from "../chat/inbound.ts";

export type Rate = Readonly<{
  /** Least time between two messages, in milliseconds. */
  everyMs: number;
  /** How many may go together after a pause (default 1), so that a busy process makes up for what it slept. */
  burst?: number;
  /** At most `count` in any `ms` milliseconds besides. */
  window?: Readonly<{ count: number; ms: number }>;
}>;

export type Pace = Readonly<{
  /** For one person or channel. */
  recipient: Rate;
  /** For a whole Slack workspace or Lark tenant. */
  installation: Rate;
}>;

export const platformPace: Readonly<Record<PlatformName, Pace>> = {
  // chat.postMessage: about 1 a second and channel, "several hundred messages per minute" a workspace.
  slack: {
    recipient: { everyMs: 1000 },
    installation: { everyMs: 100, burst: 5, window: { count: 300, ms: 60_000 } },
  },
  // im/v1/messages: 5 a second and user or chat, 50 a second and 1,000 a minute in all. Other calls of ours (the bot's
  // name, a profile) count, too, so a burst leaves room for them.
  lark: {
    recipient: { everyMs: 200 },
    installation: { everyMs: 20, burst: 5, window: { count: 1000, ms: 60_000 } },
  },
  // Our own database.
  web: { recipient: { everyMs: 0 }, installation: { everyMs: 0 } },
};
