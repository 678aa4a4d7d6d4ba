/** Takes a file in before any deed knows of it: looked at, counted and written part by part. */
import { randomUUID } from "node:crypto";
import { type FileProblem, FileRefused, type KeptFile, type OfferedFile } from "../chat/file.ts";
import type { Tx } from "../database/transaction.ts";
import { judgeContent } from "./content.ts";
import { endingOf, fileName } from "./file-name.ts";
import { mostPoints, pictureSize } from "./picture-size.ts";
import { inParts, writePart } from "./pieces.ts";

export type Sender = Readonly<{
  workspaceId: string;
  memberId: string;
  /** Where it was sent; undefined for what was made for the member. */
  conversation: string | undefined;
}>;

type Refuse = (problem: FileProblem) => FileRefused;

/**
 * The file belongs to nothing until a deed claims it. A refused file leaves nothing behind; if the process ends
 * in between, the purge finds the rest.
 * @param limit largest size in bytes
 * @throws FileRefused
 */
export async function takeFile(
  db: Tx,
  sender: Sender,
  offered: OfferedFile,
  limit: number,
): Promise<KeptFile> {
  const { name: given, size, pieces } = await offered.open();
  const { workspaceId } = sender;
  const id = randomUUID();
  const refuse: Refuse = (problem) => new FileRefused(problem, { file: fileName(given) });
  if (size === 0) throw refuse({ code: "empty" });
  if (size !== undefined && size > limit) throw refuse({ code: "too-large", limit });

  let kept: KeptFile | undefined;
  try {
    let bytes = 0;
    let nth = 0;
    for await (const part of inParts(pieces)) {
      bytes += part.length;
      if (bytes > limit) throw refuse({ code: "too-large", limit });
      if (!kept) {
        kept = { id, workspaceId, bytes: 0, ...looked(fileName(given), part, refuse) };
        await db.file.create({ data: { ...kept, ...sender }, select: { id: true } });
      }
      await writePart(db, kept, nth, part);
      nth += 1;
    }
    if (!kept) throw refuse({ code: size ? "cut-off" : "empty" });
    if (size !== undefined && bytes !== size) throw refuse({ code: "cut-off" });
    await db.file.update({
      where: { workspaceId_id: { workspaceId, id } },
      data: { bytes, complete: true },
    });
    return { ...kept, bytes };
  } catch (error) {
    if (kept) await db.file.deleteMany({ where: { workspaceId, id } });
    throw error;
  }
}

/** What the first part says. @returns its type, and its name with an ending */
function looked(name: string, head: Uint8Array, refuse: Refuse): Pick<KeptFile, "name" | "type"> {
  const judged = judgeContent(name, head);
  if ("code" in judged) throw refuse(judged);
  const size = pictureSize(judged.type, head);
  if (size && size.width * size.height > mostPoints) throw refuse({ code: "huge-picture", ...size });
  const named = endingOf(name) === "" && judged.ending !== "" ? `${name}.${judged.ending}` : name;
  return { name: named, type: judged.type };
}
