import { describe, expect, test } from "vitest";
import { criterionSchema } from "../../../../src/pipelines/gates/criterion-schema.ts";
import { criteriaOf } from "../../../../src/pipelines/pipeline.ts";
import { foundingPipelines, shippedPipelines } from "../../../../src/pipelines/shipped/shipped-pipelines.ts";

const tick = { key: "intent", kind: "tick", must: true, name: { en: "Clear intent", zh: "意向明确" } };
const both = { en: "One", zh: "一" };

const problems = (written: object) =>
  criterionSchema.safeParse(written).error?.issues.map((issue) => ({
    at: issue.path.join("."),
    what: issue.code === "custom" ? issue.params?.flaw : issue.code,
  }));

describe("a criterion from a file", () => {
  test.each(
    [...new Set([...shippedPipelines, ...foundingPipelines])].map((one) => [
      `${one.code} ${one.version}`,
      one,
    ]),
  )("is what %s has, and comes back the same", (_, pipeline) => {
    for (const criterion of criteriaOf(pipeline as (typeof shippedPipelines)[number]))
      expect(criterionSchema.parse(criterion)).toEqual(criterion);
  });

  test.each([
    [{ ...tick, kind: "tock" }, "kind", "invalid_union"],
    [{ ...tick, atLeast: 3 }, "", "unrecognized_keys"],
    [{ ...tick, key: "Clear Intent" }, "key", "invalid_format"],
    [{ ...tick, key: "intent.note" }, "key", "invalid_format"],
    [{ ...tick, name: { en: "Clear intent" } }, "name.zh", "invalid_type"],
    [{ ...tick, name: { en: " ", zh: "意向" } }, "name.en", "too_small"],
    [{ ...tick, key: "3-months" }, "key", "invalid_format"],
    [{ ...tick, key: "a".repeat(41) }, "key", "too_big"],
    // What nobody sees, and what turns text around.
    [{ ...tick, name: { en: "Clear\u200bintent", zh: "意向" } }, "name.en", "invalid_format"],
    [{ ...tick, hint: { en: "Said so", zh: "\u202e意向" } }, "hint.zh", "invalid_format"],
    [
      {
        ...tick,
        kind: "choice",
        options: [
          { code: "a", name: { en: "One\ntwo", zh: "一" } },
          { code: "b", name: both },
        ],
      },
      "options.0.name.en",
      "invalid_format",
    ],
    [{ ...tick, note: "maybe" }, "note", "invalid_value"],
    [{ ...tick, kind: "role", role: "boss" }, "role", "invalid_value"],
    [{ ...tick, kind: "approval", by: "anybody" }, "by", "invalid_value"],
    [{ ...tick, kind: "within", workdays: 0 }, "workdays", "too_small"],
    [{ ...tick, kind: "number", atLeast: 5, atMost: 4 }, "atMost", "crossed-bounds"],
    [{ ...tick, kind: "choice", options: [{ code: "a", name: both }] }, "options", "too_small"],
    [
      {
        ...tick,
        kind: "choice",
        options: [
          { code: "a", name: both },
          { code: "a", name: both },
        ],
      },
      "options.1.code",
      "same-code-twice",
    ],
    // Forms would ask for two things under one name.
    [{ ...tick, key: "stage" }, "key", "taken-key"],
    [{ ...tick, key: "amount" }, "key", "taken-key"],
    [{ ...tick, key: "source", kind: "field", field: "amount" }, "key", "taken-key"],
  ])("%j has a flaw at “%s”: %s", (written, at, what) => {
    expect(problems(written)).toEqual([{ at, what }]);
  });
});
