import { Temporal } from "temporal-polyfill";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readConfig } from "../../src/config/config.ts";
import type { Database } from "../../src/database/open-database.ts";
import { sql } from "../../src/database/sql.ts";
import { colleaguesAnswer } from "../../src/demo/colleagues-answer.ts";
import { loadSampleCompany } from "../../src/demo/load-sample-company.ts";
import { demoPersonas } from "../../src/demo/personas.ts";
import { startDemo } from "../../src/demo/start-demo.ts";
import { demoWords } from "../../src/demo/words.ts";
import { standingAt } from "../../src/history/standing-at.ts";
import { unconfirmedIn } from "../../src/measures/unconfirmed.ts";
import { databases, freshDatabase } from "../fakes/database.ts";

describe.each(databases)("the sample company on %s", (kind) => {
  let database: Database;
  beforeEach(async () => {
    database = await freshDatabase(kind);
  });
  afterEach(() => database.close());

  test("nothing happens to a deal before it was logged", async () => {
    await loadSampleCompany(database, Temporal.Instant.from("2026-10-13T02:00:00Z"));
    const events = await database.prisma.event.findMany({
      where: { subject: "deal" },
      orderBy: { id: "asc" },
    });
    const born = new Map(
      events.filter(({ kind }) => kind === "new").map(({ subjectId, at }) => [subjectId, at.getTime()]),
    );
    expect(born.size).toBeGreaterThan(50);
    expect(events.filter(({ subjectId, at }) => at.getTime() < born.get(subjectId)!)).toEqual([]);
  });

  test("its deals obey the product's own rules: what is signed is as good as won, what is won has its days", async () => {
    await loadSampleCompany(database, Temporal.Instant.from("2026-10-13T02:00:00Z"));
    const deals = await database.prisma.deal.findMany();
    const signed = deals.filter(({ outcome, signedAt }) => outcome === null && signedAt);
    expect(signed.length).toBeGreaterThan(0);
    for (const deal of signed) {
      expect(deal.likelihood).toBeGreaterThanOrEqual(90);
      const day = expect.any(Date);
      expect(deal).toMatchObject({ category: "commit", slips: 0, signedOn: day, moneyOn: day });
    }
    const won = deals.filter(({ outcome }) => outcome === "won");
    expect(won.length).toBeGreaterThan(0);
    expect(won.filter(({ wonOn }) => wonOn === null)).toEqual([]);
    const contracts = await database.prisma.dealFact.findMany({ where: { key: "contract-signed" } });
    expect(new Set(contracts.map(({ dealId }) => dealId))).toEqual(
      new Set([...signed, ...won].map(({ id }) => id)),
    );
  });

  test("colleagues promise this quarter's number, all but two, and all but one did last week", async () => {
    const now = Temporal.Instant.from("2026-10-13T02:00:00Z");
    await loadSampleCompany(database, now);
    await colleaguesAnswer(database, now, Temporal.Instant.from("2026-10-16T01:30:00Z"));
    const said = await database.prisma.$queryRaw<
      { name: string; week: string; promised: bigint; due: bigint }[]
    >(sql`
      SELECT m."name", s."week", c."amountMinor" AS "promised",
             (SELECT coalesce(sum(d."amountMinor"), 0)::bigint FROM "Deal" d WHERE d."ownerId" = m."id"
               AND ((d."outcome" = 'won' AND d."wonOn" >= '2026-10-01')
                    OR (d."outcome" IS NULL AND d."category" = 'commit' AND coalesce(d."moneyOn", d."closeDate") <= '2026-12-31'))) AS "due"
      FROM "Submission" s JOIN "ForecastCall" c ON c."submissionId" = s."id" JOIN "Member" m ON m."id" = s."memberId"
      ORDER BY 2, 1`);
    expect(said.filter(({ week }) => week === "2026-W41")).toHaveLength(6);
    const thisWeek = said.filter(({ week }) => week === "2026-W42");
    expect(thisWeek.map(({ name }) => name)).toEqual([
      "Daniel Wu",
      "Priya Nair",
      "Tom Becker",
      "李伟",
      "赵敏",
    ]);
    for (const { name, promised, due } of thisWeek) expect([name, promised]).toEqual([name, due]);
    // Most of what the company ever won was won before October; counting it would put the forecast calls far
    // off.
    expect(thisWeek.some(({ promised }) => promised > 0n)).toBe(true);
  });

  test("colleagues answer when the close is passed, however the clock is moved, and no week too early", async () => {
    const at = Temporal.Instant.from;
    await loadSampleCompany(database, at("2026-10-13T02:00:00Z"));
    const weeks = async () =>
      [...new Set((await database.prisma.submission.findMany()).map(({ week }) => week))].sort();
    // Thursday's card; then a day later, past the close.
    await colleaguesAnswer(database, at("2026-10-13T02:00:00Z"), at("2026-10-15T06:00:00Z"));
    expect(await weeks()).toEqual(["2026-W40", "2026-W41"]);
    await colleaguesAnswer(database, at("2026-10-15T06:00:00Z"), at("2026-10-16T06:00:00Z"));
    expect(await weeks()).toEqual(["2026-W40", "2026-W41", "2026-W42"]);
    // "To Friday 09:30" pressed between nine and half past must not answer the next week.
    await colleaguesAnswer(database, at("2026-10-16T01:10:00Z"), at("2026-10-16T01:30:00Z"));
    expect(await weeks()).toEqual(["2026-W40", "2026-W41", "2026-W42"]);
  });

  test("whose deals stood unconfirmed at the close did not answer that week", async () => {
    await loadSampleCompany(database, Temporal.Instant.from("2026-11-24T02:00:00Z"));
    const rows = await database.prisma.$queryRaw<{ name: string; answered: boolean }[]>(sql`
      SELECT DISTINCT m."name", EXISTS (
        SELECT 1 FROM "Submission" u WHERE u."memberId" = m."id" AND u."week" = k."week") AS "answered"
      FROM "ClosedWeek" k
      JOIN "DealVersion" d ON d."workspaceId" = k."workspaceId" AND ${standingAt(sql`d`, sql`k."closedAt"`)}
      JOIN "Member" m ON m."id" = d."ownerId"
      WHERE k."week" = '2026-W47' AND ${unconfirmedIn("2026-W47")}`);
    expect(rows).toEqual([{ name: demoWords("zh").people["sun-hao"], answered: false }]);
  });

  test("is made in the first visitor's language, with four people to be", async () => {
    const config = readConfig({});
    const demo = await startDemo(config, database);
    expect(await database.prisma.workspace.count()).toBe(0);
    // A browser asks for several things at once.
    await Promise.all([demo?.open("en"), demo?.open("zh")]);
    expect(await database.prisma.workspace.findMany({ select: { name: true, locale: true } })).toEqual([
      { name: "Loudou Sample Company", locale: "en" },
    ]);
    expect((await demoPersonas(database)).map(({ role, name }) => [role.en, name])).toEqual([
      ["Rep", "Emma Clark"],
      ["Manager", "Mark Ellis"],
      ["President", "Helen Brooks"],
      ["Admin", "Alice Reed"],
    ]);
    const [{ names } = { names: "" }] = await database.prisma.$queryRaw<{ names: string }[]>(sql`
      SELECT concat((SELECT string_agg("name", ' ') FROM "Member"), (SELECT string_agg("name", ' ') FROM "Team"),
                    (SELECT string_agg("name", ' ') FROM "Customer"), (SELECT string_agg("title", ' ') FROM "Deal")) AS "names"`);
    expect(names).not.toMatch(/\p{Script=Han}/u);
  });
});
