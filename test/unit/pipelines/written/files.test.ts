import { readFile } from "node:fs/promises";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Pipeline } from "../../../../src/pipelines/pipeline.ts";
import { customerFunnel } from "../../../../src/pipelines/shipped/customer-funnel.ts";
import { shippedPipelines } from "../../../../src/pipelines/shipped/shipped-pipelines.ts";
import { longestFile, readPipelineFile } from "../../../../src/pipelines/written/read-file.ts";
import { rewritePipelineFile, writePipelineFile } from "../../../../src/pipelines/written/write-file.ts";
import { anyPipeline } from "../../../fakes/any-pipeline.ts";

const readAs = (text: string): Pipeline => {
  const read = readPipelineFile(text);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.pipeline;
};

describe("a pipeline as a file", () => {
  test("reads as what it was written from", () => {
    fc.assert(
      fc.property(anyPipeline, (pipeline) => {
        expect(readAs(writePipelineFile(pipeline, ["# heading", "言"]))).toEqual(pipeline);
      }),
    );
  });

  test("is as the documentation shows it", async () => {
    const docs = await readFile(new URL("../../../../docs/sales-processes.md", import.meta.url), "utf8");
    const [, example] = /```yaml\n(.*?)```/s.exec(docs) ?? [];
    expect(readAs(example ?? "")).toMatchObject({ code: "schools", start: "lead" });
  });

  test("does not name what is usual", () => {
    const text = writePipelineFile(customerFunnel);
    for (const usual of ["lostReasons", "phase: open", "counted: true", "archived"])
      expect(text).not.toContain(usual);
    expect(text).toContain("name: { en: Prospect, zh: 潜在客户 }");
  });

  const byHand = `# how we sell in the south
code: south
name: Southern way
start: lead # from the fair
stages:
  # whoever took a leaflet
  - code: lead
    name: { en: Lead, zh: 线索 }
    likelihood: 10
    workdays: 5 # a week
    leave:
      - { key: budget, name: Budget, must: true, kind: answer } # ask the boss
  - code: talk
    name: Talk
    likelihood: 40
    workdays: 10
  # signed by both
  - code: done
    name: Done
    phase: won
    likelihood: 100
    workdays: 1
`;

  test("changed elsewhere keeps what people wrote beside it", () => {
    const before = readAs(byHand);
    const [lead, talk, done] = before.stages;
    const after = {
      ...before,
      name: { en: "The southern way", zh: "南方打法" },
      stages: [
        { ...talk!, likelihood: 45 },
        { ...lead!, workdays: 6 },
        { ...done!, aliases: ["signed"] },
      ],
    };
    const text = rewritePipelineFile(byHand, before, after);
    expect(readAs(text)).toEqual(after);
    for (const comment of [
      "how we sell in the south",
      "from the fair",
      "a week",
      "ask the boss",
      "signed by both",
    ])
      expect(text).toContain(`# ${comment}`);
  });

  test("changed in whatever way reads as what it was changed to", () => {
    fc.assert(
      fc.property(anyPipeline, anyPipeline, (before, after) => {
        const text = writePipelineFile(before);
        expect(readAs(rewritePipelineFile(text, before, { ...after, version: 2 }))).toEqual({
          ...after,
          version: 2,
        });
      }),
    );
  });

  test("says of which version it is, unless that was taken out", () => {
    const next = { ...customerFunnel, version: 3 };
    expect(rewritePipelineFile(writePipelineFile(customerFunnel), customerFunnel, next)).toContain(
      "version: 3",
    );
    const before = readAs(byHand);
    expect(rewritePipelineFile(byHand, before, { ...before, version: 9 })).toBe(byHand);
  });
});

/** The lines of a file with one of them replaced, and what is found wrong with it. */
function wrong(line: number, instead: string) {
  const lines = writePipelineFile(customerFunnel).split("\n");
  lines.splice(line - 1, 1, instead);
  const read = readPipelineFile(lines.join("\n"));
  return read.ok ? [] : read.problems;
}
const lineOf = (part: string): number =>
  writePipelineFile(customerFunnel)
    .split("\n")
    .findIndex((line) => line.includes(part)) + 1;

describe("a file that is wrong says where", () => {
  test.each([
    ["", 1, "empty"],
    ["\ufeff \n\n", 1, "empty"],
    ["hello", 1, "no-process"],
    ["\n\n- a\n- b", 3, "no-process"],
    ["a: 1\n--- \nb: 2", 2, "several"],
    ["a: 1\n\tb: 2", 2, "tab"],
    ["a: 1\nb: 'x\nc: 2", 3, "unclosed"],
    ["a: 1\na: 2", 2, "twice-in-group"],
    ["a: 1\nb: &all [*all]", 2, "alias"],
    ["a:\n  - b\n c: 1", 3, "indent"],
    [`a: ${"[".repeat(30_000)}`, 1, "too-deep"],
    [`a: 1\n${"- ".repeat(30_000)}`, 2, "too-deep"],
    ["a".repeat(longestFile + 1), 1, "too-large"],
  ])("%.20j is at line %i: %s", (text, line, code) => {
    const read = readPipelineFile(text);
    expect(read.ok ? [] : read.problems).toContainEqual(expect.objectContaining({ line, code }));
  });

  test.each([
    ["code: prospect", "  - code: target-account", { code: "twice", said: "target-account" }],
    ["code: prospect", "  - code: Prospect!", { code: "bad-code" }],
    ["start: prospect", "start: nowhere", { code: "no-such-stage", said: "nowhere" }],
    ["start: prospect", "start: signed-customer", { code: "start-not-open" }],
    ["start: prospect", "start: prospect\nbegin: prospect", { code: "unknown-field", said: "begin" }],
    ["kind: field", "        kind: magic", { code: "unknown-kind", said: "magic" }],
    ["field: source", "        field: mood", { code: "not-one-of" }],
    ["field: source", "        # no field", { code: "missing", field: "field" }],
    ["likelihood: 20", "    likelihood: 140", { code: "at-most", limit: 100 }],
    ["likelihood: 20", "    likelihood: often", { code: "expected", what: "number" }],
    ["phase: won", "    phase: open", { code: "no-win" }],
    ["key: buying-habits", "      - key: finances", { code: "twice", said: "finances" }],
    ["key: buying-habits", "      - key: amount", { code: "reserved", said: "amount" }],
    ["key: buying-habits", "      - key: constructor", { code: "reserved" }],
    ["kind: payment", "        kind: answer", { code: "wrong-kind", said: "first-payment" }],
    ["aliases: [ qualified", "    aliases: [ 潜客 ]", { code: "ambiguous", said: "潜客" }],
    ["name: { en: Prospect", "    name: 2026", { code: "expected", what: "name" }],
    ["name: { en: Prospect", "    name: { en: Prospect }", { code: "missing", field: "zh" }],
  ])("where “%s” stands: %s", (part, instead, problem) => {
    const found = wrong(lineOf(part), instead);
    expect(found).toContainEqual(expect.objectContaining(problem));
    for (const { line } of found) expect(line).toBeGreaterThan(0);
    const near = found.find(({ code }) => code === problem.code)!;
    expect(Math.abs(near.line - lineOf(part))).toBeLessThan(6);
  });

  test("two hundred stages are told as such", () => {
    const [first, ...rest] = customerFunnel.stages;
    const many = Array.from({ length: 200 }, (_, at) => ({ ...first!, code: `s${at}` }));
    const read = readPipelineFile(writePipelineFile({ ...customerFunnel, stages: [...many, ...rest] }));
    expect(read).toMatchObject({ ok: false, problems: [{ code: "too-many-stages", count: 203, limit: 40 }] });
  });

  test("however it was mangled, nothing breaks and every problem has its line", () => {
    const files = shippedPipelines.map((one) => writePipelineFile(one));
    const junk = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.constantFrom(
        "\t",
        "- ",
        ": ",
        "\n",
        "[",
        "{",
        "}",
        "&a ",
        "*a",
        "<<: ",
        "!!binary ",
        "? ",
        "'",
        '"',
        "---\n",
        "|",
        ">",
        "__proto__: ",
        "\u0000",
      ),
    );
    const cuts = fc.array(fc.tuple(fc.nat(10_000), fc.nat(40), junk), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.constantFrom(...files), cuts, (file, edits) => {
        const text = edits.reduce((all, [at, length, put]) => {
          const from = at % (all.length + 1);
          return all.slice(0, from) + put + all.slice(from + length);
        }, file);
        const read = readPipelineFile(text);
        if (read.ok) return;
        expect(read.problems.length).toBeGreaterThan(0);
        const lines = text.split(/\r\n|\r|\n/).length;
        for (const { line } of read.problems) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(lines);
        }
      }),
      { numRuns: 100 },
    );
  });

  test("nor by anything at all", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary-ascii", maxLength: 200 }), (text) => {
        const read = readPipelineFile(text);
        expect(read.ok).toBe(false);
        if (!read.ok) for (const { line } of read.problems) expect(line).toBeGreaterThanOrEqual(1);
      }),
      { numRuns: 50 },
    );
  });
});
