/** A pipeline as people name it: 大客户销售, "key accounts", "key-account". Pure. */
import { locales } from "../text/locale.ts";
import { matchWord } from "../understanding/match-word.ts";
import type { Pipeline } from "./pipeline.ts";

export type FoundPipeline =
  | Readonly<{ kind: "one"; pipeline: Pipeline }>
  /** `near`: what may have been meant, best first. */
  | Readonly<{ kind: "none"; near: readonly Pipeline[] }>;

export function findPipeline(pipelines: readonly Pipeline[], typed: string): FoundPipeline {
  const words = Object.fromEntries(
    pipelines.map(({ code, name }) => [code, [code, ...locales.map((locale) => name[locale])]]),
  );
  const found = matchWord(typed.trim(), words);
  const named = (code: string) => pipelines.find((one) => one.code === code)!;
  return found.kind === "one"
    ? { kind: "one", pipeline: named(found.key) }
    : { kind: "none", near: found.near.map(named) };
}
