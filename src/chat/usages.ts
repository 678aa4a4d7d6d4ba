import type { Locale } from "../text/locale.ts";
import type { CommandGroup } from "./use-case.ts";

/** What there is to type, by language: an example line and what it does, per group of commands. */
export type UsagesIn = (
  locale: Locale,
) => Readonly<Record<CommandGroup, readonly (readonly [line: string, meaning: string])[]>>;
