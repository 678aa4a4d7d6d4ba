/** Many deals are changed as one deed, which is undone as one. */
import { sql } from "../../database/sql.ts";
import { type Deed, doerOf } from "../../history/deed.ts";
import { recordEvents } from "../../history/record-events.ts";
import { notTakenBack } from "../../history/taken-back.ts";
import type { Deal } from "../facts/deal.ts";
import { columnsOf, type DealColumns } from "../facts/deal-columns.ts";
import { loadDeals } from "../facts/load-deals.ts";
import { assignDeals } from "../writing/assign-deals.ts";
import { changeDeals } from "../writing/write-deals.ts";
import type { Planned, Wish } from "./wish.ts";

/** @throws DeedRefused `changed-meanwhile`: then nothing is changed */
export async function changeAtOnce(
  deed: Deed,
  { edited, given, changing }: Planned,
  wish: Wish,
): Promise<void> {
  const after = await newestEvent(deed);
  const written =
    edited.length === 0
      ? []
      : await changeDeals(
          deed,
          edited.map((one) => ({ ...one, kind: "edit" })),
        );
  const now = new Map(written.map((deal) => [deal.id, deal]));
  if (wish.owner)
    await assignDeals(
      deed,
      given.map((deal) => now.get(deal.id) ?? deal),
      wish.owner,
    );
  // After its deals' events, and of these it says where they begin.
  await recordEvents(deed, [
    {
      ...{ subject: "member", subjectId: deed.member.id, kind: "bulk" },
      values: { after, deals: changing.map(({ id }) => id) },
    },
  ]);
}

async function newestEvent({ db }: Deed): Promise<string> {
  const [row] = await db.$queryRaw<{ id: string }[]>(
    sql`SELECT coalesce(max(e."id"), 0)::text AS "id" FROM "Event" e`,
  );
  return row!.id;
}

type Bulk = Readonly<{ id: string; after: string; deals: readonly string[] }>;
type Written = {
  id: string;
  dealId: string;
  kind: "edit" | "assign";
  columns: Record<string, readonly [unknown, unknown]>;
};

/** Puts back what stands still as it was written; what somebody has changed since stays theirs. @returns the deals that went back */
export async function takeBulkBack(deed: Deed, { id, after, deals: ids }: Bulk): Promise<string[]> {
  const events = await deed.db.$queryRaw<Written[]>(sql`
    SELECT e."id"::text AS "id", e."subjectId"::text AS "dealId", e."kind", e."values" -> 'columns' AS "columns" FROM "Event" e
    WHERE e."workspaceId" = ${deed.workspace.id}::uuid AND e."subjectId" = ANY(${[...ids]}::uuid[])
      AND e."id" > ${after}::bigint AND e."id" < ${id}::bigint AND e."memberId" = ${doerOf(deed).memberId}::uuid
      AND e."kind" IN ('edit', 'assign') AND ${notTakenBack(sql`e."id"`)}`);
  // Last done, first undone.
  const back = [
    ...(await takeRoundBack(
      deed,
      events.filter(({ kind }) => kind === "assign"),
    )),
    ...(await takeRoundBack(
      deed,
      events.filter(({ kind }) => kind === "edit"),
    )),
  ];
  await recordEvents(deed, [{ subject: "member", subjectId: deed.member.id, kind: "undo", undoes: id }]);
  return [...new Set(back)];
}

async function takeRoundBack(deed: Deed, events: readonly Written[]): Promise<string[]> {
  if (events.length === 0) return [];
  const deals = await loadDeals(deed.db, {
    workspaceId: deed.workspace.id,
    owners: "all",
    where: [sql`d."id" = ANY(${events.map(({ dealId }) => dealId)}::uuid[])`],
  });
  const byId = new Map(deals.map((deal) => [deal.id, deal]));
  const teams = await teamsOf(deed, events);
  const changes = events.flatMap(({ id, dealId, columns }) => {
    const deal = byId.get(dealId);
    if (!deal || !standsAsWritten(deal, columns)) return [];
    const former: Record<string, unknown> = Object.fromEntries(
      Object.entries(columns).map(([name, [before]]) => [name, before]),
    );
    // The owner it goes back to may have changed team since.
    if (typeof former.ownerId === "string") former.teamId = teams.get(former.ownerId) ?? null;
    return [{ deal, kind: "undo" as const, columns: former as Partial<DealColumns>, undoes: id }];
  });
  if (changes.length > 0) await changeDeals(deed, changes);
  return changes.map(({ deal }) => deal.id);
}

function standsAsWritten(deal: Deal, columns: Written["columns"]): boolean {
  const now: Record<string, unknown> = columnsOf(deal);
  return Object.entries(columns).every(
    ([name, [, written]]) => name === "teamId" || JSON.stringify(now[name]) === JSON.stringify(written),
  );
}

async function teamsOf({ db, workspace }: Deed, events: readonly Written[]) {
  const owners = events.flatMap(({ columns }) =>
    typeof columns.ownerId?.[0] === "string" ? [columns.ownerId[0]] : [],
  );
  const members = await db.member.findMany({
    where: { workspaceId: workspace.id, id: { in: owners } },
    select: { id: true, teamId: true },
  });
  return new Map(members.map(({ id, teamId }) => [id, teamId]));
}
