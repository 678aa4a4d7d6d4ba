/** The books of companies, read once in the life of a process. */

import type { Workspace } from "../../company/member.ts";
import type { Database } from "../../database/open-database.ts";
import { transaction } from "../../database/transaction.ts";
import type { PipelineBook } from "../book.ts";
import type { Pipeline } from "../pipeline.ts";
import { bookOf, loadPipelines } from "./load-pipelines.ts";

type Kept = Readonly<{ revision: number; pipelines: Promise<readonly Pipeline[]> }>;

/**
 * Rows never change, so cached ones hold until the company's revision says that there are more; the revision
 * comes with the speaker. A known company costs no statement.
 */
export function keepBooks(database: Pick<Database, "prisma">) {
  const kept = new Map<string, Kept>();
  return async (workspace: Workspace): Promise<PipelineBook> => {
    const { id, pipelinesRevision: revision, settings } = workspace;
    let known = kept.get(id);
    // Who was read before others added one may come after them: what is newer has it, too.
    if (!known || known.revision < revision) {
      const pipelines = transaction(database, (tx) => loadPipelines(tx, id));
      known = { revision, pipelines };
      kept.set(id, known);
      // Whoever asks next tries again.
      pipelines.catch(() => kept.delete(id));
    }
    return bookOf(await known.pipelines, settings);
  };
}
