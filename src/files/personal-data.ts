import type { PersonalData } from "../company/personal-data.ts";
import { sql } from "../database/sql.ts";
import { dropWaiting } from "./drop-waiting.ts";

/** Of files that belong to a deal the row stays: the history says that there was one. Nobody can open it any more. */
export const personalDataOfFiles: PersonalData = {
  columns: {
    "File.name": "emptied",
    "File.conversation": "emptied",
    "File.type": "stays: a kind of many",
    "FileChunk.bytes": "deleted",
  },
  show: async (db, { id, workspaceId }) => ({
    files: await db.file.findMany({
      where: { workspaceId, memberId: id },
      select: { name: true, type: true, bytes: true, createdAt: true, dealId: true },
      orderBy: { createdAt: "asc" },
    }),
  }),
  async erase(tx, { id, workspaceId }) {
    await tx.file.deleteMany({ where: { workspaceId, memberId: id, eventId: null } });
    // Colleagues' lists name them, too.
    await dropWaiting(tx, workspaceId);
    await tx.$executeRaw(sql`
      DELETE FROM "FileChunk" c USING "File" f
       WHERE c."workspaceId" = ${workspaceId}::uuid AND f."workspaceId" = c."workspaceId" AND f."id" = c."fileId"
         AND f."memberId" = ${id}::uuid`);
    await tx.file.updateMany({
      where: { workspaceId, memberId: id },
      data: { name: "", conversation: null, complete: false },
    });
  },
};
