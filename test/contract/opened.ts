import { FileRefused } from "../../src/chat/file.ts";
import type { Inbound } from "../../src/chat/inbound.ts";

/** What can be fetched of an event's files: bytes as text, or the reason why not. */
export async function opened(inbound: Inbound): Promise<{ name: string; says: string }[]> {
  if (inbound.kind !== "file") throw new Error(`no file, but a ${inbound.kind}`);
  return Promise.all(
    inbound.files.map(async (file) => {
      if ("id" in file) throw new Error("it is here already");
      try {
        const { name, pieces } = await file.open();
        const bytes: Uint8Array[] = [];
        for await (const piece of pieces) bytes.push(piece);
        return { name, says: Buffer.concat(bytes).toString() };
      } catch (error) {
        if (!(error instanceof FileRefused)) throw error;
        return { name: error.file ?? file.name, says: error.problem.code };
      }
    }),
  );
}
