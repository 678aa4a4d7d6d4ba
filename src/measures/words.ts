import { inBoth } from "../text/in-both.ts";
import type { Locale } from "../text/locale.ts";
import { measuresEn } from "./words.en.ts";
import { measuresZh } from "./words.zh.ts";

export const measureWords = inBoth(measuresEn, measuresZh);

/** What a number means, by how it is called in the list in English. */
export function meaningOf(locale: Locale, name: string): string {
  const at = measuresEn.definitionList.findIndex(([one]) => one === name);
  const found = measureWords(locale).definitionList[at];
  if (!found) throw new RangeError(`No number is called ${name}`);
  return found[1];
}
