/** A small file that was sent with a command, for its content only: it is read, and gone with the deed. */
import type { Deed } from "../history/deed.ts";
import { findUnclaimed } from "./find-unclaimed.ts";
import { readPieces } from "./pieces.ts";

/** More is no list that somebody typed. */
export const mostSentBytes = 512 * 1024;

/** @returns undefined when it is another's, gone, or longer than {@link mostSentBytes} */
export async function readSent(deed: Deed, id: string): Promise<Buffer | undefined> {
  const file = await findUnclaimed(deed, id);
  if (!file || file.bytes > mostSentBytes) return undefined;
  const pieces: Uint8Array[] = [];
  for await (const piece of readPieces(deed.db, file)) pieces.push(piece);
  const { workspace, member } = deed;
  await deed.db.file.deleteMany({
    where: { workspaceId: workspace.id, memberId: member.id, id, eventId: null },
  });
  return Buffer.concat(pieces);
}
