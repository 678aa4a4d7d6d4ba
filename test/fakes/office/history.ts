/** What happened to an office's deals, read as facts; and deeds at a chosen time, or many at once. */
import type { Temporal } from "temporal-polyfill";
import type { Role } from "../../../src/company/member.ts";
import { sql } from "../../../src/database/sql.ts";
import { transaction } from "../../../src/database/transaction.ts";
import type { Deal } from "../../../src/deals/facts/deal.ts";
import { columnsOf, type DealColumns } from "../../../src/deals/facts/deal-columns.ts";
import { type DealEventValues, dealEventValues, moveKinds } from "../../../src/deals/facts/deal-events.ts";
import { loadDeals } from "../../../src/deals/facts/load-deals.ts";
import { logDeals, type NewDeal } from "../../../src/deals/writing/log-deals.ts";
import { changeDeal } from "../../../src/deals/writing/write-deals.ts";
import type { Deed } from "../../../src/history/deed.ts";
import { loadBook } from "../../../src/pipelines/rows/load-pipelines.ts";
import type { Office } from "./office.ts";

/** Runs a deed as a member, without a chat, in a transaction of its own. */
export async function doAs<T>(
  office: Office,
  memberId: string,
  work: (deed: Deed) => Promise<T>,
  at: Temporal.Instant = office.now(),
): Promise<T> {
  const workspace = await office.workspace();
  const row = await office.database.prisma.member.findUniqueOrThrow({ where: { id: memberId } });
  const member = { ...row, role: row.role as Role, locale: "en" as const };
  return transaction(office.database, async (db) => {
    const pipelines = await loadBook(db, workspace);
    return work({ db, now: at, member, workspace, pipelines, via: "web" });
  });
}

/** As deeds see it, including withdrawn deals. */
export async function dealOf(
  office: Office,
  number: number,
  db = office.database.prisma as Deed["db"],
): Promise<Deal> {
  const [deal] = await loadDeals(db, {
    workspaceId: office.workspaceId,
    owners: "all",
    withdrawn: true,
    where: [sql`d."number" = ${number}`],
  });
  if (!deal) throw new Error(`There is no deal #${number}`);
  return deal;
}

/** Sets columns of a deal that no line sets, or not at that time: by its owner, as an edit. */
export async function edits(
  office: Office,
  number: number,
  columns: Partial<DealColumns>,
  at?: Temporal.Instant,
): Promise<Deal> {
  const { owner } = await dealOf(office, number);
  return doAs(
    office,
    owner.id,
    async (deed) => changeDeal(deed, { deal: await dealOf(office, number, deed.db), kind: "edit", columns }),
    at,
  );
}

/** More deals like an existing one, each with the differences given. */
export async function logLike(
  office: Office,
  number: number,
  others: readonly Partial<NewDeal>[],
): Promise<void> {
  const deal = await dealOf(office, number);
  await doAs(office, deal.owner.id, (deed) =>
    logDeals(
      deed,
      others.map((other) => ({ ...columnsOf(deal), lines: deal.lines, ...other })),
    ),
  );
}

export type ToldEvent = Readonly<{
  id: bigint;
  kind: string;
  memberId: string | null;
  via: string;
  at: Date;
  undoes: bigint | null;
  /** Text written with it. */
  text: string | null;
  columns: DealEventValues["columns"];
  /** Answers to criteria that came with it. */
  answers: Readonly<Record<string, unknown>>;
  /** Where the deal was before and after; null before it existed. */
  from: string | null;
  to: string | null;
  /** Its amount then. */
  amountMinor: bigint | null;
}>;

/** Everything that happened to a deal, in order. */
export async function eventsOf(office: Office, number: number): Promise<ToldEvent[]> {
  const { prisma } = office.database;
  const { id: dealId } = await dealOf(office, number);
  const events = await prisma.event.findMany({ where: { subjectId: dealId }, orderBy: { id: "asc" } });
  const versions = await prisma.dealVersion.findMany({ where: { dealId }, orderBy: { number: "asc" } });
  const facts = await prisma.dealFact.findMany({ where: { dealId } });
  const remarks = await prisma.remark.findMany({ where: { workspaceId: office.workspaceId } });
  const textOf = new Map(remarks.map(({ id, text }) => [id, text]));
  return events.map(({ id, kind, memberId, via, at, undoes, remarkId, values }) => {
    const version = versions.findLast(({ eventId }) => eventId <= id);
    return {
      ...{ id, kind, memberId, via, at, undoes },
      text: remarkId && (textOf.get(remarkId) ?? null),
      columns: dealEventValues.parse(values).columns,
      answers: Object.fromEntries(
        facts.filter((one) => one.eventId === id).map(({ key, value }) => [key, value]),
      ),
      from: versions.findLast(({ eventId }) => eventId < id)?.stage ?? null,
      to: version?.stage ?? null,
      amountMinor: version?.amountMinor ?? null,
    };
  });
}

/** Events that moved it, or undid something. */
export const movesOf = async (office: Office, number: number): Promise<ToldEvent[]> =>
  (await eventsOf(office, number)).filter(({ kind }) => ([...moveKinds, "undo"] as string[]).includes(kind));

/** The notes on a deal, including undone ones. */
export const notesOf = async (office: Office, number: number): Promise<(string | null)[]> =>
  (await eventsOf(office, number)).filter(({ kind }) => kind === "note").map(({ text }) => text);
