/** What each kind of question reads in a line: whose deals, which pipeline, when, and names. Pure. */
import type { Pipeline } from "../pipelines/pipeline.ts";
import { foldName } from "../understanding/customer-name.ts";
import { foldForReading } from "../understanding/fold-for-reading.ts";
import { matchNames } from "../understanding/match-names.ts";
import { type PeriodContext, readPeriod } from "../understanding/read-period.ts";
import type { PhraseReader } from "../understanding/read-phrases.ts";
import type { Asked } from "./asked.ts";

/** Phrases that mean something, and what; none of them inside quotes. @param said phrases apart by | */
export function wordsReader<Said>(
  said: readonly (readonly [phrases: string, means: Partial<Said>])[],
): PhraseReader<Said> {
  const meanings = new Map(
    said.flatMap(([phrases, means]) => phrases.split("|").map((phrase) => [phrase, means] as const)),
  );
  return ({ text, quoted }) => (quoted ? undefined : meanings.get(text));
}

export const whoseReader: PhraseReader<Asked> = wordsReader<Asked>([
  ["mine|my|me|my deals|我的|我|我的商机|只看我的", { whose: "mine" }],
  [
    "team|all|everyone|everybody|everything|my team|团队|全部|所有|所有人|全公司|我的团队|我们团队|全部商机|所有商机",
    { whose: "team" },
  ],
]);

export const periodReader =
  (context: PeriodContext): PhraseReader<Asked> =>
  ({ text, quoted }) => {
    const period = quoted ? undefined : readPeriod(text, context);
    return period === undefined ? undefined : { period };
  };

export const pipelineReader = (pipelines: readonly Pipeline[]): PhraseReader<Asked> =>
  wordsReader(
    pipelines.map(({ code, name }) => [
      [code, code.replaceAll("-", " "), name.zh, name.en.toLowerCase()].map(foldForReading).join("|"),
      { pipeline: code },
    ]),
  );

/** A name in the company that a question may be about, and what it means there. */
export type AskedName = Readonly<{
  name: string;
  means: Asked;
  /** What tells it from others of the same name; the name where that is not said. */
  label?: string;
  /** Of somebody who has left: meant where nobody else is called so. */
  former?: boolean;
}>;

/**
 * A name, or a word of it that no other has (`Grace`, 华东 of "华东 East"); Chinese ones by their pinyin too. Only a whole
 * one: "e" is no team called East, and hx may be more than 华西.
 */
export function nameReader(names: readonly AskedName[]): PhraseReader<Asked> {
  const items = names.map((one, id) => ({
    id,
    names: [one.name, ...one.name.split(/\s+/u)],
    means: one.means,
  }));
  const calledSo = nameIndex(names);
  return ({ spelling, quoted }) => {
    const [only, other] = calledSo(spelling, quoted);
    if (only) return other ? undefined : only.means;
    if (quoted) return undefined;
    // Pinyin is looked for in all names, so only for what may be some.
    if (!/^[a-z ]{4,40}$/i.test(spelling)) return undefined;
    const match = matchNames(spelling, items, { whose: "person" });
    return match.kind === "one" && match.how === "pinyin" ? match.item.means : undefined;
  };
}

/** Finds the names that are spelt so, as a whole; else those of which it is a word. */
export function nameIndex(
  names: readonly AskedName[],
): (spelling: string, wholeOnly?: boolean) => readonly AskedName[] {
  const byWord = Map.groupBy(
    names.flatMap((one) =>
      [...new Set([one.name, ...one.name.split(/\s+/u)].map(foldName))].map((word) => ({ word, one })),
    ),
    ({ word }) => word,
  );
  return (spelling, wholeOnly = false) => {
    const folded = foldName(spelling);
    const found = (byWord.get(folded) ?? []).map(({ one }) => one);
    const whole = found.filter(({ name }) => foldName(name) === folded);
    const meant = whole.length > 0 || wholeOnly ? whole : found;
    const present = meant.filter(({ former }) => !former);
    return present.length > 0 ? present : meant;
  };
}
