/** The numbers of a digest in the plainest SQL that yields them, one statement for each kind. */
import type { Session } from "./by-hand-database.ts";
import { conversions, type StageRow } from "./funnel-sql.ts";

export type PlainDigest = Readonly<{
  workspaceId: string;
  /** Everybody's when missing. */
  owners: readonly string[] | undefined;
  /** As it was then; as it is when missing. */
  at: Date | undefined;
  since: Date;
  week: string;
  /** First and last day of the quarter, as `YYYY-MM-DD`. */
  quarter: readonly [string, string];
  today: string;
  stages: readonly string[];
  pipeline: string;
}>;

/** @returns lines to be compared: won and open of the quarter, moves of the week, both ends of the bridge, who was asked */
export async function plainDigest(session: Session, told: PlainDigest): Promise<string[]> {
  const { workspaceId, owners, at, since, week, quarter, today, stages, pipeline } = told;
  const own = (alias: string, id = "ownerId") =>
    owners ? `AND ${alias}."${id}" = ANY($2)` : "AND $2::uuid[] IS NULL";
  const deals = (column: string, live = false) =>
    live
      ? `(SELECT * FROM "Deal" d WHERE d."workspaceId" = $1 ${own("d")})`
      : `(SELECT d."dealId" AS "id", d.* FROM "DealVersion" d WHERE d."workspaceId" = $1 ${own("d")}
            AND d."from" < ${column} AND (d."to" IS NULL OR d."to" >= ${column}))`;
  const now = deals("$3", at === undefined);
  const base = [workspaceId, owners ?? null] as const;
  const end = at ?? new Date();
  const ask = <Row extends object>(text: string, ...more: unknown[]) =>
    session.query<Row>(text, [...base, ...(at || text.includes("$3") ? [end] : []), ...more]);

  await ask<StageRow>(
    `SELECT "stage", "currency", "signedAt" IS NOT NULL, count(*), sum("amountMinor"),
            round(sum("amountMinor" * "likelihood") / 100), percentile_disc(0.5) WITHIN GROUP (ORDER BY "stageEnteredAt")
       FROM ${now} d WHERE "outcome" IS NULL AND $3::timestamptz IS NOT NULL GROUP BY 1, 2, 3`,
  );
  const year = new Date(end.getTime() - 365 * 86_400_000);
  await conversions(session, workspaceId, stages, owners, year);
  const due = `"outcome" IS NULL AND "stage" <> '${stages[0]}' AND coalesce("moneyOn", "closeDate") <= $5`;
  const sums = await ask<{ kind: string; currency: string; count: string; minor: string }>(
    `SELECT coalesce("outcome", "category") AS "kind", "currency", count(*) AS "count", sum("amountMinor") AS "minor"
       FROM ${now} d WHERE $3::timestamptz IS NOT NULL AND (("outcome" = 'won' AND "wonOn" BETWEEN $4 AND $5) OR (${due}))
      GROUP BY 1, 2`,
    ...quarter,
  );
  const moves = await ask<{ kind: string; count: string }>(
    `SELECT CASE v."kind" WHEN 'sign' THEN 'advance' ELSE v."kind" END AS "kind", count(DISTINCT v."dealId") AS "count", sum(v."amountMinor")
       FROM "DealVersion" v WHERE v."workspaceId" = $1 ${own("v")} AND v."from" >= $4 AND v."from" < $3
        AND v."kind" IN ('new', 'win', 'lose', 'advance', 'sign', 'back')
        AND NOT EXISTS (SELECT FROM "Event" u WHERE u."undoes" = v."eventId" AND u."at" < $3)
      GROUP BY 1`,
    since,
  );
  const openDue = (alias: string) =>
    `${alias}."outcome" IS NULL AND ${alias}."stage" <> '${stages[0]}' AND ${alias}."category" <> 'omitted'
       AND coalesce(${alias}."moneyOn", ${alias}."closeDate") <= $5`;
  const moved = await ask<{ currency: string; opening: string; closing: string }>(
    `SELECT coalesce(n."currency", o."currency") AS "currency",
            coalesce(sum(o."amountMinor") FILTER (WHERE ${openDue("o")}), 0) AS "opening",
            coalesce(sum(n."amountMinor") FILTER (WHERE ${openDue("n")}), 0) AS "closing",
            sum(n."amountMinor" - o."amountMinor") FILTER (WHERE ${openDue("o")} AND ${openDue("n")}),
            sum(n."amountMinor") FILTER (WHERE o."id" IS NULL), sum(o."amountMinor") FILTER (WHERE n."outcome" = 'won'),
            sum(o."amountMinor") FILTER (WHERE n."outcome" = 'lost')
       FROM ${now} n FULL JOIN ${deals("$4")} o ON o."id" = n."id" WHERE $3::timestamptz IS NOT NULL GROUP BY 1`,
    since,
    quarter[1],
  );
  const [asked] = await ask<{ asked: string; missing: string }>(
    `SELECT count(*) AS "asked", count(*) FILTER (WHERE s."id" IS NULL) AS "missing"
       FROM "Member" m LEFT JOIN "Submission" s ON s."workspaceId" = m."workspaceId" AND s."memberId" = m."id" AND s."week" = $4
      WHERE m."workspaceId" = $1 ${own("m", "id")} AND $3::timestamptz IS NOT NULL AND m."id" IN (
            SELECT d."ownerId" FROM ${now} d WHERE d."outcome" IS NULL AND d."stage" <> '${stages[0]}')`,
    week,
  );
  await ask(
    `SELECT d."ownerId", d."currency", count(*), sum(d."amountMinor")
       FROM ${now} d LEFT JOIN "Submission" s ON s."workspaceId" = d."workspaceId" AND s."memberId" = d."ownerId" AND s."week" = $4
      WHERE s."id" IS NULL AND d."outcome" IS NULL AND $3::timestamptz IS NOT NULL AND d."pipeline" = $5 GROUP BY 1, 2`,
    ...[week, pipeline],
  );
  await ask(
    `SELECT d."ownerId", d."currency", sum(d."amountMinor") FILTER (WHERE "outcome" = 'won'), sum(d."amountMinor")
       FROM ${now} d WHERE $3::timestamptz IS NOT NULL
        AND (("outcome" = 'won' AND "wonOn" BETWEEN $4 AND $5) OR (${due} AND "category" = 'commit')) GROUP BY 1, 2`,
    ...quarter,
  );
  // Unpaid, stalled, no next step: how many of each, and the largest by name.
  for (const wrong of [
    `d."signedAt" IS NOT NULL AND coalesce(d."moneyOn", d."closeDate") < $4`,
    `d."signedAt" IS NULL AND d."stageEnteredAt" < $4::date - 28`,
    `d."nextStepId" IS NULL AND coalesce(d."moneyOn", d."closeDate") <= $4::date + 14`,
  ])
    await ask(
      `SELECT count(*) OVER (), d."id", d."amountMinor", c."name", o."name"
         FROM ${now} d JOIN "Deal" l ON l."id" = d."id" JOIN "Customer" c ON c."id" = l."customerId" JOIN "Member" o ON o."id" = d."ownerId"
        WHERE d."outcome" IS NULL AND $3::timestamptz IS NOT NULL AND ${wrong} ORDER BY d."amountMinor" DESC LIMIT 6`,
      today,
    );
  await ask(
    `SELECT v."wonOn", v."currency", sum(v."amountMinor" - b."amountMinor")
       FROM "DealVersion" v JOIN "DealVersion" b ON b."workspaceId" = v."workspaceId" AND b."dealId" = v."dealId" AND b."number" = v."number" - 1
      WHERE v."workspaceId" = $1 ${own("v")} AND v."outcome" = 'won' AND b."outcome" = 'won' AND v."from" >= $4 AND v."from" < $3 GROUP BY 1, 2`,
    since,
  );
  return [
    ...sums.filter(({ kind }) => kind === "won").map(({ currency, minor }) => `won ${currency} ${minor}`),
    ...moves.map(({ kind, count }) => `${kind} ${count}`),
    ...moved.flatMap(({ currency, opening, closing }) => [
      ...(opening === "0" ? [] : [`opening ${currency} ${opening}`]),
      ...(closing === "0" ? [] : [`closing ${currency} ${closing}`]),
    ]),
    `asked ${asked!.asked} missing ${asked!.missing}`,
  ];
}
