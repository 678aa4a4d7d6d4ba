import { describe, expect, test } from "vitest";
import { findStage } from "../../../src/pipelines/find-stage.ts";
import { foundingPipelines, shippedPipelines } from "../../../src/pipelines/shipped/shipped-pipelines.ts";
import { problemsOf } from "../../../src/pipelines/written/problems-of.ts";

test("seven ways of selling, each in its newest version", () => {
  expect(shippedPipelines.map(({ code }) => code)).toEqual([
    "customer-funnel",
    "consumer-journey",
    "awareness-to-action",
    "key-account",
    "action-standards",
    "seven-steps",
    "classic-six",
  ]);
  for (const { code, version } of foundingPipelines)
    expect(version).toBeLessThanOrEqual(shippedPipelines.find((one) => one.code === code)!.version);
});

describe.each(
  [...new Set([...shippedPipelines, ...foundingPipelines])].map(
    (one) => [`${one.code} ${one.version}`, one] as const,
  ),
)("the pipeline %s", (_, pipeline) => {
  const { stages } = pipeline;

  test("can be used, as any that somebody writes", () => {
    expect(problemsOf(pipeline)).toEqual([]);
  });

  test("finds each stage by its number", () => {
    stages.forEach(({ code }, at) => {
      expect(findStage(pipeline, String(at + 1))).toMatchObject({ kind: "one", stage: { code } });
    });
  });

  test("is likelier at each step, and certain once it is won", () => {
    const likelihoods = stages.map(({ likelihood }) => likelihood);
    expect(likelihoods).toEqual(likelihoods.toSorted((one, other) => one - other));
    for (const { phase, likelihood } of stages) expect(likelihood === 100).toBe(phase !== "open");
  });
});

test.each(shippedPipelines.map((one) => [one.code, one] as const))(
  "every stage of %s says what to say, by type of customer, and never more than two things to one",
  (_, { stages }) => {
    for (const { code, guide } of stages) {
      expect(guide.talkingPoints.length, code).toBeGreaterThan(0);
      for (const { customers, points } of guide.talkingPoints) {
        for (const said of [customers, ...points])
          for (const one of [said.en, said.zh]) expect(one.trim(), code).not.toBe("");
        expect([1, 2], code).toContain(points.length);
      }
    }
  },
);
