/** Reads what was typed after a command: positional words and `--option value`. */
import type { Locale } from "../text/locale.ts";
import { nearest } from "../understanding/nearest.ts";
import { AdminRefused } from "./admin-command.ts";
import { adminWords } from "./admin-words.ts";

/** What a command takes: how many words at most, and its options, each with a value or none. */
type Taken = Readonly<{ words: number; options?: Readonly<Record<string, "value" | "flag">> }>;

export type ReadArgs = Readonly<{ words: readonly string[]; options: Readonly<Record<string, string>> }>;

/**
 * @returns a flag that is there as "yes"
 * @throws AdminRefused for an option nobody knows, one without its value, and a word too many
 */
export function readArgs(
  args: readonly string[],
  { words: most, options = {} }: Taken,
  locale: Locale,
): ReadArgs {
  const say = adminWords(locale);
  const words: string[] = [];
  const found: Record<string, string> = {};
  for (let nth = 0; nth < args.length; nth++) {
    const arg = args[nth]!;
    const [, name, equals, value] = /^--([a-z-]+)(?:(=)(.*))?$/su.exec(arg) ?? [];
    if (name === undefined) {
      words.push(arg);
      continue;
    }
    const kind = Object.hasOwn(options, name) ? options[name] : undefined;
    if (!kind || (kind === "flag" && equals)) {
      const known = Object.keys(options);
      throw new AdminRefused(
        say.unknownOption(
          arg,
          nearest(name, known).map((near) => `--${near}`),
        ),
      );
    }
    if (kind === "flag") found[name] = "yes";
    else {
      const given = equals ? value : args[++nth];
      if (!given) throw new AdminRefused(say.needsValue(`--${name}`));
      found[name] = given;
    }
  }
  if (words.length > most) throw new AdminRefused(say.tooMany(words[most]!));
  return { words, options: found };
}
