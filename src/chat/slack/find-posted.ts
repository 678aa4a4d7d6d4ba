/** Slack takes no idempotency key: it travels in the message's metadata, and a doubtful post is looked for by it. */
import type { SlackClient } from "./client.ts";
import { limits } from "./limits.ts";

type Posted = "delivery" | "answer";

/** The metadata of a message that can be looked for. */
export const keyed = (what: Posted, key: string) => ({
  event_type: `loudou_${what}`,
  event_payload: { key },
});

/** @param thread timestamp of the thread that it was posted into @returns its timestamp, if it is among the latest there */
export async function findPosted(
  { patient }: SlackClient,
  channel: string,
  key: string,
  thread?: string,
): Promise<string | undefined> {
  const latest = { channel, limit: limits.lookBackMessages, include_all_metadata: true } as const;
  const { messages = [] } = thread
    ? await patient.conversations.replies({ ...latest, ts: thread })
    : await patient.conversations.history(latest);
  return messages.find(
    ({ metadata }) =>
      metadata?.event_type?.startsWith("loudou_") &&
      (metadata.event_payload as { key?: unknown })?.key === key,
  )?.ts;
}
