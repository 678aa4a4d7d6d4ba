/** A changed sales process becomes the company's next version of it; what was there stays as it was. */
import { refuse } from "../../chat/reply.ts";
import { Refusal, type Turn } from "../../chat/use-case.ts";
import { sql } from "../../database/sql.ts";
import { recordEvents } from "../../history/record-events.ts";
import { pipelineBook } from "../../pipelines/book.ts";
import { editionOf, type Pipeline } from "../../pipelines/pipeline.ts";
import { addPipelines, newestVersion, textOf } from "../../pipelines/rows/load-pipelines.ts";
import type { PipelineProblem } from "../../pipelines/written/problem.ts";
import { clashesOf, problemsOf } from "../../pipelines/written/problems-of.ts";
import { rewritePipelineFile } from "../../pipelines/written/write-file.ts";
import { isTakenUp, knownProcesses } from "../known-processes.ts";
import { asNextVersion, type Change } from "./next-version.ts";
import { editingWords } from "./words.ts";

/** All that stands against it, by itself and beside the company's other processes. */
export const standsAgainst = ({ pipelines }: Turn, pipeline: Pipeline): PipelineProblem[] => [
  ...problemsOf(pipeline),
  ...clashesOf(
    pipeline,
    pipelines.all.filter(({ code }) => code === pipeline.code),
    knownProcesses(pipelines),
  ),
];

/**
 * @returns the turn with the company's book as it is now, and the process in its new version
 * @throws Refusal when somebody else changed it meanwhile
 */
export async function saveProcess(
  turn: Turn,
  { before, after, text }: Change,
): Promise<{ turn: Turn; pipeline: Pipeline }> {
  const { db, workspace, pipelines } = turn;
  // Who changes one at the same time waits here, and is then told.
  await db.$executeRaw(sql`SELECT 1 FROM "Workspace" WHERE "id" = ${workspace.id}::uuid FOR UPDATE`);
  const newest = await newestVersion(db, workspace.id, after.code);
  const known = before && isTakenUp(pipelines, before) ? before.version : undefined;
  if (newest?.version !== known)
    throw new Refusal(
      refuse(
        editingWords(turn.locale).changedMeanwhile(
          after.name[turn.locale],
          newest ? editionOf(newest) : 0,
          await whoChanged(turn, after.code),
        ),
      ),
    );
  const pipeline = await asNextVersion(turn, { before, after, text });
  const former = before && (await textOf(db, workspace.id, before));
  const written =
    text === undefined
      ? former && before && rewritePipelineFile(former, before, pipeline)
      : rewritePipelineFile(text, after, pipeline);
  await addPipelines(db, workspace.id, [pipeline], written);
  await recordEvents(turn, [
    {
      ...{ subject: "workspace", subjectId: workspace.id, kind: "process" },
      values: {
        ...{ what: pipeline.name[workspace.locale], pipeline: pipeline.code, version: pipeline.version },
        ...{ count: editionOf(pipeline), ...(text !== undefined && { file: true }) },
      },
    },
  ]);
  const { pipeline: standard, furtherPipelines } = workspace.settings;
  const book = pipelineBook([...pipelines.all, pipeline], standard, furtherPipelines);
  return { turn: { ...turn, pipelines: book }, pipeline };
}

/** Who made its newest version; "somebody" where nobody did by hand. */
export async function whoChanged({ db, workspace, locale }: Turn, code: string): Promise<string> {
  const [last] = await db.$queryRaw<{ name: string | null }[]>(sql`
    SELECT m."name" FROM "Event" e LEFT JOIN "Member" m ON m."id" = e."memberId"
    WHERE e."workspaceId" = ${workspace.id}::uuid AND e."subject" = 'workspace' AND e."kind" = 'process'
      AND e."values" ->> 'pipeline' = ${code}
    ORDER BY e."id" DESC LIMIT 1`);
  return last?.name ?? editingWords(locale).nobody;
}
