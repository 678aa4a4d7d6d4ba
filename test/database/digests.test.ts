import fc from "fast-check";
import type { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { managersOf } from "../../src/company/managers.ts";
import type { Role } from "../../src/company/member.ts";
import { transaction } from "../../src/database/transaction.ts";
import { digestFacts } from "../../src/digests/digest-facts.ts";
import { digestFor, digestKey, sendDigests } from "../../src/digests/send-digests.ts";
import { closeWeek } from "../../src/forecasts/close-week.ts";
import { conversionRates } from "../../src/measures/conversion-rates.ts";
import { funnelNumbers } from "../../src/measures/funnel-numbers.ts";
import { stageConversion } from "../../src/measures/stage-conversion.ts";
import { weekChanges } from "../../src/measures/week-changes.ts";
import { weekCorrections } from "../../src/measures/week-corrections.ts";
import { customerFunnel } from "../../src/pipelines/shipped/customer-funnel.ts";
import { firstCustomerFunnel } from "../../src/pipelines/shipped/former/customer-funnel.ts";
import { runningWeek } from "../../src/schedule/running-week.ts";
import { createTick } from "../../src/schedule/tick.ts";
import { slotHandlers } from "../../src/slot-handlers.ts";
import { oneDatabase } from "../fakes/database.ts";
import { logged as logs } from "../fakes/office/deals.ts";
import { type LivedDeal, livedAs, livesUntil, standing, writeLives } from "../fakes/office/histories.ts";
import { edits } from "../fakes/office/history.ts";
import { inOffices } from "../fakes/office/in-offices.ts";
import { type Colleague, inShanghai, type Office } from "../fakes/office/office.ts";
import type { Person } from "../fakes/office/person.ts";
import { buttonsOf, tablesOf, wordsOfCard } from "../fakes/office/reading.ts";

const zone = "Asia/Shanghai";
const codes = customerFunnel.stages.map((stage) => stage.code);

describe.each(oneDatabase)("the numbers of Friday on %s", (kind) => {
  let office: Office;
  let fang: Colleague;
  let li: Colleague;
  let boss: Colleague;

  inOffices(kind, async (opened) => {
    office = opened;
    fang = await office.joins("Fang");
    li = await office.joins("Li");
    boss = await office.joins("Boss", { role: "admin" });
  });

  async function logged(line: string, person: Person = fang) {
    const card = await logs(person, line);
    return Number(/^#(\d+)/.exec(card.title)![1]);
  }

  const digestsSent = () =>
    office.database.prisma.delivery.findMany({
      where: { workspaceId: office.workspaceId, key: { startsWith: "digest:" } },
      orderBy: { key: "asc" },
    });

  async function closes() {
    const workspace = await office.workspace();
    const week = runningWeek(workspace, office.now().subtract({ hours: 1 }));
    await transaction(office.database, (tx) => closeWeek(tx, { workspace, week }));
  }

  async function factsFor(member: Colleague, role: Role = "admin") {
    const company = await office.company();
    const now = office.now();
    const who = {
      id: member.id,
      workspaceId: office.workspaceId,
      name: "x",
      role,
      teamId: null,
      locale: "en" as const,
      zone,
    };
    const today = now.toZonedDateTimeISO(zone).toPlainDate();
    const reader = {
      locale: "en" as const,
      today,
      member: who,
      ...company,
      db: office.database.prisma,
      now,
    };
    return digestFacts(reader);
  }

  async function digestCardFor(member: Colleague, role: Role = "admin") {
    const company = await office.company();
    const who = {
      id: member.id,
      workspaceId: office.workspaceId,
      name: "x",
      role,
      teamId: null,
      locale: "en" as const,
      zone,
    };
    return (await digestFor(office.database.prisma, company, { member: who, team: "All" }, office.now()))
      .card;
  }

  describe("against a plain model of random lives", () => {
    const until = inShanghai("2026-11-18T10:00");
    const lives = livesUntil(new Date(until.epochMilliseconds));
    const hoursAgo = (hours: number) => until.subtract({ hours });
    const ms = (instant: Temporal.Instant) => instant.epochMilliseconds;

    /** Lives of these owners' deals, or of all. */
    const ofOwners = (all: readonly LivedDeal[], owners: "all" | readonly number[]) =>
      all.filter((deal) => owners === "all" || owners.includes(deal.owner));

    const scopes = fc.constantFrom<"all" | readonly number[]>("all", [0], [1, 2], []);
    const ids = (owners: "all" | readonly number[]) => {
      const people = [fang.id, li.id, boss.id];
      return owners === "all" ? ("all" as const) : owners.map((index) => people[index]!);
    };

    test("stage conversion: a cohort, skipping passes, no second entry, nothing that was taken back", async () => {
      await fc.assert(
        fc.asyncProperty(lives, scopes, fc.integer({ min: 1, max: 12_000 }), async (all, owners, hours) => {
          await writeLives(office, all, [fang.id, li.id, boss.id]);
          const since = hoursAgo(hours);
          const found = await stageConversion(
            office.database.prisma,
            office.workspaceId,
            [customerFunnel, firstCustomerFunnel],
            ids(owners),
            since,
          );
          const expected = codes.map((stage, index) => {
            let entered = 0;
            let advanced = 0;
            let lost = 0;
            for (const deal of ofOwners(all, owners)) {
              // Walks through the deal's life and notes when it first reached or passed each stage.
              const firstAt = new Map<number, Date>();
              let furthest = -1;
              for (const move of standing(deal)) {
                if (move.kind === "new") furthest = move.to - 1;
                // A reopened win does not count as reached; a lost deal is reopened in the stage where it was
                // lost.
                if (move.kind === "reopen" && move.from! > move.to) {
                  for (const passed of codes.keys()) if (passed > move.to) firstAt.delete(passed);
                  furthest = move.to;
                }
                if (!["new", "advance", "win"].includes(move.kind)) continue;
                for (let passed = furthest + 1; passed <= move.to; passed++) firstAt.set(passed, move.at);
                furthest = Math.max(furthest, move.to);
              }
              const at = firstAt.get(index);
              if (!at || at.getTime() < ms(since)) continue;
              entered += 1;
              if (furthest > index) advanced += 1;
              else if (standing(deal).at(-1)?.kind === "lose") lost += 1;
            }
            return { stage, entered, advanced, lost };
          });
          expect(found).toEqual(expected);
        }),
        { numRuns: 40 },
      );
    });

    test("week changes: deals, not moves, with the money of the last move, per currency", async () => {
      await fc.assert(
        fc.asyncProperty(lives, scopes, fc.integer({ min: 1, max: 3000 }), async (all, owners, hours) => {
          await writeLives(office, all, [fang.id, li.id, boss.id]);
          const since = hoursAgo(hours);
          const found = await weekChanges(office.database.prisma, office.workspaceId, ids(owners), since);
          const endedBy = { win: "reopen-won", lose: "reopen-lost" } as const;
          for (const happened of [
            "new",
            "win",
            "lose",
            "advance",
            "back",
            "reopen-won",
            "reopen-lost",
          ] as const) {
            const sums = new Map<string, bigint>();
            let count = 0;
            for (const deal of ofOwners(all, owners)) {
              const moves = standing(deal);
              const isEnd = ({ kind }: { kind: string }) => kind === "win" || kind === "lose";
              const inWeek = (move: { at: Date }) => move.at.getTime() >= ms(since);
              const fitting = moves.filter((move, at) => {
                if (!inWeek(move)) return false;
                if (move.kind !== "reopen") {
                  // An end that was reopened is no end.
                  const reopened = moves.slice(at).some((later) => later.kind === "reopen");
                  return move.kind === happened && !(isEnd(move) && reopened);
                }
                // Nor is a reopening of what ended in the same week.
                const ends = moves.slice(0, at).filter(isEnd);
                return !ends.some(inWeek) && endedBy[ends.at(-1)!.kind as keyof typeof endedBy] === happened;
              });
              const last = fitting.at(-1);
              if (!last) continue;
              count += 1;
              sums.set(deal.currency, (sums.get(deal.currency) ?? 0n) + last.minor);
            }
            expect([happened, found[happened].count]).toEqual([happened, count]);
            expect(new Map(found[happened].sums)).toEqual(sums);
          }
        }),
        { numRuns: 40 },
      );
    });

    test("the funnel: count, amount, weighted amount and median entry of each stage, currency and signature", async () => {
      await fc.assert(
        fc.asyncProperty(lives, scopes, async (all, owners) => {
          await writeLives(office, all, [fang.id, li.id, boss.id]);
          const found = await funnelNumbers(
            office.database.prisma,
            office.workspaceId,
            customerFunnel.code,
            ids(owners),
          );
          const groups = new Map<string, LivedDeal[]>();
          for (const deal of ofOwners(all, owners).filter((one) => one.outcome === null)) {
            const key = `${codes[deal.stage]} ${deal.currency} ${deal.awaiting}`;
            groups.set(key, [...(groups.get(key) ?? []), deal]);
          }
          const expected = [...groups].map(([key, deals]) => {
            const entries = deals.map((deal) => deal.enteredAt.getTime()).sort((a, b) => a - b);
            const hundredfold = deals.reduce((sum, deal) => sum + deal.minor * BigInt(deal.likelihood), 0n);
            return {
              key,
              count: deals.length,
              amount: deals.reduce((sum, deal) => sum + deal.minor, 0n),
              weighted: (hundredfold + 50n) / 100n,
              middle: [Math.ceil(entries.length / 2) - 1, Math.floor(entries.length / 2)].map(
                (at) => entries[at],
              ),
            };
          });
          const seen = found.map((one) => ({
            key: `${one.stage} ${one.currency} ${one.awaiting}`,
            count: one.count,
            amount: one.amountMinor,
            weighted: one.weightedMinor,
            middle: one.middleEnteredAt.map(ms),
          }));
          const byKey = (a: { key: string }, b: { key: string }) => (a.key < b.key ? -1 : 1);
          expect(seen.sort(byKey)).toEqual(expected.sort(byKey));
        }),
        { numRuns: 40 },
      );
    });

    test("every number of the digest and the funnel leads to exactly as many deals", async () => {
      await fc.assert(
        fc.asyncProperty(lives, async (all) => {
          await writeLives(office, all, [fang.id, li.id, boss.id]);
          office.itIs("2026-11-18T10:00");
          boss.card = await digestCardFor(boss);
          const digest = boss.card;
          const cards = [digest, (await boss.says("/funnel")).card];
          for (const tap of ["All that moved", "Stage by stage"]) {
            boss.card = digest;
            cards.push((await boss.clicks(tap)).card);
          }
          for (const button of cards.flatMap(buttonsOf)) {
            const [, count] = /\((\d+)\)$/.exec(button.label) ?? [];
            if (!count) continue;
            expect((await boss.presses(button)).card.title, button.label).toBe(`The team's deals · ${count}`);
          }
          for (const row of cards.flatMap(tablesOf).flatMap((one) => one.rows)) {
            if (!/^\d+$/.test(row.cells[1] ?? "")) continue;
            const count = Number(row.cells[1]);
            expect(row.button !== undefined, row.cells.join()).toBe(count > 0);
            if (!row.button) continue;
            const listed = await boss.presses(row.button);
            expect(listed.card.title, row.cells.join()).toBe(`The team's deals · ${count}`);
          }
        }),
        { numRuns: 15 },
      );
    });
  });

  describe("the quarter", () => {
    test("categories hold one another, won is in all, and only what is due this quarter counts", async () => {
      const closing = async (line: string, likelihood: string, category: string) => {
        const number = await logged(line);
        await fang.says(`/deal update #${number}`);
        await fang.fills({ likelihood, category });
        return number;
      };
      await closing("Commit 100万 12/20", "90", "commit");
      await closing("Best 40万 12/31", "60", "best-case");
      await closing("Pipeline 7万 12/01", "20", "pipeline");
      await closing("Omitted 3万 12/01", "20", "omitted");
      await closing("Overdue 2万 11/18", "90", "commit");
      await closing("Later 900万 2027-01-01", "90", "commit");
      await closing("Dollars USD 5k 12/20", "90", "commit");
      const won = await logged("Won 31万 12/20");
      await fang.says(`/deal advance #${won} signed`);
      await fang.fills({
        intent: "yes",
        "ability-to-pay": "yes",
        "contract-signed": "yes",
        "first-payment": "yes",
      });
      const lost = await logged("Lost 50万 12/20");
      await fang.says(`/deal lose #${lost}`);
      await fang.fills({ lostReason: "price" });
      const market = await logged("Market 60万 12/20");
      await fang.says(`/deal back #${market} 目标市场`);
      await fang.fills({ reason: "Only a market" });
      await office.asks(fang.id, "2026-Q4", 800_000_00n);
      await office.asks(li.id, "2026-Q4", 1n);
      await office.asks(fang.id, "2027-Q1", 7n);

      const { quarter } = await factsFor(boss);
      const wan = (count: number) => BigInt(count) * 1_000_000n;
      expect(quarter.quarter.id).toBe("2026-Q4");
      expect(quarter.counts).toEqual({ won: 1, commit: 4, "best-case": 5, open: 5 });
      expect(Object.fromEntries(quarter.quota)).toEqual({ CNY: 80_000_001n });
      expect(Object.fromEntries(quarter.won)).toEqual({ CNY: wan(31) });
      expect(Object.fromEntries(quarter.commit)).toEqual({ CNY: wan(133), USD: 500_000n });
      expect(Object.fromEntries(quarter.bestCase)).toEqual({ CNY: wan(173), USD: 500_000n });
      expect(Object.fromEntries(quarter.openDue)).toEqual({ CNY: wan(149), USD: 500_000n });
    });

    test("is that of the day on which it was won, in the company's own year", async () => {
      const number = await logged("Won 31万 12/20");
      await fang.says(`/deal advance #${number} signed`);
      await fang.fills({
        intent: "yes",
        "ability-to-pay": "yes",
        "contract-signed": "yes",
        "first-payment": "yes",
      });
      const wonOn = (day: string) => edits(office, number, { wonOn: day });
      const won = async () => (await factsFor(boss)).quarter.counts.won;
      await wonOn("2026-10-01");
      expect(await won()).toBe(1);
      await wonOn("2026-09-30");
      expect(await won()).toBe(0);
      await office.database.prisma.workspace.update({
        where: { id: office.workspaceId },
        data: { settings: { fiscalStartMonth: 9 } },
      });
      expect((await factsFor(boss)).quarter.quarter.id).toBe("2027-Q1");
      expect(await won()).toBe(1);
    });
  });

  async function wins(number: number, person: Person = fang) {
    await person.says(`/deal advance #${number} signed`);
    await person.fills({
      intent: "yes",
      "ability-to-pay": "yes",
      "contract-signed": "yes",
      "first-payment": "yes",
    });
  }

  describe("a quarter's end", () => {
    test("the quarter is the company's, for a manager in Los Angeles too, and behind every number", async () => {
      const away = await office.joins("Away", { role: "admin", zone: "America/Los_Angeles" });
      office.itIs("2026-12-31T23:00");
      await wins(await logged("Old 31万 12/31"));
      await logged("Open 10万 2027-03-31");
      office.itIs("2027-01-01T09:00");
      await closes();
      // Half past nine in Shanghai is still the old year in Los Angeles.
      office.itIs("2027-01-01T09:30");
      const company = await office.company();
      for (const [person, own] of [
        [boss, zone],
        [away, "America/Los_Angeles"],
      ] as const) {
        const member = {
          ...{
            id: person.id,
            workspaceId: office.workspaceId,
            name: "x",
            role: "admin" as const,
            teamId: null,
          },
          ...{ locale: "en" as const, zone: own },
        };
        const { card } = await digestFor(
          office.database.prisma,
          company,
          { member, team: "All" },
          office.now(),
        );
        expect(wordsOfCard(card)).toContain("Q4 is over: won ¥310K.");
        expect(wordsOfCard(card)).toMatch(/Won ¥0, [\s\S]*Q1, \d+ days left[\s\S]*Open this quarter: ¥100K/);
        person.card = card;
        expect((await person.clicks("Won (1)")).words).toContain("Old");
        person.card = card;
        expect((await person.clicks("Open this quarter (1)")).words).toContain("Open");
      }
    });

    test("a button of an old card keeps its quarter", async () => {
      await wins(await logged("Old 31万 12/20"));
      const card = await digestCardFor(boss);
      office.itIs("2027-01-05T10:00");
      boss.card = card;
      const { card: list, words } = await boss.clicks("Won (1)");
      expect(list.title).toContain("· 1");
      expect(words).toContain("won in Q4 2026");
    });

    test("a digest that comes late tells of the week it is about", async () => {
      office.itIs("2027-12-31T08:00");
      await logged("Open 10万 2027-12-31");
      office.itIs("2027-12-31T09:00");
      await closes();
      office.itIs("2028-01-01T12:00");
      await wins(await logged("New 31万 2028-01-20"));
      const facts = await factsFor(boss);
      expect(facts.quarter.quarter.id).toBe("2027-Q4");
      expect(facts.quarter.counts).toEqual({ won: 0, commit: 0, "best-case": 0, open: 1 });
      expect(wordsOfCard(await digestCardFor(boss))).toContain("Q4, last day");
    });
  });

  describe("conversion rates", () => {
    test("count who is decided, look further back for twenty of them, and say when they are too few", async () => {
      const [prospect] = customerFunnel.stages.filter(({ code }) => code === "prospect");
      const rates = async () => {
        const { prisma } = office.database;
        const all = await conversionRates(
          prisma,
          office.workspaceId,
          [customerFunnel, firstCustomerFunnel],
          "all",
          office.now(),
        );
        return all.find(({ stage }) => stage === prospect!.code)!;
      };
      const lives = (count: number, kinds: readonly ("advance" | "lose")[], hoursAgo: number) =>
        Array.from({ length: count }, () => livedAs(kinds, office.now().subtract({ hours: hoursAgo })));
      // Nine of nineteen, and thirty still open: too few, whatever is open.
      await writeLives(
        office,
        [...lives(9, ["advance"], 500), ...lives(10, ["lose"], 500), ...lives(30, [], 400)],
        [fang.id, li.id, boss.id],
      );
      expect(await rates()).toMatchObject({ decided: 19, open: 30, rate: undefined, quarters: 4 });
      // One more, eight months ago.
      await writeLives(
        office,
        [...lives(9, ["advance"], 500), ...lives(10, ["lose"], 500), ...lives(1, ["advance"], 24 * 240)],
        [fang.id, li.id, boss.id],
      );
      expect(await rates()).toMatchObject({ decided: 20, advanced: 10, rate: 0.5, quarters: 3 });
    });
  });

  describe("a win that changes afterwards", () => {
    const changes = async (since: string) => {
      const found = await weekChanges(office.database.prisma, office.workspaceId, "all", inShanghai(since));
      return Object.fromEntries(
        Object.entries(found).flatMap(([kind, { count, sums }]) =>
          count > 0 ? [[kind, [count, sums.get("CNY")]]] : [],
        ),
      );
    };
    const corrections = async (since: string, until?: string) =>
      (
        await weekCorrections(
          office.database.prisma,
          await office.workspace(),
          "all",
          inShanghai(since),
          until ? inShanghai(until) : undefined,
        )
      ).map(({ quarter, sums }) => [quarter.id, Object.fromEntries(sums)]);

    test("won, reopened and won again over two weeks is told by each week, and the weeks add up", async () => {
      const number = await logged("Alpha 10万 12/20");
      await wins(number);
      expect(await changes("2026-11-13T09:00")).toEqual({ new: [1, 10_000_000n], win: [1, 10_000_000n] });
      office.itIs("2026-11-23T10:00");
      await fang.says(`/deal reopen #${number}`);
      expect(await changes("2026-11-20T09:00")).toEqual({ "reopen-won": [1, 10_000_000n] });
      await fang.says(`/deal win #${number}`);
      await fang.fills({ "contract-signed": "yes", "first-payment": "yes", amount: "12万" });
      expect(await changes("2026-11-20T09:00")).toEqual({
        "reopen-won": [1, 10_000_000n],
        win: [1, 12_000_000n],
      });
      // 100 in the first week, 20 more in the second.
      expect((await factsFor(boss)).quarter.won.get("CNY")).toBe(12_000_000n);
      office.itIs("2026-11-26T10:00");
      boss.card = await digestCardFor(boss);
      expect((await boss.clicks("All that moved")).words).toContain("Won deals reopened | 1 | ¥100K");
    });

    test("won and reopened in one week leaves nothing, and a reopened loss is told apart", async () => {
      const number = await logged("Alpha 10万 12/20");
      const lost = await logged("Beta 7万 12/20");
      await fang.says(`/deal lose #${lost}`);
      await fang.fills({ lostReason: "price" });
      office.itIs("2026-11-23T10:00");
      await wins(number);
      await fang.says(`/deal reopen #${number}`);
      await fang.says(`/deal reopen #${lost}`);
      expect(await changes("2026-11-20T09:00")).toEqual({ "reopen-lost": [1, 7_000_000n] });
    });

    test("a correction is told in its week, by the quarters that it changes, and not when it was taken back", async () => {
      office.itIs("2026-12-29T10:00");
      const number = await logged("Alpha 10万 12/31");
      await wins(number);
      expect(await corrections("2026-01-01T00:00")).toEqual([]);
      office.itIs("2027-01-12T10:00");
      await boss.says(`/deal update #${number} 13万`);
      expect(await corrections("2027-01-08T09:00")).toEqual([["2026-Q4", { CNY: 3_000_000n }]]);
      expect(await corrections("2027-01-08T09:00", "2027-01-12T10:00")).toEqual([]);
      expect(wordsOfCard(await digestCardFor(boss))).toContain("Won deals corrected: Q4 2026 +¥30K.");
      await boss.says("/deal undo");
      expect(await corrections("2027-01-08T09:00")).toEqual([]);
      expect(wordsOfCard(await digestCardFor(boss))).not.toContain("corrected");
      await boss.says(`/deal update #${number} USD 2k 2027-01-04`);
      expect(await corrections("2027-01-08T09:00")).toEqual([
        ["2026-Q4", { CNY: -10_000_000n }],
        ["2027-Q1", { USD: 200_000n }],
      ]);
      // Weeks and corrections together are the quarter.
      expect(Object.fromEntries((await factsFor(boss)).quarter.won)).toEqual({ USD: 200_000n });
    });
  });

  describe("Friday", () => {
    test("comes late on a Sunday morning about Friday's week, and the next one comes as well", async () => {
      const team = await office.team("East");
      await office.leads(boss.id, team);
      await logged("Alpha 10万 12/20");
      const tick = createTick({
        database: office.database,
        handlers: slotHandlers,
        onError: (error) => office.failures.push(error),
      });
      office.itIs("2026-11-22T09:10");
      await tick(office.now());
      office.itIs("2026-11-27T09:30");
      await tick(office.now());
      const keys = (await digestsSent()).map(({ key }) => key);
      expect(keys).toEqual([digestKey("2026-W47", boss.id), digestKey("2026-W48", boss.id)]);
    });

    test("does not come to a company that was founded after the close", async () => {
      const team = await office.team("East");
      await office.leads(boss.id, team);
      await office.database.prisma.workspace.update({
        where: { id: office.workspaceId },
        data: { createdAt: new Date(inShanghai("2026-11-20T09:10").epochMilliseconds) },
      });
      await logged("Alpha 10万 12/20");
      const tick = createTick({
        database: office.database,
        handlers: slotHandlers,
        onError: (error) => office.failures.push(error),
      });
      office.itIs("2026-11-20T09:30");
      await tick(office.now());
      expect(await digestsSent()).toEqual([]);
      // Run by hand it is about the running week: nobody is late for a week that never was.
      expect(await factsFor(boss)).toMatchObject({ closed: false, week: { id: "2026-W48" } });
    });

    test("what nobody has confirmed is carried over, with its amounts and its deals", async () => {
      await logged("Alpha 10万 12/20");
      await logged("Dollars USD 1k 12/20");
      await logged("Beta 20万 12/20", li);
      for (const person of [fang, li]) {
        await person.says("/forecast submit");
        await person.fills({ promised: person === fang ? "11万" : "22万" });
      }
      office.itIs("2026-11-20T09:00");
      await closes();
      office.itIs("2026-11-26T15:00");
      await logged("Gamma 5万 12/20", li);
      await li.says("/forecast submit");
      await li.fills({ promised: "25万" });
      office.itIs("2026-11-27T09:00");
      await closes();
      office.itIs("2026-11-27T09:30");
      const { answered, unconfirmed } = await factsFor(boss);
      expect(answered.missing.map(({ name }) => name)).toEqual(["Fang"]);
      expect(Object.fromEntries(answered.promised)).toEqual({ CNY: 36_000_000n });
      expect(Object.fromEntries(answered.carried)).toEqual({ CNY: 11_000_000n });
      expect(unconfirmed.count).toBe(2);
      expect(Object.fromEntries(unconfirmed.sums)).toEqual({ CNY: 10_000_000n, USD: 100_000n });
      boss.card = await digestCardFor(boss);
      const words = wordsOfCard(boss.card);
      expect(words).toContain("Forecast call: ¥360K (¥110K carried over)");
      expect(words).toContain("Fang | No answer (2 deals, ¥100K + $1K)");
      const card = boss.card;
      const listed = await boss.clicks("Unconfirmed (2)");
      expect(listed.words).toMatch(/· 2[\s\S]*Alpha[\s\S]*Dollars/);
      // The button is about the digest's week, not about the one that has begun since.
      boss.card = card;
      const status = await boss.clicks("See who answered");
      expect(status.card.title).toBe("Week closed Nov 27: 1 of 2 submitted");
      expect(status.words).toMatch(/Fang \| No answer \| last: ¥110K[\s\S]*Li \| Submitted \| ¥250K/);
    });

    test("a promise for one quarter is not carried into the next", async () => {
      await logged("Alpha 10万 2027-02-20");
      office.itIs("2026-12-24T15:00");
      await fang.says("/forecast submit");
      await fang.fills({ promised: "11万", next: "5万" });
      office.itIs("2027-01-01T09:00");
      await closes();
      office.itIs("2027-01-01T09:30");
      const { answered } = await factsFor(boss);
      expect([answered.missing.map(({ name }) => name), Object.fromEntries(answered.carried)]).toEqual([
        ["Fang"],
        { CNY: 5_000_000n },
      ]);
    });

    test("who answered that the last deal is lost has answered", async () => {
      await logged("Alpha 10万 12/20");
      await fang.says("/forecast");
      await fang.clicks("Lost");
      await fang.fills({ lostReason: "price" });
      await fang.clicks("Submit");
      await fang.fills({ promised: "0" });
      expect((await boss.says("/forecast status")).card.title).toBe("This week: 1 of 1 submitted");
      office.itIs("2026-11-20T09:00");
      await closes();
      office.itIs("2026-11-20T09:30");
      // People who were not asked then are not missing because of later changes.
      await logged("Late 10万 12/20", li);
      expect(wordsOfCard(await digestCardFor(boss))).toContain("Answered: 1 of 1");
    });

    test("a rep who changes team takes no history along, and the difference is explained", async () => {
      const east = await office.team("East");
      const west = await office.team("West");
      const chen = await office.joins("Chen", { role: "manager" });
      const grace = await office.joins("Grace", { role: "manager" });
      await office.leads(chen.id, east);
      await office.leads(grace.id, west);
      for (const name of ["Fang", "Li"]) await boss.says(`/team join ${name} East`);
      await logged("Alpha 10万 12/20");
      await logged("Beta 20万 12/20", li);
      office.itIs("2026-11-20T09:00");
      await closes();
      office.itIs("2026-11-24T09:00");
      await boss.says("/team join Li West");
      await logged("Gamma 1万 12/20");
      const [left, got] = [await digestCardFor(chen, "manager"), await digestCardFor(grace, "manager")];
      expect(wordsOfCard(left)).toContain("Open for Q4: ¥110K, −¥190K since Nov 20.");
      expect(wordsOfCard(left)).toContain("New +¥10K; Left the team −¥200K");
      expect(wordsOfCard(got)).toContain("Open for Q4: ¥200K, +¥200K since Nov 20.");
      expect(wordsOfCard(got)).toContain("Joined the team +¥200K");
    });

    test("two weeks that are closed at once after a standstill are as they were when each was due", async () => {
      await logged("Alpha 10万 12/20");
      office.itIs("2026-11-20T09:00");
      await closes();
      office.itIs("2026-11-25T10:00");
      await logged("Beta 20万 12/20");
      const tick = createTick({
        database: office.database,
        handlers: slotHandlers,
        onError: (error) => office.failures.push(error),
      });
      office.itIs("2026-12-04T12:00");
      await tick(office.now());
      const facts = await factsFor(boss);
      expect(facts).toMatchObject({
        closed: true,
        week: { id: "2026-W49" },
        lastClosedAt: inShanghai("2026-11-27T09:00"),
      });
      expect(Object.fromEntries(facts.bridge!.opening)).toEqual({ CNY: 30_000_000n });
      // Beta came in the week before, whose close counts at its own hour.
      expect(facts.changes.new.count).toBe(0);
    });

    test("to an admin it is the whole company's, whatever team they lead; a rep gets none", async () => {
      const east = await office.team("East");
      await office.leads(boss.id, east);
      await office.leads(li.id, await office.team("West"));
      await logged("Alpha 10万 12/20");
      const company = await office.company();
      expect(await transaction(office.database, (tx) => sendDigests(tx, company, office.now()))).toBe(1);
      const [sent] = await digestsSent();
      expect(sent!.recipient).toBe("at-Boss");
      expect((sent!.content as { card: { title: string } }).card.title).toBe("Funnel, week to date · Xinghe");
    });

    test("at 09:30 it tells of the week that closed at nine, against the close before that", async () => {
      await logged("Alpha 10万 12/20");
      await logged("Dollars USD 1k 12/20");
      office.itIs("2026-11-20T09:00");
      await closes();
      office.itIs("2026-11-20T09:30");
      const first = await factsFor(boss);
      expect(first).toMatchObject({
        closed: true,
        lastClosedAt: undefined,
        bridge: undefined,
        week: { id: "2026-W47" },
      });
      expect(first.changes.new.count).toBe(2);
      expect(wordsOfCard(await digestCardFor(boss))).toContain("nothing to compare with yet");

      office.itIs("2026-11-24T10:00");
      await logged("Beta 20万 12/20");
      await fang.says("/deal update Alpha ¥100,000.01");
      await fang.says("/deal lose Dollars");
      await fang.fills({ lostReason: "price" });
      const under = await factsFor(boss);
      expect(under).toMatchObject({ closed: false, week: { id: "2026-W48" } });
      expect(under.lastClosedAt).toEqual(inShanghai("2026-11-20T09:00"));

      office.itIs("2026-11-27T09:00");
      await closes();
      office.itIs("2026-11-27T09:30");
      const facts = await factsFor(boss);
      expect(facts).toMatchObject({
        closed: true,
        week: { id: "2026-W48" },
        lastClosedAt: inShanghai("2026-11-20T09:00"),
      });
      expect(Object.fromEntries(facts.bridge!.opening)).toEqual({ CNY: 10_000_000n, USD: 100_000n });
      expect(Object.fromEntries(facts.bridge!.closing)).toEqual({ CNY: 30_000_001n });
      expect([facts.changes.new.count, facts.changes.lose.count, facts.changes.win.count]).toEqual([1, 1, 0]);
      expect(Object.fromEntries(facts.changes.lose.sums)).toEqual({ USD: 100_000n });
      expect(wordsOfCard(await digestCardFor(boss))).toContain("+¥200K, −$1K");
      // After a week of downtime both weeks are closed at once, and are still compared with the one before
      // them.
      office.itIs("2026-12-05T12:00");
      expect((await factsFor(boss)).lastClosedAt).toEqual(inShanghai("2026-11-27T09:00"));
    });

    test("a move that is taken back after the close stays in its week, and comes back in the next", async () => {
      await logged("Alpha 10万 12/20");
      office.itIs("2026-11-20T08:55");
      await fang.says("/deal lose Alpha");
      await fang.fills({ lostReason: "price" });
      office.itIs("2026-11-20T09:00");
      await closes();
      office.itIs("2026-11-20T09:02");
      await fang.says("/deal undo");
      office.itIs("2026-11-20T09:30");
      expect((await factsFor(boss)).changes.lose.count).toBe(1);
      office.itIs("2026-11-25T09:30");
      const back = (await factsFor(boss)).bridge!;
      expect(back.steps.map(({ cause, count }) => [cause, count])).toEqual([["reopened", 1]]);
      await fang.says("/deal advance Alpha");
      await fang.fills({ intent: "yes", "ability-to-pay": "yes" });
      await fang.says("/deal undo");
      const { changes } = await factsFor(boss);
      expect([changes.advance.count, changes.new.count, changes.back.count]).toEqual([0, 0, 0]);
    });

    test("names who has not answered, as the nudge did, and no others", async () => {
      await logged("Alpha 10万 12/20");
      await logged("Beta 10万 12/20", li);
      const idle = await office.joins("Idle");
      await office.asks(idle.id, "2026-Q4", 1n);
      await li.says("/forecast submit");
      await li.fills({ promised: "1万" });
      office.itIs("2026-11-20T09:00");
      await closes();
      office.itIs("2026-11-20T09:30");
      const { answered } = await factsFor(boss);
      expect([answered.asked, answered.missing.map(({ name }) => name)]).toEqual([3, ["Fang", "Idle"]]);
      // An answer after the close is late for this week.
      await fang.says("/forecast submit");
      await fang.fills({ promised: "1万" });
      expect((await factsFor(boss)).answered.missing.map(({ name }) => name)).toEqual(["Fang", "Idle"]);
    });

    test("counts what is due within two weeks without a next step", async () => {
      await logged("Alpha 10万 12/2");
      await logged("Beta 10万 12/3");
      await logged("Gamma 10万 12/2");
      await fang.says("/deal update Gamma");
      await fang.fills({ nextStep: "Call them" });
      boss.card = await digestCardFor(boss);
      expect((await boss.clicks("No next step (1)")).card.title).toContain("· 1");
    });

    test("is titled by the topmost of the teams that somebody leads", async () => {
      const company = await office.team("Company");
      const north = await office.team("North", company);
      const arctic = await office.team("Arctic", north);
      const south = await office.team("South", company);
      const chen = await office.joins("Chen", { role: "manager" });
      const amy = await office.joins("Amy", { role: "manager" });
      for (const team of [north, arctic, south]) await office.leads(chen.id, team);
      await office.leads(amy.id, company);
      const found = await managersOf(office.database.prisma, office.workspaceId);
      expect(found.map(({ member, team }) => [member.name, team])).toEqual([
        ["Amy", "Company"],
        ["Chen", "North + South"],
      ]);
    });

    test("reaches every manager once, each about the own teams and those nested in them", async () => {
      const company = await office.team("Company");
      const east = await office.team("East", company);
      const west = await office.team("West", company);
      const chief = await office.joins("Chief", { role: "manager" });
      const chen = await office.joins("Chen", { role: "manager", locale: "zh" });
      await office.leads(chief.id, company);
      await office.leads(chen.id, east);
      await office.database.prisma.member.update({ where: { id: fang.id }, data: { teamId: east } });
      await office.database.prisma.member.update({ where: { id: li.id }, data: { teamId: west } });
      await logged("Alpha 10万 12/20");
      await logged("Beta 20万 12/20", li);
      office.itIs("2026-11-20T09:00");
      await closes();
      office.itIs("2026-11-20T09:30");
      const ours = await office.company();
      const send = () => transaction(office.database, (tx) => sendDigests(tx, ours, office.now()));
      expect(await send()).toBe(2);
      expect(await send()).toBe(0);
      const sent = await office.database.prisma.delivery.findMany({
        where: { workspaceId: office.workspaceId },
      });
      const words = (member: Colleague) => {
        const one = sent.find((delivery) => delivery.key === digestKey("2026-W47", member.id))!;
        return wordsOfCard((one.content as unknown as { card: Parameters<typeof wordsOfCard>[0] }).card);
      };
      expect(words(chief)).toMatch(/Li \| No answer[\s\S]*Fang \| No answer/);
      expect(words(chief)).toContain("¥300K");
      expect(words(chen)).toContain("Fang");
      expect(words(chen)).not.toContain("Li");
      expect(words(chen)).toContain("¥10万");
    });
  });

  describe("/funnel", () => {
    test("a stage's age is that of all its deals, whatever their currency", async () => {
      await logged("Alpha 10万 12/20");
      await logged("Beta 10万 12/20");
      office.itIs("2026-11-25T10:00");
      for (const name of ["Hooli", "Umbrella", "Quixote"]) await logged(`${name} USD 1k 12/20`);
      const stageEnteredAt = inShanghai("2026-11-17T10:00").toString();
      for (const name of ["Vandelay", "Wonka"])
        await edits(office, await logged(`${name} EUR 1k 12/20`), { stageEnteredAt });
      office.itIs("2026-11-27T10:00");
      // Euro on the 17th, yuan on the 18th, most of all dollars on the 25th; the middle one of seven: the
      // 18th.
      const [table] = tablesOf((await fang.says("/funnel")).card);
      expect(table!.rows[0]!.cells[4]).toBe("7 d");
    });

    test("is one's own for a rep, the teams' for a manager, and shows each currency for itself", async () => {
      await logged("Alpha 10万 12/20");
      await logged("Dollars USD 2k 12/20");
      await logged("Beta 20万 12/20", li);
      const mine = await fang.says("/funnel");
      expect(mine.card.title).toBe("My funnel");
      expect(mine.words).toContain("Open: ¥100K + $2K");
      expect(mine.words).toContain("Weighted: ¥20K + $400");
      const all = await boss.says("/funnel");
      expect(all.card.title).toBe("The team's funnel");
      expect(all.words).toContain("Open: ¥300K + $2K");
      expect((await boss.clicks("Mine only")).words).toContain("Open: ¥0");
      // A rep who forges a button for the team's numbers sees their own.
      const cheeky = await fang.presses({ action: "funnel.show", values: { whose: "team" } });
      expect(cheeky.words).not.toContain("300K");
    });

    test("shows signed deals whose money is awaited apart from their stage", async () => {
      await logged("Alpha 10万 12/20");
      await logged("Beta 20万 12/20");
      await fang.says("/deal advance Beta signed");
      await fang.fills({
        intent: "yes",
        "ability-to-pay": "yes",
        "contract-signed": "yes",
        moneyOn: "12/20",
      });
      const { card } = await fang.says("/funnel");
      const rows = tablesOf(card)[0]!.rows.map((row) => row.cells.slice(0, 3));
      expect(rows).toEqual([
        ["Prospect", "1", "¥100K"],
        ["Qualified customer", "0", "¥0"],
        ["Signed, awaiting first payment", "1", "¥200K"],
      ]);
    });
  });
});
