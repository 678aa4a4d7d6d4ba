/** The commands offered while typing, both languages, the reader's own first. Pure. */
import type { UsagesIn } from "../chat/usages.ts";
import type { Locale } from "../text/locale.ts";

export type OfferedCommand = Readonly<{
  /** What is put into the box, ending in a space when something has to follow. */
  insert: string;
  example: string;
  meaning: string;
  locale: Locale;
}>;

export function commandList(reader: Locale, usages: UsagesIn): OfferedCommand[] {
  const other = reader === "en" ? "zh" : "en";
  return [...commandsOf(reader, usages), ...commandsOf(other, usages)];
}

function commandsOf(locale: Locale, usages: UsagesIn): OfferedCommand[] {
  return Object.values(usages(locale))
    .flat()
    .map(([example, meaning]) => {
      const insert = commandPart(example);
      return { insert: insert === example ? insert : `${insert} `, example, meaning, locale };
    });
}

/** The names that help uses for a customer: where one stands, what is to be filled in begins. */
const sampleName = /^(ACME|华信|Name|姓名)/;

/** "/deal new ACME 1.2m" → "/deal new"; "/customer ACME" → "/customer". */
function commandPart(example: string): string {
  const [group = "", verb] = example.split(" ");
  return verb && !sampleName.test(verb) ? `${group} ${verb}` : group;
}
