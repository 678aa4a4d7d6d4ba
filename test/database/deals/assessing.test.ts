/** Assessments: all criteria of one at once, kept as one, due by stage, compared over time. */
import { describe, expect, test } from "vitest";
import { actionStandards } from "../../../src/pipelines/shipped/action-standards.ts";
import { oneDatabase } from "../../fakes/database.ts";
import { logged } from "../../fakes/office/deals.ts";
import { takesUp } from "../../fakes/office/every-kind.ts";
import { inOffices } from "../../fakes/office/in-offices.ts";
import type { Colleague, Office } from "../../fakes/office/office.ts";
import { rowsOf, tablesOf } from "../../fakes/office/reading.ts";

const fitting = { fits: "yes", "needs-it": "yes", "does-well": "yes", "no-system": "yes" };

describe.each(oneDatabase)("assessing a deal on %s", (kind) => {
  let office: Office;
  let fang: Colleague;
  inOffices(kind, async (opened) => {
    office = opened;
    fang = await office.joins("Fang");
    await takesUp(office, actionStandards);
    await logged(fang, "ACME 60万 2026-12-18");
  });

  const labels = () =>
    fang
      .card!.blocks.flatMap((block) => (block.type === "actions" ? block.buttons : []))
      .map(({ label }) => label);

  test("is due in its stage until it was done there, and asks all of its criteria at once", async () => {
    await fang.says("/deal show ACME");
    expect(labels()).toContain("First assessment");
    const { form } = await fang.clicks("First assessment");
    const { criteria } = actionStandards.assessments[0]!;
    expect(form.fields.map(({ name }) => name)).toEqual([...criteria, "evidence"]);
    const { words } = await fang.fills({ ...fitting, people: "120", evidence: "Seen on site" });
    expect(words).toContain("5 of 10 hold.");
    expect(words).toContain("Fang: Seen on site");
    await fang.says("/deal show ACME");
    expect(labels()).not.toContain("First assessment");
    // What was answered opens the gate.
    expect((await fang.says("/deal advance ACME")).reply.type).toBe("card");
    expect((await fang.says("/deal history ACME")).words).toContain(
      "Fang: First assessment, 5 hold: Seen on site",
    );
  });

  test("shows what was answered before, keeps all of it each time, and says what changed", async () => {
    await fang.says("/deal assess ACME");
    await fang.fills({ ...fitting, people: "40" });
    await fang.says("/deal assess ACME first");
    expect(fang.form!.fields.find(({ name }) => name === "people")).toMatchObject({
      value: "40",
      required: false,
    });
    expect((await fang.fills({ people: "lots" })).errors.people).toContain("“lots”");
    const { card } = await fang.fills({ people: "120", "does-well": "" });
    const [changed, same] = tablesOf(card);
    expect(changed!.rows.map(({ cells }) => cells)).toEqual([
      ["People", "✗ 40", "✓ 120"],
      ["Does well", "✓", "✗"],
    ]);
    expect(same!.rows).toHaveLength(8);
    // An answer that was emptied holds nothing any more.
    expect((await fang.says("/deal advance ACME")).form.fields.map(({ name }) => name)).toEqual([
      "does-well",
      "evidence",
    ]);
  });

  test("compares one assessment with another, and a column of the deal as it was", async () => {
    await fang.says("/deal assess ACME 2");
    await fang.fills({ "needs-it": "yes", budget: "none yet" });
    await fang.says("/deal assess ACME third");
    expect((await fang.fills({ likelihood: "140 %" })).errors.likelihood).toBeTruthy();
    expect(fang.form!.fields.find(({ name }) => name === "likelihood")!.value).toBe("140 %");
    await fang.fills({ likelihood: "60", budget: "¥800K" });
    await fang.says("/deal assess ACME third");
    await fang.fills({ likelihood: "30" });
    const { card } = await fang.says("/deal assessments ACME");
    const row = (name: string) => rowsOf(card).find(({ cells }) => cells[0] === name)!.cells;
    expect(row("Budget, and where it comes from")).toEqual([
      "Budget, and where it comes from",
      "✓ none yet",
      "✓ ¥800K",
      "✓ ¥800K",
    ]);
    expect(row("Likelihood of signing")).toEqual(["Likelihood of signing", "–", "✓ 60%", "✗ 30%"]);
  });

  test("taken back as a whole, it is due again", async () => {
    await fang.says("/deal assess ACME");
    await fang.fills({ ...fitting });
    await fang.says("/deal undo");
    await fang.says("/deal show ACME");
    expect(labels()).toContain("First assessment");
    expect((await fang.says("/deal assessments ACME")).refusal).toContain("hasn't been assessed yet");
    await fang.says("/deal assess ACME");
    expect(fang.form!.fields.find(({ name }) => name === "fits")!.value).toBe("");
  });

  test("what there is not is said in both languages", async () => {
    expect((await fang.says("/deal assess ACME fourth")).refusal).toContain(
      "First assessment, Second assessment",
    );
    const wang = await office.joins("王芳", { locale: "zh" });
    await office.database.prisma.workspace.update({
      where: { id: office.workspaceId },
      data: { settings: { pipeline: "customer-funnel" } },
    });
    await logged(wang, "华信 60万 12/18");
    expect((await wang.says("/商机 评估 华信")).refusal).toContain("这个流程没有评估");
  });
});
