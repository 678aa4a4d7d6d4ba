/** A kept file as a file of Slack, in the reader's direct conversation with the bot, where nobody else sees it. */
import type { FileSource, KeptFile } from "../file.ts";
import type { Origin } from "./origin.ts";
import type { PlaceParts } from "./place-message.ts";

/**
 * Uploads a file into the conversation; where others can read along, into the person's own with the bot
 * instead.
 * @throws the Web API client's errors
 */
export async function sendFile(
  { client, people, files }: PlaceParts & Readonly<{ files: FileSource }>,
  { private: isPrivate, channel, user, thread }: Origin,
  file: KeptFile,
): Promise<void> {
  const pieces: Uint8Array[] = [];
  for await (const piece of files.read(file)) pieces.push(piece);
  const place = isPrivate ? { channel_id: channel } : { channel_id: await people.directMessage(user) };
  await client.slow.filesUploadV2({
    ...(isPrivate && thread ? { ...place, thread_ts: thread } : place),
    file: Buffer.concat(pieces),
    filename: file.name,
    title: file.name,
  });
}
