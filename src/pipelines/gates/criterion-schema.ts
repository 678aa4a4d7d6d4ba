/** A criterion as it is written in a file or comes from a form: its shape, and what no shape can say. */
import { z } from "zod";
import { bilingual, code } from "../code-and-name-schemas.ts";
import { type AnyCriterion, dealFields, type Flaw, type GateKind } from "./gate-kind.ts";
import { type Criterion, gateKinds, kindOf } from "./gate-kinds.ts";

/** Forms of a deal carry these beside its criteria, whose fields are named by their keys. */
const takenKeys = [
  "id",
  "deal",
  "line",
  "stage",
  "from",
  "version",
  "evidence",
  "process",
  "doubted",
  "shown",
];

const common = {
  key: code,
  must: z.boolean(),
  name: bilingual(120),
  hint: bilingual(200).optional(),
  as: z.enum(["question", "work"]).optional(),
};

type Option = z.ZodObject<typeof common & { kind: z.ZodLiteral<string> }>;

const kinds: readonly [string, GateKind][] = Object.entries(gateKinds as Readonly<Record<string, GateKind>>);
const options = kinds.map(([kind, { details }]) =>
  z.strictObject({ ...common, kind: z.literal(kind), ...details }),
) as unknown as [Option, ...Option[]];

/**
 * One criterion of any kind, strict: what it does not know is an issue with its path. An issue of code "custom" has in
 * `params.flaw` which of `FlawCode` it is; that keys are unique in a pipeline is for who has the pipeline.
 */
export const criterionSchema: z.ZodType<Criterion> = z
  .discriminatedUnion("kind", options)
  .superRefine((read, { addIssue }) => {
    const criterion = read as unknown as Criterion;
    for (const { path, code: flaw } of [
      ...flawsOfKey(criterion),
      ...(kindOf(criterion).flaws?.(criterion) ?? []),
    ])
      addIssue({
        code: "custom",
        path: path.map((step) => (/^\d+$/.test(step) ? Number(step) : step)),
        params: { flaw },
      });
  }) as unknown as z.ZodType<Criterion>;

/** A column is asked for under its own name: only what asks for that column may be called so. */
function flawsOfKey(criterion: Criterion): Flaw[] {
  const { key } = criterion as AnyCriterion;
  const column =
    criterion.kind === "field" ? criterion.field : criterion.kind === "number" ? criterion.of : undefined;
  const isTaken = takenKeys.includes(key) || (dealFields.some((field) => field === key) && column !== key);
  return isTaken ? [{ path: ["key"], code: "taken-key" }] : [];
}
