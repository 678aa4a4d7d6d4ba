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
export type AskedName = Readonly<{ name: string; means: Asked }>;

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
  const byName = Map.groupBy(
    items.flatMap((item) => [...new Set(item.names.map(foldName))].map((name) => ({ name, item }))),
    ({ name }) => name,
  );
  return ({ spelling, quoted }) => {
    const found = byName.get(foldName(spelling)) ?? [];
    const full = found.filter(({ item }) => foldName(item.names[0]!) === foldName(spelling));
    const [only, other] = full.length > 0 || quoted ? full : found;
    if (only) return other ? undefined : only.item.means;
    if (quoted) return undefined;
    // Pinyin is looked for in all names, so only for what may be some.
    if (!/^[a-z ]{4,40}$/i.test(spelling)) return undefined;
    const match = matchNames(spelling, items, { whose: "person" });
    return match.kind === "one" && match.how === "pinyin" ? match.item.means : undefined;
  };
}
