/** The commands offered while typing, both languages, the reader's own first. Pure. */
import type { Locale } from "../text/locale.ts";
import { textFor } from "../text/text.ts";

export type OfferedCommand = Readonly<{
  /** What is put into the box, ending in a space when something has to follow. */
  insert: string;
  example: string;
  meaning: string;
  locale: Locale;
}>;

export function commandList(reader: Locale): OfferedCommand[] {
  const other = reader === "en" ? "zh" : "en";
  return [...commandsOf(reader), ...commandsOf(other)];
}

function commandsOf(locale: Locale): OfferedCommand[] {
  const usages = Object.values(textFor(locale).chat.usages).flat();
  return usages.map(([example, meaning]) => {
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
