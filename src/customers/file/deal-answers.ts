/**
 * What deals ask about the customer, and its file keep: the same. An answer on a deal is kept in the file by the same deed;
 * what the file says stands in a deal's form when it opens. So nobody types it twice, and nothing passes a gate unseen.
 */
import { sql } from "../../database/sql.ts";
import type { Deed } from "../../history/deed.ts";
import { type Changes, recordEvents } from "../../history/record-events.ts";
import { notTakenBack } from "../../history/taken-back.ts";
import { majorNumeral } from "../../money/currency.ts";
import { moneyOf } from "../../money/money.ts";
import { lockCustomers } from "../write-customer.ts";
import { type FileColumns, fileWordKeys, loadFile, profitOf } from "./customer-file.ts";
import { daysIn } from "./days-in.ts";
import { differing, lockFile, writeColumns, writeWords } from "./write-file.ts";

/** Keys of criteria, as the customer funnel has them; every pipeline may ask the same under them. */
const profitKey = "expected-profit";
const cycleKey = "expected-cycle";

export const isInFile = (key: string): boolean =>
  key === profitKey || key === cycleKey || fileWordKeys.some((one) => one === key);

/** By the keys of criteria, as somebody would type it. */
export async function answersInFile(deed: Deed, customerId: string): Promise<Record<string, string>> {
  const { columns, words } = await loadFile(deed, customerId);
  const profit = profitOf(columns);
  // A deal is asked in the company's currency.
  const isOwn = profit?.currency === deed.workspace.currency;
  return {
    ...Object.fromEntries(fileWordKeys.flatMap((key) => (words[key] ? [[key, words[key]]] : []))),
    ...(profit && isOwn && { [profitKey]: String(Number(majorNumeral(profit.minor, profit.currency))) }),
    ...(columns.cycleDays !== null && { [cycleKey]: String(columns.cycleDays) }),
  };
}

/**
 * Keeps what a deal's answers say of the customer. What is empty says nothing.
 * @param eventId of the deed that answered; with it they are taken back
 */
export async function keepFromDeal(
  deed: Deed,
  customerId: string,
  answers: Readonly<Record<string, string>>,
  eventId: string,
): Promise<void> {
  const said = Object.entries(answers).filter(([key, text]) => text !== "" && isInFile(key));
  if (said.length === 0) return;
  const { [profitKey]: profit, [cycleKey]: cycle, ...words } = Object.fromEntries(said);
  const columns = columnsOf(deed, profit, cycle);
  await writeWords(deed, customerId, words, eventId);
  if (Object.keys(columns).length > 0) await keepColumns(deed, customerId, columns, eventId);
}

function columnsOf(
  { workspace: { currency } }: Deed,
  profit: string | undefined,
  cycle: string | undefined,
): Partial<FileColumns> {
  const worth = Number(profit);
  const isWorth = profit !== undefined && Number.isFinite(worth) && Math.abs(worth) <= mostWorth;
  const days = cycle === undefined ? undefined : daysIn(cycle);
  return {
    ...(isWorth && { profitMinor: String(moneyOf(worth, currency).minor), profitCurrency: currency }),
    ...(days !== undefined && { cycleDays: days }),
  };
}

/** A trillion, as amounts of deals. */
const mostWorth = 1e12;

/** A deed of its own kind, which is taken back with the deal's and not by itself. */
const alongKind = "file-along";

/**
 * Before the deal's row is locked: who merges customers locks them first, and then their deals.
 * @param answers of the deal that is about to be written
 */
export async function lockForAnswers(
  deed: Deed,
  customerId: string,
  answers: Readonly<Record<string, string>>,
): Promise<void> {
  if (answers[profitKey] !== undefined || answers[cycleKey] !== undefined)
    await lockCustomers(deed, [customerId]);
}

async function keepColumns(deed: Deed, id: string, wanted: Partial<FileColumns>, eventId: string) {
  const customerId = await whereItLeads(deed, id);
  const columns = differing(await lockFile(deed, customerId), wanted);
  if (Object.keys(columns).length === 0) return;
  await writeColumns(deed, customerId, columns);
  const values = { columns, with: eventId };
  await recordEvents(deed, [{ subject: "customer", subjectId: customerId, kind: alongKind, values }]);
}

/** It may have been merged a moment ago. */
async function whereItLeads({ db, workspace }: Deed, id: string): Promise<string> {
  const [row] = await db.$queryRaw<{ id: string }[]>(sql`
    SELECT coalesce("mergedIntoId", "id") AS "id" FROM "Customer" WHERE "id" = ${id}::uuid AND "workspaceId" = ${workspace.id}::uuid`);
  return row?.id ?? id;
}

/** The deed of a deal is undone: what it put into columns goes back, unless others have written there since. */
export async function takeAlongBack(deed: Deed, id: string, eventId: string): Promise<void> {
  const customerId = await whereItLeads(deed, id);
  const [along] = await deed.db.$queryRaw<{ id: string; columns: Changes }[]>(sql`
    SELECT e."id"::text AS "id", e."values" -> 'columns' AS "columns" FROM "Event" e
     WHERE e."workspaceId" = ${deed.workspace.id}::uuid AND e."subjectId" = ${customerId}::uuid AND e."subject" = 'customer'
       AND e."kind" = ${alongKind} AND e."values" ->> 'with' = ${eventId} AND ${notTakenBack(sql`e."id"`)} LIMIT 1`);
  if (!along) return;
  const own = await lockFile(deed, customerId);
  const back = Object.fromEntries(
    Object.entries(along.columns)
      .filter(([name, [, after]]) => own[name] === after)
      .map(([name, [before, after]]) => [name, [after, before] as const]),
  );
  await writeColumns(deed, customerId, back);
  const values = { columns: back };
  await recordEvents(deed, [
    { subject: "customer", subjectId: customerId, kind: "undo", values, undoes: along.id },
  ]);
}
