/** Why deals were lost and won: each pipeline's own reasons, wherever they are chosen, said and counted. */
import { beforeEach, describe, expect, test } from "vitest";
import { transaction } from "../../../src/database/transaction.ts";
import { catalogue } from "../../../src/pipelines/catalogue.ts";
import { addPipelines } from "../../../src/pipelines/rows/load-pipelines.ts";
import { oneDatabase } from "../../fakes/database.ts";
import { dealRow, logged, qualified } from "../../fakes/office/deals.ts";
import { inOffices } from "../../fakes/office/in-offices.ts";
import type { Colleague, Office } from "../../fakes/office/office.ts";
import { buttonsOf, rowsOf, tablesOf } from "../../fakes/office/reading.ts";

const paid = { ...qualified, "contract-signed": "yes", "first-payment": "yes" };
const both = (en: string, zh: string) => ({ name: { en, zh }, aliases: [] });

describe.each(oneDatabase)("reasons on %s", (kind) => {
  let office: Office;
  let fang: Colleague;
  inOffices(kind, async (opened) => {
    office = opened;
    fang = await office.joins("Fang");
  });

  const loses = async (line: string, said: Record<string, string>) => {
    await fang.says(`/deal lose ${line}`);
    return fang.fills(said);
  };
  const wins = async (line: string, said: Record<string, string>) => {
    await fang.says(`/deal win ${line}`);
    return fang.fills({ ...paid, ...said });
  };

  describe("of a pipeline with its own", () => {
    beforeEach(async () => {
      await logged(fang, "Old 120万 月底");
      const standard = catalogue.find(({ code }) => code === "customer-funnel")!;
      await transaction(office.database, (tx) =>
        addPipelines(tx, office.workspaceId, [
          {
            ...standard,
            version: standard.version + 1,
            lostReasons: [
              { code: "visa", ...both("No visa", "签证没下来"), aliases: ["拒签"] },
              { code: "other", ...both("Other", "其他") },
            ],
            wonReasons: [{ code: "embassy", ...both("Embassy helped", "使馆帮忙") }],
          },
        ]),
      );
      await logged(fang, "ACME 50万 月底");
    });

    test("are offered to its deals, understood as they are said, and called by its names", async () => {
      const { form } = await fang.says("/deal lose ACME 拒签");
      expect(form.fields[0]).toMatchObject({ value: "visa" });
      expect(form.fields[0]).toMatchObject({
        options: [
          { value: "visa", label: "No visa" },
          { value: "other", label: "Other" },
        ],
      });
      expect((await fang.fills({ lostReason: "price" })).errors).toHaveProperty("lostReason");
      expect((await fang.fills({ lostReason: "visa" })).words).toContain("Why was it lost?: No visa");
      expect((await fang.says("/deal lose Old")).words).not.toContain("No visa");
      expect((await fang.says("/deal list lost 签证没下来")).words).toContain("lost · No visa");
      expect(rowsOf((await fang.says("/funnel lost reasons")).card)[0]?.cells.slice(0, 2)).toEqual([
        "No visa",
        "1",
      ]);
    });

    test("a reason that no pipeline knows any more is shown by its code", async () => {
      await loses("ACME", { lostReason: "visa" });
      const { prisma } = office.database;
      const ours = { workspaceId: office.workspaceId };
      await prisma.pipeline.updateMany({ where: ours, data: { lostReasons: [] } });
      await prisma.workspace.update({
        where: { id: office.workspaceId },
        data: { pipelinesRevision: { increment: 1 } },
      });
      expect((await fang.says("/deal show ACME")).words).toContain("Why was it lost?: visa");
      expect((await fang.says("/funnel lost reasons")).words).toContain("visa | 1");
    });
  });

  test("“other” needs words, of a loss and of a win, and keeps what was typed", async () => {
    await logged(fang, "ACME 120万 月底");
    const lost = await loses("ACME", { lostReason: "other" });
    expect(lost.errors).toEqual({ reason: "“Other” needs a few words: what was it?" });
    await fang.fills({ reason: "They were bought by a rival" });
    expect(await dealRow(office)).toMatchObject({ lostReason: "other" });
    await logged(fang, "Beta 50万 月底");
    const won = await wins("Beta", { wonReason: "other" });
    expect(won.errors).toEqual({ evidence: "“Other” needs a few words: what was it?" });
    await fang.fills({ evidence: "Their board knows ours" });
    expect(await dealRow(office, 2)).toMatchObject({ outcome: "won", wonReason: "other" });
  });

  test("of a win are optional, kept with it, shown, counted beside the lost ones, and gone when it is reopened", async () => {
    await logged(fang, "ACME 120万 月底");
    expect((await wins("ACME", { wonReason: "references" })).words).toContain("Why did we win?: References");
    await logged(fang, "Beta 50万 月底");
    await wins("Beta", {});
    expect((await fang.says("/deal history ACME")).words).toContain("References");
    await logged(fang, "Gamma 10万 月底");
    await loses("Gamma", { lostReason: "price" });
    const { card } = await fang.says("/funnel lost reasons");
    expect(tablesOf(card).map(({ rows }) => rows.map(({ cells }) => cells.slice(0, 2)))).toEqual([
      [["Price", "1"]],
      [
        ["References", "1"],
        ["No reason given", "1"],
      ],
    ]);
    const behind = buttonsOf(card).find(({ values }) => values.wonReason === "references")!;
    expect((await fang.presses({ action: "deal.list", values: behind.values })).card.title).toMatch(/· 1$/);
    expect((await fang.says("/deal list won references")).card.title).toMatch(/· 1$/);
    expect((await fang.says("/deal list won price")).card.title).toMatch(/· 0$/);
    await fang.says("/deal reopen ACME");
    expect(await dealRow(office)).toMatchObject({ outcome: null, wonReason: null });
    await fang.says("/deal undo");
    expect(await dealRow(office)).toMatchObject({ outcome: "won", wonReason: "references" });
  });
});
