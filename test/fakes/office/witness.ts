/**
 * Who watches an office: copies of its live rows, taken after every deed, and plain SQL over the copies. It reads neither
 * versions nor what a close keeps, and shares no text with the statements that do.
 */
import type { Temporal } from "temporal-polyfill";
import type { Office } from "./office.ts";

/** What is counted: so many deals, their amount in minor units by currency, as a decimal string, and which they are. */
export type Tally = Readonly<Record<string, readonly [deals: number, minor: string, ids: readonly string[]]>>;

export type WitnessedWeek = Readonly<{
  id: string;
  since: Temporal.Instant;
  until: Temporal.Instant;
  closeDate: string;
  /** Month in which the fiscal year began, by the settings of that day. */
  fiscalStart: number;
}>;

export type Witness = Awaited<ReturnType<typeof callWitness>>;

/** Copies lie in a schema of their own, which the suite's database drops with its emptying. */
export async function callWitness({ database, workspaceId, now }: Office) {
  const { prisma } = database;
  const ask = <Row>(text: string, ...values: unknown[]): Promise<Row[]> =>
    prisma.$queryRawUnsafe<Row[]>(text, ...values);
  const company = `'${workspaceId}'::uuid`;
  let step = 0;
  for (const line of [
    `CREATE SCHEMA witness`,
    `CREATE TABLE witness.deal AS SELECT 0 AS "step", now() AS "seen", d.* FROM "Deal" d LIMIT 0`,
    ...["Member", "Team", "Quota", "Submission", "ForecastCall"].map(
      (name) =>
        `CREATE TABLE witness."${name}" AS SELECT ''::text AS "at_close", x.* FROM "${name}" x LIMIT 0`,
    ),
  ])
    await prisma.$executeRawUnsafe(line);

  const idsOf = (owners: readonly string[]) => owners.map((id) => `'${id}'::uuid`).join();
  const time = (at: Temporal.Instant) => `'${at.toString()}'::timestamptz`;
  /** The deals as they were when last looked at before an instant. */
  const stood = (at: Temporal.Instant) =>
    `(SELECT * FROM witness.deal WHERE step = (SELECT max(step) FROM witness.deal WHERE seen < ${time(at)}))`;
  const quarterStart = ({ closeDate, fiscalStart }: WitnessedWeek) => `(
    date_trunc('quarter', '${closeDate}'::date - interval '${fiscalStart - 1} months') + interval '${fiscalStart - 1} months')::date`;
  const bounds = (week: WitnessedWeek) =>
    `(SELECT ${quarterStart(week)} AS "first", (${quarterStart(week)} + interval '3 months')::date AS "after")`;
  const expected = (d: string) =>
    `CASE WHEN ${d}."moneyOn" IS NULL THEN ${d}."closeDate" ELSE ${d}."moneyOn" END`;
  /** Open, and in the quarter's forecast. */
  const forecast = (d: string) =>
    `(${d}.outcome IS NULL AND ${d}.stage <> 'target-account' AND ${expected(d)} < b.after)`;
  const theirs = (d: string, owners: readonly string[] | undefined) =>
    owners ? `${d}."ownerId" IN (${idsOf(owners)})` : "true";

  type Counted = { what: string; currency: string; deals: number; minor: string; ids: string[] };
  const tallies = (rows: readonly Counted[]): Record<string, Tally> =>
    Object.fromEntries(
      [...Map.groupBy(rows, ({ what }) => what)].map(([what, some]) => [
        what,
        Object.fromEntries(
          some
            .filter(({ minor, deals }) => minor !== "0" || deals > 0)
            .map(({ currency, deals, minor, ids }) => [currency, [deals, minor, ids] as const]),
        ),
      ]),
    );

  return {
    /** Looks at all deals. @returns the number of this look */
    async looks(): Promise<number> {
      step += 1;
      await prisma.$executeRawUnsafe(
        `INSERT INTO witness.deal SELECT ${step}, ${time(now())}, d.* FROM "Deal" d
          WHERE d."workspaceId" = ${company} AND coalesce(d."outcome", '') <> 'withdrawn'`,
      );
      return step;
    },

    /** A deed that was taken back never was. */
    async forgets(look: number): Promise<void> {
      await prisma.$executeRawUnsafe(`DELETE FROM witness.deal WHERE step = ${look}`);
    },

    /** Copies people and what they are asked, when the week is closed. */
    async keeps(week: string): Promise<void> {
      for (const name of ["Member", "Team", "Quota", "Submission", "ForecastCall"])
        await prisma.$executeRawUnsafe(
          `INSERT INTO witness."${name}" SELECT '${week}', x.* FROM "${name}" x WHERE x."workspaceId" = ${company}`,
        );
    },

    /** Who was in the teams that somebody led, and in those below, and that person. */
    async under(manager: string, week: string): Promise<string[]> {
      const rows = await ask<{ id: string }>(
        `WITH RECURSIVE tree AS (
           SELECT t."id", t."managerId" AS "lead", t."managerId" = '${manager}'::uuid AS "mine" FROM witness."Team" t
            WHERE t.at_close = '${week}' AND t."parentId" IS NULL
           UNION ALL
           SELECT t."id", t."managerId", p.mine OR coalesce(t."managerId" = '${manager}'::uuid, false)
             FROM witness."Team" t JOIN tree p ON p."id" = t."parentId" WHERE t.at_close = '${week}')
         SELECT m."id"::text FROM witness."Member" m JOIN tree ON tree."id" = m."teamId" AND tree.mine WHERE m.at_close = '${week}'
         UNION SELECT lead::text FROM tree WHERE mine AND lead IS NOT NULL UNION SELECT '${manager}'`,
      );
      return rows.map(({ id }) => id);
    },

    /** The quarter at the close: won, and with it commit and best case; open without omitted. */
    async quarter(week: WitnessedWeek, owners?: readonly string[]): Promise<Record<string, Tally>> {
      const rows = await ask<Counted>(
        `SELECT p.what, d."currency", count(*)::int AS "deals", sum(d."amountMinor")::text AS "minor",
                array_agg(d."id"::text) AS "ids"
           FROM ${stood(week.until)} d, ${bounds(week)} b,
                (VALUES ('won', '{}'), ('commit', '{commit}'), ('best-case', '{commit,best-case}'),
                        ('open', '{commit,best-case,pipeline}')) p(what, kinds)
          WHERE ${theirs("d", owners)}
            AND CASE WHEN d."outcome" = 'won' THEN p.what <> 'open' AND d."wonOn" >= b.first AND d."wonOn" < b.after
                     ELSE ${forecast("d")} AND d."category" = ANY(p.kinds::text[]) END
          GROUP BY 1, 2`,
      );
      return tallies(rows);
    },

    /** What moved, and the two ends, deal by deal. */
    async moved(
      week: WitnessedWeek,
      before?: readonly string[],
      after?: readonly string[],
    ): Promise<Record<string, Tally>> {
      const counts = (d: string, owners: readonly string[] | undefined) =>
        `(${forecast(d)} AND ${d}.category <> 'omitted' AND ${theirs(d, owners)})`;
      const rows = await ask<Counted>(
        `WITH deals AS (
           SELECT n."id", n."currency" AS "cur", n."amountMinor" AS "now", o."currency" AS "was", o."amountMinor" AS "old",
                  coalesce(${counts("o", before)}, false) AS "began", ${counts("n", after)} AS "ends",
                  EXISTS (SELECT 1 FROM witness.deal x WHERE x."id" = n."id" AND x.seen >= ${time(week.since)}
                             AND x.seen < ${time(week.until)} AND ${counts("x", after)}) AS "passed",
                  CASE WHEN o."id" IS NULL THEN 'new' WHEN NOT ${theirs("o", before)} THEN 'joined'
                       WHEN o."outcome" IS NULL THEN 'pulled-in' ELSE 'reopened' END AS "entry",
                  CASE WHEN n."outcome" IS NOT NULL THEN n."outcome" WHEN ${theirs("n", after)} THEN 'pushed-out' ELSE 'left' END AS "exit"
             FROM ${bounds(week)} b, ${stood(week.until)} n LEFT JOIN ${stood(week.since)} o ON o."id" = n."id"
         ), told AS (
           SELECT 'opening' AS "what", "id", was AS "currency", old AS "minor" FROM deals WHERE began
           UNION ALL SELECT 'closing', "id", cur, now FROM deals WHERE ends
           UNION ALL SELECT 'increased', "id", cur, now - old FROM deals WHERE began AND was = cur AND now > old
           UNION ALL SELECT 'decreased', "id", cur, now - old FROM deals WHERE began AND was = cur AND now < old
           UNION ALL SELECT 'currency', "id", was, -old FROM deals WHERE began AND was <> cur
           UNION ALL SELECT 'currency', "id", cur, now FROM deals WHERE began AND was <> cur
           UNION ALL SELECT entry, "id", cur, now FROM deals WHERE (ends OR passed) AND NOT began
           UNION ALL SELECT exit, "id", cur, -now FROM deals WHERE (began OR passed) AND NOT ends)
         SELECT what, "currency", count(*)::int AS "deals", sum(minor)::text AS "minor", array_agg("id"::text) AS "ids"
           FROM told GROUP BY 1, 2`,
      );
      return tallies(rows);
    },

    /** What happened, each deal once a kind, with its last amount; what was taken back or closed and reopened did not. */
    async happened(week: WitnessedWeek, owners?: readonly string[]): Promise<Record<string, Tally>> {
      const rows = await ask<Counted>(
        `WITH looks AS (
           SELECT d.*, array_position('{target-account,prospect,qualified-customer,signed-customer}', d."stage") AS "place",
                  lag(d."id") OVER one AS "known", lag(d."outcome") OVER one AS "ended", lag(d."signedAt") OVER one AS "signed",
                  lag(array_position('{target-account,prospect,qualified-customer,signed-customer}', d."stage")) OVER one AS "place0"
             FROM witness.deal d WHERE d.seen < ${time(week.until)} WINDOW one AS (PARTITION BY d."id" ORDER BY d.step)
         ), steps AS (
           SELECT "id", step, seen, "ownerId", "currency", "amountMinor", CASE
                    WHEN known IS NULL THEN 'new'
                    WHEN ended IS NULL AND "outcome" = 'won' THEN 'win'
                    WHEN ended IS NULL AND "outcome" = 'lost' THEN 'lose'
                    WHEN ended IS NOT NULL AND "outcome" IS NULL THEN 'reopen-' || ended
                    WHEN ended IS NOT NULL OR "outcome" IS NOT NULL THEN NULL
                    WHEN place > place0 OR (signed IS NULL AND "signedAt" IS NOT NULL) THEN 'advance'
                    WHEN place < place0 THEN 'back' END AS "what"
             FROM looks
         ), stands AS (
           SELECT DISTINCT ON (s."id", s.what) s.* FROM steps s
            WHERE s.what IS NOT NULL AND ${theirs("s", owners)} AND s.seen >= ${time(week.since)}
              AND NOT (s.what IN ('win', 'lose') AND EXISTS (
                    SELECT 1 FROM steps r WHERE r."id" = s."id" AND r.step > s.step AND r.what LIKE 'reopen%'))
              AND NOT (s.what LIKE 'reopen%' AND EXISTS (
                    SELECT 1 FROM steps c WHERE c."id" = s."id" AND c.step < s.step AND c.what IN ('win', 'lose')
                       AND c.seen >= ${time(week.since)}))
            ORDER BY s."id", s.what, s.step DESC)
         SELECT what, "currency", count(*)::int AS "deals", sum("amountMinor")::text AS "minor", array_agg("id"::text) AS "ids"
           FROM stands GROUP BY 1, 2`,
      );
      return tallies(rows);
    },

    /** What is wrong with how open deals stood at the close, and those whose owners had not answered. */
    async wanting(week: WitnessedWeek, owners?: readonly string[]): Promise<Record<string, Tally>> {
      const rows = await ask<Counted>(
        `WITH d AS (
           SELECT x.*, ${expected("x")} AS "due", '${week.closeDate}'::date AS "day",
                  (SELECT count(*) FROM generate_series((x."stageEnteredAt" AT TIME ZONE 'Asia/Shanghai')::date + 1,
                                                        '${week.closeDate}'::date - 1, interval '1 day') y
                    WHERE extract(isodow FROM y) < 6) AS "workdays"
             FROM ${stood(week.until)} x WHERE x."outcome" IS NULL AND ${theirs("x", owners)}
         ), told AS (
           SELECT 'unpaid' AS "what", * FROM d WHERE "signedAt" IS NOT NULL AND due < day
           UNION ALL SELECT 'no-next-step', * FROM d WHERE "nextStepId" IS NULL AND due - day <= 14
           UNION ALL SELECT 'stalled', * FROM d
            WHERE "signedAt" IS NULL AND workdays >= 2 * CASE "stage" WHEN 'target-account' THEN 60 WHEN 'prospect' THEN 20 ELSE 30 END
           UNION ALL SELECT 'unconfirmed', * FROM d
            WHERE "stage" <> 'target-account' AND "ownerId" NOT IN (
                  SELECT s."memberId" FROM witness."Submission" s WHERE s.at_close = '${week.id}' AND s."week" = '${week.id}'))
         SELECT what, "currency", count(*)::int AS "deals", sum("amountMinor")::text AS "minor", array_agg("id"::text) AS "ids"
           FROM told GROUP BY 1, 2`,
      );
      return tallies(rows);
    },

    /** By the first day of the quarter that changed: what it has won more or less than it was said to. */
    async corrected(week: WitnessedWeek, owners?: readonly string[]): Promise<Record<string, Tally>> {
      const months = week.fiscalStart - 1;
      const rows = await ask<Counted>(
        `WITH looks AS (
           SELECT d.*, lag(d."outcome") OVER one AS "outcome0", lag(d."wonOn") OVER one AS "day0",
                  lag(d."amountMinor") OVER one AS "minor0", lag(d."currency") OVER one AS "currency0"
             FROM witness.deal d WHERE d.seen < ${time(week.until)} AND ${theirs("d", owners)}
           WINDOW one AS (PARTITION BY d."id" ORDER BY d.step)
         ), parts AS (
           SELECT day0 AS "day", currency0 AS "currency", -minor0 AS "minor" FROM looks
            WHERE "outcome" = 'won' AND outcome0 = 'won' AND seen >= ${time(week.since)}
           UNION ALL
           SELECT "wonOn", "currency", "amountMinor" FROM looks
            WHERE "outcome" = 'won' AND outcome0 = 'won' AND seen >= ${time(week.since)})
         SELECT (date_trunc('quarter', day - interval '${months} months') + interval '${months} months')::date::text AS "what",
                "currency", 0 AS "deals", sum(minor)::text AS "minor", '{}'::text[] AS "ids" FROM parts GROUP BY 1, 2`,
      );
      const all = Object.entries(tallies(rows)).filter(([, tally]) => Object.keys(tally).length > 0);
      return Object.fromEntries(all);
    },

    /** The quota of the quarter: of months, as many as are in it. */
    async quota(week: WitnessedWeek, owners?: readonly string[]): Promise<string> {
      const [row] = await ask<{ minor: string }>(
        `SELECT coalesce(sum(q."amountMinor" / 3), 0)::text AS "minor"
           FROM ${bounds(week)} b, witness."Quota" q, generate_series(q."from", q."to", interval '1 month') month
          WHERE q.at_close = '${week.id}' AND month >= b.first AND month < b.after
            AND ${owners ? `q."memberId" IN (${idsOf(owners)})` : "true"}`,
      );
      return row!.minor;
    },

    /** Names of who was asked and has not answered, and what all of them promised for the quarter. */
    async unanswered(
      week: WitnessedWeek,
      owners?: readonly string[],
    ): Promise<{ asked: number; missing: string[]; promised: string }> {
      const [row] = await ask<{ asked: number; missing: string[] | null; promised: string | null }>(
        `SELECT count(*)::int AS "asked", array_agg(m.name) FILTER (WHERE s."id" IS NULL) AS "missing",
                (sum((SELECT c."amountMinor" FROM witness."Submission" l JOIN witness."ForecastCall" c
                        ON c."submissionId" = l."id" AND c.at_close = l.at_close
                      WHERE l.at_close = m.at_close AND l."memberId" = m."id" AND c."from" = b.first
                      ORDER BY l."week" DESC LIMIT 1)))::text AS "promised"
           FROM ${bounds(week)} b, witness."Member" m LEFT JOIN witness."Submission" s
             ON s.at_close = m.at_close AND s."memberId" = m."id" AND s."week" = m.at_close
          WHERE m.at_close = '${week.id}' AND ${owners ? `m.id IN (${idsOf(owners)})` : "true"} AND (s."id" IS NOT NULL OR (m."active" AND m."role" <> 'president' AND (
                 EXISTS (SELECT 1 FROM ${stood(week.until)} d
                          WHERE d."ownerId" = m."id" AND d."outcome" IS NULL AND d."stage" <> 'target-account')
                 OR EXISTS (SELECT 1 FROM witness."Quota" q WHERE q.at_close = m.at_close AND q."memberId" = m."id"
                               AND q."from" < (b.after + CASE WHEN b.after - '${week.closeDate}'::date < 14
                                                              THEN interval '3 months' ELSE interval '0' END)
                               AND q."to" >= b.first))))`,
      );
      return { asked: row!.asked, missing: (row!.missing ?? []).toSorted(), promised: row!.promised ?? "0" };
    },
  };
}
