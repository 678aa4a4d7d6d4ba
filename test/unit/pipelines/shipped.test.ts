import { describe, expect, test } from "vitest";
import { findStage } from "../../../src/pipelines/find-stage.ts";
import { criteriaOf } from "../../../src/pipelines/pipeline.ts";
import { foundingPipelines, shippedPipelines } from "../../../src/pipelines/shipped/shipped-pipelines.ts";
import { locales } from "../../../src/text/locale.ts";

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

  test("finds each stage by number, code, both names and what else it is called", () => {
    stages.forEach(({ code, name, aliases }, at) => {
      for (const said of [String(at + 1), code, ...locales.map((locale) => name[locale]), ...aliases])
        expect(findStage(pipeline, said), said).toMatchObject({ kind: "one", stage: { code } });
    });
  });

  test("goes from open stages to the win and what comes after it, likelier at each step", () => {
    const order = ["open", "won", "after-sale"];
    const phases = stages.map(({ phase }) => order.indexOf(phase));
    expect(phases).toEqual(phases.toSorted());
    expect(phases[0]).toBe(0);
    expect(phases.at(-1)).toBeGreaterThan(0);
    const likelihoods = stages.map(({ likelihood }) => likelihood);
    expect(likelihoods).toEqual(likelihoods.toSorted((one, other) => one - other));
    for (const { phase, likelihood } of stages) expect(likelihood === 100).toBe(phase !== "open");
    expect(stages.find(({ code }) => code === pipeline.start)?.phase).toBe("open");
  });

  test("has a key for each criterion, and assessments of its own criteria", () => {
    const keys = criteriaOf(pipeline).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    for (const { criteria, stage } of pipeline.assessments) {
      expect(keys).toEqual(expect.arrayContaining([...criteria]));
      expect(stages.map(({ code }) => code)).toContain(stage);
    }
  });
});
