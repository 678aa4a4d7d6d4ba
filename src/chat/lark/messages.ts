/** What we do with messages: send, reply, update, take back. */
import { createHash } from "node:crypto";
import { SendError } from "../platform.ts";
import type { LarkClient } from "./client.ts";
import type { LarkCard } from "./elements.ts";
import { limits } from "./limits.ts";

/** Lark sends one `uuid` once within an hour. Longer keys are hashed, so that they stay different. */
const uuidFor = (key: string): string =>
  key.length <= limits.uuid ? key : createHash("sha256").update(key).digest("hex").slice(0, limits.uuid);

type IdType = "open_id" | "chat_id" | "union_id" | "email" | "user_id";

function idTypeOf(recipient: string): IdType {
  if (recipient.includes("@")) return "email";
  const types: Readonly<Record<string, IdType>> = { ou_: "open_id", oc_: "chat_id", on_: "union_id" };
  return types[recipient.slice(0, 3)] ?? "user_id";
}

/**
 * @param message.stillMine awaited before each attempt, see Outbound. Lark's own `uuid` only works for an hour
 * @returns the message's id
 */
export const sendCard = (
  client: LarkClient,
  { card, ...message }: { to: string; card: LarkCard; key: string; stillMine?: () => Promise<void> },
): Promise<string> => sendMessage(client, { ...message, type: "interactive", content: card });

/** The same for content of any type. */
export async function sendMessage(
  client: LarkClient,
  message: {
    to: string;
    type: "interactive" | "file";
    content: object;
    key: string;
    stillMine?: () => Promise<void>;
  },
): Promise<string> {
  const sent = await client.call(async (sdk) => {
    await message.stillMine?.();
    return sdk.im.v1.message.create({
      params: { receive_id_type: idTypeOf(message.to) },
      data: {
        receive_id: message.to,
        msg_type: message.type,
        content: JSON.stringify(message.content),
        uuid: uuidFor(message.key),
      },
    });
  });
  return sent?.message_id ?? "";
}

/** Answers where the message stands; the whole chat sees it. */
export async function replyWithCard(
  client: LarkClient,
  message: { to: string; card: LarkCard; key: string },
): Promise<void> {
  await client.call((sdk) =>
    sdk.im.v1.message.reply({
      path: { message_id: message.to },
      data: { msg_type: "interactive", content: JSON.stringify(message.card), uuid: uuidFor(message.key) },
    }),
  );
}

/**
 * Recalls a message; that it is gone, or too old to be recalled, is no reason to fail.
 * @param stillMine of the message that replaces it, see Outbound
 */
export async function recall(
  client: LarkClient,
  messageId: string,
  stillMine: () => Promise<void>,
): Promise<void> {
  try {
    await client.call(async (sdk) => {
      await stillMine();
      return sdk.im.v1.message.delete({ path: { message_id: messageId } });
    });
  } catch (error) {
    if (error instanceof SendError && !error.retryable) return;
    throw error;
  }
}

/**
 * Changes a card after its callback was answered: by the callback's token (30 minutes, twice), else by its id.
 * Before the answer is complete, Lark would revert the change.
 */
export async function updateCard(
  client: LarkClient,
  target: { token: string; messageId: string },
  card: LarkCard,
): Promise<void> {
  try {
    await client.call((sdk) =>
      sdk.request({
        method: "POST",
        url: "/open-apis/interactive/v1/card/update",
        data: { token: target.token, card },
      }),
    );
  } catch {
    await client.call((sdk) =>
      sdk.im.v1.message.patch({
        path: { message_id: target.messageId },
        data: { content: JSON.stringify(card) },
      }),
    );
  }
}
