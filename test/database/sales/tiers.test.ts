/** The tier report over what is stored: who sees whom, what has changed since, every customer reachable, plans per band. */
import { beforeEach, describe, expect, test } from "vitest";
import { salesWords } from "../../../src/sales/words.ts";
import { worthSettingsWords } from "../../../src/settings/worth/words.ts";
import { oneDatabase } from "../../fakes/database.ts";
import { logged } from "../../fakes/office/deals.ts";
import { exportedSheets } from "../../fakes/office/exported.ts";
import { inOffices } from "../../fakes/office/in-offices.ts";
import type { Colleague, Office } from "../../fakes/office/office.ts";
import { rowsOf, tablesOf } from "../../fakes/office/reading.ts";
import { type SoldLine, storedReport } from "../../fakes/office/stored-sales.ts";

const words = salesWords("en");

describe.each(oneDatabase)("customer tiers of stored sales on %s", (kind) => {
  let office: Office;
  let ada: Colleague;
  let mo: Colleague;
  let fang: Colleague;
  inOffices(kind, async (opened) => {
    office = opened;
    ada = await office.joins("Ada", { role: "admin" });
    const west = await office.team("West");
    mo = await office.joins("Mo", { role: "manager", team: west });
    await office.leads(mo.id, west);
    fang = await office.joins("Fang", { team: west });
  });
  beforeEach(() => office.itIs("2026-11-18T10:00"));

  const stored = (lines: readonly SoldLine[], of?: Parameters<typeof storedReport>[3]) =>
    storedReport(office, ada.id, lines, of);
  const line = (customer: string, amount: number, on?: string, product?: string): SoldLine => ({
    ...{ customer, amount, on, product },
  });
  const first = ({ card }: Colleague) =>
    tablesOf(card!)[0]!.rows.map(({ cells }) => `${cells[0]}: ${cells[1]}`);
  const names = ({ card }: Colleague) => rowsOf(card!).map(({ cells }) => cells[0]);
  /** A year ago, and this year: up rose, down fell, gone and fresh are what they are called. */
  const twoYears = () =>
    stored([
      ...[line("up", 20_000, "2025-03-01"), line("down", 250_000, "2025-03-02")],
      ...[line("gone", 9_000, "2025-04-01"), line("same", 60_000, "2025-05-01")],
      ...[line("up", 60_000, "2026-03-01", "OA"), line("down", 15_000, "2026-03-02", "CRM")],
      ...[line("fresh", 200_000, "2026-04-01", "OA"), line("same", 100_000, "2026-05-01")],
      ...[line("same", -1_000, "2026-06-01"), line("back", -500, "2026-06-02", "OA")],
    ]);

  test("nothing is stored: it says what to send", async () => {
    expect((await ada.says("/customer tiers")).refusal).toBe(words.nothingStored);
  });

  test("bands with their lower bound, returns taken off and told, negative totals said", async () => {
    await twoYears();
    const { words: shown } = await ada.says("/customer tiers 2026");
    expect(first(ada)).toEqual([
      "¥200K and above: 1",
      "¥100K–¥200K: 0",
      "¥50K–¥100K: 2",
      "¥10K–¥50K: 1",
      "below ¥10K: 1",
    ]);
    expect(shown).toContain(words.tiersSay(5, "¥374K"));
    expect(shown).toContain(words.returned("¥1.5K"));
    expect(shown).toContain(words.negative(1, "−¥500"));
    // fresh and same alone fall short of 80 % by ¥200.
    expect(shown).toContain(words.vital(3, 5));
    expect(shown).toContain(words.against("Jan 1, 2025 – Dec 31, 2025", "¥339K"));
  });

  test("by default twelve months to the last sale; one product; a period in words; and what is neither says so", async () => {
    await twoYears();
    expect((await ada.says("/customer tiers")).words).toContain("Jun 3, 2025 – Jun 2");
    expect((await ada.says("/customer tiers OA")).words).toContain(words.tiersSay(3, "¥260K"));
    expect((await ada.says("/customer tiers oa q1 2026")).words).toContain(words.tiersSay(1, "¥60K"));
    expect((await ada.says("/customer tiers last year")).words).toContain(words.tiersSay(4, "¥339K"));
    const half = (await ada.says("/customer tiers oa 2026上半年")).words;
    expect(half).toContain("Jan 1 – Jun 30");
    expect(half).toBe((await ada.says("/customer tiers oa H1 2026")).words);
    expect((await ada.says("/customer tiers plenty")).refusal).toBe(words.unknownLine("plenty", "OA or CRM"));
    await ada.says("/customer tiers");
    await ada.clicks(words.choose);
    const { form } = ada;
    expect(JSON.stringify(form)).toContain("2026-H1");
    await ada.fills({ product: "CRM", period: "2026-Q1" });
    expect(ada.card!.title).toBe(words.tiersTitle("CRM"));
    expect(names(ada)).toContain("down");
  });

  test("who rose, fell, is gone and is new, each with their customers", async () => {
    await twoYears();
    for (const [moved, count, who] of [
      [words.moved.rose, 1, ["up"]],
      [words.moved.fell, 1, ["down"]],
      [words.moved.gone, 1, ["gone"]],
      [words.moved.fresh, 2, ["fresh", "back"]],
    ] as const) {
      await ada.says("/customer tiers 2026");
      await ada.clicks(`${moved} ${count}`);
      expect(names(ada)).toEqual(who);
    }
    await ada.says("/customer tiers 2026");
    const curve = await ada.clicks(words.curve);
    expect(curve.words).toContain(words.curveSays(3, 5));
    await ada.clicks(`${words.leftSet} 1`);
    expect(names(ada)).toEqual(["down"]);
  });

  test("of reports without days the one before is the former one", async () => {
    await stored([line("a", 10_000), line("b", 500)], { fileName: "2025.xlsx" });
    office.later({ minutes: 1 });
    await stored([line("a", 9_000), line("c", 500)], { fileName: "2026.xlsx" });
    const { words: shown } = await ada.says("/customer tiers");
    expect(shown).toContain(words.allLines);
    expect(shown).toContain(words.against(words.formerReport("2025.xlsx"), "¥10.5K"));
    expect(shown).toContain(`[${words.moved.fell} 1]`);
  });

  test("as a file: every customer with its tier now and then, and who is gone", async () => {
    await twoYears();
    await ada.says("/customer tiers 2026");
    const file = await ada.clicks("Export");
    expect(file.file.name).toBe("customer-tiers-2026-11-18.xlsx");
    const [sheet] = await exportedSheets(office.database, file.file);
    expect(sheet!.rows).toEqual([
      {
        Customer: "fresh",
        Tier: "¥200K and above",
        Revenue: 200_000,
        Returns: 0,
        "Of the money": 0.53547,
        Class: "A",
      },
      expect.objectContaining({ Customer: "same", Revenue: 99_000, Returns: 1000, "Revenue then": 60_000 }),
      expect.objectContaining({ Customer: "up", Tier: "¥50K–¥100K", "Tier then": "¥10K–¥50K" }),
      expect.objectContaining({ Customer: "down", Class: "C" }),
      expect.objectContaining({ Customer: "back", Revenue: -500 }),
      { Customer: "gone", "Revenue then": 9000, "Tier then": "below ¥10K" },
    ]);
    // As a filter in a sheet asks for it, without what keeps 20 and 万 in one line.
    await ada.says("/team language 中文");
    const [inChinese] = await exportedSheets(office.database, (await ada.says("/客户 分层 2026 导出")).file);
    expect(inChinese!.rows[0]).toMatchObject({ 层级: "¥20万及以上" });
    await ada.says("/team language English");
    expect((await ada.says("/customer tiers 2026 OA csv")).file.name).toBe("customer-tiers-2026-11-18.csv");
  });

  test("every customer of a band can be reached, page by page", async () => {
    const all = Array.from({ length: 40 }, (_, at) => line(`c${String(at).padStart(2, "0")}`, 20_000 + at));
    await stored(all);
    await ada.says("/customer tiers");
    await ada.clicks(words.open, 3);
    const seen = names(ada);
    for (const page of [2, 3]) {
      await ada.clicks("Next");
      expect(ada.card!.blocks).toContainEqual(expect.objectContaining({ text: `Page ${page} of 3` }));
      seen.push(...names(ada));
    }
    expect(seen.toSorted()).toEqual(all.map(({ customer }) => customer));
    await ada.clicks(words.open);
    expect(ada.card!.title).toContain("c0");
  });

  test("a rep sees the own customers and those that nobody sells to; a manager the team's; an admin all", async () => {
    await stored([
      line("theirs", 70_000),
      line("others", 70_000),
      line("nobodys", 70_000),
      line("?unknown", 5),
    ]);
    await logged(fang, "theirs 10k 12/20");
    const lee = await office.joins("Lee");
    await logged(lee, "others 10k 12/20");
    for (const [person, count] of [
      [fang, 2],
      [mo, 2],
      [lee, 2],
      [ada, 4],
    ] as const) {
      expect((await person.says("/customer tiers")).words).toContain(`${count} customers bought`);
    }
    await office.database.prisma.workspace.update({
      where: { id: office.workspaceId },
      data: { settings: { customerNames: "own" } },
    });
    const own = await fang.says("/customer tiers");
    expect(own.words).toContain("1 customer bought");
    await fang.clicks(words.open, 2);
    expect(names(fang)).toEqual(["theirs"]);
  });

  test("bounds are set by admins: rising, seven at most, and a sentence for what is neither", async () => {
    await twoYears();
    expect((await mo.says("/customer tiers 2026")).words).not.toContain(`[${words.setBounds}]`);
    await ada.says("/customer tiers 2026");
    await ada.clicks(words.setBounds);
    const settings = worthSettingsWords("en");
    expect((await ada.fills({ bounds: "100k 50k" })).errors).toEqual({ bounds: settings.badBand("50k") });
    expect((await ada.fills({ bounds: "1k 2k 3k 4k 5k 6k 7k 8k" })).errors).toEqual({
      bounds: settings.tooManyBands(7),
    });
    await ada.fills({ bounds: "60k" });
    await ada.says("/customer tiers 2026");
    expect(first(ada)).toEqual(["¥60K and above: 3", "below ¥60K: 2"]);
  });

  test("a band has a strategy and an owner, who is told; a rep may not set them", async () => {
    await twoYears();
    await mo.says("/customer tiers 2026");
    await mo.clicks(words.open, 2);
    await mo.clicks(words.planButton);
    const long = await mo.fills({ strategy: "x".repeat(501), owner: fang.id });
    expect(long.errors).toEqual({ strategy: words.strategyTooLong(500) });
    const kept = await mo.fills({ strategy: "See them every month", owner: fang.id });
    expect(kept.words).toContain(words.planKept("¥50K–¥100K"));
    expect(kept.words).toContain(`${words.strategy}: See them every month`);
    const { words: shown } = await ada.says("/customer tiers 2026");
    expect(shown).toContain(words.planned("Fang", "See them every month"));
    const [told, ...others] = await office.database.prisma.delivery.findMany({
      where: { workspaceId: office.workspaceId },
    });
    expect(JSON.stringify(told?.content)).toContain(words.youOwnSays("Mo", "¥50K–¥100K"));
    expect(others).toEqual([]);
    const values = { tier: 2, from: "5000000", strategy: "", owner: "" };
    const refused = await fang.submits({ id: "x", action: "tiers.plan" }, values);
    expect(refused.refusal).toBeTruthy();
    // The bounds moved on, and the form did not.
    await ada.presses({ action: "settings.tiers", values: {} });
    await ada.fills({ bounds: "60k" });
    expect((await mo.submits({ id: "y", action: "tiers.plan" }, values)).refusal).toBe(words.bandGone);
    await ada.presses({ action: "settings.tiers", values: {} });
    await ada.fills({ bounds: "" });
    expect((await ada.says("/customer tiers 2026")).words).toContain("See them every month");
  });
});
