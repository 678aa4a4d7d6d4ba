import { sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";

/** What lists people, whoever sent it. Pictures and papers that wait are looked at by whoever sent them, and go within a day. */
const listing = "\\.(xlsx|xlsm|xltx|xls|ods|csv|tsv|txt|json)$";

/**
 * Somebody is erased: what was made for people, and tables that were sent and belong to nothing, go at once instead of within a day.
 * They may name them, in a form in which nobody can be taken out. Made again they do so no longer.
 * @returns how many
 */
export const dropWaiting = (db: Tx, workspaceId: string): Promise<number> =>
  db.$executeRaw(sql`
    DELETE FROM "File" f WHERE f."workspaceId" = ${workspaceId}::uuid AND f."eventId" IS NULL AND f."complete"
       AND (f."conversation" IS NULL OR f."name" ~* ${listing})`);
