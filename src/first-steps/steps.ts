/** What a new company has to settle once, and how far it is. */
import type { Temporal } from "temporal-polyfill";
import { quarterAt } from "../calendar/quarter.ts";
import type { Workspace } from "../company/member.ts";
import { type Sql, sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import { quotaIn } from "../measures/quotas.ts";

/** In the order in which they are best taken. */
export const steps = ["calendar", "process", "people", "teams", "quotas"] as const;
export type Step = (typeof steps)[number];

/** Steps whose defaults may be right: an admin says so, or changes one of these settings. */
export const checkedSettings = {
  calendar: [
    ...["zone", "weekend", "closings", "holidays", "extraWorkdays"],
    ...["nudgeAt", "firstReminderAt", "lastReminderAt", "closeAt", "digestAt"],
  ],
  // That deals are logged does not say that somebody has looked at the stages, and later they are hard to change.
  process: ["pipeline"],
} as const;
export type CheckedStep = keyof typeof checkedSettings;
export const checkedSteps = Object.keys(checkedSettings) as CheckedStep[];

/** Kind of the company's event by which an admin says that they are right; its values name the step. */
export const checkedKind = "checked";

/** @returns the steps that are done, in their order; one statement */
export async function doneSteps(
  db: Tx,
  { id, zone, settings }: Pick<Workspace, "id" | "zone" | "settings">,
  now: Temporal.Instant,
): Promise<readonly Step[]> {
  const quarter = quarterAt(now, zone, settings.fiscalStartMonth);
  const [done] = await db.$queryRaw<Record<Step, boolean>[]>(sql`
    SELECT ${wasChecked(id, "calendar")} AS "calendar", ${wasChecked(id, "process")} AS "process",
           -- An invitation makes its member at once.
           (SELECT count(*) > 1 FROM "Member" m WHERE m."workspaceId" = ${id}::uuid AND m."active") AS "people",
           EXISTS (SELECT 1 FROM "Team" t WHERE t."workspaceId" = ${id}::uuid AND t."managerId" IS NOT NULL) AS "teams",
           EXISTS (SELECT 1 FROM "Quota" q WHERE q."workspaceId" = ${id}::uuid AND ${quotaIn(quarter)}) AS "quotas"`);
  return steps.filter((step) => done?.[step]);
}

const wasChecked = (id: string, step: CheckedStep): Sql => sql`
  EXISTS (SELECT 1 FROM "Event" e
           WHERE e."workspaceId" = ${id}::uuid AND e."subjectId" = ${id}::uuid AND e."subject" = 'workspace'
             AND ((e."kind" = ${checkedKind} AND e."values" ->> 'step' = ${step})
               OR (e."kind" = 'settings' AND jsonb_exists_any(e."values" -> 'columns', ${checkedSettings[step]}::text[]))))`;
