/** Delivery of one message: looked for first when it may be there already. */
import type { FileSource } from "../file.ts";
import { type Outbound, SendError } from "../platform.ts";
import type { SlackClient } from "./client.ts";
import { slackWord, toSendError } from "./errors.ts";
import { findPosted, keyed } from "./find-posted.ts";
import type { People } from "./people.ts";
import type { Pictures } from "./pictures.ts";
import { unfurlNothing } from "./place-message.ts";
import type { SlackMessage } from "./render-card.ts";
import { deliverFile } from "./send-file.ts";

export type SendParts = Readonly<{
  client: SlackClient;
  people: People;
  pictures: Pictures;
  files: FileSource;
}>;

/**
 * The older message is deleted before the new one is posted: an update would notify nobody.
 * @returns ref "channel:timestamp"
 * @throws SendError
 */
export async function sendMessage(parts: SendParts, outbound: Outbound): Promise<{ ref: string }> {
  const { client, people, pictures } = parts;
  const channel = await before(() =>
    /^[UW]/.test(outbound.recipient) ? people.directMessage(outbound.recipient) : outbound.recipient,
  );
  if (outbound.file) return deliverFile(parts, channel, { ...outbound, file: outbound.file });
  const metadata = keyed("delivery", outbound.key);
  const editable = (ref: string) => ({
    ref,
    update: (message: SlackMessage) => client.patient.chat.update({ ...placeOf(ref), ...message, metadata }),
  });
  if (outbound.doubtful) {
    const found = await alreadyThere(client, channel, outbound.key);
    if (found) {
      // Perhaps it stands there without its picture.
      await pictures.join(outbound.card, editable(found));
      return { ref: found };
    }
  }
  if (outbound.replaces) await takeAway(client, outbound.replaces, outbound.stillMine);
  const { chat } = client.guarded(outbound.stillMine);
  try {
    const { ref } = await pictures.showCard(outbound.card, async (message) => {
      const posted = await chat.postMessage({
        channel,
        ...message,
        mrkdwn: false,
        ...unfurlNothing,
        metadata,
      });
      return editable(refOf(posted.channel ?? channel, posted.ts ?? ""));
    });
    return { ref };
  } catch (error) {
    throw toSendError(error, true);
  }
}

const refOf = (channel: string, ts: string): string => `${channel}:${ts}`;

function placeOf(ref: string): { channel: string; ts: string } {
  const [channel = "", ts = ""] = ref.split(":");
  return { channel, ts };
}

/** Nothing can have been posted yet, whatever goes wrong here. */
async function before<T>(work: () => Promise<T> | T): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw toSendError(error, false);
  }
}

/**
 * Searches the latest messages for the key.
 * @throws SendError that stays doubtful; or one that is not retried when Slack will never let us look: better to
 * ask the operator about a message that may have arrived than to send it twice
 */
async function alreadyThere(client: SlackClient, channel: string, key: string): Promise<string | undefined> {
  try {
    const ts = await findPosted(client, channel, key);
    return ts && refOf(channel, ts);
  } catch (error) {
    const { code, retryable, retryAfterSeconds, message } = toSendError(error, false);
    throw new SendError(`Whether the message arrived cannot be seen. ${message}`, {
      code: retryable ? code : "doubt_not_resolved",
      retryable,
      doubtful: true,
      retryAfterSeconds,
      cause: error,
    });
  }
}

/** Already gone, or not ours to delete: then the new one simply comes after it. */
const goneWords = [
  "message_not_found",
  "channel_not_found",
  "cant_delete_message",
  "compliance_exports_prevent_deletion",
];

async function takeAway(client: SlackClient, ref: string, stillMine: Outbound["stillMine"]): Promise<void> {
  await stillMine();
  try {
    await client.patient.chat.delete(placeOf(ref));
  } catch (error) {
    if (!goneWords.includes(slackWord(error) ?? "")) throw toSendError(error, false);
  }
}
