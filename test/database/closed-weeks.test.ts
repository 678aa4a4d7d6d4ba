/** A closed week reads the same for ever, and what moved between two closes adds up to the cent. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { quarterNamed } from "../../src/calendar/quarter.ts";
import { managersOf } from "../../src/company/managers.ts";
import { transaction } from "../../src/database/transaction.ts";
import { countDeals } from "../../src/deals/facts/load-deals.ts";
import { digestFor } from "../../src/digests/send-digests.ts";
import { closeWeek } from "../../src/forecasts/close-week.ts";
import { type BridgeSpan, movedBy, weekBridge } from "../../src/measures/week-bridge.ts";
import { differenceOf, type Sums, sumOf } from "../../src/money/sums.ts";
import { runningWeek, weekNamed } from "../../src/schedule/running-week.ts";
import { oneDatabase } from "../fakes/database.ts";
import { logged as logs } from "../fakes/office/deals.ts";
import { livesUntil, writeLives } from "../fakes/office/histories.ts";
import { inOffices } from "../fakes/office/in-offices.ts";
import { type Colleague, inShanghai, type Office } from "../fakes/office/office.ts";
import type { Person } from "../fakes/office/person.ts";
import { tablesOf, wordsOfCard } from "../fakes/office/reading.ts";

describe.each(oneDatabase)("a closed week on %s", (kind) => {
  let office: Office;
  let fang: Colleague;
  let li: Colleague;
  let chen: Colleague;
  let boss: Colleague;

  inOffices(kind, async (opened) => {
    office = opened;
    fang = await office.joins("Fang");
    li = await office.joins("Li");
    chen = await office.joins("Chen", { role: "manager" });
    boss = await office.joins("Boss", { role: "admin" });
    await office.leads(chen.id, await office.team("East"));
    for (const name of ["Fang", "Li"]) await boss.says(`/team join ${name} East`);
  });

  async function logged(line: string, person: Person = fang) {
    const card = await logs(person, line);
    return Number(/^#(\d+)/.exec(card.title)![1]);
  }

  async function closes() {
    const workspace = await office.workspace();
    const week = runningWeek(workspace, office.now().subtract({ hours: 1 }));
    await transaction(office.database, (tx) => closeWeek(tx, { workspace, week }));
    return week.id;
  }

  /** What each manager is told of that week, read now. */
  async function digestsOf(week: string) {
    const { prisma } = office.database;
    const company = await office.company();
    const about = weekNamed(company.workspace, office.now(), week);
    const managers = await managersOf(prisma, office.workspaceId);
    return Promise.all(
      managers.map(async (manager) => (await digestFor(prisma, company, manager, office.now(), about)).card),
    );
  }

  /** What is behind the picture of what moved. */
  const movedIn = (week: string) => chen.presses({ action: "funnel.week", values: { part: "moved", week } });

  test("is told the same after a month of changes: deals, people, teams, quotas, fiscal year", async () => {
    await logged("Alpha 10万 12/20");
    await logged("Beta 20万 12/20", li);
    await office.asks(fang.id, "2026-Q4", 50_000_000n);
    office.itIs("2026-11-20T09:00");
    await closes();
    office.itIs("2026-11-25T10:00");
    await logged("Gamma USD 3k 12/10");
    await fang.says("/deal update Alpha 15万");
    await li.says("/forecast submit");
    await li.fills({ promised: "20万" });
    office.itIs("2026-11-27T09:00");
    const week = await closes();
    office.itIs("2026-11-27T09:30");
    const sent = await digestsOf(week);
    expect(wordsOfCard(sent[0]!)).toContain("Increased +¥50K");
    expect(wordsOfCard(sent[0]!)).toContain("Fang | No answer (2 deals, ¥150K + $3K)");

    office.itIs("2026-12-01T10:00");
    await fang.says("/deal update Alpha 1万");
    await fang.says("/deal update Beta 9/1/2027");
    await li.says("/deal lose Beta");
    await li.fills({ lostReason: "price" });
    await logged("Delta 90万 12/20");
    await office.asks(li.id, "2026-Q4", 990_000_000n);
    await boss.says("/team new West");
    await boss.says("/team join Li West");
    const company = await office.workspace();
    await office.database.prisma.workspace.update({
      where: { id: office.workspaceId },
      data: { settings: { ...company.settings, fiscalStartMonth: 4, closeAt: "18:00" } },
    });
    office.itIs("2026-12-28T10:00");
    expect(await digestsOf(week)).toEqual(sent);
  });

  test("a win after the close is of the next week, and of that one only", async () => {
    const alpha = await logged("Alpha 10万 12/20");
    office.itIs("2026-11-27T09:00");
    const first = await closes();
    office.itIs("2026-11-27T09:10");
    await fang.says(`/deal lose #${alpha}`);
    await fang.fills({ lostReason: "price" });
    office.itIs("2026-11-27T09:30");
    expect((await movedIn(first)).words).toContain("Lost | 0 | ¥0");
    office.itIs("2026-12-04T09:00");
    const second = await closes();
    office.itIs("2026-12-04T09:30");
    expect((await movedIn(second)).words).toContain("Lost | 1 | ¥100K");
  });

  test("its lists show the deals as they stood, and as many as the number pressed", async () => {
    await logged("Alpha 10万 12/20");
    office.itIs("2026-11-27T09:00");
    const week = await closes();
    office.itIs("2026-12-01T10:00");
    await fang.says("/deal update Alpha 99万");
    await logged("Beta 20万 12/20");
    const values = { whose: "team", counts: "open", quarter: "2026-Q4", asOf: week };
    const page = await chen.presses({ action: "deal.list", values });
    expect(page.words).toContain("¥100K");
    expect(page.words).not.toContain("Beta");
  });

  const until = inShanghai("2026-11-18T10:00");
  const quarter = quarterNamed("2026-Q4")!;
  const people = fc.constantFrom<"all" | readonly number[]>("all", [0], [1, 2], [0, 1], []);

  test("what moved between two instants adds up, whoever came and went, and each step opens its deals", async () => {
    const lives = livesUntil(new Date(until.epochMilliseconds));
    const ids = (owners: "all" | readonly number[]) =>
      owners === "all" ? ("all" as const) : owners.map((index) => [fang.id, li.id, boss.id][index]!);
    await fc.assert(
      fc.asyncProperty(
        lives,
        people,
        people,
        fc.integer({ min: 1, max: 900 }),
        fc.integer({ min: 0, max: 300 }),
        async (all, before, after, long, ago) => {
          await writeLives(office, all, [fang.id, li.id, boss.id]);
          const { prisma } = office.database;
          const end = until.subtract({ hours: ago });
          const span: BridgeSpan = {
            ...{ workspaceId: office.workspaceId, currency: "CNY", quarter },
            ...{ since: end.subtract({ hours: long }), until: ago === 0 ? undefined : end },
            owners: { opening: ids(before), closing: ids(after) },
          };
          const { opening, steps, closing } = await weekBridge(prisma, span);
          const moved = sumOf(
            steps.flatMap(({ sums }) => [...sums].map(([currency, minor]) => ({ currency, minor }))),
          );
          expect(present(moved)).toEqual(present(differenceOf(closing, opening)));
          for (const { cause, count } of steps) {
            const where = { workspaceId: office.workspaceId, owners: "all" as const, withdrawn: true };
            const listed = await countDeals(prisma, {
              ...where,
              at: span.until,
              where: [movedBy(span, cause)],
            });
            // A change of currency takes away in one and adds in the other.
            expect(cause === "currency" ? count / 2 : count).toBe(listed);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  const present = (sums: Sums) => Object.fromEntries([...sums].filter(([, minor]) => minor !== 0n).sort());

  test("the same deal is new and won within one week, and pushed out only once", async () => {
    await logged("Alpha 10万 12/20");
    office.itIs("2026-11-20T09:00");
    await closes();
    office.itIs("2026-11-24T10:00");
    await fang.says("/deal update Alpha 2027-02-01");
    await logged("Beta 5万 12/20");
    await fang.says("/deal lose Beta");
    await fang.fills({ lostReason: "price" });
    office.itIs("2026-11-27T09:00");
    const week = await closes();
    office.itIs("2026-11-27T09:30");
    const moved = tablesOf((await movedIn(week)).card)[0]!;
    expect(moved.rows.map(({ cells }) => cells)).toEqual([
      ["New", "1", "+\u2060¥50K"],
      ["Lost", "1", "−\u2060¥50K"],
      ["Pushed out", "1", "−\u2060¥100K"],
    ]);
  });
});
