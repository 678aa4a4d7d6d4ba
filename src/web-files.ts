/** File access for the web chat's server: one feature stores files, another decides who may see the deal. */

import type { Database } from "./database/open-database.ts";
import { keptFile } from "./deals/attaching/kept-file.ts";
import { fileSource } from "./files/pieces.ts";
import { takeOrSay } from "./files/take-sent.ts";
import { fileWords } from "./files/words.ts";
import type { WebFiles } from "./web/file-routes.ts";

/** @param limit bytes of a file, at most */
export function webFiles(database: Database, limit: number): WebFiles {
  const { prisma } = database;
  return {
    limit,
    tooMany: (locale, most) => fileWords(locale).problems.tooMany(most),
    source: fileSource(database),
    take: ({ workspaceId, memberId, externalId: conversation, locale }, offered) =>
      takeOrSay(prisma, { workspaceId, memberId, conversation }, offered, limit, locale),
    async find({ workspaceId, memberId, role }, id) {
      const found = await keptFile(prisma, { id: memberId, workspaceId, role }, id);
      return typeof found === "string" ? undefined : found;
    },
  };
}
