/** The first words of commands: as they are understood, as they are said, and where a sentence says one. Pure. */
import type { Locale } from "../text/locale.ts";
import type { CommandGroup } from "./use-case.ts";

/** The first of each language is the one that is said. */
const words: Readonly<Record<CommandGroup, Readonly<Record<Locale, readonly string[]>>>> = {
  deal: { en: ["deal", "deals", "opp", "opportunity"], zh: ["商机"] },
  customer: { en: ["customer", "customers", "account"], zh: ["客户"] },
  forecast: { en: ["forecast"], zh: ["预测"] },
  funnel: { en: ["funnel"], zh: ["漏斗"] },
  team: { en: ["team"], zh: ["团队"] },
};

export const commandGroups = Object.keys(words) as CommandGroup[];

export const spokenGroup = (group: CommandGroup, locale: Locale): string => words[group][locale][0]!;

export const groupWords = Object.fromEntries(
  commandGroups.map((group) => [group, [...words[group].en, ...words[group].zh]]),
) as Record<CommandGroup, string[]>;

/** A stretch of a sentence; with `group` it is the first word of a command, slash and all: "/商机". */
export type Stretch = Readonly<{ text: string; group?: CommandGroup }>;

const groupSaid = new Map<string, CommandGroup>(
  commandGroups.flatMap((group) => [
    [`/${spokenGroup(group, "en")}`, group] as const,
    [`/${spokenGroup(group, "zh")}`, group] as const,
  ]),
);

/** Not inside a word or a path: "客户/商机" stays what it is. */
const said = new RegExp(`(?<![\\p{L}\\p{N}/])(${[...groupSaid.keys()].join("|")})(?![\\p{L}\\p{N}/])`, "u");

/** "发送 /商机 列表" → "发送 ", "/商机" (deal), " 列表". Sentences are plain strings; this is the one place that takes them apart. */
export const splitCommands = (sentence: string): Stretch[] =>
  sentence
    .split(said)
    .filter(Boolean)
    .map((text) => ({ text, group: groupSaid.get(text) }));
