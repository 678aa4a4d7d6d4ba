/** A typed line → the use case that is meant, and its values. Pure. */
import { matchWord } from "../understanding/match-word.ts";
import { splitWords, type Word } from "../understanding/split-words.ts";
import type { CommandGroup, CommandWords, UseCase } from "./use-case.ts";

const groupWords: Readonly<Record<CommandGroup, readonly string[]>> = {
  deal: ["deal", "deals", "opp", "opportunity", "商机"],
  customer: ["customer", "customers", "account", "客户"],
  forecast: ["forecast", "预测"],
  funnel: ["funnel", "漏斗"],
  team: ["team", "团队"],
};

const helpWords = ["help", "帮助", "?", "帮忙", "怎么用"];

export type HelpWanted = Readonly<{
  type: "help";
  group?: CommandGroup;
  /** The word that was not understood. */
  unknown?: string;
  /** Whole lines that may have been meant, best first. */
  near: readonly string[];
}>;
export type UnderstoodLine =
  | Readonly<{ type: "run"; useCase: UseCase; values: Readonly<Record<string, string>> }>
  | HelpWanted;

type Commanded = UseCase & { command: CommandWords };

/** @param line as typed; the leading slash may be missing or full-width */
export function readLine(line: string, all: readonly UseCase[]): UnderstoodLine {
  const words = splitWords(line).filter((word) => word.text !== "/");
  const first = words[0]?.text.replace(/^\//, "") ?? "";
  if (first === "" || isHelp(first)) return { type: "help", near: [] };

  const groupFound = matchWord(first, groupWords);
  if (groupFound.kind !== "one") {
    const rest = words[0] ? line.slice(words[0].end) : "";
    const chinese = han.test(line);
    const near = groupFound.near.map((group) => `/${spokenGroup(group, chinese)}${rest}`);
    return { type: "help", unknown: first, near };
  }
  return readVerb(line, words, groupFound.key, all);
}

function readVerb(
  line: string,
  words: readonly Word[],
  group: CommandGroup,
  all: readonly UseCase[],
): UnderstoodLine {
  const ofGroup = all.filter((useCase): useCase is Commanded => useCase.command?.group === group);
  const verb = words[1];
  if (!verb) {
    const bare = ofGroup.find((useCase) => useCase.command.whenBare);
    return bare ? understood(bare, [], line) : { type: "help", group, near: [] };
  }
  if (isHelp(verb.text)) return { type: "help", group, near: [] };

  const verbs = Object.fromEntries(
    ofGroup.map(({ name, command }) => [name, [...command.en, ...command.zh]]),
  );
  const found = matchWord(verb.text, verbs);
  const meant = found.kind === "one" ? ofGroup.find((useCase) => useCase.name === found.key) : undefined;
  if (meant && asksForHelp(words.slice(2))) return { type: "help", group, near: [] };
  if (meant) return understood(meant, words.slice(2), line);

  const near = found.kind === "one" ? [] : found.near;
  const otherwise = ofGroup.find((useCase) => useCase.command.whenUnknown);
  if (otherwise && near.length === 0) return understood(otherwise, words.slice(1), line);
  const before = line.slice(0, verb.start);
  const after = line.slice(verb.end);
  const chinese = han.test(line);
  const lines = near.flatMap((name) => {
    const command = ofGroup.find((useCase) => useCase.name === name)?.command;
    return command ? [`${before}${chinese ? command.zh[0] : command.en[0]}${after}`] : [];
  });
  return { type: "help", group, unknown: verb.spelling, near: lines };
}

const han = /\p{Script=Han}/u;

const spokenGroup = (group: CommandGroup, chinese: boolean): string =>
  (chinese && groupWords[group].find((word) => han.test(word))) || group;

/** `/deal advance help`; a customer of that name is in quotes. */
const asksForHelp = ([only, ...more]: readonly Word[]): boolean =>
  only !== undefined && more.length === 0 && !only.quoted && isHelp(only.text);

const isHelp = (word: string): boolean => helpWords.includes(word.toLowerCase());

function understood(useCase: Commanded, words: readonly Word[], line: string): UnderstoodLine {
  return {
    type: "run",
    useCase,
    values: useCase.command.fromLine(words, words[0] ? line.slice(words[0].start) : ""),
  };
}
