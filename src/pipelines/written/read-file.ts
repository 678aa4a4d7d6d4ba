/** A pipeline from the text of a file in YAML; or what is wrong with it, line by line. Pure. */
import {
  type Document,
  isMap,
  isPair,
  isScalar,
  Lexer,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from "yaml";
import type { Path, PipelineProblem } from "./problem.ts";
import { type ReadPipeline, readPipeline } from "./read-pipeline.ts";

export type FileProblem = Readonly<{ line: number }> &
  (
    | PipelineProblem
    | Readonly<{
        code:
          | "empty"
          | "no-process"
          | "too-deep"
          | "alias"
          | "tab"
          | "several"
          | "unclosed"
          | "indent"
          | "unreadable";
      }>
    | Readonly<{ code: "too-large"; limit: number }>
    | Readonly<{ code: "twice-in-group"; said: string }>
  );

export type ReadFile =
  /** `lineOf`: where what is said there stands. */
  | (Extract<ReadPipeline, { ok: true }> & Readonly<{ lineOf: (path: Path) => number }>)
  | Readonly<{ ok: false; problems: readonly FileProblem[] }>;

/** Characters; the longest that we ship has a tenth of it. */
export const longestFile = 250_000;
/** A criterion's option has a name in two languages: seven groups within one another. */
const deepest = 20;

const failed = (problem: FileProblem): ReadFile => ({ ok: false, problems: [problem] });

/** @param text untrusted */
export function readPipelineFile(text: string): ReadFile {
  if (text.length > longestFile) return failed({ line: 1, code: "too-large", limit: longestFile });
  if (text.trim() === "") return failed({ line: 1, code: "empty" });
  // Before it is parsed: the parser goes down as deep as a text says.
  const deep = lineTooDeep(text);
  if (deep) return failed({ line: deep, code: "too-deep" });
  const lines = new LineCounter();
  const document = parseYaml(text, lines);
  const { errors, contents } = document;
  if (errors.length > 0) return { ok: false, problems: errors.map((error) => syntaxProblem(error, text)) };
  const alias = firstAlias(document);
  if (alias !== undefined) return failed({ line: lines.linePos(alias).line, code: "alias" });
  if (!isMap(contents)) return failed({ line: lineOf(document, lines, []), code: "no-process" });
  const read = readPipeline(document.toJS());
  if (read.ok) return { ...read, lineOf: (path) => lineOf(document, lines, path) };
  const problems = read.problems.map((problem) => ({
    ...problem,
    line: lineOf(document, lines, problem.path),
  }));
  return { ok: false, problems: problems.sort((one, other) => one.line - other.line) };
}

export const parseYaml = (text: string, lineCounter?: LineCounter) =>
  parseDocument(text, { ...(lineCounter && { lineCounter }), logLevel: "error", prettyErrors: true });

/** Groups within groups in one line; by indentation nobody gets far within the length of a file. */
function lineTooDeep(text: string): number | undefined {
  let line = 1;
  let flow = 0;
  let nested = 0;
  for (const token of new Lexer().lex(text)) {
    if (token.includes("\n")) nested = 0;
    if (token === "[" || token === "{") flow += 1;
    if (token === "]" || token === "}") flow -= 1;
    if (token === "-" || token === "?" || token === ":") nested += 1;
    if (flow > deepest || nested > 4 * deepest) return line;
    line += token.split("\n").length - 1;
  }
  return undefined;
}

type Parsed = ReturnType<typeof parseYaml>;
type SyntaxError = Parsed["errors"][number];

function syntaxProblem({ code, linePos, pos }: SyntaxError, text: string): FileProblem {
  const line = linePos?.[0].line ?? 1;
  switch (code) {
    case "DUPLICATE_KEY":
      return { line, code: "twice-in-group", said: /^[^:\n]{0,40}/.exec(text.slice(pos[0]))![0].trim() };
    case "TAB_AS_INDENT":
      return { line, code: "tab" };
    case "MULTIPLE_DOCS":
      return { line, code: "several" };
    case "MISSING_CHAR":
      return { line, code: "unclosed" };
    case "BAD_INDENT":
    case "BLOCK_AS_IMPLICIT_KEY":
    case "MULTILINE_IMPLICIT_KEY":
      return { line, code: "indent" };
    case "RESOURCE_EXHAUSTION":
      return { line, code: "too-deep" };
    default:
      return { line, code: "unreadable" };
  }
}

/** By references a few lines become a million, or go round in a circle; nobody needs them here. */
function firstAlias(document: Document): number | undefined {
  let found: number | undefined;
  visit(document, {
    Alias(_, { range }) {
      found = range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  return found;
}

/** Of the innermost of its parts that there is. */
function lineOf({ contents }: Parsed, lines: LineCounter, path: Path): number {
  let node: unknown = contents;
  let offset = (contents as Node | null)?.range?.[0] ?? 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === step);
      if (!isPair(pair)) break;
      offset = (pair.key as Node).range?.[0] ?? offset;
      node = pair.value;
    } else {
      const item = typeof step === "number" ? itemsOf(node)[step] : undefined;
      if (!item) break;
      offset = item.range?.[0] ?? offset;
      node = item;
    }
  }
  return Math.max(1, lines.linePos(offset).line);
}

const itemsOf = (node: unknown): readonly Node[] =>
  typeof node === "object" && node !== null && "items" in node ? (node.items as Node[]) : [];
