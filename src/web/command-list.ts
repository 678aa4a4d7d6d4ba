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

/** The verbs that are understood, by group. */
export type KnownVerbs = readonly Readonly<{ group: string } & Record<Locale, readonly string[]>>[];

/** The help's examples as commands to pick: each cut after its verb, as people put in a name of their own. */
export function commandList(reader: Locale, usages: UsagesIn, known: KnownVerbs): OfferedCommand[] {
  const other = reader === "en" ? "zh" : "en";
  return [...commandsOf(reader, usages, known), ...commandsOf(other, usages, known)];
}

function commandsOf(locale: Locale, usages: UsagesIn, known: KnownVerbs): OfferedCommand[] {
  const offered = new Set<string>();
  return Object.entries(usages(locale)).flatMap(([group, lines]) => {
    const verbs = new Set(known.flatMap((one) => (one.group === group ? one[locale] : [])));
    return lines.map(([example, meaning]) => {
      const command = commandPart(example, verbs);
      // "/funnel mine" comes after "/funnel": cut as short, it would be the same again.
      const insert = offered.has(command) || command === example ? example : `${command} `;
      offered.add(command);
      return { insert, example, meaning, locale };
    });
  });
}

/** "/deal new ACME 1.2m" → "/deal new"; "/customer market start East" → "/customer market start"; "/customer ACME" → "/customer". */
function commandPart(example: string, verbs: ReadonlySet<string>): string {
  const [group = "", verb = "", second = ""] = example.split(" ");
  if (verbs.has(`${verb} ${second}`)) return `${group} ${verb} ${second}`;
  return verbs.has(verb) ? `${group} ${verb}` : group;
}
