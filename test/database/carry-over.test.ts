/** A database of 0.1.0 with data, opened by today's program: every number stays the same. */

import { Temporal } from "temporal-polyfill";
import { afterEach, describe, expect, test } from "vitest";
import { createDispatch } from "../../src/chat/dispatch.ts";
import type { Member, Workspace } from "../../src/company/member.ts";
import { workspaceSettings } from "../../src/company/workspace-settings.ts";
import type { Database } from "../../src/database/open-database.ts";
import { columnsOf } from "../../src/deals/facts/deal-columns.ts";
import { loadDeals } from "../../src/deals/facts/load-deals.ts";
import { explainRefusedDeal } from "../../src/deals/moves/explain-refused.ts";
import { createReception } from "../../src/joining/reception.ts";
import { closedWeek, ownersThen } from "../../src/measures/closed-week.ts";
import { funnelNumbers } from "../../src/measures/funnel-numbers.ts";
import { stageConversion } from "../../src/measures/stage-conversion.ts";
import { type WeekChanges, weekChanges } from "../../src/measures/week-changes.ts";
import { pipelineBook } from "../../src/pipelines/book.ts";
import { keepBooks } from "../../src/pipelines/rows/keep-books.ts";
import { customerFunnel } from "../../src/pipelines/shipped/customer-funnel.ts";
import { firstCustomerFunnel } from "../../src/pipelines/shipped/former/customer-funnel.ts";
import { foundingPipelines } from "../../src/pipelines/shipped/shipped-pipelines.ts";
import { understand } from "../../src/talk/understand.ts";
import { usages } from "../../src/usages.ts";
import { createUseCases } from "../../src/use-cases.ts";
import { endAccess } from "../../src/web/end-access.ts";
import { countRefusals } from "../fakes/at-our-gate.ts";
import { Company010 } from "../fakes/company-of-010.ts";
import { databases } from "../fakes/database.ts";
import { databaseOf010 } from "../fakes/database-of-010.ts";
import {
  type Ask,
  funnelNumbers010,
  snapshotTotals010,
  stageConversion010,
  standing010,
  weekChanges010,
} from "../fakes/numbers-of-010.ts";
import { Person } from "../fakes/office/person.ts";
import { openAt } from "../fakes/open-at.ts";
import { randomCompany } from "../fakes/random-company-of-010.ts";

const rowsOf = <T = Record<string, unknown>>({ prisma }: Database, statement: string): Promise<T[]> =>
  prisma.$queryRawUnsafe<T[]>(statement);

describe.each(databases)("rows of 0.1.0, carried over on %s", (kind) => {
  let database: Database | undefined;
  afterEach(async () => {
    await database?.close();
    database = undefined;
  });

  async function carriedOver(company: Company010, before?: (ask: Ask) => Promise<void>): Promise<Database> {
    const old = await databaseOf010(kind);
    await company.insert(old.run);
    await before?.(old.ask);
    database = await old.migrated();
    return database;
  }

  test.each([1, 2, 3, 4])("show the numbers that they showed, seed %i", async (seed) => {
    const { company, manager, admin, reps, teams } = randomCompany(seed);
    const { workspaceId } = company;
    const closes = company.rows.ClosedWeek as { week: string; closedAt: string }[];
    const instants = [
      "2026-01-01T00:00:00Z",
      ...closes.map(({ closedAt }) => closedAt),
      "2026-11-01T00:00:00Z",
    ];
    const scopes = ["all" as const, ...reps.map((id) => [id]), reps.slice(0, 2)];
    const leads = { teams: [teams[0]!], leaders: [manager] };

    let numbers: unknown;
    const db = await carriedOver(company, async (ask) => {
      numbers = {
        funnel: await funnelNumbers010(ask, workspaceId),
        perScope: await inTurn(scopes, (owners) =>
          inTurn(instants, async (since) => [
            await stageConversion010(ask, workspaceId, owners, since),
            await weekChanges010(ask, workspaceId, owners, since),
          ]),
        ),
        closes: await inTurn(closes, async ({ week }) => [
          await standing010(ask, week),
          await snapshotTotals010(ask, workspaceId, week, "all"),
          await snapshotTotals010(ask, workspaceId, week, leads),
        ]),
      };
    });

    const { prisma } = db;
    const row = await prisma.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
    const workspace: Workspace = { ...row, locale: "en", settings: workspaceSettings.parse(row.settings) };
    const memberCalled = async (id: string) =>
      ({ ...(await prisma.member.findUniqueOrThrow({ where: { id } })) }) as unknown as Member;
    const closeFor = async (memberId: string, nth: number) => {
      const member = await memberCalled(memberId);
      const pipelines = pipelineBook(foundingPipelines, customerFunnel.code);
      const last = (await closedWeek({ db: prisma, workspace, pipelines }, closes[nth]!.week))!;
      const then = await ownersThen(prisma, member, "funnel.see", last);
      return openAt(prisma, workspaceId, customerFunnel.code, last.closesAt, then);
    };
    const funnel = (await funnelNumbers(prisma, workspaceId, customerFunnel.code, "all")).map((one) => ({
      ...one,
      amountMinor: String(one.amountMinor),
      weightedMinor: String(one.weightedMinor),
      middleEnteredAt: undefined,
      medianEnteredAt: String(one.middleEnteredAt[0].epochMilliseconds),
    }));
    const key = (one: Record<string, unknown>) => `${one.stage} ${one.currency} ${one.awaiting}`;
    expect({
      funnel: funnel.sort((a, b) => (key(a) < key(b) ? -1 : 1)),
      perScope: await inTurn(scopes, (owners) =>
        inTurn(instants, async (since) => [
          (
            await stageConversion(
              prisma,
              workspaceId,
              [customerFunnel, firstCustomerFunnel],
              owners,
              Temporal.Instant.from(since),
            )
          ).map(({ stage, entered, advanced }) => ({ stage, entered, advanced })),
          toldBy010(await weekChanges(prisma, workspaceId, owners, Temporal.Instant.from(since))),
        ]),
      ),
      closes: await inTurn(closes, async ({ closedAt }, nth) => [
        await standingAt(db, closedAt),
        await closeFor(admin, nth),
        await closeFor(manager, nth),
      ]),
    }).toEqual(numbers);
  });

  test.each([5, 6])("are whole lives without a gap, told by their events, seed %i", async (seed) => {
    const { company } = randomCompany(seed);
    const db = await carriedOver(company);

    await expectWhole(db, company);
    const texts = await rowsOf<{ text: string }>(
      db,
      `SELECT r."text" FROM "Event" e JOIN "Remark" r ON r."id" = e."remarkId"`,
    );
    const written = [
      ...company.rows.DealNote.map(({ text }) => text),
      ...company.rows.StageMove.flatMap(({ reason }) => reason ?? []),
    ];
    expect(texts.map(({ text }) => text).sort()).toEqual(written.sort());
    const undone = await rowsOf<{ dealId: string; at: Date }>(
      db,
      `SELECT t."subjectId" AS "dealId", t."at" FROM "Event" u
       JOIN "Event" t ON t."id" = u."undoes" AND t."subjectId" = u."subjectId" AND t."kind" NOT IN ('undo', 'edit', 'note')
       WHERE u."kind" = 'undo'`,
    );
    const moves = company.rows.StageMove;
    const takenBack = moves.filter(({ id }) => moves.some(({ undoes }) => undoes === id));
    const named = (one: Record<string, unknown>) =>
      `${one.dealId} ${new Date(one.at as string).toISOString()}`;
    expect(undone.map(named).sort()).toEqual(takenBack.map(named).sort());
    expect(
      await rowsOf(
        db,
        `SELECT 1 FROM "DealFact" f JOIN "Event" e ON e."id" = f."eventId"
      AND e."subjectId" = f."dealId" AND e."values" -> 'criteria' ? f."key"`,
      ),
    ).toHaveLength(company.rows.DealFact.length);
    expect(await rowsOf(db, `SELECT DISTINCT "via" FROM "Event" ORDER BY 1`)).toEqual([
      { via: "import" },
      { via: "slack" },
    ]);
  });

  test("that are odd are carried over, too", async () => {
    const company = new Company010("2026-11-02T01:00:00Z");
    const east = company.team("East");
    const ann = company.member("Ann", "rep", east);
    const bob = company.member("Bob", "manager", null);
    const both = company.newDeal(ann, "500000", "OA");
    const lost = company.newDeal(ann, "700000");
    const odd = company.newDeal(ann, "900000");
    const bare = company.dealRow(bob, "100000", { nextStep: "Call" });
    company.later(60);
    // Two people in the same millisecond, and one person's form that contains a move.
    company.edit(both, bob, { likelihood: 44, title: "OA suite", nextStep: "Send the quote" });
    company.advance(both, ann, { "decision-structure": "CFO" });
    company.change(odd, ann, { colour: ["red", "blue"], amount: ["a lot", "1 CNY"] });
    company.change(odd, bob, "nonsense");
    company.answers(odd, bob, { "expected-profit": "10 %" });
    company.later(60).lose(lost, ann);
    company.later(60).close("2026-W45");
    // At the instant of the close, which never saw it.
    const late = company.newDeal(ann, "300000");
    company.later(-1);
    const overtaken = company.newDeal(ann, "400000");
    company.later(60).edit(both, ann, { nextStep: null });

    const db = await carriedOver(company);

    await expectWhole(db, company);
    const kinds = async ({ id }: { id: string }) =>
      rowsOf(
        db,
        `SELECT e."kind", e."memberId", e."values" - 'columns' AS "more", v."number" FROM "Event" e
        LEFT JOIN "DealVersion" v ON v."eventId" = e."id" WHERE e."subjectId" = '${id}' ORDER BY e."id"`,
      );
    expect(await kinds(both)).toMatchObject([
      { kind: "new", memberId: ann, number: 1 },
      { kind: "edit", memberId: bob, number: 2 },
      { kind: "advance", memberId: ann, number: 3, more: { criteria: ["decision-structure"] } },
      { kind: "edit", memberId: ann, number: 4 },
    ]);
    expect(await kinds(lost)).toMatchObject([{ kind: "new" }, { kind: "lose" }]);
    expect(await kinds(odd)).toEqual(
      expect.arrayContaining([
        { kind: "new", memberId: ann, number: 1, more: {} },
        {
          kind: "edit",
          memberId: ann,
          number: null,
          more: { illegible: { colour: ["red", "blue"], amount: ["a lot", "1 CNY"] } },
        },
        { kind: "edit", memberId: bob, number: null, more: { criteria: ["expected-profit"] } },
      ]),
    );
    expect(await kinds(bare)).toMatchObject([{ kind: "edit", memberId: null, number: 1 }]);
    expect(await kinds(late)).toMatchObject([{ kind: "new", number: 1 }]);
    expect((await standingAt(db, "2026-11-02T04:00:00Z")).map(({ dealId }) => dealId)).toEqual(
      [both, odd, bare].map(({ id }) => id).sort(),
    );
    const seen = await rowsOf(
      db,
      `SELECT "outcome", "from" = "to" AS "short" FROM "DealVersion" WHERE "dealId" = '${overtaken.id}' ORDER BY "number"`,
    );
    expect(seen).toEqual([
      { outcome: null, short: true },
      { outcome: "withdrawn", short: false },
      { outcome: null, short: null },
    ]);
    expect(
      await rowsOf(
        db,
        `SELECT v."outcome", v."teamId" = '${east}' AS "east" FROM "DealVersion" v WHERE v."dealId" = '${lost.id}' ORDER BY "number"`,
      ),
    ).toEqual([
      { outcome: null, east: null },
      { outcome: "lost", east: true },
    ]);
  });

  test("can be taken back: a move of five minutes ago, with the columns and answers of its form", async () => {
    const company = new Company010("2026-11-02T01:00:00Z");
    const ann = company.member("Ann", "rep", company.team("East"));
    const deal = company.newDeal(ann, "500000", "OA");
    company.later(60);
    company.edit(deal, ann, { amountMinor: "800000" });
    company.advance(deal, ann, { "decision-structure": "CFO" });
    company.later(5);
    const db = await carriedOver(company);
    const failures: unknown[] = [];
    const receive = createDispatch({
      database: db,
      usages,
      now: () => Temporal.Instant.from(company.at),
      useCases: createUseCases(async () => ({ url: "", hours: 1 })),
      understand,
      explain: explainRefusedDeal,
      pipelines: keepBooks(db),
      takeFiles: async () => [],
      reception: createReception(
        db,
        { zone: "Asia/Shanghai", locale: "en", currency: "CNY" },
        countRefusals(),
        endAccess,
      ),
      onError: (error) => failures.push(error),
    });
    const profile = { name: "Ann", account: "member" as const, locale: "en", zone: "Asia/Shanghai" };
    const person = new Person({
      receive,
      platform: "slack",
      installation: "T1",
      externalId: "at-Ann",
      profile,
    });

    await person.says("/deal undo");

    expect(failures).toEqual([]);
    expect(
      await rowsOf(
        db,
        `SELECT "stage", "amountMinor"::text, "likelihood", "teamId" IS NULL AS "lost" FROM "Deal"`,
      ),
    ).toEqual([{ stage: "prospect", amountMinor: "500000", likelihood: 20, lost: false }]);
    expect(await rowsOf(db, `SELECT "value" FROM "DealFact" ORDER BY "eventId"`)).toEqual([
      { value: "CFO" },
      { value: "" },
    ]);
    expect(await rowsOf(db, `SELECT "kind" FROM "Event" ORDER BY "id"`)).toEqual(
      ["new", "advance", "undo"].map((kind) => ({ kind })),
    );
  });
});

/** 0.1.0 told of no reopening. */
const toldBy010 = ({ "reopen-won": _, "reopen-lost": __, ...changes }: WeekChanges) => changes;

const standingAt = (db: Database, instant: string) =>
  rowsOf(
    db,
    `SELECT v."dealId", v."ownerId", v."teamId", v."pipeline", v."stage", v."amountMinor"::text AS "amountMinor", v."currency",
            v."closeDate"::text AS "closeDate", v."likelihood", v."category"
     FROM "DealVersion" v
     WHERE v."from" < '${instant}' AND (v."to" IS NULL OR v."to" >= '${instant}') AND v."outcome" IS NULL ORDER BY 1`,
  );

/** Versions follow each other and end at the current deal; its events, in order, say the same. */
async function expectWhole(db: Database, { workspaceId, rows }: Company010): Promise<void> {
  const gaps = await rowsOf(
    db,
    `SELECT v.* FROM (
       SELECT v."dealId", v."number", v."from", v."to", row_number() OVER life AS "nth",
              lead(v."from") OVER life AS "next", v."kind" <> e."kind" OR v."from" <> e."at" AS "astray"
       FROM "DealVersion" v JOIN "Event" e ON e."id" = v."eventId" AND e."subjectId" = v."dealId"
       WINDOW life AS (PARTITION BY v."dealId" ORDER BY v."number")
     ) v WHERE v."number" <> v."nth" OR v."to" IS DISTINCT FROM v."next" OR v."to" < v."from" OR v."astray"`,
  );
  expect(gaps).toEqual([]);
  // The database's own check looks at every deal that is touched.
  await db.prisma.$executeRawUnsafe(`UPDATE "Deal" SET "slips" = "slips" + 1`).then(
    () => expect.unreachable("A deal may not differ from its version"),
    () => undefined,
  );
  const current = await rowsOf(
    db,
    `SELECT to_jsonb(d) AS "deal", to_jsonb(v) AS "version" FROM "Deal" d
     JOIN "DealVersion" v ON v."dealId" = d."id" AND v."to" IS NULL`,
  );
  expect(current).toHaveLength(rows.Deal.length);
  const own = ["from", "to", "kind", "dealId", "number", "eventId"];
  for (const { deal, version } of current as { deal: object; version: Record<string, unknown> }[])
    expect(deal).toMatchObject(
      Object.fromEntries(Object.entries(version).filter(([name]) => !own.includes(name))),
    );

  const { zone } = await db.prisma.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  const deals = await loadDeals(db.prisma, { workspaceId, owners: "all" });
  expect(deals).toHaveLength(rows.Deal.length);
  for (const deal of deals) {
    const kept = rows.Deal.find(({ id }) => id === deal.id)!;
    const lines = rows.DealLine.filter(({ dealId }) => dealId === deal.id);
    expect([deal.nextStep, deal.lines.map(({ product, minor }) => [product, String(minor)])]).toEqual([
      kept.nextStep,
      lines.map(({ product, amountMinor }) => [product, amountMinor]),
    ]);
    const told: Record<string, unknown> = {};
    const events = await rowsOf<{ values: { columns: Record<string, [unknown, unknown]> } }>(
      db,
      `SELECT "values" FROM "Event" WHERE "subjectId" = '${deal.id}' ORDER BY "id"`,
    );
    for (const { values } of events) {
      for (const [name, [before, after]] of Object.entries(values.columns)) {
        if (name !== "teamId") expect([name, told[name] ?? null]).toEqual([name, before]);
        told[name] = after;
      }
    }
    const { lastContactAt = null, ...columns } = told;
    // How far it had come and its days are worked out from its versions; no event of that time could tell.
    const {
      began: _,
      reachedAt: __,
      signedOn,
      moneyOn,
      wonOn,
      wonReason: ___,
      campaignId: ____,
      ...stands
    } = columnsOf(deal);
    expect({ ...columns, teamId: deal.teamId }).toEqual(stands);
    const day = (instant: Temporal.Instant | null) =>
      instant?.toZonedDateTimeISO(zone).toPlainDate().toString() ?? null;
    const won = deal.outcome === "won";
    expect({ signedOn, moneyOn, wonOn }).toEqual({
      signedOn: day(deal.signedAt),
      moneyOn: deal.signedAt && !won ? stands.closeDate : null,
      wonOn: won ? day(deal.closedAt) : null,
    });
    expect(lastContactAt).toBe(deal.lastContactAt?.toString() ?? null);
  }
}

async function inTurn<T, R>(all: readonly T[], each: (one: T, nth: number) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const [nth, one] of all.entries()) results.push(await each(one, nth));
  return results;
}
