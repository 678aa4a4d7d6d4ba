/** What is handed out as a file is what stands on the card, each a number, and no more than its reader may see. */
import { describe, expect, test } from "vitest";
import { transaction } from "../../src/database/transaction.ts";
import { closeWeek } from "../../src/forecasts/close-week.ts";
import { runningWeek } from "../../src/schedule/running-week.ts";
import { oneDatabase } from "../fakes/database.ts";
import { logged } from "../fakes/office/deals.ts";
import { exportedSheets } from "../fakes/office/exported.ts";
import { inOffices } from "../fakes/office/in-offices.ts";
import type { Colleague, Office } from "../fakes/office/office.ts";
import type { Answer } from "../fakes/office/person.ts";

describe.each(oneDatabase)("an export on %s", (kind) => {
  let office: Office;
  let fang: Colleague;
  let li: Colleague;
  let chen: Colleague;
  let boss: Colleague;

  inOffices(kind, async (opened) => {
    office = opened;
    const east = await office.team("East");
    fang = await office.joins("Fang", { team: east });
    li = await office.joins("Li", { team: east });
    chen = await office.joins("Chen", { role: "manager" });
    boss = await office.joins("Boss", { role: "admin" });
    await office.leads(chen.id, east);
    await logged(fang, "ACME 100k 12/20");
    await logged(fang, "Globex 50k 12/22");
    await logged(li, "Initech USD 30k 12/24");
  });

  const sheets = ({ file }: Answer) => exportedSheets(office.database, file);
  const rowOf = (rows: readonly Readonly<Record<string, unknown>>[], column: string, value: string) =>
    rows.find((row) => row[column] === value);

  test("of the funnel has the stages and the quarter, with a column for each currency", async () => {
    const whole = await chen.says("/funnel export");
    expect(whole.file.name).toBe("funnel-2026-11-18.xlsx");
    const [stages, quarter, means] = await sheets(whole);
    expect(stages?.rows[0]).toMatchObject({
      Stage: "Prospect",
      ...{ Deals: 3, "Amount CNY": 150_000, "Amount USD": 30_000, Age: 0 },
    });
    expect(rowOf(quarter!.rows, "Number", "Open this quarter")).toMatchObject({ "Amount USD": 30_000 });
    expect(means?.rows.map(({ Column }) => Column)).toContain("Conversion");
    const [own] = await sheets(await fang.says("/funnel export"));
    expect(own?.rows[0]).toMatchObject({ Deals: 2, Amount: 150_000 });
    await fang.says("/漏斗");
    expect((await fang.clicks("Export")).file.name).toBe("funnel-2026-11-18.xlsx");
    expect((await fang.says("/漏斗 导出 csv")).file.name).toBe("funnel-2026-11-18.csv");
  });

  test("of a breakdown has all its rows, of lost reasons those of lost and of won deals", async () => {
    await office.asks(fang.id, "2026-Q4", 50_000_000n);
    const [reps] = await sheets(await chen.says("/funnel by rep export"));
    expect(rowOf(reps!.rows, "Rep", "Fang")).toMatchObject({ "Quota CNY": 500_000, "Gap CNY": 500_000 });
    await fang.says("/deal lose Globex");
    await fang.fills({ lostReason: "price" });
    const [lost, won] = await sheets(await chen.says("/funnel lost reasons export"));
    expect(lost?.rows).toMatchObject([{ Deals: 1, Amount: 50_000 }]);
    expect(won?.rows).toEqual([]);
  });

  test("of a week has what Friday's card has, and who has not answered", async () => {
    office.itIs("2026-11-20T09:00");
    const workspace = await office.workspace();
    const week = runningWeek(workspace, office.now().subtract({ hours: 1 }));
    await transaction(office.database, (tx) => closeWeek(tx, { workspace, week }));
    office.itIs("2026-11-20T10:00");
    const [stages, , , happened, missing] = await sheets(await chen.says(`/funnel ${week.id} export`));
    expect(stages?.name).toBe("Stage by stage");
    expect(happened?.rows[0]).toMatchObject({ Happened: "Created", Deals: 3 });
    expect(missing?.name).toBe("Not answered");
    expect(missing?.rows.map(({ Owner }) => Owner)).toEqual(["Fang", "Li"]);
    await chen.says("/funnel last week");
    expect((await chen.clicks("Export")).file.name).toBe("weekly-funnel-2026-11-20.xlsx");
    // A rep's week is the own funnel: nobody's answers are in it.
    const own = await sheets(await fang.says(`/funnel ${week.id} export`));
    expect(own.map(({ name }) => name)).toEqual(["Stage by stage", "Period", "What it means"]);
  });

  test("of the forecast has the own answers; who has answered is a manager's to have", async () => {
    await fang.says("/forecast");
    await fang.clicks("Same");
    const [asked] = await sheets(await fang.says("/forecast export"));
    expect(asked?.rows.map((row) => [row.Customer, row["Answer this week"] ?? ""]).sort()).toEqual([
      ["ACME", expect.stringMatching(/^(?:Same|)$/)],
      ["Globex", expect.stringMatching(/^(?:Same|)$/)],
    ]);
    expect(asked?.rows.filter((row) => row["Answer this week"] === "Same")).toHaveLength(1);
    const [answers] = await sheets(await chen.says("/forecast status export"));
    expect(answers?.rows.map((row) => row.Owner).sort()).toEqual(["Fang", "Li"]);
    expect((await fang.says("/forecast status export")).refusal).toContain("Managers see who has answered");
    expect((await boss.says("/forecast export")).refusal).toContain("no open deals");
  });

  test("of touches, customers and the pool has what the list has, and nothing of others", async () => {
    await fang.says("/deal visit ACME met Jen 45min, liked it");
    const [touches] = await sheets(await fang.says("/deal touches ACME export"));
    expect(touches?.rows).toMatchObject([{ How: "Visit", Who: "Fang", Customer: "ACME", "How long": 45 }]);
    expect((await li.says("/deal touches csv")).refusal).toContain("No touches yet");
    const [customers] = await sheets(await chen.says("/customer list export"));
    expect(rowOf(customers!.rows, "Customer", "ACME")).toMatchObject({
      "Open deals": 1,
      "Open amount CNY": 100_000,
    });
    const [own] = await sheets(await li.says("/客户 列表 导出"));
    expect(own?.rows).toMatchObject([{ Customer: "Initech", "Open amount": 30_000 }]);
    await boss.says("/customer market add Umbrella, Hooli");
    const [market] = await sheets(await fang.says("/customer market export"));
    expect(market?.rows.map(({ Customer }) => Customer).sort()).toEqual(["Hooli", "Umbrella"]);
    await fang.says("/customer market");
    expect((await fang.clicks("Export")).file.name).toBe("Target market-2026-11-18.xlsx");
  });

  test("of the analysis has what it says and a sheet for each part; of one part that one first", async () => {
    await fang.says("/deal lose Globex");
    await fang.fills({ lostReason: "price" });
    const whole = await chen.says("/funnel analysis export");
    expect(whole.file.name).toBe("analysis-2026-11-18.xlsx");
    const [said, losses, churn, growth, reasons, means] = await sheets(whole);
    expect(said?.rows.map(({ Part, Period }) => [Part, Period])).toEqual([
      ["Losses and bottleneck", "Q4 2026"],
      ["Lost against new customers", "2026"],
      ["Revenue against customers", "2026"],
      ["Plan completion", "2026"],
      ["Why deals were lost", "2026"],
    ]);
    expect(said?.rows[0]).toMatchObject({ "What it says": expect.stringContaining("Prospect") });
    expect(losses?.rows[0]).toMatchObject({
      ...{ Stage: "Prospect", "Lost deals": 1, "Money lost": 50_000, Why: "Price 1" },
      "Decided deals": 1,
    });
    expect(churn?.name).toBe("Lost against new customers");
    expect(growth?.rows.at(-1)).toMatchObject({ Year: "2026", Customers: 0, Revenue: 0 });
    expect(reasons?.rows).toEqual([{ Reason: "Price", "Lost deals": 1, Share: 1 }]);
    expect(means?.rows.map(({ Column }) => Column)).toContain("Lost ÷ new");
    // A rep's is of the own deals.
    const csv = await li.says("/漏斗 分析 丢单原因 导出 csv");
    expect(csv.file.name).toBe("analysis-2026-11-18.csv");
    expect((await sheets(csv)).map(({ rows }) => rows)).toEqual([[]]);
    await chen.says("/funnel analysis losses");
    const [only, saying] = await sheets(await chen.clicks("Export"));
    expect([only?.name, saying?.name]).toEqual(["Losses and bottleneck", "Overview"]);
  });

  test("of who deserves time has a sheet for each view, the one that was looked at first, and all customers", async () => {
    await fang.says("/customer ACME: profit 200k");
    await fang.says("/customer priority ACME high");
    const whole = await fang.says("/customer worth export");
    expect(whole.file.name).toBe("who-deserves-time-2026-11-18.xlsx");
    const [byStage, , , time, customers, means] = await sheets(whole);
    expect(byStage).toMatchObject({
      name: "By stage",
      rows: [{ Stage: "Prospect", "Any profit": 1, "No profit said": 1 }],
    });
    expect(time?.rows[0]).toMatchObject({ Priority: "High", "Spent, hours": 0 });
    expect(customers?.rows).toMatchObject([
      { Customer: "ACME", "Expected profit": 200_000, Decided: "High", Stage: "Prospect" },
      { Customer: "Globex", Decided: "Not decided", Signs: "2026-12-22" },
    ]);
    expect(means?.rows.map(({ Column }) => Column)).toContain("Proposed");
    const csv = await fang.says("/客户 值不值 签约 导出 csv");
    expect(csv.file.name).toBe("who-deserves-time-2026-11-18.csv");
    expect((await sheets(csv))[0]?.head[0]).toBe("Signs");
    await fang.says("/customer worth");
    await fang.clicks("Without expected profit");
    const [some] = await sheets(await fang.clicks("Export"));
    expect(some?.rows).toMatchObject([{ Customer: "Globex" }]);
  });

  test("is told in the audit", async () => {
    await chen.says("/funnel export");
    await chen.says("/customer list export");
    await chen.says("/funnel analysis export");
    await chen.says("/customer worth export");
    const { words } = await boss.says("/team audit exports");
    expect(words).toContain("Chen exported: the funnel");
    expect(words).toContain("Chen exported: the analysis");
    expect(words).toContain("Chen exported: who deserves time");
    expect(office.failures).toEqual([]);
  });
});
