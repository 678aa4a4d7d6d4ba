/** Which week is told of, by which rules, whose deals, and as of when. */
import type { Temporal } from "temporal-polyfill";
import type { ForecastWeek } from "../calendar/forecast-week.ts";
import { type Quarter, quarterAt } from "../calendar/quarter.ts";
import type { Workspace } from "../company/member.ts";
import { type OwnerScope, ownersWithin } from "../company/owner-scope.ts";
import type { Permission } from "../company/permissions.ts";
import type { Deed } from "../history/deed.ts";
import type { Pipeline } from "../pipelines/pipeline.ts";
import { runningWeek } from "../schedule/running-week.ts";
import { type ClosedWeek, closeBefore, closedWeek, ownersThen } from "./closed-week.ts";
import type { BridgeSpan } from "./week-bridge.ts";

export type ToldWeek = Readonly<{
  week: ForecastWeek;
  /** What was kept when it closed; undefined while it is under way. */
  closed: ClosedWeek | undefined;
  /** The close before it; undefined in the first week. */
  last: ClosedWeek | undefined;
  /** What belongs to the week came at or after this. */
  since: Temporal.Instant;
  /** Deals are read as they stood at the close; undefined: as they stand. */
  at: Temporal.Instant | undefined;
  /** The day of the close, or the reader's today. */
  today: Temporal.PlainDate;
  /** The company by the rules of that day. */
  workspace: Workspace;
  pipeline: Pipeline;
  quarter: Quarter;
  owners: OwnerScope;
}>;

export type Asking = Pick<Deed, "db" | "now" | "member" | "workspace" | "pipelines"> &
  Readonly<{ today: Temporal.PlainDate }>;

/** @param id of a week; one that is not closed is told as the one under way @param permission whose reach counts */
export async function weekTold(asking: Asking, id: string, permission: Permission): Promise<ToldWeek> {
  const { db, member, pipelines } = asking;
  const closed = await closedWeek(asking, id);
  if (!closed) return weekUnderWay(asking, permission);
  const at = closed.closesAt;
  const last = await closeBefore(asking, closed.id, at);
  return {
    ...{ week: closed, closed, last, at, since: last?.closesAt ?? closed.opensAt },
    ...{ today: closed.closeDate, workspace: closed.workspace, quarter: closed.quarter },
    pipeline: pipelines.of({ pipeline: closed.pipeline.code, pipelineVersion: closed.pipeline.version }),
    owners: await ownersThen(db, member, permission, closed),
  };
}

async function weekUnderWay(asking: Asking, permission: Permission): Promise<ToldWeek> {
  const { db, now, member, workspace, today, pipelines } = asking;
  const week = runningWeek(workspace, now);
  const last = await closeBefore(asking, week.id);
  return {
    ...{ week, closed: undefined, last, at: undefined, since: last?.closesAt ?? week.opensAt },
    ...{ today, workspace, pipeline: pipelines.standard },
    // While a week is under way its numbers are those of the quarter in which they are read.
    quarter: quarterAt(now, workspace.zone, workspace.settings.fiscalStartMonth),
    owners: await ownersWithin(db, member, permission),
  };
}

/** @returns undefined in the first week, which has no close to begin from */
export async function bridgeSpan(
  { db, member }: Asking,
  { workspace, quarter, last, at, owners }: ToldWeek,
  permission: Permission,
): Promise<BridgeSpan | undefined> {
  if (!last) return undefined;
  const opening = await ownersThen(db, member, permission, last);
  return {
    ...{ workspaceId: workspace.id, currency: workspace.currency, quarter },
    ...{ since: last.closesAt, until: at, owners: { opening, closing: owners } },
  };
}
