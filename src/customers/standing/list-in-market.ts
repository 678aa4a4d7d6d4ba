/** Puts companies by their names into the target market: whole lists, in a few statements. */
import { randomUUID } from "node:crypto";
import { toTimestamp } from "../../database/columns.ts";
import { rowsOf } from "../../database/rows-of.ts";
import { sql } from "../../database/sql.ts";
import type { Deed } from "../../history/deed.ts";
import { recordEvents } from "../../history/record-events.ts";
import { legalFormOf, normaliseCustomerName } from "../../understanding/customer-name.ts";
import { customersCalled } from "../named-alike.ts";
import { readingColumns, readingsOf, readingTypes } from "../readings.ts";
import { lockNames } from "../write-customer.ts";
import { type Lead, lockLeads, moveCustomers } from "./standing.ts";

/** By the names as they were typed. */
export type Listed = Readonly<{
  /** New to the company, or known by name only. */
  added: readonly string[];
  /** In the market or the pool already. */
  idle: readonly string[];
  /** Somebody has it, or had deals with it. */
  worked: readonly string[];
}>;

/** @param names one for each company: what is called alike counts once */
export async function listInMarket(deed: Deed, names: readonly string[]): Promise<Listed> {
  const once = [...Map.groupBy(names, called).values()].map(([first]) => first!);
  await lockNames(deed, once);
  const known = await customersCalled(deed, once);
  const fresh = once.filter((name) => !known.has(name));
  await create(deed, fresh);
  const leads = await lockLeads(deed, [...new Set([...known.values()].map(({ id }) => id))]);
  const hasDeals = await withDeals(
    deed,
    leads.map(({ id }) => id),
  );
  const leadOf = (name: string): Lead | undefined => leads.find(({ id }) => id === known.get(name)?.id);
  const isFree = (lead: Lead) =>
    lead.standing === null && lead.ownerId === null && lead.mergedInto === null && !hasDeals.has(lead.id);
  const named = once.flatMap((name) => {
    const lead = leadOf(name);
    return lead ? [{ name, lead }] : [];
  });
  const free = named.filter(({ lead }) => isFree(lead));
  await moveCustomers(
    deed,
    [...new Map(free.map(({ lead }) => [lead.id, lead])).values()].map((customer) => ({
      ...{ customer, kind: "list" as const, to: { standing: "market" as const, ownerId: null } },
    })),
  );
  return {
    added: [...fresh, ...free.map(({ name }) => name)],
    idle: named.filter(({ lead }) => lead.standing !== null).map(({ name }) => name),
    worked: named.filter(({ lead }) => lead.standing === null && !isFree(lead)).map(({ name }) => name),
  };
}

/** Delta Inc and Delta GmbH are two. */
const called = (name: string): string => `${normaliseCustomerName(name)} ${legalFormOf(name)}`;

async function create(deed: Deed, names: readonly string[]): Promise<void> {
  if (names.length === 0) return;
  const at = toTimestamp(deed.now);
  const rows = names.map((name) => ({ id: randomUUID(), name, ...readingsOf(name) }));
  await deed.db.$executeRaw(sql`
    INSERT INTO "Customer" ("id", "workspaceId", "name", ${readingColumns()}, "standing", "standingSince")
    SELECT i."id", ${deed.workspace.id}::uuid, i."name", ${readingColumns(sql`i.`)}, 'market', ${at}::timestamptz
    FROM ${rowsOf(rows, sql`"id" uuid, "name" text, ${readingTypes}`)} i`);
  await recordEvents(
    deed,
    rows.map(({ id, name }) => ({
      ...{ subject: "customer" as const, subjectId: id, kind: "new" },
      values: { columns: { name: [null, name], standing: [null, "market"] } },
    })),
  );
}

async function withDeals({ db, workspace }: Deed, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db.$queryRaw<{ id: string }[]>(sql`
    SELECT DISTINCT d."customerId" AS "id" FROM "Deal" d
    WHERE d."workspaceId" = ${workspace.id}::uuid AND d."customerId" = ANY(${ids}::uuid[]) AND d."outcome" IS DISTINCT FROM 'withdrawn'`);
  return new Set(rows.map(({ id }) => id));
}
