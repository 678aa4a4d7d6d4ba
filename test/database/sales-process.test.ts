import { beforeEach, describe, expect, test } from "vitest";
import { oneDatabase } from "../fakes/database.ts";
import { inOffices } from "../fakes/office/in-offices.ts";
import type { Colleague, Office } from "../fakes/office/office.ts";

describe.each(oneDatabase)("sales processes on %s", (kind) => {
  let office: Office;
  let admin: Colleague;
  let rep: Colleague;
  let east: string;

  inOffices(kind, async (opened) => {
    office = opened;
    admin = await office.joins("Ada", { role: "admin" });
    east = await office.team("East");
    rep = await office.joins("Fang", { team: east });
  });

  const pressed = (who: Colleague, action: string, values: Record<string, string>) =>
    who.presses({ action, values });
  const deals = () =>
    office.database.prisma.deal.findMany({
      where: { workspaceId: office.workspaceId },
      orderBy: { number: "asc" },
      select: { pipeline: true, stage: true, pipelineVersion: true },
    });

  describe("are shown", () => {
    test("as a picture of one's own, with what each stage needs and where one's deals stand", async () => {
      await rep.says("/deal new ACME 120万 月底");
      await admin.says("/deal new Beta 50万 月底");
      const { card } = await rep.says("/deal pipeline");
      expect(card.title).toBe("Sales process: Customer funnel");
      const chart = card.blocks.find((block) => block.type === "chart");
      expect(chart).toMatchObject({
        chart: {
          type: "funnel",
          stages: [
            { label: "1 Target account", value: 0 },
            {
              label: "2 Prospect",
              value: 1,
              caption: "1 deal · ¥1.2M · likelihood 20%",
              toNext: "target 30%",
            },
            { label: "3 Qualified customer", value: 0 },
            { label: "4 Signed customer", value: 0 },
          ],
        },
      });
      const table = card.blocks.find((block) => block.type === "table");
      expect(table?.rows.map(({ cells }) => cells)).toEqual([
        ["1 Target account", "–", "–"],
        ["2 Prospect", "Source", "1"],
        ["3 Qualified customer", "Clear intent to buy, Able to pay, Order likely soon", "–"],
        ["4 Signed customer", "Contract signed, First payment received in full", "–"],
      ]);
    });

    test("all seven, the standard one first, with a line each", async () => {
      const { card } = await rep.says("/deal pipeline all");
      const table = card.blocks.find((block) => block.type === "table");
      expect(table?.rows.map(({ cells }) => [cells[0]?.split(":")[0], cells[1]])).toEqual([
        ["Customer funnel", "standard"],
        ["Classic six", "not used"],
        ["Consumer journey", "not used"],
        ["Awareness to action", "not used"],
        ["Key accounts", "not used"],
        ["Action standards", "not used"],
        ["Seven steps", "not used"],
      ]);
    });

    test.each([
      ["/deal pipeline key accounts", "Sales process: Key accounts"],
      ["/商机 销售流程 大客户销售", "Sales process: Key accounts"],
      ["/deal pipeline seven-steps", "Sales process: Seven steps"],
      ["/deal pipeline qualified", "Qualified customer · Customer funnel"],
      ["/deal pipeline key accounts needs", "Needs analysis · Key accounts"],
      ["/deal pipeline 大客户销售 2", "Needs analysis · Key accounts"],
      ["/deal pipeline nonsense", "Sales processes"],
    ])("%s", async (line, title) => {
      expect((await rep.says(line)).card.title).toBe(title);
    });

    test("a stage with its goal, people, questions, work and what to say to whom", async () => {
      const { words } = await rep.says("/deal pipeline action standards approved");
      for (const part of [
        "Shortlisted, with a proposal that is accepted",
        "user, technical evaluator, approver and decision maker",
        "Accepts our proposal as meeting the need",
        "First quote: implementation",
        "Knowledge-intensive",
      ])
        expect(words).toContain(part);
      expect((await rep.says("/deal pipeline action standards nowhere")).words).toContain("has no stage");
    });
  });

  describe("are taken up by admins", () => {
    beforeEach(() => pressed(admin, "process.offer", { process: "key-account" }));

    test("and then asked for when a deal is logged, with the standard one chosen", async () => {
      const { form } = await rep.says("/deal new ACME 120万 月底");
      expect(form.fields.map(({ name, value }) => [name, value])).toEqual([
        ["pipeline", "customer-funnel"],
        ["rest", ""],
      ]);
      await rep.fills({ pipeline: "key-account" });
      expect(await deals()).toEqual([{ pipeline: "key-account", stage: "prospecting", pipelineVersion: 1 }]);
    });

    test("unless the line names one, at its end", async () => {
      await rep.says("/deal new ACME 120万 月底 大客户销售");
      await rep.says("/deal new Beta 50万 月底 OA key accounts");
      expect((await deals()).map(({ pipeline }) => pipeline)).toEqual(["key-account", "key-account"]);
      expect((await rep.says("/deal Beta")).words).toContain("OA");
    });

    test("a team's own is its people's, and asks nobody", async () => {
      const { form } = await pressed(admin, "process.team", { process: "seven-steps" });
      expect(form.fields[0]).toMatchObject({ name: "team", options: [{ value: east, label: "East" }] });
      await admin.fills({ team: east });
      await rep.says("/deal new ACME 120万 月底");
      expect(await deals()).toEqual([{ pipeline: "seven-steps", stage: "find", pipelineVersion: 1 }]);
      expect((await rep.says("/deal pipeline")).card.title).toContain("Seven steps");
      expect((await rep.says("/deal pipeline all")).words).toContain("standard of East");
    });

    test("another standard takes new deals, the former one stays on offer", async () => {
      await rep.says("/deal new Old 120万 月底 customer funnel");
      await pressed(admin, "process.standard", { process: "key-account" });
      await rep.says("/deal new New 120万 月底");
      await rep.fills({});
      expect((await deals()).map(({ pipeline }) => pipeline)).toEqual(["customer-funnel", "key-account"]);
      expect((await rep.says("/deal advance Old")).form.hidden.stage).toBe("qualified-customer");
    });

    test("what is offered no more takes no new deals, and keeps those it has", async () => {
      await rep.says("/deal new Old 120万 月底 key accounts");
      await pressed(admin, "process.stop", { process: "key-account" });
      await rep.says("/deal new New 120万 月底");
      expect((await deals()).map(({ pipeline }) => pipeline)).toEqual(["key-account", "customer-funnel"]);
      expect((await pressed(admin, "process.stop", { process: "customer-funnel" })).words).toContain(
        "Make another process the standard first",
      );
    });

    test("by admins only, who find it in the audit", async () => {
      expect((await pressed(rep, "process.offer", { process: "seven-steps" })).words).toContain("admin");
      expect((await admin.says("/team audit settings")).words).toContain("further sales processes");
      expect((await pressed(admin, "process.offer", { process: "gone" })).words).not.toContain("offered");
    });
  });
});
