import { beforeEach, describe, expect, test } from "vitest";
import { transaction } from "../../src/database/transaction.ts";
import type { Pipeline } from "../../src/pipelines/pipeline.ts";
import { keepBooks } from "../../src/pipelines/rows/keep-books.ts";
import { addPipelines, loadPipelines } from "../../src/pipelines/rows/load-pipelines.ts";
import { foundingPipelines } from "../../src/pipelines/shipped/shipped-pipelines.ts";
import { both } from "../../src/text/locale.ts";
import { oneDatabase } from "../fakes/database.ts";
import { logged as logs } from "../fakes/office/deals.ts";
import { inOffices } from "../fakes/office/in-offices.ts";
import type { Colleague, Office } from "../fakes/office/office.ts";
import { rowsOf } from "../fakes/office/reading.ts";

describe.each(oneDatabase)("a company's pipelines on %s", (kind) => {
  let office: Office;
  let fang: Colleague;

  inOffices(kind, async (opened) => {
    office = opened;
    fang = await office.joins("Fang");
  });

  const ours = () => ({ workspaceId: office.workspaceId });
  const setStandard = (pipeline: string) =>
    office.database.prisma.workspace.update({
      where: { id: office.workspaceId },
      data: { settings: { pipeline } },
    });
  /** The office's process cached the rows that were there before. */
  const readAnew = () =>
    office.database.prisma.workspace.update({
      where: { id: office.workspaceId },
      data: { pipelinesRevision: { increment: 1 } },
    });
  const deal = (number: number) =>
    office.database.prisma.deal.findFirstOrThrow({ where: { ...ours(), number } });
  const stages = async () =>
    (await office.database.prisma.deal.findMany({ where: ours(), orderBy: { number: "asc" } })).map(
      (one) => one.stage,
    );

  async function logged(line: string, pipeline = "customer-funnel") {
    await setStandard(pipeline);
    await logs(fang, line);
    await setStandard("customer-funnel");
  }

  describe("as rows", () => {
    /** A database from a version without pipelines: its deals, and no pipeline rows. */
    const forgetRows = async () => {
      await office.database.prisma.pipelineStage.deleteMany({ where: ours() });
      await office.database.prisma.pipeline.deleteMany({ where: ours() });
      await readAnew();
    };

    test("are what we ship, read back as they were written", async () => {
      const { pipelines } = await office.company();
      for (const shipped of foundingPipelines)
        expect(pipelines.of({ pipeline: shipped.code, pipelineVersion: shipped.version })).toEqual(shipped);
      expect(pipelines.standard.code).toBe("customer-funnel");
    });

    test("of a company from before come with its first command, and its numbers stay", async () => {
      await logged("ACME 120万 月底");
      await forgetRows();
      expect((await fang.says("/forecast")).words).toContain("ACME");
      expect(await office.database.prisma.pipelineStage.count({ where: ours() })).toBe(20);
    });

    test("are made once, however many replicas read them at the same moment", async () => {
      await forgetRows();
      const workspace = await office.workspace();
      const books = await Promise.all(Array.from({ length: 4 }, () => keepBooks(office.database)(workspace)));
      expect(books.map(({ all }) => all.length)).toEqual([4, 4, 4, 4]);
      expect(await office.database.prisma.pipelineStage.count({ where: ours() })).toBe(20);
    });

    test("that we ship anew stand above those that we shipped, never above the company's own", async () => {
      const { prisma } = office.database;
      const [newest] = foundingPipelines.filter(
        ({ code, version }) => code === "customer-funnel" && version === 2,
      );
      const later = [3, 4].map((version) => ({ ...newest!, version, about: both("New", "新的") }));
      const load = (founding: readonly Pipeline[]) =>
        transaction(office.database, async (tx) =>
          (await loadPipelines(tx, office.workspaceId, founding))
            .filter(({ code }) => code === "customer-funnel")
            .map(({ version }) => version),
        );
      expect(await load([...foundingPipelines, later[0]!])).toEqual([1, 2, 3]);
      // As if an admin had made it, and we shipped one of that number later.
      await prisma.pipeline.updateMany({
        where: { ...ours(), code: "customer-funnel", version: 3 },
        data: { about: both("Ours", "我们的") },
      });
      expect(await load([...foundingPipelines, ...later])).toEqual([1, 2, 3]);
      // What deals from before may stand in comes all the same.
      await prisma.pipelineStage.deleteMany({
        where: { ...ours(), pipeline: "customer-funnel", version: 1 },
      });
      await prisma.pipeline.deleteMany({ where: { ...ours(), code: "customer-funnel", version: 1 } });
      expect((await load([...foundingPipelines, ...later])).toSorted()).toEqual([1, 2, 3]);
    });

    test("are asked for once, and again when there are more", async () => {
      let asked = 0;
      const prisma = new Proxy(office.database.prisma, {
        get(client, name) {
          if (name === "$transaction") asked += 1;
          return Reflect.get(client, name);
        },
      });
      const bookOf = keepBooks({ prisma });
      await bookOf(await office.workspace());
      await bookOf(await office.workspace());
      expect(asked).toBe(1);
      await addVersion();
      expect((await bookOf(await office.workspace())).standard.version).toBe(3);
      expect(asked).toBe(2);
    });
  });

  /** Another version of the standard pipeline, added by another replica: the same without its third stage. */
  async function addVersion() {
    const { pipelines } = await office.company();
    const { standard } = pipelines;
    const stages = standard.stages
      .filter((_, at) => at !== 2)
      .map((stage) => ({ ...stage, enter: [], leave: [], counted: stage.code !== "prospect" }));
    await transaction(office.database, (tx) =>
      addPipelines(tx, office.workspaceId, [{ ...standard, version: standard.version + 1, stages }]),
    );
  }

  test("another version is for new deals; what is under way stays in its own", async () => {
    await logged("Old 120万 月底");
    await addVersion();
    await logged("New 50万 月底");
    expect([(await deal(1)).pipelineVersion, (await deal(2)).pipelineVersion]).toEqual([2, 3]);
    expect((await fang.says("/deal advance Old")).form.hidden.stage).toBe("qualified-customer");
    await fang.says("/deal advance New");
    await fang.fills();
    expect(await stages()).toEqual(["prospect", "signed-customer"]);
  });

  test("whether a deal is counted is said by its own version", async () => {
    await logged("Old 120万 月底");
    await addVersion();
    await logged("New 50万 月底");
    const { words } = await fang.says("/forecast");
    expect(words).toContain("Old");
    expect(words).not.toContain("New");
  });

  describe("a stage that is named for a deal is one of its own pipeline", () => {
    beforeEach(async () => {
      await logged("ACME 120万 月底");
      await logged("Beta 50万 月底", "classic-six");
    });

    test.each([
      ["/deal advance Beta 3", "engagement"],
      ["/deal advance Beta 5", "negotiation"],
      ["/deal advance Beta proposal", "proposal"],
      ["/deal advance #2 -> 4", "proposal"],
      ["/商机 推进 #2到谈判", "negotiation"],
      ["/商机 推进 提案 Beta", "proposal"],
    ])("%s", async (line, stage) => {
      await fang.says(line);
      expect(await stages()).toEqual(["prospect", stage]);
    });

    test("one of another process, or of another version, is told with both, and the deal's own are offered", async () => {
      const other = await fang.says("/deal advance ACME engagement");
      expect(other.words).toContain(
        "“Engagement” is a stage of Classic six; ACME goes through Customer funnel.",
      );
      expect(other.buttons.map(({ label }) => label)).toEqual(["Qualified customer", "Signed customer"]);
      await transaction(office.database, async (tx) => {
        const [newest] = foundingPipelines.filter(
          ({ code, version }) => code === "customer-funnel" && version === 2,
        );
        const trial = {
          ...newest!.stages[1]!,
          code: "trial",
          name: both("Paid trial", "付费试用"),
          aliases: [],
        };
        const stages = newest!.stages.toSpliced(2, 0, trial);
        await addPipelines(tx, office.workspaceId, [{ ...newest!, version: 3, stages }]);
      });
      expect((await fang.says("/deal advance ACME trial")).words).toContain(
        "“Paid trial” is a stage of Customer funnel, version 3; ACME goes through Customer funnel, version 2.",
      );
      expect(await stages()).toEqual(["prospect", "lead"]);
    });

    test("on the way back, too", async () => {
      await fang.says("/deal advance Beta 5");
      expect((await fang.says("/deal back Beta 3 too early")).form.hidden.stage).toBe("engagement");
      expect((await fang.says("/deal back Beta 提案 too early")).form.hidden.stage).toBe("proposal");
      expect((await fang.says("/deal back Beta 6")).refusal).toContain("Closed won");
    });

    test("a name that only resembles a stage of another pipeline stays a name", async () => {
      await logged("Gamma Proposal 10万 月底");
      expect((await fang.says("/deal advance Gamma Proposal")).form.hidden.stage).toBe("qualified-customer");
      expect((await fang.says("/deal advance Gamma Proposal 3")).form.hidden.stage).toBe(
        "qualified-customer",
      );
    });

    test("in a list it is that of any pipeline", async () => {
      const listed = async (line: string) =>
        rowsOf((await fang.says(line)).card).map(({ cells }) => cells.slice(1, 3).join(" "));
      expect(await listed("/deal list lead")).toEqual(["ACME Prospect", "Beta Lead"]);
      expect(await listed("/deal list engagement")).toEqual([]);
      await fang.says("/deal advance Beta 3");
      expect(await listed("/deal list engagement")).toEqual(["Beta Engagement"]);
      await fang.says("/deal advance ACME 3");
      await fang.fills({ intent: "yes", "ability-to-pay": "yes" });
      expect(await listed("/deal list 3")).toEqual(["ACME Qualified customer", "Beta Engagement"]);
      expect(await listed("/deal list qualified")).toEqual(["ACME Qualified customer"]);
    });

    test("and stalled is said by its own", async () => {
      office.later({ hours: 24 * 7 * 5 });
      expect(rowsOf((await fang.says("/deal list stalled")).card).map(({ cells }) => cells[1])).toEqual([
        "Beta",
      ]);
    });
  });
});
