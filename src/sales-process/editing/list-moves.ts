/** The last moves of deals into other versions: what a move's own card offers while it is there, is offered here after it. */
import { z } from "zod";
import { actions, button, type Card, card, text as paragraph, quiet } from "../../chat/card.ts";
import { showCard } from "../../chat/reply.ts";
import { defineUseCase, type Turn } from "../../chat/use-case.ts";
import { lastVersionMoves, type VersionMove } from "../../deals/writing/version-moves.ts";
import { editionOf } from "../../pipelines/pipeline.ts";
import { formatDate } from "../../text/format/date.ts";
import { needs } from "./change-process.ts";
import { editingWords } from "./words.ts";

/** Older ones are in the audit; deals have gone on since. */
const listed = 8;

/** `/deal pipeline moves`, 销售流程 迁移记录 */
export const listMoves = defineUseCase({
  name: "process.moves",
  command: {
    group: "deal",
    en: ["pipeline moves", "process moves"],
    zh: ["销售流程 迁移记录", "流程 迁移记录"],
    fromLine: (): Record<string, string> => ({}),
  },
  needs,
  changes: false,
  input: z.object({}),
  run: async (turn) => showCard(movesCard(turn, await lastVersionMoves(turn, listed))),
});

function movesCard(turn: Turn, moves: readonly VersionMove[]): Card {
  const { locale } = turn;
  const words = editingWords(locale);
  return card(locale, words.movesTitle, [
    ...(moves.length === 0 ? [quiet(words.noMoves)] : moves.flatMap((one) => lineOf(turn, one))),
  ]);
}

function lineOf({ locale, pipelines, member, today }: Turn, { id, at, who, isUndone, ...move }: VersionMove) {
  const words = editingWords(locale);
  const name = pipelines.newest.find(({ code }) => code === move.pipeline)?.name[locale] ?? move.pipeline;
  const into = pipelines.all.find(({ code, version }) => code === move.pipeline && version === move.version);
  const day = formatDate(at.toZonedDateTimeISO(member.zone).toPlainDate(), locale, today);
  const said = words.movedOn(
    day,
    who ?? words.nobody,
    words.moved(move.count, name, into ? editionOf(into) : move.version),
  );
  return [
    paragraph(said),
    isUndone
      ? quiet(words.wasUndone)
      : actions(button(words.undoMove, "process.move-back", { process: move.pipeline, event: id })),
  ];
}
