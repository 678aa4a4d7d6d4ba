/** Puts a message of the product into a person's conversation. */
import type { Temporal } from "temporal-polyfill";
import type { Database } from "../../database/open-database.ts";
import { type Outbound, SendError } from "../platform.ts";
import type { Streams } from "./client.ts";
import type { Conversation, Whose } from "./conversation.ts";
import { notWritten, unknownRecipient } from "./errors.ts";
import type { Content } from "./message.ts";

/**
 * The key is unique among all bubbles: a second attempt finds the first.
 * @throws SendError
 */
export async function sendOutbound(
  parts: {
    database: Pick<Database, "prisma">;
    conversation: Conversation;
    streams: Streams;
    now: () => Temporal.Instant;
  },
  { key, recipient, card, file, replaces, stillMine }: Outbound,
): Promise<{ ref: string }> {
  const { database, conversation, streams, now } = parts;
  const whose = await personCalled(database, recipient).catch((error: unknown) => {
    throw notWritten(error);
  });
  if (!whose) throw unknownRecipient(recipient);
  const content: Content = file ? { kind: "file", file } : { kind: "card", card };
  try {
    const place = replaces && /^\d{1,18}$/.test(replaces) ? BigInt(replaces) : undefined;
    const former = await conversation.withKey(whose, key);
    if (former !== undefined) return { ref: String(former) };
    await stillMine();
    const replaced = place !== undefined && (await conversation.replace(whose, place, content, { key }));
    if (replaced) return { ref: String(place) };
    const at = new Date(now().epochMilliseconds);
    const { id } = await conversation.append(whose, { author: "bot", content, at, key });
    return { ref: String(id) };
  } catch (error) {
    throw error instanceof SendError ? error : notWritten(error);
  } finally {
    streams.wake(whose.identityId);
  }
}

async function personCalled(
  database: Pick<Database, "prisma">,
  externalId: string,
): Promise<Whose | undefined> {
  const identity = await database.prisma.identity.findFirst({
    where: { externalId, installation: { platform: "web" } },
    select: { id: true, workspaceId: true },
  });
  return identity ? { identityId: identity.id, workspaceId: identity.workspaceId } : undefined;
}
