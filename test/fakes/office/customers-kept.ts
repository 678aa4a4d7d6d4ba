/** All that a company keeps of its customers and their people, so that two moments can be compared. */
import { loadFile } from "../../../src/customers/file/customer-file.ts";
import { sql } from "../../../src/database/sql.ts";
import { transaction } from "../../../src/database/transaction.ts";
import { notTakenBack } from "../../../src/history/taken-back.ts";
import type { Office } from "./office.ts";

type Kept = Readonly<{
  own: Readonly<{ id: string; name: string; grade: string | null }>;
  words: Readonly<Record<string, string>>;
}>;

/** The same of those who were there at a moment before. */
export async function amongThose(office: Office, before: readonly Kept[]): Promise<Kept[]> {
  const ids = new Set(before.map(({ own }) => own.id));
  return (await customersKept(office)).filter(({ own }) => ids.has(own.id));
}

export async function customersKept({ database, workspaceId, workspace }: Office): Promise<Kept[]> {
  const company = await workspace();
  return transaction(database, async (db) => {
    const rows = await db.$queryRaw<(Omit<Kept, "words"> & { id: string })[]>(sql`
      SELECT to_jsonb(c) - 'goneAt' AS "own", c."id",
             (SELECT jsonb_agg(x."value" ORDER BY x."value") FROM "ExternalId" x WHERE x."workspaceId" = c."workspaceId" AND x."subjectId" = c."id") AS "called",
             (SELECT jsonb_agg(to_jsonb(h) ORDER BY h."id") FROM "Holding" h WHERE h."workspaceId" = c."workspaceId" AND h."customerId" = c."id") AS "held",
             (SELECT jsonb_agg(to_jsonb(k) ORDER BY k."id") FROM "Contact" k WHERE k."workspaceId" = c."workspaceId" AND k."customerId" = c."id"
                 AND ${notTakenBack(sql`k."eventId"`)}) AS "people"
        FROM "Customer" c WHERE c."workspaceId" = ${workspaceId}::uuid AND c."goneAt" IS NULL ORDER BY c."name", c."id"`);
    const kept: Kept[] = [];
    for (const { id, ...row } of rows)
      kept.push({ ...row, words: (await loadFile({ db, workspace: company }, id)).words });
    return kept;
  });
}
