/** In the demo the colleagues answer their Thursday cards by themselves; the visitor's rep and one laggard do not. */
import { Temporal } from "temporal-polyfill";
import { quartersAsked } from "../calendar/asked-quarters.ts";
import { type ForecastWeek, weekOf } from "../calendar/forecast-week.ts";
import type { Quarter } from "../calendar/quarter.ts";
import { toDateColumn, toTimestamp } from "../database/columns.ts";
import type { Database } from "../database/open-database.ts";
import { type Sql, sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import { dueWithin } from "../measures/quarter-ahead.ts";
import { dueIn, wonIn } from "../measures/quarter-deals.ts";
import { scheduleOf } from "../schedule/schedule-settings.ts";
import { namesOf, type PersonKey, samplePeople, sampleZone as zone } from "./sample-names.ts";

const { fiscalStartMonth } = scheduleOf(zone);
const silent: readonly PersonKey[] = ["rep", "sun-hao"];

/** For the week that is under way at `now`, when the clock is about to be moved past its close. */
export async function colleaguesAnswer(
  database: Database,
  now: Temporal.Instant,
  then: Temporal.Instant,
): Promise<void> {
  const week = weekOf(now, scheduleOf(zone));
  if (Temporal.Instant.compare(then, week.closesAt) < 0) return;
  await answerFor(database.prisma, week, (key) => !silent.includes(key));
}

/** Each promises what is won this quarter and what is sure to come, as the form suggests it; near its end for the next, too. */
export async function answerFor(
  db: Tx,
  week: ForecastWeek,
  whoAnswers: (key: PersonKey) => boolean,
): Promise<void> {
  const at = week.closesAt.subtract({ hours: 17 });
  const names = samplePeople
    .filter(({ key, role }) => role === "rep" && whoAnswers(key))
    .flatMap(({ key }) => namesOf(key));
  const answered = await db.$queryRaw<{ id: string }[]>(sql`
    INSERT INTO "Submission" ("id", "workspaceId", "week", "memberId", "submittedAt")
    SELECT gen_random_uuid(), m."workspaceId", ${week.id}, m."id", ${toTimestamp(at)}::timestamptz
    FROM "Member" m JOIN "Workspace" w ON w."id" = m."workspaceId" AND w."demo"
    WHERE m."name" = ANY(${names}) AND m."active"
    ON CONFLICT DO NOTHING RETURNING "id"::text AS "id"`);
  const ids = answered.map(({ id }) => id);
  const [running, next] = quartersAsked(at.toZonedDateTimeISO(zone).toPlainDate(), fiscalStartMonth);
  await promise(db, ids, running, sql`(${wonIn(running)} OR ${dueIn(running)} AND d."category" = 'commit')`);
  if (next) await promise(db, ids, next, sql`(${dueWithin(next)} AND d."category" = 'commit')`);
}

/** @param sure which of their deals, on the alias d */
async function promise(db: Tx, submissions: readonly string[], { start, end }: Quarter, sure: Sql) {
  await db.$executeRaw(sql`
    INSERT INTO "ForecastCall" ("workspaceId", "submissionId", "from", "to", "amountMinor", "currency")
    SELECT s."workspaceId", s."id", ${toDateColumn(start)}::date, ${toDateColumn(end)}::date,
           (SELECT coalesce(sum(d."amountMinor"), 0)::bigint FROM "Deal" d WHERE d."ownerId" = s."memberId" AND ${sure}),
           w."currency"
    FROM "Submission" s JOIN "Workspace" w ON w."id" = s."workspaceId" WHERE s."id" = ANY(${submissions}::uuid[])`);
}
