/** The books of companies, read once in the life of a process. */

import type { Workspace } from "../../company/member.ts";
import type { Database } from "../../database/open-database.ts";
import { type Tx, transaction } from "../../database/transaction.ts";
import type { PipelineBook } from "../book.ts";
import type { Pipeline } from "../pipeline.ts";
import { bookOf, loadPipelines } from "./load-pipelines.ts";

type Kept = Readonly<{ revision: number; pipelines: Promise<readonly Pipeline[]> }>;

/** One company's, for work that goes on in many transactions: read in the first, and again once the company has more. */
export function keepBook() {
  let known: Readonly<{ revision: number; pipelines: readonly Pipeline[] }> | undefined;
  return async (tx: Tx, { id, pipelinesRevision: revision, settings }: Workspace): Promise<PipelineBook> => {
    if (known?.revision !== revision) known = { revision, pipelines: await loadPipelines(tx, id) };
    return bookOf(known.pipelines, settings);
  };
}

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
