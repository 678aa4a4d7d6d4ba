/** Which stage of ours a stage of another system is: said for sure by its name, else guessed from the order that all systems share. Pure. */
import { findStage } from "../../../pipelines/find-stage.ts";
import { type Pipeline, winAt } from "../../../pipelines/pipeline.ts";
import { foldForReading } from "../../../understanding/fold-for-reading.ts";
import { normaliseText } from "../../../understanding/normalise-text.ts";

/** A code of the pipeline's open stages, or how the deal ended. */
export type StageMeant = string;

export type GuessedStage = Readonly<{ meant: StageMeant; sure: boolean }>;

const wonWords = /^(?:closed? ?[-/]? ?won|won|win|signed|赢单|已?成交|已?签约|成单|签单|已签合同|完成)$/;
const lostWords =
  /^(?:closed? ?[-/]? ?lost|lost|lose|dead|abandoned|disqualified|丢单|输单|失单|已?流失|失败|战败|无效|关闭|放弃|暂停)$/;

/** How far along the way a stage of that kind stands: 0 is the first of ours, 1 the last before the win. */
const along: readonly (readonly [at: number, words: RegExp])[] = [
  [
    0,
    /prospect|lead|new|inquiry|discovery|identified|open|target|initial|线索|潜在|初步|初次|立项|发现|新建|接触|目标/,
  ],
  [0.3, /engag|qualif|contact|interest|needs?|meeting|appointment|意向|跟进|沟通|确认需求|需求|拜访|已联系/],
  [0.55, /demo|present|evaluat|trial|pilot|solution|design|poc|演示|方案|试用|测试|评估|考察/],
  [0.75, /propos|quot|value|price|bid|tender|decision|报价|投标|招标|立案|决策/],
  [1, /negotiat|contract|commit|legal|review|verbal|closing|谈判|商务|合同|签约中|待签|审批|承诺/],
];

/** @returns undefined for a word that says nothing of a stage */
export function guessStage(pipeline: Pipeline, said: string): GuessedStage | undefined {
  const word = foldForReading(normaliseText(said))
    .replace(/[_\s]+/g, " ")
    .trim();
  const plain = word.replace(/^(?:\d+[.\s、-]+)|(?:\s*\(?\d{1,3} ?%\)?)$/g, "").trim();
  if (wonWords.test(plain)) return { meant: "won", sure: true };
  if (lostWords.test(plain)) return { meant: "lost", sure: true };
  const open = pipeline.stages.slice(0, winAt(pipeline));
  const found = /^\d+$/.test(plain) ? undefined : findStage(pipeline, plain);
  if (found?.kind === "one")
    return open.includes(found.stage)
      ? { meant: found.stage.code, sure: true }
      : { meant: "won", sure: true };
  const [place] = along.find(([, words]) => words.test(plain)) ?? [];
  const stage = place === undefined ? undefined : open[Math.round(place * (open.length - 1))];
  return stage && { meant: stage.code, sure: false };
}

/** As people decided, or as it is guessed; each word is read once. */
export function stagesMeant(
  pipeline: Pipeline,
  decided: Readonly<Record<string, StageMeant>>,
): (said: string) => StageMeant | undefined {
  const known = new Map<string, StageMeant | undefined>(Object.entries(decided));
  return (said) => {
    if (!known.has(said)) known.set(said, guessStage(pipeline, said)?.meant);
    return known.get(said);
  };
}
