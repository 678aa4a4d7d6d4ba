/** What waits for a person today, for the web chat's welcome: counted here, so that the chat knows no deal and no week. */
import type { Temporal } from "temporal-polyfill";
import { hasUntoldSteps } from "./company/company.ts";
import { loadWorkspace } from "./company/load-workspace.ts";
import { ownersWithin } from "./company/owner-scope.ts";
import type { Database } from "./database/open-database.ts";
import { sql } from "./database/sql.ts";
import { doneSteps, steps } from "./first-steps/steps.ts";
import { namedByNobody } from "./joining/first-admin.ts";
import { ownedBy } from "./measures/funnel-numbers.ts";
import { lacksNextStep } from "./measures/no-next-step.ts";
import { overdue } from "./measures/open-due.ts";
import { weekAnswers } from "./measures/week-answers.ts";
import { runningWeek } from "./schedule/running-week.ts";
import type { Visitor } from "./web/sessions.ts";
import type { Today } from "./web/today.ts";

/** A week is answered in its last hours; before, nobody owes anything. */
const hoursToAnswer = 24;

export function webToday(
  { prisma }: Database,
  now: () => Temporal.Instant,
): (visitor: Visitor) => Promise<Today> {
  return async ({ workspaceId, memberId, name, role, zone }) => {
    // A page waits for the slowest of them, not for all: they need nothing of each other.
    const [workspace, owners, isSettingUp] = await Promise.all([
      loadWorkspace(prisma, workspaceId),
      ownersWithin(prisma, { id: memberId, role }, "deal.see"),
      role === "admin" && hasUntoldSteps(prisma, workspaceId),
    ]);
    const day = now().toZonedDateTimeISO(zone).toPlainDate();
    const [deals] = await prisma.$queryRaw<{ overdue: number; noNextStep: number }[]>(sql`
      SELECT count(*) FILTER (WHERE ${overdue(day)})::int AS "overdue",
             count(*) FILTER (WHERE ${lacksNextStep(day)})::int AS "noNextStep"
      FROM "Deal" d WHERE d."workspaceId" = ${workspaceId}::uuid AND d."outcome" IS NULL ${ownedBy(sql`d`, owners)}`);
    const week = runningWeek(workspace, now());
    const closes = now().until(week.closesAt).total("hours") <= hoursToAnswer;
    const asked = closes ? await weekAnswers(prisma, workspace, owners, week) : [];
    const silent = asked.filter(({ answered, away }) => !answered && !away);
    const own = silent.some((one) => one.memberId === memberId);
    const setup = isSettingUp ? steps.length - (await doneSteps(prisma, workspace, now())).length : 0;
    const unnamed = isSettingUp && Object.values(namedByNobody).includes(name);
    return { unnamed, setup, forecast: own, silent: silent.length - Number(own), ...deals! };
  };
}
