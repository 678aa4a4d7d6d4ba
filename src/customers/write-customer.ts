/** The rows of customers: made, named and merged here. Their deals follow in `deals/writing`; who may is up to the callers. */
import { rowsOf } from "../database/rows-of.ts";
import { sql } from "../database/sql.ts";
import type { Deed } from "../history/deed.ts";
import { recordEvents } from "../history/record-events.ts";
import { normaliseCustomerName } from "../understanding/customer-name.ts";
import type { Customer } from "./customer.ts";
import { keepDifferent } from "./duplicates/different.ts";
import { surelyMeant } from "./match-customer.ts";
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
  await lockName(deed, name);
  const { same } = await namedAlike(deed, name);
  if (same) return same;
  const row = { name: name.trim(), ...readingsOf(name) };
  const [made] = await deed.db.$queryRaw<Customer[]>(sql`
    INSERT INTO "Customer" ("id", "workspaceId", "name", ${readingColumns()})
    SELECT gen_random_uuid(), ${deed.workspace.id}::uuid, r."name", ${readingColumns(sql`r.`)}
      FROM ${rowsOf([row], sql`"name" text, ${readingTypes}`)} r
    RETURNING "id", "name", "isKey", "industry"`);
  const columns = { name: [null, made!.name] } as const;
  const [eventId] = await recordEvents(deed, [
    { subject: "customer", subjectId: made!.id, kind: "new", values: { columns } },
  ]);
  await keepDifferent(deed, made!.id, unlike, eventId!);
  return made!;
}

/** Who gives a customer a name waits for others who give this one, and then sees theirs. Until the transaction's end. */
const lockName = ({ db, workspace }: Deed, name: string) =>
  db.$executeRaw(sql`
    SELECT pg_advisory_xact_lock(hashtextextended(${`customer ${workspace.id} ${normaliseCustomerName(name)}`}, 0))`);

/** Whoever may know of them. */
async function namedAlike({ db, workspace }: Deed, name: string) {
  const equal = await db.$queryRaw<(Customer & { called: string })[]>(sql`
    SELECT k."id", k."name", k."isKey", k."industry", c."name" AS "called"
    FROM "Customer" c JOIN "Customer" k ON k."id" = coalesce(c."mergedIntoId", c."id")
    WHERE c."workspaceId" = ${workspace.id}::uuid AND c."normalised" = ${normaliseCustomerName(name)}
    ORDER BY c."mergedIntoId" IS NOT NULL, c."createdAt"`);
  return { equal, same: surelyMeant(name, equal) };
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
  await lockName(deed, name);
  const { equal } = await namedAlike(deed, name);
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
