/** `team 目标客户 due` → filter. Pure; a word that is no filter is the beginning of a customer's name. */
import { findStage } from "../pipelines/find-stage.ts";
import type { Pipeline } from "../pipelines/pipeline.ts";
import type { Word } from "../understanding/split-words.ts";
import type { ListFilter } from "./list-filter.ts";

const filterWords: readonly (readonly [words: readonly string[], filter: ListFilter])[] = [
  [["mine", "my", "me", "我的", "我"], { whose: "mine" }],
  [["team", "all", "everyone", "团队", "全部", "所有"], { whose: "team" }],
  [["due", "到期", "本月"], { due: "month" }],
  [["quarter", "本季"], { due: "quarter" }],
  [["overdue", "late", "过期", "逾期"], { due: "overdue" }],
  [["stalled", "stale", "停滞"], { stalled: true }],
  [["won", "赢单"], { closed: "won" }],
  [["lost", "丢单"], { closed: "lost" }],
];

export function readListLine(words: readonly Word[], pipeline: Pipeline): ListFilter {
  let filter: ListFilter = {};
  const name: string[] = [];
  for (const word of words) {
    const known = filterWords.find(([aliases]) => !word.quoted && aliases.includes(word.text.toLowerCase()));
    const stage = known || word.quoted ? undefined : findStage(pipeline, word.text);
    if (known) filter = { ...filter, ...known[1] };
    else if (stage?.kind === "one") filter = { ...filter, stage: stage.stage.code };
    else name.push(word.spelling);
  }
  return name.length > 0 ? { ...filter, customer: name.join(" ") } : filter;
}
