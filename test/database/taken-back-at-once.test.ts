/**
 * What is done to thousands at once is looked up one by one, also before the planner has counted what has just been written: read
 * all over for each page, twenty thousand customers took longer to take back than a step may last.
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { givenTogether } from "../../src/customers/standing/give-customers.ts";
import { dropCustomers } from "../../src/customers/write-customer.ts";
import type { Database } from "../../src/database/open-database.ts";
import { sql } from "../../src/database/sql.ts";
import { type Tx, transaction } from "../../src/database/transaction.ts";
import { forgetValues } from "../../src/external-ids/external-ids.ts";
import type { Deed } from "../../src/history/deed.ts";
import { operatorDeed } from "../../src/operator/operator-deed.ts";
import { databases, freshDatabase } from "../fakes/database.ts";
import { type Office, openOffice } from "../fakes/office/office.ts";

const all = 4_000;
const asked = 500;
const together = "00000000-0000-4000-8000-000000000000";

describe.each(databases)("what is taken back of thousands on %s", (kind) => {
  let database: Database;
  let office: Office;
  beforeAll(async () => {
    database = await freshDatabase(kind);
    office = await openOffice(database);
  });
  afterAll(() => database.close());

  /** Within the transaction that wrote them; it is taken back at its end. @returns rows read of the table */
  async function reads(table: string, work: (deed: Deed, ids: readonly string[]) => Promise<unknown>) {
    let read = 0;
    await expect(
      transaction(database, async (tx) => {
        const deed = await operatorDeed(tx, office.workspaceId, office.now());
        const ids = await thousands(tx, office.workspaceId);
        const before = await readOf(tx, table);
        await work(deed, ids.slice(-asked));
        read = (await readOf(tx, table)) - before;
        throw new Taken();
      }),
    ).rejects.toThrow(Taken);
    return read;
  }

  test("what was given is found without reading whatever was taken back before", async () => {
    const read = await reads("Event", async (deed, ids) => {
      expect(await givenTogether(deed, together, ids)).toHaveLength(asked);
    });
    expect(read).toBeLessThan(asked * 4);
  });

  test("who goes is looked at without reading all customers for each of them", async () => {
    const read = await reads("Customer", async (deed, ids) => {
      expect(await dropCustomers(deed, ids, null)).toEqual([]);
    });
    expect(read).toBeLessThan(all * 5);
  });

  test("what they were called elsewhere is found without reading all such names", async () => {
    const read = await reads("ExternalId", async ({ db, workspace }) => {
      const values = Array.from({ length: asked }, (_, at) => `C-${at + 1}`);
      await forgetValues(db, workspace.id, "customer", values);
      expect(await db.externalId.count({ where: { workspaceId: workspace.id, value: values[0]! } })).toBe(0);
    });
    expect(read).toBeLessThan(asked * 4);
  });
});

class Taken extends Error {}

/** Customers who were given to somebody in one deed, most of them back already. @returns their ids; the last are not back */
async function thousands(tx: Tx, workspaceId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>(sql`
    INSERT INTO "Customer" ("id", "workspaceId", "name", "normalised", "createdAt")
    SELECT gen_random_uuid(), ${workspaceId}::uuid, 'c' || n, 'c' || n, now() FROM generate_series(1, ${all}::int) n RETURNING "id"`);
  const ids = rows.map(({ id }) => id);
  const events = await tx.$queryRaw<{ id: bigint; subjectId: string }[]>(sql`
    INSERT INTO "Event" ("workspaceId", "subject", "subjectId", "kind", "via", "at", "values")
    SELECT ${workspaceId}::uuid, 'customer', i."id", 'import', 'web', now(),
           jsonb_build_object('together', ${together}::text, 'columns', '{}'::jsonb)
      FROM unnest(${ids}::uuid[]) i("id") RETURNING "id", "subjectId"`);
  const back = events.slice(0, -asked).map(({ id }) => String(id));
  await tx.$executeRaw(sql`
    INSERT INTO "Event" ("workspaceId", "subject", "subjectId", "kind", "via", "at", "undoes")
    SELECT ${workspaceId}::uuid, 'customer', e."subjectId", 'undo', 'web', now(), e."id" FROM "Event" e
     WHERE e."id" = ANY(${back}::bigint[])`);
  await tx.$executeRaw(sql`
    INSERT INTO "ExternalId" ("workspaceId", "subject", "value", "subjectId")
    SELECT ${workspaceId}::uuid, 'customer', 'C-' || i."nth", i."id" FROM unnest(${ids}::uuid[]) WITH ORDINALITY i("id", "nth")`);
  return ids;
}

async function readOf(tx: Tx, table: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ read: number }[]>(sql`
    SELECT (coalesce(s."seq_tup_read", 0) + coalesce(s."idx_tup_fetch", 0))::int AS "read"
      FROM pg_stat_xact_user_tables s WHERE s."relname" = ${table}`);
  return row!.read;
}
