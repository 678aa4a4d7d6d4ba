/** Fetches what people send to the bot on Lark: from its message, with the app's token. */
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { z } from "zod";
import { FileRefused, type OpenedFile } from "../file.ts";
import type { LarkClient } from "./client.ts";
import { sendErrorFrom } from "./errors.ts";
import type { MessageFile } from "./message-files.ts";

/** Nothing is asked of Lark before the first byte is wanted; how many there are it tells only then, so nobody knows before. */
export const openFile = async (
  client: LarkClient,
  messageId: string,
  file: MessageFile,
): Promise<OpenedFile> => ({ name: file.name, size: undefined, pieces: bytesOf(client, messageId, file) });

async function* bytesOf(
  client: LarkClient,
  messageId: string,
  { key, type, name }: MessageFile,
): AsyncGenerator<Uint8Array> {
  try {
    const resource = await client.call(async (sdk) => ({
      data: await sdk.im.v1.messageResource
        .get({ path: { message_id: messageId, file_key: key }, params: { type } })
        .catch(withAnswer),
    }));
    if (!resource) throw new FileRefused({ code: "not-fetched" }, { file: name });
    const told = Number((resource.headers as Record<string, unknown>)["content-length"] ?? Number.NaN);
    let bytes = 0;
    for await (const piece of resource.getReadableStream()) {
      bytes += (piece as Uint8Array).length;
      yield piece as Uint8Array;
    }
    if (Number.isFinite(told) && told !== bytes) throw new FileRefused({ code: "cut-off" }, { file: name });
  } catch (error) {
    if (error instanceof FileRefused) throw error;
    const code = forbidden.has(sendErrorFrom(error).code) ? "not-permitted" : "not-fetched";
    throw new FileRefused({ code }, { file: name, cause: error });
  }
}

/** Scopes that are missing; a message that the bot may not read. */
const forbidden = new Set(["99991672", "99991679", "234009", "234040"]);

const failed = z.object({ response: z.looseObject({ data: z.custom<Readable>() }) });

/** Asked for a stream, axios gives the words of a refusal as one, too. */
async function withAnswer(error: unknown): Promise<never> {
  const { response } = failed.safeParse(error).data ?? {};
  const { response: original } = error as { response?: { data: unknown } };
  if (original && response && typeof response.data?.pipe === "function") {
    const said = await text(response.data).catch(() => "");
    try {
      original.data = JSON.parse(said);
    } catch {
      original.data = undefined;
    }
  }
  throw error;
}
