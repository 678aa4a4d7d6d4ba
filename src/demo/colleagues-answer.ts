/** In the demo the colleagues answer their Thursday cards by themselves; the visitor's rep and one laggard do not. */
import { Temporal } from "temporal-polyfill";
import { type ForecastWeek, weekOf } from "../calendar/forecast-week.ts";
import { toTimestamp } from "../database/columns.ts";
import type { Database } from "../database/open-database.ts";
import { sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import { dueIn, wonIn } from "../measures/quarter-deals.ts";
import { scheduleOf } from "../schedule/schedule-settings.ts";
import { samplePeople, sampleZone as zone } from "./sample-names.ts";

const silent: readonly string[] = ["rep", "sun-hao"];

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

/** Each promises what is won this quarter and what is sure to come: the rep's own number, as the form suggests it. */
export async function answerFor(
  db: Tx,
  week: ForecastWeek,
  whoAnswers: (key: string) => boolean,
): Promise<void> {
  const at = week.closesAt.subtract({ hours: 17 });
  const names = samplePeople
    .filter(({ key, role }) => role === "rep" && whoAnswers(key))
    .map(({ name }) => name);
  await db.$executeRaw(sql`
    INSERT INTO "Submission" ("id", "workspaceId", "week", "memberId", "currency", "promisedMinor", "submittedAt")
    SELECT gen_random_uuid(), m."workspaceId", ${week.id}, m."id", w."currency",
           (SELECT coalesce(sum(d."amountMinor"), 0)::bigint FROM "Deal" d
             WHERE d."ownerId" = m."id"
               AND (${wonIn(week.quarter)} OR (${dueIn(week.quarter)} AND d."category" = 'commit'))),
           ${toTimestamp(at)}::timestamptz
    FROM "Member" m JOIN "Workspace" w ON w."id" = m."workspaceId" AND w."demo"
    WHERE m."name" = ANY(${names})
    ON CONFLICT DO NOTHING`);
}
