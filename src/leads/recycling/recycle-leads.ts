/** Once a workday: warns of leads that nobody touches, and three workdays later gives them to the pool. Off until an admin switches it on. */
import { Temporal } from "temporal-polyfill";
import { localInstant } from "../../calendar/forecast-week.ts";
import { addWorkdays, calendarOf, isWorkday } from "../../calendar/workdays.ts";
import { dayOf } from "../../company/day-of.ts";
import type { Member, Workspace } from "../../company/member.ts";
import { lockLeads } from "../../customers/standing/standing.ts";
import { fromTimestamp } from "../../database/columns.ts";
import type { Database } from "../../database/open-database.ts";
import { sql } from "../../database/sql.ts";
import { type Tx, transaction } from "../../database/transaction.ts";
import { countHeld } from "../../delivery/held.ts";
import { notifyMembers } from "../../delivery/notify-member.ts";
import type { Deed } from "../../history/deed.ts";
import { loadBook } from "../../pipelines/rows/load-pipelines.ts";
import { claimDay } from "../../schedule/once.ts";
import { giveUp } from "../give-up.ts";
import { openDealsWith } from "../whose.ts";
import { type DueLead, dueLeads } from "./due-leads.ts";
import { goneCard, warningCard } from "./warning-card.ts";
import { answerWarnings, awayMeanwhile, openWarnings, recordWarnings, type Warning } from "./warnings.ts";

/** In the company's zone. */
const hour = "09:00";
const notice = 3;
/** So many leads of one person in a day: the others wait for the next one. */
const atOnce = 10;

export async function recycleLeads(
  database: Database,
  workspace: Workspace,
  now: Temporal.Instant,
): Promise<void> {
  if (workspace.settings.pool.recyclesFrom === null) return;
  const today = dayOf(workspace, now);
  const due = localInstant(today, hour, workspace.zone);
  if (Temporal.Instant.compare(now, due) < 0 || !isWorkday(today, calendarOf(workspace.settings))) return;
  const restored = await restoredAt(database.prisma, workspace);
  // What was due before the rows came out of a backup, the original has done; and while its messages are held, nobody hears of ours.
  if (restored && Temporal.Instant.compare(restored, due) > 0) return;
  if ((await countHeld(database.prisma, workspace.id)) > 0) return;
  await transaction(database, async (tx) => {
    if (!(await claimDay(tx, workspace.id, `leads:${today}`, due))) return;
    const left = await takeBack(tx, workspace, now, restored);
    await warn(tx, workspace, now, new Set(left.map(({ customerId }) => customerId)));
  });
}

async function restoredAt(db: Tx, { id }: Workspace): Promise<Temporal.Instant | undefined> {
  const row = await db.workspace.findUniqueOrThrow({ where: { id }, select: { restoredAt: true } });
  return row.restoredAt ? fromTimestamp(row.restoredAt) : undefined;
}

/** Those whose day has come, of people who were there all the while. @returns the warnings that stand */
async function takeBack(
  tx: Tx,
  workspace: Workspace,
  now: Temporal.Instant,
  restored: Temporal.Instant | undefined,
): Promise<Warning[]> {
  const today = dayOf(workspace, now);
  const open = await openWarnings(tx, workspace);
  if (open.length === 0) return [];
  const warnedOn = ({ warnedAt }: Warning) => dayOf(workspace, warnedAt);
  const wasAway = await awayMeanwhile(
    tx,
    workspace,
    today,
    open.map((one) => ({ memberId: one.memberId, since: warnedOn(one) })),
  );
  const still = new Map(
    (
      await dueLeads(
        tx,
        workspace,
        today.add({ days: 366 }),
        open.map(({ customerId }) => customerId),
      )
    ).map((lead) => [lead.id, lead] as const),
  );
  const sorted = Map.groupBy(open, (one) => {
    const lead = still.get(one.customerId);
    const untouched =
      lead && lead.ownerId === one.memberId && Temporal.Instant.compare(lead.since, one.warnedAt) < 0;
    if (!untouched) return "touched";
    const unheard = restored !== undefined && Temporal.Instant.compare(one.warnedAt, restored) < 0;
    if (unheard || wasAway(one.memberId, warnedOn(one))) return "void";
    return Temporal.PlainDate.compare(one.goesOn, today) <= 0 ? "gone" : "waits";
  });
  for (const answer of ["touched", "void", "gone"] as const) {
    const ids = (sorted.get(answer) ?? []).map(({ id }) => id);
    if (ids.length > 0) await answerWarnings(tx, workspace, now, ids, answer);
  }
  await giveToPool(tx, workspace, now, sorted.get("gone") ?? []);
  return sorted.get("waits") ?? [];
}

async function giveToPool(
  tx: Tx,
  workspace: Workspace,
  now: Temporal.Instant,
  gone: readonly Warning[],
): Promise<void> {
  if (gone.length === 0) return;
  const pipelines = await loadBook(tx, workspace);
  const notices = [];
  for (const [memberId, theirs] of Map.groupBy(gone, (one) => one.memberId)) {
    const [member] = await membersOf(tx, workspace, [memberId]);
    if (!member) continue;
    const deed: Deed = { db: tx, now, member, workspace, pipelines, via: "schedule" };
    const leads = await lockLeads(
      deed,
      theirs.map(({ customerId }) => customerId),
    );
    const deals = await openDealsWith(
      deed,
      leads.map(({ id }) => id),
    );
    await giveUp(
      deed,
      leads.map((lead) => ({
        ...{ lead, holder: memberId },
        deals: deals.filter(({ customer }) => customer.id === lead.id),
      })),
      { to: "pool", kind: "recycle" },
    );
    const card = goneCard(
      member.locale,
      leads.map(({ name }) => name),
    );
    notices.push({ memberId, key: `leads-gone:${memberId}:${dayOf(workspace, now)}`, card });
  }
  await notifyMembers(tx, notices);
}

/** Of people who are there today, a few at a time, and each lead once. */
async function warn(
  tx: Tx,
  workspace: Workspace,
  now: Temporal.Instant,
  warned: ReadonlySet<string>,
): Promise<void> {
  const today = dayOf(workspace, now);
  const earliest = addWorkdays(today, notice, calendarOf(workspace.settings));
  const due = (await dueLeads(tx, workspace, earliest)).filter(({ id }) => !warned.has(id));
  const members = await membersOf(
    tx,
    workspace,
    due.map(({ ownerId }) => ownerId),
  );
  const isAway = await awayMeanwhile(
    tx,
    workspace,
    today,
    members.map(({ id }) => ({ memberId: id, since: today })),
  );
  const notices = [];
  const told: DueLead[] = [];
  for (const member of members.filter(({ id }) => !isAway(id, today))) {
    const theirs = due
      .filter(({ ownerId }) => ownerId === member.id)
      .slice(0, atOnce)
      .map((lead) => ({
        ...lead,
        goesOn: Temporal.PlainDate.compare(lead.goesOn, earliest) < 0 ? earliest : lead.goesOn,
      }));
    if (theirs.length === 0) continue;
    told.push(...theirs);
    const reader = { locale: member.locale, today: now.toZonedDateTimeISO(member.zone).toPlainDate() };
    notices.push({
      memberId: member.id,
      key: `leads-warned:${member.id}:${today}`,
      card: warningCard(reader, workspace, theirs),
    });
  }
  if (told.length === 0) return;
  await recordWarnings(tx, workspace, now, told);
  await notifyMembers(tx, notices);
}

const membersOf = (tx: Tx, { id }: Workspace, ids: readonly string[]): Promise<Member[]> =>
  tx.$queryRaw<Member[]>(sql`
    SELECT m."id", m."workspaceId", m."name", m."role", m."teamId", m."locale", m."zone" FROM "Member" m
    WHERE m."workspaceId" = ${id}::uuid AND m."active" AND m."id" = ANY(${[...new Set(ids)]}::uuid[]) ORDER BY m."id"`);
