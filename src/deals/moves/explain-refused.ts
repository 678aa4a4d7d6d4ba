/** Explains a refused deed on a deal in the reader's language. */

import { type Reply, refuse } from "../../chat/reply.ts";
import type { Turn } from "../../chat/use-case.ts";
import type { DeedRefused } from "../../history/deed.ts";
import { formatList } from "../../text/count.ts";
import type { LastChange } from "../writing/changed-meanwhile.ts";
import type { ShutGate } from "./moves.ts";
import { moveWords } from "./words.ts";

/** @returns undefined for a code that is not ours */
export function explainRefusedDeal(refused: DeedRefused, turn: Turn): Reply | undefined {
  if (refused.code === "changed-meanwhile") return refuse(whatHappened(turn, refused.facts as LastChange));
  if (refused.code === "file-gone") return refuse(moveWords(turn.locale).fileGone);
  if (refused.code === "gate-shut") return refuse(whatIsMissing(turn, refused.facts as ShutGate));
  return undefined;
}

function whatIsMissing(turn: Turn, { to, missing }: ShutGate): string {
  const names = missing.map((criterion) => criterion.name[turn.locale]);
  return `${moveWords(turn.locale).missingIntro(to.name[turn.locale], missing.length)} ${formatList(names, turn.locale)}`;
}

/** Who moved it where and when; a plain sentence when it was another kind of change. */
function whatHappened(turn: Turn, { deal, mine, who, from, stage, minutesAgo }: LastChange): string {
  const words = moveWords(turn.locale);
  const { stages } = turn.pipelines.of(deal);
  const moved = stages.find(({ code }) => code === stage);
  if (!moved || who === null) return words.changedMeanwhile;
  const isBack = stages.findIndex(({ code }) => code === from) > stages.indexOf(moved);
  const said = isBack ? words.movedBackMeanwhile : words.movedMeanwhile;
  return said(mine ? words.you : who, deal.customer.name, moved.name[turn.locale], minutesAgo);
}
