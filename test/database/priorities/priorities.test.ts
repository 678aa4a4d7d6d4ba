/** Who deserves time: seen in three views, proposed by rules, decided by people, and gone through again. */
import { beforeEach, describe, expect, test } from "vitest";
import { priorityWords } from "../../../src/priorities/words.ts";
import { slotHandlers } from "../../../src/slot-handlers.ts";
import { oneDatabase } from "../../fakes/database.ts";
import { logged } from "../../fakes/office/deals.ts";
import { inOffices } from "../../fakes/office/in-offices.ts";
import type { Colleague, Office } from "../../fakes/office/office.ts";
import { rowsOf } from "../../fakes/office/reading.ts";

const words = priorityWords("en");

describe.each(oneDatabase)("priorities on %s", (kind) => {
  let office: Office;
  let ada: Colleague;
  let fang: Colleague;
  let lee: Colleague;
  inOffices(kind, async (opened) => {
    office = opened;
    ada = await office.joins("Ada", { role: "admin" });
    fang = await office.joins("Fang");
    lee = await office.joins("Lee");
  });
  beforeEach(async () => {
    office.itIs("2026-11-18T10:00");
    await logged(fang, "ACME 45k 12/20");
    await logged(fang, "Globex 30k 2027-02-20");
    await logged(lee, "Initech 90k 12/20");
  });

  const customer = (name: string) =>
    office.database.prisma.customer.findFirstOrThrow({ where: { workspaceId: office.workspaceId, name } });
  const files = (name: string, data: object) =>
    office.database.prisma.customer.updateMany({ where: { workspaceId: office.workspaceId, name }, data });
  const marks = () =>
    office.database.prisma.event.findMany({
      where: { workspaceId: office.workspaceId, kind: "mark" },
      orderBy: { id: "asc" },
    });
  const picture = ({ card }: Colleague) => {
    const block = card?.blocks.find((one) => one.type === "chart");
    if (block?.type !== "chart" || block.chart.type !== "bars") throw new Error("No bars");
    return block.chart;
  };
  const questions = ({ card }: Colleague) =>
    card?.blocks.flatMap((block) => (block.type === "actions" && block.asked ? [block.asked.name] : []));

  test("each view is a picture of its own, and nobody without an expected profit is dropped", async () => {
    await files("ACME", { profitMinor: 20_000_000n, profitCurrency: "CNY" });
    const answer = await fang.says("/customer worth");
    expect(answer.card?.title).toBe(words.titles.stage);
    expect(answer.words).toContain(words.sentence(2, 0, 2));
    expect(answer.words).toContain(words.without(1, 2));
    expect(picture(fang).series).toMatchObject([
      { label: words.anyProfit, values: [1] },
      { label: words.noProfit, values: [1] },
    ]);
    await fang.clicks(words.views.date);
    expect(picture(fang).categories).toEqual([words.dates["this-quarter"], words.dates["next-quarter"]]);
    expect((await fang.clicks(words.views.reasons)).words).toContain(words.rule);
    // Who has less to see sees less: nothing of another rep's customer.
    expect((await ada.says("/customer worth")).words).toContain(words.sentence(3, 0, 3));
    expect((await fang.says("/customer priorities")).words).not.toContain("Initech");
  });

  test("a profit in a currency without a rate is said, and counted in no band", async () => {
    await files("ACME", { profitMinor: 1_000_000n, profitCurrency: "USD" });
    await files("Globex", { profitMinor: 5_000_000n, profitCurrency: "CNY" });
    expect((await fang.says("/customer worth")).words).toContain(words.withoutRate(1));
    await ada.says("/team rate USD 7");
    const rated = await fang.says("/customer worth");
    expect(rated.words).not.toContain(words.withoutRate(1));
    expect(picture(fang).series.map(({ label }) => label)).not.toContain(words.noProfit);
  });

  test("a number opens who is in it; a tap decides one, another all as proposed, each with its event", async () => {
    await files("ACME", { people: 800, need: "high", intent: "medium" });
    await files("Globex", { people: 10, need: "low" });
    await fang.says("/customer worth size");
    const [row] = rowsOf(fang.card!);
    await fang.presses(row!.button!);
    expect(questions(fang)).toHaveLength(1);
    await fang.says("/customer worth");
    expect((await fang.clicks(words.seeUnknown)).words).toContain(words.proposes("High"));
    expect(questions(fang)).toEqual(["ACME", "Globex"]);
    await fang.clicks(words.acceptAll(2));
    expect(await customer("ACME")).toMatchObject({ priority: "high" });
    expect(await customer("Globex")).toMatchObject({ priority: "low" });
    await fang.clicks(words.priorities.medium);
    expect(await customer("ACME")).toMatchObject({ priority: "medium" });
    expect((await marks()).map(({ values }) => values)).toEqual([
      ...["high", "low"].map((level) => ({ columns: { priority: [null, level] } })),
      { columns: { priority: ["high", "medium"] } },
    ]);
  });

  test("a line decides as well, and nobody decides about another's customer", async () => {
    expect((await fang.says("/customer priority ACME low")).words).toContain(words.decidedOne("ACME", "Low"));
    expect((await fang.says("/customer priority Initech high")).words).toBe(words.notYours);
    const { id } = await customer("Initech");
    const pressed = await fang.presses({ action: "customer.priority", values: { id, priority: "high" } });
    expect(pressed.words).toBe(words.notYours);
    expect(await customer("Initech")).toMatchObject({ priority: null });
    expect((await fang.says("/customer priority ACME")).words).toBe(words.badCustomer("ACME"));
    expect((await fang.says("/customer priority")).words).toBe(words.needCustomer);
  });

  test("time that was planned stands beside where it went", async () => {
    await fang.says("/customer priority ACME high");
    await fang.says("/customer priority Globex low");
    await fang.says("/customer visit ACME 90min");
    await fang.says("/customer visit Globex 60min");
    await fang.says("/customer call Globex asked for a price");
    await lee.says("/customer visit Initech 60min");
    const own = await fang.says("/customer worth time");
    expect(own.words).toContain(words.timeSentence("40%"));
    expect(own.words).toContain(words.untold(1));
    expect(picture(fang).series.map(({ values }) => values)).toEqual([
      [8, 0, 1, 0],
      [1.5, 0, 1, 0],
    ]);
    const all = await ada.says("/customer worth time");
    expect(all.words).toContain(words.timeUndecided("29%"));
  });

  describe("the review", () => {
    const run = async () => slotHandlers.minutely?.(office.database, await office.workspace(), office.now());
    const sent = () =>
      office.database.prisma.delivery.findMany({
        where: { workspaceId: office.workspaceId, key: { startsWith: "priorities:" } },
      });

    test("comes once a quarter to whom reasons have changed for, and to nobody else", async () => {
      await fang.says("/customer acme: 800 people");
      await fang.says("/customer priority ACME high");
      await lee.says("/customer priority Initech high");
      await fang.says("/customer acme: 10 people");
      office.itIs("2027-01-01T08:59");
      await run();
      expect(await sent()).toEqual([]);
      office.itIs("2027-01-01T09:01");
      await run();
      await run();
      const [card, ...others] = await sent();
      expect(others).toEqual([]);
      expect(JSON.stringify(card)).toContain("ACME");
      expect(JSON.stringify(card)).toContain(words.changed("size", "high", "low"));
      expect((await fang.says("/customer review")).words).toContain(words.reviewSays(1));
      expect((await fang.clicks(words.priorities.high)).words).toContain(words.reviewNothing);
      expect((await lee.says("/customer review")).words).toContain(words.reviewNothing);
    });

    test("a change that was taken back is none", async () => {
      await fang.says("/customer priority ACME high");
      await fang.says("/customer acme: 10 people");
      expect((await fang.says("/customer review")).words).toContain(words.reviewSays(1));
      await fang.says("/deal undo");
      expect((await fang.says("/customer review")).words).toContain(words.reviewNothing);
    });
  });

  test("nothing of it failed inside", () => expect(office.failures).toEqual([]));
});
