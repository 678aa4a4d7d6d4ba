import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { GateFacts } from "../../../src/pipelines/gates/gate-kind.ts";
import type { Criterion } from "../../../src/pipelines/gates/gate-kinds.ts";
import type { Pipeline, Stage } from "../../../src/pipelines/pipeline.ts";
import { pipeline, stage } from "../../../src/pipelines/shipped/compose.ts";
import { customerFunnel } from "../../../src/pipelines/shipped/customer-funnel.ts";
import { gate } from "../../../src/pipelines/stage-gate.ts";
import { nothing, settings } from "./gates/standing.ts";

const keys = (criteria: readonly Criterion[]) => criteria.map((criterion) => criterion.key);

describe("the gate of the customer funnel", () => {
  test("lets anything into the first stages", () => {
    const result = gate(
      customerFunnel,
      "target-account",
      "prospect",
      { ...nothing, source: "campaign" },
      settings,
    );
    expect(keys(result.missing)).toEqual([]);
    expect(keys(gate(customerFunnel, "target-account", "prospect", nothing, settings).missing)).toEqual([
      "source",
    ]);
  });

  test("skipping asks every must in between, in order; what should hold never blocks", () => {
    const result = gate(customerFunnel, "target-account", "signed-customer", nothing, settings);
    expect(keys(result.missing)).toEqual([
      "source",
      "intent",
      "ability-to-pay",
      "order-soon",
      "contract-signed",
      "first-payment",
    ]);
    expect(result.should).toEqual({ held: 0, of: 6 });
    expect(keys(result.unmet)).toHaveLength(6);
    const known = { ...nothing, answers: { finances: "sound", "buying-habits": "" } };
    expect(gate(customerFunnel, "prospect", "qualified-customer", known, settings).should).toEqual({
      held: 1,
      of: 6,
    });
  });
});

describe("any gate", () => {
  const criterion = (key: string, must: boolean): Criterion => ({
    key,
    must,
    kind: "tick",
    name: { en: key, zh: key },
  });
  const anyPipeline = fc
    .array(fc.tuple(fc.array(fc.boolean(), { maxLength: 3 }), fc.array(fc.boolean(), { maxLength: 3 })), {
      minLength: 2,
      maxLength: 6,
    })
    .map(
      (stages): Pipeline =>
        pipeline({
          code: "any",
          version: 1,
          name: { en: "Any", zh: "任意" },
          about: { en: "", zh: "" },
          start: "s0",
          stages: stages.map(
            ([enter, leave], index): Stage =>
              stage({
                ...{
                  code: `s${index}`,
                  name: { en: `S${index}`, zh: `阶段${index}` },
                  likelihood: 10,
                  workdays: 10,
                },
                enter: enter.map((must, at) => criterion(`in-${index}-${at}`, must)),
                leave: leave.map((must, at) => criterion(`out-${index}-${at}`, must)),
              }),
          ),
        }),
    );
  const anyWay = anyPipeline.chain((pipeline) =>
    fc
      .tuple(fc.nat(pipeline.stages.length - 1), fc.nat(pipeline.stages.length - 1))
      .map(([a, b]) => ({ pipeline, from: Math.min(a, b), to: Math.max(a, b) })),
  );

  const asked = (pipeline: Pipeline, from: number, to: number, answers: GateFacts["answers"] = {}) =>
    gate(pipeline, `s${from}`, `s${to}`, { ...nothing, answers }, settings);

  test("a way in one step asks what the same way asks in many", () => {
    fc.assert(
      fc.property(anyWay, ({ pipeline, from, to }) => {
        const steps = Array.from({ length: to - from }, (_, step) =>
          asked(pipeline, from + step, from + step + 1),
        );
        const way = asked(pipeline, from, to);
        expect(keys(way.missing)).toEqual(keys(steps.flatMap(({ missing }) => missing)));
        expect(keys(way.unmet)).toEqual(keys(steps.flatMap(({ unmet }) => unmet)));
      }),
    );
  });

  test("leaves out the way into where the deal stands and the way out of where it goes", () => {
    fc.assert(
      fc.property(anyWay, ({ pipeline, from, to }) => {
        const { missing, unmet } = asked(pipeline, from, to);
        const expected = pipeline.stages.flatMap(({ enter, leave }, at) => [
          ...(at > from && at <= to ? enter : []),
          ...(at >= from && at < to ? leave : []),
        ]);
        expect(keys([...missing, ...unmet]).sort()).toEqual(keys(expected).sort());
      }),
    );
  });

  test("held, missing and unmet share all criteria out; only musts are missing", () => {
    fc.assert(
      fc.property(anyWay, fc.func(fc.boolean()), ({ pipeline, from, to }, said) => {
        const none = asked(pipeline, from, to);
        const all = [...none.missing, ...none.unmet];
        const answers = Object.fromEntries(all.map(({ key }) => [key, said(key) ? "yes" : ""]));
        const result = asked(pipeline, from, to, answers);
        expect([...keys(result.held), ...keys(result.missing), ...keys(result.unmet)].sort()).toEqual(
          keys(all).sort(),
        );
        expect(result.held.every(({ key }) => answers[key] === "yes")).toBe(true);
        expect(result.missing.every((one) => one.must)).toBe(true);
        expect(result.unmet.some((one) => one.must)).toBe(false);
        expect(result.should.of - result.should.held).toBe(result.unmet.length);
      }),
    );
  });
});
