/** Matches a typed name to a customer: an exact match, similar ones, or none. */
import type { OwnerScope } from "../company/owner-scope.ts";
import { reach } from "../company/permissions.ts";
import { escapeLike, noSql, type Sql, sql } from "../database/sql.ts";
import type { Deed } from "../history/deed.ts";
import { recordEvents } from "../history/record-events.ts";
import { normaliseCustomerName } from "../understanding/customer-name.ts";
import { pinyinOf } from "../understanding/pinyin.ts";
import type { Customer } from "./customer.ts";
import { oneTypoFrom } from "./one-typo.ts";

export type MatchedCustomer = Readonly<{ same: Customer | undefined; near: readonly Customer[] }>;

type Row = Customer & { same: boolean };

/**
 * Names that are equal without legal form, width and case are the same customer; otherwise names that contain
 * it, sound alike or differ by a typo are near, among those that the member may know.
 */
export async function matchCustomer(deed: Deed, typed: string, limit = 5): Promise<MatchedCustomer> {
  const { db, workspace } = deed;
  const normalised = normaliseCustomerName(typed);
  const { full } = pinyinOf(typed);
  // Without the Chinese keyboard: the sound, from its beginning when it is short, or the beginning of the initials.
  const letters = !han.test(typed) && full.length > 3;
  const sound = full.length > 2 ? `${letters ? "%" : ""}${escapeLike(full)}%` : full;
  const pattern = `%${escapeLike(normalised)}%`;
  const mistyped = sql`"normalised" LIKE ANY(${oneTypoFrom(normalised)}::text[])`;
  const rows = await db.$queryRaw<Row[]>(sql`
    SELECT "id", "name", "isKey", "industry", "normalised" = ${normalised} AS "same"
    FROM "Customer"
    WHERE "workspaceId" = ${workspace.id}::uuid ${knownNames(deed)}
      AND ("normalised" LIKE ${pattern} OR ${mistyped} OR similarity("normalised", ${normalised}) > 0.4 OR ("pinyin" LIKE ${sound} AND ${sound} <> '')
           OR (length(${normalised}) > 1 AND "initials" LIKE ${`${escapeLike(normalised)}%`})
           OR (length(${normalised}) > 1 AND strpos(${normalised}, "normalised") > 0 AND length("normalised") > 1))
    ORDER BY "normalised" = ${normalised} DESC, ${mistyped} DESC, similarity("normalised", ${normalised}) DESC, "name"
    LIMIT ${limit}`);
  const customers = rows.map(({ id, name, isKey, industry, same }) => ({
    customer: { id, name, isKey, industry },
    same,
  }));
  return {
    same: customers.find(({ same }) => same)?.customer,
    near: customers.filter(({ same }) => !same).map(({ customer }) => customer),
  };
}

/** Of those that are near, the one whose whole Chinese name was typed in letters; mere likeness may be another company. */
export function spelledOut(typed: string, near: readonly Customer[]): Customer | undefined {
  if (han.test(typed)) return undefined;
  const sound = (name: string) => pinyinOf(normaliseCustomerName(name)).full;
  const fitting = near.filter(({ name }) => han.test(name) && sound(name) === sound(typed));
  return fitting.length === 1 ? fitting[0] : undefined;
}

const han = /\p{Script=Han}/u;

/** @returns undefined also for one whose name the member may not know */
export async function customerById(deed: Deed, id: string): Promise<Customer | undefined> {
  const [customer] = await deed.db.$queryRaw<Customer[]>(sql`
    SELECT "id", "name", "isKey", "industry" FROM "Customer"
    WHERE "workspaceId" = ${deed.workspace.id}::uuid AND "id" = ${id}::uuid ${knownNames(deed)}`);
  return customer;
}

/** A company may keep the names of other people's customers from those who see only their own deals. */
const knownNames = (deed: Deed): Sql => (knowsOnlyOwn(deed) ? withDealsOf([deed.member.id]) : noSql);

/** Whether it is hidden from the member who else sells to a customer. */
export const knowsOnlyOwn = ({ member, workspace }: Deed): boolean =>
  workspace.settings.customerNames === "own" && reach(member, "deal.see") === "own";

/** A condition on "Customer": one of these members has a deal with it. */
export const withDealsOf = (owners: OwnerScope): Sql =>
  owners === "all"
    ? noSql
    : sql`AND EXISTS (
        SELECT FROM "Deal" d WHERE d."workspaceId" = "Customer"."workspaceId" AND d."customerId" = "Customer"."id"
          AND d."ownerId" = ANY(${owners}::uuid[]))`;

/** Creates the customer, or finds the one being created under that name at the same moment. */
export async function ensureCustomer(deed: Deed, name: string): Promise<Customer> {
  const normalised = normaliseCustomerName(name);
  const { full, initials } = pinyinOf(name);
  // One statement that waits for the other one: Prisma's upsert reads first, and fails when both have read.
  const rows = await deed.db.$queryRaw<(Customer & { made: boolean })[]>(sql`
    INSERT INTO "Customer" ("id", "workspaceId", "name", "normalised", "pinyin", "initials")
    VALUES (gen_random_uuid(), ${deed.workspace.id}::uuid, ${name.trim()}, ${normalised}, ${full}, ${initials})
    ON CONFLICT ("workspaceId", "normalised") DO UPDATE SET "name" = "Customer"."name"
    RETURNING "id", "name", "isKey", "industry", xmax = 0 AS "made"`);
  const { made, ...customer } = rows[0]!;
  if (made) {
    const columns = { name: [null, customer.name] } as const;
    await recordEvents(deed, [
      { subject: "customer", subjectId: customer.id, kind: "new", values: { columns } },
    ]);
  }
  return customer;
}
