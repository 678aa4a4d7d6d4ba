/** The command line → who speaks and what is done, step by step. Pure. */
import { Temporal } from "temporal-polyfill";
import { nearest } from "../../src/understanding/nearest.ts";
import { Mistake } from "./mistake.ts";
import type { Words } from "./words.ts";

export type Step =
  | Readonly<{ kind: "line"; line: string }>
  | Readonly<{ kind: "press"; label: string }>
  | Readonly<{ kind: "set"; field: string; value: string }>
  | Readonly<{ kind: "submit" }>;

export type Wish = Readonly<{
  help: boolean;
  /** A name or mailbox as typed; undefined: the default speaker. */
  as: string | undefined;
  json: boolean;
  demo: boolean;
  /** Local time in the company's zone. */
  at: Temporal.PlainDateTime | undefined;
  steps: readonly Step[];
}>;

/** The options that take a value, each with an example. */
const examples = {
  "--as": "wang@example.com",
  "--at": "2026-12-04T09:30",
  "--press": "Advance",
  "--set": "stage=qualified",
};
type Valued = keyof typeof examples;
const bare = ["--json", "--demo", "--help", "-h", "--submit"];

/**
 * @param args the arguments after the script's name
 * @throws Mistake
 */
export function parseSteps(args: readonly string[], words: Words): Wish {
  const steps: Step[] = [];
  const wish = { help: false, json: false, demo: false, as: undefined, at: undefined } as Draft;
  const left = [...args];
  let onlyLines = false;
  for (let next = left.shift(); next !== undefined; next = left.shift()) {
    if (onlyLines || !/^--|^-h$/.test(next)) steps.push(lineOf(next, words));
    else if (next === "--") onlyLines = true;
    else take(next, left, { wish, steps, words });
  }
  if (!wish.help) checkOrder(steps, wish.demo, words);
  return { ...wish, steps };
}

type Draft = { -readonly [Key in keyof Omit<Wish, "steps">]: Wish[Key] };
type Taking = Readonly<{ wish: Draft; steps: Step[]; words: Words }>;

/** One option, as "--as NAME" or "--as=NAME". */
function take(option: string, left: string[], { wish, steps, words }: Taking): void {
  const [, name = option, inside] = /^(--[^=]*)=(.*)$/s.exec(option) ?? [];
  if (bare.includes(name) && inside !== undefined) throw new Mistake(words.takesNone(name));
  switch (name) {
    case "--help":
    case "-h":
      wish.help = true;
      return;
    case "--json":
      wish.json = true;
      return;
    case "--demo":
      wish.demo = true;
      return;
    case "--submit":
      steps.push({ kind: "submit" });
      return;
    case "--as":
      wish.as = givenTo(name, inside, left, words);
      return;
    case "--at":
      wish.at = localTimeOf(givenTo(name, inside, left, words), words);
      return;
    case "--press":
      steps.push({ kind: "press", label: givenTo(name, inside, left, words) });
      return;
    case "--set":
      steps.push(settingOf(givenTo(name, inside, left, words), words));
      return;
    default: {
      const [near = ""] = nearest(name, [...Object.keys(examples), ...bare], { limit: 1 });
      throw new Mistake(words.unknownOption(name, near));
    }
  }
}

function givenTo(option: Valued, inside: string | undefined, left: string[], words: Words): string {
  const value = (inside ?? (left[0]?.startsWith("--") ? undefined : left.shift()))?.trim();
  if (!value) throw new Mistake(words.needsValue(option, examples[option]));
  return value;
}

function lineOf(line: string, words: Words): Step {
  if (line.trim() === "") throw new Mistake(words.emptyLine);
  return { kind: "line", line: line.trim() };
}

/** Everything after the first "=" is the value, whatever it contains: field names and labels have no "=". */
function settingOf(typed: string, words: Words): Step {
  const [, field = "", value = ""] = /^([^=]*)=(.*)$/s.exec(typed) ?? [];
  if (field.trim() === "") throw new Mistake(words.badSetting(typed));
  return { kind: "set", field: field.trim(), value };
}

/** To the minute, and without a zone: Temporal would silently ignore one. */
function localTimeOf(typed: string, words: Words): Temporal.PlainDateTime {
  const [, date, hour = "", minute] = /^(\d{4}-\d\d-\d\d)[T ](\d{1,2}):(\d\d)$/.exec(typed) ?? [];
  try {
    return Temporal.PlainDateTime.from(`${date}T${hour.padStart(2, "0")}:${minute}`);
  } catch {
    throw new Mistake(words.badTime(typed));
  }
}

/** A sequence that cannot work is reported before anything is done. */
function checkOrder(steps: readonly Step[], demo: boolean, words: Words): void {
  const [first] = steps;
  if (!first && !demo) throw new Mistake(words.nothingToSay);
  if (first && first.kind !== "line") throw new Mistake(words.firstALine(`--${first.kind}`));
  if (steps.at(-1)?.kind === "set") throw new Mistake(words.setForNothing);
}
