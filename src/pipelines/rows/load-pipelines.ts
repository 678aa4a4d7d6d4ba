/** A company's pipelines from their rows, and the rows for those that it does not have yet. */

import { raisePipelinesRevision } from "../../company/company.ts";
import type { Workspace } from "../../company/member.ts";
import type { Tx } from "../../database/transaction.ts";
import type { Bilingual } from "../../text/locale.ts";
import { type PipelineBook, pipelineBook } from "../book.ts";
import type { Criterion } from "../gates/gate-kinds.ts";
import type { Phase, Pipeline } from "../pipeline.ts";
import { shippedPipelines } from "../shipped/shipped-pipelines.ts";

/** For who has no turn: a slot of the schedule, the demo. @param tx a transaction: rows may have to be made */
export async function loadBook(tx: Tx, { id, settings }: Pick<Workspace, "id" | "settings">) {
  return bookOf(await loadPipelines(tx, id), settings);
}

export const bookOf = (all: readonly Pipeline[], settings: Workspace["settings"]): PipelineBook =>
  pipelineBook(all, settings.pipeline);

/**
 * Shipped pipelines become a company's rows when its pipelines are first read, whether the company is new, from
 * before there were rows, or from before we shipped one of them. So code that founds a company, opens a database
 * or fakes one need not think of it. It cannot be too late: a command and a slot read the book before anything
 * else, and no other statement joins stages.
 */
export async function loadPipelines(tx: Tx, workspaceId: string): Promise<Pipeline[]> {
  const known = await readPipelines(tx, workspaceId);
  const missing = shippedPipelines.filter(
    ({ code, version }) => !known.some((one) => one.code === code && one.version === version),
  );
  if (missing.length > 0) await addPipelines(tx, workspaceId, missing);
  return [...known, ...missing];
}

/** Those that are there already, be it since this moment by another replica, stay as they are. */
async function addPipelines(tx: Tx, workspaceId: string, pipelines: readonly Pipeline[]): Promise<void> {
  await tx.pipeline.createMany({
    data: pipelines.map(({ code, version, name, start }) => ({ workspaceId, code, version, name, start })),
    skipDuplicates: true,
  });
  await tx.pipelineStage.createMany({
    data: pipelines.flatMap(({ code: pipeline, version, stages }) =>
      stages.map(({ code: stage, aliases, enter, leave, ...rest }, position) => ({
        ...{ ...rest, workspaceId, pipeline, version, stage, position, aliases: [...aliases] },
        ...{ enter: [...enter], leave: [...leave] },
      })),
    ),
    skipDuplicates: true,
  });
  await raisePipelinesRevision(tx, workspaceId);
}

async function readPipelines(tx: Tx, workspaceId: string): Promise<Pipeline[]> {
  const rows = await tx.pipeline.findMany({
    where: { workspaceId },
    include: { stages: { orderBy: { position: "asc" } } },
    orderBy: [{ code: "asc" }, { version: "asc" }],
  });
  return rows.map(({ code, version, name, start, stages }) => ({
    ...{ code, version, start, name: name as Bilingual },
    stages: stages.map((row) => ({
      code: row.stage,
      name: row.name as Bilingual,
      aliases: row.aliases,
      phase: row.phase as Phase,
      likelihood: row.likelihood,
      workdays: row.workdays,
      counted: row.counted,
      enter: row.enter as Criterion[],
      leave: row.leave as Criterion[],
    })),
  }));
}
