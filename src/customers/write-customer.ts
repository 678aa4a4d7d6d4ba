/** The rows of customers: made, named and merged here. Their deals follow in `deals/writing`; who may is up to the callers. */
import { amongIds } from "../database/among-ids.ts";
import { toTimestamp } from "../database/columns.ts";
import { rowsOf } from "../database/rows-of.ts";
import { sql } from "../database/sql.ts";
import type { Deed } from "../history/deed.ts";
import { recordEvents } from "../history/record-events.ts";
import { eachNotTakenBack } from "../history/taken-back.ts";
import { normaliseCustomerName } from "../understanding/customer-name.ts";
import type { Customer } from "./customer.ts";
import { keepDifferent } from "./duplicates/different.ts";
import { surelyMeant } from "./match-customer.ts";
import { equalTo, namedAlike } from "./named-alike.ts";
import { readingColumns, readingsOf, readingTypes } from "./readings.ts";

/**
 * Creates the customer, or finds the one that was created under that name at the same moment, or that is hidden from the member.
 * @param options `unlike`: ids of those that the member was shown and did not mean
 */
export async function ensureCustomer(
  deed: Deed,
  name: string,
  { unlike = [] }: Readonly<{ unlike?: readonly string[] }> = {},
): Promise<Customer> {
  const [ensured] = await ensureCustomers(deed, [name]);
  const { customer, eventId } = ensured!;
  if (eventId) await keepDifferent(deed, customer.id, unlike, eventId);
  return customer;
}

/** `eventId`: of the deed that made it just now. */
export type EnsuredCustomer = Readonly<{ customer: Customer; eventId?: string }>;

/** The same for many names at a few statements, in their order; two that mean the same get the same customer. */
export async function ensureCustomers(deed: Deed, names: readonly string[]): Promise<EnsuredCustomer[]> {
  await lockNames(deed, names);
  const alike = await namedAlike(deed, names);
  const fresh = new Map<string, string>();
  const made = new Map<string, { id: string; called: string }[]>();
  for (const name of names) {
    if (surelyMeant(name, equalTo(alike, name))) continue;
    const key = normaliseCustomerName(name);
    const others = made.get(key) ?? [];
    const called = surelyMeant(name, others)?.called ?? name.trim();
    fresh.set(name, called);
    made.set(key, [...others, { id: called, called }]);
  }
  const rows = [...new Set(fresh.values())].map((name) => ({ name, ...readingsOf(name) }));
  const inserted = rows.length === 0 ? [] : await insertCustomers(deed, rows);
  const events = await recordEvents(
    deed,
    inserted.map(({ id, name }) => ({
      ...{ subject: "customer" as const, subjectId: id, kind: "new" },
      values: { columns: { name: [null, name] as const } },
    })),
  );
  const byName = new Map(
    inserted.map((customer, nth) => [customer.name, { customer, eventId: events[nth]! }]),
  );
  return names.map((name) => {
    const called = fresh.get(name);
    return called === undefined
      ? { customer: surelyMeant(name, equalTo(alike, name))! }
      : byName.get(called)!;
  });
}

const insertCustomers = ({ db, workspace }: Deed, rows: readonly object[]) =>
  db.$queryRaw<Customer[]>(sql`
    INSERT INTO "Customer" ("id", "workspaceId", "name", ${readingColumns()})
    SELECT gen_random_uuid(), ${workspace.id}::uuid, r."name", ${readingColumns(sql`r.`)}
      FROM ${rowsOf(rows, sql`"name" text, ${readingTypes}`)} r
    RETURNING "id", "name", "isKey", "industry"`);

/** Who gives a customer a name waits for others who give this one, and then sees theirs. Until the transaction's end. */
export const lockNames = ({ db, workspace }: Deed, names: readonly string[]) =>
  db.$executeRaw(sql`
    SELECT pg_advisory_xact_lock(hashtextextended(n."key", 0)) FROM (
      SELECT DISTINCT ${`customer ${workspace.id} `} || u."name" AS "key"
        FROM unnest(${names.map(normaliseCustomerName)}::text[]) u("name") ORDER BY 1) n`);

/**
 * What an import made is no longer there, unless something was done about it since: without deals the row goes, with withdrawn
 * ones it stays for them alone.
 * @param since id of the deed after which whatever is done with them is somebody's work; before it, and where it is null, only what
 * no import does
 * @returns those that stay as they are
 */
export async function dropCustomers(
  deed: Deed,
  ids: readonly string[],
  since: string | null,
): Promise<Pick<Customer, "id" | "name">[]> {
  if (ids.length === 0) return [];
  const { db, workspace, now } = deed;
  const remains = sql`o."goneAt" IS NULL AND o."id" <> ALL(${[...ids]}::uuid[])`;
  // Who has a child and who was merged into is asked apart, as either has its index: in one question, all of the company's customers
  // are read for each of them.
  const kept = await db.$queryRaw<{ id: string; name: string }[]>(sql`
    SELECT c."id", c."name" FROM ${amongIds(ids)} i JOIN "Customer" c ON c."id" = i."id" WHERE c."workspaceId" = ${workspace.id}::uuid
      AND (EXISTS (SELECT FROM "Deal" d WHERE d."workspaceId" = c."workspaceId" AND d."customerId" = c."id"
             AND d."outcome" IS DISTINCT FROM 'withdrawn')
        OR EXISTS (SELECT FROM "Event" e WHERE e."workspaceId" = c."workspaceId" AND e."subjectId" = c."id"
             AND (e."id" > ${since}::bigint AND e."kind" NOT IN ('new', 'undo')
               OR e."kind" NOT IN ('new', 'undo', 'import') AND ${eachNotTakenBack(sql`e."id"`)}))
        OR EXISTS (SELECT FROM "Touch" t WHERE t."workspaceId" = c."workspaceId" AND t."customerId" = c."id")
        OR EXISTS (SELECT FROM "Contact" k WHERE k."workspaceId" = c."workspaceId" AND k."customerId" = c."id")
        OR EXISTS (SELECT FROM "SaleBuyer" b WHERE b."workspaceId" = c."workspaceId" AND b."customerId" = c."id" AND NOT b."made")
        OR EXISTS (SELECT FROM "Customer" o WHERE o."workspaceId" = c."workspaceId" AND o."parentId" = c."id" AND ${remains})
        OR EXISTS (SELECT FROM "Customer" o WHERE o."mergedIntoId" = c."id" AND ${remains}))
    FOR UPDATE OF c`);
  const stay = new Set(kept.map(({ id }) => id));
  const going = amongIds(ids.filter((id) => !stay.has(id)));
  await db.$executeRaw(sql`
    DELETE FROM "Holding" h USING ${going} i WHERE h."workspaceId" = ${workspace.id}::uuid AND h."customerId" = i."id"`);
  await db.$executeRaw(sql`
    DELETE FROM "CustomerFact" f USING ${going} i WHERE f."workspaceId" = ${workspace.id}::uuid AND f."customerId" = i."id"`);
  await db.$executeRaw(sql`
    UPDATE "Customer" c SET "goneAt" = ${toTimestamp(now)}::timestamptz, "normalised" = '', "pinyin" = '', "initials" = '',
           "core" = '', "coreSound" = '', "mailDomain" = NULL, "standing" = NULL, "parentId" = NULL
      FROM ${going} i WHERE c."workspaceId" = ${workspace.id}::uuid AND c."id" = i."id"`);
  await db.$executeRaw(sql`
    DELETE FROM "Customer" c USING ${going} i WHERE c."workspaceId" = ${workspace.id}::uuid AND c."id" = i."id"
       AND NOT EXISTS (SELECT FROM "Deal" d WHERE d."customerId" = c."id")`);
  return kept;
}

export type LockedCustomer = Pick<Customer, "id" | "name"> & Readonly<{ mergedInto: string | null }>;

/** Nobody renames or merges them, or logs a deal with them, until the transaction ends. @returns them in the order of the ids */
export async function lockCustomers(
  { db, workspace }: Deed,
  ids: readonly string[],
): Promise<LockedCustomer[]> {
  const rows = await db.$queryRaw<LockedCustomer[]>(sql`
    SELECT c."id", c."name", (SELECT i."name" FROM "Customer" i WHERE i."id" = c."mergedIntoId") AS "mergedInto"
    FROM "Customer" c WHERE c."workspaceId" = ${workspace.id}::uuid AND c."id" = ANY(${ids}::uuid[])
    ORDER BY c."id" FOR UPDATE OF c`);
  return ids.flatMap((id) => rows.find((row) => row.id === id) ?? []);
}

/** @returns another customer that is called so already: then nothing was changed */
export async function giveName(deed: Deed, id: string, name: string): Promise<Customer | undefined> {
  await lockNames(deed, [name]);
  const equal = equalTo(await namedAlike(deed, [name]), name);
  const taken = surelyMeant(
    name,
    equal.filter((one) => one.id !== id),
  );
  if (taken) return taken;
  await deed.db.customer.update({
    where: { id, workspaceId: deed.workspace.id },
    data: { name, ...readingsOf(name) },
    select: { id: true },
  });
  return undefined;
}

/** What has been merged into the first goes along. @returns the ids of those */
export async function leadTo({ db, workspace }: Deed, from: string, into: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>(sql`
    UPDATE "Customer" SET "mergedIntoId" = ${into}::uuid
    WHERE "workspaceId" = ${workspace.id}::uuid AND ("id" = ${from}::uuid OR "mergedIntoId" = ${from}::uuid) RETURNING "id"`);
  return rows.map(({ id }) => id).filter((id) => id !== from);
}

/** The way back of `leadTo`. @param along the ids that it returned */
export async function leadBack(
  { db, workspace }: Deed,
  from: string,
  along: readonly string[],
): Promise<void> {
  await db.$executeRaw(sql`
    UPDATE "Customer" SET "mergedIntoId" = CASE WHEN "id" = ${from}::uuid THEN NULL ELSE ${from}::uuid END
    WHERE "workspaceId" = ${workspace.id}::uuid AND ("id" = ${from}::uuid OR "id" = ANY(${along}::uuid[]))`);
}
