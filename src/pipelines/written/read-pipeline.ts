/** Plain data, of whatever origin, as a pipeline; or everything that is wrong with it. Pure. */
import type { z } from "zod";
import type { FlawCode } from "../gates/gate-kind.ts";
import { gateKinds } from "../gates/gate-kinds.ts";
import type { Pipeline } from "../pipeline.ts";
import { lostReasons, wonReasons } from "../shipped/reasons.ts";
import { pipelineSchema } from "./pipeline-schema.ts";
import type { Expected, Path, PipelineProblem } from "./problem.ts";
import { problemsOf } from "./problems-of.ts";

export type ReadPipeline =
  /** `from`: the version that it says it was written from. */
  | Readonly<{ ok: true; pipeline: Pipeline; from: number | undefined }>
  | Readonly<{ ok: false; problems: readonly PipelineProblem[] }>;

/** @param raw untrusted @returns with its own version, 1 where none is said */
export function readPipeline(raw: unknown): ReadPipeline {
  const read = pipelineSchema.safeParse(raw, { reportInput: true });
  if (!read.success) return { ok: false, problems: read.error.issues.flatMap(problemOf) };
  const { version, ...rest } = read.data;
  const reasons = { lostReasons: rest.lostReasons ?? lostReasons, wonReasons: rest.wonReasons ?? wonReasons };
  const pipeline: Pipeline = { ...rest, ...reasons, version: version ?? 1 };
  const problems = problemsOf(pipeline);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, pipeline, from: version };
}

type Issue = z.core.$ZodIssue;

function problemOf(issue: Issue): PipelineProblem[] {
  const path = issue.path as Path;
  const last = path.at(-1);
  if (issue.code !== "unrecognized_keys" && issue.input === undefined && typeof last === "string")
    return [{ path: path.slice(0, -1), code: "missing", field: last }];
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((said) => ({ path: [...path, said], code: "unknown-field", said }));
    case "invalid_type":
      return [{ path, code: "expected", what: expected(issue.expected, last) }];
    case "invalid_value":
      return [{ path, code: "not-one-of", known: issue.values.map(String) }];
    case "invalid_union":
      // Workdays are the one thing that is a number or a word.
      return [
        last === "kind"
          ? unknownKind(path, (issue.input as { kind?: unknown }).kind)
          : { path, code: "not-one-of", known: ["1–1000", "short-term"] },
      ];
    case "invalid_format":
      return [{ path, code: issue.format === "regex" && isCode(issue) ? "bad-code" : "bad-text" }];
    case "too_big":
      return [limited(path, issue.origin, Number(issue.maximum), "most")];
    case "too_small":
      return [limited(path, issue.origin, Number(issue.minimum), "least")];
    case "custom":
      return [flawed(path, issue.params?.flaw, issue.input as Record<string, unknown>)];
    default:
      return [{ path, code: "bad-text" }];
  }
}

/** What a criterion's own schema says is wrong with it. */
function flawed(path: Path, flaw: FlawCode, criterion: Record<string, unknown>): PipelineProblem {
  if (flaw === "crossed-bounds")
    return { path, code: "bounds", least: Number(criterion.atLeast), most: Number(criterion.atMost) };
  if (flaw === "taken-key") return { path, code: "reserved", said: String(criterion.key) };
  const options = criterion.options as readonly { code: string }[];
  const at = path.findLast((step) => typeof step === "number") ?? 0;
  return { path, code: "twice", said: options[at]?.code ?? "" };
}

function unknownKind(path: Path, said: unknown): PipelineProblem {
  if (said === undefined) return { path: path.slice(0, -1), code: "missing", field: "kind" };
  const shown = typeof said === "object" ? "…" : String(said).slice(0, 40);
  return { path, code: "unknown-kind", said: shown, known: Object.keys(gateKinds) };
}

const isCode = ({ pattern }: Readonly<{ pattern?: string }>): boolean => pattern?.includes("a-z0-9") ?? false;

/** As zod names types. A name may be one text or one in each language. */
function expected(type: string, field: Path[number] | undefined): Expected {
  if (type === "string") return "text";
  if (type === "int") return "whole";
  if (type === "number" || type === "nan") return "number";
  if (type === "boolean") return "truth";
  if (type === "array") return "list";
  return typeof field === "string" && ["name", "about", "hint", "goal", "customers"].includes(field)
    ? "name"
    : "group";
}

function limited(path: Path, origin: string, limit: number, end: "most" | "least"): PipelineProblem {
  if (origin === "string")
    return end === "most" ? { path, code: "too-long", limit } : { path, code: "bad-text" };
  if (origin === "array") return { path, code: end === "most" ? "too-many" : "too-few", limit };
  return { path, code: end === "most" ? "at-most" : "at-least", limit };
}
