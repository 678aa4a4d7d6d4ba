/** A kept file as a file of Slack, in the reader's direct conversation with the bot, where nobody else sees it. */
import type { FileSource, KeptFile } from "../file.ts";
import { type Outbound, SendError } from "../platform.ts";
import { toSendError } from "./errors.ts";
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
  const bytes = await allOf(files, file);
  const place = isPrivate ? { channel_id: channel } : { channel_id: await people.directMessage(user) };
  await client.slow.filesUploadV2({
    ...(isPrivate && thread ? { ...place, thread_ts: thread } : place),
    ...{ file: bytes, filename: file.name, title: file.name },
  });
}

/**
 * One that nobody has asked for. Slack keeps no key of an upload, so that one which may have arrived is not looked for, and
 * not repeated either.
 * @param channel of the two @returns ref "channel:file" @throws SendError
 */
export async function deliverFile(
  { client, files }: Pick<PlaceParts, "client"> & Readonly<{ files: FileSource }>,
  channel: string,
  { file, doubtful, stillMine }: Readonly<{ file: KeptFile }> & Pick<Outbound, "doubtful" | "stillMine">,
): Promise<{ ref: string }> {
  if (doubtful)
    throw new SendError("Whether the file arrived cannot be seen.", {
      ...{ code: "doubt_not_resolved", retryable: false, doubtful: true },
    });
  const bytes = await allOf(files, file);
  await stillMine();
  try {
    await client.slow.filesUploadV2({
      channel_id: channel,
      file: bytes,
      filename: file.name,
      title: file.name,
    });
    return { ref: `${channel}:${file.id}` };
  } catch (error) {
    throw toSendError(error, true);
  }
}

async function allOf(files: FileSource, file: KeptFile): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of files.read(file)) pieces.push(piece);
  return Buffer.concat(pieces);
}
