import { describe, expect, test } from "vitest";
import { findStage, splitStage } from "../../../src/pipelines/find-stage.ts";
import { classicSix } from "../../../src/pipelines/shipped/classic-six.ts";
import { customerFunnel } from "../../../src/pipelines/shipped/customer-funnel.ts";

const found = (typed: string, pipeline = customerFunnel) => {
  const stage = findStage(pipeline, typed);
  return stage.kind === "one" ? stage.stage.code : stage.near.map((one) => one.code);
};

describe("a stage", () => {
  test.each([
    ["目标客户", "qualified-customer"],
    ["qualified-customer", "qualified-customer"],
    ["Qualified Customer", "qualified-customer"],
    ["qualified", "qualified-customer"],
    ["qual", "qualified-customer"],
    ["3", "qualified-customer"],
    ["第3阶段", "qualified-customer"],
    ["第3", "qualified-customer"],
    ["mubiaokehu", "qualified-customer"],
    ["潜客", "prospect"],
    ["签约", "signed-customer"],
    ["won", "signed-customer"],
    [" 1 ", "target-account"],
    ["三", "qualified-customer"],
    ["第三阶段", "qualified-customer"],
    ["stage 3", "qualified-customer"],
    ["到目标客户", "qualified-customer"],
    ["qualified customers", "qualified-customer"],
    ["prospects", "prospect"],
  ])("“%s” is %s", (typed, code) => {
    expect(found(typed)).toBe(code);
  });

  test.each([
    ["5", customerFunnel.stages.map((stage) => stage.code)],
    ["0", customerFunnel.stages.map((stage) => stage.code)],
    ["prospcet", ["prospect"]],
    ["目标", ["target-account", "qualified-customer"]],
    ["xyzzy", []],
    ["", []],
  ])("“%s” is none, near %j", (typed, near) => {
    expect(found(typed)).toEqual(near);
  });

  test("means what its own pipeline means by it", () => {
    expect(found("潜在客户", classicSix)).toBe("lead");
    expect(found("潜在客户", customerFunnel)).toBe("prospect");
    expect(found("签约", classicSix)).toBe("closed-won");
  });
});

describe("a stage at the end of a line", () => {
  const split = (...words: string[]) => {
    const { stage, rest } = splitStage(customerFunnel, words);
    return [rest.join(" "), stage?.code];
  };

  test("is taken off, the longest first, and never the whole line", () => {
    expect(split("ACME", "目标客户")).toEqual(["ACME", "qualified-customer"]);
    expect(split("华信", "医疗", "3")).toEqual(["华信 医疗", "qualified-customer"]);
    expect(split("ACME", "qualified", "customer")).toEqual(["ACME", "qualified-customer"]);
    expect(split("ACME", "closed", "won")).toEqual(["ACME", "signed-customer"]);
    expect(split("ACME", "Corp")).toEqual(["ACME Corp", undefined]);
    expect(split("prospect")).toEqual(["prospect", undefined]);
    expect(split()).toEqual(["", undefined]);
  });
});
