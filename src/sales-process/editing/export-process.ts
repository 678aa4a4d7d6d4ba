/** A sales process as a file: to keep, to change at a desk, to give to others. */
import { Readable } from "node:stream";
import { z } from "zod";
import { type Reply, refuse, sendFile } from "../../chat/reply.ts";
import { defineUseCase, type Turn } from "../../chat/use-case.ts";
import { usualPipeline } from "../../deals/editing/usual-pipeline.ts";
import { takeFile } from "../../files/take-file.ts";
import { recordEvents } from "../../history/record-events.ts";
import { findPipeline } from "../../pipelines/find-pipeline.ts";
import { editionOf, type Pipeline } from "../../pipelines/pipeline.ts";
import { textOf } from "../../pipelines/rows/load-pipelines.ts";
import { writePipelineFile } from "../../pipelines/written/write-file.ts";
import { knownProcesses } from "../known-processes.ts";
import { processWords } from "../words.ts";
import { editingWords } from "./words.ts";

/** `/deal pipeline export`: mine; `/deal pipeline export key accounts`. */
export const exportProcess = defineUseCase({
  name: "process.export",
  command: {
    group: "deal",
    en: ["pipeline export", "process export"],
    zh: ["销售流程 导出", "流程 导出"],
    fromLine: (_words, rest) => ({ process: rest }),
  },
  needs: "settings.change",
  changes: true,
  input: z.object({ process: z.string().max(200).default("") }),
  async run(turn, { process }) {
    const typed = process.trim();
    if (typed === "") return exported(turn, await usualPipeline(turn));
    const found = findPipeline(knownProcesses(turn.pipelines), typed);
    return found.kind === "one"
      ? exported(turn, found.pipeline)
      : refuse(processWords(turn.locale).noSuch(typed.slice(0, 60)));
  },
});

async function exported(turn: Turn, pipeline: Pipeline): Promise<Reply> {
  const { db, workspace, member, locale } = turn;
  const written = await textOf(db, workspace.id, pipeline);
  const text =
    written ?? writePipelineFile(pipeline, editingWords(locale).heading(pipeline.name[locale]).split("\n"));
  const sender = { workspaceId: workspace.id, memberId: member.id, conversation: undefined };
  const name = `${pipeline.code}-${editionOf(pipeline)}.yaml`;
  const open = async () => ({ name, size: undefined, pieces: Readable.from([Buffer.from(text)]) });
  const file = await takeFile(db, sender, { name, open }, Number.POSITIVE_INFINITY);
  await recordEvents(turn, [
    {
      ...{ subject: "workspace", subjectId: workspace.id, kind: "export" },
      values: { what: pipeline.name[workspace.locale], pipeline: pipeline.code },
    },
  ]);
  return sendFile(file);
}
