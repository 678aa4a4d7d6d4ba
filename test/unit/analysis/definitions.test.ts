/** Each part of an analysis is one tap from what it means. */
import { expect, test } from "vitest";
import { parts } from "../../../src/analysis/parts.ts";
import { analysisWords } from "../../../src/analysis/words.ts";
import { measureWords } from "../../../src/measures/words.ts";
import { locales } from "../../../src/text/locale.ts";
import { foldForReading } from "../../../src/understanding/fold-for-reading.ts";

test.each(locales)("in %s every part finds its definition, and only that", (locale) => {
  const { definitionList } = measureWords(locale);
  for (const part of parts) {
    const about = foldForReading(analysisWords(locale).definitions[part]);
    const found = definitionList.filter(([name]) => foldForReading(name).includes(about));
    expect(found, part).toHaveLength(1);
  }
});
