/** A kept file as a message of Lark: put there first, then sent by its key. */
import type { FileSource, KeptFile } from "../file.ts";
import { SendError } from "../platform.ts";
import type { LarkClient } from "./client.ts";
import { sendMessage } from "./messages.ts";

/** @returns the message's id @throws SendError */
export async function sendFile(
  client: LarkClient,
  files: FileSource,
  message: Readonly<{ to: string; file: KeptFile; key: string; stillMine?: () => Promise<void> }>,
): Promise<string> {
  const { name } = message.file;
  const pieces: Uint8Array[] = [];
  for await (const piece of files.read(message.file)) pieces.push(piece);
  const file = Buffer.concat(pieces);
  const put = await client.call(async (sdk) => {
    const { file: uploads } = sdk.im.v1;
    const data = await uploads.create({ data: { file_type: "stream", file_name: name, file } });
    return { data: data ?? undefined };
  });
  // The SDK doesn't say why it is missing.
  if (!put?.file_key) throw new SendError("Lark took no file", { code: "no_file_key", retryable: false });
  return sendMessage(client, { ...message, type: "file", content: { file_key: put.file_key } });
}
