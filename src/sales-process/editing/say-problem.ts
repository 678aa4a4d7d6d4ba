/** What is wrong with a written process, as one sentence with its cure. Pure. */

import type { PipelineProblem } from "../../pipelines/written/problem.ts";
import type { FileProblem } from "../../pipelines/written/read-file.ts";
import type { Locale } from "../../text/locale.ts";
import { editingWords } from "./words.ts";

type Problem = PipelineProblem | FileProblem;

/** @param label of the field of a form that it is about; a file's are named as they are written */
export function sayProblem(problem: Problem, locale: Locale, label?: string): string {
  const { wrong, quoted, whole } = editingWords(locale);
  const last = "path" in problem ? problem.path.findLast((step) => typeof step === "string") : undefined;
  const named = label ?? last;
  const field = named === undefined ? whole : quoted(String(named));
  switch (problem.code) {
    case "missing":
      return wrong.missing(field, problem.field);
    case "expected":
      return wrong.expected(field, problem.what);
    case "unknown-field":
      return wrong.unknownField(problem.said.slice(0, 40));
    case "unknown-kind":
      return wrong.unknownKind(problem.said, problem.known);
    case "not-one-of":
      return wrong.notOneOf(field, problem.known);
    case "bad-code":
      return wrong.badCode(field);
    case "bad-text":
      return wrong.badText(field);
    case "too-long":
      return wrong.tooLong(field, problem.limit);
    case "too-many":
      return wrong.tooMany(field, problem.limit);
    case "too-few":
      return wrong.tooFew(field, problem.limit);
    case "at-least":
      return wrong.atLeast(field, problem.limit);
    case "at-most":
      return wrong.atMost(field, problem.limit);
    case "too-many-stages":
      return wrong.tooManyStages(problem.count, problem.limit);
    case "twice":
      return wrong.twice(problem.said);
    case "reserved":
      return wrong.reserved(problem.said);
    case "no-such-stage":
      return wrong.noSuchStage(problem.said, problem.known);
    case "no-such-criterion":
      return wrong.noSuchCriterion(problem.said);
    case "start-not-open":
      return wrong.startNotOpen(problem.said);
    case "no-open":
      return wrong.noOpen;
    case "no-win":
      return wrong.noWin;
    case "two-wins":
      return wrong.twoWins;
    case "out-of-order":
      return wrong.outOfOrder;
    case "ambiguous":
      return wrong.ambiguous(problem.said, problem.stage[locale]);
    case "bounds":
      return wrong.bounds(problem.least, problem.most);
    case "wrong-kind":
      return wrong.wrongKind(problem.said, problem.known);
    case "phase-moved":
      return wrong.phaseMoved(problem.said);
    case "name-taken":
      return wrong.nameTaken(problem.said);
    case "empty":
      return wrong.empty;
    case "no-process":
      return wrong.noProcess;
    case "too-large":
      return wrong.tooLarge(problem.limit);
    case "too-deep":
      return wrong.tooDeep;
    case "alias":
      return wrong.alias;
    case "tab":
      return wrong.tab;
    case "several":
      return wrong.several;
    case "unclosed":
      return wrong.unclosed;
    case "indent":
      return wrong.indent;
    case "unreadable":
      return wrong.unreadable;
    case "twice-in-group":
      return wrong.twiceInGroup(problem.said);
  }
}

/** More of them are read after these are mended. */
const shownAtOnce = 6;

/** Each at its line. */
export function sayFileProblems(problems: readonly FileProblem[], locale: Locale): string {
  const words = editingWords(locale);
  const shown = problems.slice(0, shownAtOnce);
  const left = problems.length - shown.length;
  return [
    words.problems(problems.length),
    ...shown.map((problem) => words.atLine(problem.line, sayProblem(problem, locale))),
    ...(left > 0 ? [words.moreProblems(left)] : []),
  ].join("\n");
}
