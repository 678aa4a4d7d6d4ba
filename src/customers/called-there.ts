/** How a customer is called in the CRM that the company pays for: said by somebody, and taken back. */
import { z } from "zod";
import { amongIds } from "../database/among-ids.ts";
import { sql } from "../database/sql.ts";
import { allCalledThere, recallExternally, subjectsCalled } from "../external-ids/external-ids.ts";
import { type Deed, DeedRefused } from "../history/deed.ts";
import { recordEvents } from "../history/record-events.ts";
import type { Customer } from "./customer.ts";
import { mergedInto } from "./merged-customers.ts";
import { lockCustomers } from "./write-customer.ts";

/** A file may have brought several ids of one customer. */
const ids = z.array(z.string());

/** What an undo needs of its event. */
export const callingDeed = z.object({ externalIds: z.tuple([ids, ids]) });
export type CallingDeed = Readonly<z.output<typeof callingDeed>>;

/**
 * In place of whatever it was called there; what a merged customer is called stays that one's.
 * @param value null: it is not there
 * @throws DeedRefused `taken`, when another customer is called so
 */
export async function callCustomer(
  deed: Deed,
  { id }: Pick<Customer, "id">,
  value: string | null,
): Promise<void> {
  const { db, workspace } = deed;
  await lockCustomers(deed, [id]);
  const before = await allCalledThere(db, workspace.id, "customer", id);
  const after = value === null ? [] : [value];
  if (before.join("\n") === after.join("\n")) return;
  const bearer =
    value === null ? undefined : (await subjectsCalled(db, workspace.id, "customer", after)).get(value);
  if (bearer !== undefined && bearer !== id) {
    if ((await mergedInto(deed, id)).some((one) => one.id === bearer)) return;
    throw new DeedRefused("taken", {});
  }
  await recallExternally(db, workspace.id, "customer", { values: after, subjectId: id });
  await recordEvents(deed, [
    { subject: "customer", subjectId: id, kind: "external-id", values: { externalIds: [before, after] } },
  ]);
}

/** @returns by their ids what each is called there: its own id, else that of one that was merged into it; the first by the alphabet */
export async function customersCalledThere(
  { db, workspace }: Pick<Deed, "db" | "workspace">,
  customerIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await db.$queryRaw<{ id: string; value: string }[]>(sql`
    SELECT i."id", f."value" FROM ${amongIds(customerIds)} i CROSS JOIN LATERAL (
      SELECT x."value" FROM (
          SELECT i."id", false AS "isMerged" UNION ALL SELECT c."id", true FROM "Customer" c WHERE c."mergedIntoId" = i."id") c
        JOIN "ExternalId" x ON x."workspaceId" = ${workspace.id}::uuid AND x."subjectId" = c."id" AND x."subject" = 'customer'
       ORDER BY c."isMerged", x."value" LIMIT 1) f`);
  return new Map(rows.map(({ id, value }) => [id, value]));
}

/** @throws DeedRefused `called-since`, when it is called otherwise by now, or another is called as it was */
export async function takeCallingBack(
  deed: Deed,
  {
    id: undoes,
    subjectId,
    externalIds: [before, after],
  }: CallingDeed & Readonly<{ id: string; subjectId: string }>,
): Promise<void> {
  const { db, workspace } = deed;
  await lockCustomers(deed, [subjectId]);
  const now = await allCalledThere(db, workspace.id, "customer", subjectId);
  const bearers = [...(await subjectsCalled(db, workspace.id, "customer", before)).values()];
  if (now.join("\n") !== after.join("\n") || bearers.some((one) => one !== subjectId))
    throw new DeedRefused("called-since", {});
  await recallExternally(db, workspace.id, "customer", { values: before, subjectId });
  await recordEvents(deed, [{ subject: "customer", subjectId, kind: "undo", undoes }]);
}
