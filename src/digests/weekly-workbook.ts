/** Friday's workbook, where a company wants one: each digest is followed by its numbers and its reader's open deals as a file. */
import type { Temporal } from "temporal-polyfill";
import { type ForecastWeek, previousWeek } from "../calendar/forecast-week.ts";
import { card, text as paragraph } from "../chat/card.ts";
import { type Manager, managersOf } from "../company/managers.ts";
import type { Workspace } from "../company/member.ts";
import { ownersWithin } from "../company/owner-scope.ts";
import type { Database } from "../database/open-database.ts";
import { sql } from "../database/sql.ts";
import { transaction } from "../database/transaction.ts";
import { dealsTable } from "../deals/listing/deals-table.ts";
import { notifyMember } from "../delivery/notify-member.ts";
import { loadBook } from "../pipelines/rows/load-pipelines.ts";
import { runningWeek } from "../schedule/running-week.ts";
import { scheduleOf } from "../schedule/schedule-settings.ts";
import { keepTables } from "../spreadsheets/send-tables.ts";
import { digestFacts } from "./digest-facts.ts";
import { weekTables } from "./export-tables.ts";
import { digestKey } from "./send-digests.ts";
import { digestWords } from "./words.ts";

/** Shorter than a file is kept that belongs to nothing. */
const usefulFor = { hours: 22 };

const workbookKey = (week: string, memberId: string): string => `workbook:${week}:${memberId}`;

/**
 * Looks for digests of the last close that have none yet, so that what failed is tried again and nothing comes twice. The file
 * is made outside of any transaction: a president's has every deal.
 */
export async function sendWeeklyWorkbooks(
  database: Database,
  workspace: Workspace,
  now: Temporal.Instant,
): Promise<void> {
  if (!workspace.settings.weeklyWorkbook) return;
  const schedule = scheduleOf(workspace.zone, workspace.settings);
  const week = previousWeek(runningWeek(workspace, now), schedule);
  for (const manager of await withoutWorkbook(database, workspace, week, now))
    await sendWorkbook(database, workspace, week, manager, now);
}

/** Who was sent the week's digest, not long ago. */
async function withoutWorkbook(
  { prisma }: Database,
  workspace: Workspace,
  { id, closesAt }: ForecastWeek,
  now: Temporal.Instant,
): Promise<Manager[]> {
  if (now.since(closesAt).total("hours") > 2 * usefulFor.hours) return [];
  const managers = await managersOf(prisma, workspace.id);
  const keys = managers.flatMap(({ member }) => [digestKey(id, member.id), workbookKey(id, member.id)]);
  const found = await prisma.$queryRaw<{ key: string }[]>(sql`
    SELECT "key" FROM "Delivery" WHERE "workspaceId" = ${workspace.id}::uuid AND "key" = ANY(${keys}::text[])`);
  const sent = new Set(found.map(({ key }) => key));
  return managers.filter(
    ({ member }) => sent.has(digestKey(id, member.id)) && !sent.has(workbookKey(id, member.id)),
  );
}

async function sendWorkbook(
  database: Database,
  workspace: Workspace,
  week: ForecastWeek,
  { member }: Manager,
  now: Temporal.Instant,
): Promise<void> {
  const { prisma: db } = database;
  const { locale } = member;
  const words = digestWords(locale);
  const pipelines = await loadBook(db, workspace);
  const reader = {
    ...{ db, workspace, member, locale, pipelines, now },
    today: now.toZonedDateTimeISO(member.zone).toPlainDate(),
  };
  const facts = await digestFacts(reader, week);
  const owners = await ownersWithin(db, member, "deal.see");
  const open = { workspaceId: workspace.id, owners, where: [sql`d."outcome" IS NULL`] };
  const [first, ...others] = weekTables({ ...reader, today: facts.today, workspace: facts.workspace }, facts);
  const file = await keepTables(db, reader, {
    ...{ name: words.weekExportName, day: week.closeDate, as: "xlsx" },
    tables: [first, ...others, dealsTable(reader, open)],
  });
  const told = card(locale, words.workbookTitle, [paragraph(file.name)], { summary: file.name });
  await transaction(database, (tx) =>
    notifyMember(tx, member.id, {
      key: workbookKey(week.id, member.id),
      ...{ card: told, file, usefulUntil: now.add(usefulFor) },
    }),
  );
}
