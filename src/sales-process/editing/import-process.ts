/** A sales process from a file that an admin wrote or changed. */
import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { type Reply, refuse, showCard } from "../../chat/reply.ts";
import { defineUseCase, type Turn } from "../../chat/use-case.ts";
import { fileIds, waiting } from "../../files/claim-files.ts";
import { readSent } from "../../files/read-sent.ts";
import { editionOf, type Pipeline } from "../../pipelines/pipeline.ts";
import { keepText } from "../../pipelines/rows/load-pipelines.ts";
import { readPipelineFile } from "../../pipelines/written/read-file.ts";
import { isTakenUp, knownProcesses } from "../known-processes.ts";
import { processCard } from "../process-card.ts";
import { saveProcess, standsAgainst, whoChanged } from "./save-process.ts";
import { sayFileProblems } from "./say-problem.ts";
import { editingWords } from "./words.ts";

/** `/deal pipeline import` with a file; on Lark, where words and a file cannot be sent as one, after it. */
export const importProcess = defineUseCase({
  name: "process.import",
  command: {
    group: "deal",
    en: ["pipeline import", "process import"],
    zh: ["销售流程 导入", "流程 导入"],
    fromLine: () => ({}),
  },
  takesFiles: true,
  needs: "settings.change",
  changes: true,
  input: z.object({ files: fileIds.optional() }),
  async run(turn, { files }) {
    if (!files) return importWaiting(turn);
    const [id, ...more] = files;
    return id === undefined || more.length > 0
      ? refuse(editingWords(turn.locale).oneFile)
      : importFile(turn, id);
  },
});

/** Of what was sent and said nothing of: the newest that is a text by its name. A file that was refused is still there. */
async function importWaiting(turn: Turn): Promise<Reply> {
  const sent = await waiting(turn, turn.place.channel);
  const newest = sent.find(({ name }) => /\.(ya?ml|txt)$/i.test(name)) ?? sent[0];
  return newest ? importFile(turn, newest.id) : refuse(editingWords(turn.locale).sendFirst);
}

async function importFile(turn: Turn, id: string): Promise<Reply> {
  const bytes = await readSent(turn, id);
  return bytes ? importText(turn, decoded(bytes)) : refuse(editingWords(turn.locale).fileGone);
}

/** UTF-8, or what a Chinese editor writes. */
function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}

async function importText(turn: Turn, text: string): Promise<Reply> {
  const { locale } = turn;
  const words = editingWords(locale);
  const read = readPipelineFile(text);
  if (!read.ok) return refuse(sayFileProblems(read.problems, locale));
  const before = knownProcesses(turn.pipelines).find(({ code }) => code === read.pipeline.code);
  const isOurs = before !== undefined && isTakenUp(turn.pipelines, before);
  if (isOurs && read.from !== undefined && read.from !== editionOf(before))
    return refuse(
      words.oldFile(before.name[locale], read.from, editionOf(before), await whoChanged(turn, before.code)),
    );
  const { version = 1, edition } = before ?? {};
  const after: Pipeline = { ...read.pipeline, version, ...(edition !== undefined && { edition }) };
  const clashes = standsAgainst(turn, after);
  if (clashes.length > 0) {
    const lines = read.lineOf;
    return refuse(
      sayFileProblems(
        clashes.map((one) => ({ ...one, line: lines(one.path) })),
        locale,
      ),
    );
  }
  if (isOurs && isDeepStrictEqual(after, before)) {
    await keepText(turn.db, turn.workspace.id, before, text);
    return showCard(await processCard(turn, before, words.nothingNew(before.name[locale])));
  }
  const saved = await saveProcess(turn, { before, after, text });
  const name = saved.pipeline.name[locale];
  const banner = isOurs ? words.isChanged(name, editionOf(saved.pipeline)) : words.isNew(name);
  return showCard(await processCard(saved.turn, saved.pipeline, banner));
}
