/** Takes in all files of a message, or none: what came together is meant together. */

import { FileRefused, type KeptFile, type OfferedFile } from "../chat/file.ts";
import type { InboundFile } from "../chat/inbound.ts";
import { refuse } from "../chat/reply.ts";
import { Refusal } from "../chat/use-case.ts";
import type { Member } from "../company/member.ts";
import type { Database } from "../database/open-database.ts";
import type { Tx } from "../database/transaction.ts";
import type { Locale } from "../text/locale.ts";
import { mostFiles } from "./claim-files.ts";
import { fileName } from "./file-name.ts";
import { sayProblem } from "./say-files.ts";
import { type Sender, takeFile } from "./take-file.ts";
import { fileWords } from "./words.ts";

export type TakeSent = (inbound: InboundFile, sender: Readonly<{ member: Member }>) => Promise<string[]>;

/** @param limit bytes, at most @returns what is kept, or the sentence that says why nothing is */
export async function takeOrSay(
  db: Tx,
  sender: Sender,
  offered: OfferedFile,
  limit: number,
  locale: Locale,
): Promise<KeptFile | string> {
  try {
    return await takeFile(db, sender, offered, limit);
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    return sayProblem(error.problem, error.file ?? fileName(offered.name), locale);
  }
}

/** @param limit bytes of one file, at most @returns ids; @throws Refusal with a sentence, and nothing is kept */
export const takesSent =
  ({ prisma }: Pick<Database, "prisma">, limit: number): TakeSent =>
  async ({ files, place }, { member }) => {
    const { workspaceId, id: memberId, locale } = member;
    if (files.length > mostFiles) throw new Refusal(refuse(fileWords(locale).problems.tooMany(mostFiles)));
    const taken: string[] = [];
    for (const file of files) {
      if ("id" in file) {
        taken.push(file.id);
        continue;
      }
      const sender = { workspaceId, memberId, conversation: place.channel };
      const kept = await takeOrSay(prisma, sender, file, limit, locale);
      if (typeof kept !== "string") {
        taken.push(kept.id);
        continue;
      }
      await prisma.file.deleteMany({ where: { workspaceId, memberId, id: { in: taken }, eventId: null } });
      throw new Refusal(refuse(files.length > 1 ? `${kept} ${fileWords(locale).nothingKept}` : kept));
    }
    return taken;
  };
