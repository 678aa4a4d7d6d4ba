import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { beforeEach, describe, expect, test } from "vitest";
import { columnsOf } from "../../src/deals/facts/deal-columns.ts";
import { loadDeals } from "../../src/deals/facts/load-deals.ts";
import { moveToVersion, takeVersionBack } from "../../src/deals/writing/follow-process.ts";
import { logDeals } from "../../src/deals/writing/log-deals.ts";
import { changeDeals, type DealChange } from "../../src/deals/writing/write-deals.ts";
import type { Deed } from "../../src/history/deed.ts";
import { dealsInStages } from "../../src/measures/deals-in-stages.ts";
import { stageConversion } from "../../src/measures/stage-conversion.ts";
import { alike, formerStages, heirsOf } from "../../src/pipelines/former-stages.ts";
import type { Pipeline } from "../../src/pipelines/pipeline.ts";
import { addPipelines, loadBook } from "../../src/pipelines/rows/load-pipelines.ts";
import { pipeline, stage } from "../../src/pipelines/shipped/compose.ts";
import { both } from "../../src/text/locale.ts";
import { oneDatabase } from "../fakes/database.ts";
import { dealRow, logged, qualified } from "../fakes/office/deals.ts";
import { doAs } from "../fakes/office/history.ts";
import { inOffices } from "../fakes/office/in-offices.ts";
import type { Colleague, Office } from "../fakes/office/office.ts";
import { rowsOf } from "../fakes/office/reading.ts";

describe.each(oneDatabase)("versions of a sales process on %s", (kind) => {
  let office: Office;
  let admin: Colleague;
  let fang: Colleague;

  inOffices(kind, async (opened) => {
    office = opened;
    admin = await office.joins("Ada", { role: "admin" });
    fang = await office.joins("Fang");
  });

  const add = (change: (standard: Pipeline) => Pipeline) =>
    doAs(office, admin.id, async ({ db, pipelines, workspace }) => {
      const { standard } = pipelines;
      const next = { ...change(standard), version: standard.version + 1 };
      await addPipelines(db, workspace.id, [next]);
    });
  const without = (code: string) => (one: Pipeline) => ({
    ...one,
    stages: one.stages.filter((stage) => stage.code !== code),
  });
  const press = (action: string, values: Record<string, unknown>) => admin.presses({ action, values });
  const newest = { process: "customer-funnel", version: 3 };

  describe("that has lost a stage", () => {
    beforeEach(async () => {
      await logged(fang, "ACME 120万 月底");
      await fang.says("/deal advance ACME");
      await fang.fills(qualified);
      await logged(fang, "Beta 50万 月底");
      await add(without("qualified-customer"));
    });

    test("loses no deal: funnel, process and list still show where it stands", async () => {
      const funnel = await fang.says("/funnel");
      expect(rowsOf(funnel.card).map(({ cells }) => cells.slice(0, 2))).toEqual([
        ["Prospect", "1"],
        ["Qualified customer", "1"],
        ["Signed, awaiting first payment", "0"],
      ]);
      expect((await fang.says("/deal pipeline")).words).toContain("Qualified customer (former) | – | 1");
      expect(rowsOf((await fang.says("/deal list qualified")).card)).toHaveLength(1);
    });

    test("asks where its deals go, shows what will happen, moves them and puts them back", async () => {
      await admin.says("/deal pipeline");
      const { form } = await admin.clicks("Move 2 deals to version 3…");
      expect(form.fields).toMatchObject([
        { name: "qualified-customer", value: "prospect", hint: "1 open deal here, 0 won, 0 lost" },
      ]);
      const plan = await admin.fills();
      expect(rowsOf(plan.card).map(({ cells }) => cells)).toEqual([
        ["Prospect", "Prospect", "1", "–"],
        ["Qualified customer", "Prospect", "1", "–"],
      ]);
      const before = await dealRow(office, 1);
      await admin.clicks("Move 2 deals to version 3");
      expect(await dealRow(office, 1)).toMatchObject({ stage: "prospect", pipelineVersion: 3 });
      expect((await fang.says("/funnel")).words).not.toContain("Qualified customer");
      expect((await admin.says("/team audit settings")).words).toContain("moved 2 deals of Customer funnel");
      await press("process.move-back", { process: "customer-funnel", event: await lastMove() });
      const { version, updatedAt, ...after } = await dealRow(office, 1);
      expect({ ...before, ...after }).toEqual(before);
      expect(
        (await press("process.move-back", { process: "customer-funnel", event: await lastMove() })).refusal,
      ).toBe("That was undone already.");
    });

    test("the process counts what is left in older versions, closed ones too, apart from where open deals stand", async () => {
      await logged(fang, "Gamma 30万 月底");
      await fang.says("/deal lose Gamma");
      await fang.fills({ lostReason: "price" });
      await logged(fang, "Delta 20万 月底");
      await press("process.move-now", { ...newest, stages: "qualified-customer=prospect" });
      await logged(fang, "Omega 70万 月底");
      await fang.says("/deal undo Omega");
      await add((one) => ({ ...one, about: both("Other", "别的") }));
      await logged(fang, "Sigma 90万 月底");
      const { card, buttons } = await admin.says("/deal pipeline");
      // ACME, Beta, Delta and what was lost; neither what is withdrawn nor what is in the newest version.
      expect(buttons.map(({ label }) => label)).toContain("Move 4 deals to version 4…");
      expect(
        rowsOf(card)
          .find(({ cells }) => cells[0] === "2 Prospect")
          ?.cells.at(-1),
      ).toBe("4");
      expect(card.blocks.find((block) => block.type === "chart")).toMatchObject({
        chart: {
          stages: [{ value: 0 }, { value: 4, caption: expect.stringContaining("¥2.8M") }, { value: 0 }],
        },
      });
      expect((await fang.says("/deal pipeline")).words).not.toContain("Move");
    });

    test.each([3, 150])(
      "where deals stand is the same for %i owners, read by index or looked up",
      async (count) => {
        const others = Array.from({ length: count - 1 }, () => crypto.randomUUID());
        const stands = (owners: readonly string[]) =>
          dealsInStages(office.database.prisma, office.workspaceId, "customer-funnel", owners);
        expect(await stands(others)).toEqual([]);
        expect(
          (await stands([...others, fang.id])).toSorted((one, other) => one.count - other.count),
        ).toEqual((await stands([fang.id])).toSorted((one, other) => one.count - other.count));
        expect((await stands([...others, fang.id])).map(({ count }) => count)).toEqual([1, 1]);
      },
    );

    test("puts back what has not moved since, and names what has", async () => {
      await press("process.move-now", { ...newest, stages: "qualified-customer=target-account" });
      await fang.says("/deal advance ACME prospect");
      await fang.says("/deal update Beta 60万");
      const { words } = await press("process.move-back", {
        process: "customer-funnel",
        event: await lastMove(),
      });
      expect(words).toContain(
        "1 deal moved back, to where it was. 1 deal moved on since and stays: #1 ACME.",
      );
      expect(await dealRow(office, 2)).toMatchObject({ pipelineVersion: 2, amountMinor: 60_000_000n });
      expect(await dealRow(office, 1)).toMatchObject({ pipelineVersion: 3 });
    });

    test("can be undone by command when the card of the move is gone, once", async () => {
      expect((await admin.says("/deal pipeline moves")).words).toContain("No deals have been moved");
      const before = await dealRow(office, 1);
      const moved = await press("process.move-now", { ...newest, stages: "qualified-customer=prospect" });
      expect(moved.words).toContain("/deal pipeline moves");
      const { words } = await admin.says("/商机 销售流程 迁移记录");
      expect(words).toContain("Ada: 2 deals of Customer funnel moved to version 3.");
      expect((await admin.clicks("Undo")).words).toContain("2 deals moved back, to where they were.");
      const { version, updatedAt, ...after } = await dealRow(office, 1);
      expect({ ...before, ...after }).toEqual(before);
      const again = await admin.says("/deal pipeline moves");
      expect(again.words).toContain("Undone.");
      expect(again.buttons).toEqual([]);
      expect((await fang.says("/deal pipeline moves")).refusal).toContain("admin");
    });

    test("an earlier move cannot be undone into a stage that is no more", async () => {
      await press("process.move-now", { ...newest, stages: "qualified-customer=prospect" });
      expect((await fang.says("/deal undo ACME")).words).toContain("in version 3 of its sales process");
      expect(await dealRow(office, 1)).toMatchObject({ stage: "prospect", pipelineVersion: 3 });
      await press("process.move-back", { process: "customer-funnel", event: await lastMove() });
      await fang.says("/deal undo ACME");
      expect(await dealRow(office, 1)).toMatchObject({ stage: "prospect", pipelineVersion: 2 });
    });

    test("a button or form from before is told", async () => {
      const { form } = await fang.says("/deal advance Beta");
      await press("process.move-now", { ...newest, stages: "qualified-customer=prospect" });
      expect((await fang.fills(qualified, form)).words).not.toContain("Qualified customer now");
      expect(await dealRow(office, 2)).toMatchObject({ stage: "prospect" });
      await add((one) => ({ ...one, about: both("Other", "别的") }));
      expect((await press("process.move-now", newest)).refusal).toContain(
        "it is version 4 now. Nothing was moved",
      );
      expect((await press("process.move", newest)).refusal).toContain("it is version 4 now");
    });

    test.each([
      ["", "chosen none"],
      ["qualified-customer=signed-customer", "past the sale"],
      ["qualified-customer=nowhere", "no stage"],
    ])("a tampered choice “%s” moves nothing (%s)", async (stages) => {
      await press("process.move-now", { ...newest, stages });
      expect(await dealRow(office, 1)).toMatchObject({ stage: "qualified-customer", pipelineVersion: 2 });
    });

    test("is the admins' business", async () => {
      await fang.presses({
        action: "process.move-now",
        values: { ...newest, stages: "qualified-customer=prospect" },
      });
      expect(await dealRow(office, 1)).toMatchObject({ pipelineVersion: 2 });
    });
  });

  const lastMove = async () => {
    const event = await office.database.prisma.event.findFirstOrThrow({
      where: { workspaceId: office.workspaceId, kind: "migrate" },
      orderBy: { id: "desc" },
    });
    return String(event.id);
  };

  test("deals of the first versions of both founding processes move into the second, stage by stage", async () => {
    for (const code of ["customer-funnel", "classic-six"]) {
      const first = await doAs(office, fang.id, async (deed) => {
        const old = deed.pipelines.all.find((one) => one.code === code && one.version === 1)!;
        await logAll(deed, old, old.stages.length);
        return old;
      });
      const news = { process: code, version: 2 };
      expect((await press("process.move", news)).card.title).toContain("deals into the newest version");
      await press("process.move-now", news);
      const after = await deals(code);
      expect(after.map(({ stage, pipelineVersion, began }) => [stage, pipelineVersion, began])).toEqual(
        first.stages.map(({ code: stage }, at) => [stage, 2, at]),
      );
    }
  });

  const deals = (code: string) =>
    doAs(office, admin.id, async ({ db, workspace }) =>
      (await loadDeals(db, { workspaceId: workspace.id, owners: "all", withdrawn: true }))
        .filter((one) => one.pipeline === code)
        .toSorted((one, other) => one.number - other.number),
    );

  /** A deal in each of the first so many stages. */
  async function logAll(deed: Deed, through: Pipeline, count: number) {
    const { customerId } = await customerOf(deed);
    await logDeals(
      deed,
      Array.from({ length: count }, (_, at) =>
        freshDeal(deed, through, through.stages[at % through.stages.length]!.code, customerId),
      ),
    );
  }

  async function customerOf({ db, workspace }: Deed) {
    const name = { name: "ACME Works", normalised: "acme works" };
    const known = await db.customer.findFirst({ where: { workspaceId: workspace.id, ...name } });
    const { id } = known ?? (await db.customer.create({ data: { workspaceId: workspace.id, ...name } }));
    return { customerId: id };
  }

  const freshDeal = (deed: Deed, through: Pipeline, at: string, customerId: string) => ({
    ...{ customerId, ownerId: deed.member.id, title: "ACME", pipeline: through.code },
    ...{ pipelineVersion: through.version, stage: at, amountMinor: "100", currency: "CNY" },
    ...{ closeDate: "2026-12-31", likelihood: 10, category: "pipeline" as const, source: null, lines: [] },
  });

  describe("whatever they are", () => {
    const codes = ["a", "b", "c", "d", "e", "f"];
    const open = fc.shuffledSubarray(codes, { minLength: 1 });
    const sold = fc.shuffledSubarray(["w", "x", "y"], { minLength: 1 });
    /** Positions are taken modulo the number of stages; `days` pass before each step. */
    const lives = fc.array(
      fc.record({
        start: fc.nat(9),
        steps: fc.array(fc.record({ to: fc.nat(9), days: fc.integer({ min: 1, max: 30 }) }), {
          maxLength: 4,
        }),
        lost: fc.boolean(),
        withdrawn: fc.nat(9).map((one) => one === 0),
      }),
      { minLength: 1, maxLength: 6 },
    );
    type Life = typeof lives extends fc.Arbitrary<(infer T)[]> ? T : never;
    const versionOf = (code: string, version: number, [opens, solds]: readonly [string[], string[]]) =>
      pipeline({
        ...{ code, version, name: both(code, code), about: both("", ""), start: opens[0]! },
        stages: [...opens, ...solds].map((one, at) =>
          stage({
            ...{ code: one, name: both(one, one), likelihood: 10, workdays: 5 },
            phase: at < opens.length ? "open" : at === opens.length ? "won" : "after-sale",
          }),
        ),
      });
    let made = 0;

    async function lived(
      first: readonly [string[], string[]],
      second: readonly [string[], string[]],
      all: readonly Life[],
    ) {
      made += 1;
      const code = `p${made}`;
      const [before, after] = [versionOf(code, 1, first), versionOf(code, 2, second)];
      const begun = office.now();
      await doAs(office, admin.id, async (deed) => {
        await addPipelines(deed.db, deed.workspace.id, [before, after]);
        const known = { ...deed, pipelines: await loadBook(deed.db, deed.workspace) };
        const { customerId } = await customerOf(known);
        const stageAt = (at: number) => before.stages[at % before.stages.length]!;
        await logDeals(
          known,
          all.map(({ start }) => freshDeal(known, before, stageAt(start % first[0].length).code, customerId)),
        );
        for (let nth = 0; nth < 5; nth++) {
          const standing = (await loadDeals(known.db, { workspaceId: deed.workspace.id, owners: "all" }))
            .filter((deal) => deal.pipeline === code && deal.outcome === null)
            .toSorted((one, other) => one.number - other.number);
          const changes = standing.flatMap((deal): DealChange[] => {
            const life = all[(deal.number - 1) % all.length]!;
            const step = life.steps[nth];
            if (!step && life.lost)
              return [
                {
                  deal,
                  kind: "lose" as const,
                  columns: { outcome: "lost" as const, closedAt: deed.now.toString() },
                },
              ];
            if (!step)
              return life.withdrawn
                ? [{ deal, kind: "undo" as const, columns: { outcome: "withdrawn" as const } }]
                : [];
            const to = stageAt(step.to);
            if (to.code === deal.stage) return [];
            const at = begun.add({ hours: 24 * step.days + 24 * 40 * nth });
            const columns = { stage: to.code, stageEnteredAt: at.toString() };
            const wins =
              to.phase === "open"
                ? {}
                : { outcome: "won" as const, closedAt: at.toString(), wonOn: "2026-12-01" };
            return [
              {
                deal,
                kind: "advance" as const,
                columns: { ...columns, ...wins },
                as: { memberId: admin.id, at },
              },
            ];
          });
          await changeDeals(known, changes);
        }
      });
      return { code, before, after };
    }
    const versionTables = () =>
      office.database.prisma.dealVersion.groupBy({
        by: ["kind"],
        where: { workspaceId: office.workspaceId },
        _count: true,
      });
    const columns = async (code: string) => (await deals(code)).map(columnsOf);

    test("deals keep how far they came, no week counts it as a move, and all come back exactly", async () => {
      await fc.assert(
        fc.asyncProperty(
          open,
          sold,
          open,
          sold,
          fc.infiniteStream(fc.nat(9)),
          lives,
          async (o1, s1, o2, s2, picks, all) => {
            const { code, before, after } = await lived([o1, s1], [o2, s2], all);
            const former = await deals(code);
            const kindsBefore = await versionTables();
            const map = new Map([
              ...after.stages.map((one) => [one.code, one.code] as const),
              ...formerStages([after, before]).map((one) => {
                const heirs = heirsOf(after, one);
                return [one.stage.code, heirs[picks.next().value % heirs.length]!.code] as const;
              }),
            ]);
            const { eventId } = await doAs(office, admin.id, (deed) => moveToVersion(deed, after, map));
            const place = (position: number) =>
              after.stages.findIndex((one) => one.code === map.get(before.stages[position]!.code));
            for (const [nth, deal] of (await deals(code)).entries()) {
              const was = former[nth]!;
              if (was.outcome === "withdrawn") {
                expect(deal).toEqual(was);
                continue;
              }
              expect(deal.stage).toBe(map.get(was.stage));
              expect(
                alike(
                  after.stages.find((one) => one.code === deal.stage)!,
                  before.stages.find((one) => one.code === was.stage)!,
                ),
              ).toBe(true);
              // Told anew, stage by stage: when was it first there or beyond?
              const came = [
                ...was.reachedAt.map((at, step) => ({ place: place(was.began + step), at })),
                {
                  place: place(before.stages.findIndex((one) => one.code === was.stage)),
                  at: was.stageEnteredAt,
                },
              ];
              const furthest = Math.max(...came.map((one) => one.place));
              expect(deal.began).toBe(place(was.began));
              expect(deal.reachedAt.map(String)).toEqual(
                Array.from({ length: furthest - deal.began + 1 }, (_, step) =>
                  came
                    .filter((one) => one.place >= deal.began + step)
                    .map(({ at }) => at)
                    .reduce((one, other) => (Temporal.Instant.compare(one, other) <= 0 ? one : other))
                    .toString(),
                ),
              );
            }
            // No week counts any of it as a move.
            const kinds = (rows: Awaited<ReturnType<typeof versionTables>>) =>
              rows
                .filter((row) => row.kind !== "process")
                .map((row) => [row.kind, row._count])
                .toSorted();
            expect(kinds(await versionTables())).toEqual(kinds(kindsBefore));
            const back = await doAs(office, admin.id, (deed) => takeVersionBack(deed, eventId));
            expect(back?.kept).toEqual([]);
            expect(await columns(code)).toEqual(former.map(columnsOf));
          },
        ),
        { numRuns: 12 },
      );
    }, 120_000);

    test("where stages were only added, conversion is what it was", async () => {
      await fc.assert(
        fc.asyncProperty(
          open,
          sold,
          fc.array(fc.nat(5), { maxLength: 3 }),
          lives,
          async (opens, solds, places, all) => {
            const more = places.reduce(
              (now, at, nth) => now.toSpliced(at % (now.length + 1), 0, `new${nth}`),
              [...opens],
            );
            const { code, before, after } = await lived([opens, solds], [more, solds], all);
            const told = () =>
              doAs(office, admin.id, async ({ db, workspace }) =>
                (
                  await stageConversion(
                    db,
                    workspace.id,
                    [after, before],
                    { owners: "all", pipeline: code },
                    Temporal.Instant.from("2020-01-01T00:00Z"),
                  )
                ).filter(({ stage: one }) => before.stages.some((known) => known.code === one)),
              );
            const former = await told();
            const map = new Map(after.stages.map((one) => [one.code, one.code]));
            await doAs(office, admin.id, (deed) => moveToVersion(deed, after, map));
            expect(await told()).toEqual(former);
          },
        ),
        { numRuns: 12 },
      );
    }, 120_000);
  });
});
