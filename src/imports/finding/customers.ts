/** Customers by what a table calls them: surely one that is there, one that somebody said is the same, or a new one. */
import type { Customer } from "../../customers/customer.ts";
import { matchNames } from "../../customers/duplicates/match-names.ts";
import { customersCalled } from "../../customers/named-alike.ts";
import { sql } from "../../database/sql.ts";
import type { Deed } from "../../history/deed.ts";
import type { Decisions } from "../import.ts";
import type { Why } from "../rows.ts";

export type FoundCustomer =
  | Readonly<{ id: string; name: string }>
  /** None is called so. `near`: what resembles it, the likeliest first. */
  | Readonly<{ near: readonly Customer[] }>;

export const isThere = (found: FoundCustomer): found is Extract<FoundCustomer, { id: string }> =>
  "id" in found;

/** What is to be said of a name that nobody bears: who may be meant. */
export function nearTo(name: string, found: FoundCustomer): Readonly<{ why?: Why }> {
  if (isThere(found) || found.near.length === 0) return {};
  return { why: { code: "near", name, near: found.near.map(({ id, name }) => ({ id, name })) } };
}

/** Those of the company, each as what it has been merged into. @returns by the ids that were asked for */
export async function whereTheyLead(
  { db, workspace }: Pick<Deed, "db" | "workspace">,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Readonly<{ id: string; name: string }>>> {
  if (ids.length === 0) return new Map();
  const rows = await db.$queryRaw<{ asked: string; id: string; name: string }[]>(sql`
    SELECT c."id" AS "asked", k."id", k."name" FROM "Customer" c JOIN "Customer" k ON k."id" = coalesce(c."mergedIntoId", c."id")
     WHERE c."workspaceId" = ${workspace.id}::uuid AND c."id" = ANY(${[...ids]}::uuid[]) AND k."goneAt" IS NULL`);
  return new Map(rows.map(({ asked, id, name }) => [asked, { id, name }]));
}

/**
 * A few statements, whatever the number of names.
 * @param surelyOnly nobody is asked about the others
 * @returns by the name as the table writes it
 */
export async function findCustomers(
  deed: Deed,
  names: readonly string[],
  { same, surelyOnly = false }: Pick<Decisions, "same"> & Readonly<{ surelyOnly?: boolean }>,
): Promise<ReadonlyMap<string, FoundCustomer>> {
  const wanted = [...new Set(names)];
  const called = await customersCalled(deed, wanted);
  const chosen = wanted.flatMap((name) =>
    !called.has(name) && same[name] ? [{ name, id: same[name] }] : [],
  );
  const leads = await whereTheyLead(
    deed,
    chosen.map(({ id }) => id),
  );
  const said = new Map(
    chosen.flatMap(({ name, id }) => (leads.has(id) ? [[name, leads.get(id)!] as const] : [])),
  );
  const others = wanted.filter((name) => !called.has(name) && !said.has(name));
  const alike = new Map(
    (surelyOnly ? [] : await matchNames(deed, others)).map((one) => [one.name, one.alike]),
  );
  return new Map<string, FoundCustomer>([
    ...[...called].map(([name, customer]) => [name, customer] as const),
    ...said,
    ...others.map((name) => [name, { near: alike.get(name) ?? [] }] as const),
  ]);
}
