/** A typed line → the use case that is meant, and its values. Pure. */
import { foldForReading } from "../understanding/fold-for-reading.ts";
import { exactWord, matchLeadingWord, matchWord } from "../understanding/match-word.ts";
import { splitWords, type Word } from "../understanding/split-words.ts";
import { longestSaid } from "./card.ts";
import { commandGroups, groupWords, spokenGroup } from "./command-words.ts";
import type { CommandGroup, CommandWords, UseCase } from "./use-case.ts";

const helpWords = ["help", "帮助", "?", "帮忙", "怎么用"];
/** Said alone, they ask what there is to say; they are no mistake. */
const greetings = ["hi", "hello", "hey", "你好", "您好", "在吗", "嗨"];

/** Said alone, they want no answer at all. */
const idle =
  /^(?:ok(?:ay)?|k+|lo+l|ha(?:ha)+|cool|nice|great|perfect|sure|yes|yep|yeah|no|nope|nvm|cancel|stop|👍|好的?呢?|好[吧嘞啦]|[嗯哦噢喔]+|[哈呵嘿]+|收到|行吧?|可以|知道了?|明白了?|了解|算了|不用了?|没事了?|取消)[,!.~]*$/u;

/** A line that asks for nothing. */
const thanks =
  /^(?:(?:ok(?:ay)?|great|perfect|好的?|收到)[,!. ]*)?(?:(?:many |no, )?thanks?(?: you)?(?: so much| very much| a lot| again)?|thx|ty|cheers|多?谢谢?[你您啦了]?|感谢|辛苦[啦了]?)[!.~ ]*$/i;

export type HelpWanted = Readonly<{
  type: "help";
  group?: CommandGroup;
  /** The word that was not understood. */
  unknown?: string;
  /** Whole lines that may have been meant, best first. */
  near: readonly string[];
  /** What is meant instead if the word was no mistyped verb but a name: "Gamma" is near "merge". */
  orNamed?: RunWanted;
}>;
export type RunWanted = Readonly<{
  type: "run";
  useCase: UseCase;
  values: Readonly<Record<string, string>>;
  /** There was no verb: "deals closing this month" may be no deal's name. */
  isGuess?: true;
}>;
export type UnderstoodLine =
  | RunWanted
  | HelpWanted
  | Readonly<{ type: "thanks" }>
  | Readonly<{ type: "idle" }>;

type Commanded = UseCase & { command: CommandWords };

/** @param line as typed; the leading slash may be missing or full-width */
export function readLine(line: string, all: readonly UseCase[]): UnderstoodLine {
  const words = splitWords(line).filter((word) => word.text !== "/");
  const first = words[0]?.text.replace(/^\//, "") ?? "";
  if (thanks.test(words.map(({ text }) => text).join(" "))) return { type: "thanks" };
  if (words.length > 0 && words.every(({ text }) => idle.test(text.toLowerCase()))) return { type: "idle" };
  if (first === "" || isHelp(first) || isGreeting(first, words)) return { type: "help", near: [] };

  const groupFound = matchWord(first, groupWords);
  if (groupFound.kind !== "one") {
    const spaced = stuckGroup(line, words[0], first, all);
    if (spaced) return readLine(spaced, all);
    const rest = words[0] ? line.slice(words[0].end) : "";
    const chinese = han.test(line);
    const near = groupFound.near.map((group) => `/${spokenGroup(group, chinese ? "zh" : "en")}${rest}`);
    return { type: "help", unknown: first, near: [...commandsBegunBy(line, all), ...near] };
  }
  return readVerb(line, words, groupFound.key, all);
}

function readVerb(
  line: string,
  words: readonly Word[],
  group: CommandGroup,
  all: readonly UseCase[],
): UnderstoodLine {
  const { ofGroup, verbs, pairs } = commandsOf(group, all);
  const verb = words[1];
  if (!verb) {
    const bare = ofGroup.find((useCase) => useCase.command.whenBare);
    return bare ? understood(bare, [], line) : { type: "help", group, near: [] };
  }
  if (isHelp(verb.text)) return { type: "help", group, near: [] };

  const pair = exactWord(`${verb.text} ${words[2]?.text ?? ""}`, pairs);
  const paired = ofGroup.find(({ name }) => name === pair);
  if (paired) return understood(paired, words.slice(3), line);

  const found = matchWord(verb.text, verbs);
  const meant = found.kind === "one" ? ofGroup.find((useCase) => useCase.name === found.key) : undefined;
  if (meant && asksForHelp(words.slice(2))) return { type: "help", group, near: [] };
  if (meant) return understood(meant, words.slice(2), line);

  const rest = line.slice(verb.start);
  const said = ofGroup.find(({ command }) => command.isSaidBy?.(rest));
  if (said) return understood(said, words.slice(1), line);

  const spaced = verb.quoted ? undefined : withBlank(line, verb, leadingVerb(verb.text, verbs));
  if (spaced) return readLine(spaced, all);
  const near = found.kind === "one" ? [] : found.near;
  const otherwise = ofGroup.find((useCase) => useCase.command.whenUnknown);
  const named: RunWanted | undefined = otherwise && {
    ...understood(otherwise, words.slice(1), line),
    isGuess: true,
  };
  if (named && near.length === 0) {
    const instead = verbInFront(line, words, verbs);
    return instead ? { ...named, values: { ...named.values, instead } } : named;
  }
  const before = line.slice(0, verb.start);
  const after = line.slice(verb.end);
  const chinese = han.test(line);
  const lines = near.flatMap((name) => {
    const command = ofGroup.find((useCase) => useCase.name === name)?.command;
    return command ? [`${before}${chinese ? command.zh[0] : command.en[0]}${after}`] : [];
  });
  return { type: "help", group, unknown: verb.spelling, near: lines, ...(named && { orNamed: named }) };
}

/** `pairs`: verbs of two words, which begin with another command's. */
type Commands = Readonly<{ ofGroup: readonly Commanded[]; verbs: Verbs; pairs: Verbs }>;

const known = new WeakMap<readonly UseCase[], Partial<Record<CommandGroup, Commands>>>();

/** What can be said to a group; the same with every line. */
function commandsOf(group: CommandGroup, all: readonly UseCase[]): Commands {
  const groups = known.get(all) ?? {};
  known.set(all, groups);
  groups[group] ??= commandsAmong(
    all.filter((useCase): useCase is Commanded => useCase.command?.group === group),
  );
  return groups[group];
}

const commandsAmong = (ofGroup: readonly Commanded[]): Commands => ({
  ofGroup,
  verbs: verbsAmong(ofGroup, (verb) => !verb.includes(" ")),
  pairs: verbsAmong(ofGroup, (verb) => verb.includes(" ")),
});

const verbsAmong = (ofGroup: readonly Commanded[], isWanted: (verb: string) => boolean): Verbs =>
  Object.fromEntries(
    ofGroup.map(({ name, command }) => [name, [...command.en, ...command.zh].filter(isWanted)]),
  );

/** `undo`, 撤回 ACME, 邀请李雷: a verb without the word before it, with each that it can follow. */
function commandsBegunBy(line: string, all: readonly UseCase[]): string[] {
  const verb = splitWords(line).find((word) => word.text !== "/");
  if (!verb || verb.quoted) return [];
  const typed = verb.text.replace(/^\//, "");
  const said = line.slice(verb.start).replace(/^\//, "");
  return commandGroups.flatMap((group) => {
    const { ofGroup, verbs: every } = commandsOf(group, all);
    const alone = ofGroup.filter(({ command }) => command.alone).map(({ name }) => name);
    const isAll = said.trim() === typed && exactWord(typed, every) !== undefined;
    const verbs = isAll
      ? every
      : Object.fromEntries(Object.entries(every).filter(([name]) => !alone.includes(name)));
    const isVerb = exactWord(typed, verbs) !== undefined;
    const meant = isVerb ? said : withBlank(said, { ...verb, start: 0 }, leadingVerb(typed, verbs));
    return meant ? [`/${spokenGroup(group, han.test(line) ? "zh" : "en")} ${meant}`] : [];
  });
}

type Verbs = Readonly<Record<string, readonly string[]>>;

/** 推进华信: the Chinese verb that a word begins with; one of a single character (看, 新) may begin any name. */
function leadingVerb(typed: string, verbs: Verbs): string | undefined {
  const long = Object.fromEntries(
    Object.entries(verbs).map(([name, words]) => [name, words.filter((word) => word.length > 1)]),
  );
  const found = matchLeadingWord(typed, long);
  return found?.rest ? typed.slice(0, typed.length - found.rest.length) : undefined;
}

/** 商机新建 新远: group and verb without a blank between them. */
function stuckGroup(line: string, word: Word | undefined, first: string, all: readonly UseCase[]) {
  const found = matchLeadingWord(first, groupWords);
  if (!word || !found?.rest) return undefined;
  const verbs = Object.fromEntries(
    all.flatMap(({ name, command }) => (command?.group === found.key ? [[name, command.zh]] : [])),
  );
  const isMeant = /^#\d/.test(found.rest) || matchLeadingWord(found.rest, verbs);
  return isMeant ? withBlank(line, word, first.slice(0, first.length - found.rest.length)) : undefined;
}

/** The line with a blank behind `part` of `word`. */
function withBlank(line: string, word: Word, part: string | undefined): string | undefined {
  const at = part === undefined ? -1 : line.indexOf(part.trim(), word.start);
  return part === undefined || at < 0
    ? undefined
    : `${line.slice(0, at + part.trim().length)} ${line.slice(at + part.trim().length)}`;
}

/** `/deal ACME advance` as it would be right; only suggested, as names contain verbs ("Blue Note"). */
function verbInFront(line: string, words: readonly Word[], verbs: Verbs): string | undefined {
  const verb = words.slice(2).find(({ quoted, text }) => !quoted && exactWord(text, verbs) !== undefined);
  const [group, name] = words;
  if (!verb || !group || !name) return undefined;
  const before = line.slice(name.start, verb.start).trim();
  const right = `${line.slice(0, group.end)} ${verb.spelling} ${before}${line.slice(verb.end)}`.trim();
  return right.length <= longestSaid ? right : undefined;
}

const han = /\p{Script=Han}/u;

/** `/deal advance help`; a customer of that name is in quotes. */
const asksForHelp = ([only, ...more]: readonly Word[]): boolean =>
  only !== undefined && more.length === 0 && !only.quoted && isHelp(only.text);

const isGreeting = (first: string, words: readonly Word[]): boolean =>
  words.length === 1 && greetings.includes(first.toLowerCase().replace(/[!.~]+$/, ""));

const isHelp = (word: string): boolean => helpWords.includes(foldForReading(word.toLowerCase()));

function understood(useCase: Commanded, words: readonly Word[], line: string): RunWanted {
  return {
    type: "run",
    useCase,
    values: useCase.command.fromLine(words, words[0] ? line.slice(words[0].start) : ""),
  };
}
