/** In the demo the colleagues answer their Thursday cards by themselves; the visitor's rep and one laggard do not. */
import type { Temporal } from "temporal-polyfill";
import { toTimestamp } from "../database/columns.ts";
import type { Database } from "../database/open-database.ts";
import { sql } from "../database/sql.ts";
import { weekOf } from "../schedule/forecast-week.ts";
import { scheduleOf } from "../schedule/schedule-settings.ts";
import { samplePeople } from "./sample-names.ts";

const silent: readonly string[] = ["rep", "sun-hao"];

/** For the week that is under way at `now`; called before the clock is moved past its close. */
export async function colleaguesAnswer(database: Database, now: Temporal.Instant): Promise<void> {
  const schedule = scheduleOf("Asia/Shanghai");
  const week = weekOf(now, schedule);
  const at = week.closesAt.subtract({ hours: 17 });
  const names = samplePeople
    .filter(({ key, role }) => role === "rep" && !silent.includes(key))
    .map(({ name }) => name);
  await database.prisma.$executeRaw(sql`
    INSERT INTO "Submission" ("id", "workspaceId", "week", "memberId", "currency", "promisedMinor", "submittedAt")
    SELECT gen_random_uuid(), m."workspaceId", ${week.id}, m."id", w."currency",
           (SELECT coalesce(sum(d."amountMinor"), 0)::bigint FROM "Deal" d
             WHERE d."ownerId" = m."id" AND (d."outcome" = 'won' OR (d."outcome" IS NULL AND d."category" = 'commit'))),
           ${toTimestamp(at)}::timestamptz
    FROM "Member" m JOIN "Workspace" w ON w."id" = m."workspaceId" AND w."demo"
    WHERE m."name" = ANY(${names})
    ON CONFLICT DO NOTHING`);
}
