/** Every sentence of both languages is rendered once, with values that can be recognised in it. */

import { globSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { readLine } from "../../src/chat/command-line.ts";
import type { CommandGroup } from "../../src/chat/use-case.ts";
import { type Locale, locales } from "../../src/text/locale.ts";
import { usages } from "../../src/usages.ts";
import { createUseCases } from "../../src/use-cases.ts";
import { webWords } from "../../src/web/words.ts";

const folder = fileURLToPath(new URL("../../src", import.meta.url));
/** By the room whose words they are. */
const files = new Map(
  globSync("**/words.en.ts", { cwd: folder })
    .map((file) => [dirname(file), join(folder, file)] as const)
    .sort(),
);
const features = [...files.keys()];

/** What is at a place of a text: words, or a sentence made from the values in `parameters`. */
type Leaf = Readonly<{ path: string; say: (...values: unknown[]) => unknown; arity: number }>;
/** Per parameter the values worth trying; every trial takes one of each. */
type Trial = Readonly<{ values: readonly unknown[]; marks: readonly string[]; plain: boolean }>;
type Said = Readonly<{ path: string; sentence: string; marks: readonly string[]; plain: boolean }>;

const allUseCases = createUseCases(async () => ({ url: "", hours: 1 }));

const pairs = await Promise.all(features.map(loadPair));
const trialsOf = parameterTrials(files);

async function loadPair(feature: string): Promise<Record<Locale, readonly Leaf[]>> {
  const load = async (locale: Locale) => {
    const module = await import(files.get(feature)!.replace(/en\.ts$/, `${locale}.ts`));
    return leaves(Object.values(module)[0], feature);
  };
  return { en: await load("en"), zh: await load("zh") };
}

function leaves(node: unknown, path: string): Leaf[] {
  if (typeof node === "function") {
    return [{ path, say: (...values) => node(...values), arity: node.length }];
  }
  if (typeof node === "object" && node !== null) {
    return Object.entries(node).flatMap(([key, inner]) => leaves(inner, `${path}.${key}`));
  }
  return [{ path, say: () => node, arity: 0 }];
}

/** Asks the compiler for each sentence's parameters: its English declaration is the type of both languages. */
function parameterTrials(files: ReadonlyMap<string, string>): ReadonlyMap<string, readonly Trial[]> {
  const program = ts.createProgram([...files.values()], {
    strict: true,
    allowImportingTsExtensions: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2024,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
  });
  const checker = program.getTypeChecker();
  const found = new Map<string, readonly Trial[]>();

  function visit(type: ts.Type, path: string): void {
    const [call] = type.getCallSignatures();
    if (call) {
      found.set(
        path,
        trials(call.getParameters().map((one) => [one.name, checker.getTypeOfSymbol(one)] as const)),
      );
      return;
    }
    if (!(type.flags & ts.TypeFlags.Object) || checker.isArrayLikeType(type)) return;
    for (const property of type.getProperties())
      visit(checker.getTypeOfSymbol(property), `${path}.${property.name}`);
  }

  function trials(parameters: readonly (readonly [name: string, type: ts.Type])[]): Trial[] {
    let combined: { values: unknown[]; marks: string[]; plain: boolean }[] = [
      { values: [], marks: [], plain: true },
    ];
    parameters.forEach(([name, type], index) => {
      const choices = valuesOf(name, type, index);
      combined = combined.flatMap((so) =>
        choices.map(({ value, marks, plain }) => ({
          values: [...so.values, value],
          marks: [...so.marks, ...marks],
          plain: so.plain && plain,
        })),
      );
    });
    return combined;
  }

  /** `plain`: languages agree on showing such a value; 0 and 1 may become words ("once", "just now"). */
  function valuesOf(
    name: string,
    type: ts.Type,
    index: number,
  ): { value: unknown; marks: string[]; plain: boolean }[] {
    if (type.isUnion() && type.types.some((one) => one.flags & ts.TypeFlags.Undefined)) {
      const given = valuesOf(name, checker.getNonNullableType(type), index);
      return [...given, { value: undefined, marks: [], plain: false }];
    }
    if (type.isUnion() && type.types.every((one) => one.isStringLiteral())) {
      return type.types.map((one) => ({
        value: (one as ts.StringLiteralType).value,
        marks: [],
        plain: true,
      }));
    }
    if (type.flags & ts.TypeFlags.BooleanLike) {
      return [true, false].map((value) => ({ value, marks: [], plain: true }));
    }
    if (type.flags & ts.TypeFlags.NumberLike) {
      const telling = [7, 43, 89, 61][index] ?? 97;
      return [
        { value: telling, marks: [String(telling)], plain: true },
        ...[0, 1].map((value) => ({ value, marks: [], plain: false })),
      ];
    }
    if (checker.isArrayLikeType(type)) {
      const marks = [`⟦${name} 1⟧`, `⟦${name} 2⟧`];
      return [{ value: marks, marks, plain: true }];
    }
    const properties = type.flags & ts.TypeFlags.Object ? type.getProperties() : [];
    if (properties.length > 0) {
      const named = properties.map((one) => [one.name, checker.getTypeOfSymbol(one)] as const);
      return trials(named).map(({ values, marks, plain }) => ({
        value: Object.fromEntries(named.map(([key], at) => [key, values[at]])),
        marks: [...marks],
        plain,
      }));
    }
    if (!(type.flags & ts.TypeFlags.String)) {
      throw new Error(`Teach this test what to try for ${name}: ${checker.typeToString(type)}`);
    }
    const mark = `⟦${name}⟧`;
    return [
      { value: mark, marks: [mark], plain: true },
      { value: "", marks: [], plain: false },
    ];
  }

  for (const [name, file] of files) {
    const source = program.getSourceFile(file);
    const module = source && checker.getSymbolAtLocation(source);
    const [exported, more] = module ? checker.getExportsOfModule(module) : [];
    if (!exported || more) throw new Error(`${file} exports not one thing, its words`);
    visit(checker.getTypeOfSymbol(exported), name);
  }
  return found;
}

function sayAll(locale: Locale): Said[] {
  return pairs.flatMap((pair) =>
    pair[locale].flatMap((leaf) => {
      const trials = trialsOf.get(leaf.path) ?? [{ values: [], marks: [], plain: true }];
      return trials.map(({ values, marks, plain }) => {
        const sentence = leaf.say(...values);
        return { path: leaf.path, sentence: sentence as string, marks, plain };
      });
    }),
  );
}

const said = { en: sayAll("en"), zh: sayAll("zh") };
/** Without the values that were handed in: what the language itself contributes. */
const ownWords = ({ sentence }: Said): string => sentence.replace(/⟦[^⟧]*⟧/g, "");
const isScale = (path: string): boolean => /\.scales\.\d+\.0$/.test(path);
const sentences = (locale: Locale): Said[] => said[locale].filter(({ path }) => !isScale(path));

/** Names and shell lines that are the same in every language. */
const saidInLatin = [
  "backup.deliveriesHelp.takes",
  "chat.platforms.slack",
  "operator/commands.retentionHelp.takes",
  "web.login.operatorLine",
];
/** What a command takes may be nothing. */
const mayBeEmpty = /^operator\/commands\.\w+Help\.takes$/;

describe("every sentence", () => {
  test("the texts are found, and the sentences among them", () => {
    expect(features.length).toBeGreaterThanOrEqual(10);
    expect(said.en.length).toBeGreaterThan(300);
    const functions = pairs.flatMap((pair) => pair.en.filter(({ arity }) => arity > 0));
    for (const { path } of functions) expect(trialsOf.has(path), path).toBe(true);
  });

  test.each(locales)("in %s is a sentence, whatever the values", (locale) => {
    const broken = sentences(locale).filter(
      ({ path, sentence, plain }) =>
        typeof sentence !== "string" ||
        (plain && sentence.trim() === "" && !mayBeEmpty.test(path)) ||
        /undefined|null|NaN|\[object|function|=>|Infinity/.test(sentence),
    );
    expect(broken).toEqual([]);
  });

  test("exists in both languages under the same name", () => {
    const names = (locale: Locale) => [
      // Lists of lines may be longer in one language.
      ...new Set(said[locale].map(({ path }) => path.replace(/\.\d+\.\d+$/, ""))),
    ];
    expect(names("zh")).toEqual(names("en"));
  });

  test("shows the same values in both languages", () => {
    const shown = (all: readonly Said[]) =>
      all
        .filter(({ marks, plain }) => marks.length > 0 && plain)
        .map((one) => [one.path, one.marks.filter((mark) => one.sentence.includes(mark))]);
    expect(shown(said.zh)).toEqual(shown(said.en));
  });

  test("in Chinese is Chinese, but for names and shell lines", () => {
    const latin = sentences("zh").filter(
      (one) => /\p{Script=Latin}/u.test(ownWords(one)) && !/\p{Script=Han}/u.test(ownWords(one)),
    );
    // Foreign customers and colleagues have their own names.
    const paths = latin.map(({ path }) => path).filter((path) => !/^demo\.(?:customers|people)\./.test(path));
    expect([...new Set(paths)].sort()).toEqual(saidInLatin);
  });

  test("in English has no Chinese in it", () => {
    expect(sentences("en").filter((one) => /\p{Script=Han}/u.test(ownWords(one)))).toEqual([]);
  });

  test("in Chinese is punctuated as Chinese is", () => {
    expect(sentences("zh").filter(({ sentence }) => /\p{Script=Han}[,;:!?]/u.test(sentence))).toEqual([]);
  });
});

describe("what people are told to type", () => {
  const groupOf: Readonly<Record<string, CommandGroup>> = {
    deal: "deal",
    商机: "deal",
    customer: "customer",
    客户: "customer",
    forecast: "forecast",
    预测: "forecast",
    funnel: "funnel",
    漏斗: "funnel",
    team: "team",
    团队: "team",
  };

  test.each(locales)("each line of the help in %s is understood", (locale) => {
    const lines = Object.values(usages(locale)).flatMap((ofGroup) => ofGroup.map(([line]) => line));
    const { starters } = webWords(locale).welcome;
    for (const line of [...lines, ...Object.values(starters).map((starter) => starter.line)]) {
      const meant = readLine(line, allUseCases);
      expect(meant.type === "help" && meant.unknown, line).toBeFalsy();
    }
  });

  test("each command of the README is understood", async () => {
    const readme = await readFile(new URL("../../README.md", import.meta.url), "utf8");
    const lines = [
      ...readme.matchAll(/`(\/(?:deal|customer|forecast|funnel|team|商机|客户|预测|漏斗|团队)[^`]*)`/g),
    ];
    expect(lines.length).toBeGreaterThan(40);
    for (const [, line = ""] of lines) {
      const meant = readLine(line, allUseCases);
      expect(meant.type === "help" && meant.unknown, line).toBeFalsy();
    }
  });

  /** A bare command may be followed by prose: "/team shows all names". */
  const prose = ["to", "shows", "可以看到是谁", "看所有名字"];

  test.each(locales)("each command named in a sentence in %s exists", (locale) => {
    const named = sentences(locale).flatMap(({ path, sentence }) =>
      [...sentence.matchAll(/\/(deal|team|商机|团队) ([\p{L}]+)/gu)].map(([, group, verb]) => ({
        path,
        group,
        verb,
      })),
    );
    expect(named.length).toBeGreaterThan(20);
    const unknown = named.filter(({ group, verb }) => {
      const words = allUseCases.flatMap(({ command }) =>
        command && command.group === groupOf[group ?? ""] ? [...command.en, ...command.zh] : [],
      );
      return ![...words, ...prose, "help", "帮助"].includes(verb ?? "");
    });
    expect(unknown).toEqual([]);
  });
});
